//! Forms that stand beside each other on one sheet: the sheet is parted between them, so that each is read for itself.

use std::borrow::Cow;
use std::ops::Range;

use super::titles::{annex_of_line, title_kind};
use crate::intake::grid::{Cell, Grid, Place};
use crate::intake::labels;

/// The parts of a grid that each hold forms one below the other only; the grid itself if none stand abreast.
pub fn parts(grid: &Grid) -> Vec<Cow<'_, Grid>> {
    let mut parts = Vec::new();
    split(grid, 0..grid.rows.len(), &mut parts);
    match parts.is_empty() {
        true => vec![Cow::Borrowed(grid)],
        false => parts.into_iter().map(Cow::Owned).collect(),
    }
}

/// Parts `rows` at the first pair; what stands above and below it is parted further. Nothing is pushed if there is none.
fn split(grid: &Grid, rows: Range<usize>, parts: &mut Vec<Grid>) {
    let found = rows.clone().find_map(|row| pair(grid, row).map(|columns| (row, columns)));
    let Some((row, (left, right))) = found else { return };
    let Some(cut) = cut(grid, row, left, right) else { return };
    let crosses = |row: usize| {
        let cells = grid.rows[row].cells.iter().filter(|cell| !cell.text.trim().is_empty());
        cells.clone().any(|cell| cell.column < cut && cell.column.saturating_add(cell.columns) > cut)
    };
    // Annex numbers, and lines that only the pair can mean, stand above the titles.
    let mut top = row;
    while top > rows.start && !crosses(top - 1) && belongs_above(grid, top - 1) {
        top -= 1;
    }
    let end = (row..rows.end).find(|&row| crosses(row)).unwrap_or(rows.end);
    if top > rows.start {
        parts.push(grid.part(rows.start..top, 0..u32::MAX));
    }
    parts.push(grid.part(top..end, 0..cut));
    let mut further = Vec::new();
    let beside = grid.part(top..end, cut..u32::MAX);
    split(&beside, top..end, &mut further);
    if further.is_empty() {
        parts.push(beside)
    } else {
        parts.extend(further)
    }
    let mut below = Vec::new();
    split(grid, end..rows.end, &mut below);
    if !below.is_empty() {
        parts.extend(below);
    } else if end < rows.end {
        parts.push(grid.part(end..rows.end, 0..u32::MAX));
    }
}

/// The columns of two titles, or of two headers of indicators, in one row.
fn pair(grid: &Grid, row: usize) -> Option<(u32, u32)> {
    if !matches!(grid.rows[row].place, Place::Sheet(_)) {
        return None;
    }
    let likely = || grid.rows[row].cells.iter().filter(|cell| cell.text.contains(['表', '告', '一']));
    if likely().count() < 2 {
        return None;
    }
    let two = |is: &dyn Fn(&Cell) -> bool| {
        let mut columns = likely().filter(|cell| is(cell)).map(|cell| cell.column);
        Some((columns.next()?, columns.next()?))
    };
    two(&|cell| title_kind(&cell.text).is_some())
        .or_else(|| two(&|cell| labels::key(&cell.text).starts_with("一级指标")))
}

/// Where the right form begins: behind the last column between the two that nothing stands in; else where its title or
/// header does.
fn cut(grid: &Grid, row: usize, left: u32, right: u32) -> Option<u32> {
    if right <= left {
        return None;
    }
    let ends = (row + 1..grid.rows.len().min(row + 60)).collect::<Vec<_>>();
    let empty = |column: u32| {
        ends.iter().all(|&row| {
            grid.at(row, column).is_none_or(|seen| seen.cell.text.trim().is_empty() && seen.cell.columns == 1)
        })
    };
    Some((left + 1..right).rev().find(|&column| empty(column)).map_or(right, |column| column + 1))
}

fn belongs_above(grid: &Grid, row: usize) -> bool {
    grid.rows[row].cells.iter().all(|cell| cell.text.trim().is_empty() || annex_of_line(&cell.text).is_some())
}
