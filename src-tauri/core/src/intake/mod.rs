//! Intake: whatever a department sends becomes forms, or a sentence that says why not.

mod archive;
pub mod commit;
mod department;
mod draw;
pub mod excerpt;
pub mod files;
pub mod format;
pub mod grid;
pub mod import;
pub mod labels;
pub mod learnt;
pub mod list;
mod lost;
pub mod outcome;
pub mod plan;
pub mod preview;
pub mod recognise;
mod side_by_side;

pub use outcome::{
    CellMark, Excerpt, ExcerptCell, ExcerptRow, FileOutcome, FileStatus, FilingOutcome, FormOutcome, Import,
    OnConflict, Preview, PreviewSheet, Totals,
};
