//! A filing with what 绩衡 makes of it: what rankings, comparisons and trends are made from.

use crate::audit::{Finding, FindingCounts, Severity};
use crate::filing::{Filing, FormKind};
use crate::scoring::{FilingScores, Reviews, RuleSet, score};

/// One filing, its scores and how many findings it has. Made by [`Assessed::new`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Assessed {
    /// The filing.
    pub filing: Filing,
    /// What the bureau decided.
    pub reviews: Reviews,
    /// Its scores, by the rule set of its year.
    pub scores: FilingScores,
    /// Its unresolved findings by severity, in all its annexes.
    pub findings: FindingCounts,
    /// The findings that stand in each 附件三, in the order of `filing.projects`.
    pub project_findings: Vec<FindingCounts>,
}

impl Assessed {
    /// Scores `filing` by the bureau's decisions and the rule set of its year, and counts its unresolved `findings`.
    /// What its budget columns mean must be decided already, as it is in a loaded filing.
    pub fn new<'a>(
        filing: Filing,
        reviews: Reviews,
        rules: &RuleSet,
        findings: impl IntoIterator<Item = &'a Finding> + Clone,
    ) -> Self {
        let project_findings = filing
            .projects
            .iter()
            .enumerate()
            .map(|(n, _)| {
                count(
                    findings
                        .clone()
                        .into_iter()
                        .filter(|finding| finding.form == FormKind::Project && finding.nth_form() == Some(n)),
                )
            })
            .collect();
        Self {
            scores: score(&filing, &reviews, rules),
            findings: count(findings),
            project_findings,
            filing,
            reviews,
        }
    }
}

fn count<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> FindingCounts {
    let mut counts = FindingCounts::default();
    for finding in findings {
        match finding.severity {
            Severity::Error => counts.error += 1,
            Severity::Warning => counts.warning += 1,
            Severity::Note => counts.note += 1,
        }
    }
    counts
}
