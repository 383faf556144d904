//! Whole imports: what each of them did to the filings, and how that is taken back.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use rusqlite::{OptionalExtension, Row};
use serde::Serialize;
use serde_json::json;
use ts_rs::TS;

use super::form::BY_HAND;
use super::{FilingId, FormId, Reader, Writer};
use crate::filing::label::label;
use crate::{Code, Error, Result};

/// One import while it runs: what it wrote so far has this number. Each is an import of its own.
#[derive(Debug, Clone, Default)]
pub struct Batch(Arc<AtomicI64>);

impl Batch {
    /// To be called when the transaction that began it is committed.
    pub fn began(&self, id: ImportId) {
        self.0.store(id.0, Ordering::SeqCst);
    }

    fn id(&self) -> Option<ImportId> {
        Some(self.0.load(Ordering::SeqCst)).filter(|id| *id > 0).map(ImportId)
    }
}

/// An import that wrote something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportId(pub i64);

/// What an import did to a filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Made it.
    Made,
    /// Added forms to it.
    Extended,
    /// Made a new version of it.
    Replaced,
}

impl Effect {
    fn id(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Extended => "extended",
            Self::Replaced => "replaced",
        }
    }

    fn from_id(id: &str) -> Self {
        match id {
            "made" => Self::Made,
            "replaced" => Self::Replaced,
            _ => Self::Extended,
        }
    }
}

/// What one file of an import did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportStep {
    /// What it did.
    pub effect: Effect,
    /// The filing as it is since.
    pub filing: FilingId,
    /// The version that was current before, if it was replaced.
    pub before: Option<FilingId>,
    /// The file's name.
    pub file: String,
    /// Its SHA-256.
    pub sha256: String,
    /// Whether it became one of the filing's files.
    pub attached: bool,
    /// The forms that were added.
    pub forms: Vec<FormId>,
    /// The row of the log.
    change: i64,
}

/// What one file of an import did, to be recorded.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct NewImportStep<'a> {
    pub effect: Effect,
    pub filing: FilingId,
    pub before: Option<FilingId>,
    pub file: &'a str,
    pub sha256: &'a str,
    pub attached: bool,
    pub forms: &'a [FormId],
}

/// A filing that an import touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportedFiling {
    /// Department name.
    pub department: String,
    /// The evaluated year.
    pub year: i32,
    /// The version the forms went into.
    pub version: u32,
    /// What was done to it.
    pub effect: Effect,
    /// The file.
    pub file: String,
}

/// One import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportLine {
    /// Its number, for `undo_import`.
    pub id: i32,
    /// When, with offset.
    pub at: String,
    /// By whom.
    pub by: String,
    /// When it was undone, if it was.
    pub undone_at: Option<String>,
    /// By whom.
    pub undone_by: Option<String>,
    /// What its files did, in their order.
    pub filings: Vec<ImportedFiling>,
    /// Filings made.
    pub made: u32,
    /// Filings that got further forms.
    pub extended: u32,
    /// Filings that got a new version.
    pub replaced: u32,
}

fn step_of(row: &Row<'_>) -> rusqlite::Result<ImportStep> {
    let forms: String = row.get(6)?;
    let forms: Vec<i64> = serde_json::from_str(&forms).unwrap_or_default();
    Ok(ImportStep {
        effect: Effect::from_id(row.get_ref(0)?.as_str()?),
        filing: row.get(1)?,
        before: row.get(2)?,
        file: row.get(3)?,
        sha256: row.get(4)?,
        attached: row.get(5)?,
        forms: forms.into_iter().map(FormId).collect(),
        change: row.get(7)?,
    })
}

