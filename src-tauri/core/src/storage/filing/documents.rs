//! The files that a department's filings came in.

use serde::Serialize;
use ts_rs::TS;

use super::{DepartmentId, Reader};
use crate::Result;

/// A file of one version of a filing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "FiledDocument")]
pub struct DocumentLine {
    /// The evaluated year.
    pub year: i32,
    /// The version that it belongs to.
    pub version: u32,
    /// Whether that is the current one.
    pub current: bool,
    /// The name it came in under, without folders.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// When it came in, with offset.
    pub imported_at: String,
    /// Bytes.
    pub size: u32,
    /// Who imported it; `None` if no import is kept for it.
    pub imported_by: Option<String>,
    /// The import that brought it into this version; `None` if the version took it over.
    pub import: Option<i32>,
}

impl Reader {
    /// Every file of every version that a department filed, by year, version and arrival.
    pub fn documents(&self, department: DepartmentId) -> Result<Vec<DocumentLine>> {
        let mut statement = self.conn.prepare_cached(include_str!("documents.sql"))?;
        let rows = statement.query_map([department], |row| {
            Ok(DocumentLine {
                year: row.get(0)?,
                version: row.get(1)?,
                current: row.get(2)?,
                name: row.get(3)?,
                sha256: row.get(4)?,
                imported_at: row.get(5)?,
                size: row.get(6)?,
                imported_by: row.get(7)?,
                import: row.get(8)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
