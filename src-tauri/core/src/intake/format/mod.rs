//! Bytes to grids: each format becomes the same rows of cells.

mod docx;
mod guard;
mod sniff;
mod xlsx;

pub use guard::{MOST_BYTES, too_large};
pub use sniff::Format;

use std::panic::catch_unwind;

use self::sniff::damaged;
use super::grid::Grid;
use crate::Result;

/// A file taken apart.
#[derive(Debug, Clone)]
pub struct Document {
    /// What the bytes turned out to be.
    pub format: Format,
    /// Its sheets, or the one grid of a Word file.
    pub grids: Vec<Grid>,
}

/// Reads a file's bytes. `name` is only used in sentences.
///
/// # Errors
/// `FileUnsupported`, `FileEncrypted`, `FileDamaged`, `FileTooLarge`.
pub fn open(bytes: &[u8], name: &str) -> Result<Document> {
    let format = sniff::sniff(bytes, name)?;
    guard::check(bytes, name)?;
    let grids = match format {
        // The library panics on some cell addresses that no program writes: the file is damaged.
        Format::Xlsx => catch_unwind(|| xlsx::read(bytes, name)).unwrap_or_else(|_| Err(damaged(name)))?,
        Format::Docx => vec![docx::read(bytes, name)?],
    };
    Ok(Document { format, grids })
}
