//! Labels with their values around a form: 填报单位：X, the sign-off, 「一般公共预算：996.50」.

use super::cells::CellReader;
use super::evaluation::funds_columns;
use super::indicators::indicator_columns;
use super::segment::Segment;
use crate::department::split_code;
use crate::filing::Filed;
use crate::intake::grid::{Cell, Grid};
use crate::intake::labels;
use crate::number::{self, Reading};

/// Labels of a sign-off line. Whoever signed is not read.
const SIGN_OFF: &[&str] = &[
    "填报日期",
    "填表日期",
    "填报时间",
    "填表时间",
    "填表人",
    "填报人",
    "经办人",
    "制表人",
    "联系人",
    "联系电话",
    "电话",
    "审核人",
    "单位负责人",
    "分管负责人",
    "项目负责人",
    "负责人",
    "签字",
    "签章",
    "盖章",
];

const DATES: &[&str] = &["填报日期", "填表日期", "填报时间", "填表时间"];

/// Whether a cell is part of a sign-off: names and phones may stand in it or behind it.
pub fn signs_off(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    plain.chars().count() <= 120 && SIGN_OFF.iter().any(|label| plain.contains(label))
}

/// The date of a sign-off line; `None` if the row is not one. Names and phones are not read.
pub fn signed_on(segment: &Segment<'_>, reader: &CellReader<'_>, row: usize) -> Option<Filed<String>> {
    let (cell, at) = segment.grid.rows[row].cells.iter().find_map(|cell| {
        DATES.iter().find_map(|label| cell.text.find(label).map(|at| (cell, at + label.len())))
    })?;
    let rest = cell.text[at..].trim_start_matches([':', '：', ' ', '\u{3000}']);
    // The date ends where the next label begins.
    let until = SIGN_OFF.iter().filter_map(|label| rest.find(label)).min().unwrap_or(rest.len());
    let date = date(&rest[..until]);
    let (column, date) = match (date, value_cell(segment.grid, row, cell)) {
        // The date has a cell of its own.
        (None, Some(next)) => (next.column, self::date(&next.text)),
        (date, _) => (cell.column, date),
    };
    let mut filed = reader.given(row, column, date);
    if let Some(origin) = &mut filed.origin {
        // The line also holds names and phones: only the date is kept of it.
        origin.raw = filed.value.clone().unwrap_or_default();
    }
    Some(filed)
}

fn date(text: &str) -> Option<String> {
    let date: String = text.split_whitespace().collect();
    (date.chars().any(|c| c.is_ascii_digit()) && date.chars().count() <= 20).then_some(date)
}

/// A department as a form names it.
pub struct Named {
    /// The column of the cell with the name.
    pub column: u32,
    /// The code at the name, or in the cell before it.
    pub code: Option<String>,
    /// The name, without the code.
    pub name: String,
}

/// A cell that names the department: 「预算部门、单位名称 | X」, 「填报单位：X」, 「单位名称 | 411001 | X」.
pub fn department(segment: &Segment<'_>, row: usize) -> Option<Named> {
    let grid = segment.grid;
    // 「单位」 and 「部门」 are also headers of columns.
    if funds_columns(grid, row).is_some() || indicator_columns(grid, row).is_some() {
        return None;
    }
    let named = |column: u32, text: &str, before: Option<&str>| {
        let (code, name) = department_name(text)?;
        Some(Named { column, code: code.or_else(|| before.and_then(code_alone)), name })
    };
    grid.rows[row].cells.iter().find_map(|cell| {
        let (_, value) = if is_department_label(&labels::key(&cell.text)) {
            ("", None)
        } else {
            pairs(&cell.text).into_iter().find(|(label, _)| is_department_label(&labels::key(label)))?
        };
        if let Some(found) = value.and_then(|value| named(cell.column, value, None)) {
            return Some(found);
        }
        let first = value_cell(grid, row, cell)?;
        if code_alone(&first.text).is_some() {
            let second = value_cell(grid, row, first)?;
            return named(second.column, &second.text, Some(&first.text));
        }
        // 「单位：411001 | X」.
        named(first.column, &first.text, value)
    })
}

/// The department's code where it has a label of its own: 「部门编码 | 411001」, 「单位代码：411001」.
pub fn department_code(segment: &Segment<'_>, row: usize) -> Option<String> {
    segment.grid.rows[row].cells.iter().find_map(|cell| {
        let (_, inside) = pairs(&cell.text).into_iter().find(|(label, _)| {
            let key = labels::key(label);
            let owner = key.strip_suffix("编码").or_else(|| key.strip_suffix("代码"));
            owner.is_some_and(|owner| {
                ["部门", "单位", "预算单位", "预算部门", "部门预算", "部门单位"].contains(&owner)
            })
        })?;
        match inside {
            Some(inside) => code_alone(inside),
            None => code_alone(&value_cell(segment.grid, row, cell)?.text),
        }
    })
}

fn code_alone(text: &str) -> Option<String> {
    let code = crate::department::key(text);
    ((3..=20).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit())).then_some(code)
}

