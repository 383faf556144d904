use std::path::Path;

use jiheng_core::Result;
use jiheng_core::report::{self, Format, Output, Written};

use crate::App;

/// Every format that there is.
const ALL: &[Format] = &[Format::Xlsx, Format::Pdf, Format::Docx];

/// Writes an output as the ending of `out` says, whole or not at all.
///
/// # Errors
/// `BadRequest` for another ending, `OutputUnwritable`; what `render` says.
pub(super) fn write(app: &App, output: &Output, out: &Path) -> Result<Written> {
    let (bytes, pages) = render(app, output, Format::of(out, ALL)?)?;
    report::write_whole(out, &bytes)?;
    Ok(Written { out: out.display().to_string(), pages, rows: output.rows() })
}

/// The bytes of an output, and how many pages they are where that is known.
///
/// # Errors
/// `BadRequest` for prose as a workbook; `FontMissing` for pages without a Chinese font.
pub(super) fn render(app: &App, output: &Output, format: Format) -> Result<(Vec<u8>, Option<u32>)> {
    match format {
        Format::Xlsx => Ok((report::workbook(output)?, None)),
        Format::Docx => Ok((report::docx::render(output)?, None)),
        Format::Pdf => app.typesetter()?.pdf(output).map(|(bytes, pages)| (bytes, Some(pages))),
    }
}
