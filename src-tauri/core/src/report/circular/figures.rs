//! The figures that a circular speaks of.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::Year;
use crate::Assessed;
use crate::audit::{Severity, Status, registry};
use crate::filing_state::{DueFrom, FilingState};
use crate::number::{Exact, Rate, Score, round_half_up};
use crate::report::prose::median;
use crate::scoring::{FormScore, Grade, GradeLines};

/// The most problems and departments that the text names.
const NAMED: usize = 5;

/// Scores of one kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scores {
    /// How many forms have one.
    pub count: usize,
    /// The highest.
    pub highest: Option<Decimal>,
    /// The lowest.
    pub lowest: Option<Decimal>,
    /// The middle one.
    pub median: Option<Decimal>,
    /// How many are 优, 良, 中, 差.
    pub grades: [usize; 4],
}

/// Funds of the departments that filled in both 全年预算数 and 全年执行数 in 附件二.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Funds {
    /// How many those are.
    pub covered: usize,
    /// 全年预算数, 万元.
    pub budget: Decimal,
    /// 全年执行数, 万元.
    pub executed: Decimal,
    /// executed ÷ budget.
    pub rate: Option<Decimal>,
    /// The middle rate of the departments.
    pub median: Option<Decimal>,
    /// How many of them spent less than the rules' line.
    pub low: usize,
}

/// A department that claims more than it was left with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The department.
    pub department: String,
    /// What it claimed.
    pub self_score: Decimal,
    /// What it was left with.
    pub left: Decimal,
}

/// A kind of problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The rule's title.
    pub title: String,
    /// Departments that have it.
    pub departments: usize,
    /// How often it was found.
    pub findings: usize,
}

/// Two scores of the same forms side by side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairs {
    /// How many forms have both.
    pub count: usize,
    /// The middle self-score of those.
    pub self_median: Option<Decimal>,
    /// The middle of the others.
    pub median: Option<Decimal>,
    /// How many claim 优.
    pub self_excellent: usize,
    /// How many are 优 by the other score.
    pub excellent: usize,
    /// How many claim more.
    pub above: usize,
    /// How many claim less.
    pub below: usize,
}

/// All figures of a circular.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    pub(super) year: i32,
    pub(super) as_of: Option<String>,
    pub(super) rule_set: String,
    pub(super) lines: GradeLines,
    pub(super) low_execution: Rate,
    pub(super) due_from: DueFrom,
    pub(super) due: usize,
    pub(super) filed: usize,
    pub(super) not_due: usize,
    pub(super) not_filed: Vec<String>,
    pub(super) extended: usize,
    pub(super) overall_forms: usize,
    pub(super) project_forms: usize,
    pub(super) returned_times: usize,
    pub(super) returned: usize,
    pub(super) funds: Funds,
    pub(super) funds_before: Funds,
    pub(super) claimed: Scores,
    pub(super) claimed_before: Scores,
    pub(super) projects: Scores,
    pub(super) recomputed: Pairs,
    pub(super) reviewed: Pairs,
    pub(super) unsupported: Decimal,
    pub(super) unsupported_in: usize,
    pub(super) drawn: usize,
    pub(super) gaps: Vec<Gap>,
    pub(super) open: [usize; 3],
    pub(super) troubled: usize,
    pub(super) faulty: usize,
    pub(super) rectified: usize,
    pub(super) waived: usize,
    pub(super) common: Vec<Problem>,
}

impl Figures {
    /// Counts and works out everything that the text says.
    pub fn of(year: &Year<'_>) -> Self {
        let rows = &year.status.rows;
        let filed_rows = || rows.iter().filter(|row| row.state.needs_filing());
        let missing = || rows.iter().filter(|row| row.due && !row.state.needs_filing());
        let grade = |score: Score| year.rules.grade(score);
        let claims = |filings: &[Assessed]| -> Vec<Score> {
            filings.iter().filter_map(|filing| filing.scores.overall.as_ref()?.self_score).collect()
        };
        let forms: Vec<&FormScore> =
            year.filings.iter().filter_map(|filing| filing.scores.overall.as_ref()).collect();
        let pair = |of: fn(&FormScore) -> Option<Score>| {
            let both = forms.iter().filter_map(|form| Some((form.self_score?, of(form)?)));
            pairs(&both.collect::<Vec<_>>(), grade)
        };
        let projects = year.filings.iter().flat_map(|filing| &filing.scores.projects);
        let unsupported = forms.iter().map(|form| form.unsupported_points.decimal());
        let open = || year.findings.iter().filter(|(_, status)| status.is_unresolved());
        let of_severity = |severity| open().filter(move |(finding, _)| finding.severity == severity);
        let departments = |severities: &[Severity]| {
            let found = open().filter(|(finding, _)| severities.contains(&finding.severity));
            found.map(|(finding, _)| finding.department.as_str()).collect::<BTreeSet<_>>().len()
        };
        let all = [Severity::Error, Severity::Warning, Severity::Note];
        let set = |wanted| year.findings.iter().filter(|(_, status)| *status == wanted).count();
        Self {
            year: year.year,
            as_of: year.as_of.map(str::to_owned),
            rule_set: year.rules.name.clone(),
            lines: year.rules.lines.clone(),
            low_execution: year.rules.limits.low_execution,
            due_from: year.status.due_from,
            due: rows.iter().filter(|row| row.due).count(),
            filed: filed_rows().filter(|row| row.due).count(),
            not_due: filed_rows().filter(|row| !row.due).count(),
            not_filed: missing().map(|row| row.department.clone()).collect(),
            extended: missing().filter(|row| row.state == FilingState::Extended && !row.overdue).count(),
            overall_forms: filed_rows().filter(|row| row.overall).count(),
            project_forms: filed_rows().filter_map(|row| usize::try_from(row.filed_projects).ok()).sum(),
            returned_times: rows.iter().filter_map(|row| usize::try_from(row.times_returned).ok()).sum(),
            returned: rows.iter().filter(|row| row.times_returned > 0).count(),
            funds: funds(year.filings, year.rules.limits.low_execution),
            funds_before: funds(year.before, year.rules.limits.low_execution),
            claimed: scores(&claims(year.filings), grade),
            claimed_before: scores(&claims(year.before), grade),
            projects: scores(&projects.filter_map(|form| form.self_score).collect::<Vec<_>>(), grade),
            recomputed: pair(|form| form.recomputed_score),
            reviewed: pair(|form| form.reviewed_score),
            unsupported: unsupported.clone().sum(),
            unsupported_in: unsupported.filter(|points| *points > Decimal::ZERO).count(),
            drawn: year.sample.map_or(0, |sample| sample.departments.len()),
            gaps: gaps(year.filings),
            open: all.map(|severity| of_severity(severity).count()),
            troubled: departments(&all),
            faulty: departments(&[Severity::Error]),
            rectified: set(Status::Rectified),
            waived: set(Status::Waived),
            common: common(year),
        }
    }
}

