use jiheng_core::Result;
use jiheng_core::audit::FindingCounts;
use jiheng_core::closing::{self, Closing};
use jiheng_core::filing_state::FilingState;
use jiheng_core::storage::Store;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::state::today;
use crate::{App, Progress};

/// Which year.
#[derive(Debug, Deserialize, TS)]
pub struct ClosingRequest {
    /// The evaluated year.
    pub year: i32,
}

/// Which year, and why.
#[derive(Debug, Deserialize, TS)]
pub struct ReopenYearRequest {
    /// The evaluated year.
    pub year: i32,
    /// Why.
    pub reason: String,
}

/// How a year stands before it is closed, and its closings.
#[derive(Debug, Serialize, TS)]
pub struct YearEnd {
    /// The evaluated year.
    pub year: i32,
    /// Whether it is closed now.
    pub closed: bool,
    /// Departments that have to file.
    pub due: u32,
    /// Those of them that have.
    pub filed: u32,
    /// Filings that the bureau has approved.
    pub approved: u32,
    /// Unresolved findings.
    pub findings: FindingCounts,
    /// Every closing, newest first.
    pub closings: Vec<Closing>,
}

pub fn closing(app: &App, request: ClosingRequest, _: &dyn Progress) -> Result<YearEnd> {
    year_end(&app.store(), request.year, &today(&app.stamp().at))
}

pub fn close_year(app: &App, request: ClosingRequest, _: &dyn Progress) -> Result<YearEnd> {
    let stamp = app.stamp();
    let mut store = app.store();
    closing::close(&mut store, request.year, &stamp)?;
    year_end(&store, request.year, &today(&stamp.at))
}

pub fn reopen_year(app: &App, request: ReopenYearRequest, _: &dyn Progress) -> Result<YearEnd> {
    let stamp = app.stamp();
    let mut store = app.store();
    closing::reopen(&mut store, request.year, &request.reason, &stamp)?;
    // What changed around it while it was closed.
    app.catch_up(&mut store);
    year_end(&store, request.year, &today(&stamp.at))
}

fn year_end(store: &Store, year: i32, today: &str) -> Result<YearEnd> {
    let status = store.filing_status(year, today)?;
    let mut findings = FindingCounts::default();
    for line in store.filing_lines(year)? {
        findings.error += line.findings.error;
        findings.warning += line.findings.warning;
        findings.note += line.findings.note;
    }
    let approved = status.rows.iter().filter(|row| row.state == FilingState::Approved).count();
    let closings = store.closings(year)?;
    Ok(YearEnd {
        year,
        closed: closings.first().is_some_and(Closing::holds),
        due: status.due,
        filed: status.filed,
        approved: u32::try_from(approved).unwrap_or(u32::MAX),
        findings,
        closings,
    })
}
