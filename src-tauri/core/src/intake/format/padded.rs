//! Number formats that fill a figure up with zeros: a code kept as a number is shown as the code that it is.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::number::fixed;

/// Most places of a format; Excel itself shows 15 digits.
const PLACES: usize = 64;

/// A format that asks for at least two digits before the point: `000000`, `000-000`, `"A"0000`, `0000.00`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Padded {
    /// What stands before the point: a place for a digit, or a sign that is shown as it is.
    places: Arc<[Place]>,
    decimals: u32,
    /// What is shown behind the figure.
    behind: Arc<str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// `0`: a digit, or a nought.
    Digit,
    /// `#`, `?`: a digit, if there is one.
    Optional,
    Sign(char),
}

impl Padded {
    /// What a format's code says, if it fills up with zeros. Formats with groups, exponents, fractions, percentages or
    /// dates are none of these.
    pub fn of(code: &str) -> Option<Self> {
        let mut places: Vec<Place> = Vec::new();
        let mut decimals: Option<u32> = None;
        let mut behind = String::new();
        let mut chars = code.chars();
        let mut sign = |c: char, places: &mut Vec<Place>, in_decimals: bool| {
            if in_decimals { behind.push(c) } else { places.push(Place::Sign(c)) }
        };
        while let Some(c) = chars.next() {
            match c {
                ';' => break,
                '0' | '#' | '?' => match &mut decimals {
                    Some(decimals) => *decimals += 1,
                    None => places.push(if c == '0' { Place::Digit } else { Place::Optional }),
                },
                '.' if decimals.is_none() => decimals = Some(0),
                '"' => {
                    for c in chars.by_ref().take_while(|&c| c != '"') {
                        sign(c, &mut places, decimals.is_some());
                    }
                }
                '\\' => sign(chars.next()?, &mut places, decimals.is_some()),
                // A blank as wide as another sign, or a filling: no part of the figure.
                '_' | '*' => {
                    chars.next();
                }
                // A colour, a language, a condition.
                '[' => {
                    chars.by_ref().find(|&c| c == ']');
                }
                '-' | ' ' | '(' | ')' | '+' | '¥' | '￥' | '$' => sign(c, &mut places, decimals.is_some()),
                _ if !c.is_ascii() => sign(c, &mut places, decimals.is_some()),
                _ => return None,
            }
            if places.len() > PLACES {
                return None;
            }
        }
        let digits = places.iter().filter(|place| **place == Place::Digit).count();
        let decimals = decimals.unwrap_or(0);
        (digits >= 2 && decimals <= 15).then(|| Self {
            places: places.into(),
            decimals,
            behind: behind.into(),
        })
    }

    /// A figure as it is shown; `None` where the format would hide a part of it, or is another one for it.
    pub fn show(&self, value: Decimal) -> Option<String> {
        if value.is_sign_negative() && !value.is_zero() || value.normalize().scale() > self.decimals {
            return None;
        }
        let written = fixed(value, self.decimals);
        let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
        let mut left: Vec<char> = whole.trim_start_matches('0').chars().collect();
        let mut shown: Vec<char> = Vec::new();
        let last = self.places.iter().position(|place| !matches!(place, Place::Sign(_)));
        for (at, place) in self.places.iter().enumerate().rev() {
            match place {
                Place::Digit => shown.push(left.pop().unwrap_or('0')),
                Place::Optional => shown.extend(left.pop()),
                Place::Sign(sign) => shown.push(*sign),
            }
            // Digits beyond the places stand before the first of them.
            if Some(at) == last {
                shown.extend(std::mem::take(&mut left).into_iter().rev());
            }
        }
        let mut text: String = shown.into_iter().rev().collect();
        if self.decimals > 0 {
            text.push('.');
            text.push_str(fraction);
        }
        text.push_str(&self.behind);
        Some(text)
    }
}

/// Whether a text is `value` filled up with zeros: what files say that hold the text beside the figure.
pub fn is_padded(text: &str, value: Decimal) -> bool {
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let mut first = digits.chars();
    first.next() == Some('0')
        && first.next().is_some_and(|second| second.is_ascii_digit())
        && digits.parse::<Decimal>().is_ok_and(|shown| shown == value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, value: &str) -> Option<String> {
        Padded::of(code)?.show(value.parse().ok()?)
    }

    /// Protects the zeros of codes that are kept as numbers, and every digit of what a format would round.
    #[test]
    fn figures_are_filled_up_as_the_format_says() {
        for (code, value, text) in [
            ("000000", "1203", "001203"),
            ("000000", "0", "000000"),
            ("000000", "1234567", "1234567"),
            ("000000;-000000;;@", "1203", "001203"),
            ("[Red]000000_ ", "1203", "001203"),
            ("000\\-000", "1203", "001-203"),
            ("00000-0000", "12345", "00001-2345"),
            ("000-000", "12345678", "12345-678"),
            ("\"A\"0000", "12", "A0012"),
            ("#000", "12", "012"),
            ("0000.00", "12.5", "0012.50"),
            ("00\"号\"", "7", "07号"),
        ] {
            assert_eq!(shown(code, value).as_deref(), Some(text), "{code} {value}");
        }
        assert_eq!(shown("000000", "1203.6"), None, "nothing is rounded away");
        assert_eq!(shown("000000", "-3"), None);
        for code in ["General", "0", "0.00", "#,##0", "00%", "00E+00", "mm", "hh:mm", "# ?/?", "@", "00/00"] {
            assert_eq!(Padded::of(code), None, "{code}");
        }
    }

    /// Protects figures whose file holds what was shown from being taken for codes.
    #[test]
    fn a_text_is_known_as_its_figure_with_zeros() {
        assert!(is_padded("001203", Decimal::from(1203)));
        assert!(is_padded("001-203", Decimal::from(1203)));
        assert!(!is_padded("0.5", Decimal::new(5, 1)));
        assert!(!is_padded("1203", Decimal::from(1203)));
        assert!(!is_padded("001203", Decimal::new(12036, 1)));
    }
}
