//! Reads single cells into fields, keeping where each was read.

use std::any::TypeId;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use ts_rs::TS;

use super::columns::Header;
use crate::filing::{Filed, Origin, Unread};
use crate::intake::grid::{Content, Grid, Seen};
use crate::intake::labels;
use crate::intake::learnt::UnknownColumn;
use crate::number::{Amount, Exact, Reading, is_no_value, normalise};

/// Reads cells of one grid, and collects what belongs to no field.
pub struct CellReader<'a> {
    pub(super) grid: &'a Grid,
    file: &'a str,
    /// Cells that belong to no field and were not understood.
    pub unread: Vec<Unread>,
    /// Columns whose header was not understood.
    pub unknown: Vec<UnknownColumn>,
    /// Cells that a field was read from: row and column they begin in.
    pub(super) taken: RefCell<BTreeSet<(usize, u32)>>,
    /// The form says that its amounts are in 元.
    yuan: Cell<bool>,
    /// A row says so of its own amounts, or that they are not.
    row_yuan: Cell<Option<(usize, bool)>>,
}

impl<'a> CellReader<'a> {
    /// Reads cells of `grid`, which stands in the file named `file`.
    pub fn new(grid: &'a Grid, file: &'a str) -> Self {
        Self {
            grid,
            file,
            unread: Vec::new(),
            unknown: Vec::new(),
            taken: RefCell::default(),
            yuan: Cell::new(false),
            row_yuan: Cell::new(None),
        }
    }

    /// Takes note of the unit of money that a row names: for all that follows in 「单位：元」 and 「项目资金（万元）」, for
    /// itself alone where figures stand in it (「其中：办公费（元）」). A column's own unit stands in its header.
    pub fn money_unit(&self, row: usize) {
        let marks: Vec<bool> = self.grid.seen(row).filter_map(|seen| yuan_in(&seen.cell.text)).collect();
        let (Some(&yuan), true) = (marks.first(), marks.iter().all(|mark| *mark == marks[0])) else { return };
        let figures = self.grid.rows[row].cells.iter().any(|cell| {
            matches!(cell.content, Content::Number { .. })
                || matches!(crate::number::read(&cell.text), Reading::Value(..))
        });
        if figures {
            self.row_yuan.set(Some((row, yuan)));
        } else {
            self.yuan.set(yuan);
        }
    }

    /// A figure as it is written; in the unit that its column, its row or the form names if it has none of its own.
    fn figure<T: Exact + TS>(&self, row: usize, text: &str, column_yuan: Option<bool>) -> Reading<T> {
        let of_row = self.row_yuan.get().filter(|(of, _)| *of == row).map(|(_, yuan)| yuan);
        if column_yuan.or(of_row).unwrap_or(self.yuan.get())
            && TypeId::of::<T>() == TypeId::of::<Amount>()
            && text.trim_end().ends_with(|c: char| c.is_numeric() || c == ')' || c == '）')
        {
            return T::read(&format!("{}元", text.trim_end()));
        }
        T::read(text)
    }

    /// A figure in the column below a header.
    pub fn below<T: Exact + TS>(&self, header: &Header, row: usize, column: Option<u32>) -> Filed<T> {
        match column.and_then(|column| header.place(self.grid, row, column)) {
            Some(at) => self.number_in(row, at, column.and_then(|column| header.yuan(column))),
            None => Filed::default(),
        }
    }

    fn origin(&self, row: usize, column: u32, raw: &str) -> Origin {
        Origin {
            file: self.file.to_owned(),
            sheet: self.grid.sheet(row),
            cell: self.grid.address(row, column),
            raw: raw.trim().to_owned(),
            note: None,
            unread: None,
            corrected: None,
        }
    }

    /// The cell at a column of a row; where none exists, its place is known all the same.
    fn locate(&self, row: usize, column: u32) -> (Option<Seen<'a>>, Origin) {
        match self.grid.at(row, column) {
            Some(seen) => {
                self.taken.borrow_mut().insert((seen.row, seen.cell.column));
                (Some(seen), self.origin(seen.row, seen.cell.column, &seen.cell.text))
            }
            None => (None, self.origin(row, column, "")),
        }
    }

    /// A figure.
    pub fn number<T: Exact + TS>(&self, row: usize, column: u32) -> Filed<T> {
        self.number_in(row, column, None)
    }

