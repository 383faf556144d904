//! What the bureau has set for the rules of a year.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Severity;

/// What the bureau has set for one rule; a field without a value is as the rule comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSetting {
    /// Whether the rule is run.
    pub enabled: bool,
    /// The severity of its findings at most, in place of the rule's own.
    pub severity: Option<Severity>,
    /// A difference of at most this is a note: 万元, points or a rate, as the rule compares.
    pub tolerance: Option<Decimal>,
}

impl Default for RuleSetting {
    fn default() -> Self {
        Self { enabled: true, severity: None, tolerance: None }
    }
}

/// The settings of a year, by rule id; what is not named is as the rule comes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// By rule id.
    pub rules: BTreeMap<String, RuleSetting>,
    /// Counts up with each change in the year; 0 before the first.
    pub edition: u32,
}

/// What findings say they were made under (`2024年审核设置第2版`).
pub fn edition_title(year: i32, edition: u32) -> String {
    match edition {
        0 => "随程序默认".to_owned(),
        edition => format!("{year}年审核设置第{edition}版"),
    }
}
