//! What is to be done next: only what there is something of.

use std::collections::BTreeSet;

use super::{Sources, Step, StepKind};
use crate::audit::{Severity, Status};
use crate::closing::Closing;
use crate::filing_state::FilingState;
use crate::metrics::size;

/// The open steps of a year, in the order of the bureau's work. A closed year has none.
pub(super) fn steps(sources: &Sources<'_>) -> Vec<Step> {
    if sources.closing.is_some_and(Closing::holds) {
        return Vec::new();
    }
    let some = !sources.filings.is_empty();
    let one = |kind, wanted: bool| wanted.then_some(Step { kind, count: 0 });
    let many = |kind, count: usize| (count > 0).then_some(Step { kind, count: size(count) });
    let missing = sources.status.due.saturating_sub(sources.status.filed);
    [
        one(StepKind::Import, !some),
        many(StepKind::Missing, if some { missing as usize } else { 0 }),
        many(StepKind::Incomplete, incomplete(sources)),
        many(StepKind::Unmatched, sources.unmatched as usize),
        many(StepKind::Unregistered, sources.unregistered as usize),
        many(StepKind::SendBack, departments_to_tell(sources).len()),
        many(StepKind::Returned, returned(sources)),
        one(StepKind::Draw, some && sources.sample.is_none()),
        many(StepKind::Review, not_reviewed(sources)),
        many(StepKind::Approve, sound(sources)),
        one(StepKind::Close, some),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Filings that lack one of the four annexes.
fn incomplete(sources: &Sources<'_>) -> usize {
    let lacks = |filing: &&crate::Assessed| {
        let filing = &filing.filing;
        filing.basic_data.is_none()
            || filing.overall.is_none()
            || filing.projects.is_empty()
            || filing.reports.is_empty()
    };
    sources.filings.iter().filter(lacks).count()
}

/// Departments with errors that are 待处理.
fn departments_to_tell<'a>(sources: &Sources<'a>) -> BTreeSet<&'a str> {
    sources
        .tallies
        .iter()
        .filter(|tally| tally.severity == Severity::Error && tally.status == Status::Pending)
        .map(|tally| tally.department.as_str())
        .collect()
}

fn returned(sources: &Sources<'_>) -> usize {
    sources.status.rows.iter().filter(|row| row.state == FilingState::Returned).count()
}

/// Departments of the sample that filed and have no reviewed score.
fn not_reviewed(sources: &Sources<'_>) -> usize {
    let drawn = sources.sample.map(|sample| sample.departments.as_slice()).unwrap_or_default();
    let open =
        |name: &str| {
            sources.filings.iter().filter(|filing| filing.filing.department.name == name).any(|filing| {
                filing.scores.overall.as_ref().is_none_or(|score| score.reviewed_score.is_none())
            })
        };
    drawn.iter().filter(|row| open(&row.department)).count()
}

/// Filings that came in, are not approved, and have no unresolved error.
fn sound(sources: &Sources<'_>) -> usize {
    let wrong: BTreeSet<&str> = sources
        .tallies
        .iter()
        .filter(|tally| tally.severity == Severity::Error && tally.status.is_unresolved())
        .map(|tally| tally.department.as_str())
        .collect();
    let waits = |state| matches!(state, FilingState::Received | FilingState::Resubmitted);
    let rows = sources.status.rows.iter();
    rows.filter(|row| waits(row.state) && !wrong.contains(row.department.as_str())).count()
}
