//! 附件三.

use super::cells::CellReader;
use super::evaluation;
use super::segment::Segment;
use crate::filing::Form;
use crate::filing::project::Project;
use crate::intake::labels;

/// Reads 附件三; also the department, where the form has a field for it beside 实施单位.
pub fn read(segment: &Segment<'_>, reader: &mut CellReader<'_>) -> (Form, Option<String>) {
    let grid = segment.grid;
    let mut form = Project { annex: evaluation::annex(segment, reader), ..Project::default() };
    let mut funds: Option<evaluation::FundsColumns> = None;
    let mut done = segment.rows().start;
    let mut department = None;
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
            let Some(label) = evaluation::label_before(grid, row, columns.first) else { continue };
            let key = labels::key(&label.text);
            let target = if key.contains("总额") {
                &mut form.funds.total
            } else if key.contains("财政拨款") {
                &mut form.funds.current_appropriation
            } else if key.contains("结转") {
                &mut form.funds.carried_over
            } else if key.contains("其他资金") {
                &mut form.funds.other_funds
            } else {
                let first = columns.first;
                if segment
                    .grid
                    .at(row, first)
                    .is_some_and(|seen| seen.cell.text.chars().any(char::is_numeric))
                {
                    reader.leave_unread(
                        "projects",
                        row,
                        label.column,
                        "没有认出这一行是什么，它的数字没有读入",
                    );
                }
                continue;
            };
            *target = evaluation::funds_row(reader, row, columns);
        } else {
            department = department.or_else(|| evaluation::department(segment, row));
            heading(segment, reader, row, &mut form);
        }
    }
    (Form::Project(form), department)
}

/// 项目支出名称, 主管部门, 实施单位: the name stands to the right of its label.
fn heading(segment: &Segment<'_>, reader: &CellReader<'_>, row: usize, form: &mut Project) {
    for cell in &segment.grid.rows[row].cells {
        let next = cell.column + cell.columns;
        match labels::key(&cell.text).as_str() {
            "项目支出名称" | "项目名称" => form.name = reader.name(row, next),
            "主管部门" | "项目主管部门" => form.supervising_department = reader.name(row, next),
            "实施单位" | "项目实施单位" | "项目单位" => {
                form.implementing_unit = reader.name(row, next)
            }
            _ => {}
        }
    }
}
