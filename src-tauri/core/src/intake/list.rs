//! A plain list in a workbook: its columns found by their headers, wherever they stand.

use super::grid::{Cell, Content, Grid, Place};
use super::labels;

/// Rows that are searched for the header.
const SEARCHED: usize = 30;

/// A list found in a sheet.
#[derive(Debug, Clone)]
pub struct List<'a> {
    grid: &'a Grid,
    header: usize,
    columns: Vec<Option<u32>>,
}

/// A row of a list.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    list: &'a List<'a>,
    index: usize,
}

/// The first list of a workbook that has the columns `needed`; `titles` are each column's possible headers, the
/// likeliest first. A header's unit in brackets does not count.
pub fn find<'a>(grids: &'a [Grid], titles: &[Vec<String>], needed: &[usize]) -> Option<List<'a>> {
    grids.iter().find_map(|grid| {
        (0..grid.rows.len().min(SEARCHED)).find_map(|header| {
            let columns: Vec<Option<u32>> = titles
                .iter()
                .map(|titles| {
                    titles.iter().find_map(|title| {
                        let cells = grid.rows[header].cells.iter();
                        cells.into_iter().find(|cell| matches(&cell.text, title)).map(|cell| cell.column)
                    })
                })
                .collect();
            needed.iter().all(|&column| columns.get(column).is_some_and(Option::is_some)).then_some(List {
                grid,
                header,
                columns,
            })
        })
    })
}

fn matches(text: &str, title: &str) -> bool {
    let bare = text.split(['(', '（']).next().unwrap_or(text);
    let wanted = labels::key(title);
    labels::key(bare) == wanted || labels::key(text) == wanted
}

impl<'a> List<'a> {
    /// The rows below the header.
    pub fn lines(&'a self) -> impl Iterator<Item = Line<'a>> {
        (self.header + 1..self.grid.rows.len()).map(|index| Line { list: self, index })
    }

    /// The sheet's name.
    pub fn sheet(&self) -> &str {
        &self.grid.name
    }

    /// The header of a column, as it was written.
    pub fn title(&self, column: usize) -> Option<&str> {
        let at = (*self.columns.get(column)?)?;
        self.grid.at(self.header, at).map(|seen| seen.cell.text.as_str())
    }

    /// The headers that no column was found under, but a running number's.
    pub fn unused(&self) -> Vec<&str> {
        let cells = self.grid.rows[self.header].cells.iter();
        cells
            .filter(|cell| !self.columns.contains(&Some(cell.column)))
            .map(|cell| cell.text.trim())
            .filter(|text| !text.is_empty() && labels::key(text) != labels::key("序号"))
            .collect()
    }

    /// What stands above the header: where a unit of money is written.
    pub fn above(&self) -> impl Iterator<Item = String> {
        (0..self.header).map(|row| self.grid.line(row))
    }
}

impl Line<'_> {
    /// The cell in a column.
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        let at = (*self.list.columns.get(column)?)?;
        self.list.grid.at(self.index, at).map(|seen| seen.cell)
    }

    /// What stands in a column; `None` if nothing does.
    pub fn text(&self, column: usize) -> Option<String> {
        let text = self.cell(column)?.text.trim();
        (!crate::number::is_no_value(text)).then(|| text.to_owned())
    }

    /// The cell of a column as a sentence names it: `Sheet1!F6`.
    pub fn address(&self, column: usize) -> String {
        let at = self.list.columns.get(column).copied().flatten();
        let cell = at.map_or(String::new(), |at| self.list.grid.address(self.index, at));
        format!("{}!{cell}", self.list.grid.name)
    }

    /// Whether a figure stands in a column, shown as it is: a code there may have lost its zeros.
    pub fn is_bare_figure(&self, column: usize) -> bool {
        let bare = |cell: &Cell| match &cell.content {
            Content::Number { value, .. } => cell.text == value.to_string(),
            _ => false,
        };
        self.cell(column).is_some_and(bare)
    }

    /// The row's number in its sheet, from 1.
    pub fn row(&self) -> u32 {
        match self.list.grid.rows[self.index].place {
            Place::Sheet(row) | Place::Table(_, row) | Place::Paragraph(row) => row,
        }
    }
}
