use jiheng_core::Result;
use jiheng_core::filing_state::{FilingState, FilingStatus, StateStep};
use jiheng_core::storage::Place;
use serde::Deserialize;
use ts_rs::TS;

use crate::{App, Progress};

/// A step of a department's year.
#[derive(Debug, Deserialize, TS)]
pub struct SetStateRequest {
    /// Name, alias or code of the department.
    pub department: String,
    /// The evaluated year.
    pub year: i32,
    /// What it came to.
    pub state: FilingState,
    /// The day (`2025-04-18`); without it, today.
    #[serde(default)]
    pub date: Option<String>,
    /// Why; for 退回 it must be given.
    #[serde(default)]
    pub reason: Option<String>,
    /// The last day of an extension.
    #[serde(default)]
    pub until: Option<String>,
}

/// Which year.
#[derive(Debug, Deserialize, TS)]
pub struct FilingStatusRequest {
    /// The evaluated year.
    pub year: i32,
}

pub fn set_state(app: &App, request: SetStateRequest, _: &dyn Progress) -> Result<FilingStatus> {
    let stamp = app.stamp();
    let today = today(&stamp.at);
    let mut store = app.store();
    let department = store.known_department(&request.department)?;
    let step = StateStep {
        state: request.state,
        date: request.date.unwrap_or_else(|| today.clone()),
        reason: request.reason,
        until: request.until,
    };
    store.write(&stamp, "state", |tx| {
        let name = tx.department(department)?.name;
        tx.by_hand(format!("{name}{}年度记为“{}”", request.year, step.state.title()));
        tx.watch(Place::state(department, request.year))?;
        tx.set_filing_state(department, request.year, &step)
    })?;
    store.filing_status(request.year, &today)
}

pub fn filing_status(app: &App, request: FilingStatusRequest, _: &dyn Progress) -> Result<FilingStatus> {
    app.store().filing_status(request.year, &today(&app.stamp().at))
}

/// The day of a time.
pub(super) fn today(at: &str) -> String {
    at.chars().take(10).collect()
}
