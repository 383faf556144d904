//! Filings a line each, without loading their values.

use serde::Serialize;
use ts_rs::TS;

use super::Reader;
use crate::Result;
use crate::audit::FindingCounts;
use crate::number::{Exact, Score};

/// A year that has filings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "YearStatus")]
pub struct YearLine {
    /// The year.
    pub year: i32,
    /// Departments that filed.
    pub filings: u32,
    /// Unresolved errors.
    pub errors: u32,
}

/// One filing of a year, for the list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FilingLine {
    /// Department name.
    pub department: String,
    /// Its code.
    pub code: Option<String>,
    /// Its category.
    pub category: Option<String>,
    /// The filing's version.
    pub version: u32,
    /// Whether 附件一 is there.
    pub basic_data: bool,
    /// Whether 附件二 is there.
    pub overall: bool,
    /// How many 附件三 are there.
    pub projects: u32,
    /// How many 附件四 are there.
    pub reports: u32,
    /// Cells that were not understood.
    pub unread: u32,
    /// Findings by severity.
    pub findings: FindingCounts,
    /// Total self-score of 附件二.
    pub self_score: Option<Score>,
    /// When the newest of its forms came in.
    pub updated_at: String,
}

impl Reader {
    /// The years that have filings, oldest first.
    pub fn years(&self) -> Result<Vec<YearLine>> {
        let mut statement = self.conn.prepare_cached(include_str!("years.sql"))?;
        let rows = statement.query_map([], |row| {
            Ok(YearLine { year: row.get(0)?, filings: row.get(1)?, errors: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The current filings of a year, by department code, then name.
    pub fn filing_lines(&self, year: i32) -> Result<Vec<FilingLine>> {
        let mut statement = self.conn.prepare_cached(include_str!("lines.sql"))?;
        let rows = statement.query_map([year], |row| {
            Ok(FilingLine {
                department: row.get(0)?,
                code: row.get(1)?,
                category: row.get(2)?,
                version: row.get(3)?,
                basic_data: row.get::<_, u32>(4)? > 0,
                overall: row.get::<_, u32>(5)? > 0,
                projects: row.get(6)?,
                reports: row.get(7)?,
                unread: row.get(8)?,
                findings: FindingCounts { error: row.get(9)?, warning: row.get(10)?, note: row.get(11)? },
                self_score: row.get::<_, Option<i64>>(12)?.map(Score::from_stored),
                updated_at: row.get(13)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
