//! Filings and their versions. Only the newest version of a department's year is current.

mod lines;

use std::collections::HashMap;

use rusqlite::OptionalExtension;
use serde_json::json;

use super::{DepartmentId, FilingId, Reader, Writer};
use crate::audit::Severity;
use crate::filing::Filing;
use crate::intake::FindingCounts;
use crate::{Code, Error, Result};

pub use lines::{FilingLine, YearLine};

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
        let not_found = || Error::new(Code::NotFound, "数据文件里没有这份报送。");
        self.load_filings(&[id], true)?.pop().ok_or_else(not_found)
    }

    /// The current filings of a year by department code, then name, each with its findings by severity. Without
    /// the text of the reports.
    ///
    /// # Errors
    /// `DatabaseDamaged` if a value cannot be placed.
    pub fn filings_of_year(&self, year: i32) -> Result<Vec<(Filing, FindingCounts)>> {
        let mut statement = self.conn.prepare_cached(include_str!("of_year.sql"))?;
        let ids = statement.query_map([year], |row| row.get(0))?.collect::<Result<Vec<FilingId>, _>>()?;
        let mut counts: HashMap<FilingId, FindingCounts> = HashMap::new();
        let mut statement = self.conn.prepare_cached(include_str!("counts_of_year.sql"))?;
        let mut rows = statement.query([year])?;
        while let Some(row) = rows.next()? {
            let of_filing = counts.entry(row.get(0)?).or_default();
            let severity: String = row.get(1)?;
            let count = row.get(2)?;
            match Severity::from_id(&severity) {
                Some(Severity::Error) => of_filing.error = count,
                Some(Severity::Warning) => of_filing.warning = count,
                Some(Severity::Note) => of_filing.note = count,
                None => return Err(Error::internal(format!("级别“{severity}”"))),
            }
        }
        let filings = self.load_filings(&ids, false)?;
        Ok(filings
            .into_iter()
            .zip(&ids)
            .map(|(filing, id)| (filing, counts.get(id).copied().unwrap_or_default()))
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
                format!("“{}”{year}年度已有报送，不能重复新建。", self.department(department)?.name),
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
