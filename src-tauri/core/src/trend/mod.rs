//! 年度趋势: one metric over the years.

use serde::Serialize;
use ts_rs::TS;

use crate::metrics::MetricInfo;

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