impl Reader {
    /// The imports, newest first.
    pub fn imports(&self) -> Result<Vec<ImportLine>> {
        let mut statement = self.conn.prepare_cached(include_str!("list.sql"))?;
        let mut rows = statement.query([])?;
        let mut imports: Vec<ImportLine> = Vec::new();
        while let Some(row) = rows.next()? {
            let id = row.get(0)?;
            if imports.last().is_none_or(|line| line.id != id) {
                imports.push(ImportLine {
                    id,
                    at: row.get(1)?,
                    by: row.get(2)?,
                    undone_at: row.get(3)?,
                    undone_by: row.get(4)?,
                    filings: Vec::new(),
                    made: 0,
                    extended: 0,
                    replaced: 0,
                });
            }
            let Some(line) = imports.last_mut() else { continue };
            let effect = Effect::from_id(row.get_ref(8)?.as_str().map_err(Error::internal)?);
            *match effect {
                Effect::Made => &mut line.made,
                Effect::Extended => &mut line.extended,
                Effect::Replaced => &mut line.replaced,
            } += 1;
            line.filings.push(ImportedFiling {
                department: row.get(5)?,
                year: row.get(6)?,
                version: row.get(7)?,
                effect,
                file: row.get(9)?,
            });
        }
        Ok(imports)
    }

    /// What an import did, in order.
    ///
    /// # Errors
    /// `NotFound` if there is no such import; `BadRequest` if it was undone already.
    pub fn import_steps(&self, id: ImportId) -> Result<Vec<ImportStep>> {
        let undone: Option<Option<String>> = self
            .conn
            .prepare_cached("SELECT undone_at FROM import_batch WHERE id = ?1")?
            .query_row([id.0], |row| row.get(0))
            .optional()?;
        match undone {
            None => {
                return Err(Error::new(Code::NotFound, "没有这次导入，请刷新导入记录后再试。"));
            }
            Some(Some(at)) => {
                return Err(Error::new(
                    Code::BadRequest,
                    format!("这次导入已经在{at}撤销过，不用再撤销。请刷新导入记录。"),
                ));
            }
            Some(None) => {}
        }
        let mut statement = self.conn.prepare_cached(
            "SELECT effect, filing, before, file, sha256, attached, forms, change
             FROM import_step WHERE batch = ?1 ORDER BY position",
        )?;
        Ok(statement.query_map([id.0], step_of)?.collect::<Result<_, _>>()?)
    }

