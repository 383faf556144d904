use std::collections::BTreeMap;

use super::registry::{RULES, Rule};
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
    for rule in RULES.iter() {
        run(rule, context, &mut result);
    }
    result
}

/// Runs the rules that `touched` names and takes the rest from an earlier run: what [`audit`] would give, if nothing
/// has changed that another rule looks at. Findings of rules that are gone from the program are left out.
pub fn audit_again(context: &Context<'_>, before: Audit, touched: impl Fn(&Rule) -> bool) -> Audit {
    let mut kept: BTreeMap<String, Vec<Finding>> = BTreeMap::new();
    for finding in before.findings {
        kept.entry(finding.rule.clone()).or_default().push(finding);
    }
    let mut result = Audit::default();
    for rule in RULES.iter() {
        if touched(rule) {
            run(rule, context, &mut result);
        } else if let Some(counts) = before.counts.get(rule.id) {
            result.counts.insert(rule.id, *counts);
            result.findings.extend(kept.remove(rule.id).unwrap_or_default());
        }
    }
    result
}

fn run(rule: &'static Rule, context: &Context<'_>, result: &mut Audit) {
    let as_it_comes = RuleSetting::default();
    let setting = context.settings.rules.get(rule.id).unwrap_or(&as_it_comes);
    if !setting.enabled {
        return;
    }
    let counts = result.counts.entry(rule.id).or_default();
    for outcome in (rule.check)(&context.seen_by(rule)) {
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
        let more = format!("差额不超过本年度设定的容差 {}", tolerance.normalize());
        finding.detail = Some(finding.detail.map_or(more.clone(), |detail| format!("{detail}；{more}")));
    }
    finding
}
