//! The kinds of output: how each is called, written and asked for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Format;

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

/// What an output can be asked for, beside its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportFilter {
    /// Which score it rests on.
    By,
    /// Only the departments of a category.
    Category,
    /// Only one department, or made for it.
    Department,
    /// Only some departments.
    Departments,
    /// Projects in the place of departments.
    Projects,
    /// As published with the closing of the year.
    Published,
    /// The last day for mending.
    Deadline,
    /// From one year to another.
    Years,
    /// Only what is past its date.
    Overdue,
}

impl ReportFilter {
    /// As a person is told of it.
    pub fn title(self) -> &'static str {
        match self {
            Self::By => "得分口径",
            Self::Category => "类别",
            Self::Department => "单位",
            Self::Departments => "多个单位",
            Self::Projects => "按项目",
            Self::Published => "公布时的结果",
            Self::Deadline => "整改期限",
            Self::Years => "起止年度",
            Self::Overdue => "只列逾期",
        }
    }
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

    /// As scripts write it (contract.md).
    pub fn id(self) -> &'static str {
        match self {
            Self::Ranking => "ranking",
            Self::Grades => "grades",
            Self::Execution => "execution",
            Self::ThreePublic => "three_public",
            Self::Staffing => "staffing",
            Self::Deductions => "deductions",
            Self::Problems => "problems",
            Self::ProblemSummary => "problem_summary",
            Self::ReviewGap => "review_gap",
            Self::FilingStatus => "filing_status",
            Self::Years => "years",
            Self::Peers => "peers",
            Self::Rectification => "rectification",
            Self::Circular => "circular",
            Self::Letter => "letter",
        }
    }

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

    /// What it is written as (contract.md).
    pub fn formats(self) -> &'static [Format] {
        match self {
            Self::Problems => &[Format::Xlsx, Format::Pdf, Format::Docx],
            Self::Circular | Self::Letter => &[Format::Docx, Format::Pdf],
            _ => &[Format::Xlsx, Format::Pdf],
        }
    }

    /// Whether there is none without a department.
    pub fn needs_department(self) -> bool {
        self == Self::Letter
    }

    /// What it can be asked for, beside its year.
    pub fn filters(self) -> &'static [ReportFilter] {
        use ReportFilter::{
            By, Category, Deadline, Department, Departments, Overdue, Projects, Published, Years,
        };
        match self {
            Self::Ranking => &[By, Category, Projects, Published],
            Self::Grades => &[Category, Projects],
            Self::Execution | Self::ThreePublic | Self::Staffing => &[Category],
            Self::Deductions => &[By, Category, Department, Departments, Projects],
            Self::Problems => &[Department, Departments, Category],
            Self::Rectification => &[Department, Category, Overdue],
            Self::ProblemSummary | Self::FilingStatus => &[Category],
            Self::ReviewGap => &[Category, Projects],
            Self::Years => &[By, Category, Department, Departments, Years],
            Self::Peers => &[By, Category, Department, Departments],
            Self::Circular => &[By],
            Self::Letter => &[Department, Deadline],
        }
    }
}
