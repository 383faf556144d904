//! 附件一: rows are known by their labels, columns by their headers.

use super::cells::CellReader;
use super::evaluation;
use super::segment::Segment;
use crate::filing::basic_data::{BasicData, Building, LineItem, Triple};
use crate::filing::{Fields, Form};
use crate::intake::labels;

/// Where the three money columns stand.
#[derive(Clone, Copy)]
struct Columns {
    prior_final: Option<u32>,
    budget: Option<u32>,
    r#final: Option<u32>,
    first: u32,
}

/// The block that a row without a label of its own belongs to.
#[derive(Clone, Copy, PartialEq)]
enum Block {
    Other,
    ProjectExpenditure,
    OperatingExpense,
}

/// Reads 附件一.
pub fn read(segment: &Segment<'_>, reader: &mut CellReader<'_>) -> (Form, Option<String>) {
    let grid = segment.grid;
    let mut form = BasicData { annex: evaluation::annex(segment, reader), ..BasicData::default() };
    let mut columns: Option<Columns> = None;
    let mut block = Block::Other;
    let mut rows = segment.rows();
    let mut department = None;
    while let Some(row) = rows.next() {
        if let Some(date) = evaluation::signed_on(segment, reader, row) {
            form.signed_on = date;
            continue;
        }
        department = department.or_else(|| evaluation::department(segment, row));
        let keys: Vec<(u32, String)> =
            grid.rows[row].cells.iter().map(|cell| (cell.column, labels::key(&cell.text))).collect();
        let find = |label: &str| keys.iter().find(|(_, key)| key.contains(label)).map(|(column, _)| *column);
        if let (Some(authorised), Some(actual)) = (find("编制数"), find("在职人数").or(find("实有人数")))
        {
            if let Some(below) = grid.below(row) {
                form.staffing.authorised_posts = reader.number(below, authorised);
                form.staffing.actual_staff = reader.number(below, actual);
                if let Some(rate) = find("控制率") {
                    form.staffing.control_rate = reader.number(below, rate);
                }
                rows.next();
            }
        } else if find("批复规模").is_some() && find("实际规模").is_some() {
            block = Block::Other;
            buildings(segment, reader, row, &keys, &mut form.buildings);
        } else if let Some(found) = header(segment, row) {
            columns = Some(found);
        } else if let Some(columns) = columns {
            line(segment, reader, row, columns, &mut block, &mut form);
        }
    }
    (Form::BasicData(form), department)
}

