//! 文表一致: the reports' sentences and tables against the annexes and against themselves.

mod amount_in_text;
mod breakdown_in_text;
mod unit_in_text;

use crate::audit::Rule;

/// In the order findings are listed.
pub(crate) const RULES: &[&Rule] = &[&amount_in_text::RULE, &unit_in_text::RULE, &breakdown_in_text::RULE];
