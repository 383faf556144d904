//! .docx through zip and quick-xml: paragraphs and tables, one below the other, as one grid.

use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::guard::too_large;
use super::sniff::damaged;
use crate::Result;
use crate::intake::grid::{Cell, Grid, Merge, Place};

/// Tables inside cells of tables, and so on: deeper than anybody nests them.
const DEPTH: usize = 16;
/// Most cells taken from a document.
const CELLS: usize = 500_000;

/// A cell of a table before merged ones are put together.
#[derive(Default)]
struct RawCell {
    pieces: Vec<Piece>,
    column: u32,
    columns: u32,
    /// `vMerge`: begins a merged range, or continues the one above.
    merge: Option<VerticalMerge>,
}

/// What stands in a cell, one below the other.
enum Piece {
    Text(String),
    Table(RawTable),
}

type RawTable = Vec<Vec<RawCell>>;

impl RawCell {
    /// All its words; those of a table inside it belong to it.
    fn text(&self) -> String {
        let mut lines = Vec::new();
        self.lines(&mut lines);
        lines.join("\n").trim_matches('\n').to_owned()
    }

    fn lines<'a>(&'a self, lines: &mut Vec<&'a str>) {
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => lines.push(text),
                Piece::Table(rows) => rows.iter().flatten().for_each(|cell| cell.lines(lines)),
            }
        }
    }
}

/// Whether a table only frames others: one column, and a table in it.
fn is_frame(rows: &RawTable) -> bool {
    rows.iter().all(|row| row.len() <= 1)
        && rows.iter().flatten().any(|cell| cell.pieces.iter().any(|piece| matches!(piece, Piece::Table(_))))
}

#[derive(Clone, Copy, PartialEq)]
enum VerticalMerge {
    Restart,
    Continue,
}

/// The paragraphs and tables of a document as one grid.
pub fn read(bytes: &[u8], name: &str) -> Result<Grid> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged(name))?;
    let mut xml = String::new();
    archive
        .by_name("word/document.xml")
        .map_err(|_| damaged(name))?
        .read_to_string(&mut xml)
        .map_err(|_| damaged(name))?;
    let mut reader = Reader::from_str(&xml);
    // `<w:vMerge/>` and `<w:vMerge></w:vMerge>` are the same.
    reader.config_mut().expand_empty_elements = true;
    let mut walk =
        Walk { reader, name, rows: Vec::new(), merges: Vec::new(), paragraphs: 0, tables: 0, cells: 0 };
    walk.body()?;
    Ok(Grid::new("正文".to_owned(), walk.rows, &walk.merges))
}

struct Walk<'a> {
    reader: Reader<&'a [u8]>,
    name: &'a str,
    rows: Vec<(Place, Vec<Cell>)>,
    merges: Vec<Merge>,
    paragraphs: u32,
    tables: u32,
    cells: usize,
}

