//! 附件三.

use super::captions;
use super::cells::CellReader;
use super::evaluation;
use super::indicators;
use super::segment::Segment;
use crate::filing::project::Project;
use crate::filing::{Filed, Form};
use crate::intake::labels;

/// Reads 附件三; also the department, where the form has a field for it beside 实施单位.
pub fn read(segment: &Segment<'_>, reader: &mut CellReader<'_>) -> (Form, Option<captions::Named>) {
    let grid = segment.grid;
    let mut form = Project { annex: evaluation::annex(segment, reader), ..Project::default() };
    let mut funds: Option<evaluation::FundsColumns> = None;
    let mut done = segment.rows().start;
    let mut department = None;
    for row in segment.rows() {
        if row < done {
            continue;
        }
        department = department.or_else(|| captions::department(segment, row));
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
            let key = label.as_ref().map(|label| labels::key(&label.text)).unwrap_or_default();
            let target = if evaluation::is_funds_total(label.as_ref(), columns, grid, row) {
                if form.funds.total.executed.value.is_some() {
                    continue;
                }
                &mut form.funds.total
            } else if key.contains("财政拨款") {
                &mut form.funds.current_appropriation
            } else if key.contains("结转") || key.contains("结余") {
                &mut form.funds.carried_over
            } else if key.ends_with("其他资金") || key.ends_with("其他") {
                &mut form.funds.other_funds
            } else {
                continue;
            };
            *target = evaluation::funds_row(reader, row, columns);
        } else {
            heading(segment, reader, row, &mut form);
        }
    }
    (Form::Project(form), department)
}

/// What stands above the funds.
#[derive(Clone, Copy, PartialEq)]
enum Heading {
    Name,
    SupervisingDepartment,
    ImplementingUnit,
}

fn heading_of(key: &str) -> Option<Heading> {
    let bare = ["名称", "盖章"].iter().fold(key, |key, tail| key.strip_suffix(tail).unwrap_or(key));
    match bare {
        "项目支出" | "项目" if bare.len() < key.len() => Some(Heading::Name),
        "主管部门" | "项目主管部门" | "主管单位" => Some(Heading::SupervisingDepartment),
        "实施单位" | "项目实施单位" | "项目单位" => Some(Heading::ImplementingUnit),
        _ => None,
    }
}

/// Whether a label asks for the project's name: a form of its own begins.
pub fn is_project_name(text: &str) -> bool {
    captions::pairs(text)
        .first()
        .is_some_and(|(label, _)| heading_of(&labels::key(label)) == Some(Heading::Name))
}

/// 项目支出名称, 主管部门, 实施单位: the name stands to the right of its label, or behind its colon.
fn heading(segment: &Segment<'_>, reader: &CellReader<'_>, row: usize, form: &mut Project) {
    for cell in &segment.grid.rows[row].cells {
        let pairs = captions::pairs(&cell.text);
        let several = pairs.len() > 1;
        for (label, inside) in pairs {
            let Some(heading) = heading_of(&labels::key(label)) else { continue };
            let value = match inside {
                Some(name) => reader.name_of(row, cell.column, labels::name(name).unwrap_or_default()),
                None if several => Filed::default(),
                None => beside(segment, reader, row, cell.column + cell.columns),
            };
            match heading {
                Heading::Name => form.name = value,
                Heading::SupervisingDepartment => form.supervising_department = value,
                Heading::ImplementingUnit => form.implementing_unit = value,
            }
        }
    }
}

/// The name in the first filled cell behind a label; the next cell if none is filled before the next label.
fn beside(segment: &Segment<'_>, reader: &CellReader<'_>, row: usize, next: u32) -> Filed<String> {
    let filled = segment
        .grid
        .seen(row)
        .filter(|seen| seen.row == row && seen.cell.column >= next)
        .find(|seen| !seen.cell.text.trim().is_empty());
    match filled {
        Some(seen) if is_label(&seen.cell.text) => match seen.cell.column {
            // The next label stands directly behind: there is no cell for the name.
            column if column == next => Filed::default(),
            _ => reader.name(row, next),
        },
        Some(seen) => reader.name(row, seen.cell.column),
        None => reader.name(row, next),
    }
}

fn is_label(text: &str) -> bool {
    captions::pairs(text).first().is_some_and(|(label, _)| {
        let key = labels::key(label);
        heading_of(&key).is_some()
            || captions::is_department_label(&key)
            || ["项目编码", "项目代码", "项目负责人", "项目类型", "项目属性", "联系电话"]
                .contains(&key.as_str())
    })
}
