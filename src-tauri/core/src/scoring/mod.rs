//! What a filing's own figures support: recomputed scores and grades.

mod date;
mod figure;
mod form;
mod indicator;
mod review;
mod rule_set;
mod unit;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::number::Score;

pub use date::Day;
pub use figure::{Figure, Operator, Target};
pub use form::{fill, score};
pub use indicator::{Recomputed, execution, recompute};
pub use review::{Item, Review, Reviews, ScoredForm};
pub use rule_set::{
    Bands, Cap, GradeLines, Limits, QualityRules, RuleSet, ThreePublicChange, Weights, presets,
};

/// 等级.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub enum Grade {
    /// 优, 90 and above by default.
    #[serde(rename = "优")]
    Excellent,
    /// 良, 80 and above.
    #[serde(rename = "良")]
    Good,
    /// 中, 60 and above.
    #[serde(rename = "中")]
    Fair,
    /// 差, below 60.
    #[serde(rename = "差")]
    Poor,
}

impl Grade {
    /// As it is printed.
    pub fn title(self) -> &'static str {
        match self {
            Self::Excellent => "优",
            Self::Good => "良",
            Self::Fair => "中",
            Self::Poor => "差",
        }
    }
}

/// The scores of one form (附件二 or one 附件三).
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct FormScore {
    /// The total as filed.
    pub self_score: Option<Score>,
    /// Sum of the rows' recomputed, else self-, scores; `None` if no row has either.
    pub recomputed_score: Option<Score>,
    /// What the bureau decided.
    pub reviewed_score: Option<Score>,
    /// Reviewed where decided, else recomputed.
    pub final_score: Option<Score>,
    /// The most that the execution rate allows, where the rows come to more.
    pub capped_at: Option<Score>,
    /// Points claimed in rows without a target or without an actual value.
    pub unsupported_points: Score,
    /// self − final.
    pub score_gap: Option<Score>,
    /// Grade of the self-score.
    pub self_grade: Option<Grade>,
    /// Grade of the final score.
    pub final_grade: Option<Grade>,
}

/// The scores of a filing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct FilingScores {
    /// 附件二: the department's score.
    pub overall: Option<FormScore>,
    /// 附件三, in the order of `projects`.
    pub projects: Vec<FormScore>,
}
