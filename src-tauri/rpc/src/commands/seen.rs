use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiheng_core::report::{self, Output, Seen, Written};
use jiheng_core::{Code, Error, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{App, Progress};

/// A table as it is seen, and where to.
#[derive(Debug, Deserialize, TS)]
pub struct SaveTableRequest {
    /// The table.
    #[serde(flatten)]
    #[ts(flatten)]
    pub seen: Seen,
    /// The workbook to write.
    pub out: String,
}

/// A picture, and where to: either `svg` or `png`.
#[derive(Debug, Deserialize, TS)]
pub struct SavePictureRequest {
    /// The file to write; its ending says which of the two is meant.
    pub out: String,
    /// The drawing.
    #[serde(default)]
    pub svg: Option<String>,
    /// The picture's bytes in base 64.
    #[serde(default)]
    pub png: Option<String>,
}

/// The picture that was written.
#[derive(Debug, Serialize, TS)]
pub struct PictureWritten {
    /// The file.
    pub out: String,
}

pub fn save_table(app: &App, request: SaveTableRequest, _: &dyn Progress) -> Result<Written> {
    let lines = request.seen.rows.len();
    let mut table = report::seen(&request.seen)?;
    if app.store().is_demo()? {
        table.notes.insert(0, "演示数据：单位和数字均为虚构，不得用作依据。".to_owned());
    }
    let written = report::save(&Output::Table(table), Path::new(&request.out))?;
    // The line of totals is none of the rows that the clerk sees.
    Ok(Written { rows: u32::try_from(lines).unwrap_or(u32::MAX), ..written })
}

pub fn save_picture(_: &App, request: SavePictureRequest, _: &dyn Progress) -> Result<PictureWritten> {
    let out = Path::new(&request.out);
    let ending = out.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let bytes = match (ending.as_str(), request.svg, request.png) {
        ("svg", Some(svg), None) if svg.trim_start().starts_with("<svg") || svg.starts_with("<?xml") => {
            svg.into_bytes()
        }
        ("png", None, Some(png)) => {
            let bytes = STANDARD.decode(png).map_err(Error::internal)?;
            if !bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
                return Err(Error::internal("not a PNG picture"));
            }
            bytes
        }
        ("svg" | "png", ..) => return Err(Error::internal("the picture is not of the kind of its ending")),
        _ => {
            return Err(Error::new(
                Code::BadRequest,
                format!("不能把图保存为“{}”，文件名请以.svg或.png结尾。", out.display()),
            ));
        }
    };
    report::write_whole(out, &bytes)?;
    Ok(PictureWritten { out: request.out })
}
