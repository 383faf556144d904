//! What the bureau has set for the rules of each year, edition by edition.

use std::collections::BTreeMap;

use rusqlite::Row;
use serde::Serialize;
use serde_json::json;
use ts_rs::TS;

use super::{Reader, Writer};
use crate::audit::{RuleSetting, Settings, Severity};
use crate::{Error, Result};

/// What the bureau has set for one rule of a year, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RuleSettingLine {
    /// The rule's id.
    #[serde(skip)]
    #[ts(skip)]
    pub rule: String,
    /// Whether the rule is run.
    pub enabled: bool,
    /// The severity in place of the rule's own.
    pub severity: Option<Severity>,
    /// A difference of at most this is a note: 万元, points or a rate, as the rule compares.
    #[ts(as = "Option<String>")]
    pub tolerance: Option<rust_decimal::Decimal>,
    /// Why.
    pub reason: String,
    /// The edition of the year's settings that it came with.
    pub edition: u32,
    /// The year it was taken over from, if it was.
    pub rolled_from: Option<i32>,
    /// When, with offset.
    pub at: String,
    /// By whom.
    pub by: String,
}

impl RuleSettingLine {
    /// What it says, without the reason.
    pub fn setting(&self) -> RuleSetting {
        RuleSetting { enabled: self.enabled, severity: self.severity, tolerance: self.tolerance }
    }
}

fn line(row: &Row<'_>) -> Result<RuleSettingLine> {
    let severity: Option<String> = row.get(2)?;
    let tolerance: Option<String> = row.get(3)?;
    Ok(RuleSettingLine {
        rule: row.get(0)?,
        enabled: row.get(1)?,
        severity: severity
            .map(|id| Severity::from_id(&id).ok_or_else(|| Error::internal(&id)))
            .transpose()?,
        tolerance: tolerance.map(|text| text.parse().map_err(Error::internal)).transpose()?,
        reason: row.get(4)?,
        edition: row.get(5)?,
        rolled_from: row.get(6)?,
        at: row.get(7)?,
        by: row.get(8)?,
    })
}

impl Reader {
    /// What is set for the rules of a year, by rule id; rules that were never touched are not in it.
    pub fn rule_settings(&self, year: i32) -> Result<Vec<RuleSettingLine>> {
        let mut statement = self.conn.prepare_cached(include_str!("list.sql"))?;
        let mut rows = statement.query([year])?;
        let mut lines = Vec::new();
        while let Some(row) = rows.next()? {
            lines.push(line(row)?);
        }
        Ok(lines)
    }

    /// Under what the filings of a year are judged.
    pub fn audit_settings(&self, year: i32) -> Result<Settings> {
        let lines = self.rule_settings(year)?;
        let edition = lines.iter().map(|line| line.edition).max().unwrap_or_default();
        let rules: BTreeMap<_, _> =
            lines.into_iter().map(|line| (line.rule.clone(), line.setting())).collect();
        Ok(Settings { rules, edition })
    }
}

impl Writer<'_> {
    /// Sets a rule of a year: the next edition of the year's settings.
    pub fn put_rule_setting(&self, year: i32, rule: &str, setting: &RuleSetting, reason: &str) -> Result<()> {
        let edition = self.next_edition(year)?;
        self.insert_rule_setting(year, rule, edition, setting, reason, None)
    }

    /// Gives a year that has no settings of its own those of another, as its first edition. How many rules it took
    /// over.
    pub fn copy_rule_settings(&self, from: i32, into: i32) -> Result<usize> {
        let lines = self.rule_settings(from)?;
        let edition = self.next_edition(into)?;
        for line in &lines {
            self.insert_rule_setting(into, &line.rule, edition, &line.setting(), &line.reason, Some(from))?;
        }
        Ok(lines.len())
    }

    /// The number of the next edition: one that was taken back is not given again.
    fn next_edition(&self, year: i32) -> Result<u32> {
        let sql = "SELECT coalesce(max(edition), 0) + 1 FROM rule_setting WHERE year = ?1";
        Ok(self.conn.prepare_cached(sql)?.query_row([year], |row| row.get(0))?)
    }

    fn insert_rule_setting(
        &self,
        year: i32,
        rule: &str,
        edition: u32,
        setting: &RuleSetting,
        reason: &str,
        rolled_from: Option<i32>,
    ) -> Result<()> {
        let tolerance = setting.tolerance.map(|tolerance| tolerance.normalize().to_string());
        self.conn.prepare_cached(include_str!("insert.sql"))?.execute((
            year,
            rule,
            edition,
            setting.enabled,
            setting.severity.map(Severity::id),
            &tolerance,
            reason,
            rolled_from,
            &self.stamp.at,
            &self.stamp.by,
        ))?;
        self.step(json!({
            "rule": rule, "year": year, "edition": edition, "enabled": setting.enabled,
            "severity": setting.severity, "tolerance": tolerance, "reason": reason, "rolled_from": rolled_from,
        }));
        Ok(())
    }
}
