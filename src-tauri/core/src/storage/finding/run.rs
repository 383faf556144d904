//! Under what each filing was judged last, and what is yet to be judged.

use rusqlite::OptionalExtension;

use super::super::{FilingId, Reader, Writer};
use crate::Result;

/// Under what a filing was judged last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditRun {
    /// The edition of its year's settings.
    pub edition: u32,
    /// The program's rules, as a fingerprint.
    pub rules: String,
}

impl Reader {
    /// Under what a filing was judged last, if it ever was.
    pub fn audit_run(&self, filing: FilingId) -> Result<Option<AuditRun>> {
        let mut statement =
            self.conn.prepare_cached("SELECT edition, rules FROM audit_run WHERE filing = ?1")?;
        let run = |row: &rusqlite::Row<'_>| Ok(AuditRun { edition: row.get(0)?, rules: row.get(1)? });
        Ok(statement.query_row([filing], run).optional()?)
    }

    /// The current filings of open years that were not yet judged by the rules with this fingerprint.
    pub fn not_judged_by(&self, rules: &str) -> Result<Vec<FilingId>> {
        let mut statement = self.conn.prepare_cached(include_str!("not_judged_by.sql"))?;
        Ok(statement.query_map([rules], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// The years in which filings changed that the others have not been held against yet.
    pub fn due_years(&self) -> Result<Vec<i32>> {
        let mut statement = self.conn.prepare_cached("SELECT year FROM audit_due ORDER BY year")?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Notes under what a filing was judged.
    pub fn put_audit_run(&self, filing: FilingId, run: &AuditRun) -> Result<()> {
        if self.audit_run(filing)?.as_ref() != Some(run) {
            self.conn
                .prepare_cached(
                    "INSERT INTO audit_run (filing, edition, rules) VALUES (?1, ?2, ?3)
                     ON CONFLICT (filing) DO UPDATE SET edition = ?2, rules = ?3",
                )?
                .execute((filing, run.edition, &run.rules))?;
        }
        Ok(())
    }

    /// Notes that what a filing was judged under no longer holds, until it is judged again.
    pub fn mark_stale(&self, filing: FilingId) -> Result<()> {
        self.conn.prepare_cached("UPDATE audit_run SET rules = '' WHERE filing = ?1")?.execute([filing])?;
        Ok(())
    }

    /// Notes that a filing of the year changed, until the others are held against it.
    pub fn mark_due(&self, year: i32) -> Result<()> {
        self.conn.prepare_cached("INSERT OR IGNORE INTO audit_due (year) VALUES (?1)")?.execute([year])?;
        Ok(())
    }

    /// The others have been held against what changed in the year.
    pub fn clear_due(&self, year: i32) -> Result<()> {
        self.conn.prepare_cached("DELETE FROM audit_due WHERE year = ?1")?.execute([year])?;
        Ok(())
    }
}
