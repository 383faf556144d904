//! A year's ledger as a clerk looks at it: a line for each department that is due, with totals.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::{Budget, LedgerProject, Unmatched};
use crate::number::{Amount, Exact, Quantity, Rate};
use crate::storage::Store;
use crate::{Code, Error, Result};

/// A year that has a ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LedgerYear {
    /// The evaluated year.
    pub year: i32,
    /// The file it came from.
    pub file: String,
    /// When it was brought in, local time.
    pub imported_at: String,
    /// Departments that are due.
    pub departments: u32,
    /// Projects that are due.
    pub projects: u32,
    /// Rows that were left out.
    pub unmatched: u32,
}

/// A department that is due.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct LedgerRow {
    /// The department, as the register names it.
    pub department: String,
    /// Its code.
    pub code: Option<String>,
    /// Its category.
    pub category: Option<String>,
    /// What its own line says of money.
    #[serde(flatten)]
    pub budget: Budget,
    /// Executed ÷ revised budget.
    pub execution_rate: Option<Rate>,
    /// 编制数.
    pub authorised_posts: Option<Quantity>,
    /// 三公经费预算.
    pub three_public_budget: Option<Amount>,
    /// Its projects that are due.
    pub projects: u32,
    /// What its projects come to together.
    pub project_budget: Budget,
}

/// What lines come to together; no value if none has one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct LedgerTotals {
    /// Money.
    #[serde(flatten)]
    pub budget: Budget,
    /// Executed ÷ revised budget.
    pub execution_rate: Option<Rate>,
    /// 编制数.
    pub authorised_posts: Option<Quantity>,
    /// 三公经费预算.
    pub three_public_budget: Option<Amount>,
}

/// A year's ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ShownLedger {
    /// Where it came from, and how much it holds.
    #[serde(flatten)]
    pub of: LedgerYear,
    /// The departments due, by code, then name.
    pub rows: Vec<LedgerRow>,
    /// The departments' lines together.
    pub totals: LedgerTotals,
    /// The projects due, in the order of the file.
    pub due_projects: Vec<LedgerProject>,
    /// The projects together.
    pub project_totals: LedgerTotals,
    /// The rows that were left out.
    pub left_out: Vec<Unmatched>,
}

/// The ledger of a year.
///
/// # Errors
/// `NotFound` if the year has none.
pub fn shown(store: &Store, year: i32) -> Result<ShownLedger> {
    let missing = || {
        Error::new(
            Code::NotFound,
            format!("还没有{year}年度的台账。请从预算系统导出 Excel 表，再在这里导入。"),
        )
    };
    let of = store.ledgers()?.into_iter().find(|ledger| ledger.year == year).ok_or_else(missing)?;
    let ledger = store.ledger(year)?.ok_or_else(missing)?;
    let mut lines: BTreeMap<&str, LedgerRow> = BTreeMap::new();
    for line in &ledger.departments {
        let row = lines.entry(&line.department).or_default();
        row.budget = line.budget.clone();
        row.execution_rate = rate(&line.budget);
        row.authorised_posts = line.authorised_posts;
        row.three_public_budget = line.three_public_budget;
    }
    for project in &ledger.projects {
        let row = lines.entry(&project.department).or_default();
        row.projects += 1;
        add(&mut row.project_budget, &project.budget);
    }
    let mut rows: Vec<LedgerRow> = Vec::new();
    for department in store.departments()? {
        if let Some(row) = lines.remove(department.name.as_str()) {
            rows.push(LedgerRow {
                department: department.name,
                code: department.code,
                category: department.category,
                ..row
            });
        }
    }
    let (mut totals, mut project_totals) = (LedgerTotals::default(), LedgerTotals::default());
    for row in &rows {
        add(&mut totals.budget, &row.budget);
        totals.authorised_posts = match (totals.authorised_posts, row.authorised_posts) {
            (Some(a), Some(b)) => Some(Quantity::new(a.decimal() + b.decimal())),
            (a, b) => a.or(b),
        };
        totals.three_public_budget = plus(totals.three_public_budget, row.three_public_budget);
        add(&mut project_totals.budget, &row.project_budget);
    }
    // A rate of sums of different departments would be none of either.
    let whole = |budget: &Budget| budget.revised_budget.is_some() == budget.executed.is_some();
    if rows.iter().all(|row| whole(&row.budget)) {
        totals.execution_rate = rate(&totals.budget);
    }
    if ledger.projects.iter().all(|project| whole(&project.budget)) {
        project_totals.execution_rate = rate(&project_totals.budget);
    }
    Ok(ShownLedger {
        of,
        rows,
        totals,
        due_projects: ledger.projects,
        project_totals,
        left_out: ledger.unmatched,
    })
}

fn rate(budget: &Budget) -> Option<Rate> {
    Rate::of(budget.executed?.decimal(), budget.revised_budget?.decimal())
}

fn add(sum: &mut Budget, budget: &Budget) {
    sum.initial_budget = plus(sum.initial_budget, budget.initial_budget);
    sum.revised_budget = plus(sum.revised_budget, budget.revised_budget);
    sum.executed = plus(sum.executed, budget.executed);
}

fn plus(a: Option<Amount>, b: Option<Amount>) -> Option<Amount> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a + b),
        (a, b) => a.or(b),
    }
}
