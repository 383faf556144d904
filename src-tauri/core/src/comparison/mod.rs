//! 横向对比: departments side by side, by one metric, by many, and by two against each other.
//!
//! Budgets of different bases are set side by side with a note, never ranked, averaged or marked together.

mod correlation;
mod departments;
mod field;
mod heat_map;
mod scatter;
mod scope;
mod spread;

use rust_decimal::Decimal;
use serde::Serialize;
use ts_rs::TS;

use crate::Assessed;
use crate::metrics::{Metric, MetricInfo, size};

use field::Field;

pub use correlation::rank_correlation;
pub use departments::{Mark, SideBySide, SideCell, SideRow, side_by_side};
pub use heat_map::{HeatCell, HeatColumn, HeatMap, HeatRow, heat_map};
pub use scatter::{LeftOut, Scatter, ScatterPoint, scatter};
pub use scope::{Group, Scope, Who};
pub use spread::{Spread, percentile, quartile};

/// One department's value. Values are decimal strings in the metric's unit, rates as fractions.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CompareRow {
    /// Department name.
    pub department: String,
    /// Its category.
    pub category: Option<String>,
    /// Its value; `None`: the filing does not give it.
    pub value: Option<String>,
    /// Median of all departments of the county that year whose budgets mean the same.
    pub county_median: Option<String>,
    /// Place from the highest value among all departments of the scope whose budgets mean the same, whichever of
    /// them are shown; ties share it.
    pub rank: Option<u32>,
    /// Why the value is missing, or what must be known to compare it.
    pub note: Option<String>,
}

/// Of the rows that have a value and budgets that mean the same.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[allow(missing_docs)]
pub struct Summary {
    pub count: u32,
    pub min: Option<String>,
    pub lower_quartile: Option<String>,
    pub median: Option<String>,
    pub upper_quartile: Option<String>,
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
    /// Among whom places are (`全县`).
    pub scope: String,
    /// The departments asked for.
    pub rows: Vec<CompareRow>,
    /// Their summary.
    pub summary: Summary,
    /// The summary of the whole county, whatever is shown.
    pub county: Summary,
}

/// Which departments to show.
#[derive(Debug, Clone, Copy, Default)]
pub struct Selection<'a> {
    /// Only these, by full name; empty: all that filed.
    pub departments: &'a [String],
    /// Only these; places are counted among them.
    pub scope: Scope<'a>,
}

/// Sets one metric of `year` side by side. `county` are all filings of that year: the median is
/// theirs, whatever is shown.
pub fn compare(county: &[Assessed], year: i32, metric: &Metric, selection: Selection) -> Comparison {
    let Selection { departments, scope } = selection;
    let adds_up = metric.adds_up();
    let all: Vec<Decimal> = {
        let whole = Field::new(metric, county, Scope::default());
        county.iter().filter_map(|filing| whole.read(filing).comparable).collect()
    };
    let of_county = summary(all, adds_up);
    let county_median = of_county.median.clone();
    let field = Field::new(metric, county, scope);
    let shown = |name: &str| departments.is_empty() || departments.iter().any(|d| d == name);

    let mut lines: Vec<Line> = county
        .iter()
        .filter(|filing| scope.holds(filing) && shown(&filing.filing.department.name))
        .map(|filing| {
            let department = &filing.filing.department;
            let reading = field.read(filing);
            let row = CompareRow {
                department: department.name.clone(),
                category: department.category.clone(),
                value: reading.value.map(|value| value.to_string()),
                county_median: county_median.clone(),
                rank: reading.comparable.map(|value| field.rank(value)),
                note: reading.note,
            };
            Line { ranked: reading.comparable, value: reading.value, code: department.code.as_deref(), row }
        })
        .collect();
    let filed = |name: &str| county.iter().any(|filing| filing.filing.department.name == name);
    for name in departments.iter().filter(|name| !filed(name)) {
        let row = CompareRow {
            department: name.clone(),
            category: None,
            value: None,
            county_median: county_median.clone(),
            rank: None,
            note: Some(format!("{year}年度没有报送")),
        };
        lines.push(Line { ranked: None, value: None, code: None, row });
    }
    // Highest first, then what has a value but no place, then what has none; within these by code and name, a
    // department without a code after those that have one.
    lines.sort_by(|a, b| {
        let key = |line: &Line| (line.ranked, line.value);
        key(b).cmp(&key(a)).then_with(|| {
            (a.code.is_none(), a.code, &a.row.department).cmp(&(b.code.is_none(), b.code, &b.row.department))
        })
    });
    let values = lines.iter().filter_map(|line| line.ranked).collect();
    Comparison {
        metric: metric.info.id,
        unit: metric.info.unit,
        info: metric.info_of(county),
        year,
        scope: scope.title(),
        summary: summary(values, adds_up),
        county: of_county,
        rows: lines.into_iter().map(|line| line.row).collect(),
    }
}

/// A row with what it is sorted by.
struct Line<'a> {
    /// The value, if it has a place.
    ranked: Option<Decimal>,
    value: Option<Decimal>,
    code: Option<&'a str>,
    row: CompareRow,
}

fn summary(mut values: Vec<Decimal>, adds_up: bool) -> Summary {
    values.sort_unstable();
    let text = |value: Option<Decimal>| value.map(|value| value.normalize().to_string());
    let total = (adds_up && !values.is_empty()).then(|| values.iter().sum());
    let spread = Spread::of(&values);
    Summary {
        count: size(values.len()),
        min: text(spread.min),
        lower_quartile: text(spread.lower_quartile),
        median: text(spread.median),
        upper_quartile: text(spread.upper_quartile),
        max: text(spread.max),
        total: text(total),
    }
}
