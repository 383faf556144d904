//! Two differences of the same amount are one cause, though it is not known which.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{Cause, CauseKind, places};
use crate::audit::{Context, Family, Finding, registry};

pub(super) fn search(_: &Context<'_>, findings: &[Finding], open: &BTreeSet<usize>) -> Vec<Cause> {
    let mut amounts: Vec<(Decimal, usize)> = open
        .iter()
        .filter(|n| speaks_of_money(&findings[**n]))
        .filter_map(|&n| Some((findings[n].difference.as_ref()?.parse::<Decimal>().ok()?.abs(), n)))
        .filter(|(amount, _)| is_telling(*amount))
        .collect();
    amounts.sort_unstable();
    let mut causes = Vec::new();
    let mut group: Vec<(Decimal, usize)> = Vec::new();
    for next in amounts {
        if group.last().is_some_and(|(last, _)| next.0 - last > within(next.0, *last)) {
            causes.extend(cause(findings, &group));
            group.clear();
        }
        group.push(next);
    }
    causes.extend(cause(findings, &group));
    causes
}

fn speaks_of_money(finding: &Finding) -> bool {
    registry::rule(&finding.rule).is_some_and(|rule| {
        matches!(
            rule.family,
            Family::SumsWithinTable
                | Family::BetweenAnnexes
                | Family::TextAgainstTables
                | Family::OverTheYears
                | Family::AgainstLedger
        )
    })
}

/// Round amounts come back by chance.
fn is_telling(amount: Decimal) -> bool {
    let digits = amount.normalize().mantissa().abs().to_string();
    digits.trim_end_matches('0').len() >= 4
}

/// What rounding of finer figures can do; amounts of two decimals are equal or not.
fn within(a: Decimal, b: Decimal) -> Decimal {
    if a.normalize().scale().max(b.normalize().scale()) > 2 { Decimal::new(1, 3) } else { Decimal::ZERO }
}

fn cause(findings: &[Finding], group: &[(Decimal, usize)]) -> Option<Cause> {
    let [(amount, _), _, ..] = group else { return None };
    let mut members: Vec<usize> = group.iter().map(|(_, n)| *n).collect();
    members.sort_unstable();
    let side = |text: &Option<String>| text.clone().unwrap_or_default();
    let said: Vec<String> = members
        .iter()
        .take(4)
        .map(|n| format!("{} 与 {}", side(&findings[*n].left), side(&findings[*n].right)))
        .collect();
    Some(Cause {
        kind: CauseKind::EqualDifference,
        sentence: format!(
            "{} 处差额都是 {} 万元（{}），应是同一个原因",
            members.len(),
            amount.normalize(),
            said.join("；")
        ),
        sheet: None,
        cells: Vec::new(),
        paths: Vec::new(),
        findings: places(members),
        proposal: None,
    })
}
