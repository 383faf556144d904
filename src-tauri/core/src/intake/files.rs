//! Which files an import takes, and their bytes.

use std::fs::Metadata;
use std::path::{Path, PathBuf};

use super::archive;
use super::format::{MOST_BYTES, too_large};
use crate::{Code, Error, Result};

/// Folders within folders, deeper than anybody keeps filings.
const DEPTH: usize = 32;

/// A file to import, or why a path gives none.
pub type Found = (PathBuf, Result<()>);

/// The files below `paths`, folders in the order of their names. Lock files of Excel and Word
/// (`~$…`), hidden files and those of the system are not filings and are passed over, also where all files of a folder
/// were picked one by one.
pub fn collect(paths: &[PathBuf]) -> Vec<Found> {
    let mut found = Vec::new();
    for path in paths {
        if is_left_behind(&own_name(path)) {
            continue;
        }
        match std::fs::metadata(path) {
            Ok(meta) if meta.is_dir() => walk(path, 0, &mut found),
            Ok(meta) => take(path.clone(), &meta, &mut found),
            // One file of an archive, as a preview names it.
            Err(_) if archive::read(path).is_some() => found.push((path.clone(), Ok(()))),
            Err(error) => found.push((path.clone(), Err(unreadable(path, &error)))),
        }
    }
    found
}

/// A file, or the files in an archive.
fn take(path: PathBuf, meta: &Metadata, found: &mut Vec<Found>) {
    if !meta.is_file() {
        let error = no_file(&path);
        found.push((path, Err(error)));
        return;
    }
    match archive::entries(&path) {
        Some(entries) => found.extend(entries),
        None => found.push((path, Ok(()))),
    }
}

fn walk(folder: &Path, depth: usize, found: &mut Vec<Found>) {
    if depth > DEPTH {
        let message = format!("文件夹“{}”嵌套过深，里面的文件没有读取。请单独导入它。", folder.display());
        found.push((folder.to_owned(), Err(Error::new(Code::FileUnreadable, message))));
        return;
    }
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            found.push((folder.to_owned(), Err(unreadable(folder, &error))));
            return;
        }
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if is_passed_over(&own_name(&path)) {
            continue;
        }
        // A link to a folder may lead in a circle; a link to a file does not.
        let is_link = std::fs::symlink_metadata(&path).is_ok_and(|meta| meta.is_symlink());
        match std::fs::metadata(&path) {
            Ok(meta) if meta.is_dir() && !is_link => walk(&path, depth + 1, found),
            Ok(meta) if meta.is_dir() => {}
            Ok(meta) => take(path, &meta, found),
            Err(error) => {
                let error = unreadable(&path, &error);
                found.push((path, Err(error)));
            }
        }
    }
}

/// Whether a file of this name is no filing: a lock file, a hidden one, one of the system.
pub(super) fn is_passed_over(name: &str) -> bool {
    name.starts_with('.') || is_left_behind(name)
}

/// Whether a program or the system left a file of this name beside the filings.
fn is_left_behind(name: &str) -> bool {
    name.starts_with("~$")
        || name.starts_with("._")
        || ["thumbs.db", "desktop.ini", ".ds_store"].contains(&name.to_lowercase().as_str())
}

/// What stands around a file: the archives that it came in, and the folder in which it lies, innermost first.
pub(super) struct Around {
    /// Names of archives.
    pub archives: Vec<String>,
    /// Names of folders within an archive, and of the one folder on disk.
    pub folders: Vec<String>,
}

/// What stands around the file at `path`.
pub(super) fn around(path: &str) -> Around {
    let mut parts: Vec<&str> = path.split(archive::MARK).collect();
    let mut around = Around { archives: Vec::new(), folders: Vec::new() };
    let mut is_file = true;
    while let Some(part) = parts.pop() {
        let is_entry = !parts.is_empty();
        let mut names = part.rsplit(if is_entry { &['/'][..] } else { &['/', '\\'][..] });
        let own = names.next().unwrap_or_default();
        if !is_file {
            around.archives.push(own.to_owned());
        }
        is_file = false;
        let most = if is_entry { usize::MAX } else { 1 };
        around.folders.extend(names.take(most).filter(|name| !name.is_empty()).map(str::to_owned));
    }
    around
}

/// The file's own name, without folders and archives.
pub fn own_name(path: &Path) -> String {
    // Inside an archive a folder ends in `/` on every system.
    if let Some((_, inner)) = path.to_str().and_then(|text| text.rsplit_once(archive::MARK)) {
        return inner.rsplit('/').next().unwrap_or(inner).to_owned();
    }
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// The bytes of a file.
///
/// # Errors
/// `FileUnreadable`, `FileTooLarge`.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    if let Some(entry) = archive::read(path) {
        return entry;
    }
    let meta = std::fs::metadata(path).map_err(|error| unreadable(path, &error))?;
    if !meta.is_file() {
        return Err(no_file(path));
    }
    if meta.len() > MOST_BYTES as u64 {
        return Err(too_large(&own_name(path), "文件超过 64 MB"));
    }
    std::fs::read(path).map_err(|error| unreadable(path, &error))
}

/// A pipe or a device would be waited for without end.
fn no_file(path: &Path) -> Error {
    let message = format!("“{}”不是文件，没有读取。请选择报送的 Excel 或 Word 文件。", path.display());
    Error::new(Code::FileUnsupported, message)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Error {
    use std::io::ErrorKind;
    // Windows: another program holds the file without sharing it.
    let held = cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33));
    let why = match error.kind() {
        _ if held => "它正被另一个程序（多半是 Excel 或 WPS）打开，请关闭后再导入",
        ErrorKind::NotFound => "这个位置没有文件，请核对路径，或看看 U 盘、共享文件夹是否还连着",
        ErrorKind::PermissionDenied => "没有读取它的权限，请换一个位置或请管理员开放权限",
        _ => "读取失败，请把它复制到本机硬盘后再导入",
    };
    Error::new(Code::FileUnreadable, format!("“{}”读不出来：{why}。", path.display()))
}
