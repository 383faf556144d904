//! A worksheet while it is being read: cells in any order, merged ranges, and the limits that hold
//! for every format.

use std::collections::{BTreeMap, HashMap};

use super::guard::too_large;
use crate::Result;
use crate::intake::grid::{Cell, Content, Grid, Merge, Place};

/// Most cells with content taken from a workbook. Real filings have below 10,000.
const CELLS: usize = 300_000;
/// Cells without content that are kept; a sheet formatted down to its last row has more.
const BLANKS: usize = 50_000;
/// Most bytes of text taken from a workbook.
pub const TEXT: usize = 32 << 20;
/// Most bytes of text in one cell; Excel takes 32,767 characters.
const CELL_TEXT: usize = 1 << 20;
/// Most sheets.
pub const SHEETS: usize = 1_000;
/// Most merged ranges taken from a sheet: each is compared with all others.
const MERGES: usize = 5_000;
/// Most rows that merged ranges may cover in a sheet, all together.
const MERGED_ROWS: usize = 200_000;

/// What may still be taken from a workbook.
pub struct Budget<'a> {
    /// The file's own name, for sentences.
    pub name: &'a str,
    cells: usize,
    blanks: usize,
    text: usize,
}

impl<'a> Budget<'a> {
    /// All of it, for the file called `name`.
    pub fn new(name: &'a str) -> Self {
        Self { name, cells: CELLS, blanks: BLANKS, text: TEXT }
    }

    /// Takes `bytes` of text.
    pub fn text(&mut self, bytes: usize) -> Result<()> {
        if bytes > CELL_TEXT {
            return Err(too_large(self.name, "一个单元格里的文字过长"));
        }
        self.text = self.text.checked_sub(bytes).ok_or_else(|| too_large(self.name, "文字过多"))?;
        Ok(())
    }
}

/// A merged range, all bounds included, rows and columns from 0.
#[derive(Debug, Clone, Copy)]
pub struct Range {
    /// First row.
    pub top: u32,
    /// Last row.
    pub bottom: u32,
    /// First column.
    pub left: u32,
    /// Last column.
    pub right: u32,
}

/// A worksheet while it is being read.
pub struct Sheet {
    name: String,
    rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
    merges: Vec<Range>,
}

impl Sheet {
    /// An empty sheet.
    pub fn new(name: String) -> Self {
        Self { name, rows: BTreeMap::new(), merges: Vec::new() }
    }

    /// Puts a cell, rows and columns from 0.
    pub fn put(
        &mut self,
        row: u32,
        column: u32,
        (text, content): (String, Content),
        budget: &mut Budget<'_>,
    ) -> Result<()> {
        let content = match content {
            Content::Text if text.trim().is_empty() => Content::Blank,
            content => content,
        };
        if content == Content::Blank {
            // Beyond so many, cells that are only formatted are no more than no cells.
            let Some(left) = budget.blanks.checked_sub(1) else { return Ok(()) };
            budget.blanks = left;
        } else {
            budget.cells = budget.cells.checked_sub(1).ok_or_else(|| too_large(budget.name, "单元格过多"))?;
            budget.text(text.len())?;
        }
        let text = if content == Content::Blank { String::new() } else { text };
        self.rows.entry(row).or_default().insert(column, Cell { column, columns: 1, rows: 1, text, content });
        Ok(())
    }

    /// Notes a merged range.
    pub fn merge(&mut self, range: Range, budget: &Budget<'_>) -> Result<()> {
        if self.merges.len() >= MERGES {
            return Err(too_large(budget.name, "合并单元格过多"));
        }
        if range.top <= range.bottom && range.left <= range.right {
            self.merges.push(range);
        }
        Ok(())
    }

    /// Marks a cell as one that cannot be taken as a value.
    pub fn spoil(&mut self, row: u32, column: u32, why: &str, budget: &mut Budget<'_>) -> Result<()> {
        self.put(row, column, (String::new(), Content::Broken(why.to_owned())), budget)
    }

    /// The finished grid.
    pub fn grid(mut self, budget: &Budget<'_>) -> Result<Grid> {
        let merges = self.keep_merges(budget)?;
        let index: HashMap<u32, usize> = self.rows.keys().enumerate().map(|(i, &row)| (row, i)).collect();
        let merges: Vec<Merge> = merges
            .into_iter()
            .filter_map(|range| {
                let top = *index.get(&range.top)?;
                let bottom = *index.get(&range.bottom)?;
                Some(Merge { top, bottom, left: range.left, right: range.right })
            })
            .collect();
        let rows = self
            .rows
            .into_iter()
            .map(|(row, cells)| (Place::Sheet(row + 1), cells.into_values().collect()))
            .collect();
        Ok(Grid::new(self.name, rows, &merges))
    }

    /// Drops overlapping ranges and makes the rows exist that a merged range covers: a label merged
    /// over an empty value row is what shows that the value is missing.
    fn keep_merges(&mut self, budget: &Budget<'_>) -> Result<Vec<Range>> {
        let mut covered = 0_usize;
        let mut kept: Vec<Range> = Vec::new();
        for merge in std::mem::take(&mut self.merges) {
            covered = covered.saturating_add((merge.bottom - merge.top + 1) as usize);
            // A range over thousands of rows is a formatting accident, not a form.
            if covered > MERGED_ROWS {
                return Err(too_large(budget.name, "合并单元格过多"));
            }
            let overlaps = kept.iter().any(|other| {
                merge.top <= other.bottom
                    && other.top <= merge.bottom
                    && merge.left <= other.right
                    && other.left <= merge.right
            });
            if !overlaps {
                for row in merge.top..=merge.bottom {
                    self.rows.entry(row).or_default();
                }
                kept.push(merge);
            }
        }
        Ok(kept)
    }
}

/// What the sheets of a workbook came to.
#[derive(Debug, Default)]
pub struct Sheets {
    /// Sheets that are shown, or the hidden ones if no shown one has any cell.
    pub shown: Vec<Grid>,
    /// Hidden sheets beside shown ones.
    pub hidden: Vec<Grid>,
}

impl Sheets {
    /// Adds a sheet, unless nothing stands in it.
    pub fn add(&mut self, grid: Grid, shown: bool) {
        if !grid.rows.is_empty() {
            if shown { self.shown.push(grid) } else { self.hidden.push(grid) }
        }
    }

    /// Hidden sheets are read only where there is nothing else.
    pub fn settle(mut self) -> Self {
        if self.shown.is_empty() {
            self.shown = std::mem::take(&mut self.hidden);
        }
        self
    }
}
