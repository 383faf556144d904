//! What every format becomes: rows of cells with their text, figure, span and address.

use rust_decimal::Decimal;

/// Where a row stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Row of a worksheet, from 1.
    Sheet(u32),
    /// Row of a table of a Word file, both from 1.
    Table(u32, u32),
    /// Paragraph of a Word file, from 1.
    Paragraph(u32),
}

/// What a cell holds beside its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Nothing.
    Blank,
    /// Words, or a figure typed as text.
    Text,
    /// A figure, and whether it is shown as a percentage.
    Number {
        /// Its value: 0.74 where 74% is shown.
        value: Decimal,
        /// Shown as a percentage.
        percent: bool,
    },
    /// Something that cannot be taken as a value, and why (`公式未计算`).
    Broken(String),
}

/// A cell; a merged one stands once, at its first row and column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// First column, from 0.
    pub column: u32,
    /// Columns it spans.
    pub columns: u32,
    /// Rows it spans.
    pub rows: u32,
    /// What a person sees in it.
    pub text: String,
    /// What it holds.
    pub content: Content,
}

impl Cell {
    /// A cell of words.
    pub fn text(column: u32, text: String) -> Self {
        let content = if text.trim().is_empty() { Content::Blank } else { Content::Text };
        Self { column, columns: 1, rows: 1, text, content }
    }
}

/// Points from a row to a cell that covers part of it.
#[derive(Debug, Clone, Copy)]
struct Slot {
    column: u32,
    columns: u32,
    row: usize,
    cell: usize,
}

/// A row.
#[derive(Debug, Clone)]
pub struct Row {
    /// Where it stands.
    pub place: Place,
    /// The cells that begin in it, from left to right.
    pub cells: Vec<Cell>,
    slots: Vec<Slot>,
}

/// A merged range: first and last row (as indexes of rows), first and last column.
#[derive(Debug, Clone, Copy)]
pub struct Merge {
    /// First row.
    pub top: usize,
    /// Last row.
    pub bottom: usize,
    /// First column.
    pub left: u32,
    /// Last column.
    pub right: u32,
}

/// A worksheet, or a whole Word file with its paragraphs and tables one below the other.
#[derive(Debug, Clone)]
pub struct Grid {
    /// The sheet's name; `正文` for a Word file.
    pub name: String,
    /// Its rows; rows without any cell may be left out.
    pub rows: Vec<Row>,
}

/// A cell as it is seen from one row.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// Index of the row it begins in.
    pub row: usize,
    /// The cell.
    pub cell: &'a Cell,
}

impl Seen<'_> {
    /// The column behind its last one.
    pub fn end(&self) -> u32 {
        self.cell.column + self.cell.columns
    }
}

impl Grid {
    /// Puts rows together, with their merged ranges. Cells below a merged one are dropped: they
    /// are not seen.
    pub fn new(name: String, rows: Vec<(Place, Vec<Cell>)>, merges: &[Merge]) -> Self {
        let mut rows: Vec<Row> =
            rows.into_iter().map(|(place, cells)| Row { place, cells, slots: Vec::new() }).collect();
        for merge in merges {
            let Some(last) = rows.len().checked_sub(1) else { break };
            let bottom = merge.bottom.min(last);
            for (index, row) in rows.iter_mut().enumerate().take(bottom + 1).skip(merge.top) {
                let keep_anchor = index == merge.top;
                row.cells.retain(|cell| {
                    cell.column < merge.left
                        || cell.column > merge.right
                        || (keep_anchor && cell.column == merge.left)
                });
            }
            if let Some(row) = rows.get_mut(merge.top) {
                let at = row.cells.partition_point(|cell| cell.column < merge.left);
                if row.cells.get(at).is_none_or(|cell| cell.column != merge.left) {
                    row.cells.insert(at, Cell::text(merge.left, String::new()));
                }
                row.cells[at].columns = merge.right - merge.left + 1;
                row.cells[at].rows = u32::try_from(bottom.saturating_sub(merge.top) + 1).unwrap_or(1);
            }
        }
        let mut grid = Self { name, rows };
        grid.place_slots();
        grid
    }

