//! 填写格式: values that are there but cannot be what was asked for.

mod actual_as_inequality;
mod actual_in_other_unit;
mod date_not_a_date;
mod impossible_percentage;
mod negative_value;
mod target_only_unit;
mod too_many_decimals;
mod unread_values;

use crate::audit::Rule;

/// In the order findings are listed.
pub(crate) const RULES: &[&Rule] = &[
    &target_only_unit::RULE,
    &actual_as_inequality::RULE,
    &actual_in_other_unit::RULE,
    &impossible_percentage::RULE,
    &negative_value::RULE,
    &unread_values::RULE,
    &too_many_decimals::RULE,
    &date_not_a_date::RULE,
];
