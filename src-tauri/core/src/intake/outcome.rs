//! What an import came to, file by file.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Error;
use crate::audit::FindingCounts;
use crate::department::Candidate;
use crate::filing::FormKind;
use crate::intake::learnt::{LearntLabel, UnknownColumn};
use crate::intake::plan::Plan;

/// What to do with a form that the filing holds already with other values.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OnConflict {
    /// Add forms the filing lacks; a form with other values needs a decision.
    #[default]
    Merge,
    /// Make a new version of the filing from this file.
    Replace,
    /// Leave the filing as it is.
    Keep,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileStatus {
    /// Its forms are in the database.
    Imported,
    /// Everything in it was there already.
    Unchanged,
    /// Nothing of it could be read; the problems say why.
    Refused,
    /// The clerk has to answer a question first; the problems say which.
    NeedsDecision,
}

/// A form found in a file.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FormOutcome {
    /// Which annex.
    pub kind: FormKind,
    /// The sheet it stands in.
    pub sheet: String,
    /// The project's name, for a project form.
    pub project: Option<String>,
    /// How many values were read.
    pub values: u32,
    /// How many cells were not understood.
    pub unread: u32,
}

/// What a file gave for one department and year.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FilingOutcome {
    /// Department name.
    pub department: String,
    /// The evaluated year.
    pub year: i32,
    /// The filing's version after the import.
    pub version: u32,
    /// The forms found.
    pub forms: Vec<FormOutcome>,
    /// Findings of the whole filing after the import.
    pub findings: FindingCounts,
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FileOutcome {
    /// The path as given or found.
    pub path: String,
    /// SHA-256 of its bytes; `None` if it could not be read.
    pub sha256: Option<String>,
    /// `xlsx`, `docx`; `None` if it is neither.
    pub format: Option<String>,
    /// What became of it.
    pub status: FileStatus,
    /// What it gave.
    pub filings: Vec<FilingOutcome>,
    /// What was wrong or is to be decided.
    pub problems: Vec<Error>,
    /// Departments that it may be of, if that is what is to be decided; the likeliest first.
    pub candidates: Vec<Candidate>,
    /// What the clerk should know of how it was taken, in Chinese.
    pub notes: Vec<String>,
}

impl FileOutcome {
    /// What is known of a file before it is looked up in the database.
    pub(super) fn undecided(plan: &Plan, path: &str) -> Self {
        Self {
            path: path.to_owned(),
            sha256: Some(plan.sha256.clone()),
            format: Some(plan.format.id().to_owned()),
            status: FileStatus::NeedsDecision,
            filings: Vec::new(),
            problems: plan.questions.clone(),
            candidates: Vec::new(),
            notes: plan.notes.clone(),
        }
    }
}

/// Files by status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[allow(missing_docs)]
pub struct Totals {
    pub imported: u32,
    pub unchanged: u32,
    pub refused: u32,
    pub needs_decision: u32,
}

/// What an import came to.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct Import {
    /// Every file, in the order they were taken.
    pub files: Vec<FileOutcome>,
    /// How many of each status.
    pub totals: Totals,
    /// Paths of files that were not reached because the import was cancelled; nothing of them was written.
    pub not_reached: Vec<String>,
}

/// A cell of an excerpt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExcerptCell {
    /// What stands in it.
    pub text: String,
    /// Columns it spans within the excerpt.
    pub columns: u32,
    /// Rows it spans within the excerpt.
    pub rows: u32,
    /// Whether it is a figure, to be set flush right.
    pub numeric: bool,
    /// Whether it is the cell asked for.
    pub picked: bool,
    /// What became of it, in a preview.
    pub mark: Option<CellMark>,
    /// Why it was not understood.
    pub note: Option<String>,
}

/// What became of a cell when its file was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CellMark {
    /// A value was read from it.
    Value,
    /// Something stood in it that was not understood.
    Unread,
}

/// A row of an excerpt; cells covered by a merged one are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExcerptRow {
    /// Its label at the edge (`5`).
    pub label: String,
    /// Its cells, from left to right.
    pub cells: Vec<ExcerptCell>,
}

/// A piece of an original sheet, to be drawn around a value's cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Excerpt {
    /// The file's own name.
    pub file: String,
    /// The sheet.
    pub sheet: String,
    /// The cell.
    pub cell: String,
    /// Labels of the columns (`C`, `D`).
    pub columns: Vec<String>,
    /// The rows around the cell.
    pub rows: Vec<ExcerptRow>,
}

/// A sheet of a previewed file, or one table, or a run of paragraphs of a Word file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PreviewSheet {
    /// The sheet's name; `表2`, `正文` in a Word file.
    pub name: String,
    /// Labels of the columns.
    pub columns: Vec<String>,
    /// Its rows, recognised cells marked.
    pub rows: Vec<ExcerptRow>,
    /// Rows beyond what a preview shows.
    pub rows_left_out: u32,
}

/// A file as it was understood, drawn as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Preview {
    /// The file's own name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// `xlsx`, `docx`, ….
    pub format: String,
    /// Its sheets.
    pub sheets: Vec<PreviewSheet>,
    /// Columns whose header was not understood, each once.
    pub unknown: Vec<UnknownColumn>,
    /// Explained headers that stand in it.
    pub learnt: Vec<LearntLabel>,
}
