//! Intake: whatever a department sends becomes forms, or a sentence that says why not.

pub mod outcome;

pub use outcome::{
    Excerpt, ExcerptCell, ExcerptRow, FileOutcome, FileStatus, FilingOutcome, FindingCounts, FormOutcome,
    Import, OnConflict, Totals,
};
