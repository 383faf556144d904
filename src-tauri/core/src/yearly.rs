//! Rows of a table whose columns are years: a value each, and how it changed on the year before.

use rust_decimal::Decimal;
use serde::Serialize;
use ts_rs::TS;

use crate::filing::Basis;
use crate::metrics::MetricKind;
use crate::number::{Exact, Rate};

/// A value of a year, or why there is none, in Chinese.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearValue {
    /// The value.
    pub value: Result<Decimal, String>,
    /// What the budget in it means, if there is one.
    pub basis: Option<Basis>,
}

impl YearValue {
    /// A value that rests on no budget of 附件一.
    pub fn of(value: Result<Decimal, impl Into<String>>) -> Self {
        Self { value: value.map_err(Into::into), basis: None }
    }
}

/// A year of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearCell {
    /// The year.
    pub year: i32,
    /// The value, rates as fractions.
    pub value: Option<String>,
    /// value − value of the year before, if that year has one that rests on the same budget.
    pub change: Option<String>,
    /// change ÷ value of the year before, if that is above 0.
    pub change_rate: Option<String>,
    /// Why there is no value or no change, or what must be known of it.
    pub note: Option<String>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearlyRow {
    /// Stable id (`execution_rate`).
    pub id: &'static str,
    /// The block it stands in (`三公经费`).
    pub group: &'static str,
    /// In the words of the form (`本年决算数`).
    pub title: &'static str,
    /// 万元, %, 分, 个, 人.
    pub unit: &'static str,
    /// How it is printed.
    pub kind: MetricKind,
    /// Its formula, or where it stands.
    pub hint: &'static str,
    /// Below a line of its own block: 0, 其中 1, and what is in that 2.
    pub level: u32,
    /// Every year of the range.
    pub cells: Vec<YearCell>,
}

/// The years from `first` on, each with its change on the year before. There is none between budgets that mean
/// different things, nor over a year without a value.
pub fn cells(first: i32, values: impl IntoIterator<Item = YearValue>) -> Vec<YearCell> {
    let mut before: Option<(Decimal, Option<Basis>)> = None;
    (first..)
        .zip(values)
        .map(|(year, YearValue { value, basis })| {
            let now = value.as_ref().ok().copied();
            let same = before.filter(|(_, other)| *other == basis && is_known(basis)).map(|(value, _)| value);
            let change = now.zip(same).and_then(|(now, before)| now.checked_sub(before));
            // On a value of 0 or below, a rate of change says nothing.
            let base = same.filter(|value| *value > Decimal::ZERO);
            let change_rate = change.zip(base).and_then(|(change, base)| Rate::of(change, base));
            let mut notes: Vec<String> = value.err().into_iter().collect();
            if let Some(basis) = basis.filter(|basis| now.is_some() && *basis != Basis::Initial) {
                notes.push(format!("预算数为{}", basis.title()));
            }
            if let (Some(_), Some((_, other))) = (now, before)
                && basis != other
            {
                let other = other.map_or("决算数", Basis::title);
                notes.push(format!("上年为{other}，口径不同，不计算变动"));
            }
            before = now.map(|value| (value, basis));
            let text = |value: Decimal| value.normalize().to_string();
            YearCell {
                year,
                value: now.map(text),
                change: change.map(text),
                change_rate: change_rate.map(|rate| text(rate.decimal())),
                note: (!notes.is_empty()).then(|| notes.join("；")),
            }
        })
        .collect()
}

/// Whether it is known what the budget means; two unknown ones may be two different ones.
fn is_known(basis: Option<Basis>) -> bool {
    matches!(basis, None | Some(Basis::Initial | Basis::Revised))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, basis: Option<Basis>) -> YearValue {
        YearValue { value: text.parse().map_err(|_| text.to_owned()), basis }
    }

    /// Protects changes over the years from being taken over a gap, from nothing, or between budgets of two meanings.
    #[test]
    fn changes_need_a_year_before_of_the_same_kind() {
        let years = [
            value("0", None),
            value("5", None),
            value("未填", None),
            value("4", Some(Basis::Initial)),
            value("6", Some(Basis::Initial)),
            value("9", Some(Basis::Revised)),
            value("9", Some(Basis::Unknown)),
            value("8", Some(Basis::Unknown)),
        ];
        let cells = cells(2019, years);
        let said: Vec<_> = cells
            .iter()
            .map(|cell| (cell.year, cell.change.as_deref(), cell.change_rate.as_deref()))
            .collect();
        assert_eq!(
            said,
            [
                (2019, None, None),
                (2020, Some("5"), None),
                (2021, None, None),
                (2022, None, None),
                (2023, Some("2"), Some("0.5")),
                (2024, None, None),
                (2025, None, None),
                (2026, None, None),
            ]
        );
        assert_eq!(cells[2].note.as_deref(), Some("未填"));
        assert_eq!(
            cells[5].note.as_deref(),
            Some("预算数为全年预算数；上年为年初预算数，口径不同，不计算变动")
        );
        assert_eq!(cells[7].note.as_deref(), Some("预算数为口径不明的数"));
    }
}
