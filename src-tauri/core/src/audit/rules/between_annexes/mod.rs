//! 表间一致: the same figure in two annexes.

pub(crate) mod item_against_project;
pub(crate) mod project_final;
pub(crate) mod projects_sum;
