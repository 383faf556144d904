//! Filings and their versions. Only the newest version of a department's year is current.

mod documents;
mod lines;
mod scored;
mod versions;

use std::collections::HashMap;

use rusqlite::OptionalExtension;
use serde_json::json;

use super::{DepartmentId, FilingId, FindingFilter, FindingLine, Reader, Writer};
use crate::assessed::{Assessed, ThreePublicBefore};
use crate::audit::{Finding, FindingCounts};
use crate::filing::{Basis, Filing};
use crate::number::Amount;
use crate::scoring::ThreePublicChange;
use crate::{Code, Error, Result};

pub use documents::DocumentLine;
pub use lines::{FilingLine, YearLine};
pub use versions::VersionLine;

/// How much of filings is read. A year of a county is mostly projects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Every value.
    Whole,
    /// What ranks and compares departments: no cells but of what was not understood; projects are counted, their
    /// values left empty, and what rests on them with it: the budget basis of 项目支出, the projects' scores.
    Figures,
}

impl Reader {
    /// The current version of a department's filing for a year, if it filed.
    pub fn current_filing(&self, department: DepartmentId, year: i32) -> Result<Option<FilingId>> {
        let mut statement = self.conn.prepare_cached(include_str!("current.sql"))?;
        Ok(statement.query_row((department, year), |row| row.get(0)).optional()?)
    }

    /// One version of a filing, whole.
    ///
    /// # Errors
    /// `NotFound`; `DatabaseDamaged` if a value in it cannot be placed.
    pub fn load_filing(&self, id: FilingId) -> Result<Filing> {
        let not_found = || Error::new(Code::NotFound, "数据文件里没有这份报送，请刷新后再试。");
        self.load_filings(&[id], Extent::Whole)?.pop().ok_or_else(not_found)
    }

    /// The current filings of a year by department code, then name; those without a code last.
    ///
    /// # Errors
    /// `DatabaseDamaged` if a value cannot be placed.
    pub fn filings_of_year(&self, year: i32) -> Result<Vec<Filing>> {
        self.load_filings(&self.current_filings(year, None)?, Extent::Whole)
    }

    /// Several filings, whole, in the order asked for.
    ///
    /// # Errors
    /// `DatabaseDamaged` if a value in one cannot be placed.
    pub fn load_all(&self, ids: &[FilingId]) -> Result<Vec<Filing>> {
        self.load_filings(ids, Extent::Whole)
    }

