//! 分值与总分: points against the headings and totals they belong to.

mod level1_weights;
mod rule_set_weights;
mod total_weight_hundred;
mod weights_sum;

use crate::audit::Rule;

/// In the order findings are listed.
pub(crate) const RULES: &[&Rule] =
    &[&level1_weights::RULE, &weights_sum::RULE, &total_weight_hundred::RULE, &rule_set_weights::RULE];
