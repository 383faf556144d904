//! The one list of rules. `rules`, the interface and the manual all come from it.

use serde::Serialize;
use ts_rs::TS;

use super::{Outcome, Severity};
use crate::filing::Filing;

/// A family of rules, as in the bureau's own sorting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// 表内合计.
    SumsWithinTable,
    /// 比率复算.
    RecomputedRates,
    /// 分值与总分.
    WeightsAndTotals,
    /// 得分.
    Scores,
    /// 表间一致.
    BetweenAnnexes,
}

impl Family {
    /// What the clerk calls it.
    pub fn title(self) -> &'static str {
        match self {
            Self::SumsWithinTable => "表内合计",
            Self::RecomputedRates => "比率复算",
            Self::WeightsAndTotals => "分值与总分",
            Self::Scores => "得分",
            Self::BetweenAnnexes => "表间一致",
        }
    }
}

/// A rule: what it is called, why it exists, and how it checks one filing.
#[derive(Debug)]
pub struct Rule {
    /// Stable id (`project_items_sum`).
    pub id: &'static str,
    /// Short Chinese title, at most ten characters or so.
    pub title: &'static str,
    /// Its family.
    pub family: Family,
    /// Severity of a finding unless the check says less.
    pub severity: Severity,
    /// Why the bureau checks it.
    pub why: &'static str,
    /// 依据: what it really rests on.
    pub source: &'static str,
    /// The check: one outcome per place it looks at, in the order of the form.
    pub check: fn(&Filing) -> Vec<Outcome>,
}

/// A rule as `rules` and the interface show it.
#[derive(Debug, Clone, Serialize, TS)]
#[allow(missing_docs)]
pub struct RuleInfo {
    pub id: &'static str,
    pub title: &'static str,
    pub family: Family,
    pub family_title: &'static str,
    pub severity: Severity,
    pub why: &'static str,
    pub source: &'static str,
}

/// Every rule, in the order findings are listed.
pub const RULES: &[&Rule] = &[];

/// The register of rules.
pub fn rules() -> Vec<RuleInfo> {
    RULES
        .iter()
        .map(|rule| RuleInfo {
            id: rule.id,
            title: rule.title,
            family: rule.family,
            family_title: rule.family.title(),
            severity: rule.severity,
            why: rule.why,
            source: rule.source,
        })
        .collect()
}