fn funds(filings: &[Assessed], low: Rate) -> Funds {
    let mut funds = Funds::default();
    let mut rates = Vec::new();
    for filing in filings {
        let row = filing.filing.overall.as_ref().map(|form| &form.funds);
        let Some((budget, executed)) = row.and_then(|row| row.revised_budget.get().zip(row.executed.get()))
        else {
            continue;
        };
        funds.covered += 1;
        funds.budget += budget.decimal();
        funds.executed += executed.decimal();
        rates.extend(Rate::of(executed.decimal(), budget.decimal()));
    }
    funds.low = rates.iter().filter(|rate| **rate < low).count();
    funds.rate = Rate::of(funds.executed, funds.budget).map(Exact::decimal);
    funds.median = median(rates.into_iter().map(Exact::decimal));
    funds
}

/// By the rules of the year that the circular is about, also for scores of the year before: shares of grades are then
/// shares of the same grades.
fn scores(scores: &[Score], grade: impl Fn(Score) -> Grade) -> Scores {
    let count = |wanted| scores.iter().filter(|score| grade(**score) == wanted).count();
    Scores {
        count: scores.len(),
        highest: scores.iter().max().map(|score| score.decimal()),
        lowest: scores.iter().min().map(|score| score.decimal()),
        median: median(scores.iter().map(|score| score.decimal())),
        grades: [Grade::Excellent, Grade::Good, Grade::Fair, Grade::Poor].map(count),
    }
}

fn pairs(pairs: &[(Score, Score)], grade: impl Fn(Score) -> Grade) -> Pairs {
    let excellent = |score: Score| grade(score) == Grade::Excellent;
    Pairs {
        count: pairs.len(),
        self_median: median(pairs.iter().map(|(claimed, _)| claimed.decimal())),
        median: median(pairs.iter().map(|(_, other)| other.decimal())),
        self_excellent: pairs.iter().filter(|(claimed, _)| excellent(*claimed)).count(),
        excellent: pairs.iter().filter(|(_, other)| excellent(*other)).count(),
        above: pairs.iter().filter(|(claimed, other)| claimed.ranked() > other.ranked()).count(),
        below: pairs.iter().filter(|(claimed, other)| claimed.ranked() < other.ranked()).count(),
    }
}

/// The departments whose self-score is furthest above the final one; of equal gaps by code and name.
fn gaps(filings: &[Assessed]) -> Vec<Gap> {
    let mut gaps: Vec<_> = filings
        .iter()
        .filter_map(|filing| {
            let form = filing.scores.overall.as_ref()?;
            let (claimed, left) = (form.self_score?.ranked(), form.final_score?.ranked());
            let department = &filing.filing.department;
            let code = (department.code.is_none(), department.code.clone());
            let gap = Gap { department: department.name.clone(), self_score: claimed, left };
            (claimed > left).then_some((round_half_up(claimed - left, 2), code, gap))
        })
        .collect();
    gaps.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| (&a.1, &a.2.department).cmp(&(&b.1, &b.2.department))));
    gaps.into_iter().take(NAMED).map(|(.., gap)| gap).collect()
}

/// The problems that most departments have, notes aside; of equally many, the one found more often.
fn common(year: &Year<'_>) -> Vec<Problem> {
    let mut rules: BTreeMap<&str, (BTreeSet<&str>, usize)> = BTreeMap::new();
    for (finding, status) in year.findings {
        if status.is_unresolved() && finding.severity != Severity::Note {
            let (departments, findings) = rules.entry(&finding.rule).or_default();
            departments.insert(&finding.department);
            *findings += 1;
        }
    }
    let mut problems: Vec<Problem> = rules
        .into_iter()
        .map(|(rule, (departments, findings))| Problem {
            title: registry::rule(rule).map_or_else(|| rule.to_owned(), |rule| rule.title.to_owned()),
            departments: departments.len(),
            findings,
        })
        .collect();
    problems.sort_by_key(|problem| std::cmp::Reverse((problem.departments, problem.findings)));
    problems.truncate(NAMED);
    problems
}
