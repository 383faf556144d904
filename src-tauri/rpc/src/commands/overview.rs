use jiheng_core::Result;
use jiheng_core::overview::{self, Overview, Sources};
use serde::Deserialize;
use ts_rs::TS;

use super::state::today;
use crate::{App, Progress};

/// Which year.
#[derive(Debug, Deserialize, TS)]
pub struct OverviewRequest {
    /// The evaluated year.
    pub year: i32,
}

pub fn overview(app: &App, request: OverviewRequest, _: &dyn Progress) -> Result<Overview> {
    let year = request.year;
    let today = today(&app.stamp().at);
    let store = app.store();
    let _moment = store.moment()?;
    let unregistered = store.departments()?.iter().filter(|department| department.unregistered).count();
    let unmatched = store.ledgers()?.iter().find(|ledger| ledger.year == year).map(|ledger| ledger.unmatched);
    Ok(overview::overview(&Sources {
        year,
        status: &store.filing_status(year, &today)?,
        filings: &store.figures(year)?,
        previous: &store.figures(year.saturating_sub(1))?,
        tallies: &store.finding_tallies(year)?,
        sample: store.sample(year)?.as_ref(),
        closing: store.closings(year)?.first(),
        unregistered: u32::try_from(unregistered).unwrap_or(u32::MAX),
        unmatched: unmatched.unwrap_or_default(),
    }))
}