    fn place_slots(&mut self) {
        for r in 0..self.rows.len() {
            for c in 0..self.rows[r].cells.len() {
                let Cell { column, columns, rows: span, .. } = self.rows[r].cells[c];
                for covered in &mut self.rows[r..r + span as usize] {
                    covered.slots.push(Slot { column, columns, row: r, cell: c });
                }
            }
        }
        for row in &mut self.rows {
            row.slots.sort_by_key(|slot| slot.column);
        }
    }

    /// The cells that cover part of a row, from left to right, merged ones from above included.
    pub fn seen(&self, row: usize) -> impl Iterator<Item = Seen<'_>> {
        self.rows[row]
            .slots
            .iter()
            .map(|slot| Seen { row: slot.row, cell: &self.rows[slot.row].cells[slot.cell] })
    }

    /// The cell that covers a column of a row.
    pub fn at(&self, row: usize, column: u32) -> Option<Seen<'_>> {
        let slots = &self.rows.get(row)?.slots;
        let slot = slots.iter().find(|slot| slot.column <= column && column < slot.column + slot.columns)?;
        Some(Seen { row: slot.row, cell: &self.rows[slot.row].cells[slot.cell] })
    }

    /// The same grid with only the cells of `rows` that begin in `columns`. Rows stay where they are, so that sources
    /// name the cells of the file.
    pub fn part(&self, rows: std::ops::Range<usize>, columns: std::ops::Range<u32>) -> Self {
        let kept = |index: usize, cell: &Cell| rows.contains(&index) && columns.contains(&cell.column);
        let mut part = Self { name: self.name.clone(), rows: Vec::with_capacity(self.rows.len()) };
        for (index, row) in self.rows.iter().enumerate() {
            let cells = row.cells.iter().filter(|cell| kept(index, cell)).cloned().collect();
            part.rows.push(Row { place: row.place, cells, slots: Vec::new() });
        }
        part.place_slots();
        part
    }

    /// The row that stands directly below, if it is not in another table.
    pub fn below(&self, row: usize) -> Option<usize> {
        let next = row + 1;
        match (self.rows[row].place, self.rows.get(next)?.place) {
            (Place::Sheet(a), Place::Sheet(b)) if b == a + 1 => Some(next),
            (Place::Table(t, a), Place::Table(u, b)) if t == u && b == a + 1 => Some(next),
            (Place::Paragraph(_), Place::Paragraph(_)) => Some(next),
            _ => None,
        }
    }

    /// The name of the sheet a row belongs to, as findings and sources cite it.
    pub fn sheet(&self, row: usize) -> String {
        match self.rows[row].place {
            Place::Sheet(_) => self.name.clone(),
            Place::Table(table, _) => format!("表{table}"),
            Place::Paragraph(_) => "正文".to_owned(),
        }
    }

    /// The address of a column of a row: `F5`, or `第3段` for a paragraph.
    pub fn address(&self, row: usize, column: u32) -> String {
        match self.rows[row].place {
            Place::Sheet(number) | Place::Table(_, number) => format!("{}{number}", column_name(column)),
            Place::Paragraph(number) => format!("第{number}段"),
        }
    }

    /// All words of a row, for finding titles.
    pub fn line(&self, row: usize) -> String {
        self.rows[row].cells.iter().map(|cell| cell.text.trim()).collect::<Vec<_>>().concat()
    }
}

/// `A` for 0, `AA` for 26.
pub fn column_name(column: u32) -> String {
    let mut name = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        name.push(b'A' + u8::try_from(rest % 26).unwrap_or(0));
        rest /= 26;
    }
    name.iter().rev().map(|&letter| char::from(letter)).collect()
}
