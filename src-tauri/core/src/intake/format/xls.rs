//! .xls of Excel 97 and later, and .et of WPS: the BIFF8 records of the `Workbook` stream
//! (MS-XLS). Read by ourselves, cell by cell: number formats tell which figures are percentages.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use super::biff::{Fields, error, packed, truth, wide};
use super::guard::too_large;
use super::sheet::{Budget, Range, SHEETS, Sheet, Sheets};
use super::shown::Shown;
use super::sniff::{damaged, encrypted};
use crate::intake::grid::{Content, Grid};
use crate::{Code, Error, Result};

/// Most bytes of the `Workbook` stream.
const STREAM: u64 = 48 << 20;

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;
const CONTINUE: u16 = 0x003c;
const STRING: u16 = 0x0207;

/// The sheets of a workbook.
pub fn read(bytes: &[u8], name: &str) -> Result<Sheets> {
    let stream = stream(bytes, name)?;
    let mut budget = Budget::new(name);
    let book = Book::read(&stream, &mut budget)?;
    let mut sheets = Sheets::default();
    for listed in &book.sheets {
        let grid = book.sheet(&stream, listed, &mut budget)?;
        sheets.add(grid, listed.shown);
    }
    Ok(sheets.settle())
}

fn stream(bytes: &[u8], name: &str) -> Result<Vec<u8>> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| damaged(name))?;
    let Some(path) = ["/Workbook", "/WORKBOOK", "/Book"].into_iter().find(|path| file.is_stream(path)) else {
        return Err(damaged(name));
    };
    let mut stream = Vec::new();
    let opened = file.open_stream(path).map_err(|_| damaged(name))?;
    opened.take(STREAM + 1).read_to_end(&mut stream).map_err(|_| damaged(name))?;
    if stream.len() as u64 > STREAM {
        return Err(too_large(name, "内容超过 48 MB"));
    }
    Ok(stream)
}

/// The records of a stream from an offset on.
struct Records<'a>(Fields<'a>);

impl<'a> Records<'a> {
    fn at(stream: &'a [u8], offset: usize) -> Self {
        Self(Fields(stream.get(offset..).unwrap_or_default()))
    }

    /// The next record's type and content; `None` at the end or where it breaks off.
    fn next(&mut self) -> Option<(u16, &'a [u8])> {
        let kind = self.0.u16()?;
        let length = self.0.u16()?;
        Some((kind, self.0.take(usize::from(length))?))
    }

    /// A record's content with the records that continue it.
    fn whole(&mut self, first: &'a [u8]) -> Vec<&'a [u8]> {
        let mut parts = vec![first];
        loop {
            let mut ahead = Records(self.0);
            match ahead.next() {
                Some((CONTINUE, part)) => parts.push(part),
                _ => return parts,
            }
            self.0 = ahead.0;
        }
    }
}

struct Listed {
    name: String,
    offset: usize,
    shown: bool,
}

/// What all sheets share.
#[derive(Default)]
struct Book {
    sheets: Vec<Listed>,
    strings: Vec<String>,
    /// How each cell format shows figures.
    formats: Vec<Shown>,
    epoch_1904: bool,
}

impl Book {
    fn read(stream: &[u8], budget: &mut Budget<'_>) -> Result<Self> {
        let name = budget.name;
        let mut records = Records::at(stream, 0);
        match records.next() {
            Some((BOF, content)) if Fields(content).u16() == Some(0x0600) => {}
            Some((BOF | 0x0009 | 0x0209 | 0x0409, _)) => {
                return Err(Error::new(
                    Code::FileUnsupported,
                    format!(
                        "“{name}”是 Excel 95 或更早的格式，读不了。请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。"
                    ),
                ));
            }
            _ => return Err(damaged(name)),
        }
        let mut book = Self::default();
        let mut codes: HashMap<u16, Shown> = HashMap::new();
        let mut styles: Vec<u16> = Vec::new();
        loop {
            let (kind, content) = records.next().ok_or_else(|| damaged(name))?;
            let mut fields = Fields(content);
            match kind {
                EOF => break,
                0x002f => return Err(encrypted(name)),
                0x0022 => book.epoch_1904 = fields.u16() == Some(1),
                0x041e => {
                    let id = fields.u16().ok_or_else(|| damaged(name))?;
                    let length = fields.u16().ok_or_else(|| damaged(name))?;
                    codes.insert(id, Shown::of(&characters(&mut fields, length).unwrap_or_default()));
                }
                0x00e0 => {
                    fields.u16();
                    styles.push(fields.u16().unwrap_or(0));
                }
                0x0085 => {
                    if book.sheets.len() >= SHEETS {
                        return Err(too_large(name, "工作表过多"));
                    }
                    book.sheets.extend(listed(fields).ok_or_else(|| damaged(name))?);
                }
                0x00fc => book.strings = shared_strings(&records.whole(content), budget)?,
                _ => {}
            }
        }
        // A file's own definition of a number counts over the built-in one.
        let shown = |id: &u16| codes.get(id).cloned().or_else(|| Shown::built_in(*id)).unwrap_or_default();
        book.formats = styles.iter().map(shown).collect();
        Ok(book)
    }

