//! Web pages that bear the name of a workbook: what budget systems and Excel itself export. Everything on the page
//! goes one below the other into one sheet, as Excel shows it: a row of a table is a row, a paragraph is one too.

use rust_decimal::Decimal;

use super::guard::too_large;
use super::padded::is_padded;
use super::sheet::{Budget, Range, Sheet, Sheets};
use super::shown::{Shown, is_error};
use super::sniff::damaged;
use super::tags::{Attributes, Piece, Pieces, resolved};
use crate::intake::grid::Content;
use crate::number::from_spreadsheet;
use crate::{Code, Error, Result};

/// Tables inside cells of tables, and so on: deeper than anybody nests them.
const DEPTH: usize = 16;
/// Most cells taken from a page, blank ones too.
const CELLS: usize = 500_000;
/// Most rows and paragraphs.
const ROWS: usize = 200_000;
/// Columns that a sheet can have.
const COLUMNS: u32 = 1 << 14;
/// Most columns and rows that one cell may span (HTML 4.9.11).
const SPAN: (u32, u32) = (1_000, 65_534);

/// Elements that begin on a line of their own.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "pre",
    "hr",
    "center",
    "form",
    "section",
    "article",
    "header",
    "footer",
    "caption",
    "blockquote",
    "address",
    "fieldset",
    "legend",
];

/// What stands in a cell, one below the other.
enum Inside {
    Text(String),
    Table(Vec<Vec<Cell>>),
}

/// A cell before spans are put together.
#[derive(Default)]
struct Cell {
    inside: Vec<Inside>,
    columns: u32,
    /// 0: to the end of the table.
    rows: u32,
    /// The figure that Excel (`x:num`) or LibreOffice (`sdval`) keeps beside what is shown of it.
    figure: Option<Decimal>,
    has_formula: bool,
}

#[derive(Default)]
struct Table {
    rows: Vec<Vec<Cell>>,
    cell: Option<Cell>,
}

impl Table {
    fn close_cell(&mut self) {
        if let (Some(cell), Some(row)) = (self.cell.take(), self.rows.last_mut()) {
            row.push(cell);
        }
    }
}

struct Page<'a> {
    budget: Budget<'a>,
    sheet: Sheet,
    row: u32,
    /// The tables that are open, each within a cell of the one before.
    open: Vec<Table>,
    /// The text outside of tables.
    text: String,
    tables: usize,
    cells: usize,
    rows: usize,
}

/// The one sheet of a page.
pub fn read(text: &str, name: &str) -> Result<Sheets> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut page = Page {
        budget: Budget::new(name),
        sheet: Sheet::new(sheet_name(text).unwrap_or_else(|| stem.to_owned())),
        row: 0,
        open: Vec::new(),
        text: String::new(),
        tables: 0,
        cells: 0,
        rows: 0,
    };
    let mut skipped = None;
    let mut ended = false;
    for piece in Pieces::new(text) {
        match piece {
            Piece::Text(_) if skipped.is_some() => {}
            Piece::Text(text) => page.text(&resolved(text)),
            Piece::Open(tag, attributes) => {
                let tag = tag.to_ascii_lowercase();
                skipped = ["script", "style", "title", "noscript", "template", "iframe"]
                    .contains(&tag.as_str())
                    .then_some(());
                page.opened(&tag, attributes)?;
            }
            Piece::Close(tag) => {
                skipped = None;
                let tag = tag.to_ascii_lowercase();
                ended |= matches!(tag.as_str(), "body" | "html");
                page.closed(&tag)?;
            }
            Piece::Comment(_) => {}
        }
    }
    // A page that ends within a table was cut off, unless it says that it ends there.
    if !page.open.is_empty() && !ended {
        return Err(damaged(name));
    }
    page.finish()
}

/// What Excel calls the one sheet that it wrote.
fn sheet_name(text: &str) -> Option<String> {
    let mut names = Pieces::new(text).filter_map(|piece| match piece {
        Piece::Comment(comment) => {
            let (_, after) = comment.split_once("<x:Name>")?;
            let (name, rest) = after.split_once("</x:Name>")?;
            (!rest.contains("<x:Name>")).then(|| resolved(name.trim()))
        }
        _ => None,
    });
    let name = names.next()?;
    (names.next().is_none() && !name.is_empty() && name.chars().count() <= 31).then_some(name)
}

impl<'a> Page<'a> {
    /// Where characters go: the open cell, else the page itself.
    fn target(&mut self) -> &mut String {
        match self.open.last_mut().and_then(|table| table.cell.as_mut()) {
            Some(cell) => {
                if !matches!(cell.inside.last(), Some(Inside::Text(_))) {
                    cell.inside.push(Inside::Text(String::new()));
                }
                match cell.inside.last_mut() {
                    Some(Inside::Text(text)) => text,
                    _ => &mut self.text,
                }
            }
            None => &mut self.text,
        }
    }

