use std::path::Path;

use jiheng_core::report::{self, Format, Output, Written};
use jiheng_core::{Code, Error, Result};

use crate::App;

/// Every format that there is.
const ALL: &[Format] = &[Format::Xlsx, Format::Pdf, Format::Docx];

/// Writes an output as the ending of `out` says.
pub(super) fn write(_: &App, output: &Output, out: &Path) -> Result<Written> {
    match Format::of(out, ALL)? {
        Format::Xlsx => report::save(output, out),
        format @ (Format::Pdf | Format::Docx) => {
            Err(Error::new(Code::BadRequest, format!("还不能导出为.{}，请导出为.xlsx。", format.ending())))
        }
    }
}
