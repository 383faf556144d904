//! Renders any table as a workbook that prints as finished A4 pages.

mod format;

use std::ops::Range;

use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::table::{Cell, ColumnKind, Paper, Row, RowKind, Table};
use super::widths::{air, lines, widths};
use crate::{Error, Result};
use format::{BODY_FONT, HEADING_FONT};

/// Height of a line of the body, in points.
const LINE: u16 = 15;
/// Height of a line of the title.
const TITLE_LINE: u16 = 32;
/// Height of a line of a note.
const NOTE_LINE: u16 = 13;
/// Excel knows no row above 409 points.
const HIGHEST: u16 = 405;
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
    let mut page = Page::new(table);
    for (n, width) in (0_u16..).zip(&page.widths) {
        sheet.set_column_width(n, *width)?;
    }
    let header = page.head(sheet, table)?;
    let body = page.headings(sheet, table, header)?;
    let mut row = body;
    for line in &table.rows {
        page.row(sheet, table, line, row)?;
        row += 1;
    }
    let end = page.foot(sheet, table, row)?;
    page.set_up(sheet, table, header..body, end)
}

/// The columns as they lie.
struct Page {
    widths: Vec<u16>,
    /// The last column.
    last: u16,
    /// The height of all rows so far, in points.
    tall: u32,
}

impl Page {
    fn new(table: &Table) -> Self {
        let widths = widths(table);
        let last = u16::try_from(widths.len().saturating_sub(1)).unwrap_or(u16::MAX);
        Self { widths, last, tall: 0 }
    }

    /// Sets a row's height.
    fn height(&mut self, sheet: &mut Worksheet, row: u32, points: u16) -> Result<(), XlsxError> {
        self.tall += u32::from(points);
        sheet.set_row_height(row, points)?;
        Ok(())
    }

    /// Whether all of it stands on one page if it is printed a little smaller: signatures alone on a second page are
    /// no use to anybody.
    fn fits_one_page(&self, paper: Paper) -> bool {
        let (across, down) = match paper {
            Paper::Landscape => (146_u32, 495_u32),
            Paper::Portrait => (99, 740),
        };
        // As Excel makes it smaller to fit the width, more rows find room.
        let wide = u32::try_from(self.room(0, self.last)).unwrap_or(u32::MAX).max(across);
        u64::from(self.tall) * 5 * u64::from(across) <= u64::from(down) * 6 * u64::from(wide)
    }

    /// Half-width characters from one column to another.
    fn room(&self, first: u16, last: u16) -> usize {
        let columns = usize::from(first)..=usize::from(last);
        self.widths.get(columns).unwrap_or_default().iter().map(|width| usize::from(*width)).sum()
    }

    /// Parts of about the same width, each of whole columns.
    fn parts(&self, count: usize) -> Vec<(u16, u16)> {
        let count = count.clamp(1, usize::from(self.last) + 1);
        let all = self.room(0, self.last);
        let mut parts = Vec::new();
        let mut first = 0_u16;
        for n in 1..=count {
            let left_over = u16::try_from(count - n).unwrap_or(0);
            let mut end = first;
            while end < self.last.saturating_sub(left_over) && self.room(0, end) * count < all * n {
                end += 1;
            }
            let end = if n == count { self.last } else { end };
            parts.push((first, end));
            first = end + 1;
        }
        parts
    }

    /// Annex, title, and the line with whose it is and the unit; gives the row after them.
    fn head(&mut self, sheet: &mut Worksheet, table: &Table) -> Result<u32, XlsxError> {
        let mut row = 0_u32;
        if let Some(annex) = &table.annex {
            across(sheet, row, 0, self.last, annex, &format::words(HEADING_FONT))?;
            row += 1;
        }
        across(sheet, row, 0, self.last, &table.title, &format::title())?;
        // The title's characters are twice as wide as the body's.
        let taken = lines(&table.title, self.room(0, self.last) / 2);
        self.height(sheet, row, height(taken, TITLE_LINE) + 6)?;
        row += 1;
        let words = format::words(BODY_FONT).set_text_wrap();
        let right = words.clone().set_align(FormatAlign::Right);
        let parts = if table.right.is_empty() { self.parts(1) } else { self.parts(2) };
        let texts = [(&table.left, &words), (&table.right, &right)];
        let mut most = 1;
        for ((first, last), (text, format)) in parts.into_iter().zip(texts) {
            across(sheet, row, first, last, text, format)?;
            most = most.max(lines(text, self.room(first, last)));
        }
        self.height(sheet, row, height(most, LINE) + 5)?;
        Ok(row + 1)
    }