impl<'a> Walk<'a> {
    fn next(&mut self) -> Result<Event<'a>> {
        self.reader.read_event().map_err(|_| damaged(self.name))
    }

    /// Everything of the body; wrappers such as content controls are walked through.
    fn body(&mut self) -> Result<()> {
        let mut ended = false;
        loop {
            match self.next()? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "p" => {
                        self.paragraphs += 1;
                        let mut boxes = Vec::new();
                        let text = self.paragraph(0, &mut boxes)?;
                        for text in std::iter::once(text).chain(boxes) {
                            if !text.trim().is_empty() {
                                let place = Place::Paragraph(self.paragraphs);
                                self.rows.push((place, vec![Cell::text(0, text)]));
                            }
                        }
                    }
                    "tbl" => {
                        let table = self.table(0)?;
                        self.place(table);
                    }
                    "Fallback" => self.skip("Fallback")?,
                    _ => {}
                },
                Event::End(tag) if tag.local_name().as_ref() == "document" => ended = true,
                Event::Eof if ended => return Ok(()),
                Event::Eof => return Err(damaged(self.name)),
                _ => {}
            }
        }
    }

    /// The text of a paragraph whose start tag was just read. Text boxes anchored in it are
    /// paragraphs of their own, behind it.
    fn paragraph(&mut self, depth: usize, boxes: &mut Vec<String>) -> Result<String> {
        if depth > DEPTH {
            return Err(too_large(self.name, "文字框嵌套过深"));
        }
        let mut text = String::new();
        loop {
            match self.next()? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "t" => text.push_str(&self.text("t")?),
                    "p" => {
                        let boxed = self.paragraph(depth + 1, boxes)?;
                        boxes.push(boxed);
                    }
                    // Properties hold no text; deleted text is not what the department says;
                    // a fallback repeats what stands before it.
                    skipped @ ("pPr" | "rPr" | "del" | "moveFrom" | "Fallback") => {
                        let skipped = skipped.to_owned();
                        self.skip(&skipped)?;
                    }
                    "br" | "cr" => text.push('\n'),
                    "tab" => text.push(' '),
                    "noBreakHyphen" => text.push('-'),
                    _ => {}
                },
                Event::End(tag) if tag.local_name().as_ref() == "p" => return Ok(text),
                Event::Eof => return Err(damaged(self.name)),
                _ => {}
            }
        }
    }

    /// The characters up to an end tag, entities resolved.
    fn text(&mut self, until: &str) -> Result<String> {
        let mut text = String::new();
        loop {
            match self.next()? {
                Event::Text(part) => text.push_str(&part),
                Event::CData(part) => text.push_str(&part),
                Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                    Ok(Some(character)) => text.push(character),
                    _ => match quick_xml::escape::resolve_predefined_entity(&entity) {
                        Some(known) => text.push_str(known),
                        None => return Err(damaged(self.name)),
                    },
                },
                Event::End(tag) if tag.local_name().as_ref() == until => return Ok(text),
                Event::Eof => return Err(damaged(self.name)),
                _ => {}
            }
        }
    }

    /// Walks past everything up to the matching end tag.
    fn skip(&mut self, name: &str) -> Result<()> {
        let mut depth = 1_usize;
        loop {
            match self.next()? {
                Event::Start(tag) if tag.local_name().as_ref() == name => depth += 1,
                Event::End(tag) if tag.local_name().as_ref() == name => {
                    depth -= 1;
                    if depth == 0 {
                        return Ok(());
                    }
                }
                Event::Eof => return Err(damaged(self.name)),
                _ => {}
            }
        }
    }

    /// The rows of a table whose start tag was just read.
    fn table(&mut self, depth: usize) -> Result<RawTable> {
        if depth > DEPTH {
            return Err(too_large(self.name, "表格嵌套过深"));
        }
        let mut rows = RawTable::new();
        loop {
            match self.next()? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "tr" => rows.push(self.table_row(depth)?),
                    "Fallback" => self.skip("Fallback")?,
                    _ => {}
                },
                Event::End(tag) if tag.local_name().as_ref() == "tbl" => return Ok(rows),
                Event::Eof => return Err(damaged(self.name)),
                _ => {}
            }
        }
    }

    /// Puts a table below what was read before. What a frame holds stands as if there were none.
    fn place(&mut self, raw: RawTable) {
        self.tables += 1;
        let table = self.tables;
        if is_frame(&raw) {
            for (number, cell) in (1..).zip(raw.into_iter().flatten()) {
                for piece in cell.pieces {
                    match piece {
                        Piece::Text(text) if text.trim().is_empty() => {}
                        Piece::Text(text) => {
                            self.rows.push((Place::Table(table, number), vec![Cell::text(0, text)]));
                        }
                        Piece::Table(inner) => self.place(inner),
                    }
                }
            }
            return;
        }
        let first = self.rows.len();
        let mut number = 0;
        for (row, cells) in raw.iter().enumerate() {
            for cell in cells {
                // A continued cell belongs to a range that began above.
                if cell.merge == Some(VerticalMerge::Continue) && row > 0 {
                    continue;
                }
                let mut bottom = row;
                if cell.merge == Some(VerticalMerge::Restart) {
                    while raw.get(bottom + 1).is_some_and(|below| continues(below, cell)) {
                        bottom += 1;
                    }
                }
                if bottom > row || cell.columns > 1 {
                    self.merges.push(Merge {
                        top: first + row,
                        bottom: first + bottom,
                        left: cell.column,
                        right: cell.column + cell.columns - 1,
                    });
                }
            }
        }
        for cells in raw {
            number += 1;
            let cells = cells.into_iter().map(|cell| Cell::text(cell.column, cell.text())).collect();
            self.rows.push((Place::Table(table, number), cells));
        }
    }

    fn table_row(&mut self, depth: usize) -> Result<Vec<RawCell>> {
        let mut cells = Vec::new();
        let mut column = 0;
        loop {
            match self.next()? {
                Event::Start(tag) if tag.local_name().as_ref() == "tc" => {
                    let cell = self.table_cell(column, depth)?;
                    column += cell.columns;
                    cells.push(cell);
                    self.cells += 1;
                    if self.cells > CELLS || column > 16_384 {
                        return Err(too_large(self.name, "表格单元格过多"));
                    }
                }
                Event::Start(tag) if tag.local_name().as_ref() == "gridBefore" => column += span(&tag),
                Event::End(tag) if tag.local_name().as_ref() == "tr" => return Ok(cells),
                Event::Eof => return Err(damaged(self.name)),
                _ => {}
            }
        }
    }

    /// A cell whose start tag was just read.
    fn table_cell(&mut self, column: u32, depth: usize) -> Result<RawCell> {
        let mut cell = RawCell { column, columns: 1, ..RawCell::default() };
        loop {
            match self.next()? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "p" => {
                        let mut boxes = Vec::new();
                        let text = self.paragraph(0, &mut boxes)?;
                        cell.pieces.extend(std::iter::once(text).chain(boxes).map(Piece::Text));
                    }
                    "tbl" => {
                        let inner = self.table(depth + 1)?;
                        cell.pieces.push(Piece::Table(inner));
                    }
                    "Fallback" => self.skip("Fallback")?,
                    "gridSpan" => cell.columns = span(&tag),
                    "vMerge" => {
                        let restarts = attribute(&tag, "val").as_deref() == Some("restart");
                        cell.merge =
                            Some(if restarts { VerticalMerge::Restart } else { VerticalMerge::Continue });
                    }
                    _ => {}
                },
                Event::End(tag) if tag.local_name().as_ref() == "tc" => {
                    return Ok(cell);
                }
                Event::Eof => return Err(damaged(self.name)),
                _ => {}
            }
        }
    }
}

fn continues(row: &[RawCell], above: &RawCell) -> bool {
    row.iter().any(|cell| cell.column == above.column && cell.merge == Some(VerticalMerge::Continue))
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .map(|attribute| attribute.value.to_string())
}

/// Columns a cell spans; at least one, at most what Word allows.
fn span(tag: &BytesStart<'_>) -> u32 {
    attribute(tag, "val").and_then(|value| value.trim().parse::<u32>().ok()).map_or(1, |n| n.clamp(1, 63))
}
