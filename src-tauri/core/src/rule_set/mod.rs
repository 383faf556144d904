//! 评分规则: a year's rules looked at beforehand, and set.

mod change;

pub use change::{GradeChange, grade_changes, roll, set_rules};
