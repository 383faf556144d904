//! The one list of rules. `rules`, the interface and the manual all come from it.

use serde::Serialize;
use ts_rs::TS;

use super::rules::{between_annexes, recomputed_rates, scores, sums_within_table, weights_and_totals};
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

    /// The folder its rules stand in.
    pub fn folder(self) -> &'static str {
        match self {
            Self::SumsWithinTable => "sums_within_table",
            Self::RecomputedRates => "recomputed_rates",
            Self::WeightsAndTotals => "weights_and_totals",
            Self::Scores => "scores",
            Self::BetweenAnnexes => "between_annexes",
        }
    }
}

/// A rule: what it is called, why it exists, and how it checks one filing.
#[derive(Debug)]
pub struct Rule {
    /// Stable id (`project_items_sum`); its file has the same name.
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
    /// The rule's whole doc comment, in the sections of [`super::manual::SECTIONS`].
    pub manual: &'static str,
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
pub const RULES: &[&Rule] = &[
    &sums_within_table::project_items_sum::RULE,
    &sums_within_table::three_public_sum::RULE,
    &sums_within_table::vehicles_sum::RULE,
    &sums_within_table::operating_expense_parts::RULE,
    &sums_within_table::revenue_split_sum::RULE,
    &sums_within_table::expenditure_split_sum::RULE,
    &sums_within_table::project_funds_sum::RULE,
    &recomputed_rates::staffing_control_rate::RULE,
    &recomputed_rates::building_control_rates::RULE,
    &recomputed_rates::execution_rate::RULE,
    &weights_and_totals::level1_weights::RULE,
    &weights_and_totals::weights_sum::RULE,
    &weights_and_totals::total_weight_hundred::RULE,
    &scores::self_score_sum::RULE,
    &scores::total_without_self_score::RULE,
    &scores::score_above_weight::RULE,
    &scores::score_without_actual::RULE,
    &scores::repeated_source_points::RULE,
    &between_annexes::project_final::RULE,
    &between_annexes::projects_sum::RULE,
    &between_annexes::item_against_project::RULE,
];

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

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
