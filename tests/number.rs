//! Exact numbers, from what a clerk typed to what the database keeps. Each test says what it protects.

// Floats are written here with all the digits a spreadsheet may hold.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::excessive_precision)]

use jiheng_core::number::{
    Amount, Exact, Quantity, Rate, Reading, Score, Unit, fixed, from_spreadsheet, grouped, read,
    round_half_up,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn amount(text: &str) -> (String, Option<String>) {
    match Amount::read(text) {
        Reading::Value(value, note) => (value.to_string(), note),
        other => panic!("{text}: {other:?}"),
    }
}

fn why<T: Exact + std::fmt::Debug>(text: &str) -> &'static str {
    match T::read(text) {
        Reading::NotUnderstood(why) => why,
        other => panic!("{text}: {other:?}"),
    }
}

/// 四舍五入 on integers alone: the digits of `units` × 10^-scale, rounded to `places`, as units of 10^-places.
fn rounded_by_hand(units: i128, scale: u32, places: u32) -> i128 {
    if places >= scale {
        return units * 10_i128.pow(places - scale);
    }
    let step = 10_i128.pow(scale - places);
    let (whole, rest) = (units.abs() / step, units.abs() % step);
    let up = i128::from(rest * 2 >= step);
    units.signum() * (whole + up)
}

proptest! {
    /// Protects the way back: what is printed reads as the same figure.
    #[test]
    fn parse_undoes_display(stored in -900_000_000_000_000_000_i64..900_000_000_000_000_000) {
        let value = Amount::from_stored(stored);
        prop_assert_eq!(Amount::read(&value.to_string()), Reading::Value(value, None));
        let json = serde_json::to_string(&value).unwrap();
        prop_assert_eq!(serde_json::from_str::<Amount>(&json).unwrap(), value);
        let score = Score::from_stored(stored);
        prop_assert_eq!(Score::read(&score.to_string()), Reading::Value(score, None));
        let quantity = Quantity::from_stored(stored);
        prop_assert_eq!(Quantity::read(&quantity.to_string()), Reading::Value(quantity, None));
    }

    /// Protects rates on the way back, as a percentage and as the fraction of JSON.
    #[test]
    fn a_rate_reads_as_it_prints(hundredths in -100_000_i64..100_000) {
        let rate = Rate::new(Decimal::new(hundredths, 4));
        prop_assert_eq!(Rate::read(&rate.printed()), Reading::Value(rate, None));
        let json = serde_json::to_string(&rate).unwrap();
        prop_assert_eq!(serde_json::from_str::<Rate>(&json).unwrap(), rate);
    }

    /// Protects the database: what is stored comes back, every unit of it.
    #[test]
    fn stored_round_trip(stored in any::<i64>()) {
        prop_assert_eq!(Amount::from_stored(stored).to_stored().unwrap(), stored);
        prop_assert_eq!(Rate::from_stored(stored).to_stored().unwrap(), stored);
        prop_assert_eq!(Score::from_stored(stored).to_stored().unwrap(), stored);
        prop_assert_eq!(Quantity::from_stored(stored).to_stored().unwrap(), stored);
    }

    /// Protects 四舍五入 at every digit, both signs, against arithmetic on integers.
    #[test]
    fn rounding_is_by_hand(units in -1_000_000_000_000_i64..1_000_000_000_000, scale in 0_u32..11, places in 0_u32..9) {
        let expected = Decimal::from_i128_with_scale(rounded_by_hand(i128::from(units), scale, places), places);
        let rounded = round_half_up(Decimal::new(units, scale), places);
        prop_assert_eq!(rounded, expected);
        prop_assert_eq!(fixed(Decimal::new(units, scale), places).parse::<Decimal>().unwrap(), expected);
    }

    /// Protects the halves themselves, which random digits seldom hit.
    #[test]
    fn halves_round_away_from_zero(whole in -1_000_000_i64..1_000_000, places in 0_u32..7) {
        let half = Decimal::new(whole * 10 + 5 * whole.signum(), places + 1);
        prop_assert_eq!(round_half_up(half, places), Decimal::new(whole + whole.signum(), places));
    }

    /// Protects sums from drift: exact, and the same in any order.
    #[test]
    fn sums_are_exact_in_any_order(
        items in prop::collection::vec(-1_000_000_000_000_000_i64..1_000_000_000_000_000, 0..200),
        seed in any::<u64>(),
    ) {
        let expected: i64 = items.iter().sum();
        let sum = |items: &[i64]| items.iter().map(|&i| Amount::from_stored(i)).sum::<Amount>();
        prop_assert_eq!(sum(&items).to_stored().unwrap(), expected);
        let mut other = items.clone();
        other.reverse();
        if !other.is_empty() {
            let by = usize::try_from(seed % other.len() as u64).unwrap();
            other.rotate_left(by);
        }
        prop_assert_eq!(sum(&other), sum(&items));
    }

    /// Protects the one boundary with binary floats: 15 significant digits come through as typed.
    #[test]
    fn a_float_is_what_the_sheet_shows(digits in 0_i64..1_000_000_000_000_000, scale in 0_u32..12, negative: bool) {
        let typed = Decimal::new(if negative { -digits } else { digits }, scale);
        let float: f64 = typed.to_string().parse().unwrap();
        prop_assert_eq!(from_spreadsheet(float), Some(typed.normalize()));
    }

    /// Protects against floats of sums done by the sheet itself: 0.1+0.2 shows as 0.3.
    #[test]
    #[allow(clippy::float_arithmetic)]
    fn a_sheet_sum_of_cents_is_exact(a in 0_i32..100_000_000, b in 0_i32..100_000_000) {
        let sum = f64::from(a) / 100.0 + f64::from(b) / 100.0;
        let exact = Decimal::new(i64::from(a) + i64::from(b), 2);
        prop_assert_eq!(from_spreadsheet(sum), Some(exact.normalize()));
    }

    /// Protects the program: no text, however hostile, ends it.
    #[test]
    fn no_text_panics(text in "[-+0-9０-９.．,，eE %％万亿元分人㎡约≧—/ ]{0,40}") {
        let _ = Amount::read(&text);
        let _ = Rate::read(&text);
        let _ = Score::read(&text);
        let _ = Quantity::read(&text);
        let _ = jiheng_core::scoring::Target::read(&text);
    }

    /// Protects arithmetic on any decimal at all: printing, adding and dividing never end the program.
    #[test]
    fn no_decimal_panics(lo: u32, mid: u32, hi: u32, negative: bool, scale in 0_u32..29) {
        let value = Decimal::from_parts(lo, mid, hi, negative, scale);
        let amount = Amount::new(value);
        let _ = (amount + amount, amount - Amount::new(-value), [amount; 3].into_iter().sum::<Amount>());
        let _ = (amount.printed(), Rate::new(value).printed(), Score::new(value).printed());
        let _ = (Rate::of(value, Decimal::new(1, 28)), Rate::of(value, Decimal::ZERO), amount.to_stored());
    }

    /// Protects thousands separators, both ways.
    #[test]
    fn separators_go_and_come(stored in -900_000_000_000_000_i64..900_000_000_000_000) {
        let value = Amount::new(Decimal::new(stored, 2));
        let printed = value.printed();
        prop_assert_eq!(Amount::read(&printed), Reading::Value(value, None));
        let digits: String = printed.chars().filter(|&c| c != ',').collect();
        prop_assert_eq!(digits, format!("{:.2}", Decimal::new(stored, 2)));
    }
}

