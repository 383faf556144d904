//! Chosen departments side by side, over many metrics.

use rust_decimal::Decimal;
use serde::Serialize;
use ts_rs::TS;

use super::field::Field;
use super::{Scope, Who};
use crate::metrics::{Better, Metric, MetricInfo};
use crate::{Assessed, Code, Error, Result};

/// More than this do not fit side by side; one alone compares with nobody.
const HOW_MANY: std::ops::RangeInclusive<usize> = 2..=8;

/// How a value stands among those of the chosen departments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// None of the chosen is better.
    Best,
    /// None of the chosen is worse.
    Worst,
}

/// One department's value of one metric.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SideCell {
    /// The value; `None`: not filed, or the filing does not give it.
    pub value: Option<String>,
    /// Place from the highest value in the scope; ties share it.
    pub rank: Option<u32>,
    /// Best or worst of the chosen, where the metric says what is better and they differ.
    pub mark: Option<Mark>,
    /// Why the value is missing or stands apart.
    pub note: Option<String>,
}

/// One metric of the chosen departments.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SideRow {
    /// The metric.
    pub info: MetricInfo,
    /// How many departments of the scope have a comparable value.
    pub count: u32,
    /// Their median.
    pub median: Option<String>,
    /// In the order of the departments.
    pub cells: Vec<SideCell>,
}

/// Departments side by side.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SideBySide {
    /// The year.
    pub year: i32,
    /// Among whom places and medians are (`全县`).
    pub scope: String,
    /// In the order asked for.
    pub departments: Vec<Who>,
    /// In the order asked for.
    pub rows: Vec<SideRow>,
}

/// Sets `departments` (full names) side by side over `metrics`; places and medians are those of `scope`.
///
/// # Errors
/// `BadRequest` unless there are 2 to 8 departments.
pub fn side_by_side(
    county: &[Assessed],
    year: i32,
    departments: &[String],
    metrics: &[&Metric],
    scope: Scope,
) -> Result<SideBySide> {
    if !HOW_MANY.contains(&departments.len()) {
        let message = format!(
            "并排比较要选{}到{}个部门，现在是{}个。请增减后再试。",
            HOW_MANY.start(),
            HOW_MANY.end(),
            departments.len()
        );
        return Err(Error::new(Code::BadRequest, message));
    }
    let filings: Vec<Option<&Assessed>> = departments
        .iter()
        .map(|name| county.iter().find(|filing| filing.filing.department.name == *name))
        .collect();
    let who = |(name, filing): (&String, &Option<&Assessed>)| {
        filing.map_or_else(|| Who { department: name.clone(), category: None }, Who::of)
    };
    let rows =
        metrics.iter().map(|metric| row(&Field::new(metric, county, scope), county, year, &filings, scope));
    Ok(SideBySide {
        year,
        scope: scope.title(),
        departments: departments.iter().zip(&filings).map(who).collect(),
        rows: rows.collect(),
    })
}

fn row(
    field: &Field,
    county: &[Assessed],
    year: i32,
    filings: &[Option<&Assessed>],
    scope: Scope,
) -> SideRow {
    let mut compared: Vec<Option<Decimal>> = Vec::new();
    let mut cells: Vec<SideCell> = Vec::new();
    for filing in filings {
        let Some(filing) = filing else {
            compared.push(None);
            let note = Some(format!("{year}年度没有报送"));
            cells.push(SideCell { value: None, rank: None, mark: None, note });
            continue;
        };
        let reading = field.read(filing);
        compared.push(reading.comparable);
        let ranked = reading.comparable.filter(|_| scope.holds(filing));
        cells.push(SideCell {
            value: reading.value.map(|value| value.to_string()),
            rank: ranked.map(|value| field.rank(value)),
            mark: None,
            note: reading.note,
        });
    }
    let ends = compared.iter().flatten().min().copied().zip(compared.iter().flatten().max().copied());
    // Where all are equal, or one stands alone, none is better.
    if let Some((low, high)) = ends.filter(|(low, high)| low < high) {
        let (best, worst) = match field.metric.info.better {
            Better::Higher => (Some(high), Some(low)),
            Better::Lower => (Some(low), Some(high)),
            Better::Neither => (None, None),
        };
        for (cell, value) in cells.iter_mut().zip(&compared).filter(|(_, value)| value.is_some()) {
            cell.mark = match *value {
                value if value == best => Some(Mark::Best),
                value if value == worst => Some(Mark::Worst),
                _ => None,
            };
        }
    }
    SideRow {
        info: field.metric.info_of(county),
        count: field.count(),
        median: field.spread().median.map(|value| value.to_string()),
        cells,
    }
}
