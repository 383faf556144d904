//! .xlsx and .xlsm through calamine's cell reader: streamed, so that one far cell costs one cell.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};
use rust_decimal::Decimal;

use super::guard::too_large;
use super::sheet::{Budget, Range, SHEETS, Sheet, Sheets, TEXT};
use super::shown::{Shown, date_text};
use super::sniff::damaged;
use crate::Result;
use crate::intake::grid::{Content, Grid};

/// The sheets of a workbook.
pub fn read(bytes: &[u8], name: &str) -> Result<Sheets> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged(name))?;
    let list: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    if list.len() > SHEETS {
        return Err(too_large(name, "工作表过多"));
    }
    let mut budget = Budget::new(name);
    let mut sheets = Sheets::default();
    for (sheet, shown) in list {
        sheets.add(read_sheet(&mut workbook, &sheet, &mut budget)?, shown);
    }
    Ok(sheets.settle())
}

fn read_sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, budget: &mut Budget<'_>) -> Result<Grid> {
    let name = budget.name;
    let mut read = Sheet::new(sheet.to_owned());
    for range in workbook.merge_cells_by_sheet_name(sheet).map_err(|_| damaged(name))? {
        let ((top, left), (bottom, right)) = (range.start, range.end);
        read.merge(Range { top, bottom, left, right }, budget)?;
    }
    let mut reader = workbook.worksheet_cells_reader(sheet).map_err(|_| damaged(name))?;
    // Formats that show a figure as more than itself, once per style; dates calamine tells apart.
    let formats: HashMap<usize, Shown> = reader
        .styles()
        .iter()
        .enumerate()
        .filter_map(|(id, style)| {
            let shown = Shown::of(&style.number_format.as_ref()?.format_code);
            matches!(shown, Shown::Percent(_) | Shown::Padded(_)).then_some((id, shown))
        })
        .collect();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|_| damaged(name))? {
        let (row, column) = cell.get_position();
        let shown = formats.get(&style).unwrap_or(&Shown::Plain);
        read.put(row, column, content(cell.get_value(), shown), budget)?;
    }
    drop(reader);
    mark_uncalculated(workbook, sheet, &mut read, budget)?;
    read.grid(budget)
}

/// Marks cells that hold a formula whose result was never computed: they look blank, but are not.
fn mark_uncalculated(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    read: &mut Sheet,
    budget: &mut Budget<'_>,
) -> Result<()> {
    let name = budget.name;
    let mut formulas = TEXT;
    let mut reader = workbook.worksheet_cells_reader(sheet).map_err(|_| damaged(name))?;
    while let Some(cell) = reader.next_cell_with_formula().map_err(|_| damaged(name))? {
        let Some(formula) = &cell.formula else { continue };
        // A formula shared by many cells is spelt out for each of them.
        formulas = formulas.checked_sub(formula.len()).ok_or_else(|| too_large(name, "公式过多"))?;
        // One that came out as an empty text has a result: it says blank.
        if cell.value == DataRef::Empty {
            read.spoil(cell.pos.0, cell.pos.1, "公式未计算", budget)?;
        }
    }
    Ok(())
}

fn content(value: &DataRef<'_>, shown: &Shown) -> (String, Content) {
    match value {
        DataRef::Empty => (String::new(), Content::Blank),
        DataRef::Int(int) => shown.show_decimal(Decimal::from(*int)),
        DataRef::Float(float) => shown.show(*float, false),
        DataRef::String(text) => (text.clone(), Content::Text),
        DataRef::SharedString(text) => ((*text).to_owned(), Content::Text),
        DataRef::Bool(value) => (if *value { "是" } else { "否" }.to_owned(), Content::Text),
        DataRef::DateTime(at) => (date_text(*at), Content::Text),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => (text.clone(), Content::Text),
        DataRef::Error(error) => (error.to_string(), Content::Broken(format!("公式出错（{error}）"))),
    }
}
