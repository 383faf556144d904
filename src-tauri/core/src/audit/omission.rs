//! What was left blank: which rows of a table miss a field that the form has.

use ts_rs::TS;

use super::draft::Value;
use super::scored::{Scored, row_name};
use crate::filing::{Filed, Indicator};
use crate::number::{Exact, Score};

/// The most names that a sentence lists.
const MOST: usize = 4;

/// `“甲”“乙”`, or `“甲”“乙”“丙”“丁”等`.
pub(crate) fn names(list: &[String]) -> String {
    let shown: String = list.iter().take(MOST).cloned().collect::<Vec<_>>().join("、");
    if list.len() > MOST { format!("{shown}等") } else { shown }
}

/// Whether the form has this column of the indicator table: a form without it omits nothing.
pub(crate) fn has_column<T: TS>(rows: &[Indicator], of: fn(&Indicator) -> &Filed<T>) -> bool {
    rows.iter().any(|row| of(row).value.is_some() || of(row).origin.is_some())
}

/// Whether points stand in the row: a row without any may be a heading or left out on purpose.
pub(crate) fn has_points(row: &Indicator) -> bool {
    let points = |field: &Filed<Score>| field.value.is_some_and(|value| !value.decimal().is_zero());
    points(&row.weight) || points(&row.self_score)
}

/// A field of an indicator as a check cites it.
pub(crate) fn cell<'a, T: TS>(
    form: &Scored<'a>,
    n: usize,
    title: &str,
    name: &str,
    field: &'a Filed<T>,
) -> Value<'a, T> {
    let label = format!("{}{title}", row_name(&form.indicators[n], n));
    Value::new(label, form.path(&format!("indicators.{n}.{name}")), field)
}

/// The names of indicators in these rows.
pub(crate) fn row_names(form: &Scored<'_>, rows: &[usize]) -> Vec<String> {
    rows.iter().map(|&n| row_name(&form.indicators[n], n)).collect()
}
