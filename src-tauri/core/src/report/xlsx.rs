//! Renders any table as a workbook that prints as a finished A4 page.

use std::ops::Range;

use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::table::{Cell, Column, ColumnKind, Paper, RowKind, Table, width};
use crate::{Error, Result};

/// 五号, the body's size in points.
const BODY: f64 = 10.5;
/// Height of a line of the body, in points.
const LINE: u16 = 15;
/// Excel keeps no more in a cell.
const LONGEST_TEXT: usize = 32_000;

/// The bytes of a workbook with one sheet.
pub fn render(table: &Table) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    fill(sheet, table).map_err(Error::internal)?;
    workbook.save_to_buffer().map_err(Error::internal)
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    sheet.set_name(sheet_name(&table.sheet))?;
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    for (n, column) in (0_u16..).zip(&table.columns) {
        sheet.set_column_width(n, column.width)?;
    }
    let mut row = 0_u32;
    if let Some(annex) = &table.annex {
        sheet.write_string_with_format(row, 0, annex, &text_format("黑体"))?;
        row += 1;
    }
    let title =
        text_format("宋体").set_font_size(18).set_bold().set_align(FormatAlign::Center).set_text_wrap();
    across(sheet, row, 0, last, &table.title, &title)?;
    sheet.set_row_height(row, 36)?;
    row += 1;
    let half = last / 2;
    across(sheet, row, 0, half, &table.left, &text_format("宋体"))?;
    across(sheet, row, half + 1, last, &table.right, &text_format("宋体").set_align(FormatAlign::Right))?;
    sheet.set_row_height(row, 20)?;
    row += 1;
    let header = row;
    let heading = bordered(text_format("宋体")).set_bold().set_align(FormatAlign::Center).set_text_wrap();
    row = headings(sheet, table, row, &heading)?;
    let body = row;
    let formats: Vec<Format> = table.columns.iter().map(|column| body_format(column.kind)).collect();
    let totals: Vec<Format> = formats.iter().map(|format| format.clone().set_bold()).collect();
    let group = bordered(text_format("仿宋")).set_bold().set_text_wrap();
    for line in &table.rows {
        let formats = match line.kind {
            RowKind::Body => &formats,
            RowKind::Total => &totals,
            RowKind::Group => {
                let title =
                    line.cells.first().map_or_else(String::new, |cell| cell.printed(ColumnKind::Text));
                across(sheet, row, 0, last, &title, &group)?;
                row += 1;
                continue;
            }
        };
        for ((n, cell), format) in (0_u16..).zip(&line.cells).zip(formats) {
            write(sheet, row, n, cell, format)?;
        }
        let lines = line
            .cells
            .iter()
            .zip(&table.columns)
            .map(|(cell, column)| lines(&cell.printed(column.kind), room(column)))
            .max();
        sheet.set_row_height(row, height(lines.unwrap_or(1)) + 4)?;
        row += 1;
    }
    row = foot(sheet, table, row, last)?;
    page(sheet, table, header..body, row, last)
}

/// Notes and signatures; gives the row after the last.
fn foot(sheet: &mut Worksheet, table: &Table, mut row: u32, last: u16) -> Result<u32, XlsxError> {
    let across_all = table.columns.iter().map(|column| usize::from(column.width)).sum();
    let format = text_format("宋体").set_font_size(9).set_text_wrap();
    for note in &table.notes {
        across(sheet, row, 0, last, note, &format)?;
        sheet.set_row_height(row, height(lines(note, across_all)))?;
        row += 1;
    }
    let signers = u16::try_from(table.signatures.len()).unwrap_or(1);
    if let Some(columns) = (last + 1).checked_div(signers) {
        for (n, label) in (0_u16..).zip(&table.signatures) {
            let end = if n + 1 == signers { last } else { (n + 1) * columns - 1 };
            across(sheet, row, n * columns, end, label, &text_format("宋体"))?;
        }
        sheet.set_row_height(row, 28)?;
        row += 1;
    }
    Ok(row)
}

