//! What the bureau sets for the rules of a year.

use rust_decimal::Decimal;
use serde::Serialize;
use ts_rs::TS;

use super::{Occasion, judge_all, watch_year};
use crate::audit::{RuleSetting, registry};
use crate::storage::{Place, Reader, Store, Writer};
use crate::{Code, Error, Result, Stamp};

/// What rolling the settings into the next year came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Rolled {
    /// The year they were taken from.
    pub from: i32,
    /// The year that has them now.
    pub into: i32,
    /// How many rules.
    pub rules: u32,
}

/// Sets a rule of a year and judges the year's filings by it, in one transaction.
///
/// # Errors
/// `NotFound` for an unknown rule; `BadRequest` without a reason, for a tolerance below 0, or if nothing changes.
pub fn set_rule(
    store: &mut Store,
    year: i32,
    rule: &str,
    setting: &RuleSetting,
    reason: &str,
    stamp: &Stamp,
) -> Result<()> {
    let known = registry::rule(rule).ok_or_else(|| {
        Error::new(Code::NotFound, format!("没有编号为“{rule}”的审核规则，没有改动。请刷新规则列表后再试。"))
    })?;
    plausible(year)?;
    let reason = reason.trim();
    let refuse = |why: String| Err(Error::new(Code::BadRequest, why));
    if reason.is_empty() {
        return refuse(format!(
            "没有写为什么改“{}”，没有改动。请写明理由，理由会和设置一起保存。",
            known.title
        ));
    }
    if let Some(tolerance) = setting.tolerance.filter(|tolerance| *tolerance < Decimal::ZERO) {
        return refuse(format!("容差“{tolerance}”小于0，没有改动。请填0或更大的数。"));
    }
    // A severity that is the rule's own is no setting.
    let setting = RuleSetting {
        severity: setting.severity.filter(|severity| *severity != known.severity),
        ..setting.clone()
    };
    store.write(stamp, "set_rule", |writer| {
        refuse_closed(writer, year)?;
        let settings = writer.audit_settings(year)?;
        let before = settings.rules.get(rule).cloned().unwrap_or_default();
        if before == setting {
            return refuse(format!("“{}”在{year}年度现在就是这样设置的，没有改动。", known.title));
        }
        writer.by_hand(format!("{year}年度审核规则“{}”的设置", known.title));
        writer.watch(Place::Rule { year, rule: rule.to_owned() })?;
        watch_year(writer, year, Some(rule))?;
        writer.put_rule_setting(year, rule, &setting, reason)?;
        rule_changed(writer, year, rule)
    })
}

/// A rule of a year is set otherwise: judges the year's filings by it.
///
/// # Errors
/// What concerns the database.
pub(crate) fn rule_changed(writer: &Writer<'_>, year: i32, rule: &str) -> Result<()> {
    let title = registry::rule(rule).map_or(rule, |rule| rule.title);
    let filings = writer.current_filings(year, None)?;
    judge_all(writer, &filings, &|touched| touched.id == rule, &Occasion::Setting(title))
}

/// Gives a year the settings of another, if it has none of its own.
///
/// # Errors
/// `BadRequest` if the year has settings already, or the other has none.
pub fn roll_rules(store: &mut Store, from: i32, into: i32, stamp: &Stamp) -> Result<Rolled> {
    plausible(from)?;
    plausible(into)?;
    store.write(stamp, "roll_rules", |writer| {
        refuse_closed(writer, into)?;
        let refuse = |why: String| Err(Error::new(Code::BadRequest, why));
        if !writer.rule_settings(into)?.is_empty() {
            return refuse(format!("{into}年度已有自己的审核设置，没有改动。要改请逐条规则修改。"));
        }
        let settings = writer.audit_settings(from)?;
        if settings.rules.is_empty() {
            return refuse(format!("{from}年度的规则都是随程序默认，不用结转，没有改动。"));
        }
        let rules = writer.copy_rule_settings(from, into)?;
        let filings = writer.current_filings(into, None)?;
        judge_all(writer, &filings, &|rule| settings.rules.contains_key(rule.id), &Occasion::Rolled(from))?;
        Ok(Rolled { from, into, rules: u32::try_from(rules).unwrap_or(u32::MAX) })
    })
}

fn refuse_closed(reader: &Reader, year: i32) -> Result<()> {
    if reader.is_closed(year)? {
        return Err(Error::new(
            Code::YearClosed,
            format!("{year}年度已经结账，审核设置没有改动。要改请先重新打开这个年度。"),
        ));
    }
    Ok(())
}

/// Refuses a year that nobody means.
///
/// # Errors
/// `BadRequest`.
pub(crate) fn plausible(year: i32) -> Result<()> {
    if (1990..=2100).contains(&year) {
        return Ok(());
    }
    Err(Error::new(Code::BadRequest, format!("年度“{year}”不对，没有改动。请填四位年份。")))
}
