//! How departments mend what was found: dates given, replies, and when it was settled.

use rusqlite::OptionalExtension;
use serde_json::json;

use super::{DepartmentId, Place, Reader, Writer, finding_case};
use crate::audit::{Finding, Status};
use crate::rectification::{Case, Reply, Settled};
use crate::{Code, Error, Result};

/// What is needed of a case to take a reply to it.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseHead {
    /// Whose it is.
    pub department: String,
    /// The evaluated year.
    pub year: i32,
    /// The finding as last seen.
    pub finding: Finding,
    /// The newest reply.
    pub reply: Option<Reply>,
}

impl Reader {
    /// The ledger of rectification of a year, by department.
    pub fn rectification_cases(&self, year: i32, department: Option<DepartmentId>) -> Result<Vec<Case>> {
        let mut statement = self.conn.prepare_cached(include_str!("list.sql"))?;
        let mut rows = statement.query((year, department))?;
        let mut cases = Vec::new();
        while let Some(row) = rows.next()? {
            let finding: String = row.get(4)?;
            let name: String = row.get(1)?;
            let status: String = row.get(5)?;
            let closed = finding_case::closed_at(row, 6)?;
            let status = Status::from_id(&status).ok_or_else(|| Error::internal(&status))?;
            let settled = match row.get::<_, Option<String>>(14)? {
                Some(at) => Some(Settled {
                    at,
                    by: row.get(15)?,
                    reason: row.get(16)?,
                    by_audit: row.get::<_, String>(17)? == "closed",
                }),
                None => None,
            };
            cases.push(Case {
                case: row.get(0)?,
                code: row.get(2)?,
                category: row.get(18)?,
                finding: Finding {
                    department: name,
                    year: row.get(3)?,
                    ..serde_json::from_str(&finding).map_err(Error::internal)?
                },
                status: finding_case::counted(status, closed),
                lapsed: closed == Some(super::Closed::Lapsed),
                deadline: row.get(9)?,
                reply: reply(row, 10)?,
                settled,
            });
        }
        Ok(cases)
    }

    /// A case by its number.
    pub fn case_head(&self, case: i64) -> Result<Option<CaseHead>> {
        let sql = "SELECT department.name, finding_case.year, finding_case.finding, case_reply.explanation,
                case_reply.rectified, case_reply.file, case_reply.recorded_at
            FROM finding_case
            JOIN department ON department.id = finding_case.department
            LEFT JOIN case_reply ON case_reply.id =
                (SELECT max(r.id) FROM case_reply AS r WHERE r.finding_case = finding_case.id AND r.withdrawn = 0)
            WHERE finding_case.id = ?1";
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query([case])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let finding: String = row.get(2)?;
        Ok(Some(CaseHead {
            department: row.get(0)?,
            year: row.get(1)?,
            finding: serde_json::from_str(&finding).map_err(Error::internal)?,
            reply: reply(row, 3)?,
        }))
    }
}

/// A reply from four columns: explanation, rectified, file, recorded_at.
fn reply(row: &rusqlite::Row<'_>, first: usize) -> Result<Option<Reply>> {
    let Some(at) = row.get(first + 3)? else { return Ok(None) };
    Ok(Some(Reply {
        explanation: row.get(first)?,
        rectified: row.get(first + 1)?,
        file: row.get(first + 2)?,
        at,
    }))
}

impl Writer<'_> {
    /// Gives a case a date, if it has not that date already.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn set_case_deadline(&self, case: i64, deadline: &str) -> Result<()> {
        self.known_case(case)?;
        let newest: Option<String> = self
            .conn
            .prepare_cached(
                "SELECT deadline FROM case_deadline WHERE finding_case = ?1 AND withdrawn = 0
                 ORDER BY id DESC LIMIT 1",
            )?
            .query_row([case], |row| row.get(0))
            .optional()?;
        if newest.as_deref() == Some(deadline) {
            return Ok(());
        }
        self.watch(Place::Deadline { case })?;
        self.conn
            .prepare_cached(
                "INSERT INTO case_deadline (finding_case, deadline, recorded_at, recorded_by)
                 VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute((case, deadline, &self.stamp.at, &self.stamp.by))?;
        self.step(json!({ "finding_case": case, "deadline": deadline }));
        Ok(())
    }

    /// Keeps what a department said of a case.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn add_case_reply(
        &self,
        case: i64,
        explanation: Option<&str>,
        rectified: Option<bool>,
        file: Option<&str>,
    ) -> Result<()> {
        self.known_case(case)?;
        self.watch(Place::Reply { case })?;
        self.conn
            .prepare_cached(
                "INSERT INTO case_reply (finding_case, explanation, rectified, file, recorded_at, recorded_by)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((case, explanation, rectified, file, &self.stamp.at, &self.stamp.by))?;
        self.step(json!({
            "finding_case": case, "explanation": explanation, "rectified": rectified, "file": file,
        }));
        Ok(())
    }

    /// Whether the audit finds a case that nothing was done about.
    pub fn is_pending(&self, case: i64) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM finding_case WHERE id = ?1 AND status = 'pending' AND closed IS NULL)";
        Ok(self.conn.prepare_cached(sql)?.query_row([case], |row| row.get(0))?)
    }

    fn known_case(&self, case: i64) -> Result<()> {
        let known: bool = self
            .conn
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM finding_case WHERE id = ?1)")?
            .query_row([case], |row| row.get(0))?;
        if known {
            return Ok(());
        }
        Err(Error::new(Code::NotFound, format!("没有编号为{case}的问题，没有改动。请刷新后再试。")))
    }
}