    /// The years for which a department has a current filing.
    pub fn filed_years(&self, department: DepartmentId) -> Result<Vec<i32>> {
        let sql = "SELECT year FROM filing WHERE department = ?1 AND current = 1 ORDER BY year";
        let mut statement = self.conn.prepare_cached(sql)?;
        Ok(statement.query_map([department], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// Whose a filing is, and for which year.
    pub fn whose(&self, id: FilingId) -> Result<(DepartmentId, i32)> {
        let mut statement = self.conn.prepare_cached("SELECT department, year FROM filing WHERE id = ?1")?;
        Ok(statement.query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// The current filings of a year, or of one department in it, by department code, then name.
    pub fn current_filings(&self, year: i32, department: Option<DepartmentId>) -> Result<Vec<FilingId>> {
        let mut statement = self.conn.prepare_cached(include_str!("of_year.sql"))?;
        Ok(statement.query_map((year, department), |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// The current filings of a year, or one department's, with their scores and findings: what rankings,
    /// comparisons and trends are made from.
    ///
    /// # Errors
    /// `DatabaseDamaged` if a value cannot be placed.
    pub fn assessed(
        &self,
        year: i32,
        department: Option<DepartmentId>,
        extent: Extent,
    ) -> Result<Vec<Assessed>> {
        let _moment = self.moment()?;
        let counts = match extent {
            Extent::Whole => None,
            Extent::Figures => Some(self.unresolved_of(year, department)?),
        };
        let mut findings = match extent {
            Extent::Whole => self.unresolved_findings(year, department)?,
            Extent::Figures => HashMap::new(),
        };
        let ids = self.current_filings(year, department)?;
        let (reviews, rules) = (self.reviews_of(&ids)?, self.rule_set(year)?);
        let filings = self.load_filings(&ids, extent)?;
        let budgets = match rules.three_public_change {
            ThreePublicChange::Finals => None,
            ThreePublicChange::Budgets => {
                Some(self.three_public_budgets(year.saturating_sub(1), department)?)
            }
        };
        Ok(filings
            .into_iter()
            .zip(reviews)
            .map(|(filing, reviews)| {
                let findings = findings.remove(&filing.department.name).unwrap_or_default();
                let before = budgets.as_ref().map_or(ThreePublicBefore::Finals, |budgets| {
                    ThreePublicBefore::Budgets(budgets.get(&filing.department.name).copied())
                });
                let counted = counts
                    .as_ref()
                    .map(|counts| counts.get(&filing.department.name).copied().unwrap_or_default());
                let mut assessed = Assessed::new(filing, reviews, &rules, &findings);
                assessed.findings = counted.unwrap_or(assessed.findings);
                Assessed { three_public_before: before, ..assessed }
            })
            .collect())
    }

    /// The findings of a year that still count, by department.
    fn unresolved_findings(
        &self,
        year: i32,
        department: Option<DepartmentId>,
    ) -> Result<HashMap<String, Vec<Finding>>> {
        let mut findings: HashMap<String, Vec<Finding>> = HashMap::new();
        let filter = FindingFilter { year: Some(year), department, ..FindingFilter::default() };
        let unresolved = |line: &FindingLine| line.status.is_unresolved();
        for line in self.findings(&filter)?.into_iter().filter(unresolved) {
            findings.entry(line.department.clone()).or_default().push(line.finding);
        }
        Ok(findings)
    }

    /// How many they are, by department.
    fn unresolved_of(
        &self,
        year: i32,
        department: Option<DepartmentId>,
    ) -> Result<HashMap<String, FindingCounts>> {
        let mut statement = self.conn.prepare_cached(include_str!("unresolved.sql"))?;
        let rows = statement.query_map((year, department), |row| {
            let counts = FindingCounts { error: row.get(1)?, warning: row.get(2)?, note: row.get(3)? };
            Ok((row.get(0)?, counts))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The 三公 budgets that were filed for a year, and what each means, by department.
    fn three_public_budgets(
        &self,
        year: i32,
        department: Option<DepartmentId>,
    ) -> Result<HashMap<String, (Amount, Basis)>> {
        let filings = self.load_filings(&self.current_filings(year, department)?, Extent::Figures)?;
        Ok(filings
            .into_iter()
            .filter_map(|filing| {
                let form = filing.basic_data?;
                let budget = form.three_public.total.budget.get()?;
                Some((filing.department.name, (budget, form.budget_basis.three_public)))
            })
            .collect())
    }
}

impl Writer<'_> {
    /// The first version of a department's filing for a year, empty.
    ///
    /// # Errors
    /// `BadRequest` if there is one already: that one gets forms, or a new version.
    pub fn new_filing(&self, department: DepartmentId, year: i32) -> Result<FilingId> {
        if self.current_filing(department, year)?.is_some() {
            return Err(Error::new(
                Code::BadRequest,
                format!(
                    "“{}”{year}年度已有报送，不能重复新建，请补充或替换原有的报送。",
                    self.department(department)?.name
                ),
            ));
        }
        self.insert_filing(department, year)
    }

    /// A new version of a filing, empty, which is the current one from now on. The old one stays as it is.
    pub fn new_version(&self, filing: FilingId) -> Result<FilingId> {
        let (department, year) = self
            .conn
            .prepare_cached("SELECT department, year FROM filing WHERE id = ?1")?
            .query_row([filing], |row| Ok((row.get(0)?, row.get(1)?)))?;
        self.conn
            .prepare_cached(
                "UPDATE filing SET current = 0 WHERE department = ?1 AND year = ?2 AND current = 1",
            )?
            .execute((department, year))?;
        self.insert_filing(department, year)
    }

    fn insert_filing(&self, department: DepartmentId, year: i32) -> Result<FilingId> {
        self.conn.prepare_cached(include_str!("insert.sql"))?.execute((department, year, &self.stamp.at))?;
        let id = FilingId(self.conn.last_insert_rowid());
        let version: u32 = self
            .conn
            .prepare_cached("SELECT version FROM filing WHERE id = ?1")?
            .query_row([id], |row| row.get(0))?;
        self.step(json!({
            "filing": id.0,
            "department": self.department(department)?.name,
            "year": year,
            "version": version,
        }));
        Ok(id)
    }
}
