//! The reports' own tables: rows and columns by their headings.

use super::figure::Unit;
use super::plain::Plain;
use super::role::Role;
use super::words::{Column, Phrase, Subject, Year, phrase};
use super::{Figure, Text};
use crate::number::{Reading, normalise, read as read_number};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// 年初预算, 决算, ….
    Amount(Column),
    /// 上年决算数.
    Prior,
    /// 执行率.
    Rate,
    /// 年末结余.
    Left,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its place in the table.
    pub row: usize,
    /// Its label, as written.
    pub label: String,
    /// The label without 其中.
    pub name: String,
    /// What it is of, if the label was understood.
    pub subject: Option<Subject>,
    /// 合计, 总计.
    pub total: bool,
    /// 其中 stands in front of it.
    pub among: bool,
    /// Its figures by column: the place in the text's figures.
    pub figures: Vec<(usize, usize)>,
}

/// A table of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Which report.
    pub report: usize,
    /// Which block.
    pub block: usize,
    /// Columns with a heading that was understood.
    pub columns: Vec<(usize, Heading)>,
    /// Rows below the headings.
    pub rows: Vec<Row>,
    /// Cells of amount columns that hold words instead of figures, or figures without a readable row.
    pub gaps: bool,
}

impl Table {
    /// The figure of a row in a column.
    pub fn figure(&self, row: &Row, column: usize) -> Option<usize> {
        row.figures.iter().find(|(at, _)| *at == column).map(|(_, figure)| *figure)
    }
}

/// 「单位：万元」 in a line of its own or behind a caption.
pub fn unit_in(text: &str) -> Option<Unit> {
    if text.chars().count() > 60 {
        return None;
    }
    let plain: String = Plain::new(text).chars.iter().collect();
    let at = plain.rfind("单位：")? + "单位：".len();
    let unit = plain[at..].trim_end_matches(['）', '。']);
    match unit {
        "万元" | "人民币万元" => Some(Unit::TenThousandYuan),
        "元" | "人民币元" => Some(Unit::Yuan),
        "亿元" => Some(Unit::HundredMillionYuan),
        _ => None,
    }
}

/// Reads a table; one without a heading that says which amounts it holds is left alone.
pub fn read(
    rows: &[Vec<String>],
    report: usize,
    block: usize,
    year: i32,
    caption: Option<Unit>,
    text: &mut Text,
) {
    let mut unit = caption;
    let mut heads: Option<(usize, Vec<(usize, Heading)>)> = None;
    for (n, row) in rows.iter().enumerate().take(4) {
        unit = unit.or_else(|| row.iter().find_map(|cell| unit_in(cell)));
        let found: Vec<(usize, Heading)> = row
            .iter()
            .enumerate()
            .filter_map(|(column, cell)| Some((column, heading(cell, year, &mut unit)?)))
            .collect();
        let amounts = found.iter().filter(|(_, heading)| matches!(heading, Heading::Amount(_))).count();
        if amounts > 0 && heads.is_none() {
            heads = Some((n, found));
        } else if amounts > 0 {
            // Headings in two rows say more than the reader knows to put together.
            return;
        }
    }
    let Some((head, columns)) = heads else { return };
    let doubled = columns.iter().enumerate().any(|(n, (_, a))| columns[..n].iter().any(|(_, b)| a == b));
    if doubled {
        return;
    }
    let first = columns.iter().map(|(column, _)| *column).min().unwrap_or(0);
    let named =
        rows[head].iter().take(first).rposition(|cell| cell.contains("名称") || cell.contains("项目"));
    let mut table = Table { report, block, columns, rows: Vec::new(), gaps: false };
    for (n, cells) in rows.iter().enumerate().skip(head + 1) {
        let label = named
            .and_then(|column| cells.get(column).filter(|cell| !cell.trim().is_empty()))
            .or_else(|| cells.iter().take(first).rfind(|cell| has_words(cell)));
        let mut figures = Vec::new();
        let Some(label) = label.map(|label| label.trim().to_owned()) else {
            table.gaps |= table
                .columns
                .iter()
                .any(|(column, _)| cells.get(*column).is_some_and(|c| c.chars().any(|c| c.is_ascii_digit())));
            continue;
        };
        let row = row_of(n, &label, year);
        for &(column, heading) in &table.columns {
            let Some(cell) = cells.get(column) else { continue };
            match cell_figure(cell, heading, unit, &row) {
                Cell::Figure(mut figure) => {
                    (figure.report, figure.block, figure.cell) = (report, block, Some((n, column)));
                    figure.quote = format!("{label} {}", cell.trim());
                    text.figures.push(*figure);
                    figures.push((column, text.figures.len() - 1));
                }
                Cell::Blank => {}
                Cell::Words => table.gaps = true,
            }
        }
        table.rows.push(Row { figures, ..row });
    }
    // 合计 below 基本支出 and 项目支出 is the total expenditure.
    let holds = |subject| table.rows.iter().any(|row| row.subject == Some(subject));
    if holds(Subject::Basic) && holds(Subject::Project) {
        let totals: Vec<usize> = table
            .rows
            .iter()
            .filter(|row| row.total && row.name != "小计")
            .flat_map(|row| row.figures.iter().map(|(_, figure)| *figure))
            .collect();
        for figure in totals {
            text.figures[figure].subject = Some(Subject::TotalExpenditure);
        }
    }
    text.tables.push(table);
}

