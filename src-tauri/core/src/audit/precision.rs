//! When two figures are the same: judged by the digits they were written with, never more finely.
//!
//! A figure written with d decimals stands for everything within half a unit of its last digit.
//! So a total and the sum of n parts, all rounded 四舍五入 by hand, drift apart by less than
//! (n + 1) ÷ 2 units without anybody having erred. Three outcomes follow:
//!
//! * the same at the decimals of the coarser side: [`Verdict::Agrees`];
//! * apart, but by less than rounding can do, or by no more than 0.01 万元 in figures with two
//!   decimals: [`Verdict::Rounding`], a note at most;
//! * apart by more: [`Verdict::Differs`].
//!
//! Spreadsheets drop trailing zeros, so a side is as fine as its finest part, and an amount is
//! never taken as coarser than two decimals.

use rust_decimal::{Decimal, RoundingStrategy};
use ts_rs::TS;

use crate::filing::Filed;
use crate::number::{Amount, Exact, Rate, normalise, round_half_up};

/// How two figures compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The same, as far as their digits say.
    Agrees,
    /// Apart by no more than rounding explains.
    Rounding,
    /// Not the same.
    Differs,
}

/// The decimals of 万元 that a form asks for; figures are not taken as coarser than that.
const AMOUNT_DECIMALS: u32 = 2;

/// One side of a comparison: a figure, or a sum of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Side {
    /// The figure.
    pub value: Decimal,
    /// Decimals of its finest part, as written.
    pub decimals: u32,
    /// How many figures went into it; zeros do not count, they are exact.
    pub terms: u32,
}

impl Side {
    /// A single figure as written; a missing one counts as an exact zero.
    pub fn of<T: TS + Exact>(field: &Filed<T>) -> Self {
        match field.value {
            None => Self::default(),
            Some(value) => Self {
                value: value.decimal(),
                decimals: decimals(field),
                terms: u32::from(!value.decimal().is_zero()),
            },
        }
    }

    /// The sum of several figures.
    pub fn sum(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().fold(Self::default(), |sum, part| Self {
            value: sum.value + part.value,
            decimals: sum.decimals.max(part.decimals),
            terms: sum.terms + part.terms,
        })
    }
}

/// Compares two amounts in 万元.
pub fn amounts(left: Side, right: Side) -> Verdict {
    let fine = |side: Side| side.decimals.max(AMOUNT_DECIMALS);
    let places = fine(left).min(fine(right));
    let apart = (round_half_up(left.value, places) - round_half_up(right.value, places)).abs();
    if apart.is_zero() {
        return Verdict::Agrees;
    }
    let drift = (unit(fine(left)) * Decimal::from(left.terms.max(1))
        + unit(fine(right)) * Decimal::from(right.terms.max(1)))
        / Decimal::TWO;
    let within_tolerance = places == AMOUNT_DECIMALS && apart <= unit(AMOUNT_DECIMALS);
    if (left.value - right.value).abs() < drift || within_tolerance {
        Verdict::Rounding
    } else {
        Verdict::Differs
    }
}

/// Compares points. They are exact, except where a sum was split into rounded parts (16.67 × 3).
pub fn points(left: Side, right: Side) -> Verdict {
    let apart = (left.value - right.value).abs();
    if apart.is_zero() {
        return Verdict::Agrees;
    }
    let places = left.decimals.max(right.decimals);
    let drift = unit(places) * Decimal::from(left.terms + right.terms) / Decimal::TWO;
    if places >= 2 && apart < drift { Verdict::Rounding } else { Verdict::Differs }
}

/// Compares a rate as written with `numerator ÷ denominator`, at the digits of the rate. `None` if
/// the denominator is zero. Cut off instead of rounded, the same but for zeros at its end, or explained by the
/// rounding of the two figures themselves, is [`Verdict::Rounding`].
pub fn rate<T: TS + Exact>(
    filed: &Filed<Rate>,
    numerator: &Filed<T>,
    denominator: &Filed<T>,
) -> Option<Verdict> {
    let (value, over, under) =
        (filed.value?.decimal(), numerator.value?.decimal(), denominator.value?.decimal());
    let places = rate_decimals(filed);
    let exact = over.checked_div(under)?;
    let written = round_half_up(value, places);
    if round_half_up(exact, places) == written {
        return Some(Verdict::Agrees);
    }
    let cut_off = exact.round_dp_with_strategy(places, RoundingStrategy::ToZero) == written;
    let (low, high) = range(numerator, denominator).unwrap_or((exact, exact));
    let explained = round_half_up(low, places) <= written && written <= round_half_up(high, places);
    // 74 typed into a cell that shows two decimals is 74.00%: whether the zeros were meant nobody can see.
    let typed = value.normalize().scale().max(2);
    let padded = typed < places && round_half_up(exact, typed) == written;
    Some(if cut_off || explained || padded { Verdict::Rounding } else { Verdict::Differs })
}

/// What the ratio can be if both figures were rounded; heads and ㎡ are counted, not rounded.
fn range<T: TS + Exact>(over: &Filed<T>, under: &Filed<T>) -> Option<(Decimal, Decimal)> {
    if T::NAME != Amount::NAME {
        return None;
    }
    let half = |field: &Filed<T>| unit(decimals(field).max(AMOUNT_DECIMALS)) / Decimal::TWO;
    let (n, d) = (over.value?.decimal(), under.value?.decimal());
    let (dn, dd) = (half(over), half(under));
    if n < Decimal::ZERO || d <= dd {
        return None;
    }
    Some(((n - dn).checked_div(d + dd)?, (n + dn).checked_div(d - dd)?))
}

/// Decimals that a figure was written with, in the unit it is kept in: those of the text, or of the
/// value where the cell shows fewer than it holds.
pub fn decimals<T: TS + Exact>(field: &Filed<T>) -> u32 {
    let held = field.value.map_or(0, |value| value.decimal().normalize().scale());
    let shown = field.origin.as_ref().and_then(|origin| decimals_of(origin.written())).unwrap_or(0);
    held.max(shown).min(T::SCALE)
}

/// Decimals of the fraction that a rate was written with: 74% has two, 0.7391 four. A bare 1 claims
/// 100%, so a whole number is read to the percent.
pub fn rate_decimals(field: &Filed<Rate>) -> u32 {
    let held = field.value.map_or(0, |value| value.decimal().normalize().scale());
    let shown = field.origin.as_ref().and_then(|origin| {
        let decimals = decimals_of(origin.written())?;
        let text = normalise(origin.written());
        let bare = text.trim().trim_end_matches('%').trim().parse::<Decimal>().ok();
        let percent = text.contains('%') || bare.is_some_and(|figure| figure.abs() > Decimal::TEN);
        Some(if percent { decimals + 2 } else { decimals })
    });
    match shown.unwrap_or(held) {
        0 => 2,
        places => places.min(Rate::SCALE),
    }
}

/// Decimals of the last figure in a text, in 万元 if 元 or 亿元 stand behind it.
fn decimals_of(raw: &str) -> Option<u32> {
    let text = normalise(raw);
    let is_figure = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let start = text[..end]
        .rfind(|c| !is_figure(c))
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let decimals = text[start..end].split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let decimals = u32::try_from(decimals).ok()?;
    let behind = text[end..].trim_start();
    Some(if behind.starts_with('元') {
        decimals + 4
    } else if behind.starts_with("亿元") {
        decimals.saturating_sub(4)
    } else {
        decimals
    })
}

fn unit(decimals: u32) -> Decimal {
    Decimal::new(1, decimals)
}
