//! Which of a department's projects the bureau's ledger knows.

use super::Due;
use crate::audit::names;
use crate::audit::rules::against_ledger::{Match, matched};
use crate::filing::Project;
use crate::ledger::LedgerProject;

/// What the ledger says of each filed project, and what is due and was not filed.
pub fn due<'a>(filed: &[Project], ledger: &'a [LedgerProject]) -> (Vec<Due>, Vec<&'a LedgerProject>) {
    let matches = matched(filed, ledger);
    let taken = |line: &LedgerProject| {
        matches.iter().any(|found| match found {
            Match::Same(other) | Match::Near(other) => std::ptr::eq(*other, line),
            Match::Unsure | Match::Absent => false,
        })
    };
    // What may be one of two is not called missing.
    let open: Vec<&str> = filed
        .iter()
        .zip(&matches)
        .filter(|(_, found)| matches!(found, Match::Unsure))
        .filter_map(|(project, _)| project.name.text())
        .collect();
    let may_be = |line: &LedgerProject| {
        open.iter().any(|name| names::key(name) == names::key(&line.name) || names::near(name, &line.name))
    };
    let missing = ledger.iter().filter(|line| !taken(line) && !may_be(line)).collect();
    let said = matches
        .iter()
        .map(|found| match found {
            Match::Same(_) => Due::Filed,
            Match::Near(_) => Due::FiledAlike,
            Match::Unsure => Due::Unsure,
            Match::Absent => Due::NotListed,
        })
        .collect();
    (said, missing)
}
