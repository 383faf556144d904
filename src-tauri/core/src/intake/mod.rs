//! Intake: whatever a department sends becomes forms, or a sentence that says why not.

pub mod commit;
pub mod excerpt;
pub mod files;
pub mod format;
pub mod grid;
pub mod import;
pub mod labels;
pub mod outcome;
pub mod plan;
pub mod recognise;

pub use outcome::{
    Excerpt, ExcerptCell, ExcerptRow, FileOutcome, FileStatus, FilingOutcome, FormOutcome, Import,
    OnConflict, Totals,
};
