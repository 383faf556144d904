//! 年度趋势: one metric over the years.

use rust_decimal::Decimal;
use serde::Serialize;
use ts_rs::TS;

use crate::metrics::{Metric, MetricInfo};
use crate::number::{Exact, Rate};
use crate::{Assessed, Code, Error, Result};

/// A year of a series.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TrendPoint {
    /// The year.
    pub year: i32,
    /// The value; `None`: not filed that year, or the filing does not give it.
    pub value: Option<String>,
    /// value − value of the year before, if that year has one.
    pub change: Option<String>,
    /// change ÷ value of the year before.
    pub change_rate: Option<String>,
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
        let (values, covered): (Vec<_>, Vec<_>) = (from..=to)
            .map(|year| metric.of_county(filings.iter().filter(|filing| filing.filing.year == year)))
            .unzip();
        vec![Series { department: None, covered: Some(covered), points: points(from, &values) }]
    } else {
        departments
            .iter()
            .map(|name| {
                let value = |year| {
                    filings
                        .iter()
                        .find(|f| f.filing.year == year && f.filing.department.name == *name)
                        .and_then(|filing| metric.of(filing).ok())
                };
                let values: Vec<_> = (from..=to).map(value).collect();
                Series { department: Some(name.clone()), covered: None, points: points(from, &values) }
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

/// The years from `first` on, each with its change on the year before.
fn points(first: i32, values: &[Option<Decimal>]) -> Vec<TrendPoint> {
    let mut before: Option<Decimal> = None;
    (first..)
        .zip(values)
        .map(|(year, &value)| {
            let change = value.zip(before).and_then(|(value, before)| value.checked_sub(before));
            let change_rate = change.zip(before).and_then(|(change, before)| Rate::of(change, before));
            before = value;
            let text = |value: Decimal| value.normalize().to_string();
            TrendPoint {
                year,
                value: value.map(text),
                change: change.map(text),
                change_rate: change_rate.map(|rate| text(rate.decimal())),
            }
        })
        .collect()
}
