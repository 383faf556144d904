//! Brings back what a copy holds, into the database that is open.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use serde::Serialize;
use ts_rs::TS;

use super::list::{length, second_folder, set_folder};
use super::make::{Draft, beside, holding, same_file};
use super::{Holding, Reason, name, secure};
use crate::check::check;
use crate::storage::{Store, is_ours};
use crate::{Code, Error, Result, Stamp};

/// What was brought back, or would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Restored {
    /// Whether nothing at all is wrong with it.
    pub ok: bool,
    /// The copy.
    pub file: String,
    /// Whether this only looked.
    pub dry_run: bool,
    /// What it holds.
    #[serde(flatten)]
    pub holding: Holding,
    /// What is wrong with single filings in it, in Chinese.
    pub problems: Vec<String>,
    /// The copy that holds what was there before, if there was anything.
    pub safety: Option<String>,
    /// What did not work but stopped nothing.
    pub warnings: Vec<Error>,
}

/// Replaces all that `store`, at `database`, holds by what the copy `file` holds; with `dry_run` only says what that
/// is. The copy is not touched. What was there before is copied first; the log says so. The second folder for
/// copies stays set as it is: it belongs to this computer.
///
/// # Errors
/// `NotFound` if there is no such file; `DatabaseForeign`, `DatabaseNewer`, `DatabaseDamaged` if it is not a whole copy
/// that this program can read; `BackupFailed` if what is there now cannot be secured; `DatabaseLocked`. The database
/// is then as it was.
pub fn restore(
    store: &mut Store,
    database: &Path,
    file: &Path,
    dry_run: bool,
    stamp: &Stamp,
) -> Result<Restored> {
    let draft = Draft::beside(&name::folder(database).join("restore"));
    let mut copy = examine(database, file, &draft)?;
    let found = check(&copy)?;
    if found.integrity != "ok" || found.foreign_keys > 0 {
        return Err(Error::new(
            Code::DatabaseDamaged,
            format!(
                "备份“{}”已损坏，没有恢复，现有数据未改动。请选择另一个备份。（{}）",
                file.display(),
                found.integrity.lines().next().unwrap_or_default()
            ),
        ));
    }
    let other = copy.schema_differences()?;
    if let Some(name) = other.first() {
        return Err(Error::new(
            Code::DatabaseDamaged,
            format!(
                "备份“{}”里的数据表“{name}”与本版本的不一样，没有恢复，现有数据未改动。它被别的程序改过，请选择另一个备份。",
                file.display()
            ),
        ));
    }
    let mut restored = Restored {
        ok: found.ok,
        file: file.display().to_string(),
        dry_run,
        holding: holding(&copy)?,
        problems: found.problems,
        safety: None,
        warnings: Vec::new(),
    };
    if dry_run {
        return Ok(restored);
    }
    let secured = secure(store, database, Reason::Restore, stamp)?;
    restored.safety = secured.copy.map(|path| path.display().to_string());
    restored.warnings = secured.warnings;
    let second = second_folder(store)?;
    // The log entry comes in with the data, in one step.
    copy.write(stamp, "restore", |writer| {
        writer.note_restore(&restored.file, restored.safety.as_deref());
        set_folder(writer, second.as_deref())
    })?;
    store.become_copy_of(&copy)?;
    let integrity = store.integrity()?;
    if integrity != "ok" || store.count_filings()? != restored.holding.filings {
        return Err(Error::new(
            Code::DatabaseDamaged,
            format!("恢复后的数据没有通过检查（{integrity}）。请检查磁盘，再从备份恢复一次。"),
        ));
    }
    Ok(restored)
}

/// Opens a copy of the copy, brought to this program's schema: the file itself may lie on a disk that cannot be
/// written, and must not be changed.
fn examine(database: &Path, file: &Path, draft: &Draft) -> Result<Store> {
    let refused = |code, why: &str| {
        Err(Error::new(code, format!("没有恢复“{}”：{why}现有数据未改动。", file.display())))
    };
    if !file.exists() {
        return refused(Code::NotFound, "这个位置没有文件，请核对路径，或看看U盘、共享文件夹是否还连着。");
    }
    if same_file(file, database) {
        return refused(Code::BadRequest, "这正是正在使用的数据文件，请选择一个备份。");
    }
    if !is_ours(file)? {
        return refused(Code::DatabaseForeign, "这个文件是空的，请选择绩衡的备份。");
    }
    let fail = |error: io::Error| {
        let why = match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                "磁盘已满，放不下它的副本。请清理磁盘后再试。".to_owned()
            }
            _ => format!("它读不进来（{error}）。请检查磁盘，或把它复制到本机硬盘后再试。"),
        };
        Error::new(Code::BackupFailed, format!("没有恢复备份“{}”，现有数据未改动：{why}", file.display()))
    };
    if let Some(folder) = draft.0.parent() {
        fs::create_dir_all(folder).map_err(fail)?;
    }
    // A database that is in use, or was broken off, has its newest changes in a log beside it.
    let log = beside(file, "-wal");
    // What stands behind the last page is none of it. With a log beside it the header may be older than the file.
    let length = if log.exists() { None } else { length(file) };
    for (part, ending) in [(file, ""), (&log, "-wal")] {
        if ending.is_empty() || part.exists() {
            // The bytes alone: a copy on a disk that cannot be written is read-only.
            let copy = |from: File| {
                let mut from = from.take(length.unwrap_or(u64::MAX));
                io::copy(&mut from, &mut File::create(beside(&draft.0, ending))?)
            };
            File::open(part).and_then(copy).map_err(fail)?;
        }
    }
    Store::open(&draft.0).map_err(|error| Error {
        message: format!(
            "备份“{}”不能恢复，现有数据未改动：{}",
            file.display(),
            error.message.replace(&draft.0.display().to_string(), &name_of(file))
        ),
        ..error
    })
}

fn name_of(file: &Path) -> String {
    file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}
