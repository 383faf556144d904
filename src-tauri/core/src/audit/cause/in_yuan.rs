//! A table, or a part of one, filled in in 元: several of its figures are ten thousand times those they should equal.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::repair::{Figures, form};
use super::{Cause, CauseKind, places};
use crate::audit::{Context, Finding};

/// One figure alone may be a slip; that is what [`super::repair`] looks for.
const FIGURES: usize = 2;

/// What is ten thousand times too large in one form.
#[derive(Default)]
struct Form {
    paths: BTreeSet<String>,
    findings: BTreeSet<usize>,
    said: Vec<(Decimal, Decimal)>,
}

pub(super) fn search(context: &Context<'_>, findings: &[Finding], open: &BTreeSet<usize>) -> Vec<Cause> {
    let mut forms: BTreeMap<String, Form> = BTreeMap::new();
    let mut figures = None;
    for &n in open {
        let Some((small, large)) = ten_thousand_times(&findings[n]) else { continue };
        let figures = figures.get_or_insert_with(|| Figures::of(context.filing));
        for path in &findings[n].paths {
            if figures.0.get(path).is_some_and(|figure| figure.value == large) {
                let form = forms.entry(form(path).to_owned()).or_default();
                form.paths.insert(path.clone());
                form.findings.insert(n);
                if !form.said.contains(&(small, large)) {
                    form.said.push((small, large));
                }
            }
        }
    }
    let mut taken = BTreeSet::new();
    let mut causes = Vec::new();
    for mut form in forms.into_values() {
        form.findings.retain(|n| !taken.contains(n));
        if form.said.len() < FIGURES || form.findings.len() < FIGURES {
            continue;
        }
        taken.extend(form.findings.iter().copied());
        causes.extend(figures.as_ref().map(|figures| cause(context, &form, figures)));
    }
    causes
}

/// The two sides of a finding, if one is exactly ten thousand times the other.
fn ten_thousand_times(finding: &Finding) -> Option<(Decimal, Decimal)> {
    let number = |text: &Option<String>| text.as_ref()?.parse::<Decimal>().ok();
    let (left, right) = (number(&finding.left)?, number(&finding.right)?);
    let (small, large) = (left.min(right), left.max(right));
    (small > Decimal::ZERO && small.checked_mul(Decimal::from(10_000)) == Some(large))
        .then_some((small, large))
}

fn cause(context: &Context<'_>, form: &Form, figures: &Figures) -> Cause {
    let origins: Vec<_> = form.paths.iter().filter_map(|path| figures.0.get(path)?.origin.as_ref()).collect();
    let first = form.paths.first().map(String::as_str).unwrap_or_default();
    let which = match first.split('.').next() {
        Some("basic_data") => "附件一".to_owned(),
        Some("overall") => "附件二".to_owned(),
        _ => {
            let n = first
                .strip_prefix("projects.")
                .and_then(|rest| rest.split('.').next()?.parse::<usize>().ok());
            match n.and_then(|n| context.filing.projects.get(n)?.name.text()) {
                Some(name) => format!("附件三“{name}”"),
                None => "附件三".to_owned(),
            }
        }
    };
    let said: Vec<String> = form
        .said
        .iter()
        .take(3)
        .map(|(small, large)| format!("{} 与 {}", large.normalize(), small.normalize()))
        .collect();
    let more = if form.said.len() > said.len() { "等" } else { "" };
    Cause {
        kind: CauseKind::YuanForTenThousand,
        sentence: format!(
            "{which}有 {} 个数恰好是别处同一笔金额的一万倍（{}{more}），疑是按元填的；改填万元，{} 处问题一并解决",
            form.said.len(),
            said.join("；"),
            form.findings.len()
        ),
        sheet: origins.first().map(|origin| origin.sheet.clone()),
        cells: origins.iter().map(|origin| origin.cell.clone()).collect(),
        paths: form.paths.iter().cloned().collect(),
        findings: places(form.findings.iter().copied()),
        proposal: None,
    }
}
