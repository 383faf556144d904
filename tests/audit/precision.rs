//! When two figures are the same: properties that must hold for any figures.

use jiheng_core::audit::precision::{Side, Verdict, amounts, decimals, points, rate, rate_decimals};
use jiheng_core::filing::{Filed, Origin};
use jiheng_core::number::{Amount, Exact, Quantity, Rate, Reading, Score, fixed, round_half_up};
use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};

/// A figure as read from a cell that shows `raw`.
fn filed<T: Exact + ts_rs::TS>(raw: &str) -> Filed<T> {
    let Reading::Value(value, _) = T::read(raw) else { panic!("{raw} is no figure") };
    let origin = Origin {
        file: String::new(),
        sheet: String::new(),
        cell: String::new(),
        raw: raw.to_owned(),
        note: None,
        unread: None,
        corrected: None,
    };
    Filed { value: Some(value), origin: Some(origin.into()) }
}

/// An amount rounded to `places`, written with all of them or as a spreadsheet shows it.
fn written(value: Decimal, places: u32, trailing_zeros: bool) -> Filed<Amount> {
    let text = fixed(value, places);
    filed(&if trailing_zeros { text } else { text.parse::<Decimal>().unwrap().normalize().to_string() })
}

fn side(raw: &str) -> Side {
    Side::of(&filed::<Amount>(raw))
}

fn sum(raws: &[&str]) -> Side {
    Side::sum(raws.iter().map(|raw| side(raw)))
}

/// Amounts in 万元 with 6 decimals that do not vanish when rounded to two.
fn exact_amounts() -> impl Strategy<Value = Vec<Decimal>> {
    prop::collection::vec((10_000_i64..40_000_000_000).prop_map(|n| Decimal::new(n, 6)), 1..40)
}

proptest! {
    /// Protects: parts and total each rounded by hand are never called different.
    #[test]
    fn rounding_is_never_a_difference(parts in exact_amounts(), places in 2_u32..=4, zeros: bool) {
        let total = Side::of(&written(parts.iter().sum(), places, zeros));
        let sum = Side::sum(parts.iter().map(|part| Side::of(&written(*part, places, zeros))));
        prop_assert_ne!(amounts(total, sum), Verdict::Differs);
    }

    /// Protects: a total rounded to fewer decimals than its parts agrees with them.
    #[test]
    fn a_rounded_total_agrees_with_exact_parts(parts in exact_amounts(), places in 2_u32..=6) {
        let total = Side::of(&written(parts.iter().sum(), places, false));
        let sum = Side::sum(parts.iter().map(|part| Side::of(&written(*part, 6, false))));
        prop_assert_eq!(amounts(total, sum), Verdict::Agrees);
    }

    /// Protects: what rounding cannot explain is a difference, however many the parts.
    #[test]
    fn beyond_rounding_is_a_difference(parts in exact_amounts(), places in 2_u32..=4, more in 1_u32..1000, up: bool) {
        let unit = Decimal::new(1, places);
        let slack = unit * Decimal::from(parts.len() as u64 + 1) / Decimal::TWO;
        let apart = (slack + unit * Decimal::from(more + 1)) * if up { Decimal::ONE } else { -Decimal::ONE };
        let sum: Decimal = parts.iter().map(|part| round_half_up(*part, places)).sum();
        let total = Side::of(&written(sum + apart, places, true));
        let sum = Side::sum(parts.iter().map(|part| Side::of(&written(*part, places, true))));
        prop_assert_eq!(amounts(total, sum), Verdict::Differs);
    }

    /// Protects: it does not matter which side is called left, and a figure agrees with itself.
    #[test]
    fn comparison_is_symmetric(a in exact_amounts(), b in exact_amounts(), places in 0_u32..=6) {
        let of = |parts: &[Decimal]| Side::sum(parts.iter().map(|part| Side::of(&written(*part, places, false))));
        let (a, b) = (of(&a), of(&b));
        prop_assert_eq!(amounts(a, b), amounts(b, a));
        prop_assert_eq!(points(a, b), points(b, a));
        prop_assert_eq!(amounts(a, a), Verdict::Agrees);
        prop_assert_eq!(points(a, a), Verdict::Agrees);
    }

    /// Protects: one figure against one with the same number of decimals beyond two is exact.
    #[test]
    fn single_fine_figures_are_exact(a in 1_i64..10_000_000, b in 1_i64..10_000_000, places in 3_u32..=6) {
        let of = |n| Side::of(&written(Decimal::new(n, places), places, true));
        prop_assert_eq!(amounts(of(a), of(b)), if a == b { Verdict::Agrees } else { Verdict::Differs });
    }

    /// Protects: whole points and halves are exact.
    #[test]
    fn points_are_exact(a in 1_i64..2000, b in 1_i64..2000) {
        let of = |n| Side::of(&filed::<Score>(&Decimal::new(n * 5, 1).normalize().to_string()));
        prop_assert_eq!(points(of(a), of(b)), if a == b { Verdict::Agrees } else { Verdict::Differs });
    }

    /// Protects: a rate rounded at any digit passes, cut off is a note, two units off is an error.
    #[test]
    fn rates_at_their_digits(over in 0_i64..500, under in 1_i64..500, places in 0_u32..=4, percent: bool) {
        let (n, d): (Filed<Quantity>, Filed<Quantity>) = (filed(&over.to_string()), filed(&under.to_string()));
        let exact = Decimal::from(over) / Decimal::from(under);
        let places = places + 2;
        let write = |value: Decimal| -> Filed<Rate> {
            if percent {
                filed(&format!("{}%", fixed(value * Decimal::ONE_HUNDRED, places - 2)))
            } else {
                filed(&fixed(value, places))
            }
        };
        // A bare figure above 10 is read as a percentage: another figure.
        prop_assume!(percent || exact < Decimal::from(9));
        prop_assert_eq!(rate(&write(exact), &n, &d), Some(Verdict::Agrees));
        let cut = exact.round_dp_with_strategy(places, RoundingStrategy::ToZero);
        prop_assert_ne!(rate(&write(cut), &n, &d), Some(Verdict::Differs));
        let off = exact + Decimal::new(2, places);
        // Zeros at the end may be the cell's format, not digits that somebody wrote.
        prop_assume!(jiheng_core::number::round_half_up(off, places).normalize().scale() == places);
        prop_assert_eq!(rate(&write(off), &n, &d), Some(Verdict::Differs));
    }
}

