use jiheng_core::Result;
use jiheng_core::rule_set::{self, GradeChange};
use jiheng_core::scoring::{self, RuleSet};
use jiheng_core::storage::{Extent, RuleSetEdition, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{App, Progress};

/// Which year.
#[derive(Debug, Deserialize, TS)]
pub struct RuleSetRequest {
    /// The evaluated year.
    pub year: i32,
}

/// A year's scoring rules.
#[derive(Debug, Serialize, TS)]
pub struct RuleSets {
    /// The evaluated year.
    pub year: i32,
    /// Newest first; the first one applies, the last are the rules as they come.
    pub editions: Vec<RuleSetEdition>,
    /// Ready-made ones.
    pub presets: Vec<RuleSet>,
}

/// Rules that may come to apply.
#[derive(Debug, Deserialize, TS)]
pub struct PreviewRuleSetRequest {
    /// The evaluated year.
    pub year: i32,
    /// The rules.
    pub rules: RuleSet,
}

/// Which final scores and grades would change.
#[derive(Debug, Serialize, TS)]
pub struct RuleSetPreview {
    /// Departments of the year that have a score.
    pub scored: u32,
    /// Those whose score or grade would change, largest change first.
    pub changes: Vec<GradeChange>,
}

/// Rules that are to apply.
#[derive(Debug, Deserialize, TS)]
pub struct SetRuleSetRequest {
    /// The evaluated year.
    pub year: i32,
    /// The rules.
    pub rules: RuleSet,
    /// Why.
    pub reason: String,
}

/// From which year into which.
#[derive(Debug, Deserialize, TS)]
pub struct RollRuleSetRequest {
    /// The year whose rules apply again.
    pub from: i32,
    /// The year they are to apply to.
    pub to: i32,
}

pub fn rule_set(app: &App, request: RuleSetRequest, _: &dyn Progress) -> Result<RuleSets> {
    rule_sets(&app.store(), request.year)
}

pub fn preview_rule_set(
    app: &App,
    request: PreviewRuleSetRequest,
    _: &dyn Progress,
) -> Result<RuleSetPreview> {
    request.rules.validate()?;
    let filings = app.store().assessed(request.year, None, Extent::Figures)?;
    let scored = filings
        .iter()
        .filter(|filing| filing.scores.overall.as_ref().is_some_and(|score| score.final_score.is_some()));
    Ok(RuleSetPreview {
        scored: u32::try_from(scored.count()).unwrap_or(u32::MAX),
        changes: rule_set::grade_changes(&filings, &request.rules),
    })
}

pub fn set_rule_set(app: &App, request: SetRuleSetRequest, _: &dyn Progress) -> Result<RuleSets> {
    let stamp = app.stamp();
    let mut store = app.store();
    rule_set::set_rules(&mut store, request.year, &request.rules, &request.reason, &stamp)?;
    rule_sets(&store, request.year)
}

pub fn roll_rule_set(app: &App, request: RollRuleSetRequest, _: &dyn Progress) -> Result<RuleSets> {
    let stamp = app.stamp();
    let mut store = app.store();
    rule_set::roll(&mut store, request.from, request.to, &stamp)?;
    rule_sets(&store, request.to)
}

fn rule_sets(store: &Store, year: i32) -> Result<RuleSets> {
    Ok(RuleSets { year, editions: store.rule_set_editions(year)?, presets: scoring::presets() })
}
