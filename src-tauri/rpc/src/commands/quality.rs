use jiheng_core::Result;
use jiheng_core::quality::{Quality, judge};
use jiheng_core::scoring::QualityRules;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::state::today;
use crate::{App, Progress};

/// Which year.
#[derive(Debug, Deserialize, TS)]
pub struct QualityRequest {
    /// The evaluated year.
    pub year: i32,
}

/// How well each department did its self-evaluation.
#[derive(Debug, Serialize, TS)]
pub struct Qualities {
    /// The evaluated year.
    pub year: i32,
    /// The numbers of the formula.
    pub rules: QualityRules,
    /// Departments that have to file, or filed: best first, then by code.
    pub rows: Vec<Quality>,
}

pub fn quality(app: &App, request: QualityRequest, _: &dyn Progress) -> Result<Qualities> {
    let store = app.store();
    let rules = store.rule_set(request.year)?.quality;
    let filings = store.figures(request.year)?;
    let status = store.filing_status(request.year, &today(&app.stamp().at))?;
    let mut rows: Vec<Quality> = status
        .rows
        .iter()
        .filter_map(|row| {
            let filing = filings.iter().find(|filing| filing.filing.department.name == row.department);
            (row.due || filing.is_some()).then(|| judge(row, filing, &rules))
        })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.total));
    Ok(Qualities { year: request.year, rules, rows })
}
