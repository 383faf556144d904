//! What was spent, built or employed against what was allowed: the arithmetic of the rules on limits.

use rust_decimal::Decimal;
use ts_rs::TS;

use super::draft::{Draft, Place, Value};
use super::precision::{Side, Verdict, amounts};
use super::{Outcome, Rule};
use crate::filing::field::Leaf;
use crate::filing::{Basis, Filed};
use crate::number::{Amount, Exact, fixed};

/// Whether a field holds neither a value nor anything that was not understood.
pub(crate) fn blank<T: TS>(field: &Filed<T>) -> bool {
    field.value.is_none() && !field.is_unread()
}

/// Whether a figure is there and above zero.
pub(crate) fn positive<T: TS + Exact>(field: &Filed<T>) -> bool {
    field.value.is_some_and(|value| value.decimal() > Decimal::ZERO)
}

/// Both figures, or why they cannot be compared.
pub(crate) fn both<T: TS + Exact>(left: &Filed<T>, right: &Filed<T>) -> Result<(Decimal, Decimal), Outcome> {
    match (left.value, right.value) {
        (Some(left), Some(right)) => Ok((left.decimal(), right.decimal())),
        _ if blank(left) && blank(right) => Err(Outcome::NotApplicable),
        _ => Err(Outcome::CannotJudge),
    }
}

/// How far one amount is above another: `Agrees` if it is not.
pub(crate) fn excess(spent: &Filed<Amount>, allowed: &Filed<Amount>) -> Verdict {
    let (spent, allowed) = (Side::of(spent), Side::of(allowed));
    if spent.value <= allowed.value { Verdict::Agrees } else { amounts(spent, allowed) }
}

/// A finding on `over` beyond `under`, with both cells and the percentage beyond.
pub(crate) fn beyond<T: TS + Exact>(
    place: &Place<'_>,
    rule: &Rule,
    message: String,
    over: &Value<'_, T>,
    under: &Value<'_, T>,
) -> Draft
where
    Filed<T>: Leaf,
{
    let draft = place.finding(rule, message).cite(over).cite(under);
    match (over.field.value, under.field.value) {
        (Some(a), Some(b)) => draft.sides(a.decimal(), b.decimal()),
        _ => draft,
    }
}

/// `28.16%`: by how much `now` is above `then`; `None` where there is nothing to compare with.
pub(crate) fn growth(now: Decimal, then: Decimal) -> Option<String> {
    (now - then).checked_div(then).filter(|_| then > Decimal::ZERO).map(percent)
}

/// A fraction as a percentage with two decimals.
pub(crate) fn percent(fraction: Decimal) -> String {
    format!("{}%", fixed(fraction * Decimal::ONE_HUNDRED, 2))
}

/// A limit as it is set: `30%`.
pub(crate) fn limit(fraction: Decimal) -> String {
    format!("{}%", (fraction * Decimal::ONE_HUNDRED).normalize())
}

/// What the budget column holds, if spending can honestly be held against it.
pub(crate) fn comparable(basis: Basis) -> Option<&'static str> {
    match basis {
        Basis::Initial => Some("年初预算"),
        Basis::Revised => Some("全年预算"),
        Basis::CopiedFromFinal | Basis::Unknown => None,
    }
}

/// What to do about spending over a budget of this basis.
pub(crate) fn explain(basis: Basis) -> String {
    match basis {
        Basis::Initial => "年中追加过预算的，说明追加的依据和金额；没有追加的，说明超支原因".to_owned(),
        _ => "与决算报表核对；金额无误的，说明超支原因".to_owned(),
    }
}
