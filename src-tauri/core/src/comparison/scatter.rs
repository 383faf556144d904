//! Two metrics of each department.

use rust_decimal::Decimal;
use serde::Serialize;
use ts_rs::TS;

use super::correlation::rank_correlation;
use super::field::{Field, Reading};
use super::spread::quartile;
use super::{Scope, Who};
use crate::Assessed;
use crate::metrics::{Metric, MetricInfo};

/// A department with both values.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ScatterPoint {
    /// Which.
    #[serde(flatten)]
    pub who: Who,
    /// Its value of the first metric.
    pub x: String,
    /// Its value of the second.
    pub y: String,
    /// Whether it lies far from the others: beyond one and a half times the distance between the quartiles, in either
    /// direction (Tukey's fences).
    pub outlier: bool,
}

/// A department that has no point.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LeftOut {
    /// Which.
    #[serde(flatten)]
    pub who: Who,
    /// Why, naming the metric.
    pub why: String,
}

/// Two metrics of each department.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Scatter {
    /// The year.
    pub year: i32,
    /// Among whom (`全县`).
    pub scope: String,
    /// The first metric.
    pub x: MetricInfo,
    /// The second metric.
    pub y: MetricInfo,
    /// By department code, then name.
    pub points: Vec<ScatterPoint>,
    /// Median of the points' first values.
    pub x_median: Option<String>,
    /// Median of the points' second values.
    pub y_median: Option<String>,
    /// Spearman's rank correlation of the points, −1 to 1, four decimals; `None` of fewer than three points, or where
    /// one of the metrics is the same for all.
    pub rank_correlation: Option<String>,
    /// Those without a point.
    pub left_out: Vec<LeftOut>,
}

/// The departments of `scope` by two metrics.
pub fn scatter(county: &[Assessed], year: i32, x: &Metric, y: &Metric, scope: Scope) -> Scatter {
    let fields = [Field::new(x, county, scope), Field::new(y, county, scope)];
    let mut found: Vec<(&Assessed, [Decimal; 2])> = Vec::new();
    let mut left_out = Vec::new();
    for filing in county.iter().filter(|filing| scope.holds(filing)) {
        let [first, second] = [fields[0].read(filing), fields[1].read(filing)];
        match first.comparable.zip(second.comparable) {
            Some((x, y)) => found.push((filing, [x, y])),
            None => left_out.push(LeftOut { who: Who::of(filing), why: why(&fields, [first, second]) }),
        }
    }
    let sorted = [0, 1].map(|axis| {
        let mut values: Vec<Decimal> = found.iter().map(|(_, values)| values[axis]).collect();
        values.sort_unstable();
        values
    });
    let fences = [fences(&sorted[0]), fences(&sorted[1])];
    let beyond = |axis: usize, value: Decimal| {
        fences[axis].is_some_and(|(low, high): (Decimal, Decimal)| value < low || value > high)
    };
    let points = found.iter().map(|(filing, [x, y])| ScatterPoint {
        who: Who::of(filing),
        x: x.to_string(),
        y: y.to_string(),
        outlier: beyond(0, *x) || beyond(1, *y),
    });
    let pairs: Vec<[Decimal; 2]> = found.iter().map(|(_, values)| *values).collect();
    let text = |value: Option<Decimal>| value.map(|value| value.to_string());
    Scatter {
        year,
        scope: scope.title(),
        x: x.info_of(county),
        y: y.info_of(county),
        points: points.collect(),
        x_median: text(quartile(&sorted[0], 2)),
        y_median: text(quartile(&sorted[1], 2)),
        rank_correlation: text(rank_correlation(&pairs)),
        left_out,
    }
}

/// Why there is no point, for each metric that lacks.
fn why(fields: &[Field; 2], readings: [Reading; 2]) -> String {
    let missing = fields.iter().zip(readings).filter(|(_, reading)| reading.comparable.is_none());
    let mut reasons: Vec<String> = missing
        .map(|(field, reading)| format!("{}：{}", field.metric.info.title, reading.note.unwrap_or_default()))
        .collect();
    reasons.dedup();
    reasons.join("；")
}

/// Beyond these a value is far from the others: the quartiles, less and plus one and a half times their distance.
fn fences(ascending: &[Decimal]) -> Option<(Decimal, Decimal)> {
    let (low, high) = quartile(ascending, 1).zip(quartile(ascending, 3))?;
    let reach = (high - low) * Decimal::new(15, 1);
    Some((low - reach, high + reach))
}
