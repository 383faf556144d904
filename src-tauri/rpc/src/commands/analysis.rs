use jiheng_core::comparison::Comparison;
use jiheng_core::metrics::MetricInfo;
use jiheng_core::ranking::{RankBy, Ranking};
use jiheng_core::trend::Trend;
use jiheng_core::{Error, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{App, Progress};

/// Which ranking.
#[derive(Debug, Deserialize, TS)]
pub struct RankRequest {
    /// The evaluated year.
    pub year: i32,
    /// Which score ranks.
    #[serde(default)]
    pub by: RankBy,
    /// Only this category.
    #[serde(default)]
    pub category: Option<String>,
    /// Rank projects instead of departments.
    #[serde(default)]
    pub projects: bool,
}

/// Which metric of which departments.
#[derive(Debug, Deserialize, TS)]
pub struct CompareRequest {
    /// The evaluated year.
    pub year: i32,
    /// The metric's id.
    pub metric: String,
    /// Only these departments; empty: all.
    #[serde(default)]
    pub departments: Vec<String>,
    /// Only this category.
    #[serde(default)]
    pub category: Option<String>,
}

/// Which metric over which years.
#[derive(Debug, Deserialize, TS)]
pub struct TrendRequest {
    /// The metric's id.
    pub metric: String,
    /// A line for each; empty: the county.
    #[serde(default)]
    pub departments: Vec<String>,
    /// First year; without it, the first that has filings.
    #[serde(default)]
    pub from: Option<i32>,
    /// Last year; without it, the last that has filings.
    #[serde(default)]
    pub to: Option<i32>,
}

/// Nothing to ask.
#[derive(Debug, Deserialize, TS)]
pub struct MetricsRequest {}

/// The metrics.
#[derive(Debug, Serialize, TS)]
pub struct Metrics {
    /// In the order a menu lists them.
    pub metrics: Vec<MetricInfo>,
}

pub fn rank(_: &App, _: RankRequest, _: &dyn Progress) -> Result<Ranking> {
    Err(Error::internal("rank"))
}

pub fn compare(_: &App, _: CompareRequest, _: &dyn Progress) -> Result<Comparison> {
    Err(Error::internal("compare"))
}

pub fn trend(_: &App, _: TrendRequest, _: &dyn Progress) -> Result<Trend> {
    Err(Error::internal("trend"))
}

pub fn metrics(_: &App, _: MetricsRequest, _: &dyn Progress) -> Result<Metrics> {
    Err(Error::internal("metrics"))
}
