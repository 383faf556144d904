//! Whether the database is whole.

use serde::Serialize;
use ts_rs::TS;

/// The result of a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Check {
    /// Everything below is as it should be.
    pub ok: bool,
    /// Number of the newest migration.
    pub schema_version: u32,
    /// `ok`, or what SQLite's integrity check says.
    pub integrity: String,
    /// Rows that point at nothing.
    pub foreign_keys: u32,
    /// Current filings.
    pub filings: u32,
    /// What else is wrong, in Chinese.
    pub problems: Vec<String>,
}