/// A department's code and name, without 「（盖章）」. `None` if it is another label, a unit of money, or nothing.
fn department_name(text: &str) -> Option<(Option<String>, String)> {
    let mut written = text.to_owned();
    for mark in ["（盖章）", "(盖章)", "（公章）", "(公章)", "（签章）", "(签章)"] {
        written = written.replace(mark, "");
    }
    let (code, coded) = split_code(&written);
    // What stands behind a code is the name, character for character; else numbering is taken off.
    let name = labels::name(if code.is_some() { &coded } else { &written })?;
    let is_money = ["元", "万元", "亿元"].contains(&name.as_str());
    let key = labels::key(&name);
    let is_label = name.contains([':', '：'])
        || is_department_label(&key)
        || SIGN_OFF.contains(&key.as_str())
        || ["主管部门", "实施单位", "部门编码", "单位编码", "部门代码", "单位代码", "预算年度", "年度"]
            .contains(&key.as_str());
    (!is_money && !is_label && name.chars().any(char::is_alphabetic)).then_some((code, name))
}

/// Whether a label asks for the department's name.
pub fn is_department_label(key: &str) -> bool {
    let mut bare = key;
    for tail in ["盖章", "公章", "签章", "全称", "名称", "名"] {
        bare = bare.strip_suffix(tail).unwrap_or(bare);
    }
    [
        "预算部门",
        "预算单位",
        "填报单位",
        "填报部门",
        "部门单位",
        "评价单位",
        "评价部门",
        "自评单位",
        "被评价单位",
        "预算部门单位",
        "编报单位",
        "报送单位",
        "单位",
        "部门",
    ]
    .contains(&bare)
        || (key.starts_with("预算部门") && key.ends_with("名称"))
}

/// Whether a cell asks for the department's name, and for nothing else before it.
pub fn names_department(text: &str) -> bool {
    pairs(text).first().is_some_and(|(label, _)| {
        let key = labels::key(label);
        is_department_label(&key) && key != "单位" && key != "部门"
    })
}

/// The first filled cell to the right of a label; the one directly behind it if none is.
pub fn value_cell<'a>(grid: &'a Grid, row: usize, label: &Cell) -> Option<&'a Cell> {
    let next = label.column.saturating_add(label.columns);
    grid.seen(row)
        .filter(|seen| seen.cell.column >= next)
        .find(|seen| !seen.cell.text.trim().is_empty())
        .or_else(|| grid.at(row, next))
        .map(|seen| seen.cell)
}

/// Labels and values in one text: 「填报单位：县水利局　　单位：万元」 is two, 「一般公共预算：996.50 政府性基金：3」 too.
/// A label without a value stands alone.
pub fn pairs(text: &str) -> Vec<(&str, Option<&str>)> {
    let mut found = Vec::new();
    for line in text.split(['\n', '；', ';']) {
        let mut label: Option<&str> = None;
        let mut parts = line.split([':', '：']).peekable();
        while let Some(part) = parts.next() {
            let last = parts.peek().is_none();
            let Some(open) = label else {
                label = Some(part.trim());
                continue;
            };
            if last {
                let value = part.trim();
                found.push((open, (!value.is_empty()).then_some(value)));
                label = None;
                continue;
            }
            // Between two colons: the value of one label, then the next label.
            let (value, next) = value_and_label(part);
            found.push((open, value));
            label = Some(next);
        }
        if let Some(alone) = label.filter(|alone| !alone.is_empty()) {
            found.push(behind_figure(alone));
        }
    }
    found
}

/// 「996.50 政府性基金拨款」 is a figure and a label; 「县水利局　　单位」 a name and a label; 「 一般公共预算」 a label.
fn value_and_label(part: &str) -> (Option<&str>, &str) {
    let trimmed = part.trim();
    let words = trimmed.find(|c: char| c.is_alphabetic() && !"万亿元".contains(c)).unwrap_or(trimmed.len());
    let (figure, rest) = trimmed.split_at(words);
    if matches!(number::read(figure), Reading::Value(..)) {
        return (Some(figure.trim()), rest.trim());
    }
    match trimmed.rfind(char::is_whitespace) {
        Some(at) => {
            let blank = trimmed[at..].chars().next().map_or(1, char::len_utf8);
            (Some(trimmed[..at].trim()), trimmed[at + blank..].trim())
        }
        None => (None, trimmed),
    }
}

/// 「一般公共预算996.50万元」, without a colon.
fn behind_figure(text: &str) -> (&str, Option<&str>) {
    match text.find(|c: char| c.is_numeric() && !"一二三四五六七八九十".contains(c)) {
        Some(at) if at > 0 && matches!(number::read(&text[at..]), Reading::Value(..)) => {
            (text[..at].trim(), Some(text[at..].trim()))
        }
        _ => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Protects values that share a cell with other labels.
    #[test]
    fn a_cell_may_hold_several_labels() {
        for (text, expected) in [
            ("其中： 一般公共预算：996.50", vec![("其中", None), ("一般公共预算", Some("996.50"))]),
            (
                "一般公共预算：996.50 政府性基金拨款：345.49",
                vec![("一般公共预算", Some("996.50")), ("政府性基金拨款", Some("345.49"))],
            ),
            (
                "填报单位：县水利局　　　　单位：万元",
                vec![("填报单位", Some("县水利局")), ("单位", Some("万元"))],
            ),
            ("基本支出204.02万元", vec![("基本支出", Some("204.02万元"))]),
            ("其他资金：", vec![("其他资金", None)]),
            ("按收入性质分:2030.12", vec![("按收入性质分", Some("2030.12"))]),
        ] {
            assert_eq!(pairs(text), expected, "{text}");
        }
    }
}
