use std::collections::BTreeMap;

use super::registry::RULES;
use super::{Finding, Outcome, OutcomeCounts};
use crate::filing::Filing;

/// The result of auditing one filing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Audit {
    /// What does not add up, in the order of rules and forms.
    pub findings: Vec<Finding>,
    /// Outcome counts by rule id.
    pub counts: BTreeMap<&'static str, OutcomeCounts>,
}

/// Runs every rule over a filing: a pure function, the same filing gives the same findings in the
/// same order.
pub fn audit(filing: &Filing) -> Audit {
    let mut result = Audit::default();
    for rule in RULES {
        let counts = result.counts.entry(rule.id).or_default();
        for outcome in (rule.check)(filing) {
            match outcome {
                Outcome::Pass => counts.pass += 1,
                Outcome::NotApplicable => counts.not_applicable += 1,
                Outcome::CannotJudge => counts.cannot_judge += 1,
                Outcome::Fail(finding) => {
                    counts.fail += 1;
                    result.findings.push(*finding);
                }
            }
        }
    }
    result
}
