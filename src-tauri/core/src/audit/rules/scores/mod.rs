//! 得分: self-scores that cannot be what they claim.

pub(crate) mod repeated_source_points;
pub(crate) mod score_above_weight;
pub(crate) mod score_without_actual;
pub(crate) mod self_score_sum;
pub(crate) mod total_without_self_score;
