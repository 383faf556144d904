//! What the bureau prints: one table model per output, and renderers that know nothing of the kinds.

pub mod circular;
mod deductions;
mod document;
pub mod docx;
mod execution;
mod file_name;
mod filing_status;
mod grades;
mod imprint;
mod kind;
pub mod letter;
mod lines;
mod masked;
mod output;
mod peers;
mod problem_summary;
mod problems;
mod prose;
mod ranking;
mod rectification;
mod review_gap;
mod seen;
mod staffing;
mod table;
mod three_public;
mod typesetter;
mod widths;
mod xlsx;
mod years;

use serde::Serialize;
use ts_rs::TS;

pub use deductions::deductions;
pub use document::{Block, Document};
pub use execution::execution;
pub use file_name::file_name;
pub use filing_status::filing_status;
pub use grades::grades;
pub use imprint::Imprint;
pub use kind::{ReportFilter, ReportKind};
pub use output::{Format, save, workbook, write_whole};
pub use peers::peers;
pub use problem_summary::problem_summary;
pub use problems::{Problem, ProblemsOf, problems};
pub use ranking::ranking;
pub use rectification::rectification;
pub use review_gap::review_gap;
pub use seen::{Seen, SeenColumn, SeenKind, seen};
pub use staffing::staffing;
pub use table::{Cell, Column, ColumnKind, DASH, Paper, Row, RowKind, Table};
pub use three_public::three_public;
pub use typesetter::{Pages, Pdf, Typesetter, UsedFont};
pub use years::{YearOf, years};

/// A printed output, whatever it will be rendered as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// A table.
    Table(Table),
    /// Prose with tables.
    Document(Document),
}

impl From<Table> for Output {
    fn from(table: Table) -> Self {
        Self::Table(table)
    }
}

impl From<Document> for Output {
    fn from(document: Document) -> Self {
        Self::Document(document)
    }
}

impl Output {
    /// Lines of its tables, without headings and totals.
    pub fn rows(&self) -> u32 {
        let lines = |table: &Table| table.rows.iter().filter(|row| row.kind == RowKind::Body).count();
        crate::metrics::size(match self {
            Self::Table(table) => lines(table),
            Self::Document(document) => document
                .blocks
                .iter()
                .map(|block| if let Block::Table(table) = block { lines(table) } else { 0 })
                .sum(),
        })
    }
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Written {
    /// The file.
    pub out: String,
    /// Printed pages; `None` for a workbook, whose pages the printing program makes.
    pub pages: Option<u32>,
    /// Lines of the table, without headings and totals.
    pub rows: u32,
    /// Characters that no font of this computer has; `〓` is printed for them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub missing: Vec<String>,
}
