//! Draws rows of a grid as a page shows them: merged cells once, cut off at the frame.

use std::ops::Range;

use super::grid::{Content, Grid, Place};
use super::outcome::{CellMark, ExcerptCell, ExcerptRow};

/// The part of a grid that is drawn: rows and columns, the last ones included.
pub struct Frame {
    /// First row.
    pub first_row: usize,
    /// Last row.
    pub last_row: usize,
    /// First column.
    pub left: u32,
    /// Last column.
    pub right: u32,
}

/// How a cell stands out.
#[derive(Default)]
pub struct Mark {
    /// It is the cell asked for.
    pub picked: bool,
    /// What became of it.
    pub mark: Option<CellMark>,
    /// Why it was not understood.
    pub note: Option<String>,
}

/// A row of the frame. `mark` is asked with the row a cell begins in and the columns it covers.
pub fn row(grid: &Grid, row: usize, frame: &Frame, mark: &dyn Fn(usize, Range<u32>) -> Mark) -> ExcerptRow {
    let mut cells = Vec::new();
    let mut column = frame.left;
    while column <= frame.right {
        let Some(seen) = grid.at(row, column) else {
            let Mark { picked, mark, note } = mark(row, column..column + 1);
            cells.push(ExcerptCell {
                text: String::new(),
                columns: 1,
                rows: 1,
                numeric: false,
                picked,
                mark,
                note,
            });
            column += 1;
            continue;
        };
        let end = seen.end().min(frame.right + 1);
        // A cell merged from above is drawn where it enters the frame.
        if seen.row == row || row == frame.first_row {
            let bottom = (seen.row + seen.cell.rows as usize - 1).min(frame.last_row);
            let Mark { picked, mark, note } = mark(seen.row, seen.cell.column..seen.end());
            cells.push(ExcerptCell {
                text: seen.cell.text.trim().to_owned(),
                columns: end - column,
                rows: u32::try_from(bottom - row + 1).unwrap_or(1),
                numeric: matches!(seen.cell.content, Content::Number { .. })
                    || looks_numeric(&seen.cell.text),
                picked,
                mark,
                note,
            });
        }
        column = end;
    }
    let label = match grid.rows[row].place {
        Place::Sheet(number) | Place::Table(_, number) => number.to_string(),
        Place::Paragraph(number) => format!("第{number}段"),
    };
    ExcerptRow { label, cells }
}

fn looks_numeric(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-'))
}
