//! 说明理由: what may be so, but not without a word.

mod initial_budget_zero;
mod large_adjustment_without_reason;
mod low_execution_without_reason;
mod points_off_without_reason;

use crate::audit::Rule;

/// In the order findings are listed.
pub(crate) const RULES: &[&Rule] = &[
    &points_off_without_reason::RULE,
    &low_execution_without_reason::RULE,
    &large_adjustment_without_reason::RULE,
    &initial_budget_zero::RULE,
];
