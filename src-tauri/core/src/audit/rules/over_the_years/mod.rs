//! 跨年衔接: against the same department's filing of the year before.

mod copied_from_last_year;
mod funds_jump;
mod prior_final;
mod project_funds_jump;
mod staff_jump;
mod three_public_jump;

use rust_decimal::Decimal;
use ts_rs::TS;

use crate::audit::Rule;
use crate::audit::limit::percent;
use crate::filing::{Filed, Project};
use crate::number::Exact;

/// In the order findings are listed.
pub(crate) const RULES: &[&Rule] = &[
    &prior_final::RULE,
    &funds_jump::RULE,
    &staff_jump::RULE,
    &three_public_jump::RULE,
    &project_funds_jump::RULE,
    &copied_from_last_year::RULE,
];

/// A figure of this year and the one of the year before.
#[derive(Debug, Clone, Copy)]
struct Years {
    now: Decimal,
    before: Decimal,
}

impl Years {
    /// Both, if both years have it.
    fn of<T: TS + Exact>(now: &Filed<T>, before: &Filed<T>) -> Option<Self> {
        Some(Self { now: now.value?.decimal(), before: before.value?.decimal() })
    }

    fn apart(self) -> Decimal {
        (self.now - self.before).abs()
    }

    /// Whether one is at least `times` the other, both above zero.
    fn times(self, times: Decimal) -> bool {
        let (small, large) = (self.now.min(self.before), self.now.max(self.before));
        small > Decimal::ZERO && large >= small * times
    }

    /// `增长 120.00%`, `减少 60.00%`.
    fn change(self) -> String {
        let word = if self.now >= self.before { "增长" } else { "减少" };
        self.apart()
            .checked_div(self.before)
            .map_or_else(|| word.to_owned(), |share| format!("{word} {}", percent(share)))
    }
}

/// This year's projects with the one of last year that bears the same name, each name once in both years.
fn same_projects<'a>(
    now: &'a [Project],
    before: &'a [Project],
) -> Vec<(usize, &'a Project, usize, &'a Project)> {
    let key = |project: &Project| project.name.text().map(crate::audit::names::key);
    let only = |list: &'a [Project], name: &str| -> Option<(usize, &'a Project)> {
        let mut found = list.iter().enumerate().filter(|(_, project)| key(project).as_deref() == Some(name));
        found.next().filter(|_| found.next().is_none())
    };
    now.iter()
        .enumerate()
        .filter_map(|(n, project)| {
            let name = key(project)?;
            only(now, &name)?;
            let (m, other) = only(before, &name)?;
            Some((n, project, m, other))
        })
        .collect()
}

/// Where last year’s figure stands.
fn stood<T: TS>(last_year: i32, field: &Filed<T>) -> String {
    match field.origin.as_ref().filter(|origin| !origin.cell.is_empty()) {
        Some(origin) => format!("{last_year}年度报送的数在“{}”的{}", origin.sheet, origin.cell),
        None => format!("{last_year}年度报送的数是手工录入的"),
    }
}
