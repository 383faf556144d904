//! What the bureau prints: one table model per output, and renderers that know nothing of the kinds.

mod filing_status;
mod output;
mod ranking;
mod table;
mod xlsx;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use filing_status::filing_status;
pub use output::{save, write_whole};
pub use ranking::ranking;
pub use table::{Cell, Column, ColumnKind, Table};

/// A printed output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportKind {
    /// 绩效自评排名汇总表.
    Ranking,
    /// 报送情况表.
    FilingStatus,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Written {
    /// The file.
    pub out: String,
    /// Printed pages; `None` for a workbook, whose pages the printing program makes.
    pub pages: Option<u32>,
    /// Lines of the table.
    pub rows: u32,
}
