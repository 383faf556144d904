//! Files inside a .zip archive, addressed as `包.zip › 内名.xlsx`. Nothing is extracted to disk, so a
//! path that would climb out of a folder leads nowhere.

use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use super::format::{MOST_BYTES, damaged, encrypted, too_large};
use crate::{Code, Error, Result};

/// Stands between an archive and what is in it.
pub const MARK: &str = " › ";
/// Most entries of an archive, all together.
const ENTRIES: usize = 4_096;
/// Archives within archives.
const DEPTH: usize = 2;

/// The entries of the archive at `path`, or why they cannot be listed; `None` if it is not a plain archive
/// (a workbook is one too, but it is one file).
pub fn entries(path: &Path) -> Option<Vec<(PathBuf, Result<()>)>> {
    let mut file = File::open(path).ok()?;
    let mut head = [0; 2];
    file.read_exact(&mut head).ok()?;
    if &head != b"PK" {
        return None;
    }
    if is_huge(&mut file).ok()? {
        let error = too_large(&path.display().to_string(), "压缩包里的文件过多");
        return Some(vec![(path.to_owned(), Err(error))]);
    }
    let archive = ZipArchive::new(file).ok().filter(is_plain)?;
    let mut found = Vec::new();
    list(archive, path, 1, &mut found);
    Some(found)
}

/// Whether an archive ends in the long form that more than 65,535 entries need: its directory alone could
/// fill the memory.
fn is_huge(file: &mut File) -> std::io::Result<bool> {
    let length = file.metadata()?.len();
    if length < 4 << 20 {
        return Ok(false);
    }
    file.seek(SeekFrom::Start(length - (66 << 10)))?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail)?;
    Ok(tail.windows(4).any(|mark| mark == b"PK\x06\x07"))
}

/// Whether an archive is no document of a program that writes its files as archives.
fn is_plain<R: Read + Seek>(archive: &ZipArchive<R>) -> bool {
    !["[Content_Types].xml", "mimetype", "content.xml", "xl/workbook.xml", "word/document.xml"]
        .iter()
        .any(|part| archive.index_for_name(part).is_some())
}

fn list<R: Read + Seek>(
    mut archive: ZipArchive<R>,
    path: &Path,
    depth: usize,
    found: &mut Vec<(PathBuf, Result<()>)>,
) {
    let shown = path.display();
    let first = found.len();
    for index in 0..archive.len() {
        if found.len() > ENTRIES {
            found.push((path.to_owned(), Err(too_large(&shown.to_string(), "压缩包里的文件过多"))));
            return;
        }
        let Ok(entry) = archive.by_index_raw(index) else {
            found.push((path.to_owned(), Err(damaged(&shown.to_string()))));
            continue;
        };
        let name = name(entry.name_raw());
        if entry.is_dir() || passes_over(&name) {
            continue;
        }
        drop(entry);
        let inner = PathBuf::from(format!("{shown}{MARK}{name}"));
        if name.len() > 1_000 || name.chars().any(char::is_control) || name.contains(MARK) {
            let message = format!("“{shown}”里有一个文件的名字不正常，没有读取。请解压、改名后再导入。");
            found.push((path.to_owned(), Err(Error::new(Code::FileUnsupported, message))));
            continue;
        }
        if found.iter().any(|(other, _)| *other == inner) {
            let message = format!("“{shown}”里有两个同名的“{name}”，只读了第一个。请解压、改名后再导入。");
            found.push((inner, Err(Error::new(Code::FileUnsupported, message))));
            continue;
        }
        if name.to_lowercase().ends_with(".zip") {
            match inflate(&mut archive, index, &name) {
                Ok(_) if depth >= DEPTH => {
                    let message = format!(
                        "“{name}”是压缩包里的压缩包里的压缩包，没有读取。请先解压，再导入里面的文件。"
                    );
                    found.push((inner, Err(Error::new(Code::FileUnsupported, message))));
                    continue;
                }
                Ok(bytes) => {
                    if let Ok(nested) = ZipArchive::new(Cursor::new(bytes))
                        && is_plain(&nested)
                    {
                        list(nested, &inner, depth + 1, found);
                        continue;
                    }
                }
                Err(error) => {
                    found.push((inner, Err(error)));
                    continue;
                }
            }
        }
        found.push((inner, Ok(())));
    }
    if found.len() == first {
        let message = format!("“{shown}”里没有文件。请看看是不是打包时漏了，或向报送单位重新要一份。");
        found.push((path.to_owned(), Err(Error::new(Code::FileUnsupported, message))));
    }
}

/// The bytes of an entry addressed through [`MARK`]; `None` if `path` is not such an address.
pub fn read(path: &Path) -> Option<Result<Vec<u8>>> {
    let text = path.to_str()?;
    let (outer, inner) = text.split_once(MARK)?;
    if path.exists() {
        return None;
    }
    let open = |archive: ZipArchive<File>| -> Result<Vec<u8>> {
        let mut names = inner.split(MARK);
        let mut bytes = take(archive, names.next().unwrap_or_default(), text)?;
        for name in names {
            let nested = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged(text))?;
            bytes = take(nested, name, text)?;
        }
        Ok(bytes)
    };
    let file = File::open(outer).ok()?;
    Some(ZipArchive::new(file).map_err(|_| damaged(outer)).and_then(open))
}

fn take<R: Read + Seek>(mut archive: ZipArchive<R>, wanted: &str, path: &str) -> Result<Vec<u8>> {
    for index in 0..archive.len() {
        let is_it = archive.by_index_raw(index).is_ok_and(|entry| name(entry.name_raw()) == wanted);
        if is_it {
            return inflate(&mut archive, index, wanted);
        }
    }
    let message = format!("“{path}”已经不在压缩包里了。请重新选择文件再导入。");
    Err(Error::new(Code::FileUnreadable, message))
}

/// An entry's bytes, counted while they are inflated.
fn inflate<R: Read + Seek>(archive: &mut ZipArchive<R>, index: usize, name: &str) -> Result<Vec<u8>> {
    use zip::result::ZipError;
    let entry = archive.by_index(index).map_err(|error| match error {
        ZipError::UnsupportedArchive(what) if what == ZipError::PASSWORD_REQUIRED => encrypted(name),
        _ => damaged(name),
    })?;
    let mut bytes = Vec::new();
    entry.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(|_| damaged(name))?;
    if bytes.len() > MOST_BYTES {
        return Err(too_large(name, "文件超过 64 MB"));
    }
    Ok(bytes)
}

/// A name as UTF-8, else as the GBK that Chinese Windows writes. Its folders are told with `/`.
fn name(raw: &[u8]) -> String {
    let text = match std::str::from_utf8(raw) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::GB18030.decode_without_bom_handling(raw).0.into_owned(),
    };
    text.replace('\\', "/")
}

/// Lock files, hidden files and those of the system, as in a folder.
fn passes_over(name: &str) -> bool {
    name.starts_with("__MACOSX/") || super::files::is_passed_over(name.rsplit('/').next().unwrap_or(name))
}
