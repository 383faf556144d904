//! The register of departments.

use serde::Serialize;
use ts_rs::TS;

/// A department of the register.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Department {
    /// Full name.
    pub name: String,
    /// Budget code, leading zeros kept.
    pub code: Option<String>,
    /// 党群, 政府部门, 乡镇, ….
    pub category: Option<String>,
    /// 主管部门.
    pub superior: Option<String>,
    /// Other names it files under.
    pub aliases: Vec<String>,
    /// Years it filed for.
    pub years: Vec<i32>,
}