    /// Characters, their blanks run together as a browser does.
    fn text(&mut self, text: &str) {
        let target = self.target();
        for character in text.chars() {
            match character {
                ' ' | '\t' | '\r' | '\n' | '\x0c' => {
                    if !target.is_empty() && !target.ends_with([' ', '\n']) {
                        target.push(' ');
                    }
                }
                '\u{a0}' => target.push(' '),
                _ => target.push(character),
            }
        }
    }

    /// Ends a line within a cell, or a paragraph of the page.
    fn line(&mut self) -> Result<()> {
        if self.open.is_empty() {
            return self.paragraph();
        }
        let target = self.target();
        if !target.is_empty() && !target.ends_with('\n') {
            target.push('\n');
        }
        Ok(())
    }

    /// Puts the text outside of tables as a row of its own.
    fn paragraph(&mut self) -> Result<()> {
        let text = std::mem::take(&mut self.text);
        let text = text.trim();
        if !text.is_empty() {
            self.count_row()?;
            self.sheet.put(self.row, 0, (text.to_owned(), Content::Text), &mut self.budget)?;
            self.row += 1;
        }
        Ok(())
    }

    fn count_row(&mut self) -> Result<()> {
        self.rows += 1;
        if self.rows > ROWS { Err(too_large(self.budget.name, "行数过多")) } else { Ok(()) }
    }

    fn opened(&mut self, tag: &str, attributes: Attributes<'_>) -> Result<()> {
        match tag {
            "table" => {
                // Where a row is open but no cell, the table before was not closed.
                if self.open.last().is_some_and(|table| table.cell.is_none()) {
                    self.close_table()?;
                }
                if self.open.is_empty() {
                    self.paragraph()?;
                }
                if self.open.len() >= DEPTH {
                    return Err(too_large(self.budget.name, "表格嵌套过深"));
                }
                self.tables += 1;
                self.open.push(Table::default());
            }
            "tr" => {
                self.count_row()?;
                let table = self.table()?;
                table.close_cell();
                table.rows.push(Vec::new());
            }
            "td" | "th" => self.cell(attributes)?,
            "br" => self.target().push('\n'),
            // A form that was saved as it was filled in.
            "input" => {
                let kind = attributes.get("type").unwrap_or_default().to_ascii_lowercase();
                if matches!(kind.as_str(), "" | "text" | "number" | "date") {
                    let value = attributes.get("value").unwrap_or_default();
                    self.text(&value);
                }
            }
            _ if BLOCKS.contains(&tag) => self.line()?,
            _ => {}
        }
        Ok(())
    }

    fn closed(&mut self, tag: &str) -> Result<()> {
        match tag {
            "table" => self.close_table()?,
            "tr" | "td" | "th" | "thead" | "tbody" | "tfoot" => {
                if let Some(table) = self.open.last_mut() {
                    table.close_cell();
                }
            }
            _ if BLOCKS.contains(&tag) => self.line()?,
            _ => {}
        }
        Ok(())
    }

    /// The innermost open table. Rows without one belong to one that was not opened.
    fn table(&mut self) -> Result<&mut Table> {
        if self.open.is_empty() {
            self.paragraph()?;
            self.tables += 1;
            self.open.push(Table::default());
        }
        let name = self.budget.name;
        self.open.last_mut().ok_or_else(|| damaged(name))
    }

    fn cell(&mut self, attributes: Attributes<'_>) -> Result<()> {
        self.cells += 1;
        if self.cells > CELLS {
            return Err(too_large(self.budget.name, "单元格过多"));
        }
        let span = |name: &str, least: u32, most: u32| {
            let span = attributes.get(name).and_then(|span| span.trim().parse::<u32>().ok());
            span.unwrap_or(1).clamp(least, most)
        };
        let figure = ["x:num", "sdval"].iter().find_map(|name| attributes.get(name));
        let cell = Cell {
            inside: Vec::new(),
            columns: span("colspan", 1, SPAN.0),
            rows: span("rowspan", 0, SPAN.1),
            figure: figure.and_then(|figure| figure.trim().parse::<f64>().ok()).and_then(from_spreadsheet),
            has_formula: attributes.get("x:fmla").is_some(),
        };
        let table = self.table()?;
        table.close_cell();
        if table.rows.is_empty() {
            table.rows.push(Vec::new());
        }
        table.cell = Some(cell);
        Ok(())
    }

    /// Ends the innermost table: it belongs to the cell around it, or stands on the page.
    fn close_table(&mut self) -> Result<()> {
        let Some(mut table) = self.open.pop() else { return Ok(()) };
        table.close_cell();
        match self.open.last_mut().and_then(|outer| outer.cell.as_mut()) {
            Some(cell) => cell.inside.push(Inside::Table(table.rows)),
            None => {
                // Text between rows is shown above the table.
                self.paragraph()?;
                self.place(table.rows)?;
            }
        }
        Ok(())
    }

