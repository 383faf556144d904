//! What 附件二 and 附件三 share: the funds rows, the goal, the indicators, the total, the sign-off.

use super::cells::CellReader;
use super::segment::Segment;
use crate::filing::overall::{FundsRow, Goal, Indicator, Total};
use crate::filing::{Fields, Filed};
use crate::intake::grid::{Cell, Grid};
use crate::intake::labels;

/// A label and the column behind it.
pub struct Label {
    /// As written.
    pub text: String,
    /// Its first column.
    pub column: u32,
    /// The column behind its last one.
    pub end: u32,
}

/// The last words of a row that end before `column`: the label of the figures that begin there.
pub fn label_before(grid: &Grid, row: usize, column: u32) -> Option<Label> {
    grid.seen(row)
        .filter(|seen| seen.row == row && seen.end() <= column && !seen.cell.text.trim().is_empty())
        .last()
        .map(|seen| Label { text: seen.cell.text.clone(), column: seen.cell.column, end: seen.end() })
}

/// The annex number of a form.
pub fn annex(segment: &Segment<'_>, reader: &CellReader<'_>) -> Filed<String> {
    match &segment.annex {
        Some((row, annex)) => reader.given(*row, first_column(segment.grid, *row), Some(annex.clone())),
        None => Filed::default(),
    }
}

/// The column of the first cell of a row that holds anything.
pub fn first_column(grid: &Grid, row: usize) -> u32 {
    grid.rows[row].cells.iter().find(|cell| !cell.text.trim().is_empty()).map_or(0, |cell| cell.column)
}

/// The date of a sign-off line; `None` if the row is not one. Names and phones are not read.
pub fn signed_on(segment: &Segment<'_>, reader: &CellReader<'_>, row: usize) -> Option<Filed<String>> {
    let (cell, at) = segment.grid.rows[row].cells.iter().find_map(|cell| {
        ["填报日期", "填表日期"]
            .iter()
            .find_map(|label| cell.text.find(label).map(|at| (cell, at + label.len())))
    })?;
    let rest = cell.text[at..].trim_start_matches([':', '：']);
    // The date ends where the next label begins.
    let until = ["联系", "单位负责人", "负责人", "填表人", "审核人", "签字", "电话"]
        .iter()
        .filter_map(|label| rest.find(label))
        .min()
        .unwrap_or(rest.len());
    let date: String = rest[..until].split_whitespace().collect();
    let date = (date.chars().any(|c| c.is_ascii_digit())).then_some(date);
    let mut filed = reader.given(row, cell.column, date);
    if let Some(origin) = &mut filed.origin {
        // The line also holds names and phones: only the date is kept of it.
        origin.raw = filed.value.clone().unwrap_or_default();
    }
    Some(filed)
}

/// A cell that names the department: 「预算部门、单位名称 | X」 or 「填报单位：X」.
pub fn department(segment: &Segment<'_>, row: usize) -> Option<String> {
    segment.grid.rows[row].cells.iter().find_map(|cell| {
        let (label, inside) = split_colon(&cell.text);
        let key = labels::key(label);
        if !is_department_label(&key) {
            return None;
        }
        match inside.and_then(labels::name) {
            Some(name) => Some(name),
            None => value_cell(segment.grid, row, cell).and_then(|cell| labels::name(&cell.text)),
        }
    })
}

/// Whether a label asks for the department's name.
pub fn is_department_label(key: &str) -> bool {
    ["预算部门", "单位名称", "部门名称", "预算单位", "填报单位", "预算部门单位名称", "部门单位名称"]
        .contains(&key)
        || (key.starts_with("预算部门") && key.ends_with("名称"))
}

/// The cell to the right of a label.
pub fn value_cell<'a>(grid: &'a Grid, row: usize, label: &Cell) -> Option<&'a Cell> {
    grid.at(row, label.column + label.columns).map(|seen| seen.cell)
}

