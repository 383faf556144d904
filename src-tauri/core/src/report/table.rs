//! A printed table, before it is a workbook or a page.

use std::borrow::Cow;
use std::fmt;

use rust_decimal::Decimal;

use crate::number::{fixed, grouped};

/// What a column holds, and so how it is aligned and printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words, left; long ones wrap.
    Text,
    /// Short words or codes, centred.
    Centred,
    /// 万元, right, 1,234.50.
    Amount,
    /// A fraction, right, 91.15%.
    Rate,
    /// Points, right, 96.00.
    Score,
    /// A count or a place, centred.
    Count,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The heading above it and its neighbours of the same group (自评 over 个数 and 占比).
    pub group: Option<Cow<'static, str>>,
    /// Its heading.
    pub title: Cow<'static, str>,
    /// What it holds.
    pub kind: ColumnKind,
    /// Its width in half-width characters of the body's size.
    pub width: u16,
}

impl Column {
    /// A column of its own.
    pub const fn new(title: &'static str, kind: ColumnKind, width: u16) -> Self {
        Self { group: None, title: Cow::Borrowed(title), kind, width }
    }

    /// A column below a heading that it shares with its neighbours.
    pub const fn of(group: &'static str, title: &'static str, kind: ColumnKind, width: u16) -> Self {
        Self { group: Some(Cow::Borrowed(group)), title: Cow::Borrowed(title), kind, width }
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words, also when they begin with "=".
    Text(String),
    /// A number, printed as its column says.
    Number(Decimal),
}

/// Stands for a value that there is not: a blank would look like one forgotten, and 0 is a value.
pub const DASH: &str = "—";

impl Cell {
    /// A number, or 「—」 where there is none.
    pub fn known(value: Option<Decimal>) -> Self {
        value.map_or_else(|| Self::Text(DASH.to_owned()), Self::Number)
    }

    /// A number, or nothing.
    pub fn number(value: Option<Decimal>) -> Self {
        value.map_or(Self::Empty, Self::Number)
    }

    /// Words, or nothing.
    pub fn text(value: Option<impl Into<String>>) -> Self {
        value.map_or(Self::Empty, |text| Self::Text(text.into()))
    }

    /// As it is printed in a column of `kind`.
    pub fn printed(&self, kind: ColumnKind) -> String {
        match (self, kind) {
            (Self::Empty, _) => String::new(),
            (Self::Text(text), _) => text.clone(),
            (Self::Number(value), ColumnKind::Amount) => grouped(*value, 2),
            (Self::Number(value), ColumnKind::Rate) => {
                format!("{}%", fixed(value.saturating_mul(Decimal::ONE_HUNDRED), 2))
            }
            (Self::Number(value), ColumnKind::Score) => fixed(*value, 2),
            (Self::Number(value), _) => value.normalize().to_string(),
        }
    }
}

/// What a row is, and so how it is set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RowKind {
    /// An ordinary line.
    #[default]
    Body,
    /// The heading of the lines below it: its first cell stands across the whole table.
    Group,
    /// What the lines above come to: 小计, 合计, 中位数.
    Total,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// A cell for every column; of a group's heading only the first counts.
    pub cells: Vec<Cell>,
}

impl From<Vec<Cell>> for Row {
    fn from(cells: Vec<Cell>) -> Self {
        Self { kind: RowKind::Body, cells }
    }
}

impl Row {
    /// A heading across the table.
    pub fn group(title: impl Into<String>) -> Self {
        Self { kind: RowKind::Group, cells: vec![Cell::Text(title.into())] }
    }

    /// A line of totals.
    pub fn total(cells: Vec<Cell>) -> Self {
        Self { kind: RowKind::Total, cells }
    }
}

/// How the paper lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// A4 across.
    #[default]
    Landscape,
    /// A4 upright.
    Portrait,
}

/// A printed table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Annex number, top left (`附件1`).
    pub annex: Option<String>,
    /// Centred above the table.
    pub title: String,
    /// The sheet's name in a workbook.
    pub sheet: String,
    /// Above the table on the left (`填报单位：`).
    pub left: String,
    /// Above the table on the right (`单位：万元`).
    pub right: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// How many columns from the left stay in view when the sheet is scrolled sideways.
    pub frozen: u16,
    /// How the paper lies.
    pub paper: Paper,
    /// The rows.
    pub rows: Vec<Row>,
    /// What must be known to read the table; below it.
    pub notes: Vec<String>,
    /// Where people sign, below the notes.
    pub signatures: Vec<&'static str>,
}

/// How wide a text is in half-width characters.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(|c| if c < '\u{2000}' { 1 } else { 2 }).sum()
}

/// The table as plain text, cells set apart by " | ".
impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(annex) = &self.annex {
            writeln!(f, "{annex}")?;
        }
        writeln!(f, "{}\n{} | {}", self.title, self.left, self.right)?;
        let heading = |column: &Column| match &column.group {
            Some(group) => format!("{group}·{}", column.title),
            None => column.title.to_string(),
        };
        writeln!(f, "{}", self.columns.iter().map(heading).collect::<Vec<_>>().join(" | "))?;
        for row in &self.rows {
            let cells: Vec<_> =
                row.cells.iter().zip(&self.columns).map(|(cell, column)| cell.printed(column.kind)).collect();
            writeln!(f, "{}", cells.join(" | "))?;
        }
        for note in &self.notes {
            writeln!(f, "{note}")?;
        }
        write!(f, "{}", self.signatures.join(" | "))
    }
}
