//! What SQLite and we ourselves can find wrong with the database. Nothing here changes it.

use super::{FilingId, Reader, migrate};
use crate::Result;

impl Reader {
    /// Number of the newest migration that the file has.
    pub fn schema_version(&self) -> Result<u32> {
        migrate::version(&self.conn)
    }

    /// `ok`, or what SQLite's integrity check says, line by line.
    pub fn integrity(&self) -> Result<String> {
        let mut statement = self.conn.prepare("PRAGMA integrity_check")?;
        let lines = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
        Ok(lines.join("\n"))
    }

    /// How many rows point at nothing.
    pub fn dangling_rows(&self) -> Result<u32> {
        Ok(self.conn.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?)
    }

    /// How many filings are current.
    pub fn count_filings(&self) -> Result<u32> {
        Ok(self.conn.query_row("SELECT count(*) FROM filing WHERE current = 1", [], |row| row.get(0))?)
    }

    /// Tables, indexes and triggers that are missing, were added, or are not as the migrations made them.
    pub(crate) fn schema_differences(&self) -> Result<Vec<String>> {
        let (expected, found) = (migrate::expected_schema()?, migrate::schema(&self.conn)?);
        let missing = expected.iter().filter(|entry| !found.contains(entry));
        let added = found.iter().filter(|entry| !expected.iter().any(|(name, _)| *name == entry.0));
        Ok(missing.chain(added).map(|(name, _)| name.clone()).collect())
    }

    /// Department and year that have not exactly one current version: name, year, how many.
    pub(crate) fn without_one_current(&self) -> Result<Vec<(String, i32, u32)>> {
        let mut statement = self.conn.prepare(include_str!("several_current.sql"))?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Forms that hold nothing: department, year, sheet; without a sheet, a filing that has no form.
    pub(crate) fn without_values(&self) -> Result<Vec<(String, i32, Option<String>)>> {
        let mut statement = self.conn.prepare(include_str!("without_values.sql"))?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// SHA-256 of every original file.
    pub(crate) fn source_keys(&self) -> Result<Vec<String>> {
        let mut statement = self.conn.prepare("SELECT sha256 FROM source_file ORDER BY sha256")?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// Every version of every filing, with its department and year.
    pub(crate) fn all_filings(&self) -> Result<Vec<(FilingId, String, i32)>> {
        let mut statement = self.conn.prepare(
            "SELECT filing.id, name, year FROM filing JOIN department ON department.id = department ORDER BY 1",
        )?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
