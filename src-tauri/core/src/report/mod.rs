//! What the bureau prints: one table model per output, and renderers that know nothing of the kinds.

mod document;
mod filing_status;
mod output;
mod ranking;
mod table;
mod typesetter;
mod xlsx;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use document::{Block, Document};
pub use filing_status::filing_status;
pub use output::{save, write_whole};
pub use ranking::ranking;
pub use table::{Cell, Column, ColumnKind, Paper, Row, RowKind, Table};
pub use typesetter::{Pages, Typesetter, UsedFont};

/// A kind of printed output (domain.md, last table).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportKind {
    /// 绩效自评排名汇总表.
    Ranking,
    /// 等级分布表.
    Grades,
    /// 预算执行情况表.
    Execution,
    /// 三公经费变动表.
    ThreePublic,
    /// 人员与公用经费控制表.
    Staffing,
    /// 扣分指标汇总表.
    Deductions,
    /// 审核问题清单.
    Problems,
    /// 问题汇总表.
    ProblemSummary,
    /// 自评复核偏差表.
    ReviewGap,
    /// 报送情况表.
    FilingStatus,
    /// 年度对比表.
    Years,
    /// 同类比较表.
    Peers,
    /// 整改台账.
    Rectification,
    /// 通报.
    Circular,
    /// 审核意见（整改通知）.
    Letter,
}

impl ReportKind {
    /// All, in the order a menu lists them.
    pub const ALL: [Self; 15] = [
        Self::Ranking,
        Self::Grades,
        Self::Execution,
        Self::ThreePublic,
        Self::Staffing,
        Self::Deductions,
        Self::Problems,
        Self::ProblemSummary,
        Self::ReviewGap,
        Self::FilingStatus,
        Self::Years,
        Self::Peers,
        Self::Rectification,
        Self::Circular,
        Self::Letter,
    ];

    /// As it is called.
    pub fn title(self) -> &'static str {
        match self {
            Self::Ranking => "绩效自评排名汇总表",
            Self::Grades => "等级分布表",
            Self::Execution => "预算执行情况表",
            Self::ThreePublic => "三公经费变动表",
            Self::Staffing => "人员与公用经费控制表",
            Self::Deductions => "扣分指标汇总表",
            Self::Problems => "审核问题清单",
            Self::ProblemSummary => "问题汇总表",
            Self::ReviewGap => "自评复核偏差表",
            Self::FilingStatus => "报送情况表",
            Self::Years => "年度对比表",
            Self::Peers => "同类比较表",
            Self::Rectification => "整改台账",
            Self::Circular => "通报",
            Self::Letter => "审核意见（整改通知）",
        }
    }
}

/// A printed output, whatever it will be rendered as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// A table.
    Table(Table),
    /// Prose with tables.
    Document(Document),
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