    /// The header: one row, or two where columns share a heading. Gives the row after it.
    fn headings(&mut self, sheet: &mut Worksheet, table: &Table, mut row: u32) -> Result<u32, XlsxError> {
        let format = format::heading();
        let grouped = table.columns.iter().any(|column| column.group.is_some());
        if grouped {
            let mut first = 0;
            for same in table.columns.chunk_by(|a, b| a.group.is_some() && a.group == b.group) {
                let next = first + u16::try_from(same.len()).unwrap_or(u16::MAX);
                match &same[0].group {
                    Some(group) => across(sheet, row, first, next - 1, group, &format)?,
                    None => {
                        sheet.merge_range(row, first, row + 1, first, "", &format)?;
                        sheet.write_string_with_format(row, first, &*same[0].title, &format)?;
                    }
                }
                first = next;
            }
            self.height(sheet, row, height(1, LINE) + 6)?;
            row += 1;
        }
        let mut most = 1;
        for ((n, column), width) in (0_u16..).zip(&table.columns).zip(&self.widths) {
            if !grouped || column.group.is_some() {
                sheet.write_string_with_format(row, n, &*column.title, &format)?;
            }
            most = most.max(lines(&column.title, usize::from(*width)));
        }
        self.height(sheet, row, height(most, LINE) + 6)?;
        Ok(row + 1)
    }

    fn row(&mut self, sheet: &mut Worksheet, table: &Table, line: &Row, row: u32) -> Result<(), XlsxError> {
        if line.kind == RowKind::Group {
            let title = line.cells.first().map_or_else(String::new, |cell| cell.printed(ColumnKind::Text));
            across(sheet, row, 0, self.last, &title, &format::group())?;
            let taken = lines(&title, self.room(0, self.last).saturating_sub(3));
            self.height(sheet, row, height(taken, LINE) + 4)?;
            return Ok(());
        }
        let mut most = 1;
        for (((n, cell), column), width) in (0_u16..).zip(&line.cells).zip(&table.columns).zip(&self.widths) {
            let format = format::body(column.kind, cell, line.kind == RowKind::Total);
            write(sheet, row, n, cell, &format)?;
            let room = usize::from(*width).saturating_sub(air(column) - 1);
            most = most.max(lines(&cell.printed(column.kind), room));
        }
        self.height(sheet, row, height(most, LINE) + 4)?;
        Ok(())
    }

    /// Notes and signatures; gives the row after the last.
    fn foot(&mut self, sheet: &mut Worksheet, table: &Table, mut row: u32) -> Result<u32, XlsxError> {
        for note in &table.notes {
            across(sheet, row, 0, self.last, note, &format::note())?;
            self.height(sheet, row, height(lines(note, self.room(0, self.last)), NOTE_LINE) + 2)?;
            row += 1;
        }
        if !table.signatures.is_empty() {
            let words = format::words(BODY_FONT);
            for ((first, last), label) in
                self.parts(table.signatures.len()).into_iter().zip(&table.signatures)
            {
                across(sheet, row, first, last, label, &words)?;
            }
            self.height(sheet, row, 28)?;
            row += 1;
        }
        Ok(row)
    }

    /// A4, one page wide, the header repeated.
    fn set_up(
        &self,
        sheet: &mut Worksheet,
        table: &Table,
        header: Range<u32>,
        end: u32,
    ) -> Result<(), XlsxError> {
        match table.paper {
            Paper::Landscape => sheet.set_landscape(),
            Paper::Portrait => sheet.set_portrait(),
        };
        sheet
            .set_paper_size(9)
            .set_print_fit_to_pages(1, u16::from(self.fits_one_page(table.paper)))
            .set_print_center_horizontally(true)
            .set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.35)
            .set_footer("&C&\"宋体\"&9第 &P 页 共 &N 页");
        sheet.set_repeat_rows(header.start, header.end.saturating_sub(1))?;
        sheet.set_freeze_panes(header.end, table.frozen)?;
        sheet.set_print_area(0, 0, end.saturating_sub(1), self.last)?;
        Ok(())
    }
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

fn height(lines: usize, line: u16) -> u16 {
    u16::try_from(lines).unwrap_or(u16::MAX).saturating_mul(line).min(HIGHEST - 6)
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
