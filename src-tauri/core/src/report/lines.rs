//! What the tables of departments share: their order, places, sums and remarks.

use rust_decimal::Decimal;

use super::table::{Cell, DASH};
use crate::Assessed;
use crate::filing::{Basis, DepartmentRef};
use crate::metrics::{self, size};
use crate::number::{Exact, Score, fixed, round_half_up};

/// A department's value of a metric, or why there is none.
pub(super) fn value(assessed: &Assessed, metric: &str) -> Result<Decimal, &'static str> {
    metrics::find(metric).map_err(|_| "没有这个指标").and_then(|metric| metric.of(assessed))
}

/// The metric's value of all these departments together.
pub(super) fn of_all(filings: &[Assessed], metric: &str) -> metrics::CountyValue {
    metrics::find(metric).map(|metric| metric.of_county(filings)).unwrap_or_default()
}

/// Departments in the order of the register: by code, then name; without a code last.
pub(super) fn by_register(department: &DepartmentRef) -> (bool, Option<&str>, &str) {
    (department.code.is_none(), department.code.as_deref(), &department.name)
}

/// Filings with the highest value first, and their places: values that print alike with `places` decimals share one
/// and the next is skipped; those without a value stand last, in the order of the register.
pub(super) fn highest_first<'a>(
    filings: &'a [Assessed],
    metric: &str,
    places: u32,
) -> Vec<(Option<u32>, Option<Decimal>, &'a Assessed)> {
    let mut lines: Vec<(Option<Decimal>, &Assessed)> = filings
        .iter()
        .map(|filing| (value(filing, metric).ok().map(|value| round_half_up(value, places)), filing))
        .collect();
    lines.sort_by(|(a, one), (b, other)| {
        b.cmp(a).then_with(|| by_register(&one.filing.department).cmp(&by_register(&other.filing.department)))
    });
    let above = |value: Decimal| lines.iter().filter(|(other, _)| *other > Some(value)).count();
    lines
        .iter()
        .map(|(rounded, filing)| {
            (rounded.map(|rounded| size(above(rounded) + 1)), value(filing, metric).ok(), *filing)
        })
        .collect()
}

/// A place, or 「—」.
pub(super) fn place(rank: Option<u32>) -> Cell {
    Cell::known(rank.map(Decimal::from))
}

/// A sum of what there is, and how many had nothing to add.
pub(super) fn sum(values: impl IntoIterator<Item = Option<Decimal>>) -> (Cell, u32) {
    let (mut sum, mut missing) = (None::<Decimal>, 0);
    for value in values {
        match value {
            Some(value) => sum = Some(sum.unwrap_or_default().saturating_add(value)),
            None => missing += 1,
        }
    }
    (Cell::known(sum), missing)
}

/// What sums do not hold, if anything: 「合计只计填了的数：全年预算缺2个单位。」
pub(super) fn sums_lack(missing: &[(&str, u32)], of: &str) -> Option<String> {
    let lacking: Vec<String> = missing
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| format!("{name}缺{count}个{of}"))
        .collect();
    (!lacking.is_empty()).then(|| format!("合计只计填了的数：{}。", lacking.join("，")))
}

/// Remarks in one cell; none is an empty one.
pub(super) fn remarks(parts: Vec<String>) -> Cell {
    Cell::text((!parts.is_empty()).then(|| parts.join("；")))
}

/// The mark beside every department in a ranking whose errors stand.
pub(super) const FAULTY: &str = "含未整改错误";

/// Says what the mark means, and how many departments bear it.
pub(super) fn faulty(errors: impl IntoIterator<Item = u32>, of: &str) -> String {
    let (mut count, mut marked) = (0_u32, 0_u32);
    for errors in errors.into_iter().filter(|errors| *errors > 0) {
        count += errors;
        marked += 1;
    }
    format!("未整改错误共{count}个，涉及{marked}个{of}，备注栏标明“{FAULTY}”。")
}

/// Points in running text: 57, 12.5.
pub(super) fn points(score: Score) -> String {
    let printed = fixed(score.decimal(), 2);
    printed.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A rate in running text: 82.86%.
pub(super) fn percent(rate: Decimal) -> String {
    format!("{}%", fixed(rate.saturating_mul(Decimal::ONE_HUNDRED), 2))
}

/// A code or a category as it stands in the register.
pub(super) fn known(text: Option<&String>) -> Cell {
    Cell::Text(text.cloned().unwrap_or_else(|| DASH.to_owned()))
}

/// What must be known of a budget that is not what most departments' are: it stands in no sum beside theirs.
pub(super) fn budget_remark(of: &str, own: Option<Basis>, common: Option<Basis>) -> Option<String> {
    let own = own.filter(|own| Some(*own) != common)?;
    Some(match own.is_comparable() {
        true => format!("{of}预算数是{}，未计入合计", own.title()),
        false => format!("{of}预算数是{}，未计入合计，控制率不可比", own.title()),
    })
}
