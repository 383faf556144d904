use jiheng_core::closing;
use jiheng_core::metrics::{self, MetricInfo};
use jiheng_core::ranking::{self, Question, RankBy, Ranking};
use jiheng_core::storage::{DepartmentId, Store};
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
    let as_of = store.newest_change(question.year)?;
    let question = Question { as_of, rules: store.rule_set(question.year)?, ..question };
    let before = question.year.saturating_sub(1);
    if question.projects {
        let read = |year| store.project_figures(year);
        return Ok(ranking::rank(&read(question.year)?, &read(before)?, &question));
    }
    Ok(ranking::rank(&store.figures(question.year)?, &store.figures(before)?, &question))
}

/// The departments asked for by name, alias or code, each once.
pub(super) fn known(store: &Store, asked: &[String]) -> Result<Vec<DepartmentId>> {
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
pub(super) fn names(store: &Store, ids: &[DepartmentId]) -> Result<Vec<String>> {
    ids.iter().map(|id| Ok(store.department(*id)?.name)).collect()
}

pub fn metrics(_: &App, _: MetricsRequest, _: &dyn Progress) -> Result<Metrics> {
    Ok(Metrics { metrics: metrics::METRICS.iter().map(|metric| metric.info.clone()).collect() })
}
