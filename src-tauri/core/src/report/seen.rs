//! What is seen in the window, as a printed table.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::table::{Cell, Column, ColumnKind, Paper, Row, Table, width};
use crate::{Code, Error, Result};

/// What a column of the window holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SeenKind {
    /// Words.
    Text,
    /// A count or a place.
    Count,
    /// 万元.
    Amount,
    /// A fraction, printed as a percentage.
    Rate,
    /// Points.
    Score,
}

/// A column of the window.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct SeenColumn {
    /// Its heading.
    pub title: String,
    /// The heading above it and its neighbours of the same group.
    #[serde(default)]
    pub group: Option<String>,
    /// What it holds.
    pub kind: SeenKind,
}

/// A table as it stands in the window: filtered, sorted, with the columns that were chosen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct Seen {
    /// What it is called.
    pub title: String,
    /// Which rows these are and in what order, in words.
    #[serde(default)]
    pub filter: String,
    /// 万元、分.
    #[serde(default)]
    pub unit: String,
    /// The columns.
    pub columns: Vec<SeenColumn>,
    /// A value for every column: decimals for figures (rates as fractions), words for text.
    pub rows: Vec<Vec<Option<String>>>,
    /// What stands below the rows; a word in a column of figures stays a word.
    #[serde(default)]
    pub total: Option<Vec<Option<String>>>,
}

impl SeenKind {
    fn column(self) -> ColumnKind {
        match self {
            Self::Text => ColumnKind::Text,
            Self::Count => ColumnKind::Count,
            Self::Amount => ColumnKind::Amount,
            Self::Rate => ColumnKind::Rate,
            Self::Score => ColumnKind::Score,
        }
    }
}

/// The printed table of what is seen.
///
/// # Errors
/// `BadRequest` for a table without columns, or with a row of another length.
pub fn seen(seen: &Seen) -> Result<Table> {
    let columns = seen.columns.len();
    if columns == 0 {
        return Err(Error::new(
            Code::BadRequest,
            "没有要导出的列。请在“列”里至少选一列，再导出。".to_owned(),
        ));
    }
    if let Some(row) = seen.rows.iter().chain(&seen.total).find(|row| row.len() != columns) {
        return Err(Error::new(
            Code::BadRequest,
            format!("要导出的表有{columns}列，其中一行却有{}个值。请把这句话告诉维护人员。", row.len()),
        ));
    }
    let cells = |row: &[Option<String>]| -> Vec<Cell> {
        row.iter().zip(&seen.columns).map(|(value, column)| cell(value.as_deref(), column.kind)).collect()
    };
    let mut rows: Vec<Row> = seen.rows.iter().map(|row| cells(row).into()).collect();
    let total = seen.total.as_deref().map(cells);
    rows.extend(total.map(Row::total));
    let columns: Vec<Column> =
        seen.columns.iter().enumerate().map(|(n, column)| sized(column, n, &rows)).collect();
    let across: usize = columns.iter().map(|column| usize::from(column.width)).sum();
    // The line above the table is one line and half as wide; more has room below.
    let above = width(&seen.filter) <= across / 2;
    let mut notes = Vec::new();
    if !above {
        notes.push(format!("注：{}。", seen.filter));
    }
    Ok(Table {
        annex: None,
        title: seen.title.clone(),
        sheet: seen.title.clone(),
        left: if above {
            seen.filter.clone()
        } else {
            "所列为部分或另行排序的行，见表下的注".to_owned()
        },
        right: if seen.unit.is_empty() { String::new() } else { format!("单位：{}", seen.unit) },
        columns,
        frozen: 0,
        paper: Paper::Landscape,
        rows,
        notes,
        signatures: Vec::new(),
    })
}

/// A figure with every digit; whatever is none stays words, also in a column of figures.
fn cell(value: Option<&str>, kind: SeenKind) -> Cell {
    let Some(text) = value.filter(|text| !text.is_empty()) else { return Cell::Empty };
    match kind {
        SeenKind::Text => Cell::Text(text.to_owned()),
        _ => decimal(text).map_or_else(|| Cell::Text(text.to_owned()), Cell::Number),
    }
}

/// `-33963.61`, as the core itself writes a decimal, and nothing else.
fn decimal(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let figures = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if figures(whole) && figures(fraction) { Decimal::from_str_exact(text).ok() } else { None }
}

/// A column as wide as its widest content, within bounds: longer words wrap.
fn sized(column: &SeenColumn, n: usize, rows: &[Row]) -> Column {
    let kind = column.kind.column();
    let content = rows
        .iter()
        .filter_map(|row| row.cells.get(n))
        .map(|cell| cell.printed(kind).lines().map(width).max().unwrap_or(0))
        .max();
    let needed = content.unwrap_or(0).max(width(&column.title)) + 3;
    Column {
        group: column.group.clone().map(Cow::Owned),
        title: Cow::Owned(column.title.clone()),
        kind,
        width: u16::try_from(needed.clamp(6, 40)).unwrap_or(40),
    }
}
