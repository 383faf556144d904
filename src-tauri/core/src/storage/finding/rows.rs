//! Findings a line each, and counted, without reading them whole.

use serde::Serialize;
use ts_rs::TS;

use super::super::Reader;
use crate::audit::{FindingTally, Severity, Status};
use crate::filing::FormKind;
use crate::{Error, Result};

/// A finding, for a list of many: what is not in it `finding_history` tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FindingRow {
    /// Department name.
    pub department: String,
    /// The rule's id.
    pub rule: String,
    /// How grave it is.
    pub severity: Severity,
    /// The form that it stands in.
    pub form: FormKind,
    /// The project, if it stands in 附件三.
    pub project: Option<String>,
    /// The sheet of its cells.
    pub sheet: Option<String>,
    /// The first of its cells.
    pub cell: Option<String>,
    /// How many cells it names.
    pub cells: u32,
    /// The fact, in a sentence.
    pub message: String,
    /// What was filed.
    pub left: Option<String>,
    /// What it was held against.
    pub right: Option<String>,
    /// By how much they differ.
    pub difference: Option<String>,
    /// The number of its case.
    pub case: Option<i32>,
    /// How far the bureau has come with it.
    pub status: Status,
    /// Which of its filing's causes it shares, from 0.
    pub cause: Option<u32>,
}

impl Reader {
    /// The findings of a year's current filings by department, form, rule.
    pub fn finding_rows(&self, year: i32) -> Result<Vec<FindingRow>> {
        let mut statement = self.conn.prepare_cached(include_str!("rows.sql"))?;
        let mut rows = statement.query([year])?;
        let mut findings = Vec::new();
        while let Some(row) = rows.next()? {
            let text = |column| row.get_ref(column)?.as_str().map_err(Error::internal);
            let form = text(3)?;
            findings.push(FindingRow {
                department: row.get(0)?,
                rule: row.get(1)?,
                severity: severity(text(2)?)?,
                form: FormKind::from_id(form).ok_or_else(|| Error::internal(form))?,
                project: row.get(4)?,
                sheet: row.get(5)?,
                cell: row.get(6)?,
                cells: row.get(7)?,
                message: row.get(8)?,
                left: row.get(9)?,
                right: row.get(10)?,
                difference: row.get(11)?,
                case: row.get(12)?,
                status: status(text(13)?)?,
                cause: row.get(14)?,
            });
        }
        Ok(findings)
    }

    /// The findings of a year's current filings, counted.
    pub fn finding_tallies(&self, year: i32) -> Result<Vec<FindingTally>> {
        let mut statement = self.conn.prepare_cached(include_str!("tally.sql"))?;
        let mut rows = statement.query([year])?;
        let mut tallies = Vec::new();
        while let Some(row) = rows.next()? {
            let text = |column| row.get_ref(column)?.as_str().map_err(Error::internal);
            tallies.push(FindingTally {
                department: row.get(0)?,
                rule: row.get(1)?,
                severity: severity(text(2)?)?,
                status: status(text(3)?)?,
                count: row.get(4)?,
            });
        }
        Ok(tallies)
    }
}

fn severity(id: &str) -> Result<Severity> {
    Severity::from_id(id).ok_or_else(|| Error::internal(id))
}

fn status(id: &str) -> Result<Status> {
    Status::from_id(id).ok_or_else(|| Error::internal(id))
}
