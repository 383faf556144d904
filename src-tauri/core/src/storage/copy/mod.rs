//! Copies of the whole database, page by page, as SQLite makes them while others read and write.

use std::fs::OpenOptions;
use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::open::{self, PATIENCE};
use super::{Reader, Store};
use crate::{Code, Error, Result};

impl Reader {
    /// Copies the database, as it is at this moment, to `path`, where nothing may be yet, and reads the whole copy
    /// back. The copy is one file, without a log beside it, and is on the disk when this returns.
    ///
    /// # Errors
    /// `BackupFailed` if the copy cannot be written or is not whole; what stands at `path` is then of no use.
    pub(crate) fn copy_to(&self, path: &Path) -> Result<Reader> {
        // What is counted and what is copied is one state, whoever writes meanwhile.
        let moment = self.moment()?;
        let counts = self.row_counts()?;
        write_copy(&self.conn, path).map_err(|error| failed(path, &error))?;
        drop(moment);
        let sync = || OpenOptions::new().write(true).open(path)?.sync_all();
        sync().map_err(|error| unwritable(path, &error))?;
        let copy = Self::of_copy(path)?;
        let (integrity, dangling) = (copy.integrity()?, copy.dangling_rows()?);
        if integrity != "ok" || dangling > 0 || copy.row_counts()? != counts {
            return Err(Error::new(
                Code::BackupFailed,
                format!(
                    "备份“{}”写出后没有通过检查（{integrity}，悬空引用{dangling}）。请先检查数据文件，再换一个磁盘备份。",
                    path.display()
                ),
            ));
        }
        Ok(copy)
    }

    /// Reads a copy that [`Reader::copy_to`] made, without touching it.
    ///
    /// # Errors
    /// `DatabaseForeign`, `DatabaseNewer`, `DatabaseDamaged`, `DatabaseUnreadable`.
    pub(crate) fn of_copy(path: &Path) -> Result<Reader> {
        if open::look(path)? == open::Found::Nothing {
            return Err(Error::new(
                Code::DatabaseDamaged,
                format!("备份“{}”是空的，请选择另一个备份。", path.display()),
            ));
        }
        let conn = Connection::open_with_flags(
            path,
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        conn.pragma_update(None, "trusted_schema", false)?;
        Ok(Self::from(conn))
    }

    /// How many rows each table has, by the table's name.
    fn row_counts(&self) -> Result<Vec<(String, i64)>> {
        let mut statement =
            self.conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
        let names: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        names
            .into_iter()
            .map(|name| {
                let sql = format!("SELECT count(*) FROM \"{}\"", name.replace('"', "\"\""));
                let rows = self.conn.query_row(&sql, [], |row| row.get(0))?;
                Ok((name, rows))
            })
            .collect()
    }
}

impl Store {
    /// Replaces all that the database holds by what `other` holds, in one step: beside [`Store::write`] the only
    /// change there is. Other connections to the file go on, and see the new state.
    ///
    /// # Errors
    /// `DatabaseLocked` if another instance is writing; `DatabaseUnreadable` if the disk is full. The database is
    /// then as it was.
    pub(crate) fn become_copy_of(&mut self, other: &Reader) -> Result<()> {
        let start = Instant::now();
        self.reader.forget_figures();
        let backup = Backup::new(&other.conn, &mut self.reader.conn)?;
        loop {
            match backup.step(-1)? {
                StepResult::Done => return Ok(()),
                _ if start.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(20)),
                _ => return Err(Error::database_locked()),
            }
        }
    }
}

fn write_copy(from: &Connection, path: &Path) -> rusqlite::Result<()> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut copy = Connection::open_with_flags(path, flags)?;
    // A copy that is broken off is thrown away: it is brought to the disk once, when it is whole.
    copy.pragma_update(None, "synchronous", "OFF")?;
    let backup = Backup::new(from, &mut copy)?;
    match backup.step(-1)? {
        StepResult::Done => {}
        _ => {
            let busy = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY);
            return Err(rusqlite::Error::SqliteFailure(busy, None));
        }
    }
    drop(backup);
    // One file, that a reader does not lay a log beside.
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    copy.close().map_err(|(_, error)| error)
}

fn failed(path: &Path, error: &rusqlite::Error) -> Error {
    use rusqlite::ErrorCode as Sql;
    let why = match error.sqlite_error_code() {
        Some(Sql::DiskFull) => "磁盘已满，请清理磁盘后再试".to_owned(),
        Some(Sql::CannotOpen | Sql::ReadOnly | Sql::PermissionDenied) => {
            "文件夹不存在或不能写入，请检查文件夹权限".to_owned()
        }
        Some(Sql::DatabaseCorrupt) => "数据文件本身已损坏，请从更早的备份恢复".to_owned(),
        Some(Sql::DatabaseBusy | Sql::DatabaseLocked) => {
            "数据文件正被另一个绩衡窗口使用，请关闭另一个窗口后再试".to_owned()
        }
        _ => format!("{error}。请检查磁盘后再试"),
    };
    Error::new(Code::BackupFailed, format!("备份写不到“{}”：{why}。", path.display()))
}

/// A file of a copy that cannot be written, renamed or read back.
pub(crate) fn unwritable(path: &Path, error: &std::io::Error) -> Error {
    use std::io::ErrorKind as Kind;
    let why = match error.kind() {
        Kind::StorageFull | Kind::QuotaExceeded => "磁盘已满，请清理磁盘后再试".to_owned(),
        Kind::NotFound | Kind::NotADirectory => {
            "文件夹不存在，请检查路径，或看看U盘、共享文件夹是否还连着".to_owned()
        }
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => {
            "没有写这个文件夹的权限，请检查文件夹权限".to_owned()
        }
        _ => format!("{error}。请检查磁盘后再试"),
    };
    Error::new(Code::BackupFailed, format!("备份写不到“{}”：{why}。", path.display()))
}

#[cfg(test)]
mod tests {
    use rusqlite::ffi::{self, SQLITE_FULL};

    use super::*;

    /// Protects the clerk from guessing: a full disk is named, whichever layer meets it.
    #[test]
    fn a_full_disk_is_named() {
        let path = Path::new("backups").join("jiheng.db");
        let sql = failed(&path, &rusqlite::Error::SqliteFailure(ffi::Error::new(SQLITE_FULL), None));
        let file = unwritable(&path, &std::io::ErrorKind::StorageFull.into());
        for error in [sql, file] {
            assert_eq!(error.code, Code::BackupFailed);
            assert!(error.message.contains("磁盘已满"), "{error}");
            assert!(error.message.contains("jiheng.db"), "{error}");
        }
    }
}
