//! Opening: a file that is not ours, is newer, or is held by another instance is refused untouched.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf, absolute};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::{APPLICATION_ID, Reader, Store, migrate, newest_version};
use crate::{Code, Error, Result};

/// How long to wait for another instance to finish writing: longer than any one transaction of an import takes on a
/// slow and busy computer.
pub(super) const PATIENCE: Duration = Duration::from_secs(6);

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
        Self::open_keeping(path, &|_| Ok(()))
    }

    /// The same; before a database that holds something is migrated, `keep` is called with it as it is. What `keep`
    /// refuses is not migrated.
    ///
    /// # Errors
    /// As [`Store::open`], and what `keep` says.
    pub fn open_keeping(path: &Path, keep: &dyn Fn(&Reader) -> Result<()>) -> Result<Self> {
        let path = absolute(path).map_err(|error| unreadable(path, &error))?;
        let start = Instant::now();
        loop {
            match open(&path, keep) {
                // Two instances that start at the same moment on a new file get in each other's way briefly.
                Err(error) if error.code == Code::DatabaseLocked && start.elapsed() < PATIENCE => {
                    std::thread::sleep(Duration::from_millis(20));
                }
                result => return result.map_err(|error| named(error, &path)),
            }
        }
    }
}

fn open(path: &Path, keep: &dyn Fn(&Reader) -> Result<()>) -> Result<Store> {
    let found = look(path)?;
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if found == Found::Nothing {
        make_folder(path)?;
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(PATIENCE)?;
    // Until we know that the file is for us, closing it must not move its log into it.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    if conn.is_readonly("main")? {
        return Err(Error::new(Code::DatabaseUnreadable, "数据文件是只读的，请去掉它的只读属性后再试。"));
    }
    // The header on disk may be older than the log beside it: ask SQLite too. All of one moment: while another instance
    // makes the file, the mark of before and the tables of after would be a stranger's.
    let moment = conn.unchecked_transaction()?;
    let version = migrate::version(&moment)?;
    let id: u32 = moment.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let tables: u32 = moment.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    drop(moment);
    if version > newest_version() {
        return Err(newer(path, version));
    }
    if id != APPLICATION_ID && (id != 0 || tables > 0) {
        return Err(foreign(path));
    }
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    conn.pragma_update(None, "trusted_schema", false)?;
    let mut reader = Reader::from(conn);
    if version < newest_version() {
        // A first start that was cut short left a table of the runner's own at most: nothing to keep, nor to read.
        if version > 0 {
            keep(&reader)?;
        }
        migrate::migrate(&mut reader.conn)?;
    }
    let conn = &reader.conn;
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
    Ok(Store { reader })
}

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// No file, or an empty one.
    Nothing,
    /// A database of ours, not newer than the program.
    Ours,
}

/// Looks at the header without SQLite, which would leave its own files beside a foreign database.
pub(super) fn look(path: &Path) -> Result<Found> {
    if path.is_dir() {
        return Err(Error::new(
            Code::DatabaseUnreadable,
            format!("“{}”是文件夹，不是数据文件。请给出数据文件的完整路径。", path.display()),
        ));
    }
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(unreadable(path, &error)),
    };
    let mut header = Vec::with_capacity(100);
    file.by_ref().take(100).read_to_end(&mut header).map_err(|error| unreadable(path, &error))?;
    if header.is_empty() {
        return Ok(Found::Nothing);
    }
    let field = |at: usize| header.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_be_bytes);
    if !header.starts_with(b"SQLite format 3\0") || field(68) != Some(APPLICATION_ID) {
        return Err(foreign(path));
    }
    match field(60) {
        Some(version) if version > newest_version() => Err(newer(path, version)),
        _ => Ok(Found::Ours),
    }
}

/// Whether `path` is, or could become, a database that this program opens.
///
/// # Errors
/// What [`Store::open`] would say of it.
pub(crate) fn is_ours(path: &Path) -> Result<bool> {
    Ok(look(path)? == Found::Ours)
}

fn make_folder(path: &Path) -> Result<()> {
    let folder = path.parent().map_or_else(PathBuf::new, Path::to_path_buf);
    fs::create_dir_all(&folder).map_err(|error| unreadable(&folder, &error))
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
