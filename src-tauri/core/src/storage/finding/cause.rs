//! Causes that findings share.

use rusqlite::Row;
use serde::Serialize;
use ts_rs::TS;

use super::super::{FilingId, Reader, Writer};
use super::FindingFilter;
use crate::audit::{Cause, CauseKind, Proposal, Severity, Status};
use crate::{Error, Result};

/// A cause of a filing, with the cases of its findings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CauseLine {
    /// The department's name.
    pub department: String,
    /// The evaluated year.
    pub year: i32,
    /// Its number within the filing, as findings bear it.
    pub cause: u32,
    /// Its kind.
    pub kind: CauseKind,
    /// What the clerk calls its kind.
    pub title: String,
    /// What it is, in one sentence.
    pub sentence: String,
    /// How many findings share it.
    pub count: u32,
    /// The cases of these findings that were asked for.
    pub cases: Vec<i32>,
    /// The sheet of the cells.
    pub sheet: Option<String>,
    /// The cells at its root; empty if it has none.
    pub cells: Vec<String>,
    /// Their paths in `show`.
    pub paths: Vec<String>,
    /// The one change that would mend it, if there is exactly one.
    pub proposal: Option<Proposal>,
}

fn line(row: &Row<'_>) -> Result<CauseLine> {
    let cause: Cause =
        serde_json::from_str(row.get_ref(3)?.as_str().map_err(Error::internal)?).map_err(Error::internal)?;
    let cases: String = row.get(4)?;
    Ok(CauseLine {
        department: row.get(0)?,
        year: row.get(1)?,
        cause: row.get(2)?,
        kind: cause.kind,
        title: cause.kind.title().to_owned(),
        sentence: cause.sentence,
        count: u32::try_from(cause.findings.len()).unwrap_or(u32::MAX),
        cases: serde_json::from_str(&cases).map_err(Error::internal)?,
        sheet: cause.sheet,
        cells: cause.cells,
        paths: cause.paths,
        proposal: cause.proposal,
    })
}

impl Reader {
    /// The causes of the findings that the filter lets through, by year and department, the one that explains most
    /// first.
    pub fn causes(&self, filter: &FindingFilter) -> Result<Vec<CauseLine>> {
        let mut statement = self.conn.prepare_cached(include_str!("causes.sql"))?;
        let mut rows = statement.query((
            filter.year,
            filter.department,
            filter.severity.map(Severity::id),
            filter.rule,
            filter.status.map(Status::id),
            filter.cause.map(CauseKind::id),
        ))?;
        let mut causes = Vec::new();
        while let Some(row) = rows.next()? {
            causes.push(line(row)?);
        }
        Ok(causes)
    }
}

impl Writer<'_> {
    /// Puts the causes of a filing's findings in the place of those before.
    pub fn replace_causes(&self, filing: FilingId, causes: &[Cause]) -> Result<()> {
        self.conn.prepare_cached("DELETE FROM finding_cause WHERE filing = ?1")?.execute([filing])?;
        self.conn
            .prepare_cached("UPDATE finding SET cause = NULL WHERE filing = ?1 AND cause IS NOT NULL")?
            .execute([filing])?;
        for (position, cause) in (0_u32..).zip(causes) {
            let json = serde_json::to_string(cause).map_err(Error::internal)?;
            self.conn
                .prepare_cached("INSERT INTO finding_cause (filing, position, cause) VALUES (?1, ?2, ?3)")?
                .execute((filing, position, json))?;
            let mut statement = self
                .conn
                .prepare_cached("UPDATE finding SET cause = ?3 WHERE filing = ?1 AND position = ?2")?;
            for finding in &cause.findings {
                statement.execute((filing, finding, position))?;
            }
        }
        Ok(())
    }
}