/// The header: one row, or two where columns share a heading. Gives the row after it.
fn headings(sheet: &mut Worksheet, table: &Table, mut row: u32, format: &Format) -> Result<u32, XlsxError> {
    let grouped = table.columns.iter().any(|column| column.group.is_some());
    if grouped {
        let mut first = 0;
        for same in table.columns.chunk_by(|a, b| a.group.is_some() && a.group == b.group) {
            let next = first + u16::try_from(same.len()).unwrap_or(u16::MAX);
            match &same[0].group {
                Some(group) => across(sheet, row, first, next - 1, group, format)?,
                None => {
                    sheet.merge_range(row, first, row + 1, first, "", format)?;
                    sheet.write_string_with_format(row, first, &*same[0].title, format)?;
                }
            }
            first = next;
        }
        sheet.set_row_height(row, height(1) + 6)?;
        row += 1;
    }
    for (n, column) in (0_u16..).zip(&table.columns) {
        if !grouped || column.group.is_some() {
            sheet.write_string_with_format(row, n, &*column.title, format)?;
        }
    }
    let deepest = table.columns.iter().map(|column| column.title.lines().count()).max().unwrap_or(1);
    sheet.set_row_height(row, height(deepest.max(1)) + 6)?;
    Ok(row + 1)
}

/// A4, one page wide, the header repeated.
fn page(
    sheet: &mut Worksheet,
    table: &Table,
    header: Range<u32>,
    end: u32,
    last: u16,
) -> Result<(), XlsxError> {
    match table.paper {
        Paper::Landscape => sheet.set_landscape(),
        Paper::Portrait => sheet.set_portrait(),
    };
    sheet
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0)
        .set_print_center_horizontally(true)
        .set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.35)
        .set_footer("&C&\"宋体\"&9第 &P 页 共 &N 页");
    sheet.set_repeat_rows(header.start, header.end.saturating_sub(1))?;
    sheet.set_freeze_panes(header.end, table.frozen)?;
    sheet.set_print_area(0, 0, end.saturating_sub(1), last)?;
    Ok(())
}

fn write(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => sheet.write_blank(row, column, format)?,
        // Never `write`, which would guess: a name that begins with "=" stays a name.
        Cell::Text(text) => sheet.write_string_with_format(row, column, shortened(text), format)?,
        Cell::Number(value) => match value.to_f64() {
            Some(float) => sheet.write_number_with_format(row, column, float, format)?,
            None => sheet.write_string_with_format(row, column, value.to_string(), format)?,
        },
    };
    Ok(())
}

/// One text over several columns; a single cell cannot be merged.
fn across(
    sheet: &mut Worksheet,
    row: u32,
    first: u16,
    last: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if first >= last {
        sheet.write_string_with_format(row, first, shortened(text), format)?;
    } else {
        sheet.merge_range(row, first, row, last, "", format)?;
        sheet.write_string_with_format(row, first, shortened(text), format)?;
    }
    Ok(())
}

fn text_format(font: &str) -> Format {
    Format::new().set_font_name(font).set_font_size(BODY).set_align(FormatAlign::VerticalCenter)
}

fn bordered(format: Format) -> Format {
    format.set_border(FormatBorder::Thin)
}

/// `_ ` keeps figures off the line at the right, as Excel's own Chinese formats do.
fn body_format(kind: ColumnKind) -> Format {
    let format = bordered(text_format("仿宋"));
    match kind {
        ColumnKind::Text => format.set_text_wrap().set_indent(1),
        ColumnKind::Centred => format.set_align(FormatAlign::Center).set_text_wrap(),
        ColumnKind::Amount => format.set_align(FormatAlign::Right).set_num_format("#,##0.00_ "),
        ColumnKind::Rate => format.set_align(FormatAlign::Right).set_num_format("0.00%_ "),
        ColumnKind::Score => format.set_align(FormatAlign::Right).set_num_format("0.00_ "),
        // No format of its own: a count may be an average, and is shown with the digits that it has.
        ColumnKind::Count => format.set_align(FormatAlign::Center),
    }
}

/// The half-width characters that fit in a line of a column: an indent takes two.
fn room(column: &Column) -> usize {
    let width = usize::from(column.width);
    if column.kind == ColumnKind::Text { width.saturating_sub(2) } else { width }
}

/// How many lines a text takes in a width of half-width characters.
fn lines(text: &str, room: usize) -> usize {
    let room = room.max(1);
    text.lines().map(|line| width(line).div_ceil(room).max(1)).sum::<usize>().max(1)
}

fn height(lines: usize) -> u16 {
    // Excel knows no row above 409 points.
    u16::try_from(lines).unwrap_or(u16::MAX).saturating_mul(LINE).min(400)
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST_TEXT {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(LONGEST_TEXT).collect();
    short.push('…');
    short
}

/// A sheet's name has at most 31 characters and none of `[]:*?/\`, nor an apostrophe at an end.
fn sheet_name(name: &str) -> String {
    let allowed =
        name.chars().map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { '_' } else { c });
    let name: String = allowed.take(31).collect();
    let name = name.trim_matches('\'');
    if name.is_empty() { "表".to_owned() } else { name.to_owned() }
}
