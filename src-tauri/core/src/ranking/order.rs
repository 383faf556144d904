//! Puts filings, or their projects, in the order of a score.

use std::collections::HashMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{RankBy, RankRow, Ranking, places};
use crate::Assessed;
use crate::audit::FindingCounts;
use crate::filing::{Filing, FundsRow};
use crate::number::{Exact, Rate, Score};
use crate::scoring::{FormScore, RuleSet};

/// Which ranking is asked for.
#[derive(Debug, Clone, Default)]
pub struct Question<'a> {
    /// The year.
    pub year: i32,
    /// Which score ranks.
    pub by: RankBy,
    /// Only this category; places are counted within it.
    pub category: Option<&'a str>,
    /// Projects instead of departments.
    pub projects: bool,
    /// The newest change that the figures include, local time with offset.
    pub as_of: Option<String>,
    /// The rule set of the year, which gives the grades.
    pub rules: RuleSet,
}

/// Ranks the filings of a year; `previous` are those of the year before.
///
/// Equal scores, as printed with two decimals, share a place and the next is skipped. What has no
/// score to rank by stands unranked at the end. Within a tie: by code, name and project.
pub fn rank(filings: &[Assessed], previous: &[Assessed], question: &Question) -> Ranking {
    let (now, before) = (lines(filings, question.projects), lines(previous, question.projects));
    order(&now, &before, question)
}

/// A line that is still to be ranked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The line, without rank and grade.
    pub row: RankRow,
    /// Whether it bears a name of its own: a project whose name is blank cannot be followed over the years.
    pub named: bool,
}

/// The lines of some filings, in no order.
pub fn lines(filings: &[Assessed], projects: bool) -> Vec<Line> {
    filings.iter().flat_map(|filing| lines_of(filing, projects)).collect()
}

/// Puts lines in the order that is asked for; `previous` are those of the year before.
pub fn order(now: &[Line], previous: &[Line], question: &Question) -> Ranking {
    let rules = &question.rules;
    let mut rows = ranked(now, question, rules);
    let before: HashMap<_, _> = ranked(previous, question, rules)
        .into_iter()
        .filter_map(|row| Some(((row.department, row.project), row.rank?)))
        .collect();
    let (bearing, bore) = (bearers(now), bearers(previous));
    for row in &mut rows {
        let name = (row.department.clone(), row.project.clone());
        let known = |bearers: &Bearers| bearers.get(&name) == Some(&1);
        row.previous_rank = before.get(&name).copied().filter(|_| known(&bearing) && known(&bore));
    }
    Ranking {
        year: question.year,
        by: question.by,
        rule_set: rules.name.clone(),
        as_of: question.as_of.clone(),
        category: question.category.map(str::to_owned),
        published: None,
        rows,
    }
}

/// How many lines bear each name. Over the years a line is known by its name alone: one borne by another project of
/// its department cannot be followed.
type Bearers = HashMap<(String, Option<String>), u32>;

fn bearers(lines: &[Line]) -> Bearers {
    let mut bearers = Bearers::new();
    for Line { row, .. } in lines.iter().filter(|line| line.named) {
        *bearers.entry((row.department.clone(), row.project.clone())).or_default() += 1;
    }
    bearers
}

fn ranked(lines: &[Line], question: &Question, rules: &RuleSet) -> Vec<RankRow> {
    let in_category =
        |row: &&RankRow| question.category.is_none_or(|category| row.category.as_deref() == Some(category));
    let mut rows: Vec<RankRow> = lines
        .iter()
        .map(|line| &line.row)
        .filter(in_category)
        .cloned()
        .map(|mut row| {
            row.grade = row.score_of(question.by).map(|score| rules.grade(score));
            row
        })
        .collect();
    let key = |row: &RankRow| -> Option<Decimal> { row.score_of(question.by).map(Score::ranked) };
    rows.sort_by(|a, b| {
        key(b).cmp(&key(a)).then_with(|| {
            (a.code.is_none(), &a.code, &a.department, &a.project).cmp(&(
                b.code.is_none(),
                &b.code,
                &b.department,
                &b.project,
            ))
        })
    });
    let scores: Vec<Option<Score>> = rows.iter().map(|row| row.score_of(question.by)).collect();
    for (row, place) in rows.iter_mut().zip(places(&scores)) {
        row.rank = place;
    }
    rows
}

/// The department's line, or one for each of its projects.
fn lines_of(assessed: &Assessed, projects: bool) -> Vec<Line> {
    let filing = &assessed.filing;
    if !projects {
        let funds = filing.overall.as_ref().map(|form| &form.funds);
        let row = line(filing, None, funds, assessed.scores.overall.as_ref(), assessed.findings);
        return vec![Line { row, named: true }];
    }
    filing
        .projects
        .iter()
        .enumerate()
        .map(|(n, project)| {
            let named = project.name.value.is_some();
            let name = project.name.value.clone().or_else(|| project.annex.value.clone());
            let findings = assessed.project_findings.get(n).copied().unwrap_or_default();
            let name = name.unwrap_or_else(|| format!("第{}个项目（未填名称）", n + 1));
            let scores = assessed.scores.projects.get(n);
            Line { row: line(filing, Some(name), Some(&project.funds.total), scores, findings), named }
        })
        .collect()
}

fn line(
    filing: &Filing,
    project: Option<String>,
    funds: Option<&FundsRow>,
    score: Option<&FormScore>,
    findings: FindingCounts,
) -> RankRow {
    let revised_budget = funds.and_then(|funds| funds.revised_budget.get());
    let executed = funds.and_then(|funds| funds.executed.get());
    let rate = executed
        .zip(revised_budget)
        .and_then(|(executed, budget)| Rate::of(executed.decimal(), budget.decimal()));
    let score = score.cloned().unwrap_or_default();
    RankRow {
        rank: None,
        previous_rank: None,
        department: filing.department.name.clone(),
        code: filing.department.code.clone(),
        category: filing.department.category.clone(),
        project,
        revised_budget,
        executed,
        execution_rate: rate,
        self_score: score.self_score,
        recomputed_score: score.recomputed_score,
        reviewed_score: score.reviewed_score,
        final_score: score.final_score,
        unsupported_points: score.unsupported_points,
        score_gap: score.score_gap,
        grade: None,
        errors: findings.error,
        warnings: findings.warning,
    }
}
