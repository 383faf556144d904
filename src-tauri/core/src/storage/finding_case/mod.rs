//! Findings as the bureau follows them up: one case each, through all versions of a filing.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Row};
use serde::Serialize;
use serde_json::json;
use ts_rs::TS;

use super::{DepartmentId, FilingId, Reader, Writer};
use crate::audit::{Finding, Status};
use crate::{Code, Error, Result};

/// A case as the follow-up of a filing sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownCase {
    /// Its number.
    pub id: i64,
    /// What the bureau has set.
    pub status: Status,
    /// Whether the audit no longer finds it, and if so whether the filing was mended.
    pub closed: Option<Closed>,
    /// The finding as last seen, as JSON.
    pub finding: String,
}

/// Why the audit no longer finds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// The filing was put right.
    Mended,
    /// The bureau's settings, its ledger or an undone import made it go.
    Lapsed,
}

impl Closed {
    fn id(self) -> &'static str {
        match self {
            Self::Mended => "mended",
            Self::Lapsed => "lapsed",
        }
    }

    pub(super) fn from_id(id: &str) -> Option<Self> {
        [Self::Mended, Self::Lapsed].into_iter().find(|closed| closed.id() == id)
    }
}

/// One step of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CaseStep {
    /// `opened`, `set`, `closed`, `reopened`.
    pub event: String,
    /// Its status since.
    pub status: Status,
    /// The filing's version then; `None` if there was no filing.
    pub version: Option<u32>,
    /// Why.
    pub reason: Option<String>,
    /// When, with offset.
    pub at: String,
    /// By whom; `None` for what the audit did by itself.
    pub by: Option<String>,
}

/// A case with its history.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CaseHistory {
    /// Its number.
    pub case: i32,
    /// The finding as last seen.
    pub finding: Finding,
    /// Its status now.
    pub status: Status,
    /// Oldest first.
    pub steps: Vec<CaseStep>,
}

/// What counts: 已整改 once the filing was mended, else what the bureau has set.
pub(super) fn counted(status: Status, closed: Option<Closed>) -> Status {
    if closed == Some(Closed::Mended) { Status::Rectified } else { status }
}

fn status_at(row: &Row<'_>, column: usize) -> Result<Status> {
    let id = row.get_ref(column)?.as_str().map_err(Error::internal)?;
    Status::from_id(id).ok_or_else(|| Error::internal(id))
}

pub(super) fn closed_at(row: &Row<'_>, column: usize) -> Result<Option<Closed>> {
    let id: Option<String> = row.get(column)?;
    id.map(|id| Closed::from_id(&id).ok_or_else(|| Error::internal(&id))).transpose()
}

impl Reader {
    /// The cases of a department's year by their keys; of two with one key, the one that is open.
    pub fn known_cases(&self, department: DepartmentId, year: i32) -> Result<HashMap<String, KnownCase>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT key, id, status, closed, finding FROM finding_case
             WHERE department = ?1 AND year = ?2 ORDER BY closed IS NULL, id",
        )?;
        let mut rows = statement.query((department, year))?;
        let mut cases = HashMap::new();
        while let Some(row) = rows.next()? {
            let case = KnownCase {
                id: row.get(1)?,
                status: status_at(row, 2)?,
                closed: closed_at(row, 3)?,
                finding: row.get(4)?,
            };
            cases.insert(row.get(0)?, case);
        }
        Ok(cases)
    }

    /// A case with all its steps.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn case_history(&self, case: i64) -> Result<CaseHistory> {
        let _moment = self.moment()?;
        let mut statement = self.conn.prepare_cached(
            "SELECT finding, status, closed, opened_version, opened_at FROM finding_case WHERE id = ?1",
        )?;
        let mut rows = statement.query([case])?;
        let not_found = || Error::new(Code::NotFound, format!("没有编号为{case}的问题，请刷新后再试。"));
        let row = rows.next()?.ok_or_else(not_found)?;
        let finding: String = row.get(0)?;
        let mut history = CaseHistory {
            case: i32::try_from(case).map_err(Error::internal)?,
            finding: serde_json::from_str(&finding).map_err(Error::internal)?,
            status: counted(status_at(row, 1)?, closed_at(row, 2)?),
            steps: vec![CaseStep {
                event: "opened".to_owned(),
                status: Status::Pending,
                version: row.get(3)?,
                reason: None,
                at: row.get(4)?,
                by: None,
            }],
        };
        let mut statement = self.conn.prepare_cached(
            "SELECT event, status, version, reason, recorded_at, recorded_by FROM finding_step
             WHERE finding_case = ?1 AND withdrawn = 0 ORDER BY id",
        )?;
        let mut rows = statement.query([case])?;
        while let Some(row) = rows.next()? {
            let event: String = row.get(0)?;
            let by: String = row.get(5)?;
            history.steps.push(CaseStep {
                status: status_at(row, 1)?,
                version: row.get(2)?,
                reason: row.get(3)?,
                at: row.get(4)?,
                by: Some(by).filter(|_| event == "set"),
                event,
            });
        }
        Ok(history)
    }
}

