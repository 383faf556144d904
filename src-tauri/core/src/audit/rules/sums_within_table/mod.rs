//! 表内合计: totals against their parts, within one form.

mod expenditure_split_sum;
mod operating_expense_parts;
mod project_funds_sum;
mod project_items_sum;
mod revenue_split_sum;
mod three_public_sum;
mod vehicles_sum;

use crate::audit::Rule;

/// In the order findings are listed.
pub(crate) const RULES: &[&Rule] = &[
    &project_items_sum::RULE,
    &three_public_sum::RULE,
    &vehicles_sum::RULE,
    &operating_expense_parts::RULE,
    &revenue_split_sum::RULE,
    &expenditure_split_sum::RULE,
    &project_funds_sum::RULE,
];
