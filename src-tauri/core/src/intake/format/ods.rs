//! .ods of LibreOffice and WPS: `content.xml`, streamed. The file says itself which figures are
//! percentages, and how every cell is shown.

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use rust_decimal::Decimal;

use super::guard::too_large;
use super::padded::is_padded;
use super::sheet::{Budget, Range, SHEETS, Sheet, Sheets};
use super::shown::Shown;
use super::sniff::{damaged, encrypted};
use crate::Result;
use crate::intake::grid::{Content, Grid};
use crate::number::from_spreadsheet;

/// Most bytes looked at of the list of parts.
const MANIFEST: u64 = 4 << 20;
/// Rows and columns that a sheet can have.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;

/// The sheets of a workbook.
pub fn read(bytes: &[u8], name: &str) -> Result<Sheets> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged(name))?;
    refuse_encrypted(&mut archive, name)?;
    let content = archive.by_name("content.xml").map_err(|_| damaged(name))?;
    let mut reader = Reader::from_reader(BufReader::new(content));
    reader.config_mut().expand_empty_elements = true;
    Walk { reader, buffer: Vec::new(), budget: Budget::new(name), name }.document()
}

/// Refuses an OpenDocument file that only a password opens.
pub fn refuse_encrypted(archive: &mut zip::ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<()> {
    let Ok(manifest) = archive.by_name("META-INF/manifest.xml") else { return Ok(()) };
    let mut tags = BufReader::new(manifest.take(MANIFEST)).split(b'>').map_while(std::result::Result::ok);
    if tags.any(|tag| contains(&tag, b"encryption-data")) { Err(encrypted(name)) } else { Ok(()) }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

struct Walk<'a, R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    budget: Budget<'a>,
    name: &'a str,
}

/// A tag or a piece of text, apart from the reader's buffer.
enum Piece {
    Start(BytesStart<'static>),
    End(String),
    Text(String),
}

impl<R: BufRead> Walk<'_, R> {
    fn next(&mut self) -> Result<Piece> {
        loop {
            self.buffer.clear();
            let piece = match self.reader.read_event_into(&mut self.buffer).map_err(|_| damaged(self.name))? {
                Event::Start(tag) => Piece::Start(tag.into_owned()),
                Event::End(tag) => Piece::End(tag.local_name().as_ref().to_owned()),
                Event::Text(text) => Piece::Text((*text).to_owned()),
                Event::CData(text) => Piece::Text((*text).to_owned()),
                Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                    Ok(Some(character)) => Piece::Text(character.to_string()),
                    _ => match quick_xml::escape::resolve_predefined_entity(&entity) {
                        Some(known) => Piece::Text(known.to_owned()),
                        None => return Err(damaged(self.name)),
                    },
                },
                Event::Eof => return Err(damaged(self.name)),
                _ => continue,
            };
            return Ok(piece);
        }
    }

    fn document(mut self) -> Result<Sheets> {
        let mut sheets = Sheets::default();
        let mut listed = 0;
        // Styles of sheets that are not shown.
        let mut hidden: HashSet<String> = HashSet::new();
        let mut style = None;
        loop {
            match self.next()? {
                Piece::Start(tag) => match tag.local_name().as_ref() {
                    "style" => style = attribute(&tag, "name"),
                    "table-properties" if attribute(&tag, "display").as_deref() == Some("false") => {
                        hidden.extend(style.take());
                    }
                    "tracked-changes" => self.skip()?,
                    "table" => {
                        listed += 1;
                        if listed > SHEETS {
                            return Err(too_large(self.name, "工作表过多"));
                        }
                        let shown = !attribute(&tag, "style-name").is_some_and(|s| hidden.contains(&s));
                        let name = attribute(&tag, "name").unwrap_or_else(|| format!("工作表{listed}"));
                        let grid = self.table(name)?;
                        sheets.add(grid, shown);
                    }
                    _ => {}
                },
                Piece::End(tag) if tag == "document-content" => return Ok(sheets.settle()),
                _ => {}
            }
        }
    }

    /// Walks past everything up to the end of the tag that was just read.
    fn skip(&mut self) -> Result<()> {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.next()? {
                Piece::Start(_) => depth += 1,
                Piece::End(_) => depth -= 1,
                Piece::Text(_) => {}
            }
        }
        Ok(())
    }

    fn table(&mut self, name: String) -> Result<Grid> {
        let mut sheet = Sheet::new(name);
        let mut row = 0_u32;
        loop {
            match self.next()? {
                Piece::Start(tag) => match tag.local_name().as_ref() {
                    "table-row" => {
                        let times = count(&tag, "number-rows-repeated");
                        let cells = self.row()?;
                        self.place(&mut sheet, row, times, &cells)?;
                        row = row.saturating_add(times).min(ROWS);
                    }
                    "table-header-rows" | "table-row-group" | "table-rows" => {}
                    // Columns, shapes, forms and names hold no cell.
                    _ => self.skip()?,
                },
                Piece::End(tag) if tag == "table" => return sheet.grid(&self.budget),
                _ => {}
            }
        }
    }

    /// Puts the cells of a row, and of the rows that repeat it.
    fn place(&mut self, sheet: &mut Sheet, first: u32, times: u32, cells: &[Repeated]) -> Result<()> {
        for row in (first..first.saturating_add(times)).take_while(|&row| row < ROWS) {
            let mut any = false;
            for cell in cells {
                if cell.content == Content::Blank && cell.columns == 1 && cell.rows == 1 {
                    continue;
                }
                any = true;
                let columns = cell.first..cell.first.saturating_add(cell.times);
                for column in columns.take_while(|&column| column < COLUMNS) {
                    let held = (cell.text.clone(), cell.content.clone());
                    sheet.put(row, column, held, &mut self.budget)?;
                    if cell.columns > 1 || cell.rows > 1 {
                        let right = column.saturating_add(cell.columns - 1).min(COLUMNS - 1);
                        let bottom = row.saturating_add(cell.rows - 1).min(ROWS - 1);
                        sheet.merge(Range { top: row, bottom, left: column, right }, &self.budget)?;
                    }
                }
            }
            if !any {
                break;
            }
        }
        Ok(())
    }

    fn row(&mut self) -> Result<Vec<Repeated>> {
        let mut cells: Vec<Repeated> = Vec::new();
        let mut column = 0_u32;
        loop {
            match self.next()? {
                Piece::Start(tag) => match tag.local_name().as_ref() {
                    "table-cell" => {
                        let times = count(&tag, "number-columns-repeated");
                        let (text, content) = self.cell(&tag)?;
                        cells.push(Repeated {
                            first: column,
                            times,
                            columns: count(&tag, "number-columns-spanned"),
                            rows: count(&tag, "number-rows-spanned"),
                            text,
                            content,
                        });
                        column = column.saturating_add(times);
                    }
                    "covered-table-cell" => {
                        column = column.saturating_add(count(&tag, "number-columns-repeated"));
                        self.skip()?;
                    }
                    _ => self.skip()?,
                },
                Piece::End(tag) if tag == "table-row" => return Ok(cells),
                _ => {}
            }
            if cells.len() > COLUMNS as usize {
                return Err(damaged(self.name));
            }
        }
    }

    /// What a cell holds whose start tag was just read.
    fn cell(&mut self, tag: &BytesStart<'_>) -> Result<(String, Content)> {
        let text = self.paragraphs()?;
        self.budget.text(text.len())?;
        let kind = attribute(tag, "value-type").unwrap_or_default();
        // LibreOffice says "error" beside the kind that all programs know.
        let is_error =
            tag.attributes().with_checks(false).flatten().any(|attribute| {
                attribute.key.as_ref() == "calcext:value-type" && &*attribute.value == "error"
            });
        if is_error {
            let reason = Content::Broken(format!("公式出错（{text}）"));
            return Ok((text, reason));
        }
        if kind.is_empty() && text.trim().is_empty() {
            let formula = attribute(tag, "formula").is_some();
            let why = || Content::Broken("公式未计算".to_owned());
            return Ok((String::new(), if formula { why() } else { Content::Blank }));
        }
        let value = || attribute(tag, "value").and_then(|value| figure(&value));
        Ok(match kind.as_str() {
            "float" | "currency" | "percentage" => match value() {
                Some(value) if kind == "percentage" => {
                    let (computed, content) = Shown::Percent(2).show_decimal(value);
                    (if text.ends_with('%') { text } else { computed }, content)
                }
                Some(value) if is_padded(&text, value) => (text, Content::Number { value, percent: false }),
                Some(value) => Shown::Plain.show_decimal(value),
                None => (text, Content::Broken("数字过大或过小，无法准确保存".to_owned())),
            },
            "date" => match attribute(tag, "date-value") {
                Some(date) => (date.trim_end_matches("T00:00:00").replacen('T', " ", 1), Content::Text),
                None => (text, Content::Text),
            },
            "boolean" => {
                let is_true = attribute(tag, "boolean-value").as_deref() == Some("true");
                super::biff::truth(is_true)
            }
            _ if text.trim().is_empty() => (String::new(), Content::Blank),
            _ => (text, Content::Text),
        })
    }

    /// The paragraphs of a cell, a line each; notes and shapes are not part of what it says.
    fn paragraphs(&mut self) -> Result<String> {
        let mut text = String::new();
        let mut count = 0_usize;
        let mut open = 0_usize;
        loop {
            match self.next()? {
                Piece::Start(tag) => match tag.local_name().as_ref() {
                    "p" | "h" => {
                        if count > 0 {
                            text.push('\n');
                        }
                        count += 1;
                        open += 1;
                    }
                    "s" => {
                        let blanks = attribute(&tag, "c").and_then(|c| c.parse().ok()).unwrap_or(1_usize);
                        text.extend(std::iter::repeat_n(' ', blanks.min(1_000)));
                        open += 1;
                    }
                    "tab" => {
                        text.push(' ');
                        open += 1;
                    }
                    "line-break" => {
                        text.push('\n');
                        open += 1;
                    }
                    "span" | "a" => open += 1,
                    _ => self.skip()?,
                },
                Piece::Text(piece) if open > 0 => {
                    text.push_str(&piece);
                    if text.len() > super::sheet::TEXT {
                        return Err(too_large(self.name, "一个单元格里的文字过长"));
                    }
                }
                Piece::Text(_) => {}
                Piece::End(_) if open == 0 => return Ok(text),
                Piece::End(_) => open -= 1,
            }
        }
    }
}

/// A cell, and how often it stands side by side.
struct Repeated {
    first: u32,
    times: u32,
    columns: u32,
    rows: u32,
    text: String,
    content: Content,
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(
        quick_xml::escape::unescape(&attribute.value)
            .map_or_else(|_| attribute.value.to_string(), |value| value.into_owned()),
    )
}

/// A count; at least one.
fn count(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name).and_then(|value| value.parse().ok()).unwrap_or(1_u32).max(1)
}

/// The exact figure. A float written with 17 digits is the one that 15 digits show.
fn figure(text: &str) -> Option<Decimal> {
    text.trim().parse::<f64>().ok().and_then(from_spreadsheet)
}
