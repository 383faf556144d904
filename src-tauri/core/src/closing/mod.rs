//! 结账: a year's results frozen, published, and opened again with a reason.

mod close;
mod snapshot;

use serde::Serialize;
use ts_rs::TS;

pub use close::{close, reopen};
pub use snapshot::{Snapshot, checksum, published, snapshot};

/// One closing of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Closing {
    /// When it was closed, with offset.
    pub closed_at: String,
    /// By whom.
    pub closed_by: String,
    /// SHA-256 of what was frozen.
    pub checksum: String,
    /// When it was opened again.
    pub reopened_at: Option<String>,
    /// By whom.
    pub reopened_by: Option<String>,
    /// Why.
    pub reopen_reason: Option<String>,
}

impl Closing {
    /// Whether it holds.
    pub fn holds(&self) -> bool {
        self.reopened_at.is_none()
    }
}
