//! Copies that nobody has to think of.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::civil::DateTime;

use super::list::{Stored, second_folder, stored};
use super::{Reason, kept, make, name};
use crate::storage::{Reader, unwritable};
use crate::{Code, Error, Result, Stamp};

/// A draft that nobody wrote to for so long belongs to no running process.
const BROKEN_OFF: Duration = Duration::from_secs(24 * 60 * 60);

/// When and by whom a database was first changed, and how.
type FirstChange = Option<(String, String, String)>;

/// What came of securing the database.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Secured {
    /// The copy that holds the present state: made now, or there already.
    pub copy: Option<PathBuf>,
    /// What did not work but stops nothing: the second folder, the thinning.
    pub warnings: Vec<Error>,
}

/// Makes a verified copy of the database at `database` for `reason`, here and in the second folder, and thins the
/// copies. None is made of a made-up county, of a database that nothing was ever changed in, of a state that the
/// newest copy already holds, and no second one for a day.
///
/// # Errors
/// `BackupFailed` if the copy here cannot be made: what it was to secure must then not be done.
pub fn secure(reader: &Reader, database: &Path, reason: Reason, stamp: &Stamp) -> Result<Secured> {
    let now = name::local(stamp)?;
    let mut secured = match need(reader, database, reason, now)? {
        Need::None => return Ok(Secured::default()),
        Need::Held(copy) => return Ok(Secured { copy: Some(copy), warnings: Vec::new() }),
        Need::Copy => Secured::default(),
    };
    let made = make::add(reader, database, reason, stamp).map_err(|error| stopped(error, reason))?;
    let folder = name::folder(database);
    sweep(&folder, database, &made);
    secured.warnings.extend(thin(stored(&folder, database), now).err());
    if let Some(second) = second_folder(reader)? {
        let mirrored = mirror(reader, &made, &second, database)
            .and_then(|()| thin(of_this(reader, stored(&second, database))?, now));
        secured.warnings.extend(mirrored.err().map(|error| not_reached(&second, &error)));
    }
    secured.copy = Some(made);
    Ok(secured)
}

/// Copies the database into its own folder of backups and the second one, because somebody asked for it. Beside what was
/// made, what did not work but stops nothing.
///
/// # Errors
/// `BackupFailed` or `DatabaseUnreadable` if the copy here cannot be made.
pub fn make_here(reader: &Reader, database: &Path, stamp: &Stamp) -> Result<(make::Made, Vec<Error>)> {
    let copy = make::add(reader, database, Reason::Manual, stamp)?;
    let made = make::made(&copy)?;
    let mirrored = second_folder(reader)?.and_then(|second| {
        mirror(reader, &copy, &second, database).err().map(|error| not_reached(&second, &error))
    });
    Ok((made, mirrored.into_iter().collect()))
}

/// Secures a database before the program brings it to a newer schema.
///
/// # Errors
/// As [`secure`].
pub fn before_migration(reader: &Reader, database: &Path, stamp: &Stamp) -> Result<()> {
    secure(reader, database, Reason::Migration, stamp).map(drop)
}

/// Whether a copy is needed.
enum Need {
    /// There is nothing to be lost, or today's copy is there.
    None,
    /// The newest copy holds just this state.
    Held(PathBuf),
    Copy,
}

fn need(reader: &Reader, database: &Path, reason: Reason, now: DateTime) -> Result<Need> {
    let Some(state) = reader.last_change()? else { return Ok(Need::None) };
    if reader.is_demo()? {
        return Ok(Need::None);
    }
    let copies = stored(&name::folder(database), database);
    if reason == Reason::Daily && copies.iter().any(|copy| copy.at.date() == now.date()) {
        return Ok(Need::None);
    }
    let Some(newest) = copies.into_iter().next_back().filter(Stored::is_whole_file) else {
        return Ok(Need::Copy);
    };
    let held = Reader::of_copy(&newest.path).and_then(|copy| {
        Ok(copy.last_change()? == Some(state) && copy.schema_version()? == reader.schema_version()?)
    });
    Ok(if held.unwrap_or(false) { Need::Held(newest.path) } else { Need::Copy })
}

