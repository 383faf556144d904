//! Departments, or projects, in the order of a score; ties share a rank.

mod order;
mod place;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::number::{Amount, Rate, Score};
use crate::scoring::{FormScore, Grade};

pub use order::{Line, Question, lines, order, rank};
pub use place::places;

/// Which score ranks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RankBy {
    /// 自评得分, the total as filed.
    #[serde(rename = "self")]
    SelfScore,
    /// 重算得分.
    Recomputed,
    /// 复核得分.
    Reviewed,
    /// 最终得分.
    #[default]
    Final,
}

impl RankBy {
    /// As it is printed.
    pub fn title(self) -> &'static str {
        match self {
            Self::SelfScore => "自评得分",
            Self::Recomputed => "重算得分",
            Self::Reviewed => "复核得分",
            Self::Final => "最终得分（已复核的按复核得分，否则按重算得分）",
        }
    }

    /// The score of a form that ranks.
    pub fn of(self, score: &FormScore) -> Option<Score> {
        match self {
            Self::SelfScore => score.self_score,
            Self::Recomputed => score.recomputed_score,
            Self::Reviewed => score.reviewed_score,
            Self::Final => score.final_score,
        }
    }
}

/// One line of a ranking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RankRow {
    /// Place; equal printed scores share it and the next is skipped. `None`: nothing to rank by.
    pub rank: Option<u32>,
    /// Place in the year before, by the same score.
    pub previous_rank: Option<u32>,
    /// Department name.
    pub department: String,
    /// Its code.
    pub code: Option<String>,
    /// Its category.
    pub category: Option<String>,
    /// The project, in a ranking of projects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub project: Option<String>,
    /// 全年预算数, 万元.
    pub revised_budget: Option<Amount>,
    /// 全年执行数, 万元.
    pub executed: Option<Amount>,
    /// executed ÷ revised_budget, computed.
    pub execution_rate: Option<Rate>,
    /// As filed.
    pub self_score: Option<Score>,
    /// What the rules give.
    pub recomputed_score: Option<Score>,
    /// What the bureau decided.
    pub reviewed_score: Option<Score>,
    /// Reviewed where decided, else recomputed.
    pub final_score: Option<Score>,
    /// Points claimed without a target or an actual value.
    pub unsupported_points: Score,
    /// self − final.
    pub score_gap: Option<Score>,
    /// Grade of the score that ranks.
    pub grade: Option<Grade>,
    /// Unresolved errors.
    pub errors: u32,
    /// Unresolved warnings.
    pub warnings: u32,
}

impl RankRow {
    /// The score that `by` names.
    pub fn score_of(&self, by: RankBy) -> Option<Score> {
        match by {
            RankBy::SelfScore => self.self_score,
            RankBy::Recomputed => self.recomputed_score,
            RankBy::Reviewed => self.reviewed_score,
            RankBy::Final => self.final_score,
        }
    }
}

/// The closing of a year that a ranking was published with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Published {
    /// When the year was closed, with offset.
    pub closed_at: String,
    /// By whom.
    pub closed_by: String,
    /// SHA-256 of what was frozen.
    pub checksum: String,
}

/// A ranking, with what must be known to read it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Ranking {
    /// The year.
    pub year: i32,
    /// Which score ranks.
    pub by: RankBy,
    /// Name of the rule set.
    pub rule_set: String,
    /// The newest change that the figures include, local time with offset.
    pub as_of: Option<String>,
    /// Only this category, if one was asked for.
    pub category: Option<String>,
    /// The closing it is shown as of; `None`: as of now.
    pub published: Option<Published>,
    /// The lines, unranked ones last.
    pub rows: Vec<RankRow>,
}
