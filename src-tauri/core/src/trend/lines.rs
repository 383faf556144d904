//! One metric over the years: a line for the county, a category, the departments under a superior one, a department.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use serde::Serialize;
use ts_rs::TS;

use super::points::{TrendPoint, Value, Whole, points};
use super::{filed, of_year};
use crate::assessed::YearFilings;
use crate::comparison::{Group, Scope};
use crate::metrics::{Metric, MetricInfo};

/// Which lines. None at all is the county's.
#[derive(Debug, Clone, Copy, Default)]
pub struct Lines<'a> {
    /// The county's beside others.
    pub county: bool,
    /// One for each category.
    pub categories: &'a [String],
    /// One for each superior department with those under it.
    pub groups: &'a [Group],
    /// One for each department, by full name.
    pub departments: &'a [String],
}

/// One line of the chart: of a department, of a category, of those under a superior department, or, if none of these,
/// of the county.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct Series {
    /// Department name.
    pub department: Option<String>,
    /// Category.
    pub category: Option<String>,
    /// The superior department of those it is of; itself one of them.
    pub superior: Option<String>,
    /// How many departments the value of each year covers (not of a single department); same order as `points`.
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
    /// What the value of several departments is (`全县合计`, `全县中位数`, `全县合计之比`).
    pub county_basis: &'static str,
    /// The lines: the county's, then categories, superior departments, departments.
    pub series: Vec<Series>,
}

/// Follows one metric through `years`. `filings` may hold other years too; they must hold all filings of a year, as
/// shares are of the county. No years give lines without points.
pub fn trend(
    filings: &YearFilings,
    metric: &Metric,
    lines: &Lines,
    years: Option<RangeInclusive<i32>>,
) -> Trend {
    let of_years = || years.clone().into_iter().flatten();
    let first = years.as_ref().map_or(0, |years| *years.start());
    let wholes: BTreeMap<i32, Whole> =
        of_years().map(|year| (year, Whole::of(metric, of_year(filings, year)))).collect();
    let share = |value: Value, year: i32| match wholes.get(&year) {
        Some(whole) => value.within(whole),
        None => value,
    };
    let several = |scope: Scope, whole: bool| {
        let found: Vec<_> = of_years()
            .map(|year| metric.of_county(of_year(filings, year).iter().filter(|filing| scope.holds(filing))))
            .collect();
        let covered = found.iter().map(|value| value.covered).collect();
        let values = of_years().zip(found).map(|(year, value)| {
            let value = Value::of_several(value);
            if whole { value } else { share(value, year) }
        });
        Series { covered: Some(covered), points: points(first, values), ..Series::default() }
    };
    let mut series = Vec::new();
    if lines.county
        || (lines.categories.is_empty() && lines.groups.is_empty() && lines.departments.is_empty())
    {
        series.push(several(Scope::default(), true));
    }
    for category in lines.categories {
        let scope = Scope { category: Some(category), ..Scope::default() };
        series.push(Series { category: Some(category.clone()), ..several(scope, false) });
    }
    for group in lines.groups {
        let scope = Scope { under: Some(group), ..Scope::default() };
        series.push(Series { superior: Some(group.superior.clone()), ..several(scope, false) });
    }
    for name in lines.departments {
        let values = of_years().map(|year| share(Value::of(metric, filed(filings, year, name)), year));
        series.push(Series {
            department: Some(name.clone()),
            points: points(first, values),
            ..Series::default()
        });
    }
    Trend { metric: metric.info.id, info: metric.info.clone(), county_basis: metric.county.title(), series }
}
