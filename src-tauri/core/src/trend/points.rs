//! The years of one line: value, change on the year before, share of the county.

use rust_decimal::Decimal;
use serde::Serialize;
use ts_rs::TS;

use super::joined;
use crate::Assessed;
use crate::filing::Basis;
use crate::metrics::{CountyValue, Metric};
use crate::number::{Exact, Rate};

/// A year of a series.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TrendPoint {
    /// The year.
    pub year: i32,
    /// The value; `None`: not filed that year, or the filing does not give it.
    pub value: Option<String>,
    /// value − value of the year before, if that year has one that rests on the same budget.
    pub change: Option<String>,
    /// change ÷ value of the year before, if that is above 0.
    pub change_rate: Option<String>,
    /// value ÷ the county's total of the year (占全县比重), for metrics that add up; not of the county itself. Ten decimals,
    /// 四舍五入: the shares of all departments sum to 1 within half a unit of the last of them for each.
    pub share: Option<String>,
    /// share − share of the year before.
    pub share_change: Option<String>,
    /// Why there is no value or no change, or what must be known of it.
    pub note: Option<String>,
}

/// What a year comes to.
#[derive(Default)]
pub(super) struct Value {
    pub value: Option<Decimal>,
    /// What the budget in it means, if there is one.
    pub basis: Option<Basis>,
    pub note: Option<String>,
    pub share: Option<Decimal>,
}

impl Value {
    /// A department's.
    pub fn of(metric: &Metric, filing: Option<&Assessed>) -> Self {
        let Some(filing) = filing else {
            return Self { note: Some("没有报送".to_owned()), ..Self::default() };
        };
        match metric.of(filing) {
            Ok(value) => {
                let basis = metric.basis_of(filing);
                Self { value: Some(value), basis, note: remark(basis), share: None }
            }
            Err(why) => Self { note: Some(why.to_owned()), ..Self::default() },
        }
    }

    /// That of the county, or of a part of it.
    pub fn of_several(county: CountyValue) -> Self {
        let left_out =
            (county.left_out > 0).then(|| format!("另有{}个单位预算数口径不同，未计入", county.left_out));
        let note = joined(remark(county.basis), left_out);
        Self { value: county.value, basis: county.basis, note, share: None }
    }

    /// With its share of the county's total.
    pub fn within(mut self, whole: &Whole) -> Self {
        let Some(value) = self.value else { return self };
        match *whole {
            Whole::None => {}
            Whole::Total(total) => self.share = Rate::of(value, total).map(Exact::decimal),
            Whole::WithNegative => {
                self.note = joined(self.note, Some("有单位的数为负，不算比重".to_owned()));
            }
        }
        self
    }
}

/// What shares of a year are of.
pub(super) enum Whole {
    /// The metric does not add up, or comes to nothing.
    None,
    /// The county's total.
    Total(Decimal),
    /// The total hides a value below 0: a share of it would say nothing.
    WithNegative,
}

impl Whole {
    /// Of the filings of a year.
    pub fn of(metric: &Metric, county: &[Assessed]) -> Self {
        if !metric.adds_up() {
            return Self::None;
        }
        let values = || county.iter().filter_map(|filing| metric.of(filing).ok());
        let total: Decimal = values().sum();
        match () {
            () if values().any(|value| value < Decimal::ZERO) => Self::WithNegative,
            () if total.is_zero() => Self::None,
            () => Self::Total(total),
        }
    }
}

fn remark(basis: Option<Basis>) -> Option<String> {
    (basis == Some(Basis::Revised)).then(|| "预算数为全年预算数".to_owned())
}

/// The years from `first` on, each with its change on the year before. There is none between budgets that
/// mean different things.
pub(super) fn points(first: i32, values: impl Iterator<Item = Value>) -> Vec<TrendPoint> {
    let mut before = Value::default();
    (first..)
        .zip(values)
        .map(|(year, now)| {
            let both = now.value.zip(before.value);
            let same_basis = now.basis == before.basis;
            let change = both.filter(|_| same_basis).and_then(|(now, before)| now.checked_sub(before));
            // On a value of 0 or below, a rate of change says nothing.
            let base = before.value.filter(|value| *value > Decimal::ZERO);
            let change_rate = change.zip(base).and_then(|(change, base)| Rate::of(change, base));
            let broken = both
                .filter(|_| !same_basis)
                .map(|_| before.basis.map_or("决算数", Basis::title))
                .map(|before| format!("上年为{before}，口径不同，不计算变动"));
            let text = |value: Decimal| value.normalize().to_string();
            let point = TrendPoint {
                year,
                value: now.value.map(text),
                change: change.map(text),
                change_rate: change_rate.map(|rate| text(rate.decimal())),
                share: now.share.map(text),
                share_change: now.share.zip(before.share).map(|(now, before)| text(now - before)),
                note: joined(now.note.clone(), broken),
            };
            before = now;
            point
        })
        .collect()
}
