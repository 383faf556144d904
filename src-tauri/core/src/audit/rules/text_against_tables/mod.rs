//! 文表一致: the reports' sentences and tables against the annexes and against themselves.

mod amount_in_text;
mod assets_in_text;
mod breakdown_in_text;
mod budget_in_text;
mod change_in_text;
mod movement_in_text;
mod project_equals_whole;
mod rate_in_text;
mod report_table_rows;
mod report_table_sums;
mod score_in_text;
mod share_in_text;
mod staffing_in_text;
mod unit_in_text;

use crate::audit::Rule;

/// In the order findings are listed.
pub(crate) const RULES: &[&Rule] = &[
    &amount_in_text::RULE,
    &unit_in_text::RULE,
    &breakdown_in_text::RULE,
    &movement_in_text::RULE,
    &project_equals_whole::RULE,
    &budget_in_text::RULE,
    &share_in_text::RULE,
    &rate_in_text::RULE,
    &change_in_text::RULE,
    &assets_in_text::RULE,
    &staffing_in_text::RULE,
    &score_in_text::RULE,
    &report_table_sums::RULE,
    &report_table_rows::RULE,
];