    fn number_in<T: Exact + TS>(&self, row: usize, column: u32, yuan: Option<bool>) -> Filed<T> {
        let (seen, origin) = self.locate(row, column);
        let Some(seen) = seen else { return Filed { value: None, origin: Some(origin.into()) } };
        match &seen.cell.content {
            // The exact value behind a percentage; its text is rounded to what is shown.
            Content::Number { value, percent: true } => match T::read(&seen.cell.text) {
                Reading::Value(..) => Filed { value: Some(T::new(*value)), origin: Some(origin.into()) },
                reading => understood(reading, origin),
            },
            Content::Broken(why) => not_understood(origin, why),
            _ => understood(self.figure(row, &seen.cell.text, yuan), origin),
        }
    }

    /// A figure inside a text (`996.50` of 「其中： 一般公共预算：996.50」); the whole cell is its raw text.
    pub fn number_in_text<T: Exact + TS>(&self, row: usize, column: u32, part: &str) -> Filed<T> {
        let (_, origin) = self.locate(row, column);
        understood(self.figure(row, part, None), origin)
    }

    /// Words, as `clean` leaves them.
    fn words(&self, row: usize, column: u32, clean: impl Fn(&str) -> Option<String>) -> Filed<String> {
        let (seen, origin) = self.locate(row, column);
        match seen.map(|seen| &seen.cell.content) {
            Some(Content::Broken(why)) => not_understood(origin, why),
            Some(_) => Filed { value: clean(&origin.raw), origin: Some(origin.into()) },
            None => Filed { value: None, origin: Some(origin.into()) },
        }
    }

    /// A name: without numbering and blanks.
    pub fn name(&self, row: usize, column: u32) -> Filed<String> {
        self.words(row, column, labels::name)
    }

    /// A short text: line breaks inside it are only wrapping.
    pub fn short_text(&self, row: usize, column: u32) -> Filed<String> {
        self.words(row, column, |text| {
            let joined: String = text.lines().map(str::trim).collect();
            (!is_no_value(&joined)).then_some(joined)
        })
    }

    /// A longer text: its lines are kept.
    pub fn long_text(&self, row: usize, column: u32) -> Filed<String> {
        self.words(row, column, |text| {
            let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            let joined = lines.join("\n");
            (!is_no_value(&joined)).then_some(joined)
        })
    }

    /// A text known to stand in a cell, taken as it is.
    pub fn given(&self, row: usize, column: u32, value: Option<String>) -> Filed<String> {
        let (_, origin) = self.locate(row, column);
        Filed { value, origin: Some(origin.into()) }
    }

    /// A name that shares its cell with labels and other names: only the name is kept of it.
    pub fn name_of(&self, row: usize, column: u32, name: String) -> Filed<String> {
        let shared =
            self.grid.at(row, column).is_some_and(|seen| super::captions::signs_off(&seen.cell.text));
        let mut filed = self.given(row, column, (!name.is_empty()).then_some(name));
        if let Some(origin) = filed.origin.as_mut().filter(|_| shared) {
            origin.raw = filed.value.clone().unwrap_or_default();
        }
        filed
    }

    /// A figure known to stand in a cell.
    pub fn given_number<T: Exact + TS>(&self, row: usize, column: u32, text: Option<&str>) -> Filed<T> {
        match text {
            Some(text) => self.number_in_text(row, column, text),
            None => Filed { value: None, origin: Some(self.locate(row, column).1.into()) },
        }
    }

    /// Notes a cell that belongs to no field.
    pub fn leave_unread(&mut self, path: &str, row: usize, column: u32, reason: &str) {
        let (_, origin) = self.locate(row, column);
        self.unread.push(Unread {
            path: path.to_owned(),
            sheet: origin.sheet,
            cell: origin.cell,
            raw: origin.raw,
            reason: reason.to_owned(),
        });
    }
}

/// Whether a label says that amounts are in 元 (`true`) or 万元.
fn yuan_in(text: &str) -> Option<bool> {
    let plain: String = normalise(text).chars().filter(|c| !c.is_whitespace()).collect();
    let named = |unit: &str| {
        [format!("单位:{unit}"), format!("单位{unit}"), format!("({unit})"), format!("[{unit}]")]
            .iter()
            .any(|mark| plain.contains(mark.as_str()))
    };
    if named("万元") { Some(false) } else { (named("元") || named("人民币元")).then_some(true) }
}

fn understood<T: Exact + TS>(reading: Reading<T>, mut origin: Origin) -> Filed<T> {
    match reading {
        Reading::NoValue => Filed { value: None, origin: Some(origin.into()) },
        Reading::Value(value, note) => {
            origin.note = note;
            Filed { value: Some(value), origin: Some(origin.into()) }
        }
        Reading::NotUnderstood(why) => not_understood(origin, why),
    }
}

fn not_understood<T: TS>(mut origin: Origin, why: &str) -> Filed<T> {
    origin.unread = Some(why.to_owned());
    Filed { value: None, origin: Some(origin.into()) }
}
