//! Copies of the database, verified when they are made, and the way back from one.
//!
//! Before every import of real files, before a migration, before a restore, and once a day a copy is laid into
//! `backups/` beside the database, and into a second folder if one is set. Old ones are thinned.

mod automatic;
mod list;
mod make;
mod name;
mod restore;
mod thin;

use serde::Serialize;
use ts_rs::TS;

use crate::storage::YearLine;

pub use automatic::{Secured, before_migration, make_here, secure};
pub use list::{Copies, CopyLine, copies, newest, set_second_folder};
pub use make::{Made, make};
pub use restore::{Restored, restore};
pub use thin::kept;

/// Why a copy was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Somebody asked for it. Such a copy is never thinned.
    Manual,
    /// The first use of a day.
    Daily,
    /// Before files are imported.
    Import,
    /// Before an import is undone.
    Undo,
    /// Before two departments of the register are made one.
    Merge,
    /// Before the program brings the database to a newer schema.
    Migration,
    /// Before another state is brought back.
    Restore,
}

/// What a copy holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Holding {
    /// Number of the newest migration.
    pub schema_version: u32,
    /// `ok`, or what SQLite's integrity check says.
    pub integrity: String,
    /// Rows that point at nothing.
    pub foreign_keys: u32,
    /// Current filings.
    pub filings: u32,
    /// Departments of the register.
    pub departments: u32,
    /// The years that have filings, oldest first.
    pub years: Vec<YearLine>,
    /// Local time of the last change; `None` if nothing was ever changed.
    pub newest_change: Option<String>,
    /// Whether it is a made-up county.
    pub demo: bool,
}
