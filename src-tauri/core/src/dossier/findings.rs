//! What was found over the years, and what is found again and again.

use std::collections::BTreeMap;

use super::{KeptFinding, RecurringRule, YearCount, YearFindings};
use crate::audit::{Severity, Status, registry};

/// The findings of a year by how far the bureau has come.
pub fn tally(findings: &[KeptFinding], year: i32) -> YearFindings {
    let mut tally = YearFindings::default();
    for finding in findings.iter().filter(|finding| finding.year == year) {
        match (finding.status, finding.severity) {
            (Status::Rectified, _) => tally.rectified += 1,
            (Status::Waived, _) => tally.waived += 1,
            (_, Severity::Error) => tally.open.error += 1,
            (_, Severity::Warning) => tally.open.warning += 1,
            (_, Severity::Note) => tally.open.note += 1,
        }
    }
    tally
}

/// The rules that found something in more than one year, most years first. What the bureau accepted is no fault, and
/// a hint is none either.
pub fn recurring(findings: &[KeptFinding]) -> Vec<RecurringRule> {
    let mut rules: BTreeMap<&str, (Severity, BTreeMap<i32, u32>)> = BTreeMap::new();
    let faults =
        findings.iter().filter(|found| found.status != Status::Waived && found.severity != Severity::Note);
    for finding in faults {
        let (severity, years) = rules.entry(&finding.rule).or_insert((finding.severity, BTreeMap::new()));
        *severity = (*severity).min(finding.severity);
        *years.entry(finding.year).or_default() += 1;
    }
    let mut recurring: Vec<RecurringRule> = rules
        .into_iter()
        .filter(|(_, (_, years))| years.len() > 1)
        .map(|(rule, (severity, years))| RecurringRule {
            rule: rule.to_owned(),
            title: registry::rule(rule).map_or(rule, |rule| rule.title).to_owned(),
            severity,
            years: years.into_iter().map(|(year, count)| YearCount { year, count }).collect(),
        })
        .collect();
    recurring.sort_by_key(|rule| (rule.severity, std::cmp::Reverse(rule.years.len())));
    recurring
}
