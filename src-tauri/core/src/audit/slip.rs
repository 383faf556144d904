//! Slips of the hand that explain a difference: digits exchanged, the decimal point misplaced.

use rust_decimal::Decimal;

use super::draft::Value;
use crate::filing::Filing;
use crate::number::{Amount, Exact, fixed};

/// A slip that turns one figure into another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slip {
    /// 68 for 86: neighbouring digits exchanged.
    Exchanged,
    /// 7150 for 71.5: the same digits, the point elsewhere.
    PointMoved,
}

impl Slip {
    /// The slip that makes `wrong` out of `right`, if one does.
    pub(crate) fn between(wrong: Decimal, right: Decimal) -> Option<Self> {
        if wrong == right || wrong <= Decimal::ZERO || right <= Decimal::ZERO {
            None
        } else if exchanged(wrong, right) {
            Some(Self::Exchanged)
        } else if point_moved(wrong, right) {
            Some(Self::PointMoved)
        } else {
            None
        }
    }

    /// What the clerk calls it.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Exchanged => "疑为数字颠倒",
            Self::PointMoved => "疑为小数点错位",
        }
    }
}

/// Neighbouring digits differ, all of them the same two digits taken for each other: 4868 and 4686.
fn exchanged(a: Decimal, b: Decimal) -> bool {
    let places = a.normalize().scale().max(b.normalize().scale());
    let (a, b) = (fixed(a, places), fixed(b, places));
    if a.len() != b.len() {
        return false;
    }
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    let (a, b) = (digits(&a), digits(&b));
    let differing: Vec<usize> = (0..a.len().min(b.len())).filter(|&n| a[n] != b[n]).collect();
    let (Some(&first), Some(&last)) = (differing.first(), differing.last()) else {
        return false;
    };
    let pair = (a[first], b[first]);
    last - first + 1 == differing.len()
        && differing.iter().all(|&n| (a[n], b[n]) == pair || (b[n], a[n]) == pair)
        && differing.iter().any(|&n| (b[n], a[n]) == pair)
}

fn point_moved(a: Decimal, b: Decimal) -> bool {
    let mut scaled = (a, b);
    (0..4).any(|_| {
        scaled = (scaled.0 * Decimal::TEN, scaled.1 * Decimal::TEN);
        scaled.0 == b || scaled.1 == a
    })
}

/// What to say of two figures that should be equal and look like one slip: which of the two it is,
/// if only one of them stands in another form of the filing as well.
pub(crate) fn explain(
    filing: &Filing,
    left: &Value<'_, Amount>,
    right: &Value<'_, Amount>,
) -> (Option<String>, Option<String>) {
    let (Some(a), Some(b)) = (left.field.value, right.field.value) else {
        return (None, None);
    };
    let Some(slip) = Slip::between(a.decimal(), b.decimal()) else {
        return (None, None);
    };
    let wrong = match (stands_elsewhere(filing, a, &left.path), stands_elsewhere(filing, b, &right.path)) {
        (true, false) => (right, b, a),
        (false, true) => (left, a, b),
        _ => return (Some(format!("{a} 与 {b} {}", slip.title())), None),
    };
    let (value, from, to) = wrong;
    (
        None,
        Some(format!("{}填的 {from} {}，改为 {to} 即相符（别的表里也是 {to}）", value.label, slip.title())),
    )
}

/// Whether the same amount stands in a form other than the one `path` is in. An amount of one or two digits (6, 60)
/// stands there by chance.
fn stands_elsewhere(filing: &Filing, amount: Amount, path: &str) -> bool {
    let digits = amount.decimal().normalize().mantissa().unsigned_abs().to_string();
    if digits.trim_end_matches('0').len() < 3 {
        return false;
    }
    let form = |path: &str| {
        let depth = if path.starts_with("projects.") { 2 } else { 1 };
        path.split('.').take(depth).map(str::to_owned).collect::<Vec<_>>()
    };
    let (own, printed) = (form(path), amount.to_string());
    let mut found = false;
    filing.each_field(&mut |path, leaf| {
        found |= leaf.printed().is_some_and(|text| text == printed) && form(path) != own;
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(wrong: &str, right: &str) -> Option<Slip> {
        Slip::between(wrong.parse().unwrap(), right.parse().unwrap())
    }

    /// Protects: a slip is suggested only for figures that one slip turns into each other.
    #[test]
    fn slips() {
        for (wrong, right) in [("4868.3488", "4686.3488"), ("1194.03", "1149.03"), ("21.72", "21.27")] {
            assert_eq!(between(wrong, right), Some(Slip::Exchanged), "{wrong} {right}");
            assert_eq!(between(right, wrong), Some(Slip::Exchanged), "{right} {wrong}");
        }
        for (wrong, right) in [("7150", "71.5"), ("0.429", "4.29"), ("11490300", "1149.03")] {
            assert_eq!(between(wrong, right), Some(Slip::PointMoved), "{wrong} {right}");
            assert_eq!(between(right, wrong), Some(Slip::PointMoved), "{right} {wrong}");
        }
        for (wrong, right) in [
            ("7.5", "71.5"),
            ("33554.05", "33862.7346"),
            ("12", "12"),
            ("13", "12"),
            ("0", "10"),
            ("123", "321"),
        ] {
            assert_eq!(between(wrong, right), None, "{wrong} {right}");
        }
    }
}
