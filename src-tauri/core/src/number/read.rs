//! From what stands in a cell to a decimal, or to why it is not one.

use rust_decimal::Decimal;

use super::Exact;

/// What a cell that should hold a figure turned out to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading<T> {
    /// Nothing: blank, "——", "/", "-", "……". Not zero.
    NoValue,
    /// A figure, with what was unusual about how it was written.
    Value(T, Option<String>),
    /// Something else, and why it is not a figure.
    NotUnderstood(&'static str),
}

/// No figure of a county reaches it, and below it no unit or sum can leave a decimal's range.
const LIMIT: i64 = 1_000_000_000_000_000;

const TOO_LARGE: &str = "数字过大，不会是实际数值";

/// A unit written behind a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Unit {
    None,
    Percent,
    Yuan,
    TenThousandYuan,
    HundredMillionYuan,
    Points,
    People,
    SquareMetres,
    TenThousandSquareMetres,
}

/// A figure as written, before its cell's own unit is applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The figure, without its unit.
    pub value: Decimal,
    /// The unit behind it.
    pub unit: Unit,
    /// Full-width digits or points, or separators, were used.
    pub note: Option<&'static str>,
}

impl Reading<Written> {
    pub(super) fn convert<T: Exact>(
        self,
        to: impl FnOnce(&Written) -> Result<(Decimal, Option<&'static str>), &'static str>,
    ) -> Reading<T> {
        match self {
            Self::NoValue => Reading::NoValue,
            Self::NotUnderstood(why) => Reading::NotUnderstood(why),
            Self::Value(written, _) => match to(&written) {
                Err(why) => Reading::NotUnderstood(why),
                Ok((decimal, converted)) => {
                    let value = T::new(decimal);
                    if value.to_stored().is_err() {
                        return Reading::NotUnderstood(TOO_LARGE);
                    }
                    let rounded =
                        (value.decimal() != decimal).then(|| format!("小数超过{}位，已四舍五入", T::SCALE));
                    let notes: Vec<String> =
                        [written.note.map(str::to_owned), converted.map(str::to_owned), rounded]
                            .into_iter()
                            .flatten()
                            .collect();
                    Reading::Value(value, (!notes.is_empty()).then(|| notes.join("；")))
                }
            },
        }
    }
}

/// Full-width letters, digits and signs to their ASCII forms; other characters as they are.
pub fn normalise(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{3000}' | '\u{a0}' | '\u{2007}' | '\u{202f}' => ' ',
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            '−' | '﹣' => '-',
            '﹪' => '%',
            '﹒' => '.',
            _ => c,
        })
        .collect()
}

/// Whether the text stands for *no value*: blank, dashes, a slash, dots.
pub fn is_no_value(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace() || matches!(c, '—' | '–' | '-' | '－' | '―' | '─' | '/' | '／' | '…' | '.' | '\\')
    })
}

/// Reads a figure with an optional unit. An inequality, a range or words are not a figure.
pub fn read(text: &str) -> Reading<Written> {
    if is_no_value(text) {
        return Reading::NoValue;
    }
    let plain = normalise(text);
    let plain = plain.trim();
    if plain.starts_with(['≥', '≧', '>', '≤', '≦', '<', '＞', '＜', '=', '≈']) {
        return Reading::NotUnderstood("是不等式，不是数字");
    }
    let (number, unit) = split_unit(plain);
    let number = number.trim().trim_start_matches(['¥', '￥']).trim();
    if number.is_empty() {
        return Reading::NotUnderstood("只有单位，没有数字");
    }
    let Some(digits) = without_separators(number) else {
        return Reading::NotUnderstood("不是数字");
    };
    match Decimal::from_str_exact(&digits).or_else(|_| Decimal::from_scientific(&digits)) {
        Ok(value) if value.abs() >= Decimal::from(LIMIT) => Reading::NotUnderstood(TOO_LARGE),
        Ok(value) => {
            let full_width = text.chars().any(|c| matches!(c, '０'..='９' | '．' | '﹒' | '，' | '－' | '−'));
            let note = full_width.then_some("原文用了全角数字或符号");
            Reading::Value(Written { value: value.normalize(), unit, note }, None)
        }
        Err(_) => Reading::NotUnderstood("数字过长，无法准确保存"),
    }
}

const UNITS: &[(&str, Unit)] = &[
    ("%", Unit::Percent),
    ("亿元", Unit::HundredMillionYuan),
    ("万元", Unit::TenThousandYuan),
    ("元", Unit::Yuan),
    ("分", Unit::Points),
    ("人", Unit::People),
    ("名", Unit::People),
    ("万平方米", Unit::TenThousandSquareMetres),
    ("平方米", Unit::SquareMetres),
    ("㎡", Unit::SquareMetres),
    ("m2", Unit::SquareMetres),
    ("m²", Unit::SquareMetres),
];

fn split_unit(text: &str) -> (&str, Unit) {
    for &(written, unit) in UNITS {
        if let Some(rest) = text.strip_suffix(written) {
            return (rest, unit);
        }
    }
    (text, Unit::None)
}

/// The digits of a plain decimal, without thousands separators. `None` if it is anything else;
/// separators that do not stand before groups of three ("1,2") are not guessed at.
fn without_separators(number: &str) -> Option<String> {
    let (sign, body) = match number.strip_prefix(['-', '+']) {
        Some(rest) => (if number.starts_with('-') { "-" } else { "" }, rest.trim_start()),
        None => ("", number),
    };
    let (mantissa, exponent) = match body.find(['e', 'E']) {
        Some(at) => (&body[..at], Some(&body[at + 1..])),
        None => (body, None),
    };
    if let Some(exponent) = exponent {
        let digits = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        if digits.is_empty() || digits.len() > 2 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
    }
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let groups: Vec<&str> = whole.split([',', ' ']).collect();
    let well_grouped =
        groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    if !groups.iter().all(|group| digits(group)) || !well_grouped || fraction.is_some_and(|f| !digits(f)) {
        return None;
    }
    let mut out = format!("{sign}{}", groups.concat());
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    if let Some(exponent) = exponent {
        out.push('e');
        out.push_str(exponent);
    }
    Some(out)
}