/// Lays the copy into the second folder too, and reads it back. A copy of another computer that bears its name already
/// stays as it is: this one gets a number.
fn mirror(reader: &Reader, made: &Path, second: &Path, database: &Path) -> Result<()> {
    if !second.is_dir() {
        return Err(unwritable(second, &std::io::ErrorKind::NotFound.into()));
    }
    let name = made.file_name().unwrap_or_default();
    let mut out = second.join(name);
    if out.exists()
        && !is_of(&out, &reader.first_change()?)
        && let Some((at, reason)) = name::parse(name, database)
    {
        out = second.join(name::free(second, database, at, reason));
    }
    let draft = make::Draft::beside(&out);
    let write = || {
        fs::copy(made, &draft.0)?;
        fs::OpenOptions::new().write(true).open(&draft.0)?.sync_all()
    };
    write().map_err(|error| unwritable(&out, &error))?;
    let integrity = Reader::of_copy(&draft.0)?.integrity()?;
    if integrity != "ok" {
        return Err(Error::new(Code::BackupFailed, format!("写出的备份没有通过检查：{integrity}")));
    }
    fs::rename(&draft.0, &out).map_err(|error| unwritable(&out, &error))
}

/// The copies of this very database: two computers whose databases bear the same name may share a second folder.
fn of_this(reader: &Reader, mut copies: Vec<Stored>) -> Result<Vec<Stored>> {
    let ours = reader.first_change()?;
    copies.retain(|copy| is_of(&copy.path, &ours));
    Ok(copies)
}

/// Whether a copy is of the database that began with the change `ours`.
fn is_of(copy: &Path, ours: &FirstChange) -> bool {
    Reader::of_copy(copy).and_then(|copy| copy.first_change()).is_ok_and(|first| first == *ours)
}

/// Takes away the automatic copies that no rule keeps.
fn thin(mut copies: Vec<Stored>, now: DateTime) -> Result<()> {
    copies.retain(|copy| copy.reason != Reason::Manual);
    let times: Vec<DateTime> = copies.iter().map(|copy| copy.at).collect();
    for (copy, stays) in copies.iter().zip(kept(now, &times)) {
        if !stays {
            fs::remove_file(&copy.path).map_err(|error| {
                Error::new(
                    Code::BackupFailed,
                    format!("过期的备份“{}”删不掉（{error}），请检查文件夹权限。", copy.path.display()),
                )
            })?;
        }
    }
    Ok(())
}

/// Takes away drafts that an ended process left behind: those written a day before the copy `made`. What cannot be
/// removed now is tried again after the next copy.
fn sweep(folder: &Path, database: &Path, made: &Path) {
    let written = |path: &Path| fs::metadata(path).and_then(|meta| meta.modified()).ok();
    let Some(limit) = written(made).and_then(|now| now.checked_sub(BROKEN_OFF)) else { return };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if name::is_draft(&entry.file_name(), database) && written(&path).is_some_and(|at| at < limit) {
            let _ = fs::remove_file(path);
        }
    }
}

/// Says what was not done because there is no copy.
fn stopped(error: Error, reason: Reason) -> Error {
    let what = match reason {
        Reason::Import => "导入前没有备份成功，所以没有导入，数据未改动。",
        Reason::Undo => "撤销导入前没有备份成功，所以没有撤销，数据未改动。",
        Reason::Merge => "合并部门前没有备份成功，所以没有合并，数据未改动。",
        Reason::Migration => "升级数据文件前没有备份成功，所以没有升级，数据未改动。",
        Reason::Restore => "恢复前没有把现有数据备份成功，所以没有恢复，数据未改动。",
        Reason::Daily => "今天的自动备份没有做成。",
        Reason::Manual => "",
    };
    Error { message: format!("{what}{}", error.message), ..error }
}

fn not_reached(second: &Path, error: &Error) -> Error {
    Error::new(
        Code::BackupFailed,
        format!("本机上的备份已经做好，但没有放进第二备份文件夹“{}”：{}", second.display(), error.message),
    )
}
