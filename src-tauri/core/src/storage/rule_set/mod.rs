//! The bureau's own scoring rules, by year.

use rusqlite::OptionalExtension;
use serde::Serialize;
use serde_json::json;
use ts_rs::TS;

use super::{Reader, Writer};
use crate::scoring::RuleSet;
use crate::{Code, Error, Result};

/// One edition of a year's rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RuleSetEdition {
    /// Counts up with each change; 0: the rules as they come.
    pub edition: u32,
    /// The rules.
    pub rules: RuleSet,
    /// Why they were set.
    pub reason: Option<String>,
    /// When, with offset.
    pub at: Option<String>,
    /// By whom.
    pub by: Option<String>,
}

impl Reader {
    /// The scoring rules of a year: the bureau's own, else as they come.
    ///
    /// # Errors
    /// `DatabaseDamaged` if what is kept cannot be read.
    pub fn rule_set(&self, year: i32) -> Result<RuleSet> {
        let sql =
            "SELECT rules FROM rule_set WHERE year = ?1 AND withdrawn = 0 ORDER BY edition DESC LIMIT 1";
        let kept: Option<String> =
            self.conn.prepare_cached(sql)?.query_row([year], |row| row.get(0)).optional()?;
        kept.map_or_else(|| Ok(RuleSet::default()), |json| read(year, &json))
    }

    /// Whether the bureau has set scoring rules of its own for a year.
    pub fn has_rule_set(&self, year: i32) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM rule_set WHERE year = ?1 AND withdrawn = 0)";
        Ok(self.conn.prepare_cached(sql)?.query_row([year], |row| row.get(0))?)
    }

    /// All editions of a year's rules, newest first; at last the rules as they come.
    ///
    /// # Errors
    /// As [`Reader::rule_set`].
    pub fn rule_set_editions(&self, year: i32) -> Result<Vec<RuleSetEdition>> {
        let sql = "SELECT edition, rules, reason, set_at, set_by FROM rule_set WHERE year = ?1 AND withdrawn = 0 ORDER BY edition DESC";
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query([year])?;
        let mut editions = Vec::new();
        while let Some(row) = rows.next()? {
            let json: String = row.get(1)?;
            editions.push(RuleSetEdition {
                edition: row.get(0)?,
                rules: read(year, &json)?,
                reason: row.get(2)?,
                at: row.get(3)?,
                by: row.get(4)?,
            });
        }
        let rules = RuleSet::default();
        editions.push(RuleSetEdition { edition: 0, rules, reason: None, at: None, by: None });
        Ok(editions)
    }
}

impl Writer<'_> {
    /// Makes `rules` those of a year from now on. The edition before stays.
    ///
    /// # Errors
    /// `BadRequest` if they make no sense; `YearClosed`.
    pub fn set_rule_set(&self, year: i32, rules: &RuleSet, reason: &str) -> Result<u32> {
        rules.validate()?;
        let json = serde_json::to_string(rules).map_err(Error::internal)?;
        let edition: u32 = self
            .conn
            .prepare_cached(
                "INSERT INTO rule_set (year, edition, rules, reason, set_at, set_by)
                 SELECT ?1, coalesce(max(edition), 0) + 1, ?2, ?3, ?4, ?5 FROM rule_set WHERE year = ?1
                 RETURNING edition",
            )?
            .query_row((year, &json, reason, &self.stamp.at, &self.stamp.by), |row| row.get(0))?;
        self.step(json!({ "year": year, "rule_set": rules.name, "edition": edition, "reason": reason }));
        Ok(edition)
    }
}

fn read(year: i32, json: &str) -> Result<RuleSet> {
    serde_json::from_str(json).map_err(|error| {
        Error::new(
            Code::DatabaseDamaged,
            format!("数据文件里{year}年度的评分规则读不出来（{error}），请从备份恢复。"),
        )
    })
}
