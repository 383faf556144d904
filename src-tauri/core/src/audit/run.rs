use std::collections::BTreeMap;

use super::registry::RULES;
use super::{Context, Finding, Outcome, OutcomeCounts, RuleSetting, Severity};

/// The result of auditing one filing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Audit {
    /// What does not add up, in the order of rules and forms.
    pub findings: Vec<Finding>,
    /// Outcome counts by rule id; a rule that is switched off has none.
    pub counts: BTreeMap<&'static str, OutcomeCounts>,
}

/// Runs every rule that is switched on: a pure function, the same context gives the same findings in
/// the same order.
pub fn audit(context: &Context<'_>) -> Audit {
    let mut result = Audit::default();
    let as_it_comes = RuleSetting::default();
    for rule in RULES.iter() {
        let setting = context.settings.rules.get(rule.id).unwrap_or(&as_it_comes);
        if !setting.enabled {
            continue;
        }
        let counts = result.counts.entry(rule.id).or_default();
        for outcome in (rule.check)(context) {
            match outcome {
                Outcome::Pass => counts.pass += 1,
                Outcome::NotApplicable => counts.not_applicable += 1,
                Outcome::CannotJudge => counts.cannot_judge += 1,
                Outcome::Fail(finding) => {
                    counts.fail += 1;
                    result.findings.push(weigh(*finding, rule.severity, setting));
                }
            }
        }
    }
    result
}

/// The severity that the bureau has set, keeping what the check itself says less of.
fn weigh(mut finding: Finding, usual: Severity, setting: &RuleSetting) -> Finding {
    if let Some(severity) = setting.severity
        && finding.severity == usual
    {
        finding.severity = severity;
    }
    let difference =
        finding.difference.as_deref().and_then(|text| text.parse::<rust_decimal::Decimal>().ok());
    if let (Some(tolerance), Some(difference)) = (setting.tolerance, difference)
        && difference.abs() <= tolerance
    {
        finding.severity = Severity::Note;
    }
    finding
}
