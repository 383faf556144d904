//! A total against its parts: the arithmetic that several rules share.

use rust_decimal::Decimal;
use ts_rs::TS;

use super::draft::{Place, Value};
use super::precision::{Side, Verdict, amounts};
use super::slip::Slip;
use super::{Outcome, Rule, Severity};
use crate::filing::{Filed, Triple};
use crate::number::{Amount, Exact};

/// A column of a table whose rows are `Row`.
pub(crate) struct Column<Row> {
    /// Its name in paths.
    pub name: &'static str,
    /// Its heading on the form.
    pub title: &'static str,
    /// Its field in a row.
    pub of: fn(&Row) -> &Filed<Amount>,
}

impl<Row> Column<Row> {
    /// This column's field of the row that stands at `path` and is called `label`.
    pub(crate) fn value<'a>(&self, label: &str, path: &str, row: &'a Row) -> Value<'a, Amount> {
        Value::new(format!("{label}{}", self.title), format!("{path}.{}", self.name), (self.of)(row))
    }
}

/// The three columns of 附件一.
pub(crate) const COLUMNS: [Column<Triple>; 3] = [
    Column { name: "prior_final", title: "上年决算数", of: |row| &row.prior_final },
    Column { name: "budget", title: "本年预算数", of: |row| &row.budget },
    Column { name: "final", title: "本年决算数", of: |row| &row.r#final },
];

/// Checks that `parts` add up to `total`. Blank parts count as zero; a total that is blank, a part
/// that was not understood, or a total without any part cannot be judged.
pub(crate) fn check(
    place: &Place<'_>,
    rule: &Rule,
    total: &Value<'_, Amount>,
    parts: &[Value<'_, Amount>],
    below: &str,
) -> Outcome {
    let Some((left, right)) = sides(total, parts) else {
        return missing(total, parts);
    };
    match amounts(left, right) {
        Verdict::Agrees => Outcome::Pass,
        verdict => place
            .finding(
                rule,
                format!(
                    "{}填的是 {} 万元，{below}加起来是 {} 万元",
                    total.label,
                    left.value,
                    right.value.normalize()
                ),
            )
            .cite(total)
            .cite_all(filled(parts))
            .sides(left.value, right.value)
            .detail(arithmetic(parts, right.value))
            .judged(verdict)
            .suggestion(mend(total, parts, left.value - right.value))
            .fail(),
    }
}

/// Both sides, if there is anything to compare.
pub(crate) fn sides(total: &Value<'_, Amount>, parts: &[Value<'_, Amount>]) -> Option<(Side, Side)> {
    let readable = !total.field.is_unread() && parts.iter().all(|part| !part.field.is_unread());
    let comparable = total.field.value.is_some() && parts.iter().any(|part| part.field.value.is_some());
    (readable && comparable)
        .then(|| (Side::of(total.field), Side::sum(parts.iter().map(|part| Side::of(part.field)))))
}

/// Why nothing could be compared.
pub(crate) fn missing(total: &Value<'_, Amount>, parts: &[Value<'_, Amount>]) -> Outcome {
    let blank = |field: &Filed<Amount>| field.value.is_none() && !field.is_unread();
    if blank(total.field) && parts.iter().all(|part| blank(part.field)) {
        Outcome::NotApplicable
    } else {
        Outcome::CannotJudge
    }
}

/// The parts that hold a figure.
pub(crate) fn filled<'a, 'b, T: TS>(parts: &'b [Value<'a, T>]) -> impl Iterator<Item = &'b Value<'a, T>> {
    parts.iter().filter(|part| part.field.value.is_some())
}

/// `7.5＋64＝71.5`; long sums keep their first and last parts.
pub(crate) fn arithmetic<T: TS + Exact>(parts: &[Value<'_, T>], sum: Decimal) -> String {
    let figures: Vec<String> = filled(parts)
        .filter_map(|part| part.field.value)
        .filter(|value| !value.decimal().is_zero())
        .map(|value| value.to_string())
        .collect();
    terms(&figures, sum)
}

/// The same, of figures already printed.
pub(crate) fn terms(figures: &[String], sum: Decimal) -> String {
    let sum = sum.normalize();
    match figures {
        [] => "各项都是 0".to_owned(),
        [only] => format!("只有 {only} 一项"),
        [first, second, .., last] if figures.len() > 12 => {
            format!("{first}＋{second}＋…＋{last}＝{sum}（共{}项）", figures.len())
        }
        _ => format!("{}＝{sum}", figures.join("＋")),
    }
}

/// The one figure that a slip of the hand would explain, if exactly one does.
pub(crate) fn mend(
    total: &Value<'_, Amount>,
    parts: &[Value<'_, Amount>],
    excess: Decimal,
) -> Option<String> {
    let candidate = |value: &Value<'_, Amount>, change: Decimal| {
        let filed = value.field.value?.decimal();
        let should = filed + change;
        Slip::between(filed, should).map(|slip| {
            format!("{}填的 {filed} {}，改为 {} 即相符", value.label, slip.title(), should.normalize())
        })
    };
    let mut found: Vec<String> = candidate(total, -excess).into_iter().collect();
    found.extend(parts.iter().filter_map(|part| candidate(part, excess)));
    if found.len() == 1 { found.pop() } else { None }
}

/// The severity of a sum that falls short: parts may be missing from the form, which must be
/// explained; parts beyond the total cannot be right.
pub(crate) fn softer_if_short(total: Decimal, sum: Decimal) -> Severity {
    if sum < total { Severity::Warning } else { Severity::Error }
}
