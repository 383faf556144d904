//! 横向对比: one metric across departments.

use rust_decimal::Decimal;
use serde::Serialize;
use ts_rs::TS;

use crate::Assessed;
use crate::filing::Basis;
use crate::metrics::{County, Metric, MetricInfo, median, size};

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
    /// Place from the highest value among all departments of the county (of the category, if one was
    /// asked for) whose budgets mean the same, whichever of them are shown; ties share it.
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

/// Which departments to show.
#[derive(Debug, Clone, Copy, Default)]
pub struct Selection<'a> {
    /// Only these, by full name; empty: all that filed.
    pub departments: &'a [String],
    /// Only this category.
    pub category: Option<&'a str>,
}

/// Sets one metric of `year` side by side. `county` are all filings of that year: the median is
/// theirs, whatever is shown.
pub fn compare(county: &[Assessed], year: i32, metric: &Metric, selection: Selection) -> Comparison {
    // Budgets of different bases are set side by side with a note, never ranked or averaged together.
    let basis = metric.common_basis(county);
    let comparable = |filing: &&Assessed| metric.basis_of(filing) == basis;
    let mut all: Vec<Decimal> =
        county.iter().filter(comparable).filter_map(|filing| metric.of(filing).ok()).collect();
    let county_median = median(&mut all).map(|value| value.to_string());
    let in_category = |filing: &&Assessed| {
        selection
            .category
            .is_none_or(|category| filing.filing.department.category.as_deref() == Some(category))
    };
    let field: Vec<Decimal> =
        county.iter().filter(comparable).filter(in_category).filter_map(|f| metric.of(f).ok()).collect();
    let shown =
        |name: &str| selection.departments.is_empty() || selection.departments.iter().any(|d| d == name);

    let mut lines: Vec<Line> = county
        .iter()
        .filter(in_category)
        .filter(|filing| shown(&filing.filing.department.name))
        .map(|filing| {
            let department = &filing.filing.department;
            let (value, note) = match metric.of(filing) {
                Ok(value) => (Some(value), remark(metric.basis_of(filing), basis)),
                Err(why) => (None, Some(why.to_owned())),
            };
            let ranked = value.filter(|_| comparable(&filing));
            let row = CompareRow {
                department: department.name.clone(),
                category: department.category.clone(),
                value: value.map(|value| value.to_string()),
                county_median: county_median.clone(),
                rank: ranked.map(|value| 1 + size(field.iter().filter(|other| **other > value).count())),
                note,
            };
            Line { ranked, value, code: department.code.as_deref(), row }
        })
        .collect();
    let filed = |name: &str| county.iter().any(|filing| filing.filing.department.name == name);
    for name in selection.departments.iter().filter(|name| !filed(name)) {
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
        summary: summary(values, metric.county == County::Total),
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

/// What must be known of the budget in a value.
fn remark(own: Option<Basis>, common: Option<Basis>) -> Option<String> {
    let own = own?;
    match common.filter(|common| *common != own) {
        Some(common) => {
            Some(format!("预算数为{}，与多数单位的{}口径不同，不排名次", own.title(), common.title()))
        }
        None => (own == Basis::Revised).then(|| "预算数为全年预算数，与年初预算口径不同".to_owned()),
    }
}

fn summary(mut values: Vec<Decimal>, adds_up: bool) -> Summary {
    let text = |value: Option<Decimal>| value.map(|value| value.normalize().to_string());
    let total = (adds_up && !values.is_empty()).then(|| values.iter().sum());
    Summary {
        count: size(values.len()),
        min: text(values.iter().min().copied()),
        max: text(values.iter().max().copied()),
        total: text(total),
        median: text(median(&mut values)),
    }
}
