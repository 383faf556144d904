//! 年度与名称: the wrong year, and one thing called by two names.

mod annex_sequence;
mod department_name;
mod duplicate_project;
mod project_name_variants;
mod signed_before_year_end;
mod year_in_text;

use crate::audit::Rule;

/// In the order findings are listed.
pub(crate) const RULES: &[&Rule] = &[
    &year_in_text::RULE,
    &signed_before_year_end::RULE,
    &department_name::RULE,
    &project_name_variants::RULE,
    &duplicate_project::RULE,
    &annex_sequence::RULE,
];
