//! The piece of the original sheet around a value's cell, drawn from the file that was kept.

use super::draw::{self, Mark};
use super::format;
use super::grid::{Grid, Place, column_name};
use super::outcome::Excerpt;
use crate::filing::Origin;
use crate::{Code, Error, Result};

/// Rows shown above and below the cell.
const ROWS: usize = 2;
/// Columns shown left and right of the cell.
const COLUMNS: u32 = 2;

/// Draws the surroundings of `origin` from its file's bytes.
///
/// # Errors
/// `NotFound` if the file no longer reads as it did.
pub fn excerpt(bytes: &[u8], origin: &Origin) -> Result<Excerpt> {
    let document = format::open(bytes, &origin.file)?;
    let (grid, row, column) =
        document.grids.iter().chain(&document.hidden).find_map(|grid| locate(grid, origin)).ok_or_else(
            || {
                Error::new(
                    Code::NotFound,
                    format!("在“{}”里找不到{}的{}，请打开原件查看。", origin.file, origin.sheet, origin.cell),
                )
            },
        )?;
    let first_row = (row.saturating_sub(ROWS)..=row).find(|&r| same_block(grid, r, row)).unwrap_or(row);
    let last_row = (row..=(row + ROWS).min(grid.rows.len() - 1))
        .rev()
        .find(|&r| same_block(grid, r, row))
        .unwrap_or(row);
    let (mut left, mut right) = (column.saturating_sub(COLUMNS), column);
    if let Some(seen) = grid.at(row, column) {
        right = seen.end().saturating_sub(1);
    }
    right += COLUMNS;
    // Not beyond the sheet: what lies there is no evidence.
    let widest =
        (first_row..=last_row).flat_map(|r| grid.seen(r)).map(|seen| seen.end()).max().unwrap_or(column + 1);
    right = right.min(widest.saturating_sub(1)).max(column);
    left = left.min(column);
    let frame = draw::Frame { first_row, last_row, left, right };
    let rows = (first_row..=last_row)
        .map(|r| {
            draw::row(grid, r, &frame, &|seen_row, columns| Mark {
                picked: seen_row == row && columns.contains(&column),
                ..Mark::default()
            })
        })
        .collect();
    Ok(Excerpt {
        file: origin.file.clone(),
        sheet: origin.sheet.clone(),
        cell: origin.cell.clone(),
        columns: (left..=right).map(column_name).collect(),
        rows,
    })
}

/// The row and column that an origin names.
fn locate<'a>(grid: &'a Grid, origin: &Origin) -> Option<(&'a Grid, usize, u32)> {
    (0..grid.rows.len()).find_map(|row| {
        if grid.sheet(row) != origin.sheet {
            return None;
        }
        let column = match grid.rows[row].place {
            Place::Paragraph(_) => 0,
            Place::Sheet(_) | Place::Table(..) => column_number(&origin.cell)?,
        };
        (grid.address(row, column) == origin.cell).then_some((grid, row, column))
    })
}

/// 0 for `A5`, 26 for `AA5`.
fn column_number(cell: &str) -> Option<u32> {
    let letters: Vec<u32> =
        cell.bytes().take_while(u8::is_ascii_uppercase).map(|b| u32::from(b - b'A') + 1).collect();
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    Some(letters.iter().fold(0, |number, letter| number * 26 + letter) - 1)
}

/// Rows of another table, or paragraphs beside a table, are not part of the piece.
fn same_block(grid: &Grid, a: usize, b: usize) -> bool {
    match (grid.rows[a].place, grid.rows[b].place) {
        (Place::Table(a, _), Place::Table(b, _)) => a == b,
        (Place::Sheet(_), Place::Sheet(_)) | (Place::Paragraph(_), Place::Paragraph(_)) => true,
        _ => false,
    }
}