/// The row with 「2022 年决算数」「2023 年预算数」「2023 年决算数」 or 「上年决算数」….
fn header(segment: &Segment<'_>, row: usize) -> Option<Columns> {
    let mut finals: Vec<(u32, Option<i32>, String)> = Vec::new();
    let mut budget = None;
    for cell in &segment.grid.rows[row].cells {
        let key = labels::key(&cell.text);
        if key.ends_with("决算数") || key.ends_with("决算") {
            finals.push((cell.column, labels::year(&cell.text), key));
        } else if key.ends_with("预算数") || key.ends_with("预算") {
            budget = Some(cell.column);
        }
    }
    if finals.len() + usize::from(budget.is_some()) < 2 {
        return None;
    }
    let this_year = finals.iter().filter_map(|(_, year, _)| *year).max();
    let mut prior = None;
    let mut r#final = None;
    let count = finals.len();
    for (n, (column, year, key)) in finals.iter().enumerate() {
        let is_prior = key.contains("上年")
            || key.contains("上一年")
            || (count > 1 && year.is_some() && *year < this_year)
            || (count > 1 && this_year.is_none() && !key.contains("本年") && n == 0);
        if is_prior { prior = Some(*column) } else { r#final = Some(*column) }
    }
    let first = [prior, budget, r#final].into_iter().flatten().min()?;
    Some(Columns { prior_final: prior, budget, r#final, first })
}

fn line(
    segment: &Segment<'_>,
    reader: &mut CellReader<'_>,
    row: usize,
    columns: Columns,
    block: &mut Block,
    form: &mut BasicData,
) {
    let Some(label) = evaluation::label_before(segment.grid, row, columns.first) else { return };
    let key = labels::key(&label.text);
    let bare = labels::name(&label.text).map(|name| labels::key(&name)).unwrap_or_default();
    let triple = triple(reader, row, columns);
    let target = match (*block, bare.as_str()) {
        (Block::ProjectExpenditure, k) if !ends_projects(k, bare != key) => {
            let item = LineItem {
                name: reader.name(row, label.column),
                prior_final: triple.prior_final,
                budget: triple.budget,
                r#final: triple.r#final,
            };
            if item.prior_final.is_filled() || item.budget.is_filled() || item.r#final.is_filled() {
                form.project_expenditure.items.push(item);
            }
            return;
        }
        (_, k) if k.contains("三公") => &mut form.three_public.total,
        (_, k)
            if k.starts_with("公务用车")
                && (k.contains("维护") || k.contains("运行"))
                && k.contains("购置") =>
        {
            &mut form.three_public.vehicles
        }
        (_, k) if k.contains("公车购置") || k.contains("用车购置") => {
            &mut form.three_public.vehicle_purchase
        }
        (_, k) if k.contains("公车运行") || k.contains("用车运行") => {
            &mut form.three_public.vehicle_operation
        }
        (_, k) if k.contains("出国") => &mut form.three_public.overseas_travel,
        (_, k) if k.contains("公务接待") => &mut form.three_public.reception,
        (_, k) if k.starts_with("项目支出") => {
            *block = Block::ProjectExpenditure;
            &mut form.project_expenditure.total
        }
        (_, k) if k.starts_with("公用经费") => {
            *block = Block::OperatingExpense;
            &mut form.operating_expense.total
        }
        (Block::OperatingExpense, k) if k.contains("办公") => &mut form.operating_expense.office,
        (Block::OperatingExpense, k) if k.contains("水费") || k.contains("差旅") => {
            &mut form.operating_expense.utilities_and_travel
        }
        (Block::OperatingExpense, k) if k.contains("会议") || k.contains("培训") => {
            &mut form.operating_expense.meetings_and_training
        }
        (_, k) if k.starts_with("政府采购") => {
            *block = Block::Other;
            &mut form.government_procurement
        }
        (_, k) if k.contains("支出预算调整") => {
            *block = Block::Other;
            &mut form.basic_budget_adjustment
        }
        (_, k) if k.starts_with("厉行节约") => {
            *block = Block::Other;
            form.economy_measures = reader.long_text(row, label.end);
            return;
        }
        _ => {
            if !key.is_empty() && triple.is_filled() {
                reader.leave_unread(
                    "basic_data",
                    row,
                    label.column,
                    "没有认出这一行是什么，它的数字没有读入",
                );
            }
            return;
        }
    };
    *target = triple;
}

/// Whether a label ends the lines of 项目支出. A project may begin with the same words (「1、公用经费补助」):
/// only the template's own label does, which bears no number.
fn ends_projects(label: &str, numbered: bool) -> bool {
    match label {
        "公用经费" | "政府采购金额" | "部门基本支出预算调整" | "厉行节约保障措施" => {
            true
        }
        _ if numbered => false,
        _ => {
            ["公用经费", "政府采购", "厉行节约"].iter().any(|start| label.starts_with(start))
                || label.contains("支出预算调整")
        }
    }
}

fn triple(reader: &CellReader<'_>, row: usize, columns: Columns) -> Triple {
    let at = |column: Option<u32>| column.map(|column| reader.number(row, column)).unwrap_or_default();
    Triple { prior_final: at(columns.prior_final), budget: at(columns.budget), r#final: at(columns.r#final) }
}

/// The rows below 「批复规模（㎡）」… that hold a figure, up to the next labelled row.
fn buildings(
    segment: &Segment<'_>,
    reader: &CellReader<'_>,
    header: usize,
    keys: &[(u32, String)],
    buildings: &mut Vec<Building>,
) {
    let find = |label: &str| keys.iter().find(|(_, key)| key.contains(label)).map(|(column, _)| *column);
    let Some(first) = find("批复规模") else { return };
    let name = keys.iter().find(|(_, key)| key.ends_with("名称")).map(|(column, _)| *column);
    let heading = segment.grid.at(header, 0).map(|seen| (seen.row, seen.cell.column));
    let mut row = header;
    while let Some(below) = segment.grid.below(row).filter(|below| segment.rows().contains(below)) {
        row = below;
        // A label of its own in front of the columns begins another block.
        let front = segment
            .grid
            .at(row, 0)
            .filter(|seen| seen.cell.column < first && seen.row == row && !seen.cell.text.trim().is_empty());
        if name.is_none() && front.is_some_and(|seen| Some((seen.row, seen.cell.column)) != heading) {
            break;
        }
        let building = Building {
            name: name.map(|column| reader.name(row, column)).unwrap_or_default(),
            approved_area: reader.number(row, first),
            actual_area: find("实际规模").map(|c| reader.number(row, c)).unwrap_or_default(),
            area_control_rate: find("规模控制率").map(|c| reader.number(row, c)).unwrap_or_default(),
            budgeted_investment: find("预算投资").map(|c| reader.number(row, c)).unwrap_or_default(),
            actual_investment: find("实际投资").map(|c| reader.number(row, c)).unwrap_or_default(),
            investment_control_rate: find("概算控制率")
                .or(find("投资控制率"))
                .map(|c| reader.number(row, c))
                .unwrap_or_default(),
        };
        if building.is_filled() {
            buildings.push(building);
        }
    }
}
