//! The reader of the reports' sentences and tables: which amount is said of what.
//!
//! It understands a phrase only if it knows every word of it, and an amount only if it knows what the
//! amount is of. What it is not sure of it leaves alone: no rule may build on a guess.

mod cells;
mod cite;
mod clause;
mod figure;
mod grade;
mod held;
mod list;
pub mod near;
mod outline;
mod paragraph;
pub mod parts;
mod plain;
mod role;
mod table;
mod words;

use rust_decimal::Decimal;

pub(crate) use cells::prior as prior_cell;
pub(crate) use cite::{cite, cite_block, in_marks, quoted, quoted_block, report_name, short};
pub use figure::Unit;
pub(crate) use held::{Held, Judgement, compare, held, slip, unit_evident};
pub use list::{Kind, List};
pub use role::{Base, Role, Sign};
pub use table::{Heading, Row, Table};
pub use words::{Column, Fund, Phrase, Subject, Year, phrase};

use crate::filing::{Block, Filing, Report};
use outline::Outline;

/// An amount of a report, and what it is said of.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Which report, from 0.
    pub report: usize,
    /// Which of its blocks, from 0.
    pub block: usize,
    /// Row and column, in a table.
    pub cell: Option<(usize, usize)>,
    /// Which sentence of the block, from 0.
    pub sentence: usize,
    /// The clause, as written.
    pub quote: String,
    /// The number, as written.
    pub number: Decimal,
    /// Its decimals, as written.
    pub decimals: u32,
    /// Its unit.
    pub unit: Unit,
    /// What it does in the sentence.
    pub role: Role,
    /// What it is of, if every word was understood.
    pub subject: Option<Subject>,
    /// What it is called, if not.
    pub name: Option<String>,
    /// Which figure of it.
    pub column: Option<Column>,
    /// Which year.
    pub year: Option<Year>,
    /// Which money.
    pub fund: Option<Fund>,
    /// The heading above says which money, not the sentence: it may hold for the sentence or not.
    pub fund_of_heading: bool,
    /// The subject was named before, not in its own words.
    pub carried: bool,
    /// 完成预算5.3万元的38.1%: the budget that something was held against.
    pub completes: bool,
    /// The unit was not written with it: its table does not say, 万元 is taken.
    pub unit_assumed: bool,
}

impl Figure {
    /// Its value: 万元, a fraction for a rate, else as written.
    pub fn value(&self) -> Decimal {
        let shift = match self.unit {
            Unit::Yuan => Decimal::new(1, 4),
            Unit::HundredMillionYuan => Decimal::from(10_000),
            Unit::Percent | Unit::PercentagePoints => Decimal::new(1, 2),
            _ => Decimal::ONE,
        };
        (self.number * shift).normalize()
    }

    /// Decimals of [`Self::value`] that were written.
    pub fn places(&self) -> u32 {
        match self.unit {
            Unit::Yuan => self.decimals + 4,
            Unit::HundredMillionYuan => self.decimals.saturating_sub(4),
            Unit::Percent | Unit::PercentagePoints => self.decimals + 2,
            _ => self.decimals,
        }
    }

    /// Half of the last digit that was written: how far the figure itself may be rounded.
    pub fn half(&self) -> Decimal {
        match self.unit {
            Unit::HundredMillionYuan => Decimal::new(5_000, self.decimals),
            _ => Decimal::new(5, self.places() + 1),
        }
    }

    /// As written, with its unit.
    pub fn written(&self) -> String {
        format!("{:.*}{}", self.decimals as usize, self.number, self.unit.title())
    }

    /// Whether it states an amount of money of its own.
    pub fn is_amount(&self) -> bool {
        self.role == Role::Level && self.unit.is_money()
    }

    /// Whether it is of the evaluated year, as far as the text says.
    pub fn is_of_this_year(&self) -> bool {
        matches!(self.year, None | Some(Year::This))
    }
}

/// A grade that a report gives itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedGrade {
    /// Which report.
    pub report: usize,
    /// Which block.
    pub block: usize,
    /// The clause.
    pub quote: String,
    /// 优, 良, 中 or 差.
    pub grade: char,
}

/// What the reports of a filing say.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Text {
    /// Every figure, in the order of the text.
    pub figures: Vec<Figure>,
    /// 其中 lists.
    pub lists: Vec<List>,
    /// The reports' own tables with recognisable headers.
    pub tables: Vec<Table>,
    /// Grades.
    pub grades: Vec<StatedGrade>,
}

impl Text {
    /// The amounts of money that are stated of something.
    pub fn amounts(&self) -> impl Iterator<Item = (usize, &Figure)> {
        self.figures.iter().enumerate().filter(|(_, figure)| figure.is_amount())
    }
}

/// Reads every report of a filing.
pub fn read(filing: &Filing) -> Text {
    let mut text = Text::default();
    for (n, report) in filing.reports.iter().enumerate() {
        read_report(report, n, filing.year, &mut text);
    }
    text
}

fn read_report(report: &Report, n: usize, year: i32, text: &mut Text) {
    let mut outline = Outline::default();
    // 「单位：万元」 stands above the table it is of.
    let mut caption = None;
    for (block, content) in report.blocks.iter().enumerate() {
        match content {
            Block::Paragraph(words) => {
                caption = table::unit_in(words).or(caption.filter(|_| words.trim().is_empty()));
                if outline.heading(words, year) {
                    continue;
                }
                paragraph::read(words, n, block, year, &outline, text);
            }
            Block::Table(rows) => table::read(rows, n, block, year, caption.take(), text),
        }
    }
}
