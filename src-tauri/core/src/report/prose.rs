//! Figures and blanks in running text.

use rust_decimal::Decimal;

use crate::metrics;
use crate::number::{fixed, round_half_up};

/// 发文字号, for people to fill in.
pub(super) const NUMBER: &str = "【　　　】〔　　　　〕【　　】号";
/// 成文日期, for people to fill in.
pub(super) const DATE: &str = "【　　　　】年【　　】月【　　】日";
/// The bureau's name, as long as it has not said who it is.
pub(super) const BUREAU: &str = "【　　　　　　　　】";
/// What stands on everything that is made up.
pub(super) const MADE_UP: &str = "【演示数据：单位和数字均为虚构，不得用作依据。】";

/// A figure of at most two decimals: 57, 12.5.
pub(super) fn plain(value: Decimal) -> String {
    let printed = fixed(value, 2);
    match printed.contains('.') {
        true => printed.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => printed,
    }
}

/// A fraction as a percentage of at most two decimals: 82.86%, 50%.
pub(super) fn percent(rate: Decimal) -> String {
    format!("{}%", plain(percentage(rate)))
}

/// A fraction in percent, as it is printed.
fn percentage(rate: Decimal) -> Decimal {
    round_half_up(rate.saturating_mul(Decimal::ONE_HUNDRED), 2)
}

/// `part ÷ whole` as a percentage; `None` of nothing.
pub(super) fn share(part: usize, whole: usize) -> Option<String> {
    ratio(part, whole).map(percent)
}

/// `part ÷ whole`; `None` of nothing.
pub(super) fn ratio(part: usize, whole: usize) -> Option<Decimal> {
    Decimal::from(part).checked_div(Decimal::from(whole))
}

/// `上升2.5`, `下降2.5`, `持平`: between the two as printed, so that a reader finds the same difference.
fn change(now: Decimal, before: Decimal, unit: &str) -> String {
    let difference = round_half_up(now, 2) - round_half_up(before, 2);
    match difference.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Greater => format!("上升{}{unit}", plain(difference)),
        std::cmp::Ordering::Less => format!("下降{}{unit}", plain(-difference)),
        std::cmp::Ordering::Equal => "持平".to_owned(),
    }
}

/// Of two scores.
pub(super) fn points_change(now: Decimal, before: Decimal) -> String {
    change(now, before, "分")
}

/// Of two fractions.
pub(super) fn rate_change(now: Decimal, before: Decimal) -> String {
    change(percentage(now), percentage(before), "个百分点")
}

/// The middle value.
pub(super) fn median(values: impl IntoIterator<Item = Decimal>) -> Option<Decimal> {
    metrics::median(&mut values.into_iter().collect::<Vec<_>>())
}

/// 2025年4月18日 of a date or time as it is kept; anything else is no date.
pub(super) fn day(text: &str) -> Option<String> {
    let date = jiff::fmt::temporal::Pieces::parse(text).ok()?.date();
    Some(format!("{}年{}月{}日", date.year(), date.month(), date.day()))
}
