//! A made-up county, to try the program on. Everything in it is labelled as made up.

mod catalogue;
mod county;
mod dice;
mod fault;
mod figures;
mod forms;
mod goals;
mod import;
mod manner;
mod register;
mod score;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use county::{County, DemoDepartment, DemoFile, DemoFiling, county};
pub use fault::{Fault, FaultKind};
pub use import::import;
pub use register::COUNTY;

/// Stands in red below every made-up form.
pub const NOTICE: &str = "示例数据，非真实单位";

/// How large a county to make up.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(default)]
pub struct DemoRequest {
    /// How many departments.
    pub departments: u32,
    /// First year.
    pub from: i32,
    /// Last year.
    pub to: i32,
    /// The same seed gives the same county.
    #[ts(type = "number")]
    pub seed: u64,
    /// A folder to write the workbooks to as well.
    pub files: Option<String>,
}

impl Default for DemoRequest {
    fn default() -> Self {
        Self { departments: 100, from: 2022, to: 2024, seed: 1, files: None }
    }
}

/// What was made up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Demo {
    /// Departments in the register.
    pub departments: u32,
    /// Filings imported.
    pub filings: u32,
}
