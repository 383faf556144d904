//! Which cell of a row stands below which header: by overlap, because merged cells often begin a
//! column beside the header they belong to.

use crate::intake::grid::{Cell, Grid, Seen};
use crate::intake::labels;

/// A cell over this many headers is a note or a title, not a value of one of them.
const ACROSS: usize = 3;

/// The labels of a header row.
#[derive(Debug, Clone)]
pub struct Header {
    /// The last row they stand in.
    pub row: usize,
    spans: Vec<Span>,
}

#[derive(Debug, Clone)]
struct Span {
    start: u32,
    end: u32,
    key: String,
}

impl Span {
    fn of(cell: &Cell) -> Self {
        Self {
            start: cell.column,
            end: cell.column.saturating_add(cell.columns),
            key: labels::key(&cell.text),
        }
    }
}

impl Header {
    /// The labels that begin in `row`; where labels are merged down over two rows, the others are
    /// parted by the labels below them.
    pub fn of(grid: &Grid, row: usize) -> Self {
        let cells = || grid.rows[row].cells.iter().filter(|cell| !cell.text.trim().is_empty());
        let below = grid.below(row).filter(|_| cells().filter(|cell| cell.rows == 2).count() >= 2);
        let mut spans = Vec::new();
        for cell in cells() {
            let own = Span::of(cell);
            let parts: Vec<Span> = below
                .filter(|_| cell.rows == 1)
                .map(|below| grid.rows[below].cells.iter().map(Span::of))
                .into_iter()
                .flatten()
                .filter(|part| part.start >= own.start && part.end <= own.end && !part.key.is_empty())
                .collect();
            if parts.is_empty() { spans.push(own) } else { spans.extend(parts) }
        }
        spans.retain(|span| !span.key.is_empty());
        Self { row: below.unwrap_or(row), spans }
    }

    /// A header of the given labels, each with its first column and the one behind its last.
    pub fn with(row: usize, labels: Vec<(u32, u32, String)>) -> Self {
        let spans = labels.into_iter().map(|(start, end, key)| Span { start, end, key }).collect();
        Self { row, spans }
    }

    /// The column of the first label that is `wanted`.
    pub fn find(&self, wanted: impl Fn(&str) -> bool) -> Option<u32> {
        self.spans.iter().find(|span| wanted(&span.key)).map(|span| span.start)
    }

    /// The column of the first label behind `column` that is `wanted`.
    pub fn find_behind(&self, column: u32, wanted: impl Fn(&str) -> bool) -> Option<u32> {
        self.spans.iter().find(|span| span.start > column && wanted(&span.key)).map(|span| span.start)
    }

    /// Whether the label at a column says that its amounts are in 元 (`true`) or 万元 (`false`): 「年初预算数（元）」.
    pub fn yuan(&self, column: u32) -> Option<bool> {
        let key = &self.spans.iter().find(|span| span.start == column)?.key;
        if key.ends_with("万元") { Some(false) } else { key.ends_with('元').then_some(true) }
    }

    /// The columns of all labels, with the labels.
    pub fn labels(&self) -> impl Iterator<Item = (u32, &str)> {
        self.spans.iter().map(|span| (span.start, span.key.as_str()))
    }

    /// Only the labels at `columns`: for rows whose other cells are merged away.
    pub fn only(&self, columns: &[Option<u32>]) -> Self {
        let spans = self.spans.iter().filter(|span| columns.contains(&Some(span.start))).cloned().collect();
        Self { row: self.row, spans }
    }

    /// The column of the cell of `row` that belongs to the label at `column`: the first one with
    /// words or a figure, else the empty one below the label. `None` if only a cell of another
    /// label stands there.
    pub fn place(&self, grid: &Grid, row: usize, column: u32) -> Option<u32> {
        let owned = grid
            .seen(row)
            .filter(|seen| !seen.cell.text.trim().is_empty())
            .find(|seen| self.owner(*seen) == Some(column));
        if let Some(seen) = owned {
            return Some(seen.cell.column);
        }
        match grid.at(row, column) {
            Some(seen) if !seen.cell.text.trim().is_empty() => None,
            _ => Some(column),
        }
    }

    /// The label that a cell stands below: the one it overlaps most, the left one of equals; a cell
    /// in the gap between two labels belongs to the left one.
    fn owner(&self, seen: Seen<'_>) -> Option<u32> {
        let (start, end) = (seen.cell.column, seen.end());
        let mut best: Option<(u32, u32)> = None;
        let mut over = 0;
        for span in &self.spans {
            let overlap = end.min(span.end).saturating_sub(start.max(span.start));
            if overlap > 0 {
                over += 1;
                if best.is_none_or(|(most, _)| overlap > most) {
                    best = Some((overlap, span.start));
                }
            }
        }
        if over >= ACROSS {
            return None;
        }
        best.map(|(_, column)| column).or_else(|| {
            let after = self.spans.iter().position(|span| span.start >= end)?;
            let before = self.spans.get(after.checked_sub(1)?)?;
            (before.end <= start).then_some(before.start)
        })
    }
}
