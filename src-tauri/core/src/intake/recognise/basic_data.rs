//! 附件一: rows are known by their labels, columns by their headers.

use super::captions;
use super::cells::CellReader;
use super::columns::Header;
use super::evaluation;
use super::segment::Segment;
use super::staffing::{self, is_staffing};
use crate::filing::basic_data::{BasicData, Building, LineItem, Triple};
use crate::filing::{Fields, Form};
use crate::intake::grid::{Cell, Grid};
use crate::intake::labels;

/// Where the three money columns stand.
#[derive(Clone)]
pub struct Columns {
    header: Header,
    prior_final: Option<u32>,
    budget: Option<u32>,
    r#final: Option<u32>,
    first: u32,
}

/// The block that a row without a label of its own belongs to.
#[derive(Clone, Copy, PartialEq)]
enum Block {
    Other,
    ThreePublic,
    ProjectExpenditure,
    OperatingExpense,
}

/// The block that a label begins.
fn head(bare: &str) -> Option<Block> {
    if bare.starts_with("三公") {
        Some(Block::ThreePublic)
    } else if bare.starts_with("项目支") {
        Some(Block::ProjectExpenditure)
    } else if bare.starts_with("公用经") || bare.starts_with("日常公用经") {
        Some(Block::OperatingExpense)
    } else if bare.starts_with("政府采购金")
        || bare == "政府采购"
        || bare.contains("支出预算调")
        || bare.starts_with("厉行节约")
    {
        Some(Block::Other)
    } else {
        None
    }
}

/// Reads 附件一.
pub fn read(segment: &Segment<'_>, reader: &mut CellReader<'_>) -> (Form, Option<captions::Named>) {
    let grid = segment.grid;
    let mut form = BasicData { annex: evaluation::annex(segment, reader), ..BasicData::default() };
    let mut columns: Option<Columns> = None;
    let mut block = Block::Other;
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
        } else if is_staffing(grid, row) {
            done = staffing::read(reader, row, &mut form.staffing) + 1;
        } else if is_buildings(grid, row) {
            block = Block::Other;
            buildings(segment, reader, row, &mut form.buildings);
        } else if let Some(found) = header(grid, row) {
            columns = Some(found);
        } else if let Some(label) = economy_measures(grid, row) {
            block = Block::Other;
            let behind = captions::value_cell(grid, row, label).map(|cell| cell.column);
            form.economy_measures = reader.long_text(row, behind.unwrap_or(label.column + label.columns));
        } else if let Some(columns) = &columns {
            line(segment, reader, row, columns, &mut block, &mut form);
        }
    }
    (Form::BasicData(form), department)
}

/// The label 「厉行节约保障措施」, wherever it stands in a row: text follows it, not figures.
fn economy_measures(grid: &Grid, row: usize) -> Option<&Cell> {
    grid.rows[row].cells.iter().find(|cell| {
        let key = labels::key(&cell.text);
        key.starts_with("厉行节约") && key.chars().count() <= 10
    })
}

/// The row with 批复规模 and 实际规模.
pub fn is_buildings(grid: &Grid, row: usize) -> bool {
    let header = Header::of(grid, row);
    header.find(|key| key.contains("批复规模")).is_some()
        && header.find(|key| key.contains("实际规模")).is_some()
}

