//! A file as it was understood, before anything is written: its sheets with the recognised cells marked.

use std::collections::HashMap;
use std::path::Path;

use super::draw::{self, Frame, Mark};
use super::files;
use super::grid::{Grid, column_name};
use super::learnt::{Learnt, UnknownColumn};
use super::outcome::{CellMark, Preview, PreviewSheet};
use super::plan::{fingerprint, open};
use super::recognise::{Recognised, recognise};
use crate::Result;

/// Rows drawn of a sheet: more than any form has, less than would stall a page.
const ROWS: usize = 400;
/// Columns drawn of a sheet.
const COLUMNS: u32 = 40;

/// What became of a cell, and why not.
type Marks = HashMap<(String, String), (CellMark, Option<String>)>;

/// Reads a file and draws what was understood of it.
///
/// # Errors
/// As [`super::plan::plan`], but for a file without forms, which is drawn without marks.
pub fn preview(path: &Path, learnt: &Learnt) -> Result<Preview> {
    let bytes = files::read(path)?;
    let name = files::own_name(path);
    let (document, _) = open(&bytes, &name)?;
    let forms = recognise(&document, &name, learnt);
    let marks = marks(&forms);
    let mut unknown: Vec<UnknownColumn> = Vec::new();
    for column in forms.into_iter().flat_map(|form| form.unknown) {
        match unknown.iter_mut().find(|known| known.label == column.label) {
            Some(known) => known.cells += column.cells,
            None => unknown.push(column),
        }
    }
    let learnt = learnt.used(&document.grids);
    let sheets = document.grids.iter().flat_map(|grid| blocks(grid, &marks)).collect();
    Ok(Preview {
        sha256: fingerprint(&bytes),
        format: document.format.id().to_owned(),
        sheets,
        unknown,
        learnt,
        name,
    })
}

/// Marks by sheet and cell: what a field was read from, and what no field took.
fn marks(forms: &[Recognised]) -> Marks {
    let mut marks = Marks::new();
    for form in forms {
        form.form.fields().visit("", &mut |_, leaf| {
            let Some(origin) = leaf.origin() else { return };
            let mark = match &origin.unread {
                Some(why) => (CellMark::Unread, Some(why.clone())),
                None if leaf.printed().is_some() => (CellMark::Value, None),
                None => return,
            };
            marks.insert((origin.sheet.clone(), origin.cell.clone()), mark);
        });
        for unread in &form.unread {
            let place = (unread.sheet.clone(), unread.cell.clone());
            marks.insert(place, (CellMark::Unread, Some(unread.reason.clone())));
        }
    }
    marks
}

/// The sheet of a workbook; the tables and runs of paragraphs of a Word file, each for itself.
fn blocks(grid: &Grid, marks: &Marks) -> Vec<PreviewSheet> {
    let mut blocks: Vec<(String, usize, usize)> = Vec::new();
    for row in 0..grid.rows.len() {
        let name = grid.sheet(row);
        match blocks.last_mut() {
            Some((last, _, end)) if *last == name => *end = row,
            _ => blocks.push((name, row, row)),
        }
    }
    blocks.into_iter().map(|(name, first, last)| sheet(grid, name, first, last, marks)).collect()
}

fn sheet(grid: &Grid, name: String, first_row: usize, end: usize, marks: &Marks) -> PreviewSheet {
    let last_row = end.min(first_row + ROWS - 1);
    let widest =
        (first_row..=last_row).flat_map(|row| grid.seen(row)).map(|seen| seen.end()).max().unwrap_or(1);
    let frame = Frame { first_row, last_row, left: 0, right: widest.clamp(1, COLUMNS) - 1 };
    let mark = |row: usize, columns: std::ops::Range<u32>| {
        let found = marks.get(&(name.clone(), grid.address(row, columns.start)));
        found
            .map(|(mark, note)| Mark { mark: Some(*mark), note: note.clone(), ..Mark::default() })
            .unwrap_or_default()
    };
    let rows = (first_row..=last_row).map(|row| draw::row(grid, row, &frame, &mark)).collect();
    PreviewSheet {
        columns: (frame.left..=frame.right).map(column_name).collect(),
        rows,
        rows_left_out: u32::try_from(end - last_row).unwrap_or(u32::MAX),
        name,
    }
}
