//! 对照台账: against the bureau's own figures of the year.

mod ledger_funds;
mod ledger_posts;
mod ledger_projects;
mod ledger_three_public;
mod project_not_in_ledger;

use crate::audit::Rule;
use crate::audit::names;
use crate::filing::Project;
use crate::ledger::LedgerProject;

/// In the order findings are listed.
pub(crate) const RULES: &[&Rule] = &[
    &ledger_funds::RULE,
    &ledger_posts::RULE,
    &ledger_three_public::RULE,
    &ledger_projects::RULE,
    &project_not_in_ledger::RULE,
];

/// How a filed project was found in the ledger.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Match<'a> {
    /// By its code or its name.
    Same(&'a LedgerProject),
    /// By a name that is written nearly so.
    Near(&'a LedgerProject),
    /// More than one may be meant, or it has no name.
    Unsure,
    /// It is not in the ledger.
    Absent,
}

/// Each filed project's place in the ledger.
pub(crate) fn matched<'a>(filed: &[Project], due: &'a [LedgerProject]) -> Vec<Match<'a>> {
    let key = |project: &Project| project.name.text().map(names::key);
    let filed_keys: Vec<Option<String>> = filed.iter().map(key).collect();
    let due_keys: Vec<String> = due.iter().map(|line| names::key(&line.name)).collect();
    let same: Vec<Vec<&LedgerProject>> = filed
        .iter()
        .zip(&filed_keys)
        .map(|(project, key)| by_name(project, key.as_deref(), &filed_keys, due, &due_keys))
        .collect();
    let taken = |line: &LedgerProject| same.iter().flatten().any(|known| std::ptr::eq(*known, line));
    let near = |project: &Project| -> Vec<&'a LedgerProject> {
        let Some(name) = project.name.text() else { return Vec::new() };
        due.iter().filter(|line| !taken(line) && names::near(name, &line.name)).collect()
    };
    let rivals = |line: &LedgerProject| {
        let open = filed.iter().zip(&same).filter(|(_, known)| known.is_empty());
        open.filter(|(other, _)| other.name.text().is_some_and(|name| names::near(name, &line.name))).count()
    };
    filed
        .iter()
        .zip(&same)
        .map(|(project, exact)| match exact.as_slice() {
            _ if project.name.text().is_none() => Match::Unsure,
            [line] => Match::Same(line),
            [] => match near(project).as_slice() {
                [] => Match::Absent,
                [line] if rivals(line) == 1 => Match::Near(line),
                _ => Match::Unsure,
            },
            _ => Match::Unsure,
        })
        .collect()
}

/// The lines of the ledger that a project's code or name stands for; a name that two projects bear stands for none
/// alone.
fn by_name<'a>(
    project: &Project,
    key: Option<&str>,
    filed: &[Option<String>],
    due: &'a [LedgerProject],
    due_keys: &[String],
) -> Vec<&'a LedgerProject> {
    let (Some(name), Some(key)) = (project.name.text(), key) else { return Vec::new() };
    let by_code = |line: &&LedgerProject| {
        line.code.as_deref().is_some_and(|code| code.chars().count() >= 6 && name.contains(code))
    };
    let coded: Vec<&LedgerProject> = due.iter().filter(by_code).collect();
    if !coded.is_empty() {
        return coded;
    }
    let bearers = filed.iter().filter(|other| other.as_deref() == Some(key)).count();
    let mut lines: Vec<&LedgerProject> =
        due.iter().zip(due_keys).filter(|(_, other)| *other == key).map(|(line, _)| line).collect();
    if bearers > 1 && lines.len() == 1 {
        // Two forms of one name share its line: neither is the whole of it.
        lines.push(lines[0]);
    }
    lines
}
