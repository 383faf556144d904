//! Exact numbers: how a figure is read from what a clerk typed, kept, added up and printed.
//!
//! [`Amount`], [`Rate`], [`Score`] and [`Quantity`] are all decimals that differ in unit and in how
//! many decimal places the database keeps. [`from_spreadsheet`] is the one place where a
//! spreadsheet's binary float becomes a decimal.

mod read;

mod types;

pub use read::{Reading, Unit, Written, is_no_value, normalise, read};
pub(crate) use types::IN_YUAN;
pub use types::{Amount, Exact, Quantity, Rate, Score};

use rust_decimal::{Decimal, RoundingStrategy, prelude::FromPrimitive};

/// The decimal that Excel shows for the float it stores: 15 significant digits, so that
/// 0.30000000000000004 is 0.3. `None` for infinities, NaN and figures beyond a decimal's range.
pub fn from_spreadsheet(float: f64) -> Option<Decimal> {
    // `from_f64` may leave a sixteenth digit: 95707.09 + 280476.96 is 376184.05, not 376184.0500000001.
    let decimal =
        Decimal::from_f64(float)?.round_sf_with_strategy(15, RoundingStrategy::MidpointAwayFromZero)?;
    // A float below a decimal's smallest step comes back as zero: say that it was not understood.
    if decimal.is_zero() && float != 0.0 { None } else { Some(decimal.normalize()) }
}

/// 四舍五入: rounds half away from zero, as the bureau does by hand.
pub fn round_half_up(value: Decimal, places: u32) -> Decimal {
    value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

/// `value` with exactly `places` decimals, rounded 四舍五入, with thousands separators: 33,963.61.
pub fn grouped(value: Decimal, places: u32) -> String {
    let fixed = fixed(value, places);
    let (sign, digits) = fixed.strip_prefix('-').map_or(("", fixed.as_str()), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// `value` with exactly `places` decimals, rounded 四舍五入, never "-0.00".
pub fn fixed(value: Decimal, places: u32) -> String {
    let rounded = round_half_up(value, places);
    let rounded = if rounded.is_zero() { Decimal::ZERO } else { rounded };
    format!("{rounded:.*}", places as usize)
}
