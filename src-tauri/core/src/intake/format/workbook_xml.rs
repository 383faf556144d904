//! Workbooks as XML, as Excel 2003 and many budget systems write them (SpreadsheetML 2003).

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::biff::truth;
use super::guard::{check_text, too_large};
use super::sheet::{Budget, Range, SHEETS, Sheet, Sheets};
use super::shown::Shown;
use super::sniff::damaged;
use crate::Result;
use crate::intake::grid::Content;

/// Rows and columns that a sheet can have.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;
/// Styles that stand on others, and so on.
const PARENTS: usize = 8;
/// Most styles; Excel takes 64,000.
const STYLES: usize = 70_000;

/// The sheets of a workbook.
pub fn read(text: &str, name: &str) -> Result<Sheets> {
    check_text(text, name)?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    reader.config_mut().expand_empty_elements = true;
    Walk { reader, budget: Budget::new(name), name, styles: HashMap::new(), epoch_1904: false }.workbook()
}

/// A cell format: how it shows figures, and the one that it stands on.
#[derive(Default)]
struct Style {
    shown: Option<Shown>,
    parent: Option<String>,
}

struct Walk<'a> {
    reader: Reader<&'a [u8]>,
    budget: Budget<'a>,
    name: &'a str,
    styles: HashMap<String, Style>,
    epoch_1904: bool,
}

