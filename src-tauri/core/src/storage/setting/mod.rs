//! Settings of this database.

use rusqlite::OptionalExtension;
use serde_json::json;

use super::{Reader, Writer};
use crate::Result;

const DEMO: &str = "demo";

impl Reader {
    /// The setting `key`, if it was ever set.
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        let mut statement = self.conn.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
        Ok(statement.query_row([key], |row| row.get(0)).optional()?)
    }

    /// Whether the database holds a made-up county.
    pub fn is_demo(&self) -> Result<bool> {
        Ok(self.setting(DEMO)?.as_deref() == Some("1"))
    }
}

impl Writer<'_> {
    /// Sets `key`.
    pub fn set_setting(&self, key: &str, value: &str) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
            )?
            .execute((key, value))?;
        self.step(json!({ "setting": key, "value": value }));
        Ok(())
    }

    /// Marks the database as holding a made-up county, or not.
    pub fn set_demo(&self, demo: bool) -> Result<()> {
        self.set_setting(DEMO, if demo { "1" } else { "0" })
    }
}
