//! A filed rate against the two figures it is made of: what three rules share.

use ts_rs::TS;

use super::draft::{Draft, Place, Value};
use super::precision::{self, Verdict};
use super::{Outcome, Rule};
use crate::filing::Filed;
use crate::filing::field::Leaf;
use crate::number::{Exact, Rate, fixed};
use rust_decimal::Decimal;

/// Checks `rate = over ÷ under` at the digits the rate was written with. `adjust` adds what only the
/// rule knows, to a finding that is more than rounding.
pub(crate) fn check<T: TS + Exact>(
    place: &Place<'_>,
    rule: &Rule,
    rate: &Value<'_, Rate>,
    over: &Value<'_, T>,
    under: &Value<'_, T>,
    adjust: impl FnOnce(Draft, &str) -> Draft,
) -> Outcome
where
    Filed<T>: Leaf,
{
    let blank = |filled: bool, unread: bool| !filled && !unread;
    if blank(rate.field.value.is_some(), rate.field.is_unread())
        && blank(over.field.value.is_some(), over.field.is_unread())
        && blank(under.field.value.is_some(), under.field.is_unread())
    {
        return Outcome::NotApplicable;
    }
    let (Some(filed), Some(a), Some(b)) = (rate.field.value, over.field.value, under.field.value) else {
        return Outcome::CannotJudge;
    };
    let (Some(verdict), Some(computed)) =
        (precision::rate(rate.field, over.field, under.field), Rate::of(a.decimal(), b.decimal()))
    else {
        return Outcome::CannotJudge;
    };
    if verdict == Verdict::Agrees {
        return Outcome::Pass;
    }
    // At least two decimals of a percent, so that the reader sees what was rounded away.
    let percent_places = precision::rate_decimals(rate.field).saturating_sub(2);
    let shown = format!("{}%", fixed(computed.decimal() * Decimal::ONE_HUNDRED, percent_places.max(2)));
    let written = format!("{}%", (filed.decimal() * Decimal::ONE_HUNDRED).normalize());
    let draft = place
        .finding(rule, format!("{}填的是 {written}，按填报数计算是 {shown}", rate.label))
        .cite::<Rate>(rate)
        .cite(over)
        .cite(under)
        .sides(filed.decimal(), computed.decimal())
        .detail(format!("{} {a}÷{} {b}＝{shown}", over.label, under.label));
    match verdict {
        Verdict::Differs => adjust(draft, &shown),
        _ => draft.judged(verdict),
    }
    .fail()
}