    fn number(&self, style: u16, value: f64) -> (String, Content) {
        self.formats.get(usize::from(style)).unwrap_or(&Shown::Plain).show(value, self.epoch_1904)
    }

    fn sheet(&self, stream: &[u8], listed: &Listed, budget: &mut Budget<'_>) -> Result<Grid> {
        let name = budget.name;
        let mut records = Records::at(stream, listed.offset);
        let mut sheet = Sheet::new(listed.name.clone());
        let mut depth = 0_usize;
        // The cell whose formula's text follows.
        let mut awaits: Option<(u32, u32)> = None;
        loop {
            let (kind, content) = records.next().ok_or_else(|| damaged(name))?;
            match kind {
                BOF => depth += 1,
                _ if depth == 0 => return Err(damaged(name)),
                EOF if depth == 1 => return sheet.grid(budget),
                EOF => depth -= 1,
                // What belongs to a chart inside the sheet.
                _ if depth > 1 => {}
                STRING => {
                    let parts = records.whole(content);
                    if let Some((row, column)) = awaits.take() {
                        let text = Pieces::new(&parts).short().unwrap_or_default();
                        sheet.put(row, column, (text, Content::Text), budget)?;
                    }
                }
                0x00e5 => {
                    for range in ranges(content) {
                        sheet.merge(range, budget)?;
                    }
                }
                0x00bd => self.packed_row(content, &mut sheet, budget)?,
                0x0006 | 0x00d6 | 0x00fd | 0x0201 | 0x0203 | 0x0204 | 0x0205 | 0x027e => {
                    let mut fields = Fields(content);
                    let place = (fields.u16(), fields.u16(), fields.u16());
                    let (Some(row), Some(column), Some(style)) = place else { return Err(damaged(name)) };
                    let (row, column) = (u32::from(row), u32::from(column));
                    let held = match kind {
                        0x0006 => {
                            awaits = (content.get(6) == Some(&0)
                                && content.get(12..14) == Some(&[0xff, 0xff]))
                            .then_some((row, column));
                            self.formula(style, fields)
                        }
                        0x00d6 | 0x0204 => {
                            let parts = records.whole(fields.0);
                            Pieces::new(&parts).short().map(|text| (text, Content::Text))
                        }
                        0x00fd => fields.u32().and_then(|index| {
                            Some((self.strings.get(usize::try_from(index).ok()?)?.clone(), Content::Text))
                        }),
                        0x0201 => Some((String::new(), Content::Blank)),
                        0x0203 => fields.f64().map(|value| self.number(style, value)),
                        0x0205 => flag(fields),
                        _ => fields.u32().map(|rk| self.number(style, packed(rk))),
                    };
                    sheet.put(row, column, held.ok_or_else(|| damaged(name))?, budget)?;
                }
                _ => {}
            }
        }
    }

    /// The stored result of a formula.
    fn formula(&self, style: u16, mut fields: Fields<'_>) -> Option<(String, Content)> {
        let result = fields.take(8)?;
        let flags = fields.u16()?;
        if result[6..] != [0xff, 0xff] {
            let value = f64::from_le_bytes(result.try_into().ok()?);
            // To be computed when the file is opened, and nothing stored: 0 is not its result.
            if flags & 2 != 0 && value == 0.0 {
                return Some((String::new(), Content::Broken("公式未计算".to_owned())));
            }
            return Some(self.number(style, value));
        }
        Some(match result[0] {
            1 => truth(result[2] != 0),
            2 => error(result[2]),
            // Text that follows, or an empty one.
            _ => (String::new(), Content::Blank),
        })
    }

