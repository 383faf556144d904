//! 附件二.

use super::cells::CellReader;
use super::evaluation;
use super::segment::Segment;
use crate::filing::overall::Overall;
use crate::filing::{Filed, Form};
use crate::intake::labels;
use crate::number::Amount;

/// Reads 附件二; also the department that it names.
pub fn read(segment: &Segment<'_>, reader: &mut CellReader<'_>) -> (Form, Option<String>) {
    let grid = segment.grid;
    let mut form = Overall { annex: evaluation::annex(segment, reader), ..Overall::default() };
    let mut funds: Option<evaluation::FundsColumns> = None;
    let mut done = segment.rows().start;
    for row in segment.rows() {
        if row < done {
            continue;
        }
        if let Some(date) = evaluation::signed_on(segment, reader, row) {
            form.signed_on = date;
        } else if let Some(columns) = evaluation::funds_columns(grid, row) {
            funds = Some(columns);
        } else if let Some(goal) = evaluation::goal(segment, reader, row) {
            form.goal = goal;
            funds = None;
        } else if let Some(last) =
            evaluation::indicators(segment, reader, row, &mut form.indicators, &mut form.total)
        {
            done = last + 1;
            funds = None;
        } else if let Some(columns) = funds {
            let label = evaluation::label_before(grid, row, columns.first);
            if label.is_some_and(|label| labels::key(&label.text).contains("总额")) {
                form.funds = evaluation::funds_row(reader, row, columns);
            } else {
                splits(segment, reader, row, &mut form);
            }
        } else if form.department.value.is_none() {
            department(segment, reader, row, &mut form);
        }
    }
    let department = form.department.value.clone();
    (Form::Overall(form), department)
}

fn department(segment: &Segment<'_>, reader: &CellReader<'_>, row: usize, form: &mut Overall) {
    if let Some(name) = evaluation::department(segment, row) {
        let column = segment.grid.rows[row]
            .cells
            .iter()
            .find(|cell| labels::name(&cell.text).is_some_and(|text| text.ends_with(name.as_str())))
            .map_or(0, |cell| cell.column);
        form.department = reader.given(row, column, Some(name));
    }
}

/// 「其中： 一般公共预算：996.50」: the figure stands behind the label in its cell, or in the next cell.
fn splits(segment: &Segment<'_>, reader: &CellReader<'_>, row: usize, form: &mut Overall) {
    for cell in &segment.grid.rows[row].cells {
        let (label, inside) = evaluation::split_colon(&cell.text);
        let key = labels::key(label);
        let field: &mut Filed<Amount> = if key.contains("一般公共预算") {
            &mut form.revenue.general_public_budget
        } else if key.contains("政府性基金") {
            &mut form.revenue.government_fund
        } else if key.contains("专户") {
            &mut form.revenue.special_account
        } else if key.contains("其他资金") {
            &mut form.revenue.other_funds
        } else if key.ends_with("基本支出") {
            &mut form.expenditure.basic_expenditure
        } else if key.ends_with("项目支出") {
            &mut form.expenditure.project_expenditure
        } else {
            continue;
        };
        *field = match inside {
            Some(figure) => reader.number_in_text(row, cell.column, figure),
            None => beside(segment, reader, row, cell.column, cell.column + cell.columns),
        };
    }
}

/// The figure in the cell behind a label, if that cell is not itself a label; else the label's own
/// cell is where the figure is missing.
fn beside(segment: &Segment<'_>, reader: &CellReader<'_>, row: usize, own: u32, next: u32) -> Filed<Amount> {
    let figure = segment
        .grid
        .at(row, next)
        .filter(|seen| seen.row == row && seen.cell.text.chars().any(|c| c.is_numeric()))
        .filter(|seen| !seen.cell.text.contains([':', '：']));
    match figure {
        Some(seen) => reader.number(row, seen.cell.column),
        None => reader.given_number(row, own, None),
    }
}