fn has_words(cell: &str) -> bool {
    cell.chars().any(|c| c.is_alphabetic())
}

fn heading(cell: &str, year: i32, unit: &mut Option<Unit>) -> Option<Heading> {
    let plain: String = Plain::new(cell).chars.iter().filter(|c| **c != '。').collect();
    let (words, bracket) = plain.split_once('（').unwrap_or((plain.as_str(), ""));
    if words.is_empty() || words.chars().count() > 12 {
        return None;
    }
    match bracket.trim_end_matches('）') {
        "万元" => *unit = unit.or(Some(Unit::TenThousandYuan)),
        "元" => *unit = unit.or(Some(Unit::Yuan)),
        _ => {}
    }
    if words.ends_with("执行率") {
        return Some(Heading::Rate);
    }
    if matches!(words, "年末结余" | "结余" | "结转结余" | "年末结转结余" | "年末结转和结余")
    {
        return Some(Heading::Left);
    }
    if matches!(words, "预算调整" | "调整" | "调整数" | "预算调整数" | "追加" | "调整金额" | "年中调整")
    {
        return Some(Heading::Amount(Column::Added));
    }
    let said = phrase(words, year);
    if !said.understood || said.subject.is_some() || said.fund.is_some() {
        return None;
    }
    match (said.column?, said.year) {
        (Column::Final, Some(Year::Prior)) => Some(Heading::Prior),
        (_, Some(Year::Prior | Year::Other)) => None,
        (column, _) => Some(Heading::Amount(column)),
    }
}

fn row_of(n: usize, label: &str, year: i32) -> Row {
    let plain: String = Plain::new(label).chars.iter().filter(|c| **c != '。').collect();
    let bare =
        plain.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '、' | '（' | '）'));
    let among = bare.starts_with("其中");
    let name = bare.trim_start_matches("其中").trim_start_matches('：').to_owned();
    let total = matches!(
        name.as_str(),
        "合计" | "总计" | "小计" | "共计" | "总额" | "支出合计" | "支出总计" | "合计数"
    );
    let said: Phrase = phrase(&name, year);
    let subject = said.subject.filter(|_| said.understood && said.fund.is_none() && said.column.is_none());
    Row { row: n, label: label.to_owned(), name, subject, total, among, figures: Vec::new() }
}

enum Cell {
    Figure(Box<Figure>),
    Blank,
    Words,
}

fn cell_figure(cell: &str, heading: Heading, unit: Option<Unit>, row: &Row) -> Cell {
    let written = match read_number(cell) {
        Reading::NoValue => return Cell::Blank,
        Reading::NotUnderstood(_) => return Cell::Words,
        Reading::Value(written, _) => written,
    };
    let own = match written.unit {
        crate::number::Unit::None => None,
        crate::number::Unit::Percent => Some(Unit::Percent),
        crate::number::Unit::TenThousandYuan => Some(Unit::TenThousandYuan),
        crate::number::Unit::Yuan => Some(Unit::Yuan),
        crate::number::Unit::HundredMillionYuan => Some(Unit::HundredMillionYuan),
        _ => return Cell::Words,
    };
    let rate = heading == Heading::Rate;
    let unit_of_cell = match (rate, own) {
        (true, Some(Unit::Percent)) => Unit::Percent,
        // A rate without its sign may be a fraction or a percentage.
        (true, _) | (false, Some(Unit::Percent)) => return Cell::Words,
        (false, own) => own.or(unit).unwrap_or(Unit::TenThousandYuan),
    };
    let plain = normalise(cell);
    let decimals =
        plain.split_once('.').map_or(0, |(_, rest)| rest.chars().take_while(char::is_ascii_digit).count());
    let (column, year) = match heading {
        Heading::Amount(column) => (Some(column), Some(Year::This)),
        Heading::Prior => (Some(Column::Final), Some(Year::Prior)),
        Heading::Rate | Heading::Left => (None, Some(Year::This)),
    };
    Cell::Figure(Box::new(Figure {
        report: 0,
        block: 0,
        cell: None,
        sentence: 0,
        quote: String::new(),
        number: written.value,
        decimals: u32::try_from(decimals).unwrap_or(0),
        unit: unit_of_cell,
        role: match heading {
            Heading::Rate => Role::Rate,
            Heading::Left => Role::Other,
            _ => Role::Level,
        },
        subject: if row.total { None } else { row.subject },
        name: (row.subject.is_none() && !row.total).then(|| row.name.clone()),
        column,
        year,
        fund: None,
        fund_of_heading: false,
        carried: false,
        completes: false,
        unit_assumed: own.is_none() && unit.is_none(),
    }))
}
