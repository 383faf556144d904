use std::collections::BTreeMap;

use jiheng_core::audit::{OutcomeCounts, RuleInfo, RuleSetting, Severity, edition_title, registry};
use jiheng_core::examination::{self, Rolled};
use jiheng_core::storage::{RuleSettingLine, Store};
use jiheng_core::{Code, Error, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{App, Progress};

/// The rules as they come, or as they are set for a year.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct RulesRequest {
    /// The evaluated year.
    pub year: Option<i32>,
}

/// How a rule shall be applied in a year; what is left out is as the rule comes.
#[derive(Debug, Deserialize, TS)]
pub struct SetRuleRequest {
    /// The evaluated year.
    pub year: i32,
    /// The rule's id.
    pub rule: String,
    /// Whether it is run; yes unless told.
    #[serde(default = "yes")]
    #[ts(as = "Option<bool>", optional)]
    pub enabled: bool,
    /// The severity of its findings, in place of the rule's own.
    #[serde(default)]
    pub severity: Option<Severity>,
    /// A difference of at most this is a note: 万元, points, or a rate as a fraction.
    #[serde(default)]
    pub tolerance: Option<String>,
    /// Why.
    pub reason: String,
}

/// Which year takes over which other's settings.
#[derive(Debug, Deserialize, TS)]
pub struct RollRulesRequest {
    /// The year that has them.
    pub from: i32,
    /// The year that gets them; it must have none of its own.
    pub into: i32,
}

/// A section of a rule's page in the manual.
#[derive(Debug, Serialize, TS)]
pub struct RuleSection {
    /// Its heading.
    pub heading: &'static str,
    /// Its text.
    pub text: String,
}

/// A rule, and how it is applied in the year asked for.
#[derive(Debug, Serialize, TS)]
pub struct RuleLine {
    /// The rule as it comes.
    #[serde(flatten)]
    pub info: RuleInfo,
    /// 检查什么, 为什么, 公式, 例子, 如何整改, 依据.
    pub sections: Vec<RuleSection>,
    /// Whether it is run.
    pub enabled: bool,
    /// The severity that counts: as set, else the rule's own.
    pub applied_severity: Severity,
    /// What the bureau has set, if it ever touched the rule in this year.
    pub setting: Option<RuleSettingLine>,
    /// How its checks of the year's filings came out.
    pub counts: Option<OutcomeCounts>,
}

/// The register of rules.
#[derive(Debug, Serialize, TS)]
pub struct Rules {
    /// The year asked for.
    pub year: Option<i32>,
    /// The edition of the year's settings; 0 before the first change.
    pub edition: u32,
    /// Under what findings are made (`2024年审核设置第2版`).
    pub settings: String,
    /// In the order findings are listed.
    pub rules: Vec<RuleLine>,
}

fn yes() -> bool {
    true
}

pub fn rules(app: &App, request: RulesRequest, _: &dyn Progress) -> Result<Rules> {
    register(&app.store(), request.year)
}

pub fn set_rule(app: &App, request: SetRuleRequest, _: &dyn Progress) -> Result<Rules> {
    let given = request.tolerance.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let tolerance = given.map(str::parse).transpose().map_err(|_| {
        let text = given.unwrap_or_default();
        Error::new(Code::BadRequest, format!("容差“{text}”不是数字，没有改动。请填写数字，例如0.05。"))
    })?;
    let setting = RuleSetting { enabled: request.enabled, severity: request.severity, tolerance };
    let mut store = app.store();
    examination::set_rule(&mut store, request.year, &request.rule, &setting, &request.reason, &app.stamp())?;
    register(&store, Some(request.year))
}

pub fn roll_rules(app: &App, request: RollRulesRequest, _: &dyn Progress) -> Result<Rolled> {
    examination::roll_rules(&mut app.store(), request.from, request.into, &app.stamp())
}

fn register(store: &Store, year: Option<i32>) -> Result<Rules> {
    let mut settings: BTreeMap<String, RuleSettingLine> = match year {
        Some(year) => store.rule_settings(year)?.into_iter().map(|line| (line.rule.clone(), line)).collect(),
        None => BTreeMap::new(),
    };
    let mut counts = year.map(|year| store.rule_counts(year)).transpose()?.unwrap_or_default();
    let edition = settings.values().map(|line| line.edition).max().unwrap_or_default();
    let rules = registry::rules().into_iter().zip(registry::RULES.iter()).map(|(info, rule)| {
        let setting = settings.remove(info.id);
        let section = |(heading, text)| RuleSection { heading, text };
        RuleLine {
            sections: rule.sections().into_iter().map(section).collect(),
            enabled: setting.as_ref().is_none_or(|line| line.enabled),
            applied_severity: setting.as_ref().and_then(|line| line.severity).unwrap_or(info.severity),
            counts: counts.remove(info.id),
            setting,
            info,
        }
    });
    Ok(Rules {
        year,
        edition,
        settings: edition_title(year.unwrap_or_default(), edition),
        rules: rules.collect(),
    })
}
