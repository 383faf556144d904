//! Departments × metrics, each value by where it stands among the others.

use serde::Serialize;
use ts_rs::TS;

use super::field::Field;
use super::{Scope, Who};
use crate::Assessed;
use crate::metrics::{Metric, MetricInfo};

/// One metric of the map.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HeatColumn {
    /// The metric.
    pub info: MetricInfo,
    /// How many comparable values it has in the scope.
    pub count: u32,
    /// Their median.
    pub median: Option<String>,
}

/// One value of the map.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HeatCell {
    /// The value; `None`: the filing does not give it.
    pub value: Option<String>,
    /// The share of the other comparable departments of the scope with a lower value, equal ones counted half; `None` if
    /// the value stands apart or is the only one.
    pub percentile: Option<String>,
    /// Why the value is missing or stands apart.
    pub note: Option<String>,
}

/// One department of the map.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HeatRow {
    /// Which.
    #[serde(flatten)]
    pub who: Who,
    /// In the order of the columns.
    pub cells: Vec<HeatCell>,
}

/// Departments × metrics.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HeatMap {
    /// The year.
    pub year: i32,
    /// Among whom (`全县`).
    pub scope: String,
    /// In the order asked for.
    pub columns: Vec<HeatColumn>,
    /// By department code, then name.
    pub rows: Vec<HeatRow>,
}

/// The departments of `scope` by `metrics`.
pub fn heat_map(county: &[Assessed], year: i32, metrics: &[&Metric], scope: Scope) -> HeatMap {
    let fields: Vec<Field> = metrics.iter().map(|metric| Field::new(metric, county, scope)).collect();
    let columns = fields.iter().map(|field| HeatColumn {
        info: field.metric.info_of(county),
        count: field.count(),
        median: field.spread().median.map(|value| value.to_string()),
    });
    let rows = county.iter().filter(|filing| scope.holds(filing)).map(|filing| {
        let cells = fields.iter().map(|field| {
            let reading = field.read(filing);
            let percentile = reading.comparable.and_then(|value| field.percentile(value));
            HeatCell {
                value: reading.value.map(|value| value.to_string()),
                percentile: percentile.map(|share| share.to_string()),
                note: reading.note,
            }
        });
        HeatRow { who: Who::of(filing), cells: cells.collect() }
    });
    HeatMap { year, scope: scope.title(), columns: columns.collect(), rows: rows.collect() }
}
