//! Metrics: figures of a filing that compare across departments and over the years.

use serde::Serialize;
use ts_rs::TS;

/// What a metric's value is, so that it can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MetricKind {
    /// 万元, printed with two decimals.
    Amount,
    /// A fraction, printed as a percentage.
    Rate,
    /// Points, printed with two decimals.
    Score,
    /// A count.
    Count,
}

/// A metric as `metrics` shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MetricInfo {
    /// Stable id (`execution_rate`).
    pub id: &'static str,
    /// Chinese title.
    pub title: &'static str,
    /// 万元, %, 分, 个.
    pub unit: &'static str,
    /// Its formula in Chinese words.
    pub formula: &'static str,
    /// How it is printed.
    pub kind: MetricKind,
}
