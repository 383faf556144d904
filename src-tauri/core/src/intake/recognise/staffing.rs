//! 财政供养人员 in 附件一: 编制数, 实际在职人数, 控制率, each with its figure behind or below it, or parted into
//! 行政 and 事业.

use super::cells::CellReader;
use super::columns::Header;
use crate::filing::Filed;
use crate::filing::basic_data::Staffing;
use crate::intake::grid::{Cell, Grid};
use crate::intake::labels;
use crate::number::{Exact, Quantity, Reading, read as read_figure};

fn is_authorised(key: &str) -> bool {
    key.contains("编制") && (key.ends_with('数') || key.ends_with('人') || key.ends_with("编制"))
}

fn is_actual(key: &str) -> bool {
    ["在职人", "实有人", "在编人", "实有在职", "在岗人"].iter().any(|label| key.contains(label))
}

fn is_rate(key: &str) -> bool {
    key.contains("控制率") || key == "控制"
}

fn label(grid: &Grid, row: usize, wanted: fn(&str) -> bool) -> Option<&Cell> {
    grid.rows[row].cells.iter().find(|cell| wanted(&labels::key(&cell.text)))
}

/// The row with 编制数 and 实际在职人数.
pub fn is_staffing(grid: &Grid, row: usize) -> bool {
    label(grid, row, is_authorised).is_some() && label(grid, row, is_actual).is_some()
}

/// Reads the block that begins in `row`; the last row that was read.
pub fn read(reader: &CellReader<'_>, row: usize, staffing: &mut Staffing) -> usize {
    let grid = reader.grid;
    let [authorised, actual, rate] =
        [is_authorised, is_actual, is_rate].map(|wanted| label(grid, row, wanted));
    let behind = |label: Option<&Cell>| {
        let label = label?;
        grid.at(row, label.column + label.columns)
            .filter(|seen| seen.row == row && seen.cell.text.chars().any(char::is_numeric))
            .filter(|seen| {
                let key = labels::key(&seen.cell.text);
                !is_authorised(&key) && !is_actual(&key) && !is_rate(&key)
            })
            .map(|seen| seen.cell.column)
    };
    if behind(authorised).or(behind(actual)).is_some() {
        staffing.authorised_posts =
            behind(authorised).map(|column| reader.number(row, column)).unwrap_or_default();
        staffing.actual_staff = behind(actual).map(|column| reader.number(row, column)).unwrap_or_default();
        staffing.control_rate = behind(rate).map(|column| reader.number(row, column)).unwrap_or_default();
        return row;
    }
    let Some(below) = grid.below(row) else { return row };
    let [authorised_parts, actual_parts] =
        [authorised, actual].map(|label| label.map_or_else(Vec::new, |label| parts(grid, row, below, label)));
    let parted = !authorised_parts.is_empty() || !actual_parts.is_empty();
    let Some(figures) = (if parted { grid.below(below) } else { Some(below) }) else { return below };
    // Each figure stands below its label: one of those parted, or the block's own.
    let mut spans: Vec<(u32, u32, String)> = Vec::new();
    for cell in grid.rows[row].cells.iter().filter(|cell| !cell.text.trim().is_empty()) {
        let own = |label: Option<&Cell>| label.is_some_and(|label| label.column == cell.column);
        let parts = match () {
            () if own(authorised) => &authorised_parts,
            () if own(actual) => &actual_parts,
            () => &Vec::new(),
        };
        if parts.is_empty() {
            spans.push((cell.column, cell.column.saturating_add(cell.columns), labels::key(&cell.text)));
        } else {
            spans.extend(parts.iter().map(|part| {
                (part.column, part.column.saturating_add(part.columns), labels::key(&part.text))
            }));
        }
    }
    let header = Header::with(row, spans);
    let figure = |label: Option<&Cell>, parts: &[&Cell]| match parts {
        [] => reader.below(&header, figures, label.map(|label| label.column)),
        parts => together(reader, &header, figures, parts),
    };
    staffing.authorised_posts = figure(authorised, &authorised_parts);
    staffing.actual_staff = figure(actual, &actual_parts);
    staffing.control_rate = reader.below(&header, figures, rate.map(|label| label.column));
    figures
}

/// The labels of the row below that part a label: 行政编制, 事业编制. Empty if its figure stands there.
fn parts<'a>(grid: &'a Grid, row: usize, below: usize, label: &Cell) -> Vec<&'a Cell> {
    let next = grid.rows[row]
        .cells
        .iter()
        .filter(|cell| cell.column > label.column && !cell.text.trim().is_empty())
        .map(|cell| cell.column)
        .min()
        .unwrap_or(u32::MAX);
    let range = label.column..next.max(label.column.saturating_add(label.columns));
    let words: Vec<&Cell> = grid.rows[below]
        .cells
        .iter()
        .filter(|cell| range.contains(&cell.column) && !cell.text.trim().is_empty())
        .collect();
    let all_words = words.iter().all(|cell| {
        cell.text.chars().any(char::is_alphabetic)
            && matches!(read_figure(&cell.text), Reading::NotUnderstood(_))
    });
    // A single word in place of a figure (「约40」, 「无」) parts nothing.
    if all_words && (words.len() > 1 || words.iter().any(|cell| is_total(cell) || is_kind(cell))) {
        words
    } else {
        Vec::new()
    }
}

fn is_total(cell: &Cell) -> bool {
    let key = labels::key(&cell.text);
    ["合计", "小计", "总计", "总数", "编制总数", "在职总数"].contains(&key.as_str())
}

/// Kinds of posts: each person counts in one of them.
fn is_kind(cell: &Cell) -> bool {
    let key = labels::key(&cell.text);
    ["行政", "事业", "参公", "工勤", "政法", "机关", "其他"].iter().any(|kind| key.contains(kind))
}

/// The figure of the total, where the form prints one; else the kinds added up, with the cells of each named. What is
/// neither is not guessed at.
fn together(reader: &CellReader<'_>, header: &Header, row: usize, parts: &[&Cell]) -> Filed<Quantity> {
    if let Some(total) = parts.iter().find(|cell| is_total(cell)) {
        let read = reader.below(header, row, Some(total.column));
        if read.is_unread() || read.value.is_some() {
            return read;
        }
    }
    let kinds: Vec<&&Cell> = parts.iter().filter(|cell| !is_total(cell)).collect();
    let known = kinds.iter().all(|cell| is_kind(cell));
    let read: Vec<(String, Filed<Quantity>)> = kinds
        .iter()
        .filter(|_| known)
        .map(|cell| (labels::key(&cell.text), reader.below(header, row, Some(cell.column))))
        .collect();
    let mut sum: Filed<Quantity> = Filed::default();
    let mut named: Vec<String> = Vec::new();
    let mut raws: Vec<&str> = Vec::new();
    for (kind, figure) in &read {
        let Some(origin) = &figure.origin else { continue };
        if figure.is_unread() {
            // Without one of its parts there is no sum.
            return figure.clone();
        }
        let Some(value) = figure.value else { continue };
        sum.value =
            Some(Quantity::new(sum.value.map_or(value.decimal(), |sum| sum.decimal() + value.decimal())));
        if sum.origin.is_none() {
            sum.origin.clone_from(&figure.origin);
        }
        named.push(format!("{kind}{}", origin.cell));
        raws.push(&origin.raw);
    }
    if let Some(origin) = sum.origin.as_mut().filter(|_| raws.len() > 1) {
        origin.raw = raws.join(" + ");
        origin.note = Some(format!("由{}相加", named.join("、")));
    }
    sum
}
