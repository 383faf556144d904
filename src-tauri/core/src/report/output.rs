//! Writes an output whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Output, Written, xlsx};
use crate::{Code, Error, Result};

/// What an output is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// A workbook.
    Xlsx,
    /// Pages.
    Pdf,
    /// A Word document.
    Docx,
}

impl Format {
    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
        }
    }

    /// What the ending of `out` asks for, if it is one of `made`.
    ///
    /// # Errors
    /// `BadRequest`, naming the endings that are made.
    pub fn of(out: &Path, made: &[Self]) -> Result<Self> {
        let ending = out.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        made.iter().copied().find(|format| format.ending().eq_ignore_ascii_case(ending)).ok_or_else(|| {
            let made: Vec<_> = made.iter().map(|format| format!(".{}", format.ending())).collect();
            Error::new(
                Code::BadRequest,
                format!("不能导出为“{}”，文件名请以{}结尾。", out.display(), made.join("或")),
            )
        })
    }
}

/// The bytes of `output` as a workbook.
///
/// # Errors
/// `BadRequest` for prose.
pub fn workbook(output: &Output) -> Result<Vec<u8>> {
    match output {
        Output::Table(table) => xlsx::render(table),
        Output::Document(document) => Err(Error::new(
            Code::BadRequest,
            format!("“{}”是公文，不能导出为工作簿，请导出为.docx或.pdf。", document.title),
        )),
    }
}

/// Writes `output` to `out` as a workbook.
///
/// # Errors
/// `BadRequest` for another ending or prose, `OutputUnwritable` if the file cannot be written: a file that was
/// there is then as it was.
pub fn save(output: &Output, out: &Path) -> Result<Written> {
    Format::of(out, &[Format::Xlsx])?;
    write_whole(out, &workbook(output)?)?;
    Ok(Written { out: out.display().to_string(), pages: None, rows: output.rows(), missing: Vec::new() })
}

/// Puts `bytes` at `out`: written beside it and renamed, so that nobody ever sees half a file.
///
/// # Errors
/// `OutputUnwritable`; nothing is left behind.
pub fn write_whole(out: &Path, bytes: &[u8]) -> Result<()> {
    let fail = |error: io::Error| unwritable(out, &error);
    let beside = beside(out).ok_or_else(|| fail(io::ErrorKind::InvalidFilename.into()))?;
    let written = (|| {
        let mut file = File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()
    })();
    written.and_then(|()| fs::rename(&beside, out)).map_err(|error| {
        // It may not even have been made; the error that matters is the first.
        let _ = fs::remove_file(&beside);
        fail(error)
    })
}

/// A name in the same folder that no other writer uses.
fn beside(out: &Path) -> Option<PathBuf> {
    static WRITERS: AtomicU32 = AtomicU32::new(0);
    let mut name = std::ffi::OsString::from(".");
    name.push(out.file_name()?);
    name.push(format!(".{}-{}.tmp", std::process::id(), WRITERS.fetch_add(1, Ordering::Relaxed)));
    Some(out.with_file_name(name))
}

fn unwritable(out: &Path, error: &io::Error) -> Error {
    use io::ErrorKind as Kind;
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty());
    let why = match error.kind() {
        Kind::NotFound => "文件夹不存在，请另选文件夹".to_owned(),
        Kind::PermissionDenied | Kind::ResourceBusy if out.is_file() => {
            "文件可能正在Excel或WPS中打开，或者是只读的。请关闭它，或另取文件名".to_owned()
        }
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => {
            "没有写这个文件夹的权限，请另选文件夹".to_owned()
        }
        Kind::StorageFull | Kind::QuotaExceeded => "磁盘已满，请清理后再试".to_owned(),
        Kind::InvalidFilename => "文件名不对，请另取文件名".to_owned(),
        _ if out.is_dir() => "这是一个文件夹，请在后面加上文件名".to_owned(),
        _ if folder.is_some_and(|folder| !folder.is_dir()) => "文件夹不存在，请另选文件夹".to_owned(),
        _ if cfg!(windows) && out.exists() => {
            format!("文件可能正在Excel或WPS中打开（{error}）。请关闭它，或另取文件名")
        }
        _ => format!("{error}。请另选文件夹或文件名"),
    };
    Error::new(Code::OutputUnwritable, format!("写不了“{}”：{why}。原有文件未改动。", out.display()))
}
