//! .xlsx through calamine's cell reader: streamed, so that one far cell costs one cell.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Cursor;

use calamine::{DataRef, Dimensions, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};
use rust_decimal::Decimal;

use super::guard::too_large;
use super::sniff::damaged;
use crate::Result;
use crate::intake::grid::{Cell, Content, Grid, Merge, Place};
use crate::number::{fixed, from_spreadsheet};

/// Most cells taken from a workbook.
const CELLS: usize = 2_000_000;
/// Most merged ranges taken from a sheet: each is compared with all others.
const MERGES: usize = 5_000;
/// Most rows that merged ranges may cover in a sheet, all together.
const MERGED_ROWS: usize = 200_000;

/// The visible sheets of a workbook, or the hidden ones if no other has any cell.
pub fn read(bytes: &[u8], name: &str) -> Result<Vec<Grid>> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged(name))?;
    let sheets: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    let mut budget = CELLS;
    let mut visible = Vec::new();
    let mut hidden = Vec::new();
    for (sheet, shown) in sheets {
        let grid = read_sheet(&mut workbook, &sheet, name, &mut budget)?;
        if !grid.rows.is_empty() {
            if shown { visible.push(grid) } else { hidden.push(grid) }
        }
    }
    Ok(if visible.is_empty() { hidden } else { visible })
}

fn read_sheet(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    name: &str,
    budget: &mut usize,
) -> Result<Grid> {
    let merges = workbook.merge_cells_by_sheet_name(sheet).map_err(|_| damaged(name))?;
    let uncalculated = uncalculated(workbook, sheet, name)?;
    let mut reader = workbook.worksheet_cells_reader(sheet).map_err(|_| damaged(name))?;
    // Percent formats by style, once per style: whether, and with how many decimals.
    let percents: HashMap<usize, u32> = reader
        .styles()
        .iter()
        .enumerate()
        .filter_map(|(id, style)| {
            style
                .number_format
                .as_ref()
                .and_then(|format| percent_decimals(&format.format_code))
                .map(|d| (id, d))
        })
        .collect();
    let mut rows: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|_| damaged(name))? {
        *budget = budget.checked_sub(1).ok_or_else(|| too_large(name, "单元格过多"))?;
        let (row, column) = cell.get_position();
        let percent = percents.get(&style).copied();
        let mut read = cell_of(column, cell.get_value(), percent);
        if uncalculated.contains(&(row, column)) {
            read.content = Content::Broken("公式未计算".to_owned());
        }
        rows.entry(row).or_default().insert(column, read);
    }
    let merges = keep_merges(merges, &mut rows, name)?;
    let index: HashMap<u32, usize> = rows.keys().enumerate().map(|(i, &row)| (row, i)).collect();
    let merges: Vec<Merge> = merges
        .into_iter()
        .filter_map(|merge| {
            let top = *index.get(&merge.start.0)?;
            // Rows beyond the last one that is kept hold nothing.
            let bottom = (merge.start.0..=merge.end.0).rev().find_map(|row| index.get(&row).copied())?;
            Some(Merge { top, bottom, left: merge.start.1, right: merge.end.1 })
        })
        .collect();
    let rows =
        rows.into_iter().map(|(row, cells)| (Place::Sheet(row + 1), cells.into_values().collect())).collect();
    Ok(Grid::new(sheet.to_owned(), rows, &merges))
}

/// Drops overlapping ranges and makes the rows exist that a merged range covers: a label merged
/// over an empty value row is what shows that the value is missing.
fn keep_merges(
    merges: Vec<Dimensions>,
    rows: &mut BTreeMap<u32, BTreeMap<u32, Cell>>,
    name: &str,
) -> Result<Vec<Dimensions>> {
    let mut covered = 0_usize;
    let mut kept: Vec<Dimensions> = Vec::new();
    for merge in merges {
        let (top, bottom) = (merge.start.0, merge.end.0);
        if bottom < top || merge.end.1 < merge.start.1 {
            continue;
        }
        let span = (bottom - top + 1) as usize;
        covered = covered.saturating_add(span.min(MERGED_ROWS));
        // A range over thousands of rows is a formatting accident, not a form.
        if covered > MERGED_ROWS || kept.len() > MERGES {
            return Err(too_large(name, "合并单元格过多"));
        }
        let overlaps = kept.iter().any(|other| {
            top <= other.end.0
                && other.start.0 <= bottom
                && merge.start.1 <= other.end.1
                && other.start.1 <= merge.end.1
        });
        if !overlaps {
            for row in top..=bottom {
                rows.entry(row).or_default();
            }
            kept.push(merge);
        }
    }
    Ok(kept)
}

