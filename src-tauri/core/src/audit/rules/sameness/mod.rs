//! 雷同: what was copied from table to table, from column to column, from one department by another.

mod budget_equals_final;
mod copied_indicators;
mod copied_text;
mod same_indicators;

use crate::audit::Rule;

/// In the order findings are listed.
pub(crate) const RULES: &[&Rule] =
    &[&same_indicators::RULE, &budget_equals_final::RULE, &copied_indicators::RULE, &copied_text::RULE];
