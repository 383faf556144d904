//! The same finding in many annexes: what is wrong is the template, or a habit, not each of them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cause, CauseKind, places};
use crate::audit::{Context, Family, Finding, registry};
use crate::filing::FormKind;

/// From so many annexes on.
const MANY: usize = 3;

pub(super) fn search(_: &Context<'_>, findings: &[Finding], open: &BTreeSet<usize>) -> Vec<Cause> {
    // By rule and what it says; the rules on weights of the same annexes are one.
    let mut groups: BTreeMap<(&str, String), Vec<usize>> = BTreeMap::new();
    for &n in open {
        let finding = &findings[n];
        if matches!(finding.form, FormKind::Overall | FormKind::Project) {
            groups.entry((&finding.rule, said(finding))).or_default().push(n);
        }
    }
    let mut found: Vec<Vec<usize>> = Vec::new();
    for members in groups.into_values() {
        if forms(findings, &members).len() < MANY {
            continue;
        }
        let weights = |members: &[usize]| {
            registry::rule(&findings[members[0]].rule)
                .is_some_and(|rule| rule.family == Family::WeightsAndTotals)
        };
        let same = found.iter_mut().find(|other| {
            weights(other) && weights(&members) && forms(findings, other) == forms(findings, &members)
        });
        match same {
            Some(other) => other.extend(members),
            None => found.push(members),
        }
    }
    found.into_iter().map(|members| cause(findings, members)).collect()
}

/// Both sides, or the sentence where there are none.
fn said(finding: &Finding) -> String {
    match (&finding.left, &finding.right) {
        (Some(left), Some(right)) => format!("{left} {right}"),
        _ => finding.message.clone(),
    }
}

fn forms(findings: &[Finding], members: &[usize]) -> BTreeSet<(&'static str, usize)> {
    let place = |n: &usize| (findings[*n].form.id(), findings[*n].nth_form().unwrap_or(0));
    members.iter().map(place).collect()
}

fn cause(findings: &[Finding], mut members: Vec<usize>) -> Cause {
    members.sort_unstable();
    let forms = forms(findings, &members);
    let projects = forms.iter().filter(|(kind, _)| *kind == FormKind::Project.id()).count();
    let places_said = match projects == forms.len() {
        true => format!("{projects} 张附件三"),
        false => format!("附件二和 {projects} 张附件三"),
    };
    let mut sentences: Vec<&str> = Vec::new();
    let mut rules = BTreeSet::new();
    for &n in &members {
        if rules.insert(&findings[n].rule) {
            sentences.push(&findings[n].message);
        }
    }
    let sentence = format!(
        "{places_said}里是同样的问题：{}。疑为下发的模板或统一的填法有误，先改模板，{} 处问题一并解决",
        sentences.join("；"),
        members.len()
    );
    let first = &findings[members[0]];
    Cause {
        kind: CauseKind::SameInForms,
        sentence,
        sheet: first.sheet.clone(),
        cells: first.cells.iter().take(1).cloned().collect(),
        paths: first.paths.iter().take(1).cloned().collect(),
        findings: places(members),
        proposal: None,
    }
}
