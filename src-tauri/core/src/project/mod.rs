//! 项目: all projects of a year over the departments, and one project over the years.

mod due;
mod history;
mod indicators;
mod list;
mod name;

use serde::Serialize;
use ts_rs::TS;

use crate::number::{Amount, Rate, Score};
use crate::ranking::RankBy;
use crate::scoring::Grade;
use crate::yearly::YearlyRow;

pub use history::{Asked, history};
pub use list::{Question, list};

/// What the bureau's ledger of the year says of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ProjectDue")]
pub enum Due {
    /// It is due, and filed.
    Filed,
    /// It is due by a name that is written nearly so.
    FiledAlike,
    /// It is due, and nothing was filed for it.
    Missing,
    /// It was filed and is not in the ledger.
    NotListed,
    /// Its name, or the ledger, leaves open which one is meant.
    Unsure,
}

/// A project of a year.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ProjectRow {
    /// Place by the score that ranks; equal printed scores share it and the next is skipped.
    pub rank: Option<u32>,
    /// Department name.
    pub department: String,
    /// Its code.
    pub code: Option<String>,
    /// Its category.
    pub category: Option<String>,
    /// Which 附件三 of the filing, from 0; `None` if nothing was filed.
    pub nth: Option<u32>,
    /// The project's name as filed, or as the ledger has it.
    pub project: String,
    /// Whether it bears a name of its own.
    pub named: bool,
    /// Whether another project of the department bears the same name that year.
    pub shared_name: bool,
    /// 年初预算数, 万元.
    pub initial_budget: Option<Amount>,
    /// 全年预算数, 万元.
    pub revised_budget: Option<Amount>,
    /// 全年执行数, 万元.
    pub executed: Option<Amount>,
    /// executed ÷ revised_budget, computed.
    pub execution_rate: Option<Rate>,
    /// (revised − initial) ÷ initial, computed.
    pub adjustment_rate: Option<Rate>,
    /// As filed.
    pub self_score: Option<Score>,
    /// What the rules give.
    pub recomputed_score: Option<Score>,
    /// What the bureau decided.
    pub reviewed_score: Option<Score>,
    /// Reviewed where decided, else recomputed.
    pub final_score: Option<Score>,
    /// self − final.
    pub score_gap: Option<Score>,
    /// Points claimed without a target or an actual value; `None` if nothing was filed.
    pub unsupported_points: Option<Score>,
    /// Grade of the score that ranks.
    pub grade: Option<Grade>,
    /// Unresolved errors.
    pub errors: u32,
    /// Unresolved warnings.
    pub warnings: u32,
    /// What the ledger says; `None` if the year has none.
    pub due: Option<Due>,
}

/// The projects of a year.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ProjectList {
    /// The year.
    pub year: i32,
    /// Which score ranks.
    pub by: RankBy,
    /// Name of the rule set.
    pub rule_set: String,
    /// The newest change that the figures include, local time with offset.
    pub as_of: Option<String>,
    /// Whether the year has a ledger that says which are due.
    pub has_ledger: bool,
    /// executed ÷ revised_budget over all rows that have both.
    pub execution_rate: Option<Rate>,
    /// Best first, unranked ones and those that were not filed last.
    pub rows: Vec<ProjectRow>,
}

/// How a year's project was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ProjectFound")]
pub enum Found {
    /// By its name.
    Same,
    /// By a name that is written in another of the ways that clerks are known to write: to be looked at.
    Variant,
    /// Several bear the name: which one is meant cannot be told.
    Several,
    /// The department filed, but no such project.
    Absent,
    /// The department did not file.
    NotFiled,
}

/// A year of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProjectYear {
    /// The year.
    pub year: i32,
    /// How it was found.
    pub found: Found,
    /// Which 附件三 of the filing, from 0; of several that bear the name, all.
    pub nth: Vec<u32>,
    /// Its name as filed that year.
    pub name: Option<String>,
    /// What must be known of it, in Chinese.
    pub note: Option<String>,
    /// 预期目标.
    pub expected: Option<String>,
    /// 实际完成情况.
    pub achieved: Option<String>,
    /// Grade of its final score.
    pub grade: Option<Grade>,
}

/// What became of an indicator since the last year in which the project was filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorChange {
    /// It was not there before.
    Appeared,
    /// It is gone.
    Gone,
    /// It has another 年度指标值.
    Target,
    /// It has another 分值.
    Weight,
}

/// An indicator in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IndicatorYear {
    /// The year.
    pub year: i32,
    /// Whether the project's form has it that year.
    pub present: bool,
    /// 年度指标值.
    pub target: Option<String>,
    /// 实际完成值.
    pub actual: Option<String>,
    /// 分值.
    pub weight: Option<Score>,
    /// 自评得分.
    pub self_score: Option<Score>,
    /// What the rules give.
    pub recomputed_score: Option<Score>,
    /// What changed.
    pub changes: Vec<IndicatorChange>,
}

/// An indicator over the years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IndicatorHistory {
    /// 一级指标.
    pub level1: Option<String>,
    /// 二级指标.
    pub level2: Option<String>,
    /// 三级指标, as last written.
    pub name: String,
    /// Every year of the project.
    pub years: Vec<IndicatorYear>,
}

/// A project that may be the same under another name: never taken for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SimilarProject {
    /// The year.
    pub year: i32,
    /// Which 附件三 of the filing, from 0.
    pub nth: u32,
    /// Its name.
    pub name: String,
}

/// A project over the years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProjectHistory {
    /// Department name.
    pub department: String,
    /// The project's name as last filed.
    pub project: String,
    /// Every year from the department's first to its last, oldest first.
    pub years: Vec<ProjectYear>,
    /// Funds, rates and scores.
    pub rows: Vec<YearlyRow>,
    /// Its indicators, those of the last year first.
    pub indicators: Vec<IndicatorHistory>,
    /// What bears a similar name in years in which it was not found.
    pub similar: Vec<SimilarProject>,
}
