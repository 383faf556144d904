//! Closed years, with what was frozen.

use rusqlite::OptionalExtension;
use serde_json::json;

use super::source::{deflate, inflate};
use super::{Reader, Writer};
use crate::closing::Closing;
use crate::{Code, Error, Result};

/// Larger than any county's year can be.
const FROZEN_LIMIT: u64 = 512 * 1024 * 1024;

impl Reader {
    /// The closings of a year, newest first.
    pub fn closings(&self, year: i32) -> Result<Vec<Closing>> {
        let sql = "SELECT closed_at, closed_by, checksum, reopened_at, reopened_by, reopen_reason
            FROM closing WHERE year = ?1 ORDER BY id DESC";
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map([year], |row| {
            Ok(Closing {
                closed_at: row.get(0)?,
                closed_by: row.get(1)?,
                checksum: row.get(2)?,
                reopened_at: row.get(3)?,
                reopened_by: row.get(4)?,
                reopen_reason: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether a year is closed.
    pub fn is_closed(&self, year: i32) -> Result<bool> {
        let sql = "SELECT 1 FROM closing WHERE year = ?1 AND reopened_at IS NULL";
        Ok(self.conn.prepare_cached(sql)?.exists([year])?)
    }

    /// The bytes that were frozen under a checksum, as they are kept now.
    pub fn frozen(&self, checksum: &str) -> Result<Option<Vec<u8>>> {
        let sql = "SELECT snapshot FROM closing WHERE checksum = ?1 LIMIT 1";
        let kept: Option<Vec<u8>> =
            self.conn.prepare_cached(sql)?.query_row([checksum], |row| row.get(0)).optional()?;
        // What cannot be inflated is not what was frozen; whoever compares the checksum sees it.
        Ok(kept.map(|deflated| inflate(&deflated, FROZEN_LIMIT).unwrap_or_default()))
    }

    /// The checksums of all closings, for a check.
    pub(crate) fn checksums(&self) -> Result<Vec<String>> {
        let mut statement = self.conn.prepare("SELECT checksum FROM closing ORDER BY id")?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// When something last changed that a year's results rest on: a form came in, a value was put right, a score
    /// decided, the rules set. Something taken back again leaves the time of what is there.
    pub fn newest_change(&self, year: i32) -> Result<Option<String>> {
        let mut statement = self.conn.prepare_cached(include_str!("newest_changes.sql"))?;
        let times = statement
            .query_map([year], |row| row.get::<_, Option<String>>(0))?
            .collect::<Result<Vec<_>, _>>()?;
        // Times may stand in different offsets.
        Ok(times.into_iter().flatten().max_by_key(|time| time.parse::<jiff::Timestamp>().ok()))
    }
}

impl Writer<'_> {
    /// Closes a year with what is frozen of it.
    pub fn put_closing(&self, year: i32, frozen: &[u8], checksum: &str) -> Result<Closing> {
        self.conn
            .prepare_cached(
                "INSERT INTO closing (year, closed_at, closed_by, checksum, snapshot) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute((year, &self.stamp.at, &self.stamp.by, checksum, deflate(frozen)?))?;
        self.step(json!({ "year": year, "closed": checksum }));
        Ok(Closing {
            closed_at: self.stamp.at.clone(),
            closed_by: self.stamp.by.clone(),
            checksum: checksum.to_owned(),
            reopened_at: None,
            reopened_by: None,
            reopen_reason: None,
        })
    }

    /// Opens a closed year again.
    ///
    /// # Errors
    /// `BadRequest` if it is not closed.
    pub fn reopen(&self, year: i32, reason: &str) -> Result<()> {
        let opened = self
            .conn
            .prepare_cached(
                "UPDATE closing SET reopened_at = ?2, reopened_by = ?3, reopen_reason = ?4
                 WHERE year = ?1 AND reopened_at IS NULL",
            )?
            .execute((year, &self.stamp.at, &self.stamp.by, reason))?;
        if opened == 0 {
            return Err(Error::new(Code::BadRequest, format!("{year}年度没有结账，不用打开。")));
        }
        self.step(json!({ "year": year, "reopened": reason }));
        Ok(())
    }
}
