//! The bureau's own figures of a year, from its budget system: who has to file, for which projects, and what the
//! filings' figures can be held against.

mod columns;
mod due;
mod import;
mod line;
mod plan;
mod shown;
mod year;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::number::{Amount, Quantity};

pub use import::{Request, import};
pub use plan::{LedgerPlan, LedgerSheet, UnknownDepartment, plan};
pub use shown::{LedgerRow, LedgerTotals, LedgerYear, ShownLedger, shown};

/// The unit of a ledger's money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MoneyUnit {
    /// 元.
    Yuan,
    /// 万元.
    TenThousandYuan,
}

/// What a row says of money, in 万元.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Budget {
    /// 年初预算数.
    pub initial_budget: Option<Amount>,
    /// 调整后预算数.
    pub revised_budget: Option<Amount>,
    /// 执行数.
    pub executed: Option<Amount>,
}

/// A department's line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct LedgerDepartment {
    /// The department, as the register names it.
    pub department: String,
    /// Its money.
    #[serde(flatten)]
    pub budget: Budget,
    /// 编制数.
    pub authorised_posts: Option<Quantity>,
    /// 三公经费预算.
    pub three_public_budget: Option<Amount>,
    /// The sheet it stands in.
    pub sheet: String,
    /// Its row there, from 1.
    pub row: u32,
}

/// A project that is due.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct LedgerProject {
    /// The department, as the register names it.
    pub department: String,
    /// The project's code.
    pub code: Option<String>,
    /// The project's name.
    pub name: String,
    /// Its money.
    #[serde(flatten)]
    pub budget: Budget,
    /// The sheet it stands in.
    pub sheet: String,
    /// Its row there, from 1.
    pub row: u32,
}

/// A row that could not be placed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Unmatched {
    /// The sheet.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// The department it names.
    pub department: Option<String>,
    /// The project it names.
    pub project: Option<String>,
    /// Why, in Chinese.
    pub reason: String,
}

/// A year's ledger.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Ledger {
    /// The departments' lines.
    pub departments: Vec<LedgerDepartment>,
    /// The projects due.
    pub projects: Vec<LedgerProject>,
    /// What could not be placed.
    pub unmatched: Vec<Unmatched>,
}

/// What an import of a ledger came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LedgerImport {
    /// The year.
    pub year: i32,
    /// Departments that the ledger names.
    pub departments: u32,
    /// Projects due.
    pub projects: u32,
    /// Rows that could not be placed.
    pub unmatched: Vec<Unmatched>,
    /// Which header each column was found under.
    pub columns: BTreeMap<String, String>,
    /// What the clerk should know, in Chinese.
    pub notes: Vec<String>,
}