/// Protects the figures of the two real filings and every other way a clerk writes one.
#[test]
fn figures_as_clerks_write_them() {
    let plain = [
        ("1149.03", "1149.03"),
        (" 1353.05 ", "1353.05"),
        ("996.50", "996.5"),
        ("1149.03万元", "1149.03"),
        ("1149.03 万元", "1149.03"),
        ("33,963.61", "33963.61"),
        ("1,234,567.891234", "1234567.891234"),
        ("0", "0"),
        ("-3.5", "-3.5"),
        ("+3.5", "3.5"),
        ("¥12.5", "12.5"),
        ("1e3", "1000"),
        ("8.3E-2", "0.083"),
        ("000123", "123"),
    ];
    for (text, value) in plain {
        assert_eq!(amount(text), (value.to_owned(), None), "{text}");
    }
    let full_width = Some("原文用了全角数字或符号".to_owned());
    for (text, value) in
        [("1．8351", "1.8351"), ("１１４９．０３", "1149.03"), ("１，２３４．５", "1234.5"), ("－3", "-3")]
    {
        assert_eq!(amount(text), (value.to_owned(), full_width.clone()), "{text}");
    }
    assert_eq!(amount("112521000元"), ("11252.1".into(), Some("原文以元为单位，已换算为万元".into())));
    assert_eq!(amount("0.01元"), ("0.000001".into(), Some("原文以元为单位，已换算为万元".into())));
    assert_eq!(amount("1.5亿元"), ("15000".into(), Some("原文以亿元为单位，已换算为万元".into())));
    assert_eq!(amount("0.0000005"), ("0.000001".into(), Some("小数超过6位，已四舍五入".into())));
}

/// Protects rates: with either percent sign, as a fraction, and as a bare percentage with a note.
#[test]
fn rates_as_clerks_write_them() {
    for text in ["100%", "100％", "１００％", "1", "100 %", "1.00"] {
        match Rate::read(text) {
            Reading::Value(rate, _) => assert_eq!(rate.to_string(), "1", "{text}"),
            other => panic!("{text}: {other:?}"),
        }
    }
    assert_eq!(Rate::read("74%"), Reading::Value(Rate::new(decimal("0.74")), None));
    assert_eq!(
        Rate::read("74"),
        Reading::Value(Rate::new(decimal("0.74")), Some("原文没有百分号，按百分数理解".into()))
    );
    assert_eq!(Rate::of(decimal("29"), decimal("35")).unwrap().printed(), "82.86%");
    assert_eq!(Rate::of(decimal("1"), Decimal::ZERO), None);
}