/// Protects the figures of the real filings, and the edges of the tolerance.
#[test]
fn figures_at_hand() {
    use Verdict::{Agrees, Differs, Rounding};
    for (left, right, verdict) in [
        (side("33963.61"), sum(&["22240.171", "7037.0908", "4686.3488"]), Agrees),
        (side("1353.05"), sum(&["996.50", "345.49", "11.06"]), Agrees),
        (side("33963.61"), sum(&["543.7392", "33419.8714"]), Agrees),
        (side("1149.02"), side("1149.03"), Rounding),
        (side("1149.02"), side("1149.04"), Differs),
        (side("1.4751"), sum(&["1.0461", "0", "0.4290"]), Agrees),
        (side("1.4752"), sum(&["1.0461", "0", "0.429"]), Rounding),
        (side("1.4753"), sum(&["1.0461", "0", "0.429"]), Differs),
        (side("100"), side("100.4"), Differs),
        (side("7.5"), sum(&["7.5", "64"]), Differs),
        (side("1353.05"), sum(&["996.50", "345.49", "11.08"]), Differs),
    ] {
        assert_eq!(amounts(left, right), verdict, "{left:?} {right:?}");
    }
    // The worst that rounding can do to ten parts: all of them 1.005, written as 1.01.
    assert_eq!(amounts(side("10.05"), sum(&["1.01"; 10])), Rounding);
    assert_eq!(amounts(side("10.04"), sum(&["1.01"; 10])), Differs);
    let thirds = Side::sum([filed::<Score>("16.67"), filed("16.67"), filed("16.67")].iter().map(Side::of));
    assert_eq!(points(thirds, Side::of(&filed::<Score>("50"))), Rounding);
}

/// Protects: money of two decimals makes its ratio no more certain than it is.
#[test]
fn a_rate_of_rounded_amounts() {
    let of = |raw: &str, over: &str, under: &str| rate::<Amount>(&filed(raw), &filed(over), &filed(under));
    assert_eq!(of("100%", "1353.05", "1353.05"), Some(Verdict::Agrees));
    assert_eq!(of("100%", "4868.3488", "4686.3488"), Some(Verdict::Differs));
    assert_eq!(of("100%", "1149.02", "1149.03"), Some(Verdict::Agrees));
    assert_eq!(of("100%", "1.47", "1.48"), Some(Verdict::Rounding));
    assert_eq!(of("100%", "1.45", "1.48"), Some(Verdict::Differs));
    assert_eq!(of("100%", "5", "0"), None);
}

/// Protects against a telephone call about zeros: 74 typed into a cell that shows two decimals reads 74.00%.
#[test]
fn zeros_of_a_cells_format_are_no_digits() {
    let of = |raw: &str| rate::<Quantity>(&filed(raw), &filed("17"), &filed("23"));
    assert_eq!(of("74%"), Some(Verdict::Agrees));
    assert_eq!(of("74.00%"), Some(Verdict::Rounding));
    assert_eq!(of("73.90%"), Some(Verdict::Rounding));
    assert_eq!(of("73.95%"), Some(Verdict::Differs));
    assert_eq!(of("75.00%"), Some(Verdict::Differs));
    assert_eq!(of("100.00%"), Some(Verdict::Differs));
}

/// Protects: how many digits were written is read from the text, whatever stands around it.
#[test]
fn digits_as_written() {
    for (raw, expected) in [
        ("996.50", 2),
        ("4868.3488", 4),
        ("1．8351", 4),
        ("7", 0),
        ("1149.03万元", 2),
        ("20500元", 4),
        ("12.5元", 5),
    ] {
        assert_eq!(decimals(&filed::<Amount>(raw)), expected, "{raw}");
    }
    let mut labelled = filed::<Amount>("996.50");
    if let Some(origin) = &mut labelled.origin {
        origin.raw = "其中： 一般公共预算：996.50".to_owned();
    }
    assert_eq!(decimals(&labelled), 2);
    for (raw, expected) in
        [("74%", 2), ("73.9％", 3), ("0.7391", 4), ("1", 2), ("0.8", 1), ("74", 2), ("73.91", 4)]
    {
        assert_eq!(rate_decimals(&filed(raw)), expected, "{raw}");
    }
}