/// The row with 「2022 年决算数」「2023 年预算数」「2023 年决算数」 or 「上年决算数」….
pub fn header(grid: &Grid, row: usize) -> Option<Columns> {
    let header = Header::of(grid, row);
    let mut finals: Vec<(u32, Option<i32>, String)> = Vec::new();
    let mut budget = None;
    for cell in &grid.rows[row].cells {
        let written = labels::key(&cell.text);
        let key =
            ["万元", "元"].iter().fold(written.as_str(), |key, unit| key.strip_suffix(unit).unwrap_or(key));
        let is_final = ["决算数", "决算", "决算金额"].iter().any(|end| key.ends_with(end))
            || ["上年数", "上年实际", "上年支出", "本年实际", "本年支出"]
                .iter()
                .any(|start| key.starts_with(start));
        if is_final {
            finals.push((cell.column, labels::year(&cell.text), key.to_owned()));
        } else if key.ends_with("预算数") || key.ends_with("预算") || key.ends_with("预算金额") {
            budget = Some(cell.column);
        }
    }
    if finals.is_empty() || finals.len() + usize::from(budget.is_some()) < 2 {
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
    Some(Columns { header, prior_final: prior, budget, r#final, first })
}

fn line(
    segment: &Segment<'_>,
    reader: &CellReader<'_>,
    row: usize,
    columns: &Columns,
    block: &mut Block,
    form: &mut BasicData,
) {
    let Some(label) = evaluation::label_before(segment.grid, row, columns.first) else { return };
    let bare = |text: &str| labels::name(text).map(|name| labels::key(&name)).unwrap_or_default();
    let mut key = bare(&label.text);
    let mut numbered = key != labels::key(&label.text);
    // The block's name may stand in a cell of its own in front, merged down over its rows.
    let group = segment
        .grid
        .seen(row)
        .filter(|seen| seen.end() <= label.column)
        .map(|seen| bare(&seen.cell.text))
        .filter(|key| head(key).is_some())
        .last();
    if let Some(group) = group {
        *block = head(&group).unwrap_or(*block);
        if ["合计", "小计", "总计", "总额", "金额"].contains(&key.as_str()) {
            key = group;
            numbered = false;
        }
    }
    let begins = head(&key).filter(|_| *block != Block::ProjectExpenditure || ends_projects(&key, numbered));
    let target = match (begins, *block, key.as_str()) {
        (Some(Block::ThreePublic), ..) => {
            *block = Block::ThreePublic;
            &mut form.three_public.total
        }
        (Some(Block::ProjectExpenditure), ..) => {
            *block = Block::ProjectExpenditure;
            &mut form.project_expenditure.total
        }
        (Some(Block::OperatingExpense), ..) => {
            *block = Block::OperatingExpense;
            &mut form.operating_expense.total
        }
        (Some(Block::Other), _, k) => {
            *block = Block::Other;
            if k.starts_with("政府采购") {
                &mut form.government_procurement
            } else {
                &mut form.basic_budget_adjustment
            }
        }
        // A part of the item above: its figures are listed with what is left of the form.
        (None, Block::ProjectExpenditure, _)
            if label.text.trim_start().starts_with("其中") && !form.project_expenditure.items.is_empty() =>
        {
            return;
        }
        (None, Block::ProjectExpenditure, _) => {
            let triple = triple(reader, row, columns);
            if triple.is_filled() {
                form.project_expenditure.items.push(LineItem {
                    name: reader.name(row, label.column),
                    prior_final: triple.prior_final,
                    budget: triple.budget,
                    r#final: triple.r#final,
                });
            }
            return;
        }
        (None, Block::ThreePublic | Block::Other, k) if is_vehicle(k) => {
            let purchase = k.contains("购置");
            let operation = ["维护", "运行", "运维"].iter().any(|word| k.contains(word));
            match (purchase, operation) {
                (true, false) => &mut form.three_public.vehicle_purchase,
                (false, true) => &mut form.three_public.vehicle_operation,
                _ => &mut form.three_public.vehicles,
            }
        }
        (None, Block::ThreePublic | Block::Other, k) if k.contains("出国") => {
            &mut form.three_public.overseas_travel
        }
        (None, Block::ThreePublic | Block::Other, k) if k.contains("接待") => {
            &mut form.three_public.reception
        }
        (None, Block::OperatingExpense, k) if k.contains("办公") => &mut form.operating_expense.office,
        (None, Block::OperatingExpense, k)
            if k.contains("水费") || k.contains("水电") || k.contains("差旅") =>
        {
            &mut form.operating_expense.utilities_and_travel
        }
        (None, Block::OperatingExpense, k) if k.contains("会议") || k.contains("培训") => {
            &mut form.operating_expense.meetings_and_training
        }
        // Its figures are listed with what is left of the form.
        _ => return,
    };
    *target = triple(reader, row, columns);
}

/// Whether the label of a block ends the lines of 项目支出. A project may begin with the same words
/// (「1、公用经费补助」): the template's own label bears no number, or nothing else.
fn ends_projects(label: &str, numbered: bool) -> bool {
    !numbered
        || ["三公经费", "公用经费", "政府采购金额", "政府采购", "部门基本支出预算调整", "厉行节约保障措施"]
            .contains(&label)
}

fn is_vehicle(key: &str) -> bool {
    ["公务用车", "公车", "用车购置", "用车运行"].iter().any(|label| key.contains(label))
}

fn triple(reader: &CellReader<'_>, row: usize, columns: &Columns) -> Triple {
    Triple {
        prior_final: reader.below(&columns.header, row, columns.prior_final),
        budget: reader.below(&columns.header, row, columns.budget),
        r#final: reader.below(&columns.header, row, columns.r#final),
    }
}

/// The rows below 「批复规模（㎡）」… that hold a figure, up to the next labelled row.
fn buildings(
    segment: &Segment<'_>,
    reader: &CellReader<'_>,
    header_row: usize,
    buildings: &mut Vec<Building>,
) {
    let header = Header::of(segment.grid, header_row);
    let find = |label: &str| header.find(|key| key.contains(label));
    let Some(first) = find("批复规模") else { return };
    let name = header.find(|key| key.ends_with("名称"));
    let front = |row: usize| {
        segment
            .grid
            .seen(row)
            .filter(|seen| seen.end() <= first && seen.cell.text.chars().any(char::is_alphabetic))
            .map(|seen| (seen.row, seen.cell))
            .last()
    };
    let mut row = header_row;
    while let Some(below) = segment.grid.below(row).filter(|below| segment.rows().contains(below)) {
        row = below;
        // A label of its own in front of the columns begins another block.
        let begins = front(row).is_some_and(|(at, cell)| {
            at == row
                && (name.is_none()
                    || head(&labels::key(&cell.text)).is_some()
                    || captions::signs_off(&cell.text))
        });
        if begins {
            break;
        }
        let building = Building {
            name: name.map(|column| reader.name(row, column)).unwrap_or_default(),
            approved_area: reader.below(&header, row, Some(first)),
            actual_area: reader.below(&header, row, find("实际规模")),
            area_control_rate: reader.below(&header, row, find("规模控制率")),
            budgeted_investment: reader.below(&header, row, find("预算投资")),
            actual_investment: reader.below(&header, row, find("实际投资")),
            investment_control_rate: reader.below(&header, row, find("概算控制率").or(find("投资控制率"))),
        };
        if building.is_filled() {
            buildings.push(building);
        }
    }
}