/// What happened to a case.
pub struct NewStep<'a> {
    /// `set`, `closed`, `reopened`.
    pub event: &'a str,
    /// Its status since.
    pub status: Status,
    /// The filing's version.
    pub version: Option<u32>,
    /// Why.
    pub reason: Option<&'a str>,
}

impl Writer<'_> {
    /// Opens a case.
    pub fn open_case(
        &self,
        department: DepartmentId,
        year: i32,
        key: &str,
        finding: &Finding,
        json: &str,
        version: u32,
    ) -> Result<i64> {
        self.conn
            .prepare_cached(
                "INSERT INTO finding_case (department, year, key, rule, finding, status, opened_version, opened_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, 'pending', ?6, ?7)",
            )?
            .execute((department, year, key, &finding.rule, json, version, &self.stamp.at))?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Keeps how a finding reads now.
    pub fn see_case(&self, case: i64, json: &str) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE finding_case SET finding = ?2 WHERE id = ?1")?
            .execute((case, json))?;
        Ok(())
    }

    /// The audit no longer finds it.
    pub fn close_case(&self, case: &KnownCase, how: Closed, version: Option<u32>, why: &str) -> Result<()> {
        self.conn
            .prepare_cached(
                "UPDATE finding_case SET closed = ?2, closed_version = ?3, closed_at = ?4, closed_why = ?5
                 WHERE id = ?1",
            )?
            .execute((case.id, how.id(), version, &self.stamp.at, why))?;
        let status = counted(case.status, Some(how));
        self.case_step(case.id, &NewStep { event: "closed", status, version, reason: Some(why) })
    }

    /// The audit finds it again.
    pub fn reopen_case(&self, case: i64, status: Status, version: u32, why: &str) -> Result<()> {
        self.conn
            .prepare_cached(
                "UPDATE finding_case SET status = ?2, closed = NULL, closed_version = NULL, closed_at = NULL,
                     closed_why = NULL
                 WHERE id = ?1",
            )?
            .execute((case, status.id()))?;
        let version = Some(version);
        self.case_step(case, &NewStep { event: "reopened", status, version, reason: Some(why) })
    }

    /// Sets the status of a case that the audit still finds.
    ///
    /// # Errors
    /// `NotFound`; `BadRequest` if it is closed.
    pub fn set_case_status(&self, case: i64, status: Status, reason: Option<&str>) -> Result<()> {
        let sql = "SELECT finding_case.closed_why, filing.version, department.name, finding_case.year
             FROM finding_case
             JOIN department ON department.id = finding_case.department
             LEFT JOIN filing ON filing.department = finding_case.department
                 AND filing.year = finding_case.year AND filing.current = 1
             WHERE finding_case.id = ?1";
        let known: Option<(Option<String>, Option<u32>, String, i32)> = self
            .conn
            .prepare_cached(sql)?
            .query_row([case], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
            .optional()?;
        let Some((closed, version, department, year)) = known else {
            return Err(Error::new(
                Code::NotFound,
                format!("没有编号为{case}的问题，没有改动。请刷新后再试。"),
            ));
        };
        if let Some(why) = closed {
            return Err(Error::new(
                Code::BadRequest,
                format!("编号为{case}的问题已经销号（{why}），没有改动。请刷新后再看。"),
            ));
        }
        self.conn
            .prepare_cached("UPDATE finding_case SET status = ?2 WHERE id = ?1")?
            .execute((case, status.id()))?;
        self.case_step(case, &NewStep { event: "set", status, version, reason })?;
        self.step(json!({
            "finding_case": case, "department": department, "year": year, "status": status.id(), "reason": reason,
        }));
        Ok(())
    }

    fn case_step(&self, case: i64, step: &NewStep<'_>) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO finding_step (finding_case, event, status, version, reason, recorded_at, recorded_by)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute((
                case,
                step.event,
                step.status.id(),
                step.version,
                step.reason,
                &self.stamp.at,
                &self.stamp.by,
            ))?;
        Ok(())
    }

    /// Says of each finding of a filing, in their order, which case it is.
    pub fn link_cases(&self, filing: FilingId, cases: &[i64]) -> Result<()> {
        let mut statement = self.conn.prepare_cached(
            "UPDATE finding SET finding_case = ?3
             WHERE filing = ?1 AND position = ?2 AND finding_case IS NOT ?3",
        )?;
        for (position, case) in (0_i64..).zip(cases) {
            statement.execute((filing, position, case))?;
        }
        Ok(())
    }
}