    /// Several packed numbers side by side.
    fn packed_row(&self, content: &[u8], sheet: &mut Sheet, budget: &mut Budget<'_>) -> Result<()> {
        let mut fields = Fields(content);
        let (Some(row), Some(first)) = (fields.u16(), fields.u16()) else {
            return Err(damaged(budget.name));
        };
        let mut column = u32::from(first);
        while fields.0.len() >= 6 {
            let (Some(style), Some(rk)) = (fields.u16(), fields.u32()) else { break };
            sheet.put(u32::from(row), column, self.number(style, packed(rk)), budget)?;
            column += 1;
        }
        Ok(())
    }
}

/// A sheet of the list; the inner `None` is one that is not a worksheet.
fn listed(mut fields: Fields<'_>) -> Option<Option<Listed>> {
    let offset = usize::try_from(fields.u32()?).ok()?;
    let state = fields.u8()? & 3;
    let kind = fields.u8()?;
    let length = fields.u8()?;
    let name = characters(&mut fields, u16::from(length))?;
    Some((kind == 0).then_some(Listed { name, offset, shown: state == 0 }))
}

fn flag(mut fields: Fields<'_>) -> Option<(String, Content)> {
    let value = fields.u8()?;
    Some(if fields.u8()? == 0 { truth(value != 0) } else { error(value) })
}

fn ranges(content: &[u8]) -> Vec<Range> {
    let mut fields = Fields(content);
    let count = fields.u16().unwrap_or(0);
    let mut next = || {
        let [top, bottom, left, right] =
            [fields.u16()?, fields.u16()?, fields.u16()?, fields.u16()?].map(u32::from);
        Some(Range { top, bottom, left, right })
    };
    (0..count).map_while(|_| next()).collect()
}

/// Characters behind a byte of options, all in one record.
fn characters(fields: &mut Fields<'_>, length: u16) -> Option<String> {
    let is_wide = fields.u8()? & 1 != 0;
    let bytes = fields.take(usize::from(length) * if is_wide { 2 } else { 1 })?;
    Some(if is_wide { wide(bytes) } else { latin(bytes) })
}

/// Characters whose upper byte is left out because it is 0.
fn latin(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| char::from(byte)).collect()
}

fn shared_strings(parts: &[&[u8]], budget: &mut Budget<'_>) -> Result<Vec<String>> {
    let mut pieces = Pieces::new(parts);
    let name = budget.name;
    let (Some(_), Some(count)) = (pieces.u32(), pieces.u32()) else { return Err(damaged(name)) };
    let mut strings = Vec::new();
    for _ in 0..count {
        let text = pieces.rich().ok_or_else(|| damaged(name))?;
        budget.text(text.len())?;
        strings.push(text);
    }
    Ok(strings)
}

/// A record that goes on in others. Where characters go on, the next part begins with a byte of
/// options of its own; everything else simply goes on.
struct Pieces<'a> {
    parts: &'a [&'a [u8]],
    fields: Fields<'a>,
}

impl<'a> Pieces<'a> {
    fn new(parts: &'a [&'a [u8]]) -> Self {
        let (first, rest) = parts.split_first().map_or((&[][..], parts), |(first, rest)| (*first, rest));
        Self { parts: rest, fields: Fields(first) }
    }

    /// Goes on in the next part where this one is at its end.
    fn turn(&mut self) -> Option<()> {
        while self.fields.0.is_empty() {
            let (next, rest) = self.parts.split_first()?;
            self.fields = Fields(next);
            self.parts = rest;
        }
        Some(())
    }

    fn u8(&mut self) -> Option<u8> {
        self.turn()?;
        self.fields.u8()
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            self.turn()?;
            let here = count.min(self.fields.0.len());
            self.fields.take(here)?;
            count -= here;
        }
        Some(())
    }

    fn characters(&mut self, mut count: usize, mut is_wide: bool) -> Option<String> {
        let mut text = String::new();
        let mut units: Vec<u8> = Vec::new();
        while count > 0 {
            if self.fields.0.is_empty() {
                is_wide = self.u8()? & 1 != 0;
            }
            let size = if is_wide { 2 } else { 1 };
            let here = count.min(self.fields.0.len() / size);
            if here == 0 {
                return None;
            }
            let bytes = self.fields.take(here * size)?;
            if is_wide {
                units.extend_from_slice(bytes);
            } else {
                text.push_str(&wide(&units));
                units.clear();
                text.push_str(&latin(bytes));
            }
            count -= here;
        }
        text.push_str(&wide(&units));
        Some(text)
    }

    /// A string with a count of two bytes and nothing behind it.
    fn short(&mut self) -> Option<String> {
        let count = self.u16()?;
        let options = self.u8()?;
        self.characters(usize::from(count), options & 1 != 0)
    }

    /// A string that may carry formatting runs and readings, which are passed over.
    fn rich(&mut self) -> Option<String> {
        let count = self.u16()?;
        let options = self.u8()?;
        let runs = if options & 8 != 0 { self.u16()? } else { 0 };
        let extension = if options & 4 != 0 { self.u32()? } else { 0 };
        let text = self.characters(usize::from(count), options & 1 != 0)?;
        self.skip(usize::from(runs) * 4)?;
        self.skip(usize::try_from(extension).ok()?)?;
        Some(text)
    }
}
