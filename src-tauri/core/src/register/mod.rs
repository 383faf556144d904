//! The register of departments as a workbook: brought in with a preview, and written out.

mod export;
mod import;

use serde::Serialize;
use ts_rs::TS;

pub use export::table;
pub use import::import;

/// What a row of a list does to the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowOutcome {
    /// It enters a department.
    New,
    /// It fills in or changes what the register says.
    Changed,
    /// The register says so already.
    Unchanged,
    /// It is not taken; the problem says why.
    Refused,
}

/// One thing that the register says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Difference {
    /// What, in Chinese (`编码`).
    pub field: String,
    /// What the register says.
    pub before: Option<String>,
    /// What the list says.
    pub after: String,
    /// Whether it is taken: something that is there is only overwritten on request.
    pub taken: bool,
}

/// A row of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RegisterRow {
    /// Its number in the sheet.
    pub row: u32,
    /// The department, as the register names it.
    pub department: String,
    /// What it does.
    pub outcome: RowOutcome,
    /// What it changes.
    pub differences: Vec<Difference>,
    /// Why it, or a part of it, is not taken.
    pub problem: Option<String>,
}

/// What a list does to the register, or would.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RegisterImport {
    /// The sheet.
    pub sheet: String,
    /// Every row that names a department.
    pub rows: Vec<RegisterRow>,
}
