//! Makes each kind of output from what is kept.

use jiheng_core::Result;
use jiheng_core::ranking::RankBy;
use jiheng_core::report::{self, Output, ReportKind};
use jiheng_core::storage::Extent;

use super::ReportRequest;
use super::desk::Desk;
use crate::App;
use crate::commands::state;

/// The output that is asked for, without any mobile number.
///
/// # Errors
/// `BadRequest` for what the kind does not take, `NotFound` where there is nothing to print.
pub(in crate::commands) fn build(app: &App, request: &ReportRequest) -> Result<Output> {
    request.checked()?;
    let today = state::today(&app.stamp().at);
    let store = app.store();
    let _moment = store.moment()?;
    let desk = Desk::new(&store, request, today)?;
    let table = match request.kind {
        ReportKind::Circular => return Ok(Output::from(desk.circular()?).masked()),
        ReportKind::Letter => return Ok(Output::from(desk.letter()?).masked()),
        ReportKind::Ranking => desk.ranking()?,
        ReportKind::Grades => desk.grades()?,
        ReportKind::Execution => report::execution(&desk.filings(Extent::Figures)?, &desk.imprint),
        ReportKind::ThreePublic => report::three_public(&desk.filings(Extent::Figures)?, &desk.imprint),
        ReportKind::Staffing => report::staffing(&desk.filings(Extent::Figures)?, &desk.imprint),
        ReportKind::Deductions => {
            let filings = desk.filings(desk.extent())?;
            let by = request.by.unwrap_or(RankBy::SelfScore);
            report::deductions(&filings, by, request.projects, &desk.imprint)
        }
        ReportKind::Problems => desk.problems()?,
        ReportKind::ProblemSummary => desk.problem_summary()?,
        ReportKind::ReviewGap => desk.review_gap()?,
        ReportKind::FilingStatus => desk.filing_status()?,
        ReportKind::Years => desk.years()?,
        ReportKind::Peers => desk.peers()?,
        ReportKind::Rectification => desk.rectification()?,
    };
    Ok(Output::from(table).masked())
}
