//! What the audit of each filing came to.

mod cause;
mod rows;
mod run;

use std::collections::BTreeMap;
use std::ops::Deref;

use rusqlite::Row;
use rusqlite::types::ValueRef;
use serde::Serialize;
use serde_json::json;
use ts_rs::TS;

use super::{DepartmentId, FilingId, Reader, Writer, finding_case};
use crate::audit::{
    Audit, CauseKind, Finding, FindingCounts, OutcomeCounts, Severity, Status, edition_title, registry,
};
use crate::filing::FormKind;
use crate::{Error, Result};

pub use cause::CauseLine;
pub use rows::FindingRow;
pub use run::AuditRun;

/// Which findings; without any field, all of the current filings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FindingFilter {
    /// Only this year.
    pub year: Option<i32>,
    /// Only this department.
    pub department: Option<DepartmentId>,
    /// Only this severity.
    pub severity: Option<Severity>,
    /// Only this rule.
    pub rule: Option<&'static str>,
    /// Only this status.
    pub status: Option<Status>,
    /// Only what shares a cause of this kind.
    pub cause: Option<CauseKind>,
}

/// Since when, and why, the audit no longer finds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ClosedLine {
    /// The filing's version since which it is gone; `None` if there is no filing any more.
    pub version: Option<u32>,
    /// When, with offset.
    pub at: String,
    /// Why (`第2版（某局.xlsx）里没有这个问题了`).
    pub why: String,
}

/// A finding, and how far the bureau has come with it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FindingLine {
    /// The finding.
    #[serde(flatten)]
    pub finding: Finding,
    /// The number of its case, the same through all versions of the filing.
    pub case: Option<i32>,
    /// How far the bureau has come with it.
    pub status: Status,
    /// Set once the audit no longer finds it.
    pub closed: Option<ClosedLine>,
    /// Which of the filing's causes it shares, from 0.
    pub cause: Option<u32>,
    /// Under what it was made (`2024年审核设置第2版`).
    pub settings: String,
}

impl Deref for FindingLine {
    type Target = Finding;

    fn deref(&self) -> &Finding {
        &self.finding
    }
}

/// Where the form of a finding stands in its filing: 附件一, 附件二, projects, reports.
fn place(finding: &Finding) -> i64 {
    let first = match finding.form {
        FormKind::BasicData => 0,
        FormKind::Overall => 1,
        FormKind::Project => 1_000,
        FormKind::Report => 1_000_000,
    };
    first + i64::try_from(finding.nth_form().unwrap_or(0)).unwrap_or(0)
}

impl Reader {
    /// Findings of current filings by year, department, form, rule.
    pub fn findings(&self, filter: &FindingFilter) -> Result<Vec<FindingLine>> {
        let mut statement = self.conn.prepare_cached(include_str!("list.sql"))?;
        let mut rows = statement.query((
            filter.year,
            filter.department,
            filter.severity.map(Severity::id),
            filter.rule,
            filter.status.map(Status::id),
            filter.cause.map(CauseKind::id),
        ))?;
        let mut findings = Vec::new();
        while let Some(row) = rows.next()? {
            let finding = finding(row)?;
            let status = row.get_ref(16)?.as_str().map_err(Error::internal)?;
            findings.push(FindingLine {
                case: row.get(15)?,
                status: Status::from_id(status).ok_or_else(|| Error::internal(status))?,
                closed: None,
                cause: row.get(17)?,
                settings: edition_title(finding.year, row.get(18)?),
                finding,
            });
        }
        Ok(findings)
    }

    /// Findings that the audit made once and no longer makes, as they were last seen, by year and department.
    pub fn closed_findings(&self, filter: &FindingFilter) -> Result<Vec<FindingLine>> {
        let mut statement = self.conn.prepare_cached(include_str!("closed.sql"))?;
        let mut rows = statement.query((filter.year, filter.department, filter.rule))?;
        let mut findings = Vec::new();
        // What is gone has no cause.
        while let Some(row) = rows.next()?.filter(|_| filter.cause.is_none()) {
            let json: String = row.get(8)?;
            let finding = Finding {
                department: row.get(0)?,
                year: row.get(1)?,
                ..serde_json::from_str(&json).map_err(Error::internal)?
            };
            let set = row.get_ref(3)?.as_str().map_err(Error::internal)?;
            let set = Status::from_id(set).ok_or_else(|| Error::internal(set))?;
            let line = FindingLine {
                finding,
                case: row.get(2)?,
                status: finding_case::counted(set, finding_case::closed_at(row, 4)?),
                closed: Some(ClosedLine { version: row.get(5)?, at: row.get(6)?, why: row.get(7)? }),
                cause: None,
                settings: String::new(),
            };
            let wanted = filter.severity.is_none_or(|severity| severity == line.severity)
                && filter.status.is_none_or(|status| status == line.status);
            if wanted {
                findings.push(line);
            }
        }
        Ok(findings)
    }

    /// How many findings of a filing still count against it, by severity.
    pub fn unresolved(&self, filing: FilingId) -> Result<FindingCounts> {
        let mut statement = self.conn.prepare_cached(include_str!("unresolved.sql"))?;
        Ok(statement.query_row([filing], |row| {
            Ok(FindingCounts { error: row.get(0)?, warning: row.get(1)?, note: row.get(2)? })
        })?)
    }

