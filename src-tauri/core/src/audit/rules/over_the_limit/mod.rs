//! 超限: more spent, built, employed or achieved than was set.

mod building_over_approval;
mod executed_over_budget;
mod indicator_overshoot;
mod operating_expense_over_budget;
mod operating_lines_over_budget;
mod procurement_over_budget;
mod staff_over_posts;
mod three_public_growth;
mod three_public_lines_over_budget;
mod three_public_over_budget;

use crate::audit::Rule;

/// In the order findings are listed.
pub(crate) const RULES: &[&Rule] = &[
    &staff_over_posts::RULE,
    &three_public_over_budget::RULE,
    &three_public_lines_over_budget::RULE,
    &three_public_growth::RULE,
    &operating_expense_over_budget::RULE,
    &operating_lines_over_budget::RULE,
    &procurement_over_budget::RULE,
    &building_over_approval::RULE,
    &executed_over_budget::RULE,
    &indicator_overshoot::RULE,
];
