use jiheng_core::comparison::{self, Comparison, Group, HeatMap, Scatter, Scope, Selection, SideBySide};
use jiheng_core::storage::Store;
use jiheng_core::{Result, metrics};
use serde::Deserialize;
use ts_rs::TS;

use super::analysis::{known, names};
use crate::{App, Progress};

/// Which metric of which departments.
#[derive(Debug, Deserialize, TS)]
pub struct CompareRequest {
    /// The evaluated year.
    pub year: i32,
    /// The metric's id.
    pub metric: String,
    /// Only these departments; empty: all.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub departments: Vec<String>,
    /// Only this category.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub category: Option<String>,
    /// Only this superior department and those under it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub superior: Option<String>,
}

/// Which departments side by side.
#[derive(Debug, Deserialize, TS)]
pub struct CompareDepartmentsRequest {
    /// The evaluated year.
    pub year: i32,
    /// Two to eight of them.
    pub departments: Vec<String>,
    /// Ids of metrics; empty: all.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub metrics: Vec<String>,
    /// Places and medians within this category.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub category: Option<String>,
    /// Places and medians within this superior department and those under it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub superior: Option<String>,
}

/// Which heat map.
#[derive(Debug, Deserialize, TS)]
pub struct HeatMapRequest {
    /// The evaluated year.
    pub year: i32,
    /// Ids of metrics; empty: all.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub metrics: Vec<String>,
    /// Only this category.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub category: Option<String>,
    /// Only this superior department and those under it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub superior: Option<String>,
}

/// Which two metrics.
#[derive(Debug, Deserialize, TS)]
pub struct ScatterRequest {
    /// The evaluated year.
    pub year: i32,
    /// Id of the metric along.
    pub x: String,
    /// Id of the metric upwards.
    pub y: String,
    /// Only this category.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub category: Option<String>,
    /// Only this superior department and those under it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub superior: Option<String>,
}

/// A superior department, and those under it.
pub(super) fn group(store: &Store, superior: &str) -> Result<Group> {
    let id = store.known_department(superior)?;
    Ok(Group { superior: store.department(id)?.name, names: store.names_under(id)? })
}

pub fn compare(app: &App, request: CompareRequest, _: &dyn Progress) -> Result<Comparison> {
    let metric = metrics::find(&request.metric)?;
    let store = app.store();
    let _moment = store.moment()?;
    let departments = names(&store, &known(&store, &request.departments)?)?;
    let under = request.superior.as_deref().map(|name| group(&store, name)).transpose()?;
    let scope = Scope { category: request.category.as_deref(), under: under.as_ref() };
    let county = store.figures(request.year)?;
    Ok(comparison::compare(&county, request.year, metric, Selection { departments: &departments, scope }))
}

pub fn compare_departments(
    app: &App,
    request: CompareDepartmentsRequest,
    _: &dyn Progress,
) -> Result<SideBySide> {
    let metrics = metrics::find_all(&request.metrics)?;
    let store = app.store();
    let _moment = store.moment()?;
    let departments = names(&store, &known(&store, &request.departments)?)?;
    let under = request.superior.as_deref().map(|name| group(&store, name)).transpose()?;
    let scope = Scope { category: request.category.as_deref(), under: under.as_ref() };
    comparison::side_by_side(&store.figures(request.year)?, request.year, &departments, &metrics, scope)
}

pub fn heat_map(app: &App, request: HeatMapRequest, _: &dyn Progress) -> Result<HeatMap> {
    let metrics = metrics::find_all(&request.metrics)?;
    let store = app.store();
    let _moment = store.moment()?;
    let under = request.superior.as_deref().map(|name| group(&store, name)).transpose()?;
    let scope = Scope { category: request.category.as_deref(), under: under.as_ref() };
    Ok(comparison::heat_map(&store.figures(request.year)?, request.year, &metrics, scope))
}

pub fn scatter(app: &App, request: ScatterRequest, _: &dyn Progress) -> Result<Scatter> {
    let (x, y) = (metrics::find(&request.x)?, metrics::find(&request.y)?);
    let store = app.store();
    let _moment = store.moment()?;
    let under = request.superior.as_deref().map(|name| group(&store, name)).transpose()?;
    let scope = Scope { category: request.category.as_deref(), under: under.as_ref() };
    Ok(comparison::scatter(&store.figures(request.year)?, request.year, x, y, scope))
}
