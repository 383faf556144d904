//! .xlsb: the binary records of a workbook's parts (MS-XLSB). Read by ourselves: number formats
//! tell which figures are percentages.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use quick_xml::events::Event;
use quick_xml::reader::Reader;
use zip::ZipArchive;

use super::biff::{Fields, error, packed, truth, wide};
use super::guard::too_large;
use super::sheet::{Budget, Range, SHEETS, Sheet, Sheets};
use super::shown::Shown;
use super::sniff::damaged;
use crate::Result;
use crate::intake::grid::{Content, Grid};

/// Most bytes that one part may inflate to.
const PART: u64 = 64 << 20;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The sheets of a workbook.
pub fn read(bytes: &[u8], name: &str) -> Result<Sheets> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged(name))?;
    let mut budget = Budget::new(name);
    let mut book = Book::default();
    let targets = relations(&mut archive, name)?;
    let workbook = part(&mut archive, "xl/workbook.bin", name)?.ok_or_else(|| damaged(name))?;
    let listed = book.workbook(&workbook, name)?;
    if let Some(styles) = part(&mut archive, "xl/styles.bin", name)? {
        book.styles(&styles);
    }
    if let Some(strings) = part(&mut archive, "xl/sharedStrings.bin", name)? {
        book.shared_strings(&strings, &mut budget)?;
    }
    let mut sheets = Sheets::default();
    for sheet in listed {
        let Some(target) = targets.get(&sheet.relation) else { return Err(damaged(name)) };
        if !target.contains("worksheets/") {
            continue;
        }
        let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        let records = part(&mut archive, &path, name)?.ok_or_else(|| damaged(name))?;
        sheets.add(book.sheet(&records, sheet.name, &mut budget)?, sheet.shown);
    }
    Ok(sheets.settle())
}

/// A part's bytes; `None` if the workbook has none of this name.
fn part(archive: &mut Archive<'_>, path: &str, name: &str) -> Result<Option<Vec<u8>>> {
    let opened = match archive.by_name(path) {
        Ok(opened) => opened,
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        Err(_) => return Err(damaged(name)),
    };
    let mut bytes = Vec::new();
    opened.take(PART + 1).read_to_end(&mut bytes).map_err(|_| damaged(name))?;
    if bytes.len() as u64 > PART {
        return Err(too_large(name, "内容超过 64 MB"));
    }
    Ok(Some(bytes))
}

