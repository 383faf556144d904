//! A made-up county, to try the program on. Everything in it is labelled as made up.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
