use jiheng_core::ranking::RankBy;
use jiheng_core::report::{ReportFilter, ReportKind};
use jiheng_core::{Code, Error, Result};
use serde::Deserialize;
use ts_rs::TS;

/// Which output, of what, and where to. What a kind does not take ([`ReportKind::filters`]) is refused, never left
/// aside silently.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ReportRequest {
    /// Which output.
    pub kind: ReportKind,
    /// The evaluated year.
    pub year: i32,
    /// Which score it rests on.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub by: Option<RankBy>,
    /// Only this category.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub category: Option<String>,
    /// Only this department, by name, alias or code.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub department: Option<String>,
    /// Only these departments, by name, alias or code; empty: all.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub departments: Vec<String>,
    /// Projects in the place of departments.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub projects: bool,
    /// As published with the latest closing of the year, not as of now.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub published: bool,
    /// First year of a comparison of years; without it, the first that has filings.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub from: Option<i32>,
    /// Its last; without it, `year`.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub to: Option<i32>,
    /// Only what is past its date.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub overdue: bool,
    /// The last day for mending that a letter names, `2025-05-10`; without it, a blank.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub deadline: Option<String>,
    /// The file to write; its ending says the format.
    #[serde(default)]
    pub out: String,
}

impl ReportRequest {
    /// The output of a kind about one department.
    pub(super) fn of_one(kind: ReportKind, year: i32, department: &str, deadline: Option<String>) -> Self {
        Self {
            kind,
            year,
            by: None,
            category: None,
            department: Some(department.to_owned()),
            departments: Vec::new(),
            projects: false,
            published: false,
            from: None,
            to: None,
            overdue: false,
            deadline,
            out: String::new(),
        }
    }

    /// Refuses what the kind does not take, and a kind without the department that it needs.
    ///
    /// # Errors
    /// `BadRequest`.
    pub(super) fn checked(&self) -> Result<()> {
        let asked = [
            (ReportFilter::By, self.by.is_some()),
            (ReportFilter::Category, self.category.is_some()),
            (ReportFilter::Department, self.department.is_some()),
            (ReportFilter::Departments, !self.departments.is_empty()),
            (ReportFilter::Projects, self.projects),
            (ReportFilter::Published, self.published),
            (ReportFilter::Overdue, self.overdue),
            (ReportFilter::Deadline, self.deadline.is_some()),
            (ReportFilter::Years, self.from.is_some() || self.to.is_some()),
        ];
        let kind = self.kind;
        let not_taken = asked.into_iter().find(|(filter, given)| *given && !kind.filters().contains(filter));
        if let Some((filter, _)) = not_taken {
            return Err(Error::new(
                Code::BadRequest,
                format!("“{}”不能选“{}”，请去掉后再试。", kind.title(), filter.title()),
            ));
        }
        if kind.needs_department() && self.department.is_none() && self.departments.is_empty() {
            return Err(Error::new(
                Code::BadRequest,
                format!("“{}”要写明是哪个单位的；要每个单位一份，请写到文件夹或.zip。", kind.title()),
            ));
        }
        Ok(())
    }
}