/// The parts that the workbook refers to.
fn relations(archive: &mut Archive<'_>, name: &str) -> Result<HashMap<String, String>> {
    let bytes = part(archive, "xl/_rels/workbook.bin.rels", name)?.ok_or_else(|| damaged(name))?;
    let text = String::from_utf8_lossy(&bytes);
    let mut reader = Reader::from_str(&text);
    let mut relations = HashMap::new();
    loop {
        match reader.read_event().map_err(|_| damaged(name))? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "Relationship" => {
                let value = |key: &str| {
                    tag.attributes()
                        .with_checks(false)
                        .flatten()
                        .find(|attribute| attribute.key.as_ref() == key)
                        .map(|attribute| attribute.value.to_string())
                };
                if let (Some(id), Some(target)) = (value("Id"), value("Target")) {
                    relations.insert(id, target);
                }
            }
            Event::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// The next record: its type and content. Both numbers are written in groups of seven bits.
fn record<'a>(fields: &mut Fields<'a>) -> Option<(u16, &'a [u8])> {
    let first = fields.u8()?;
    let kind = if first & 0x80 == 0 {
        u16::from(first)
    } else {
        u16::from(first & 0x7f) | u16::from(fields.u8()? & 0x7f) << 7
    };
    let mut length = 0_usize;
    for group in 0..4 {
        let byte = fields.u8()?;
        length |= usize::from(byte & 0x7f) << (7 * group);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some((kind, fields.take(length)?))
}

/// A string with a count of four bytes.
fn string(fields: &mut Fields<'_>) -> Option<String> {
    let count = usize::try_from(fields.u32()?).ok()?;
    Some(wide(fields.take(count.checked_mul(2)?)?))
}

struct Listed {
    name: String,
    relation: String,
    shown: bool,
}

/// What all sheets share.
#[derive(Default)]
struct Book {
    strings: Vec<String>,
    formats: Vec<Shown>,
    epoch_1904: bool,
}

impl Book {
    fn workbook(&mut self, bytes: &[u8], name: &str) -> Result<Vec<Listed>> {
        let mut records = Fields(bytes);
        let mut listed = Vec::new();
        while let Some((kind, content)) = record(&mut records) {
            let mut fields = Fields(content);
            match kind {
                0x0099 => self.epoch_1904 = fields.u32().is_some_and(|flags| flags & 1 != 0),
                0x009c => {
                    if listed.len() >= SHEETS {
                        return Err(too_large(name, "工作表过多"));
                    }
                    let mut sheet = || {
                        let shown = fields.u32()? == 0;
                        fields.u32()?;
                        let relation = string(&mut fields)?;
                        Some(Listed { name: string(&mut fields)?, relation, shown })
                    };
                    listed.push(sheet().ok_or_else(|| damaged(name))?);
                }
                _ => {}
            }
        }
        if records.0.is_empty() { Ok(listed) } else { Err(damaged(name)) }
    }

    fn styles(&mut self, bytes: &[u8]) {
        let mut records = Fields(bytes);
        let mut codes: HashMap<u16, Shown> = HashMap::new();
        let mut of_cells = false;
        while let Some((kind, content)) = record(&mut records) {
            let mut fields = Fields(content);
            match kind {
                0x002c => {
                    if let (Some(id), Some(code)) = (fields.u16(), string(&mut fields)) {
                        codes.insert(id, Shown::of(&code));
                    }
                }
                // The formats of cells; those of named styles stand in another list.
                0x0269 => of_cells = true,
                0x026a => of_cells = false,
                0x002f if of_cells => {
                    fields.u16();
                    let id = fields.u16().unwrap_or(0);
                    let shown = codes.get(&id).cloned().or_else(|| Shown::built_in(id));
                    self.formats.push(shown.unwrap_or_default());
                }
                _ => {}
            }
        }
    }

    fn shared_strings(&mut self, bytes: &[u8], budget: &mut Budget<'_>) -> Result<()> {
        let mut records = Fields(bytes);
        while let Some((kind, content)) = record(&mut records) {
            if kind == 0x0013 {
                let text = string(&mut Fields(content.get(1..).unwrap_or_default()))
                    .ok_or_else(|| damaged(budget.name))?;
                budget.text(text.len())?;
                self.strings.push(text);
            }
        }
        if records.0.is_empty() { Ok(()) } else { Err(damaged(budget.name)) }
    }

    fn sheet(&self, bytes: &[u8], name: String, budget: &mut Budget<'_>) -> Result<Grid> {
        let mut records = Fields(bytes);
        let mut sheet = Sheet::new(name);
        let mut row = None;
        let mut ended = false;
        while let Some((kind, content)) = record(&mut records) {
            let mut fields = Fields(content);
            match kind {
                0x0000 => row = fields.u32().filter(|&row| row < 0x0010_0000),
                0x0092 => ended = true,
                0x00b0 => {
                    let bounds = [fields.u32(), fields.u32(), fields.u32(), fields.u32()];
                    let [Some(top), Some(bottom), Some(left), Some(right)] = bounds else {
                        return Err(damaged(budget.name));
                    };
                    if bottom < 0x0010_0000 && right < 0x4000 {
                        sheet.merge(Range { top, bottom, left, right }, budget)?;
                    }
                }
                0x0001..=0x000b | 0x003e if !ended => {
                    let held = self.cell(kind, fields);
                    let (Some(row), Some((column, held))) = (row, held) else {
                        return Err(damaged(budget.name));
                    };
                    if column < 0x4000 {
                        sheet.put(row, column, held, budget)?;
                    }
                }
                _ => {}
            }
        }
        if ended { sheet.grid(budget) } else { Err(damaged(budget.name)) }
    }

    /// A cell's column and what it holds.
    fn cell(&self, kind: u16, mut fields: Fields<'_>) -> Option<(u32, (String, Content))> {
        let column = fields.u32()?;
        // Three bytes of style, one of flags.
        let style = usize::try_from(fields.u32()? & 0x00ff_ffff).ok()?;
        let shown = self.formats.get(style).unwrap_or(&Shown::Plain);
        let held = match kind {
            0x0001 => (String::new(), Content::Blank),
            0x0002 => shown.show(packed(fields.u32()?), self.epoch_1904),
            0x0003 | 0x000b => error(fields.u8()?),
            0x0004 | 0x000a => truth(fields.u8()? != 0),
            0x0005 | 0x0009 => shown.show(fields.f64()?, self.epoch_1904),
            0x0007 => (self.strings.get(usize::try_from(fields.u32()?).ok()?)?.clone(), Content::Text),
            // A string in the cell; in 0x3e with formatting, behind a byte of flags.
            0x003e => {
                fields.u8()?;
                (string(&mut fields)?, Content::Text)
            }
            _ => (string(&mut fields)?, Content::Text),
        };
        Some((column, held))
    }
}
