//! The one list of rules. `rules`, the interface and the manual all come from it.

use std::sync::LazyLock;

use serde::Serialize;
use ts_rs::TS;

use super::rules::{
    against_ledger, between_annexes, characters, missing_values, over_the_limit, over_the_years, reasons,
    recomputed_rates, sameness, scores, sums_within_table, text_against_tables, value_format,
    weights_and_totals, year_and_name,
};
use super::{Context, Outcome, Severity};

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
    /// 超限.
    OverTheLimit,
    /// 缺项.
    MissingValues,
    /// 说明理由.
    Reasons,
    /// 填写格式.
    ValueFormat,
    /// 字符.
    Characters,
    /// 年度与名称.
    YearAndName,
    /// 雷同.
    Sameness,
    /// 文表一致.
    TextAgainstTables,
    /// 跨年衔接.
    OverTheYears,
    /// 对照台账.
    AgainstLedger,
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
            Self::OverTheLimit => "超限",
            Self::MissingValues => "缺项",
            Self::Reasons => "说明理由",
            Self::ValueFormat => "填写格式",
            Self::Characters => "字符",
            Self::YearAndName => "年度与名称",
            Self::Sameness => "雷同",
            Self::TextAgainstTables => "文表一致",
            Self::OverTheYears => "跨年衔接",
            Self::AgainstLedger => "对照台账",
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
            Self::OverTheLimit => "over_the_limit",
            Self::MissingValues => "missing_values",
            Self::Reasons => "reasons",
            Self::ValueFormat => "value_format",
            Self::Characters => "characters",
            Self::YearAndName => "year_and_name",
            Self::Sameness => "sameness",
            Self::TextAgainstTables => "text_against_tables",
            Self::OverTheYears => "over_the_years",
            Self::AgainstLedger => "against_ledger",
        }
    }
}

/// What lies beyond the filing that is judged. When it changes, the rules that look at it run again, and no others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Beyond {
    /// The same department's filing of the year before.
    Prior,
    /// The bureau's ledger of the year.
    Books,
    /// What the other departments filed for the year.
    Others,
}

impl Beyond {
    /// What the clerk calls it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Prior => "上年报送",
            Self::Books => "财政局台账",
            Self::Others => "其他单位的报送",
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
    /// What it looks at beside the filing itself; the rest of the context is hidden from it.
    pub beyond: &'static [Beyond],
    /// The check: one outcome per place it looks at, in the order of the form.
    pub check: fn(&Context<'_>) -> Vec<Outcome>,
}

impl Rule {
    /// Its page in the manual, section by section.
    pub fn sections(&self) -> Vec<(&'static str, String)> {
        super::manual::sections(self.manual)
    }
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

/// Every rule, in the order findings are listed: by family, each in its own order.
pub static RULES: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    [
        sums_within_table::RULES,
        recomputed_rates::RULES,
        weights_and_totals::RULES,
        scores::RULES,
        between_annexes::RULES,
        over_the_limit::RULES,
        missing_values::RULES,
        reasons::RULES,
        value_format::RULES,
        characters::RULES,
        year_and_name::RULES,
        sameness::RULES,
        text_against_tables::RULES,
        over_the_years::RULES,
        against_ledger::RULES,
    ]
    .concat()
});

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
