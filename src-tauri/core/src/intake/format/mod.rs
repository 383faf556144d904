//! Bytes to grids: each format becomes the same rows of cells.

mod biff;
mod convert;
mod csv;
mod docx;
mod guard;
mod html;
mod markup;
mod ods;
mod padded;
mod sheet;
mod shown;
mod sniff;
mod tags;
mod workbook_xml;
mod xls;
mod xlsb;
mod xlsx;

pub use guard::{MOST_BYTES, too_large};
pub use sniff::{Format, damaged, encrypted};

use std::panic::catch_unwind;
use std::sync::Arc;

use self::sheet::Sheets;
use self::sniff::Sniffed;
use super::grid::Grid;
use crate::Result;

/// A file taken apart.
#[derive(Debug, Clone)]
pub struct Document {
    /// What the bytes turned out to be.
    pub format: Format,
    /// Its sheets, or the one grid of a Word file.
    pub grids: Vec<Grid>,
    /// Hidden sheets beside shown ones: not read, but it is said what they hold.
    pub hidden: Vec<Grid>,
    /// The .docx that an older document was turned into; addresses are those of this one.
    pub converted: Option<Arc<[u8]>>,
}

/// Reads a file's bytes. `name` is only used in sentences.
///
/// # Errors
/// `FileUnsupported`, `FileEncrypted`, `FileDamaged`, `FileTooLarge`.
pub fn open(bytes: &[u8], name: &str) -> Result<Document> {
    let Sniffed { format, text } = sniff::sniff(bytes, name)?;
    guard::check(bytes, format, name)?;
    let converted = if format.is_converted() { Some(convert::to_docx(bytes, format, name)?) } else { None };
    let read = || match format {
        Format::Xlsx => xlsx::read(bytes, name),
        Format::Xls => xls::read(bytes, name),
        Format::Xlsb => xlsb::read(bytes, name),
        Format::Ods => ods::read(bytes, name),
        Format::Csv => csv::read(&text, name),
        Format::Html => html::read(&text, name),
        Format::Xml => workbook_xml::read(&text, name),
        Format::Docx => word(bytes, name),
        Format::Doc | Format::Rtf | Format::Odt => {
            let docx = converted.as_deref().unwrap_or_default();
            guard::check(docx, Format::Docx, name)?;
            word(docx, name)
        }
    };
    // The libraries panic on some bytes that no program writes: the file is damaged.
    let sheets = catch_unwind(read).unwrap_or_else(|_| Err(damaged(name)))?;
    Ok(Document { format, grids: sheets.shown, hidden: sheets.hidden, converted })
}

fn word(bytes: &[u8], name: &str) -> Result<Sheets> {
    Ok(Sheets { shown: vec![docx::read(bytes, name)?], hidden: Vec::new() })
}
