//! What is at hand while an output is made: what was asked for, and what the database holds of it.

use jiheng_core::ranking::{Question, Ranking};
use jiheng_core::report::Imprint;
use jiheng_core::storage::{DepartmentId, Extent, FindingFilter, FindingLine, Store};
use jiheng_core::{Assessed, Code, Error, Result};

use super::ReportRequest;
use crate::commands::analysis;

/// What is at hand while an output is made.
pub(super) struct Desk<'a> {
    pub(super) store: &'a Store,
    pub(super) request: &'a ReportRequest,
    pub(super) imprint: Imprint,
    pub(super) chosen: Vec<DepartmentId>,
    pub(super) today: String,
}

impl<'a> Desk<'a> {
    pub(super) fn new(store: &'a Store, request: &'a ReportRequest, today: String) -> Result<Self> {
        let mut chosen = Vec::new();
        for text in request.department.iter().chain(&request.departments) {
            let id = store.known_department(text)?;
            if !chosen.contains(&id) {
                chosen.push(id);
            }
        }
        let departments: Vec<String> =
            chosen.iter().map(|id| Ok(store.department(*id)?.name)).collect::<Result<_>>()?;
        let year = request.year;
        let category = request.category.clone();
        let status = store.filing_status(year, &today)?;
        let not_filed = status
            .rows
            .iter()
            .filter(|row| row.due && !row.state.needs_filing())
            .filter(|row| category.is_none() || row.category == category)
            .filter(|row| departments.is_empty() || departments.contains(&row.department))
            .count();
        let imprint = Imprint {
            year,
            bureau: store.bureau()?.name,
            as_of: store.newest_change(year)?,
            rule_set: store.rule_set(year)?.name,
            category,
            departments,
            not_filed: u32::try_from(not_filed).unwrap_or(u32::MAX),
            demo: store.is_demo()?,
        };
        Ok(Self { store, request, imprint, chosen, today })
    }

    /// Projects' values are read only for an output of projects.
    pub(super) fn extent(&self) -> Extent {
        if self.request.projects { Extent::Whole } else { Extent::Figures }
    }

    /// Nothing to print, and what to do about it.
    pub(super) fn nothing(&self, what: &str, remedy: &str) -> Error {
        let category =
            self.request.category.as_ref().map_or(String::new(), |category| format!("、类别“{category}”"));
        let departments = match self.imprint.departments.as_slice() {
            [] => String::new(),
            some => format!("、{}", some.join("、")),
        };
        let title = self.request.kind.title();
        Error::new(
            Code::NotFound,
            format!(
                "{}年度{category}{departments}{what}，没有可以导出的{title}。{remedy}",
                self.request.year
            ),
        )
    }

    pub(super) fn is_in_category(&self, filing: &Assessed) -> bool {
        self.request.category.is_none() || filing.filing.department.category == self.request.category
    }

    /// The filings of the year that are asked for.
    pub(super) fn filings(&self, extent: Extent) -> Result<Vec<Assessed>> {
        let mut filings = Vec::new();
        let asked: Vec<_> = match self.chosen.as_slice() {
            [] => vec![None],
            some => some.iter().copied().map(Some).collect(),
        };
        for department in asked {
            filings.extend(self.store.assessed(self.request.year, department, extent)?);
        }
        filings.retain(|filing| self.is_in_category(filing));
        if filings.is_empty() {
            return Err(self.nothing("没有任何报送", "请核对年度和类别，或先导入文件。"));
        }
        Ok(filings)
    }

    pub(super) fn question(&self) -> Question<'_> {
        Question {
            year: self.request.year,
            by: self.request.by.unwrap_or_default(),
            category: self.request.category.as_deref(),
            projects: self.request.projects,
            ..Question::default()
        }
    }

    pub(super) fn ranked(&self) -> Result<Ranking> {
        let ranking = match self.request.published {
            true => analysis::published(self.store, &self.question())?,
            false => analysis::ranking(self.store, self.question())?,
        };
        if ranking.rows.is_empty() {
            return Err(self.nothing("没有任何报送", "请核对年度和类别，或先导入文件。"));
        }
        Ok(ranking)
    }

    pub(super) fn findings(&self) -> Result<Vec<FindingLine>> {
        let of = |department| FindingFilter {
            year: Some(self.request.year),
            department,
            ..FindingFilter::default()
        };
        match self.chosen.as_slice() {
            [] => self.store.findings(&of(None)),
            some => {
                let mut findings = Vec::new();
                for id in some {
                    findings.extend(self.store.findings(&of(Some(*id)))?);
                }
                Ok(findings)
            }
        }
    }
}
