//! 表间一致: the same figure in two annexes.

mod item_against_project;
mod project_final;
mod projects_sum;

use crate::audit::Rule;

/// In the order findings are listed.
pub(crate) const RULES: &[&Rule] = &[&project_final::RULE, &projects_sum::RULE, &item_against_project::RULE];
