//! 年度趋势: one metric over the years.

use rust_decimal::Decimal;
use serde::Serialize;
use ts_rs::TS;

use crate::filing::Basis;
use crate::metrics::{CountyValue, Metric, MetricInfo};
use crate::number::{Exact, Rate};
use crate::{Assessed, Code, Error, Result};

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
    /// Why there is no value or no change, or what must be known of it.
    pub note: Option<String>,
}

/// One line of the chart.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Series {
    /// Department name; `None`: the county.
    pub department: Option<String>,
    /// How many departments the value of each year covers (county only); same order as `points`.
    pub covered: Option<Vec<u32>>,
    /// Every year of the range, missing ones with an empty value.
    pub points: Vec<TrendPoint>,
}

/// One metric over the years.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Trend {
    /// The metric's id.
    pub metric: &'static str,
    /// The metric itself.
    pub info: MetricInfo,
    /// What the county's value is (`全县合计`, `全县中位数`, `全县合计之比`).
    pub county_basis: &'static str,
    /// The lines.
    pub series: Vec<Series>,
}

/// More years than anybody keeps: a longer range is a mistyped year.
const LONGEST: i32 = 100;

/// Follows one metric through the years `from..=to`, for each of `departments` (full names), or for
/// the county if there are none. `filings` may hold other years and departments too.
///
/// # Errors
/// `BadRequest` if the range is empty or longer than 100 years.
pub fn trend(
    filings: &[Assessed],
    metric: &Metric,
    departments: &[String],
    from: i32,
    to: i32,
) -> Result<Trend> {
    if to < from || to.saturating_sub(from) >= LONGEST {
        return Err(Error::new(
            Code::BadRequest,
            format!("年度范围{from}—{to}不对，请让起始年度不晚于结束年度，且不超过{LONGEST}年。"),
        ));
    }
    let series = if departments.is_empty() {
        let years: Vec<_> = (from..=to)
            .map(|year| metric.of_county(filings.iter().filter(|filing| filing.filing.year == year)))
            .collect();
        let covered = years.iter().map(|year| year.covered).collect();
        let values = years.into_iter().map(Value::of_county);
        vec![Series { department: None, covered: Some(covered), points: points(from, values) }]
    } else {
        departments
            .iter()
            .map(|name| {
                let values = (from..=to).map(|year| {
                    let filed = |f: &&Assessed| f.filing.year == year && f.filing.department.name == *name;
                    Value::of(metric, filings.iter().find(filed))
                });
                Series { department: Some(name.clone()), covered: None, points: points(from, values) }
            })
            .collect()
    };
    Ok(Trend {
        metric: metric.info.id,
        info: metric.info.clone(),
        county_basis: metric.county.title(),
        series,
    })
}

/// The trend of a county that has no year at all.
pub fn empty(metric: &Metric, departments: &[String]) -> Trend {
    let no_points = |department| Series { department, covered: None, points: Vec::new() };
    let series = if departments.is_empty() {
        vec![Series { covered: Some(Vec::new()), ..no_points(None) }]
    } else {
        departments.iter().map(|name| no_points(Some(name.clone()))).collect()
    };
    Trend { metric: metric.info.id, info: metric.info.clone(), county_basis: metric.county.title(), series }
}

/// What a year comes to.
#[derive(Default)]
struct Value {
    value: Option<Decimal>,
    /// What the budget in it means, if there is one.
    basis: Option<Basis>,
    note: Option<String>,
}

impl Value {
    /// A department's.
    fn of(metric: &Metric, filing: Option<&Assessed>) -> Self {
        let Some(filing) = filing else {
            return Self { note: Some("没有报送".to_owned()), ..Self::default() };
        };
        match metric.of(filing) {
            Ok(value) => {
                let basis = metric.basis_of(filing);
                Self { value: Some(value), basis, note: remark(basis) }
            }
            Err(why) => Self { note: Some(why.to_owned()), ..Self::default() },
        }
    }

    /// The county's.
    fn of_county(county: CountyValue) -> Self {
        let left_out =
            (county.left_out > 0).then(|| format!("另有{}个单位预算数口径不同，未计入", county.left_out));
        Self { value: county.value, basis: county.basis, note: joined(remark(county.basis), left_out) }
    }
}

fn remark(basis: Option<Basis>) -> Option<String> {
    (basis == Some(Basis::Revised)).then(|| "预算数为全年预算数".to_owned())
}

fn joined(one: Option<String>, other: Option<String>) -> Option<String> {
    match (one, other) {
        (Some(one), Some(other)) => Some(format!("{one}；{other}")),
        (one, other) => one.or(other),
    }
}

/// The years from `first` on, each with its change on the year before. There is none between budgets that
/// mean different things.
fn points(first: i32, values: impl Iterator<Item = Value>) -> Vec<TrendPoint> {
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
                note: joined(now.note.clone(), broken),
            };
            before = now;
            point
        })
        .collect()
}
