//! Limits that hold before any parser sees a file: sizes are counted while inflating, because the
//! sizes that a ZIP states may lie.

use std::io::{Cursor, Read};

use super::sniff::{Format, damaged, encrypted};
use crate::{Code, Error, Result};

/// Largest file taken, bytes. Real filings have below 1 MB.
pub const MOST_BYTES: usize = 64 << 20;
/// Most parts of an archive.
const PARTS: usize = 4_096;
/// Most bytes that all parts may inflate to.
const INFLATED: u64 = 256 << 20;

/// Refuses a file that is too large in itself or once inflated, or whose parts do not inflate.
pub fn check(bytes: &[u8], format: Format, name: &str) -> Result<()> {
    if bytes.len() > MOST_BYTES {
        return Err(too_large(name, "文件超过 64 MB"));
    }
    if !format.is_zipped() {
        return Ok(());
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged(name))?;
    if archive.len() > PARTS {
        return Err(too_large(name, "文件里的部件过多"));
    }
    let mut left = INFLATED;
    let mut buffer = vec![0; 64 << 10];
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(what)
                if what == zip::result::ZipError::PASSWORD_REQUIRED =>
            {
                encrypted(name)
            }
            _ => damaged(name),
        })?;
        loop {
            let read = part.read(&mut buffer).map_err(|_| damaged(name))? as u64;
            if read == 0 {
                break;
            }
            left = left.checked_sub(read).ok_or_else(|| too_large(name, "文件解开后超过 256 MB"))?;
        }
    }
    Ok(())
}

/// The sentence for a file beyond a limit.
pub fn too_large(name: &str, why: &str) -> Error {
    Error::new(
        Code::FileTooLarge,
        format!("“{name}”没有读取：{why}，不像正常的报送文件。请删去无关的工作表、图片或空行后另存再导入。"),
    )
}
