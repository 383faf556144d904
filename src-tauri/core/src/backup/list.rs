//! What copies there are.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use jiff::civil::DateTime;
use serde::Serialize;
use ts_rs::TS;

use super::{Reason, name};
use crate::storage::{Reader, Store, Writer};
use crate::{Code, Error, Result, Stamp};

/// The setting that names the second folder.
const SECOND_FOLDER: &str = "backup_folder";

/// A copy in one of the folders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CopyLine {
    /// The file.
    pub file: String,
    /// Local time it was made, `2025-04-18T16:30:00`.
    pub made_at: String,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Why it was made.
    pub reason: Reason,
    /// Whether it lies in the second folder.
    pub second: bool,
    /// Whether it is still whole. Every copy was read back when it was made; this looks at its mark and length,
    /// or, if asked for, at every page of it.
    pub verified: bool,
}

/// The copies of a database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Copies {
    /// The folder they are made in.
    pub folder: String,
    /// The second folder, if one is set.
    pub second_folder: Option<String>,
    /// Newest first.
    pub copies: Vec<CopyLine>,
    /// Copies of other computers' databases that lie in the second folder too; they are not in the list.
    pub others: u32,
}

/// A file that bears the name of a copy.
pub(super) struct Stored {
    pub path: PathBuf,
    pub at: DateTime,
    /// When the file was written: tells copies of one second apart.
    pub written: Option<SystemTime>,
    pub reason: Reason,
    pub bytes: u64,
}

impl Stored {
    /// Whether the file is as long as its header says: a copy that was cut short while it was moved is not.
    pub fn is_whole_file(&self) -> bool {
        length(&self.path) == Some(self.bytes)
    }
}

/// How long a database is by its own header, in bytes; `None` if it has none.
pub(super) fn length(path: &Path) -> Option<u64> {
    let mut header = [0; 32];
    fs::File::open(path).and_then(|mut file| file.read_exact(&mut header)).ok()?;
    let size = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    let pages = u32::from_be_bytes([header[28], header[29], header[30], header[31]]);
    header.starts_with(b"SQLite format 3\0").then_some(u64::from(pages) * size)
}

/// The copies of `database` that lie in `folder`, oldest first; none if it cannot be read.
pub(super) fn stored(folder: &Path, database: &Path) -> Vec<Stored> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut copies: Vec<Stored> = entries
        .filter_map(|entry| {
            let (at, reason) = name::parse(&entry.file_name(), database)?;
            let meta = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            let written = meta.modified().ok();
            Some(Stored { path: entry.path(), at, written, reason, bytes: meta.len() })
        })
        .collect();
    copies.sort_by_key(|copy| (copy.at, copy.written));
    copies
}

/// When the newest copy of `database` was made that lies beside it, local time; by its name, nothing is read.
pub fn newest(database: &Path) -> Option<String> {
    let folder = fs::read_dir(name::folder(database)).into_iter().flatten().flatten();
    let newest = folder.filter_map(|entry| name::parse(&entry.file_name(), database)).map(|(at, _)| at).max();
    newest.map(|at| at.to_string())
}

/// The second folder, if one is set.
pub(super) fn second_folder(reader: &Reader) -> Result<Option<PathBuf>> {
    Ok(reader.setting(SECOND_FOLDER)?.filter(|folder| !folder.is_empty()).map(PathBuf::from))
}

/// Sets the folder that every automatic copy is laid into too; `None` for none.
///
/// # Errors
/// `BadRequest` if there is no such folder now.
pub fn set_second_folder(store: &mut Store, folder: Option<&Path>, stamp: &Stamp) -> Result<()> {
    if let Some(folder) = folder.filter(|folder| !folder.is_absolute() || !folder.is_dir()) {
        return Err(Error::new(
            Code::BadRequest,
            format!(
                "没有“{}”这个文件夹，没有改动设置。请选择一个已有的文件夹（写完整路径），最好在另一块磁盘上。",
                folder.display()
            ),
        ));
    }
    store.write(stamp, "setting", |writer| set_folder(writer, folder))
}

pub(super) fn set_folder(writer: &Writer<'_>, folder: Option<&Path>) -> Result<()> {
    if second_folder(writer)?.as_deref() == folder {
        return Ok(());
    }
    let text = folder.map(|folder| folder.display().to_string()).unwrap_or_default();
    writer.set_setting(SECOND_FOLDER, &text)
}

/// The copies of `database`, here and in the second folder; with `verify`, every page of each is read.
///
/// # Errors
/// What concerns the database itself: a folder that cannot be read holds no copies.
pub fn copies(reader: &Reader, database: &Path, verify: bool) -> Result<Copies> {
    let folder = name::folder(database);
    let second = second_folder(reader)?;
    let mut others = 0;
    let mut found: Vec<(Stored, bool)> =
        stored(&folder, database).into_iter().map(|copy| (copy, false)).collect();
    if let Some(second) = &second {
        // One that cannot be read may be ours: it is shown, as one that is not whole.
        let ours = reader.first_change()?;
        let is_others = |copy: &Stored| {
            Reader::of_copy(&copy.path).and_then(|copy| copy.first_change()).is_ok_and(|first| first != ours)
        };
        let (theirs, ours): (Vec<Stored>, Vec<Stored>) =
            stored(second, database).into_iter().partition(is_others);
        others = u32::try_from(theirs.len()).unwrap_or(u32::MAX);
        found.extend(ours.into_iter().map(|copy| (copy, true)));
    }
    found.sort_by_key(|(copy, _)| std::cmp::Reverse((copy.at, copy.written)));
    let copies = found.iter().map(|(copy, second)| CopyLine {
        file: copy.path.display().to_string(),
        made_at: copy.at.to_string(),
        bytes: copy.bytes,
        reason: copy.reason,
        second: *second,
        verified: copy.is_whole_file()
            && Reader::of_copy(&copy.path).is_ok_and(|copy| !verify || whole(&copy)),
    });
    Ok(Copies {
        folder: folder.display().to_string(),
        second_folder: second.as_ref().map(|folder| folder.display().to_string()),
        copies: copies.collect(),
        others,
    })
}

/// Whether every page and every reference of a database is sound.
fn whole(reader: &Reader) -> bool {
    reader.integrity().is_ok_and(|integrity| integrity == "ok")
        && reader.dangling_rows().is_ok_and(|rows| rows == 0)
}
