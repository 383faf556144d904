//! A filing with what 绩衡 makes of it: what rankings, comparisons and trends are made from.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::audit::{Finding, FindingCounts, Severity};
use crate::filing::{Basis, Filing, FormKind};
use crate::number::Amount;
use crate::scoring::{FilingScores, Reviews, RuleSet, score};

/// What 三公变动率 of a year is held against: the rule set says which ratio it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ThreePublicBefore {
    /// 上年决算数 of the filing's own 附件一.
    #[default]
    Finals,
    /// 本年预算数 of 附件一 of the year before, 万元, and what it means; `None` if it was not filed.
    Budgets(Option<(Amount, Basis)>),
}

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
    /// What 三公变动率 is held against.
    pub three_public_before: ThreePublicBefore,
}

/// All filings of each of some years.
pub type YearFilings = BTreeMap<i32, Arc<[Assessed]>>;

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
            three_public_before: ThreePublicBefore::Finals,
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
