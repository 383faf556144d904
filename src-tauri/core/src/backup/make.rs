//! Makes one verified copy, whole or not at all.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use serde::Serialize;
use ts_rs::TS;

use super::{Holding, Reason, name};
use crate::storage::{Reader, is_ours, unwritable};
use crate::{Code, Error, Result, Stamp};

/// A copy that was made, read back, and found whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Made {
    /// Always true: a copy that is not whole is an error.
    pub ok: bool,
    /// The file.
    pub file: String,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// What it holds.
    #[serde(flatten)]
    pub holding: Holding,
}

/// What a database holds, all of it looked at.
pub(super) fn holding(reader: &Reader) -> Result<Holding> {
    Ok(Holding {
        schema_version: reader.schema_version()?,
        integrity: reader.integrity()?,
        foreign_keys: reader.dangling_rows()?,
        filings: reader.count_filings()?,
        departments: u32::try_from(reader.departments()?.len()).unwrap_or(u32::MAX),
        years: reader.years()?,
        newest_change: reader.last_change()?.map(|(_, at)| at),
        demo: reader.is_demo()?,
    })
}

/// Copies the database that `reader` reads, at `database`, to `out`. A backup that stood there is replaced.
///
/// # Errors
/// `BadRequest` if `out` is the database itself or another program's file; `BackupFailed` if the copy cannot be
/// written or is not whole. What stood at `out` is then as it was.
pub fn make(reader: &Reader, database: &Path, out: &Path) -> Result<Made> {
    let refused = |why: &str| {
        Err(Error::new(Code::BadRequest, format!("不能备份到“{}”：{why}。请另取文件名。", out.display())))
    };
    if same_file(out, database) {
        return refused("这正是正在使用的数据文件");
    }
    if out.exists() && !is_ours(out).unwrap_or(false) {
        return refused("已有同名文件，而且不是绩衡的备份");
    }
    if beside(out, "-wal").exists() || beside(out, "-journal").exists() {
        return refused("同名文件正被另一个绩衡窗口使用");
    }
    copy(reader, out)?;
    made(out)
}

/// Adds a copy to the database's folder of backups.
pub(super) fn add(reader: &Reader, database: &Path, reason: Reason, stamp: &Stamp) -> Result<PathBuf> {
    let folder = name::folder(database);
    fs::create_dir_all(&folder).map_err(|error| unwritable(&folder, &error))?;
    let out = folder.join(name::free(&folder, database, name::local(stamp)?, reason));
    copy(reader, &out)?;
    Ok(out)
}

/// Writes beside `out`, verifies, and renames: a file with the name of a copy is a whole copy.
fn copy(reader: &Reader, out: &Path) -> Result<()> {
    let draft = Draft::beside(out);
    reader.copy_to(&draft.0).map_err(|error| {
        // The clerk knows only the name that was to be.
        let message = error.message.replace(&draft.0.display().to_string(), &out.display().to_string());
        Error { message, ..error }
    })?;
    fs::rename(&draft.0, out).map_err(|error| unwritable(out, &error))
}

pub(super) fn made(out: &Path) -> Result<Made> {
    let bytes = fs::metadata(out).map_err(|error| unwritable(out, &error))?.len();
    let holding = holding(&Reader::of_copy(out)?)?;
    Ok(Made { ok: true, file: out.display().to_string(), bytes, holding })
}

/// A file that is taken away when it is dropped, with what SQLite lays beside it.
pub(super) struct Draft(pub PathBuf);

impl Draft {
    /// A name in the same folder that no other writer uses.
    pub fn beside(out: &Path) -> Self {
        static WRITERS: AtomicU32 = AtomicU32::new(0);
        let mut name = std::ffi::OsString::from(".");
        name.push(out.file_name().unwrap_or_default());
        name.push(format!(".{}-{}.tmp", std::process::id(), WRITERS.fetch_add(1, Ordering::Relaxed)));
        Self(out.with_file_name(name))
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        for ending in ["", "-journal", "-wal", "-shm"] {
            // Most of them are not there.
            let _ = fs::remove_file(beside(&self.0, ending));
        }
    }
}

/// `jiheng.db` with `-wal` behind it.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Whether two paths are one file, if both are there.
pub(super) fn same_file(a: &Path, b: &Path) -> bool {
    match (fs::canonicalize(a), fs::canonicalize(b)) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}
