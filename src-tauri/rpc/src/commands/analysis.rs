use jiheng_core::closing;
use jiheng_core::comparison::{self, Comparison, Selection};
use jiheng_core::metrics::{self, MetricInfo};
use jiheng_core::ranking::{self, Question, RankBy, Ranking};
use jiheng_core::storage::{DepartmentId, Extent, Store};
use jiheng_core::trend::{self, Trend};
use jiheng_core::{Code, Error, Result};
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
    /// As it was published with the latest closing, not as of now.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub published: bool,
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

pub fn rank(app: &App, request: RankRequest, _: &dyn Progress) -> Result<Ranking> {
    let store = app.store();
    let question = Question {
        year: request.year,
        by: request.by,
        category: request.category.as_deref(),
        projects: request.projects,
        ..Question::default()
    };
    if request.published { published(&store, &question) } else { ranking(&store, question) }
}

/// The ranking as it was published with the latest closing of its year.
pub(super) fn published(store: &Store, question: &Question) -> Result<Ranking> {
    let closing = store.closings(question.year)?.into_iter().next().ok_or_else(|| {
        Error::new(
            Code::NotFound,
            format!("{}年度没有结过账，没有公布的排名。请看当前的排名，或先结账。", question.year),
        )
    })?;
    let snapshot = closing::snapshot(store, &closing.checksum)?;
    Ok(closing::published(snapshot, &closing, question))
}

/// A ranking from what is kept, with the place of the year before and the cut-off time.
pub(super) fn ranking(store: &Store, question: Question) -> Result<Ranking> {
    let _moment = store.moment()?;
    let extent = if question.projects { Extent::Whole } else { Extent::Figures };
    let filings = store.assessed(question.year, None, extent)?;
    let previous = store.assessed(question.year.saturating_sub(1), None, extent)?;
    let as_of = store.newest_change(question.year)?;
    Ok(ranking::rank(
        &filings,
        &previous,
        &Question { as_of, rules: store.rule_set(question.year)?, ..question },
    ))
}

pub fn compare(app: &App, request: CompareRequest, _: &dyn Progress) -> Result<Comparison> {
    let metric = metrics::find(&request.metric)?;
    let store = app.store();
    let _moment = store.moment()?;
    let departments = names(&store, &known(&store, &request.departments)?)?;
    let selection = Selection { departments: &departments, category: request.category.as_deref() };
    let county = store.assessed(request.year, None, Extent::Figures)?;
    Ok(comparison::compare(&county, request.year, metric, selection))
}

pub fn trend(app: &App, request: TrendRequest, _: &dyn Progress) -> Result<Trend> {
    let metric = metrics::find(&request.metric)?;
    let store = app.store();
    let _moment = store.moment()?;
    let ids = known(&store, &request.departments)?;
    let departments = names(&store, &ids)?;
    let years: Vec<i32> = store.years()?.into_iter().map(|line| line.year).collect();
    let (first, last) = (years.first().copied(), years.last().copied());
    let Some((from, to)) = request.from.or(first).or(request.to).zip(request.to.or(last).or(request.from))
    else {
        return Ok(trend::empty(metric, &departments));
    };
    let mut filings = Vec::new();
    for &year in years.iter().filter(|year| (from..=to).contains(*year)) {
        let wanted: Vec<_> =
            if ids.is_empty() { vec![None] } else { ids.iter().copied().map(Some).collect() };
        for department in wanted {
            filings.extend(store.assessed(year, department, Extent::Figures)?);
        }
    }
    trend::trend(&filings, metric, &departments, from, to)
}

/// The departments asked for by name, alias or code, each once.
fn known(store: &Store, asked: &[String]) -> Result<Vec<DepartmentId>> {
    let mut ids = Vec::new();
    for text in asked {
        let id = store.known_department(text)?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}

/// Their full names.
fn names(store: &Store, ids: &[DepartmentId]) -> Result<Vec<String>> {
    ids.iter().map(|id| Ok(store.department(*id)?.name)).collect()
}

pub fn metrics(_: &App, _: MetricsRequest, _: &dyn Progress) -> Result<Metrics> {
    Ok(Metrics { metrics: metrics::METRICS.iter().map(|metric| metric.info.clone()).collect() })
}