/// A label and what stands behind its colon in the same cell.
pub fn split_colon(text: &str) -> (&str, Option<&str>) {
    match text.rfind([':', '：']) {
        Some(at) => {
            let colon = text[at..].chars().next().map_or(1, char::len_utf8);
            (&text[..at], Some(text[at + colon..].trim()).filter(|rest| !rest.is_empty()))
        }
        None => (text, None),
    }
}

/// Columns of the funds block.
#[derive(Clone, Copy)]
pub struct FundsColumns {
    initial_budget: Option<u32>,
    revised_budget: Option<u32>,
    executed: Option<u32>,
    weight: Option<u32>,
    execution_rate: Option<u32>,
    self_score: Option<u32>,
    /// The first of the money columns.
    pub first: u32,
}

/// The header of the funds block: 年初预算数, 全年预算数, 全年执行数, ….
pub fn funds_columns(grid: &Grid, row: usize) -> Option<FundsColumns> {
    let find = |wanted: &dyn Fn(&str) -> bool| {
        grid.rows[row].cells.iter().find(|cell| wanted(&labels::key(&cell.text))).map(|cell| cell.column)
    };
    let initial_budget = find(&|key| key.starts_with("年初预算"));
    let revised_budget =
        find(&|key| key.starts_with("全年预算") || key.contains("调整后预算") || key.starts_with("调整预算"));
    let executed = find(&|key| key.contains("执行数"));
    let found = [initial_budget, revised_budget, executed];
    if found.iter().flatten().count() < 2 {
        return None;
    }
    Some(FundsColumns {
        initial_budget,
        revised_budget,
        executed,
        weight: find(&|key| key == "分值" || key == "权重"),
        execution_rate: find(&|key| key.contains("执行率")),
        self_score: find(&|key| key.contains("得分")),
        first: found.into_iter().flatten().min()?,
    })
}

/// One row of the funds block.
pub fn funds_row(reader: &CellReader<'_>, row: usize, columns: FundsColumns) -> FundsRow {
    let amount = |column: Option<u32>| column.map(|column| reader.number(row, column)).unwrap_or_default();
    let score = |column: Option<u32>| column.map(|column| reader.number(row, column)).unwrap_or_default();
    FundsRow {
        initial_budget: amount(columns.initial_budget),
        revised_budget: amount(columns.revised_budget),
        executed: amount(columns.executed),
        weight: score(columns.weight),
        execution_rate: columns.execution_rate.map(|column| reader.number(row, column)).unwrap_or_default(),
        self_score: score(columns.self_score),
        ..FundsRow::default()
    }
}

/// The goal: 「预期目标」 and 「实际完成情况」 stand above their texts. `None` if the row is not its header.
pub fn goal(segment: &Segment<'_>, reader: &CellReader<'_>, row: usize) -> Option<Goal> {
    let column = |labels: &[&str]| {
        segment.grid.rows[row].cells.iter().find(|cell| {
            let key = labels::key(&cell.text);
            labels.iter().any(|label| key == *label || (key.ends_with(label) && key.chars().count() <= 12))
        })
    };
    let expected = column(&["预期目标", "年初设定目标", "预期总目标"])?.column;
    let achieved = column(&["实际完成情况", "完成情况综述", "目标实际完成情况"])?.column;
    let below = segment.grid.below(row)?;
    Some(Goal { expected: reader.long_text(below, expected), achieved: reader.long_text(below, achieved) })
}

/// Columns of the indicator table.
struct IndicatorColumns {
    level1: Option<u32>,
    level2: Option<u32>,
    name: u32,
    target: Option<u32>,
    actual: Option<u32>,
    weight: Option<u32>,
    self_score: Option<u32>,
    deviation_reason: Option<u32>,
}

