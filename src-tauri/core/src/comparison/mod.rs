//! 横向对比: one metric across departments.

use serde::Serialize;
use ts_rs::TS;

use crate::metrics::MetricInfo;

/// One department's value. Values are decimal strings in the metric's unit, rates as fractions.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CompareRow {
    /// Department name.
    pub department: String,
    /// Its category.
    pub category: Option<String>,
    /// Its value; `None`: the filing does not give it.
    pub value: Option<String>,
    /// Median of all departments of the county that year.
    pub county_median: Option<String>,
    /// Place from the highest value; ties share it.
    pub rank: Option<u32>,
    /// Why the value is missing or not comparable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Of the rows that have a value.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[allow(missing_docs)]
pub struct Summary {
    pub count: u32,
    pub min: Option<String>,
    pub median: Option<String>,
    pub max: Option<String>,
    /// `None` for rates and scores, which do not add up.
    pub total: Option<String>,
}

/// One metric across departments, highest first, departments without a value last.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Comparison {
    /// The metric's id.
    pub metric: &'static str,
    /// Its unit.
    pub unit: &'static str,
    /// The metric itself.
    pub info: MetricInfo,
    /// The year.
    pub year: i32,
    /// The departments asked for.
    pub rows: Vec<CompareRow>,
    /// Their summary.
    pub summary: Summary,
}
