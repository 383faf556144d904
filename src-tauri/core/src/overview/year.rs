//! The figures of a year.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::next::steps;
use super::{FilingFigures, Gap, GradeLine, Missing, Overview, Problem, Sources, YearBefore, YearFigures};
use crate::Assessed;
use crate::audit::{FindingTally, Severity, registry};
use crate::closing::Closing;
use crate::filing::FundsRow;
use crate::filing_state::{FilingState, FilingStatus};
use crate::metrics::size;
use crate::number::{Amount, Exact, Rate, Score};
use crate::scoring::{FormScore, Grade};

/// Puts a year together.
pub fn overview(sources: &Sources<'_>) -> Overview {
    let Sources { year, status, filings, previous, tallies, closing, .. } = *sources;
    let figures = figures(filings);
    Overview {
        year,
        closed_at: closing.filter(|closing| Closing::holds(closing)).map(|closing| closing.closed_at.clone()),
        filing: filed(status),
        missing: status
            .rows
            .iter()
            .filter(|row| row.due && !row.state.needs_filing())
            .map(|row| Missing {
                department: row.department.clone(),
                extended_until: row.extended_until.clone(),
                overdue: row.overdue,
            })
            .collect(),
        grades: grades(filings),
        reviewed: size(scores(filings).filter(|score| score.reviewed_score.is_some()).count()),
        gaps: gaps(filings),
        problems: problems(tallies),
        next: steps(sources),
        before: (!previous.is_empty()).then(|| before(year - 1, &figures, previous)),
        figures,
    }
}

fn filed(status: &FilingStatus) -> FilingFigures {
    let standing = |state| size(status.rows.iter().filter(|row| row.state == state).count());
    FilingFigures {
        due: status.due,
        filed: status.filed,
        missing: status.due.saturating_sub(status.filed),
        overdue: size(status.rows.iter().filter(|row| row.overdue).count()),
        returned: standing(FilingState::Returned),
        approved: standing(FilingState::Approved),
    }
}

fn scores(filings: &[Assessed]) -> impl Iterator<Item = &FormScore> {
    filings.iter().filter_map(|filing| filing.scores.overall.as_ref())
}

fn grades(filings: &[Assessed]) -> Vec<GradeLine> {
    let count = |grade: Option<Grade>, of: fn(&FormScore) -> Option<Grade>| {
        size(
            scores(filings)
                .filter(|score| of(score).is_some_and(|own| grade.is_none_or(|grade| own == grade)))
                .count(),
        )
    };
    let claim: fn(&FormScore) -> Option<Grade> = |score| score.self_grade;
    let stand: fn(&FormScore) -> Option<Grade> = |score| score.final_grade;
    let (claims, standing) = (count(None, claim), count(None, stand));
    [Grade::Excellent, Grade::Good, Grade::Fair, Grade::Poor]
        .map(|grade| {
            let (claimed, stands) = (count(Some(grade), claim), count(Some(grade), stand));
            GradeLine {
                grade,
                claimed,
                claimed_share: share(claimed, claims),
                stands,
                stands_share: share(stands, standing),
            }
        })
        .to_vec()
}

fn share(part: u32, whole: u32) -> Option<Rate> {
    Rate::of(part.into(), whole.into())
}

