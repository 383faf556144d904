//! Renders any output as a Word document that people edit: laid out by GB/T 9704, tables with their header repeated.
//!
//! Written part by part with zip and quick-xml, as the reader in `intake/format/docx.rs` reads: docx-rs writes neither
//! `w:tblHeader` nor a font table with names to fall back on, and would bring a second zip and a second quick-xml.

mod fit;
mod layout;
mod markup;
mod paragraph;
mod parts;
mod section;
mod table;

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Output;
use crate::{Error, Result};

/// The bytes of a .docx file.
///
/// # Errors
/// None that an output could cause.
pub fn render(output: &Output) -> Result<Vec<u8>> {
    let document = layout::document(output);
    let title = match output {
        Output::Table(table) => &table.title,
        Output::Document(document) => &document.title,
    };
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts::all(&document, title, layout::pages(output)) {
        archive.start_file(name, SimpleFileOptions::default()).map_err(Error::internal)?;
        archive.write_all(part.as_bytes()).map_err(Error::internal)?;
    }
    Ok(archive.finish().map_err(Error::internal)?.into_inner())
}
