//! A printed table, before it is a workbook or a page.

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
    /// Its heading.
    pub title: &'static str,
    /// What it holds.
    pub kind: ColumnKind,
    /// Its width in half-width characters of the body's size.
    pub width: u16,
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

impl Cell {
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
    /// The rows; each has a cell for every column.
    pub rows: Vec<Vec<Cell>>,
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
        writeln!(f, "{}", self.columns.iter().map(|c| c.title).collect::<Vec<_>>().join(" | "))?;
        for row in &self.rows {
            let cells: Vec<_> =
                row.iter().zip(&self.columns).map(|(cell, column)| cell.printed(column.kind)).collect();
            writeln!(f, "{}", cells.join(" | "))?;
        }
        for note in &self.notes {
            writeln!(f, "{note}")?;
        }
        write!(f, "{}", self.signatures.join(" | "))
    }
}
