//! 年度与名称.

use super::Case;

pub fn cases() -> Vec<Case> {
    Vec::new()
}
