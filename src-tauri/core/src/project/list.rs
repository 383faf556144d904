//! All projects of a year.

use std::collections::{BTreeMap, HashMap};

use super::{Due, ProjectList, ProjectRow, due::due, name};
use crate::Assessed;
use crate::department::Department;
use crate::ledger::LedgerProject;
use crate::metrics::size;
use crate::number::{Amount, Exact, Rate};
use crate::ranking::{RankBy, places};
use crate::scoring::RuleSet;

/// Which projects are asked for.
#[derive(Debug, Clone, Default)]
pub struct Question<'a> {
    /// The year.
    pub year: i32,
    /// Which score ranks.
    pub by: RankBy,
    /// Only this category; places are counted within it.
    pub category: Option<&'a str>,
    /// Only this department; places stay those among all.
    pub department: Option<&'a str>,
    /// The newest change that the figures include, local time with offset.
    pub as_of: Option<String>,
    /// The rule set of the year, which gives the grades.
    pub rules: RuleSet,
}

/// Lists the projects of a year's filings and, if there is a ledger, those that are due and were not filed.
///
/// Source of due: the bureau's own ledger, matched by code and name as the audit does.
pub fn list(
    filings: &[Assessed],
    ledger: Option<&[LedgerProject]>,
    register: &[Department],
    question: &Question<'_>,
) -> ProjectList {
    let mut books: BTreeMap<&str, Vec<LedgerProject>> = BTreeMap::new();
    for line in ledger.unwrap_or_default() {
        books.entry(&line.department).or_default().push(line.clone());
    }
    let mut rows = Vec::new();
    let none = Vec::new();
    for filing in filings {
        let name = filing.filing.department.name.as_str();
        let lines = books.remove(name).unwrap_or_else(|| none.clone());
        let (said, missing) = due(&filing.filing.projects, &lines);
        let filed = rows_of(filing);
        rows.extend(
            filed.into_iter().zip(said).map(|(row, due)| ProjectRow { due: ledger.map(|_| due), ..row }),
        );
        let department = &filing.filing.department;
        rows.extend(
            missing
                .into_iter()
                .map(|line| missing_row(line, department.code.clone(), department.category.clone())),
        );
    }
    // Departments that did not file at all.
    for (name, lines) in books {
        let known = register.iter().find(|department| department.name == name);
        let (code, category) = known.map_or((None, None), |d| (d.code.clone(), d.category.clone()));
        rows.extend(lines.iter().map(|line| missing_row(line, code.clone(), category.clone())));
    }
    rows.retain(|row| question.category.is_none_or(|of| row.category.as_deref() == Some(of)));
    let scores: Vec<_> = rows.iter().map(|row| basis(row, question.by)).collect();
    for (row, place) in rows.iter_mut().zip(places(&scores)) {
        row.rank = place;
    }
    for row in &mut rows {
        row.grade = basis(row, question.by).map(|score| question.rules.grade(score));
    }
    rows.retain(|row| question.department.is_none_or(|of| row.department == of));
    rows.sort_by(|a, b| {
        (a.rank.is_none(), a.rank, a.code.is_none(), &a.code, &a.department, a.nth.is_none(), a.nth).cmp(&(
            b.rank.is_none(),
            b.rank,
            b.code.is_none(),
            &b.code,
            &b.department,
            b.nth.is_none(),
            b.nth,
        ))
    });
    ProjectList {
        year: question.year,
        by: question.by,
        rule_set: question.rules.name.clone(),
        as_of: question.as_of.clone(),
        has_ledger: ledger.is_some(),
        execution_rate: rate_of_all(&rows),
        rows,
    }
}

fn basis(row: &ProjectRow, by: RankBy) -> Option<crate::number::Score> {
    match by {
        RankBy::SelfScore => row.self_score,
        RankBy::Recomputed => row.recomputed_score,
        RankBy::Reviewed => row.reviewed_score,
        RankBy::Final => row.final_score,
    }
}

/// A project that has only one of the two figures would make a rate of different projects.
fn rate_of_all(rows: &[ProjectRow]) -> Option<Rate> {
    let both = rows.iter().filter_map(|row| row.executed.zip(row.revised_budget));
    let (executed, revised) =
        both.fold((Amount::default(), Amount::default()), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
    Rate::of(executed.decimal(), revised.decimal())
}

fn rows_of(filing: &Assessed) -> Vec<ProjectRow> {
    let keys: Vec<_> = filing.filing.projects.iter().map(name::of).collect();
    let mut bearers: HashMap<&str, u32> = HashMap::new();
    for key in keys.iter().flatten() {
        *bearers.entry(&key.plain).or_default() += 1;
    }
    let department = &filing.filing.department;
    filing
        .filing
        .projects
        .iter()
        .zip(&keys)
        .enumerate()
        .map(|(n, (project, key))| {
            let funds = &project.funds.total;
            let (initial, revised) = (funds.initial_budget.get(), funds.revised_budget.get());
            let executed = funds.executed.get();
            let score = filing.scores.projects.get(n).cloned().unwrap_or_default();
            let findings = filing.project_findings.get(n).copied().unwrap_or_default();
            ProjectRow {
                rank: None,
                department: department.name.clone(),
                code: department.code.clone(),
                category: department.category.clone(),
                nth: Some(size(n)),
                project: title(project, n),
                named: key.is_some(),
                shared_name: key.as_ref().is_some_and(|key| bearers.get(key.plain.as_str()) > Some(&1)),
                initial_budget: initial,
                revised_budget: revised,
                executed,
                execution_rate: executed
                    .zip(revised)
                    .and_then(|(executed, revised)| Rate::of(executed.decimal(), revised.decimal())),
                adjustment_rate: initial.zip(revised).and_then(|(initial, revised)| {
                    Rate::of((revised - initial).decimal(), initial.decimal())
                }),
                grade: None,
                self_score: score.self_score,
                recomputed_score: score.recomputed_score,
                reviewed_score: score.reviewed_score,
                final_score: score.final_score,
                score_gap: score.score_gap,
                unsupported_points: Some(score.unsupported_points),
                errors: findings.error,
                warnings: findings.warning,
                due: None,
            }
        })
        .collect()
}

/// What a project is called where its name is blank.
pub(super) fn title(project: &crate::filing::Project, n: usize) -> String {
    let name = project.name.value.clone().or_else(|| project.annex.value.clone());
    name.unwrap_or_else(|| format!("第{}个项目（未填名称）", n + 1))
}

/// What is due and was not filed. The ledger's figures are the bureau's own: they are not shown as filed ones.
fn missing_row(line: &LedgerProject, code: Option<String>, category: Option<String>) -> ProjectRow {
    ProjectRow {
        rank: None,
        department: line.department.clone(),
        code,
        category,
        nth: None,
        project: line.name.clone(),
        named: true,
        shared_name: false,
        initial_budget: None,
        revised_budget: None,
        executed: None,
        execution_rate: None,
        adjustment_rate: None,
        self_score: None,
        recomputed_score: None,
        reviewed_score: None,
        final_score: None,
        score_gap: None,
        unsupported_points: None,
        grade: None,
        errors: 0,
        warnings: 0,
        due: Some(Due::Missing),
    }
}