fn figures(filings: &[Assessed]) -> YearFigures {
    let funds = || filings.iter().filter_map(|filing| Some(&filing.filing.overall.as_ref()?.funds));
    let total = |of: fn(&FundsRow) -> Option<Amount>| {
        let amounts: Vec<Amount> = funds().filter_map(of).collect();
        (!amounts.is_empty()).then(|| amounts.into_iter().sum::<Amount>())
    };
    let (executed, budget) = funds()
        .filter_map(|row| Some((row.executed.get()?, row.revised_budget.get()?)))
        .fold((Amount::default(), Amount::default()), |sum, (executed, budget)| {
            (sum.0 + executed, sum.1 + budget)
        });
    let best = grades(filings).into_iter().next();
    let gaps: Vec<Score> = scores(filings).filter_map(|score| score.score_gap).collect();
    let with = |of: fn(&Assessed) -> u32| size(filings.iter().filter(|filing| of(filing) > 0).count());
    YearFigures {
        filings: size(filings.len()),
        revised_budget: total(|row| row.revised_budget.get()),
        executed: total(|row| row.executed.get()),
        execution_rate: Rate::of(executed.decimal(), budget.decimal()),
        excellent_claimed: best.as_ref().and_then(|line| line.claimed_share),
        excellent_stands: best.as_ref().and_then(|line| line.stands_share),
        mean_gap: gaps
            .iter()
            .copied()
            .sum::<Score>()
            .decimal()
            .checked_div(Decimal::from(gaps.len()))
            .map(Score::new),
        errors: filings.iter().map(|filing| filing.findings.error).sum(),
        error_departments: with(|filing| filing.findings.error),
        warnings: filings.iter().map(|filing| filing.findings.warning).sum(),
        warning_departments: with(|filing| filing.findings.warning),
    }
}

/// Widest first; of equal ones by code, then name. What differs by less than is printed is no gap.
fn gaps(filings: &[Assessed]) -> Vec<Gap> {
    let mut gaps: Vec<(&Assessed, Gap)> = filings
        .iter()
        .filter_map(|filing| {
            let score = filing.scores.overall.as_ref()?;
            let gap = Gap {
                department: filing.filing.department.name.clone(),
                self_score: score.self_score?,
                final_score: score.final_score?,
                reviewed: score.reviewed_score.is_some(),
                score_gap: score.score_gap?,
            };
            (gap.score_gap.ranked() > Decimal::ZERO).then_some((filing, gap))
        })
        .collect();
    gaps.sort_by(|(a, one), (b, other)| {
        let place = |filing: &Assessed| {
            let department = &filing.filing.department;
            (department.code.is_none(), department.code.clone(), department.name.clone())
        };
        other.score_gap.cmp(&one.score_gap).then_with(|| place(a).cmp(&place(b)))
    });
    gaps.into_iter().take(Overview::GAPS).map(|(_, gap)| gap).collect()
}

/// By departments, then findings, then gravity. A rule that came to notes only is no problem.
fn problems(tallies: &[FindingTally]) -> Vec<Problem> {
    let mut rules: BTreeMap<&str, (Severity, u32, BTreeSet<&str>)> = BTreeMap::new();
    for tally in tallies.iter().filter(|tally| tally.status.is_unresolved()) {
        let (severity, findings, departments) =
            rules.entry(&tally.rule).or_insert((Severity::Note, 0, BTreeSet::new()));
        *severity = (*severity).min(tally.severity);
        *findings += tally.count;
        departments.insert(&tally.department);
    }
    let mut problems: Vec<Problem> = rules
        .into_iter()
        .filter(|(_, (severity, ..))| *severity != Severity::Note)
        .map(|(rule, (severity, findings, departments))| Problem {
            rule: rule.to_owned(),
            title: registry::rule(rule).map_or(rule, |rule| rule.title).to_owned(),
            severity,
            findings,
            departments: size(departments.len()),
        })
        .collect();
    problems.sort_by_key(|problem| {
        (std::cmp::Reverse((problem.departments, problem.findings)), problem.severity)
    });
    problems.truncate(Overview::PROBLEMS);
    problems
}

fn before(year: i32, now: &YearFigures, previous: &[Assessed]) -> YearBefore {
    let then = figures(previous);
    let growth = |now: Option<Amount>, then: Option<Amount>| {
        let (now, then) = now.zip(then)?;
        Rate::of((now - then).decimal(), then.decimal())
    };
    let rates = now.execution_rate.zip(then.execution_rate);
    YearBefore {
        year,
        revised_budget_growth: growth(now.revised_budget, then.revised_budget),
        executed_growth: growth(now.executed, then.executed),
        execution_rate_change: rates.map(|(now, then)| Rate::new(now.decimal() - then.decimal())),
        figures: then,
    }
}
