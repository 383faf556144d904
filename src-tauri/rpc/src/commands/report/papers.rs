//! 通报 and letters, from what is kept.

use jiheng_core::audit::{Finding, Status};
use jiheng_core::ranking::{Question, rank};
use jiheng_core::report::circular::{Year, circular};
use jiheng_core::report::{self, Output};
use jiheng_core::storage::{Extent, FindingFilter};
use jiheng_core::{Code, Error, Result};

use super::ReportRequest;
use crate::App;
use crate::commands::state;

/// 通报 of a year, with the ranking as its annex.
pub(super) fn draft_circular(app: &App, request: &ReportRequest) -> Result<Output> {
    let today = state::today(&app.stamp().at);
    let store = app.store();
    let _moment = store.moment()?;
    let year = request.year;
    let filings = store.assessed(year, None, Extent::Whole)?;
    if filings.is_empty() {
        return Err(Error::new(
            Code::NotFound,
            format!("{year}年度没有任何报送，没有可以通报的情况。请核对年度，或先导入文件。"),
        ));
    }
    let before = store.assessed(year.saturating_sub(1), None, Extent::Figures)?;
    let status = store.filing_status(year, &today)?;
    let rules = store.rule_set(year)?;
    let as_of = store.newest_change(year)?;
    let sample = store.sample(year)?;
    let filter = FindingFilter { year: Some(year), ..FindingFilter::default() };
    let open = store.findings(&filter)?;
    let closed = store.closed_findings(&filter)?;
    // What lapsed because rules, ledger or imports changed was never a department's to mend.
    let mended = closed.iter().filter(|line| line.status == Status::Rectified);
    let findings: Vec<(&Finding, Status)> =
        open.iter().chain(mended).map(|line| (&line.finding, line.status)).collect();
    let question = Question {
        year,
        by: request.by.unwrap_or_default(),
        as_of: as_of.clone(),
        rules: rules.clone(),
        ..Question::default()
    };
    let ranking = rank(&filings, &before, &question);
    let year = Year {
        year,
        as_of: as_of.as_deref(),
        rules: &rules,
        status: &status,
        filings: &filings,
        before: &before,
        findings: &findings,
        sample: sample.as_ref(),
    };
    let bureau = store.bureau()?.name;
    let annexes = vec![report::ranking(&ranking)];
    Ok(circular(&year, bureau.as_deref(), store.is_demo()?, annexes).into())
}
