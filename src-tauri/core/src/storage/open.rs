//! Opening: a file that is not ours, is newer, or is held by another instance is refused untouched.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf, absolute};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::{APPLICATION_ID, Reader, Store, migrate, newest_version};
use crate::{Code, Error, Result};

/// How long to wait for another instance to finish writing.
const PATIENCE: Duration = Duration::from_secs(2);

/// Statements kept prepared; there are fewer in all.
const STATEMENTS: usize = 128;

impl Store {
    /// Opens the database at `path`; makes it, and its folder, if it is not there; migrates it if it
    /// is older than the program.
    ///
    /// # Errors
    /// `DatabaseForeign`, `DatabaseNewer`, `DatabaseLocked`, `DatabaseUnreadable`, `DatabaseDamaged`. The
    /// file is then as it was.
    pub fn open(path: &Path) -> Result<Self> {
        let path = absolute(path).map_err(|error| unreadable(path, &error))?;
        let start = Instant::now();
        loop {
            match open(&path) {
                // Two instances that start at the same moment on a new file get in each other's way briefly.
                Err(error) if error.code == Code::DatabaseLocked && start.elapsed() < PATIENCE => {
                    std::thread::sleep(Duration::from_millis(20));
                }
                result => return result.map_err(|error| named(error, &path)),
            }
        }
    }
}

fn open(path: &Path) -> Result<Store> {
    let new = look(path)?;
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if new {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    let mut conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(PATIENCE)?;
    // Until we know that the file is for us, closing it must not move its log into it.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    if conn.is_readonly("main")? {
        return Err(Error::new(Code::DatabaseUnreadable, "数据文件是只读的，请去掉它的只读属性后再试。"));
    }
    let version = migrate::version(&conn)?;
    if version > newest_version() {
        return Err(newer(path, version));
    }
    // The header on disk may be older than the log beside it: ask SQLite too.
    let id: u32 = conn.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let tables: u32 = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if id != APPLICATION_ID && (id != 0 || tables > 0) {
        return Err(foreign(path));
    }
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    conn.pragma_update(None, "trusted_schema", false)?;
    if version < newest_version() {
        migrate::migrate(&mut conn)?;
    }
    let mode: String = conn.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if !mode.eq_ignore_ascii_case("wal") {
        return Err(Error::new(
            Code::DatabaseUnreadable,
            "数据文件所在的磁盘不支持安全写入，请把它放到本机硬盘上。",
        ));
    }
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "query_only", true)?;
    Ok(Store { reader: Reader { conn } })
}

/// Whether there is no file yet, or an empty one. Reads the header without SQLite, which would leave
/// its own files beside a foreign database.
fn look(path: &Path) -> Result<bool> {
    if path.is_dir() {
        return Err(Error::new(
            Code::DatabaseUnreadable,
            format!("“{}”是文件夹，不是数据文件。请给出数据文件的完整路径。", path.display()),
        ));
    }
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let folder = path.parent().map_or_else(PathBuf::new, Path::to_path_buf);
            fs::create_dir_all(&folder).map_err(|error| unreadable(&folder, &error))?;
            return Ok(true);
        }
        Err(error) => return Err(unreadable(path, &error)),
    };
    let mut header = Vec::with_capacity(100);
    file.by_ref().take(100).read_to_end(&mut header).map_err(|error| unreadable(path, &error))?;
    if header.is_empty() {
        return Ok(true);
    }
    let field = |at: usize| header.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_be_bytes);
    if !header.starts_with(b"SQLite format 3\0") || field(68) != Some(APPLICATION_ID) {
        return Err(foreign(path));
    }
    match field(60) {
        Some(version) if version > newest_version() => Err(newer(path, version)),
        _ => Ok(false),
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Error {
    Error::new(
        Code::DatabaseUnreadable,
        format!(
            "数据文件“{}”打不开（{error}），没有改动任何数据。请检查路径、文件夹权限和磁盘。",
            path.display()
        ),
    )
}

fn foreign(path: &Path) -> Error {
    Error::new(
        Code::DatabaseForeign,
        format!(
            "“{}”不是绩衡的数据文件，没有改动它。请选择绩衡建立的数据文件，或换一个新文件名。",
            path.display()
        ),
    )
}

fn newer(path: &Path, version: u32) -> Error {
    Error::new(
        Code::DatabaseNewer,
        format!(
            "数据文件“{}”由更新版本的绩衡建立（数据版本{version}，本程序只到{}），没有改动它。请安装新版绩衡后再打开。",
            path.display(),
            newest_version()
        ),
    )
}

/// An error that SQLite raised while opening, with the file's name.
fn named(mut error: Error, path: &Path) -> Error {
    let path = path.display().to_string();
    if !error.message.contains(&path) {
        error.message = format!("{path}：{}", error.message);
    }
    error
}
