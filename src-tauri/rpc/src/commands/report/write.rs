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
    let rendered = render(app, output, Format::of(out, ALL)?)?;
    report::write_whole(out, &rendered.bytes)?;
    Ok(Written {
        out: out.display().to_string(),
        pages: rendered.pages,
        rows: output.rows(),
        missing: rendered.missing,
    })
}

/// An output's file.
pub(super) struct Rendered {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many pages they are, where that is known.
    pub pages: Option<u32>,
    /// Characters that no font of this computer has.
    pub missing: Vec<String>,
}

/// Renders an output.
///
/// # Errors
/// `BadRequest` for prose as a workbook; `FontMissing` for pages without a Chinese font.
pub(super) fn render(app: &App, output: &Output, format: Format) -> Result<Rendered> {
    let whole = |bytes| Rendered { bytes, pages: None, missing: Vec::new() };
    match format {
        Format::Xlsx => Ok(whole(report::workbook(output)?)),
        Format::Docx => Ok(whole(report::docx::render(output)?)),
        Format::Pdf => {
            let pdf = app.typesetter()?.pdf(output)?;
            Ok(Rendered { bytes: pdf.bytes, pages: Some(pdf.pages), missing: pdf.missing })
        }
    }
}
