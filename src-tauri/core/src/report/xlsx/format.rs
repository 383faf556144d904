//! Fonts, borders and number formats. The names are those of the bureau's rules; a program that lacks one takes
//! another font of the same character set.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use crate::report::table::{Cell, ColumnKind};

/// 五号, the body's size in points.
const BODY: f64 = 10.5;
/// 2号, the title's.
const TITLE: f64 = 22.0;
/// 小五, the notes'.
const NOTE: f64 = 9.0;
/// Simplified Chinese, so that what stands in for a missing font has the characters.
const CHARSET: u8 = 134;

/// 仿宋, the body's font.
pub const BODY_FONT: &str = "仿宋";
/// 黑体, for annex numbers and headings.
pub const HEADING_FONT: &str = "黑体";
/// 小标宋, for titles.
pub const TITLE_FONT: &str = "方正小标宋简体";

/// Words in a font at the body's size, in the middle of the row's height.
pub fn words(font: &str) -> Format {
    Format::new()
        .set_font_name(font)
        .set_font_charset(CHARSET)
        .set_font_size(BODY)
        .set_align(FormatAlign::VerticalCenter)
}

/// The title.
pub fn title() -> Format {
    words(TITLE_FONT).set_font_size(TITLE).set_align(FormatAlign::Center).set_text_wrap()
}

/// A note below the table.
pub fn note() -> Format {
    words(BODY_FONT).set_font_size(NOTE).set_text_wrap()
}

/// A column's heading.
pub fn heading() -> Format {
    words(HEADING_FONT).set_border(FormatBorder::Thin).set_align(FormatAlign::Center).set_text_wrap()
}

/// The heading of a group of rows.
pub fn group() -> Format {
    words(BODY_FONT).set_border(FormatBorder::Thin).set_bold().set_text_wrap().set_indent(1)
}

/// A cell of a column. `_ ` keeps figures off the line at the right, as Excel's own Chinese formats do.
pub fn body(kind: ColumnKind, cell: &Cell, bold: bool) -> Format {
    let format = words(BODY_FONT).set_border(FormatBorder::Thin);
    let format = if bold { format.set_bold() } else { format };
    match (kind, cell) {
        (ColumnKind::Text, Cell::Number(_)) => {
            format.set_align(FormatAlign::Center).set_num_format("General")
        }
        (ColumnKind::Text, _) => format.set_text_wrap().set_indent(1),
        (ColumnKind::Centred, Cell::Number(_)) => {
            format.set_align(FormatAlign::Center).set_num_format("General")
        }
        (ColumnKind::Centred, _) => format.set_align(FormatAlign::Center).set_text_wrap(),
        // 「—」 in a column of figures stands where they end.
        (ColumnKind::Amount | ColumnKind::Rate | ColumnKind::Score, Cell::Text(_)) => {
            format.set_align(FormatAlign::Right).set_num_format("@_ ")
        }
        (ColumnKind::Amount, _) => format.set_align(FormatAlign::Right).set_num_format("#,##0.00_ "),
        (ColumnKind::Rate, _) => format.set_align(FormatAlign::Right).set_num_format("0.00%_ "),
        (ColumnKind::Score, _) => format.set_align(FormatAlign::Right).set_num_format("0.00_ "),
        (ColumnKind::Count, _) => format.set_align(FormatAlign::Center).set_num_format("0"),
    }
}