impl<'a> Walk<'a> {
    fn next(&mut self) -> Result<Event<'a>> {
        self.reader.read_event().map_err(|_| damaged(self.name))
    }

    fn workbook(mut self) -> Result<Sheets> {
        let mut sheets = Sheets::default();
        let mut listed = 0;
        loop {
            match self.next()? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "Style" => self.style(&tag)?,
                    "Date1904" => self.epoch_1904 = true,
                    "Worksheet" => {
                        listed += 1;
                        if listed > SHEETS {
                            return Err(too_large(self.name, "工作表过多"));
                        }
                        let title = attribute(&tag, "Name").unwrap_or_else(|| format!("工作表{listed}"));
                        let (sheet, shown) = self.sheet(title)?;
                        sheets.add(sheet.grid(&self.budget)?, shown);
                    }
                    _ => {}
                },
                Event::End(tag) if tag.local_name().as_ref() == "Workbook" => return Ok(sheets.settle()),
                Event::Eof => return Err(damaged(self.name)),
                _ => {}
            }
        }
    }

    /// Walks past everything up to the end of the tag that was just read.
    fn skip(&mut self) -> Result<()> {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.next()? {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Eof => return Err(damaged(self.name)),
                _ => {}
            }
        }
        Ok(())
    }

    fn style(&mut self, tag: &BytesStart<'_>) -> Result<()> {
        let mut style = Style { shown: None, parent: attribute(tag, "Parent") };
        loop {
            match self.next()? {
                Event::Start(tag) => {
                    if tag.local_name().as_ref() == "NumberFormat" {
                        style.shown =
                            Some(attribute(&tag, "Format").map_or(Shown::Plain, |code| shown(&code)));
                    }
                    self.skip()?;
                }
                Event::End(_) => break,
                Event::Eof => return Err(damaged(self.name)),
                _ => {}
            }
        }
        if self.styles.len() >= STYLES {
            return Err(too_large(self.name, "里面的样式过多"));
        }
        if let Some(id) = attribute(tag, "ID") {
            self.styles.insert(id, style);
        }
        Ok(())
    }

    /// How the cells of a style show figures.
    fn shown(&self, style: &str) -> Shown {
        let mut at = self.styles.get(style);
        for _ in 0..PARENTS {
            let Some(style) = at else { break };
            if let Some(shown) = &style.shown {
                return shown.clone();
            }
            at = style.parent.as_ref().and_then(|parent| self.styles.get(parent));
        }
        Shown::Plain
    }

    /// A sheet, and whether it is shown.
    fn sheet(&mut self, title: String) -> Result<(Sheet, bool)> {
        let mut sheet = Sheet::new(title);
        let mut is_shown = true;
        loop {
            match self.next()? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "Table" => self.table(&tag, &mut sheet)?,
                    // Its options, walked through.
                    "WorksheetOptions" => {}
                    "Visible" => is_shown = self.text()?.trim() == "SheetVisible",
                    _ => self.skip()?,
                },
                Event::End(tag) if tag.local_name().as_ref() == "Worksheet" => return Ok((sheet, is_shown)),
                Event::Eof => return Err(damaged(self.name)),
                _ => {}
            }
        }
    }

    /// Where a row, column or cell stands that may say so: from 0, never before `next`.
    fn place(&self, tag: &BytesStart<'_>, next: u32, most: u32) -> Result<u32> {
        let place = match attribute(tag, "Index") {
            Some(index) => {
                index.trim().parse::<u32>().ok().and_then(|index| index.checked_sub(1)).unwrap_or(u32::MAX)
            }
            None => next,
        };
        if place < next || place >= most { Err(damaged(self.name)) } else { Ok(place) }
    }

    fn table(&mut self, tag: &BytesStart<'_>, sheet: &mut Sheet) -> Result<()> {
        let default = attribute(tag, "StyleID");
        // The styles of columns: from, to (not included).
        let mut columns: Vec<(u32, u32, String)> = Vec::new();
        let (mut row, mut column) = (0_u32, 0_u32);
        loop {
            match self.next()? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "Column" => {
                        let first = self.place(&tag, column, COLUMNS)?;
                        column = first + 1 + count(&tag, "Span");
                        if let Some(style) = attribute(&tag, "StyleID") {
                            columns.push((first, column, style));
                        }
                        self.skip()?;
                    }
                    "Row" => {
                        let here = self.place(&tag, row, ROWS)?;
                        let style = attribute(&tag, "StyleID");
                        self.row(sheet, here, |column| {
                            let of_column =
                                || columns.iter().find(|(from, to, _)| (*from..*to).contains(&column));
                            style
                                .as_deref()
                                .or_else(|| of_column().map(|(_, _, style)| style.as_str()))
                                .or(default.as_deref())
                        })?;
                        row = here + 1 + count(&tag, "Span");
                    }
                    _ => self.skip()?,
                },
                Event::End(_) => return Ok(()),
                Event::Eof => return Err(damaged(self.name)),
                _ => {}
            }
        }
    }

    fn row<'s>(
        &mut self,
        sheet: &mut Sheet,
        row: u32,
        style_of: impl Fn(u32) -> Option<&'s str>,
    ) -> Result<()> {
        let mut next = 0;
        loop {
            match self.next()? {
                Event::Start(tag) if tag.local_name().as_ref() == "Cell" => {
                    let column = self.place(&tag, next, COLUMNS)?;
                    let shown = match attribute(&tag, "StyleID") {
                        Some(style) => self.shown(&style),
                        None => style_of(column).map_or(Shown::Plain, |style| self.shown(style)),
                    };
                    let held = self.cell(&tag, &shown)?;
                    sheet.put(row, column, held, &mut self.budget)?;
                    let across = count(&tag, "MergeAcross").min(COLUMNS - 1 - column);
                    let down = count(&tag, "MergeDown").min(ROWS - 1 - row);
                    if across > 0 || down > 0 {
                        let range =
                            Range { top: row, bottom: row + down, left: column, right: column + across };
                        sheet.merge(range, &self.budget)?;
                    }
                    next = column + across + 1;
                }
                Event::Start(_) => self.skip()?,
                Event::End(_) => return Ok(()),
                Event::Eof => return Err(damaged(self.name)),
                _ => {}
            }
        }
    }

    /// What a cell holds whose start tag was just read.
    fn cell(&mut self, tag: &BytesStart<'_>, shown: &Shown) -> Result<(String, Content)> {
        let mut held = None;
        loop {
            match self.next()? {
                Event::Start(data) if data.local_name().as_ref() == "Data" => {
                    let kind = attribute(&data, "Type").unwrap_or_default();
                    let text = self.text()?;
                    held = Some(self.held(&kind, text, shown));
                }
                // Comments, names and readings are not part of what a cell says.
                Event::Start(_) => self.skip()?,
                Event::End(_) => break,
                Event::Eof => return Err(damaged(self.name)),
                _ => {}
            }
        }
        Ok(held.unwrap_or_else(|| {
            let uncalculated = attribute(tag, "Formula").is_some();
            let why = || Content::Broken("公式未计算".to_owned());
            (String::new(), if uncalculated { why() } else { Content::Blank })
        }))
    }

    fn held(&self, kind: &str, text: String, shown: &Shown) -> (String, Content) {
        match kind {
            "Number" => match text.trim().parse::<f64>() {
                Ok(value) => shown.show(value, self.epoch_1904),
                Err(_) => (text, Content::Text),
            },
            "DateTime" => {
                let text = text.trim();
                let text = text.split_once('.').map_or(text, |(seconds, _)| seconds);
                (text.trim_end_matches("T00:00:00").replacen('T', " ", 1), Content::Text)
            }
            "Boolean" => truth(matches!(text.trim(), "1" | "true" | "TRUE")),
            "Error" => {
                let reason = Content::Broken(format!("公式出错（{}）", text.trim()));
                (text, reason)
            }
            _ => (text, Content::Text),
        }
    }

    /// All characters up to the end of the tag that was just read, formatted ones too.
    fn text(&mut self) -> Result<String> {
        let mut text = String::new();
        let mut open = 0_usize;
        loop {
            match self.next()? {
                Event::Start(_) => open += 1,
                Event::End(_) if open == 0 => return Ok(text),
                Event::End(_) => open -= 1,
                Event::Text(part) => text.push_str(&part),
                Event::CData(part) => text.push_str(&part),
                Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                    Ok(Some(character)) => text.push(character),
                    _ => match quick_xml::escape::resolve_predefined_entity(&entity) {
                        Some(known) => text.push_str(known),
                        None => return Err(damaged(self.name)),
                    },
                },
                Event::Eof => return Err(damaged(self.name)),
                _ => {}
            }
        }
    }
}

/// What a number format shows, by the names that only this format has, or by its code.
fn shown(format: &str) -> Shown {
    match format {
        "Percent" => Shown::Percent(2),
        "General" | "General Number" | "Currency" | "Euro Currency" | "Fixed" | "Standard" | "Scientific"
        | "Yes/No" | "True/False" | "On/Off" => Shown::Plain,
        "General Date" | "Long Date" | "Medium Date" | "Short Date" | "Long Time" | "Medium Time"
        | "Short Time" => Shown::Date,
        code => Shown::of(code),
    }
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

/// A count of further rows or columns; none unless it is said.
fn count(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name).and_then(|value| value.trim().parse().ok()).unwrap_or(0_u32).min(ROWS)
}
