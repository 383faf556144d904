//! The versions of a filing, and the way back to one.

use rusqlite::OptionalExtension;
use serde::Serialize;
use serde_json::{Value, json};
use ts_rs::TS;

use super::super::{DepartmentId, FilingId, Reader, Writer};
use crate::{Code, Error, Result};

/// One version of a filing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "FilingVersion")]
pub struct VersionLine {
    /// Its number, from 1.
    pub version: u32,
    /// Whether it is the current one.
    pub current: bool,
    /// Whether the import that made it was undone.
    pub withdrawn: bool,
    /// When it was made, with offset.
    pub at: String,
    /// By whom.
    pub by: Option<String>,
    /// What made it: `import`, `restore_version`, `enter`.
    pub action: Option<String>,
    /// The version it is a copy of, if it was brought back.
    pub restored_from: Option<u32>,
    /// Why it was brought back.
    pub reason: Option<String>,
    /// The files it came in.
    pub files: Vec<String>,
    /// Values put right by hand.
    pub corrections: u32,
}

/// The filings that the steps of a change name, without taking them apart.
fn named_filings(detail: &str) -> Vec<i64> {
    const NAME: &str = "\"filing\":";
    detail
        .match_indices(NAME)
        .filter_map(|(at, _)| {
            let rest = &detail[at + NAME.len()..];
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            rest[..end].parse().ok()
        })
        .collect()
}

impl Reader {
    /// The versions of a department's filing for a year, oldest first.
    pub fn versions(&self, department: DepartmentId, year: i32) -> Result<Vec<VersionLine>> {
        let all = self.list_versions(department, Some(year))?;
        Ok(all.into_iter().map(|(_, line)| line).collect())
    }

    /// The versions of all years of a department, each with its year, oldest first.
    pub fn versions_of(&self, department: DepartmentId) -> Result<Vec<(i32, VersionLine)>> {
        self.list_versions(department, None)
    }

    fn list_versions(&self, department: DepartmentId, year: Option<i32>) -> Result<Vec<(i32, VersionLine)>> {
        let mut statement = self.conn.prepare_cached(include_str!("versions.sql"))?;
        let mut rows = statement.query((department, year))?;
        let (mut ids, mut versions) = (Vec::new(), Vec::new());
        while let Some(row) = rows.next()? {
            let files: String = row.get(4)?;
            ids.push(row.get::<_, FilingId>(0)?);
            let line = VersionLine {
                version: row.get(1)?,
                current: row.get(2)?,
                withdrawn: row.get(6)?,
                files: serde_json::from_str(&files).map_err(Error::internal)?,
                corrections: row.get(5)?,
                by: None,
                action: None,
                restored_from: None,
                reason: None,
                at: row.get(3)?,
            };
            versions.push((row.get(7)?, line));
        }
        self.made_by(&ids, &mut versions)?;
        Ok(versions)
    }

    /// What the log says of how versions were made. A bulk import makes a thousand changes at one time: they are gone
    /// through once, and only those that name one of the filings are read.
    fn made_by(&self, ids: &[FilingId], versions: &mut [(i32, VersionLine)]) -> Result<()> {
        let mut times: Vec<&str> = versions.iter().map(|(_, line)| line.at.as_str()).collect();
        times.dedup();
        let times = json!(times).to_string();
        let mut statement = self.conn.prepare_cached(
            "SELECT changed_by, action, detail, changed_at FROM change
             WHERE changed_at IN (SELECT value FROM json_each(?1)) ORDER BY id",
        )?;
        let mut rows = statement.query([times])?;
        while let Some(row) = rows.next()? {
            let detail = row.get_ref(2)?.as_str().map_err(Error::internal)?;
            let named = named_filings(detail);
            let at = row.get_ref(3)?.as_str().map_err(Error::internal)?;
            let open = |line: &VersionLine| line.action.is_none() && line.at == at;
            let meant: Vec<usize> =
                (0..ids.len()).filter(|n| named.contains(&ids[*n].0) && open(&versions[*n].1)).collect();
            if meant.is_empty() {
                continue;
            }
            let steps: Vec<Value> = serde_json::from_str(detail).map_err(Error::internal)?;
            for n in meant {
                let line = &mut versions[n].1;
                let of_this = || steps.iter().filter(|step| step["filing"] == ids[n].0);
                // Its number may be another since, if two departments were merged.
                if !of_this().any(|step| step["version"].is_u64()) {
                    continue;
                }
                line.by = Some(row.get(0)?);
                line.action = Some(row.get(1)?);
                if let Some(step) = of_this().find(|step| step["restored_from"].is_u64()) {
                    line.restored_from =
                        step["restored_from"].as_u64().and_then(|version| u32::try_from(version).ok());
                    line.reason = step["reason"].as_str().map(str::to_owned);
                }
            }
        }
        Ok(())
    }

    /// One version of a department's filing for a year.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn filing_version(&self, department: DepartmentId, year: i32, version: u32) -> Result<FilingId> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT id FROM filing WHERE department = ?1 AND year = ?2 AND version = ?3")?;
        statement.query_row((department, year, version), |row| row.get(0)).optional()?.ok_or_else(|| {
            Error::new(Code::NotFound, format!("这份报送没有第{version}版，请刷新版本列表后再试。"))
        })
    }
}

impl Reader {
    /// Which version of its department's year a filing is.
    pub fn version_of(&self, filing: FilingId) -> Result<u32> {
        let sql = "SELECT version FROM filing WHERE id = ?1";
        Ok(self.conn.prepare_cached(sql)?.query_row([filing], |row| row.get(0))?)
    }
}

impl Writer<'_> {
    /// Refuses what is meant for a version that is no longer the current one: another instance may have brought a
    /// new one since it was asked for.
    ///
    /// # Errors
    /// `VersionOutdated`.
    pub fn must_be_current(&self, filing: FilingId) -> Result<()> {
        let sql = "SELECT current FROM filing WHERE id = ?1";
        let current: Option<bool> =
            self.conn.prepare_cached(sql)?.query_row([filing], |row| row.get(0)).optional()?;
        if current == Some(true) {
            return Ok(());
        }
        Err(Error::new(Code::VersionOutdated, "这份报送刚才有了新的版本，没有改动。请刷新页面，核对后再改。"))
    }

    /// Makes a copy of a version the new current one, and says in the log why.
    pub fn copy_version(&self, old: FilingId, version: u32, reason: &str) -> Result<FilingId> {
        let new = self.new_version(old)?;
        self.step(json!({ "filing": new.0, "restored_from": version, "reason": reason }));
        for form in self.forms(old)? {
            self.copy_form(form.id, new)?;
        }
        Ok(new)
    }
}
