//! The append-only log of changes.

mod page;
mod rule;

use rusqlite::{Connection, OptionalExtension};
use serde_json::{Value, json};

use super::{Reader, Writer};
use crate::{Error, Result, Stamp};
pub use page::{ChangeLine, ChangePage};

/// One entry of the log: one transaction.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// When, and by whom.
    pub stamp: Stamp,
    /// What it was (`import`).
    pub action: String,
    /// The steps taken, in order.
    pub detail: Value,
}

pub(super) fn record(conn: &Connection, stamp: &Stamp, action: &str, detail: &Value) -> Result<()> {
    conn.prepare_cached(include_str!("record.sql"))?.execute((
        &stamp.at,
        &stamp.by,
        action,
        detail.to_string(),
    ))?;
    Ok(())
}

impl Reader {
    /// The log, oldest first.
    pub fn changes(&self) -> Result<Vec<Change>> {
        let mut statement = self.conn.prepare_cached(include_str!("list.sql"))?;
        let mut rows = statement.query([])?;
        let mut changes = Vec::new();
        while let Some(row) = rows.next()? {
            let detail: String = row.get(3)?;
            changes.push(Change {
                stamp: Stamp { at: row.get(0)?, by: row.get(1)? },
                action: row.get(2)?,
                detail: serde_json::from_str(&detail).map_err(Error::internal)?,
            });
        }
        Ok(changes)
    }

    /// The number and time of the last entry of the log; `None` if nothing was ever changed.
    pub fn last_change(&self) -> Result<Option<(i64, String)>> {
        let sql = "SELECT id, changed_at FROM change ORDER BY id DESC LIMIT 1";
        Ok(self.conn.prepare_cached(sql)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }
}

impl Reader {
    /// When and by whom the database was first changed, and how: no other database begins so, but copies of it.
    pub(crate) fn first_change(&self) -> Result<Option<(String, String, String)>> {
        let sql = "SELECT changed_at, changed_by, detail FROM change ORDER BY id LIMIT 1";
        let mut statement = self.conn.prepare_cached(sql)?;
        Ok(statement.query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?)
    }
}

impl Writer<'_> {
    /// Notes that this state was brought back from the copy `file`, and which copy holds what was there before.
    pub(crate) fn note_restore(&self, file: &str, before: Option<&str>) {
        self.step(json!({ "restored": file, "before": before }));
    }
}
