//! 附件二.

use super::captions;
use super::cells::CellReader;
use super::evaluation;
use super::indicators;
use super::segment::Segment;
use crate::filing::overall::Overall;
use crate::filing::{Filed, Form, Leaf};
use crate::intake::labels;
use crate::number::Amount;

/// Reads 附件二; also the department that it names.
pub fn read(segment: &Segment<'_>, reader: &mut CellReader<'_>) -> (Form, Option<captions::Named>) {
    let grid = segment.grid;
    let mut form = Overall { annex: evaluation::annex(segment, reader), ..Overall::default() };
    let mut funds: Option<evaluation::FundsColumns> = None;
    let mut department = None;
    // The figures of the splits stand beside their labels, not below the columns of the funds.
    let mut beside_labels = false;
    let mut done = segment.rows().start;
    for row in segment.rows() {
        if row < done {
            continue;
        }
        if form.department.value.is_none()
            && let Some(named) = captions::department(segment, row)
        {
            form.department = reader.name_of(row, named.column, named.name.clone());
            department = Some(named);
        }
        reader.money_unit(row);
        if let Some(date) = captions::signed_on(segment, reader, row) {
            form.signed_on = date;
        } else if let Some(columns) = evaluation::funds_columns(grid, row) {
            funds = Some(columns);
        } else if evaluation::goal(segment, reader, row, &mut form.goal) {
            funds = None;
        } else if let Some(last) =
            indicators::indicators(segment, reader, row, &mut form.indicators, &mut form.total)
        {
            done = last + 1;
            funds = None;
        } else if let Some(columns) = &funds {
            let label = evaluation::label_before(grid, row, columns.first);
            beside_labels |= beside_own_label(segment, row);
            if evaluation::is_funds_total(label.as_ref(), columns, grid, row)
                && form.funds.executed.value.is_none()
            {
                form.funds = evaluation::funds_row(reader, row, columns);
            } else if label.is_none() || !columns.any(grid, row) || beside_labels {
                splits(segment, reader, row, &mut form);
            } else if let Some(label) = label {
                // The split in rows of the funds table, each with the three columns.
                let name = labels::name(&label.text).map(|name| labels::key(&name)).unwrap_or_default();
                if (name != "其他资金" || has_revenue(segment))
                    && let Some(field) = split(&mut form, &name).filter(|field| !field.is_filled())
                {
                    *field = columns.executed(reader, row);
                }
            }
        }
    }
    (Form::Overall(form), department)
}

/// The split of revenue beside the one of expenditure, with figures in cells of their own: the row
/// holds two labels, so its figures do not belong to the columns above.
fn beside_own_label(segment: &Segment<'_>, row: usize) -> bool {
    let labels =
        segment.grid.rows[row].cells.iter().filter(|cell| is_split(&labels::key(&cell.text))).count();
    labels > 1
}

fn is_split(key: &str) -> bool {
    ["一般公共预", "政府性基", "专户", "其他资金", "基本支出", "项目支出"]
        .iter()
        .any(|label| key.contains(label))
}

/// Whether the form splits its revenue by kind of budget: then 其他资金 is one of these kinds, and no source beside
/// 财政拨款 and 上年结转.
fn has_revenue(segment: &Segment<'_>) -> bool {
    segment.rows().any(|row| {
        segment.grid.rows[row].cells.iter().any(|cell| {
            let key = labels::key(&cell.text);
            key.chars().count() <= 24 && (key.contains("一般公共预") || key.contains("政府性基"))
        })
    })
}

/// The field of a label of the two splits.
fn split<'a>(form: &'a mut Overall, key: &str) -> Option<&'a mut Filed<Amount>> {
    Some(if key.contains("一般公共预") {
        &mut form.revenue.general_public_budget
    } else if key.contains("政府性基") {
        &mut form.revenue.government_fund
    } else if key.contains("专户") {
        &mut form.revenue.special_account
    } else if key.ends_with("其他资金") {
        &mut form.revenue.other_funds
    } else if key.ends_with("基本支出") || key == "基本支" {
        &mut form.expenditure.basic_expenditure
    } else if key.ends_with("项目支出") || key == "项目支" {
        &mut form.expenditure.project_expenditure
    } else {
        return None;
    })
}

/// 「其中： 一般公共预算：996.50」: the figure stands behind the label in its cell, or in the next cell.
fn splits(segment: &Segment<'_>, reader: &mut CellReader<'_>, row: usize, form: &mut Overall) {
    for cell in &segment.grid.rows[row].cells {
        let pairs = captions::pairs(&cell.text);
        let shared = pairs.iter().any(|(label, _)| is_split(&labels::key(label)));
        for (label, inside) in pairs {
            let key = labels::key(label);
            let Some(field) = split(form, &key) else {
                // What shares its cell with a known label would look as if it had been read.
                if shared && inside.is_some_and(|text| text.chars().any(char::is_numeric)) {
                    let reason = format!("“{label}”后面的数字没有对应的栏目，没有读入");
                    reader.leave_unread("overall", row, cell.column, &reason);
                }
                continue;
            };
            *field = match inside {
                Some(figure) => reader.number_in_text(row, cell.column, figure),
                None => beside(segment, reader, row, cell.column, cell.column + cell.columns),
            };
        }
    }
}

/// The figure in the first filled cell behind a label, if that cell is not itself a label; else the
/// label's own cell is where the figure is missing.
fn beside(segment: &Segment<'_>, reader: &CellReader<'_>, row: usize, own: u32, next: u32) -> Filed<Amount> {
    let figure = segment
        .grid
        .seen(row)
        .filter(|seen| seen.row == row && seen.cell.column >= next)
        .find(|seen| !seen.cell.text.trim().is_empty())
        .filter(|seen| seen.cell.text.chars().any(|c| c.is_numeric()))
        .filter(|seen| !seen.cell.text.contains([':', '：']) && !is_split(&labels::key(&seen.cell.text)));
    match figure {
        Some(seen) => reader.number(row, seen.cell.column),
        None => reader.given_number(row, own, None),
    }
}
