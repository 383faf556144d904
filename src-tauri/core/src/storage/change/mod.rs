//! The append-only log of changes.

use rusqlite::Connection;
use serde_json::Value;

use super::Reader;
use crate::{Error, Result, Stamp};

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
}
