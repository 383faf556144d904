//! What 附件二 and 附件三 share above the indicators: the funds rows and the goal.

use super::captions;
use super::cells::CellReader;
use super::columns::Header;
use super::indicators::indicator_columns;
use super::segment::Segment;
use crate::filing::Filed;
use crate::filing::overall::{FundsRow, Goal};
use crate::intake::grid::{Cell, Grid};
use crate::intake::labels;
use crate::number::{Amount, Reading, read};

/// The label of a row.
pub struct Label {
    /// As written.
    pub text: String,
    /// Its first column.
    pub column: u32,
}

/// The last words of a row that end before `column`: the label of the figures that begin there.
pub fn label_before(grid: &Grid, row: usize, column: u32) -> Option<Label> {
    grid.seen(row)
        .filter(|seen| seen.row == row && seen.end() <= column)
        .filter(|seen| !matches!(read(&seen.cell.text), Reading::Value(..) | Reading::NoValue))
        .last()
        .map(|seen| Label { text: seen.cell.text.clone(), column: seen.cell.column })
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

/// Columns of the funds block.
#[derive(Clone)]
pub struct FundsColumns {
    header: Header,
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
    let header = Header::of(grid, row);
    let plain = header.find(|key| ["预算数", "预算金额", "本年预算数"].contains(&key));
    let initial_budget = header.find(|key| key.starts_with("年初") && key.contains("预算"));
    let revised_budget = header
        .find(|key| key.starts_with("全年预算") || key.starts_with("调整预算") || key.contains("调整后"));
    let executed = header.find(|key| {
        key.contains("执行数")
            || (key.starts_with("全年执行") && !key.contains('率'))
            || key.starts_with("全年支出")
            || key.starts_with("实际支出")
    });
    // 「预算数」 alone stands for whichever of the two the header does not name.
    let (initial_budget, revised_budget) = match (initial_budget, revised_budget) {
        (None, Some(_)) => (plain, revised_budget),
        (initial, None) => (initial, plain),
        both => both,
    };
    let found = [initial_budget, revised_budget, executed];
    if found.iter().flatten().count() < 2 {
        return None;
    }
    Some(FundsColumns {
        initial_budget,
        revised_budget,
        executed,
        weight: header.find(is_weight),
        execution_rate: header.find(|key| key.contains("执行率")),
        self_score: header.find(is_score),
        first: found.into_iter().flatten().min()?,
        header,
    })
}

/// 分值, 权重, 标准分.
pub fn is_weight(key: &str) -> bool {
    key.starts_with("分值")
        || key.ends_with("分值")
        || key == "分"
        || key.contains("权重")
        || key.starts_with("标准分")
}

/// 得分, 自评分.
pub fn is_score(key: &str) -> bool {
    key.contains("得分") || key.contains("自评分") || key == "自评得"
}

impl FundsColumns {
    /// The figure of a row below 全年执行数.
    pub fn executed(&self, reader: &CellReader<'_>, row: usize) -> Filed<Amount> {
        let mut filed = reader.below(&self.header, row, self.executed);
        if let Some(origin) = filed.origin.as_mut().filter(|origin| !origin.raw.is_empty()) {
            let note = "取自“全年执行数”一列";
            origin.note = Some(origin.note.take().map_or(note.to_owned(), |kept| format!("{kept}；{note}")));
        }
        filed
    }

    /// Whether a row holds anything below the money columns.
    pub fn any(&self, grid: &Grid, row: usize) -> bool {
        [self.initial_budget, self.revised_budget, self.executed].into_iter().flatten().any(|column| {
            self.header.place(grid, row, column).and_then(|column| grid.at(row, column)).is_some_and(|seen| {
                seen.row == row
                    && seen.cell.text.chars().any(char::is_numeric)
                    && !seen.cell.text.contains([':', '：'])
                    && captions::pairs(&seen.cell.text).first().is_none_or(|(_, figure)| figure.is_none())
            })
        })
    }
}

/// One row of the funds block.
pub fn funds_row(reader: &CellReader<'_>, row: usize, columns: &FundsColumns) -> FundsRow {
    let header = &columns.header;
    FundsRow {
        initial_budget: reader.below(header, row, columns.initial_budget),
        revised_budget: reader.below(header, row, columns.revised_budget),
        executed: reader.below(header, row, columns.executed),
        weight: reader.below(header, row, columns.weight),
        execution_rate: reader.below(header, row, columns.execution_rate),
        self_score: reader.below(header, row, columns.self_score),
        ..FundsRow::default()
    }
}

/// Whether a label of the funds block names its total row.
pub fn is_funds_total(label: Option<&Label>, columns: &FundsColumns, grid: &Grid, row: usize) -> bool {
    match label {
        Some(label) => {
            let key = labels::key(&label.text);
            key.contains("总额")
                || key.ends_with("资金总")
                || ["合计", "总计", "资金合计", "资金总计"].contains(&key.as_str())
        }
        // Without a label of its own, the row directly below the header is the only one there is.
        None => row == columns.header.row + 1 && columns.any(grid, row),
    }
}

/// Reads the goal's texts from a row that bears their labels: 「预期目标」 and 「实际完成情况」 beside or below each
/// other, each above its text or in front of it. `false` if the row bears neither.
pub fn goal(segment: &Segment<'_>, reader: &CellReader<'_>, row: usize, goal: &mut Goal) -> bool {
    let grid = segment.grid;
    if indicator_columns(grid, row).is_some() {
        return false;
    }
    let column = |labels: &[&str]| {
        grid.rows[row].cells.iter().find(|cell| {
            let key = labels::key(&cell.text);
            labels.iter().any(|label| {
                key == *label
                    || (key.ends_with(label) && key.chars().count() <= 12)
                    || labels::is_clipped(&key, label)
            })
        })
    };
    let expected =
        column(&["预期目标", "年初设定目标", "预期总目标", "年初目标", "年初绩效目标", "年度绩效目标"]);
    let achieved = column(&[
        "实际完成情况",
        "完成情况综述",
        "目标实际完成情况",
        "目标完成情况",
        "全年完成情况",
        "全年实际完成情况",
        "年度完成情况",
    ]);
    let words_behind = |label: &Cell| {
        let next = label.column.saturating_add(label.columns);
        grid.seen(row)
            .filter(|seen| seen.row == row && seen.cell.column >= next)
            .find(|seen| !seen.cell.text.trim().is_empty())
            .map(|seen| seen.cell.column)
    };
    let below = |label: &Cell| {
        let below = grid.below(row).filter(|below| segment.rows().contains(below))?;
        let column = Header::of(grid, row).place(grid, below, label.column)?;
        Some(reader.long_text(below, column))
    };
    match (expected, achieved) {
        (None, None) => return false,
        (Some(expected), Some(achieved)) => {
            if let Some(column) = words_behind(expected).filter(|&column| column < achieved.column) {
                let answer =
                    words_behind(achieved).unwrap_or(achieved.column.saturating_add(achieved.columns));
                goal.expected = reader.long_text(row, column);
                goal.achieved = reader.long_text(row, answer);
            } else {
                goal.expected = below(expected).unwrap_or_default();
                goal.achieved = below(achieved).unwrap_or_default();
            }
        }
        // One below the other: each with its text behind it, or below it.
        (Some(label), None) => {
            goal.expected = words_behind(label)
                .map(|column| reader.long_text(row, column))
                .or_else(|| below(label))
                .unwrap_or_default();
        }
        (None, Some(label)) => {
            goal.achieved = words_behind(label)
                .map(|column| reader.long_text(row, column))
                .or_else(|| below(label))
                .unwrap_or_default();
        }
    }
    true
}
