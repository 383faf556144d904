//! A filing: what one department filed for one year, with the cell that proves every value.

pub mod basic_data;
pub mod budget_basis;
pub mod field;
pub mod form;
pub mod label;
pub mod masked;
pub mod overall;
pub mod project;
pub mod report;
mod stated;

use serde::Serialize;
use ts_rs::TS;

pub use basic_data::{BasicData, Building, LineItem, Triple};
pub use budget_basis::{Basis, BudgetBasis};
pub use field::{Computed, Correction, Fields, Filed, Leaf, Origin, Stored};
pub use form::{Form, FormKind, FormRef, Unread};
pub use overall::{FundsRow, Goal, Indicator, Overall, Total};
pub use project::{Project, ProjectFunds};
pub use report::{Block, Report};

/// Who filed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct DepartmentRef {
    /// Full name.
    pub name: String,
    /// Budget code, leading zeros kept.
    pub code: Option<String>,
    /// 党群, 政府部门, 乡镇, ….
    pub category: Option<String>,
}

/// One of the files that a filing came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FiledFile {
    /// The file's own name, without folders.
    pub name: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// When it was brought in, with offset.
    pub imported_at: String,
}

/// The sign-off line of a filing. The names and phones beside the date are personal: they stay in
/// the original file and are never read out of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct SignOff {
    /// The date as written (`2024.6.24`).
    pub date: Option<String>,
}

/// One department's annexes for one year.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct Filing {
    /// Who filed.
    pub department: DepartmentRef,
    /// The evaluated year, not the year of filing.
    pub year: i32,
    /// Counts up each time the filing is replaced.
    pub version: u32,
    /// 附件一.
    pub basic_data: Option<BasicData>,
    /// 附件二.
    pub overall: Option<Overall>,
    /// 附件三, in the order of their annex numbers.
    pub projects: Vec<Project>,
    /// 附件四.
    pub reports: Vec<Report>,
    /// Date of the first sign-off line that has one.
    pub sign_off: SignOff,
    /// What stood in a form and was not understood.
    pub unread: Vec<Unread>,
    /// The files the forms were read from.
    pub files: Vec<FiledFile>,
}

impl Filing {
    /// Calls `visit` with the full path and the field of every value the filing can hold.
    pub fn each_field<'a>(&'a self, visit: &mut dyn FnMut(&str, &'a dyn Leaf)) {
        if let Some(form) = &self.basic_data {
            form.visit("basic_data", visit);
        }
        if let Some(form) = &self.overall {
            form.visit("overall", visit);
        }
        for (n, form) in self.projects.iter().enumerate() {
            form.visit(&format!("projects.{n}"), visit);
        }
        for (n, form) in self.reports.iter().enumerate() {
            form.visit(&format!("reports.{n}"), visit);
        }
    }
}
