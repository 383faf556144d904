use std::ops::RangeInclusive;

use jiheng_core::assessed::{Assessed, YearFilings};
use jiheng_core::comparison::Scope;
use jiheng_core::ranking::RankBy;
use jiheng_core::storage::Store;
use jiheng_core::trend::{self, Lines, Places, Structure, StructureOf, Trend};
use jiheng_core::{Result, metrics};
use serde::Deserialize;
use ts_rs::TS;

use super::analysis::{known, names};
use super::comparison::group;
use crate::{App, Progress};

/// Which metric over which years.
#[derive(Debug, Deserialize, TS)]
pub struct TrendRequest {
    /// The metric's id.
    pub metric: String,
    /// A line for each. Without any line asked for: the county.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub departments: Vec<String>,
    /// A line for each of these categories.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub categories: Vec<String>,
    /// A line for each of these superior departments with those under it.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub superiors: Vec<String>,
    /// The county's line beside the others.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub county: bool,
    /// First year; without it, the first that has filings.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub from: Option<i32>,
    /// Last year; without it, the last that has filings.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub to: Option<i32>,
}

/// Whose places over which years.
#[derive(Debug, Deserialize, TS)]
pub struct PlacesRequest {
    /// A line for each.
    pub departments: Vec<String>,
    /// Which score ranks.
    #[serde(default)]
    #[ts(optional, as = "Option<RankBy>")]
    pub by: RankBy,
    /// Places within this category.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub category: Option<String>,
    /// First year; without it, the first that has filings.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub from: Option<i32>,
    /// Last year; without it, the last that has filings.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub to: Option<i32>,
}

/// What is made of what, whose, over which years: of a department, else of a category, of a superior department and
/// those under it, of the county.
#[derive(Debug, Deserialize, TS)]
pub struct StructureRequest {
    /// Which total.
    pub of: StructureOf,
    /// Only this department.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub department: Option<String>,
    /// Only this category.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub category: Option<String>,
    /// Only this superior department and those under it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub superior: Option<String>,
    /// First year; without it, the first that has filings.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub from: Option<i32>,
    /// Last year; without it, the last that has filings.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub to: Option<i32>,
}

/// The years asked for, else those that have filings; none in a county that has none.
fn years(store: &Store, from: Option<i32>, to: Option<i32>) -> Result<Option<RangeInclusive<i32>>> {
    let (first, last) = store.filed_range()?.unzip();
    let ends = from.or(first).or(to).zip(to.or(last).or(from));
    ends.map(|(from, to)| trend::range(from, to)).transpose()
}

/// Their filings.
fn filings(store: &Store, years: Option<&RangeInclusive<i32>>) -> Result<YearFilings> {
    years.map_or_else(|| Ok(YearFilings::new()), |years| store.figures_of(years.clone()))
}

pub fn trend(app: &App, request: TrendRequest, _: &dyn Progress) -> Result<Trend> {
    let metric = metrics::find(&request.metric)?;
    let store = app.store();
    let _moment = store.moment()?;
    let departments = names(&store, &known(&store, &request.departments)?)?;
    let groups = request.superiors.iter().map(|name| group(&store, name)).collect::<Result<Vec<_>>>()?;
    let years = years(&store, request.from, request.to)?;
    let filings = filings(&store, years.as_ref())?;
    let lines = Lines {
        county: request.county,
        categories: &request.categories,
        groups: &groups,
        departments: &departments,
    };
    Ok(trend::trend(&filings, metric, &lines, years))
}

pub fn places(app: &App, request: PlacesRequest, _: &dyn Progress) -> Result<Places> {
    let store = app.store();
    let _moment = store.moment()?;
    let departments = names(&store, &known(&store, &request.departments)?)?;
    let years = years(&store, request.from, request.to)?;
    let filings = filings(&store, years.as_ref())?;
    Ok(trend::places(&filings, request.by, request.category.as_deref(), &departments, years))
}

pub fn structure(app: &App, request: StructureRequest, _: &dyn Progress) -> Result<Structure> {
    let store = app.store();
    let _moment = store.moment()?;
    let years = years(&store, request.from, request.to)?;
    let filings = filings(&store, years.as_ref())?;
    if let Some(department) = &request.department {
        let name = store.department(store.known_department(department)?)?.name;
        let is_meant = |assessed: &Assessed| assessed.filing.department.name == name;
        return Ok(trend::structure(&filings, request.of, name.clone(), &is_meant, years));
    }
    let under = request.superior.as_deref().map(|name| group(&store, name)).transpose()?;
    let scope = Scope { category: request.category.as_deref(), under: under.as_ref() };
    let is_meant = |assessed: &Assessed| scope.holds(assessed);
    Ok(trend::structure(&filings, request.of, scope.title(), &is_meant, years))
}