/// Protects *no value* from becoming zero.
#[test]
fn blanks_and_dashes_are_no_value() {
    for text in ["", " ", "\u{3000}", "——", "—", "/", "／", "-", "－", "……", "...", "－－"] {
        assert_eq!(Amount::read(text), Reading::NoValue, "{text:?}");
    }
    assert_eq!(amount("0").0, "0");
    assert_eq!(amount("0.00").0, "0");
}

/// Protects against guessing: what is not one plain figure is not read as one.
#[test]
fn what_is_not_a_figure() {
    for text in ["≧90%", "≥90", ">90", "<5", "≤100万元", "＞90%", "=5", "≈7"] {
        assert_eq!(why::<Amount>(text), "是不等式，不是数字", "{text}");
    }
    for text in [
        "约7", "1,2", "1,23,456", "1234,567", ",123", "--5", "+-5", "1.2.3", "3-5", "是", "7左右", "1 2",
        "5e", "0x10",
    ] {
        assert_eq!(why::<Amount>(text), "不是数字", "{text}");
    }
    for text in ["inf", "NaN", "1e999", "∞"] {
        assert_eq!(why::<Amount>(text), "不是数字", "{text}");
    }
    assert_eq!(why::<Amount>("万元"), "只有单位，没有数字");
    assert_eq!(why::<Amount>("5人"), "单位不是金额单位");
    assert_eq!(why::<Score>("5%"), "单位不是分");
    assert_eq!(why::<Rate>("5万元"), "单位不是百分比");
}

/// Protects against figures that no county has, which would leave the range of the arithmetic.
#[test]
fn too_large_or_too_long_is_an_error_not_a_panic() {
    for text in ["1e28", "99999999999999999999", "1e28亿元", "-1e28", "9999999999999.99万元", "1e15"] {
        assert_eq!(why::<Amount>(text), "数字过大，不会是实际数值", "{text}");
    }
    assert_eq!(why::<Rate>("999999999999"), "数字过大，不会是实际数值");
    assert_eq!(why::<Quantity>("999999999999999万平方米"), "数字过大，不会是实际数值");
    assert_eq!(why::<Amount>("9".repeat(60).as_str()), "数字过长，无法准确保存");
    assert_eq!(why::<Amount>("1e99"), "数字过长，无法准确保存");
    assert!(Amount::new(decimal("1e28".replace("e28", &"0".repeat(28)).as_str())).to_stored().is_err());
    assert!(Amount::new(Decimal::MAX).to_stored().is_err());
    assert_eq!(Amount::new(Decimal::MAX) + Amount::new(Decimal::MAX), Amount::new(Decimal::MAX));
    assert!(serde_json::from_str::<Amount>("\"79228162514264337593543950335\"").is_err());
    assert!(serde_json::from_str::<Amount>("1.5").is_err(), "a JSON number is a float");
}

/// Protects the boundary itself: Excel's own examples, and what no decimal can be.
#[test]
#[allow(clippy::float_arithmetic)]
fn the_f64_boundary() {
    assert_eq!(from_spreadsheet(0.1 + 0.2), Some(decimal("0.3")));
    assert_eq!(from_spreadsheet(95_707.09 + 280_476.96), Some(decimal("376184.05")));
    assert_eq!(from_spreadsheet(1.0 - 0.9), Some(decimal("0.1")));
    assert_eq!(from_spreadsheet("9231.860000000001".parse().unwrap()), Some(decimal("9231.86")));
    assert_eq!(from_spreadsheet("8.289999999999999".parse().unwrap()), Some(decimal("8.29")));
    assert_eq!(from_spreadsheet(123456789.123456), Some(decimal("123456789.123456")));
    assert_eq!(from_spreadsheet(0.0), Some(Decimal::ZERO));
    assert_eq!(from_spreadsheet(-0.0), Some(Decimal::ZERO));
    for float in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, 1e29, f64::MIN_POSITIVE] {
        assert_eq!(from_spreadsheet(float), None, "{float}");
    }
}

/// Protects printed amounts: separators, two decimals, and never "-0.00".
#[test]
fn printing() {
    for (value, printed) in [
        ("33963.61", "33,963.61"),
        ("0", "0.00"),
        ("-0.004", "0.00"),
        ("-0.005", "-0.01"),
        ("999.995", "1,000.00"),
        ("-1234567.8", "-1,234,567.80"),
        ("132.0788", "132.08"),
    ] {
        assert_eq!(grouped(decimal(value), 2), printed);
    }
    assert_eq!(read("12人"), read("12名"));
    assert!(matches!(read("3万平方米"), Reading::Value(w, None) if w.unit == Unit::TenThousandSquareMetres));
}
