//! How far a long command is, for whoever waits for it.

use serde::Serialize;
use ts_rs::TS;

/// How far a long command is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Step {
    /// Items done.
    pub done: u32,
    /// Items in all.
    pub total: u32,
    /// What is being done now (a file's name).
    pub current: String,
}

/// Hears how far a long command is.
pub trait Progress: Sync {
    /// Called before each item and once at the end.
    fn step(&self, step: &Step);

    /// Whether whoever waits has had enough: asked between items. What is done stays done.
    fn cancelled(&self) -> bool {
        false
    }
}

/// Hears nothing.
pub struct Silent;

impl Progress for Silent {
    fn step(&self, _: &Step) {}
}