    /// Puts a table below what was read before. What a frame holds stands as if there were none.
    fn place(&mut self, rows: Vec<Vec<Cell>>) -> Result<()> {
        if is_frame(&rows) {
            for inside in rows.into_iter().flatten().flat_map(|cell| cell.inside) {
                match inside {
                    Inside::Text(text) => {
                        for line in text.lines() {
                            self.text.push_str(line);
                            self.paragraph()?;
                        }
                    }
                    Inside::Table(inner) => self.place(inner)?,
                }
            }
            return Ok(());
        }
        let last = u32::try_from(rows.len()).unwrap_or(u32::MAX).saturating_sub(1);
        // For each column, the row from which on it is free.
        let mut free: Vec<u32> = Vec::new();
        for (row, cells) in (0_u32..).zip(rows) {
            let mut column = 0_u32;
            for cell in cells {
                while free.get(column as usize).is_some_and(|&from| from > row) {
                    column += 1;
                }
                let right = column + cell.columns - 1;
                if right >= COLUMNS {
                    return Err(too_large(self.budget.name, "列数过多"));
                }
                let bottom = match cell.rows {
                    0 => last,
                    rows => (row + rows - 1).min(last),
                };
                if bottom > row {
                    if free.len() <= right as usize {
                        free.resize(right as usize + 1, 0);
                    }
                    free[column as usize..=right as usize].fill(bottom + 1);
                }
                let (top, below) = (self.row + row, self.row + bottom);
                self.sheet.put(top, column, cell.content(), &mut self.budget)?;
                if bottom > row || right > column {
                    let range = Range { top, bottom: below, left: column, right };
                    self.sheet.merge(range, &self.budget)?;
                }
                column = right + 1;
            }
        }
        self.row += last + 1;
        Ok(())
    }

    fn finish(mut self) -> Result<Sheets> {
        while !self.open.is_empty() {
            self.close_table()?;
        }
        self.paragraph()?;
        if self.tables == 0 {
            return Err(Error::new(
                Code::FileUnsupported,
                format!(
                    "“{}”是网页，里面没有表格（数据可能在它旁边的文件夹里）。请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。",
                    self.budget.name
                ),
            ));
        }
        let mut sheets = Sheets::default();
        sheets.add(self.sheet.grid(&self.budget)?, true);
        Ok(sheets)
    }
}

/// Whether a table only frames others: one filled cell a row at most, and a table in it.
fn is_frame(rows: &[Vec<Cell>]) -> bool {
    let holds = |cell: &Cell| cell.inside.iter().any(|inside| matches!(inside, Inside::Table(_)));
    rows.iter().flatten().any(holds)
        && rows
            .iter()
            .all(|row| row.iter().filter(|cell| holds(cell) || !cell.text().is_empty()).count() <= 1)
}

impl Cell {
    /// All its words; those of a table inside it belong to it.
    fn text(&self) -> String {
        let mut lines = Vec::new();
        self.lines(&mut lines);
        let text = lines.join("\n");
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        lines.join("\n").trim_matches(['\n', ' ']).to_owned()
    }

    fn lines<'a>(&'a self, lines: &mut Vec<&'a str>) {
        for inside in &self.inside {
            match inside {
                Inside::Text(text) => lines.push(text),
                Inside::Table(rows) => rows.iter().flatten().for_each(|cell| cell.lines(lines)),
            }
        }
    }

    fn content(&self) -> (String, Content) {
        let text = self.text();
        if is_error(&text) {
            let reason = Content::Broken(format!("公式出错（{text}）"));
            return (text, reason);
        }
        match self.figure {
            Some(value) if text.ends_with(['%', '％']) => (text, Content::Number { value, percent: true }),
            Some(value) if is_padded(&text, value) => (text, Content::Number { value, percent: false }),
            Some(value) if text.is_empty() || is_figure(&text) => Shown::Plain.show_decimal(value),
            // A date, or a figure in words: what is shown is what was meant.
            _ if !text.is_empty() => (text, Content::Text),
            _ if self.has_formula => (text, Content::Broken("公式未计算".to_owned())),
            _ => (text, Content::Blank),
        }
    }
}

/// Whether a text is one figure, however it is set: 1,234.50 or (12) or ￥3, but not 2024-06-24 or 2024.6.24.
fn is_figure(text: &str) -> bool {
    let is_sign = |c: char| "+-(￥¥$".contains(c) || c.is_whitespace();
    let digits = text.trim_start_matches(is_sign).trim_end_matches(|c: char| c == ')' || c.is_whitespace());
    let (digits, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && digits.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.')
        && digits.matches('.').count() <= 1
        && exponent.trim_start_matches(['+', '-']).chars().all(|c| c.is_ascii_digit())
}
