//! Who changes something, and when. Time is passed in: core never asks for it.

/// What the log of changes records beside the change itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Local time with offset, `2025-04-18T16:30:00+08:00`.
    pub at: String,
    /// The user's name.
    pub by: String,
}
