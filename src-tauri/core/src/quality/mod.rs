//! 自评工作质量: how well a department did its self-evaluation, by a formula that is shown and can be set.

mod judge;

use serde::Serialize;
use ts_rs::TS;

use crate::number::Score;

pub use judge::judge;

/// One part of the quality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct QualityPart {
    /// The points; `None` if it cannot be judged.
    pub score: Option<Score>,
    /// The most there is.
    pub of: Score,
    /// How it came to be, in Chinese.
    pub why: String,
}

/// How well a department did its self-evaluation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Quality {
    /// Department name.
    pub department: String,
    /// Its code.
    pub code: Option<String>,
    /// Its category.
    pub category: Option<String>,
    /// 及时.
    pub timely: QualityPart,
    /// 完整.
    pub complete: QualityPart,
    /// 准确.
    pub correct: QualityPart,
    /// 真实.
    pub honest: QualityPart,
    /// The sum of the parts that can be judged.
    pub total: Score,
    /// The most that those parts give.
    pub of: Score,
}
