//! The indicators of a project over the years: what came, what went, what was set lower.

use std::collections::HashMap;

use super::history::Form;
use super::name;
use super::{IndicatorChange, IndicatorHistory, IndicatorYear};
use crate::filing::Indicator;
use crate::number::normalise;
use crate::scoring::recompute;

/// What makes an indicator the same in two years: its 二级指标 and its name, and of several of that name the how manieth.
type Key = (String, String, u32);

/// One line per indicator, a year for each form. The lines of the last form come first, in its order; then those that
/// are gone, the youngest first.
pub fn over_the_years(forms: &[Form<'_>]) -> Vec<IndicatorHistory> {
    let keyed: Vec<Vec<(Key, &Indicator)>> =
        forms.iter().map(|form| keyed(&form.project.indicators)).collect();
    let mut order: Vec<(Key, &Indicator)> = Vec::new();
    for (key, row) in keyed.iter().rev().flatten() {
        if !order.iter().any(|(known, _)| known == key) {
            order.push((key.clone(), row));
        }
    }
    order
        .into_iter()
        .map(|(key, last)| {
            let mut before: Option<Option<&Indicator>> = None;
            let years = forms
                .iter()
                .zip(&keyed)
                .map(|(form, rows)| {
                    let row = rows.iter().find(|(other, _)| *other == key).map(|(_, row)| *row);
                    let changes = before.map_or_else(Vec::new, |before| changes(before, row));
                    before = Some(row);
                    year(form.year, row, changes)
                })
                .collect();
            IndicatorHistory {
                level1: last.level1.value.clone(),
                level2: last.level2.value.clone(),
                name: last.name.text().unwrap_or("（未填三级指标）").to_owned(),
                years,
            }
        })
        .collect()
}

fn keyed(indicators: &[Indicator]) -> Vec<(Key, &Indicator)> {
    let mut seen: HashMap<(String, String), u32> = HashMap::new();
    indicators
        .iter()
        .filter(|row| row.name.text().is_some() || row.target.text().is_some() || row.weight.get().is_some())
        .map(|row| {
            let bare = |text: Option<&str>| text.and_then(name::key).map(|key| key.plain).unwrap_or_default();
            let words = (bare(row.level2.text()), bare(row.name.text()));
            let nth = seen.entry(words.clone()).or_default();
            *nth += 1;
            ((words.0, words.1, *nth), row)
        })
        .collect()
}

/// Against the last form before; a target that is only typed otherwise is no other one.
fn changes(before: Option<&Indicator>, now: Option<&Indicator>) -> Vec<IndicatorChange> {
    match (before, now) {
        (None, None) => Vec::new(),
        (None, Some(_)) => vec![IndicatorChange::Appeared],
        (Some(_), None) => vec![IndicatorChange::Gone],
        (Some(before), Some(now)) => {
            let typed = |row: &Indicator| row.target.text().map(crate::department::key).map(sign);
            let mut changes = Vec::new();
            if typed(before) != typed(now) {
                changes.push(IndicatorChange::Target);
            }
            if before.weight.get() != now.weight.get() {
                changes.push(IndicatorChange::Weight);
            }
            changes
        }
    }
}

/// Signs that clerks write for one another.
fn sign(target: String) -> String {
    normalise(&target).replace(['≧', '⩾'], "≥").replace(['≦', '⩽'], "≤")
}

fn year(year: i32, row: Option<&Indicator>, changes: Vec<IndicatorChange>) -> IndicatorYear {
    IndicatorYear {
        year,
        present: row.is_some(),
        target: row.and_then(|row| row.target.value.clone()),
        actual: row.and_then(|row| row.actual.value.clone()),
        weight: row.and_then(|row| row.weight.get()),
        self_score: row.and_then(|row| row.self_score.get()),
        recomputed_score: row.and_then(|row| recompute(row, year).score),
        changes,
    }
}