    /// What changed a filing after a step of an import, in words; `None` if nothing did.
    pub fn changed_since(&self, id: ImportId, step: &ImportStep) -> Result<Option<String>> {
        let newer: Option<(u32, String)> = self
            .conn
            .prepare_cached(include_str!("newer.sql"))?
            .query_row([step.filing], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        if let Some((version, at)) = newer {
            return Ok(Some(format!("之后有了第{version}版（{at}）")));
        }
        let later: Option<(String, String)> = self
            .conn
            .prepare_cached(include_str!("later.sql"))?
            .query_row((step.filing, id.0, step.change), |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        if let Some((file, at)) = later {
            return Ok(Some(format!("之后又导入了“{file}”（{at}）")));
        }
        let corrected: Option<(String, String, String)> = self
            .conn
            .prepare_cached(include_str!("corrected.sql"))?
            .query_row((step.filing, step.change), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        if let Some((path, by, at)) = corrected {
            return Ok(Some(format!("之后{by}更正过“{}”（{at}）", label(&path))));
        }
        let added = (step.effect == Effect::Extended)
            .then(|| json!(step.forms.iter().map(|form| form.0).collect::<Vec<_>>()).to_string());
        let reviewed: Option<(String, String)> = self
            .conn
            .prepare_cached(include_str!("reviewed.sql"))?
            .query_row((step.filing, step.change, added), |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        if let Some((by, at)) = reviewed {
            return Ok(Some(format!("之后{by}复核过（{at}）")));
        }
        let uncorrected: Option<(String, String, String)> = self
            .conn
            .prepare_cached(include_str!("uncorrected.sql"))?
            .query_row((step.filing, step.change), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        if let Some((path, by, at)) = uncorrected {
            return Ok(Some(format!("之后{by}撤销过“{}”的更正（{at}）", label(&path))));
        }
        let last = step.forms.iter().max().copied().unwrap_or(FormId(0));
        let entered = self
            .conn
            .prepare_cached("SELECT 1 FROM form WHERE filing = ?1 AND id > ?2 AND sheet = ?3")?
            .exists((step.filing, last, BY_HAND))?;
        Ok(entered.then(|| "之后又手工录入了表".to_owned()))
    }
}

impl Writer<'_> {
    /// Records what a file did, as part of the import `batch`, which begins with its first such file.
    pub fn record_import(&self, batch: &Batch, new: &NewImportStep<'_>) -> Result<ImportId> {
        let id = match batch.id() {
            Some(id) => id,
            None => {
                self.conn
                    .prepare_cached("INSERT INTO import_batch (imported_at, imported_by) VALUES (?1, ?2)")?
                    .execute((&self.stamp.at, &self.stamp.by))?;
                ImportId(self.conn.last_insert_rowid())
            }
        };
        self.conn.prepare_cached(include_str!("insert.sql"))?.execute((
            id.0,
            new.effect.id(),
            new.filing,
            new.before,
            new.file,
            new.sha256,
            new.attached,
            json!(new.forms.iter().map(|form| form.0).collect::<Vec<_>>()).to_string(),
            self.next_change()?,
        ))?;
        self.step(json!({ "import": id.0, "filing": new.filing.0, "effect": new.effect.id() }));
        Ok(id)
    }

    /// The row that this transaction will have in the log.
    pub(super) fn next_change(&self) -> Result<i64> {
        Ok(self.conn.query_row(
            "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'change'), 0) + 1",
            [],
            |row| row.get(0),
        )?)
    }

    /// Takes back what one file did.
    pub fn undo_import_step(&self, step: &ImportStep) -> Result<()> {
        let set = |filing: FilingId, current: bool| -> Result<()> {
            self.conn
                .prepare_cached("UPDATE filing SET current = ?2 WHERE id = ?1")?
                .execute((filing, current))?;
            self.step(json!({ "filing": filing.0, "current": current }));
            Ok(())
        };
        match step.effect {
            Effect::Made => set(step.filing, false)?,
            Effect::Replaced => {
                set(step.filing, false)?;
                if let Some(before) = step.before {
                    set(before, true)?;
                }
            }
            Effect::Extended => {
                for form in &step.forms {
                    self.remove_form(*form)?;
                }
                if step.attached {
                    self.conn
                        .prepare_cached("DELETE FROM filing_file WHERE filing = ?1 AND sha256 = ?2")?
                        .execute((step.filing, &step.sha256))?;
                    self.step(json!({ "filing": step.filing.0, "file": step.sha256, "removed": true }));
                }
            }
        }
        Ok(())
    }

    /// Takes a form out of its filing. What was in it stays in the original file, and in the log that it was.
    fn remove_form(&self, form: FormId) -> Result<()> {
        for table in ["review", "value", "indicator", "report_block", "form_unread", "correction"] {
            self.conn.prepare_cached(&format!("DELETE FROM {table} WHERE form = ?1"))?.execute([form])?;
        }
        self.conn.prepare_cached("DELETE FROM form WHERE id = ?1")?.execute([form])?;
        self.step(json!({ "form": form.0, "removed": true }));
        Ok(())
    }

    /// Marks an import as undone.
    pub fn close_import(&self, id: ImportId) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE import_batch SET undone_at = ?2, undone_by = ?3 WHERE id = ?1")?
            .execute((id.0, &self.stamp.at, &self.stamp.by))?;
        self.step(json!({ "import": id.0, "undone": true }));
        Ok(())
    }

    /// Whether a file is one of a filing's files.
    pub fn holds_file(&self, filing: FilingId, sha256: &str) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached("SELECT 1 FROM filing_file WHERE filing = ?1 AND sha256 = ?2")?
            .exists((filing, sha256))?)
    }
}
