//! 得分: self-scores that cannot be what they claim.

mod claim_above_words;
mod inflated_score;
mod late_with_full_points;
mod repeated_source_points;
mod score_above_weight;
mod score_without_actual;
mod self_score_sum;
mod total_without_self_score;

use crate::audit::Rule;

/// In the order findings are listed.
pub(crate) const RULES: &[&Rule] = &[
    &self_score_sum::RULE,
    &total_without_self_score::RULE,
    &score_above_weight::RULE,
    &score_without_actual::RULE,
    &repeated_source_points::RULE,
    &inflated_score::RULE,
    &claim_above_words::RULE,
    &late_with_full_points::RULE,
];