    /// How many findings of a year's current filings still count against them, by severity.
    pub fn unresolved_of_year(&self, year: i32) -> Result<FindingCounts> {
        let mut statement = self.conn.prepare_cached(include_str!("unresolved_of_year.sql"))?;
        Ok(statement.query_row([year], |row| {
            Ok(FindingCounts { error: row.get(0)?, warning: row.get(1)?, note: row.get(2)? })
        })?)
    }

    /// What the last audit of a filing, current or not, came to.
    pub fn last_audit(&self, filing: FilingId) -> Result<Audit> {
        let mut audit = Audit::default();
        let mut statement = self.conn.prepare_cached(include_str!("of_filing.sql"))?;
        let mut rows = statement.query([filing])?;
        while let Some(row) = rows.next()? {
            audit.findings.push(finding(row)?);
        }
        let mut statement = self.conn.prepare_cached(
            "SELECT rule, pass, fail, not_applicable, cannot_judge FROM audit_count WHERE filing = ?1",
        )?;
        let mut rows = statement.query([filing])?;
        while let Some(row) = rows.next()? {
            // A rule that the program no longer has counts for nothing.
            let Some(rule) = registry::rule(row.get_ref(0)?.as_str().map_err(Error::internal)?) else {
                continue;
            };
            let counts = OutcomeCounts {
                pass: row.get(1)?,
                fail: row.get(2)?,
                not_applicable: row.get(3)?,
                cannot_judge: row.get(4)?,
            };
            audit.counts.insert(rule.id, counts);
        }
        Ok(audit)
    }

    /// How the checks of a year's current filings came out, by rule.
    pub fn rule_counts(&self, year: i32) -> Result<BTreeMap<String, OutcomeCounts>> {
        let mut statement = self.conn.prepare_cached(include_str!("rule_counts.sql"))?;
        let rows = statement.query_map([year], |row| {
            let counts = OutcomeCounts {
                pass: row.get(1)?,
                fail: row.get(2)?,
                not_applicable: row.get(3)?,
                cannot_judge: row.get(4)?,
            };
            Ok((row.get(0)?, counts))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How the checks of the current filings of a year, a department, or all, came out; the severity does not count.
    pub fn outcome_counts(&self, filter: &FindingFilter) -> Result<OutcomeCounts> {
        let mut statement = self.conn.prepare_cached(include_str!("counts.sql"))?;
        Ok(statement.query_row((filter.year, filter.department), |row| {
            Ok(OutcomeCounts {
                pass: row.get(0)?,
                fail: row.get(1)?,
                not_applicable: row.get(2)?,
                cannot_judge: row.get(3)?,
            })
        })?)
    }
}

impl Writer<'_> {
    /// Puts the result of an audit in the place of the one before.
    pub fn replace_findings(&self, filing: FilingId, audit: &Audit) -> Result<()> {
        self.conn.prepare_cached("DELETE FROM finding WHERE filing = ?1")?.execute([filing])?;
        self.conn.prepare_cached("DELETE FROM audit_count WHERE filing = ?1")?.execute([filing])?;
        let mut statement = self.conn.prepare_cached(include_str!("insert.sql"))?;
        for (position, finding) in (0_i64..).zip(&audit.findings) {
            statement.execute(rusqlite::params![
                filing,
                position,
                finding.rule,
                finding.severity.id(),
                finding.form.id(),
                place(finding),
                finding.project,
                finding.sheet,
                json!(finding.cells).to_string(),
                json!(finding.paths).to_string(),
                finding.message,
                finding.detail,
                finding.suggestion,
                finding.left,
                finding.right,
                finding.difference,
            ])?;
        }
        let mut statement =
            self.conn.prepare_cached("INSERT INTO audit_count VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
        for (rule, counts) in &audit.counts {
            statement.execute((
                filing,
                rule,
                counts.pass,
                counts.fail,
                counts.not_applicable,
                counts.cannot_judge,
            ))?;
        }
        self.step(json!({ "filing": filing.0, "findings": audit.findings.len() }));
        Ok(())
    }
}

fn finding(row: &Row<'_>) -> Result<Finding> {
    let severity = row.get_ref(1)?.as_str().map_err(Error::internal)?;
    let form = row.get_ref(4)?.as_str().map_err(Error::internal)?;
    Ok(Finding {
        rule: row.get(0)?,
        severity: Severity::from_id(severity).ok_or_else(|| Error::internal(severity))?,
        department: row.get(2)?,
        year: row.get(3)?,
        form: FormKind::from_id(form).ok_or_else(|| Error::internal(form))?,
        project: row.get(5)?,
        sheet: row.get(6)?,
        cells: texts(row, 7)?,
        paths: texts(row, 8)?,
        message: row.get(9)?,
        detail: row.get(10)?,
        suggestion: row.get(11)?,
        left: row.get(12)?,
        right: row.get(13)?,
        difference: row.get(14)?,
    })
}

/// A JSON list of texts.
fn texts(row: &Row<'_>, column: usize) -> Result<Vec<String>> {
    match row.get_ref(column)? {
        ValueRef::Text(json) => serde_json::from_slice(json).map_err(Error::internal),
        _ => Ok(Vec::new()),
    }
}