fn indicator_columns(grid: &Grid, row: usize) -> Option<IndicatorColumns> {
    let find = |wanted: &dyn Fn(&str) -> bool| {
        grid.rows[row].cells.iter().find(|cell| wanted(&labels::key(&cell.text))).map(|cell| cell.column)
    };
    Some(IndicatorColumns {
        name: find(&|key| key.starts_with("三级指标"))?,
        level1: find(&|key| key.starts_with("一级指标")),
        level2: find(&|key| key.starts_with("二级指标")),
        target: find(&|key| key.contains("指标值") && !key.contains("完成")),
        actual: find(&|key| {
            (key.contains("完成") && key.contains('值')) || key.contains("实际值") || key.contains("完成情况")
        }),
        weight: find(&|key| key == "分值" || key == "权重" || key.starts_with("分值")),
        self_score: find(&|key| key.contains("得分")),
        deviation_reason: find(&|key| key.contains("原因")),
    })
}

/// The indicators and the total, from the row with 「三级指标」 on. `None` if the row is not that header.
pub fn indicators(
    segment: &Segment<'_>,
    reader: &CellReader<'_>,
    row: usize,
    indicators: &mut Vec<Indicator>,
    total: &mut Total,
) -> Option<usize> {
    let grid = segment.grid;
    let columns = indicator_columns(grid, row)?;
    let (mut level1, mut level2) = (Filed::default(), Filed::default());
    let mut level1_weight = Filed::default();
    let mut row = row;
    while let Some(below) = Some(row + 1).filter(|below| segment.rows().contains(below)) {
        // A sign-off line or another header ends the table; a repeated header is passed over.
        if signed_on(segment, reader, below).is_some() || funds_columns(grid, below).is_some() {
            break;
        }
        row = below;
        if indicator_columns(grid, row).is_some() {
            continue;
        }
        let first = grid.seen(row).find(|seen| seen.row == row && !seen.cell.text.trim().is_empty());
        let first_key = first.map(|seen| labels::key(&seen.cell.text)).unwrap_or_default();
        if first_key.starts_with("总分") || first_key.starts_with("合计") || first_key == "总计" {
            *total = Total {
                weight: columns.weight.map(|column| reader.number(row, column)).unwrap_or_default(),
                self_score: columns.self_score.map(|column| reader.number(row, column)).unwrap_or_default(),
                ..Total::default()
            };
            break;
        }
        // A level spans the rows of its merged cell; without merging, up to the next one written.
        if let Some(column) = columns.level1 {
            let text = grid.at(row, column).map(|seen| seen.cell.text.clone()).unwrap_or_default();
            if let (Some(name), points) = labels::level1(&text) {
                let renamed = level1.value.as_deref() != Some(name.as_str());
                level1 = reader.given(row, column, Some(name));
                level1_weight = reader.given_number(row, column, points.as_deref());
                if renamed {
                    level2 = Filed::default();
                }
            }
        }
        if let Some(column) = columns.level2 {
            let written = reader.name(row, column);
            if written.value.is_some() {
                level2 = written;
            }
        }
        let indicator = Indicator {
            level1: level1.clone(),
            level1_weight: level1_weight.clone(),
            level2: level2.clone(),
            name: reader.name(row, columns.name),
            target: columns.target.map(|column| reader.short_text(row, column)).unwrap_or_default(),
            actual: columns.actual.map(|column| reader.short_text(row, column)).unwrap_or_default(),
            weight: columns.weight.map(|column| reader.number(row, column)).unwrap_or_default(),
            self_score: columns.self_score.map(|column| reader.number(row, column)).unwrap_or_default(),
            deviation_reason: columns
                .deviation_reason
                .map(|column| reader.long_text(row, column))
                .unwrap_or_default(),
            ..Indicator::default()
        };
        let valued = indicator.target.is_filled()
            || indicator.actual.is_filled()
            || indicator.weight.is_filled()
            || indicator.self_score.is_filled();
        if valued {
            indicators.push(indicator);
        }
    }
    Some(row)
}