/// Cells that hold a formula whose result was never computed: they look blank, but are not.
fn uncalculated(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, name: &str) -> Result<BTreeSet<(u32, u32)>> {
    let mut found = BTreeSet::new();
    let mut reader = workbook.worksheet_cells_reader(sheet).map_err(|_| damaged(name))?;
    while let Some(cell) = reader.next_cell_with_formula().map_err(|_| damaged(name))? {
        let empty = match &cell.value {
            DataRef::Empty => true,
            DataRef::String(text) => text.is_empty(),
            _ => false,
        };
        if empty && cell.formula.is_some() {
            found.insert(cell.pos);
        }
    }
    Ok(found)
}

fn cell_of(column: u32, value: &DataRef<'_>, percent: Option<u32>) -> Cell {
    let number = |value: Decimal| {
        let text = match percent {
            Some(decimals) => percent_text(value, decimals),
            None => value.to_string(),
        };
        (text, Content::Number { value, percent: percent.is_some() })
    };
    let (text, content) = match value {
        DataRef::Empty => (String::new(), Content::Blank),
        DataRef::Int(int) => number(Decimal::from(*int)),
        DataRef::Float(float) => match from_spreadsheet(*float) {
            Some(value) => number(value),
            None => (float.to_string(), Content::Broken("数字过大或过小，无法准确保存".to_owned())),
        },
        DataRef::String(text) => return Cell::text(column, text.clone()),
        DataRef::SharedString(text) => return Cell::text(column, (*text).to_owned()),
        DataRef::Bool(value) => (if *value { "是" } else { "否" }.to_owned(), Content::Text),
        DataRef::DateTime(at) => (date_text(*at), Content::Text),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => (text.clone(), Content::Text),
        DataRef::Error(error) => (error.to_string(), Content::Broken(format!("公式出错（{error}）"))),
    };
    Cell { column, columns: 1, rows: 1, text, content }
}

/// As Excel shows it: 74%, 82.86%.
fn percent_text(value: Decimal, decimals: u32) -> String {
    format!("{}%", fixed(value * Decimal::ONE_HUNDRED, decimals))
}

/// `2024-06-24`, with the time only if there is one.
fn date_text(at: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date} {hour:02}:{minute:02}:{second:02}")
    }
}

/// Decimals of a percent format (`0.00%` has two); `None` for other formats. Quoted text and
/// escaped signs do not make a percent format.
fn percent_decimals(code: &str) -> Option<u32> {
    let section = code.split(';').next().unwrap_or(code);
    let mut plain = String::new();
    let mut chars = section.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                chars.by_ref().find(|&c| c == '"');
            }
            '\\' | '_' => {
                chars.next();
            }
            _ => plain.push(c),
        }
    }
    let at = plain.find('%')?;
    let decimals = plain[..at]
        .split_once('.')
        .map_or(0, |(_, d)| d.chars().filter(|c| matches!(c, '0' | '#' | '?')).count());
    u32::try_from(decimals).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Protects the text of a percentage, which rates are judged by.
    #[test]
    fn percent_formats_keep_their_decimals() {
        assert_eq!(percent_decimals("0%"), Some(0));
        assert_eq!(percent_decimals("0.00%"), Some(2));
        assert_eq!(percent_decimals("0.0#%;[Red]-0.0#%"), Some(2));
        assert_eq!(percent_decimals("0\"%\""), None);
        assert_eq!(percent_decimals("General"), None);
        assert_eq!(percent_text(Decimal::new(8286, 4), 0), "83%");
        assert_eq!(percent_text(Decimal::ONE, 0), "100%");
    }
}
