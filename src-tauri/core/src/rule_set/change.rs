//! What another rule set would come to, before it is set.

use jiff::Span;
use jiff::civil::Date;
use serde::Serialize;
use ts_rs::TS;

use crate::Assessed;
use crate::examination::{plausible, rule_set_changed, watch_year};
use crate::number::Score;
use crate::scoring::{Grade, RuleSet, score};
use crate::storage::{Place, Store};
use crate::{Code, Error, Result, Stamp};

/// A department whose final score or grade would be another.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct GradeChange {
    /// Department name.
    pub department: String,
    /// Its code.
    pub code: Option<String>,
    /// Its final score now.
    pub score_now: Option<Score>,
    /// Its grade now.
    pub grade_now: Option<Grade>,
    /// Its final score under the other rules.
    pub score_then: Option<Score>,
    /// Its grade under the other rules.
    pub grade_then: Option<Grade>,
}

/// The departments that `rules` would give another final score or grade, changed grades first, then the largest
/// change of score.
pub fn grade_changes(filings: &[Assessed], rules: &RuleSet) -> Vec<GradeChange> {
    let mut changes: Vec<GradeChange> = filings
        .iter()
        .filter_map(|assessed| {
            let now = assessed.scores.overall.as_ref()?;
            let then = score(&assessed.filing, &assessed.reviews, rules).overall?;
            let change = GradeChange {
                department: assessed.filing.department.name.clone(),
                code: assessed.filing.department.code.clone(),
                score_now: now.final_score,
                grade_now: now.final_grade,
                score_then: then.final_score,
                grade_then: then.final_grade,
            };
            (change.score_now != change.score_then || change.grade_now != change.grade_then).then_some(change)
        })
        .collect();
    let by = |change: &GradeChange| {
        let moved = change
            .score_now
            .zip(change.score_then)
            .map(|(now, then)| if now > then { now - then } else { then - now });
        (change.grade_now != change.grade_then, moved)
    };
    changes.sort_by(|one, other| by(other).cmp(&by(one)).then_with(|| one.department.cmp(&other.department)));
    changes
}

/// Gives a year the rules of another, its deadline moved on by as many years.
///
/// # Errors
/// As [`set_rules`], and if the deadline then is no day.
pub fn roll(store: &mut Store, from: i32, to: i32, stamp: &Stamp) -> Result<()> {
    plausible(from)?;
    plausible(to)?;
    let mut rules = store.rule_set(from)?;
    let mut reason = format!("沿用{from}年度的评分规则");
    if let Some(deadline) = rules.quality.deadline.as_deref().and_then(|day| day.parse::<Date>().ok()) {
        let moved = Span::new().try_years(to - from).and_then(|years| deadline.checked_add(years));
        let moved = moved.map_err(|_| {
            Error::new(Code::BadRequest, format!("截止日期{deadline}不能移到{to}年度，评分规则没有改动。"))
        })?;
        reason.push_str(&format!("，截止日期由{deadline}改为{moved}"));
        rules.quality.deadline = Some(moved.to_string());
    }
    set_rules(store, to, &rules, &reason, stamp)
}

/// Makes `rules` those of a year.
///
/// # Errors
/// `BadRequest` if they or the year make no sense, or without a reason; `YearClosed`.
pub fn set_rules(store: &mut Store, year: i32, rules: &RuleSet, reason: &str, stamp: &Stamp) -> Result<()> {
    plausible(year)?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::new(Code::BadRequest, "没有写理由，评分规则没有改动。请写明依据什么改。"));
    }
    if store.rule_set(year)? == *rules {
        return Err(Error::new(Code::BadRequest, format!("{year}年度的评分规则现在就是这样，没有改动。")));
    }
    store.write(stamp, "rule_set", |writer| {
        writer.by_hand(format!("{year}年度评分规则改为“{}”", rules.name));
        writer.watch(Place::RuleSet { year })?;
        watch_year(writer, year, None)?;
        writer.set_rule_set(year, rules, reason)?;
        rule_set_changed(writer, year)
    })
}
