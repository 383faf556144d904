//! An amount of the text held against the cells that should hold the same.

use rust_decimal::Decimal;

use super::cells::{self, Standing};
use super::figure::Unit;
use super::{Figure, Role, Text};
use crate::audit::draft::Value;
use crate::audit::precision::{self, Verdict};
use crate::audit::slip::Slip;
use crate::filing::{Filed, Filing};
use crate::number::{Amount, Exact};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Judgement {
    /// A cell holds it.
    Agrees,
    /// A cell holds it but for the last digits.
    Tail,
    /// A cell holds the same number in 万元, and the text says 元, or the other way round.
    Unit,
    /// No cell holds it; the slip that explains it, if one does.
    Differs(Option<&'static str>),
    /// It is of a part of the money, and more than the whole.
    TooMuch,
    /// It may be another amount.
    Unsure,
}

/// An amount and the cell nearest to it.
pub(crate) struct Held<'a> {
    /// What came of it.
    pub judgement: Judgement,
    /// The nearest cell.
    pub cell: Value<'a, Amount>,
    /// What the cell holds.
    pub filed: Decimal,
}

/// Holds a figure against the annexes. `None` if they do not hold what it is of.
pub(crate) fn held<'a>(filing: &'a Filing, figure: &Figure) -> Option<Held<'a>> {
    if figure.role != Role::Level || !figure.unit.is_money() {
        return None;
    }
    let (standing, cells) = cells::of(filing, figure);
    let stated = figure.value();
    // Of cells that differ, the one that a slip leads to; else the nearest, or, where the text does not say
    // which column it speaks of, the one that is meant most often.
    let any_column = figure.column.is_none();
    let (_, filed, verdict, cell) = cells
        .into_iter()
        .enumerate()
        .filter_map(|(n, cell)| {
            let filed = cell.field.value?.decimal();
            let verdict = compare(figure, cell.field)?;
            let unlike = slip(stated, filed).is_none() && !unit_slip(figure, filed);
            let far = if any_column { Decimal::from(n) } else { (stated - filed).abs() };
            Some(((verdict, unlike, far), filed, verdict, cell))
        })
        .min_by(|a, b| a.0.cmp(&b.0))?;
    let slip = slip(stated, filed);
    let judgement = match verdict {
        Verdict::Agrees => Judgement::Agrees,
        Verdict::Rounding => Judgement::Tail,
        Verdict::Differs if unit_slip(figure, filed) => Judgement::Unit,
        Verdict::Differs => match (standing, slip) {
            (Standing::Same, slip) => Judgement::Differs(slip),
            (Standing::Part, _) if stated > filed => Judgement::TooMuch,
            (Standing::Perhaps, Some(slip)) => Judgement::Differs(Some(slip)),
            _ => Judgement::Unsure,
        },
    };
    Some(Held { judgement, cell, filed })
}

/// Judged by the digits that the text was written with.
pub(crate) fn compare(figure: &Figure, field: &Filed<Amount>) -> Option<Verdict> {
    let filed = field.value?.decimal();
    let apart = (figure.value() - filed).abs();
    let half_of_cell = Decimal::new(5, precision::decimals(field).max(2) + 1);
    let half = figure.half();
    Some(if apart <= half.max(half_of_cell) {
        Verdict::Agrees
    } else if apart < half * Decimal::TWO || apart <= Decimal::new(1, 2) {
        Verdict::Rounding
    } else {
        Verdict::Differs
    })
}

/// The same number, in 元 here and in 万元 there.
fn unit_slip(figure: &Figure, filed: Decimal) -> bool {
    let other = match figure.unit {
        Unit::Yuan => figure.number,
        Unit::TenThousandYuan => figure.number / Decimal::from(10_000),
        _ => return false,
    };
    !filed.is_zero() && (other - filed).abs() <= Decimal::new(1, 2).min(filed.abs() / Decimal::from(1000))
}

/// The slip of the hand that lies between two amounts.
pub(crate) fn slip(stated: Decimal, filed: Decimal) -> Option<&'static str> {
    // Between two short numbers some slip always lies.
    let digits = |value: Decimal| value.normalize().to_string().chars().filter(char::is_ascii_digit).count();
    if digits(stated).max(digits(filed)) < 4 {
        return None;
    }
    match Slip::between(stated, filed) {
        Some(slip) => Some(slip.title()),
        None => dropped_digit(stated, filed),
    }
}

/// Which of the two lacks a digit that the other has: 3396.61 for 33963.61.
fn dropped_digit(stated: Decimal, filed: Decimal) -> Option<&'static str> {
    let places = stated.normalize().scale().max(filed.normalize().scale());
    let text = |value: Decimal| crate::number::fixed(value, places);
    let (stated, filed) = (text(stated), text(filed));
    let lacks = |short: &str, long: &str| {
        short.len() + 1 == long.len()
            && (0..long.len()).any(|n| {
                long.as_bytes()[n].is_ascii_digit() && long[..n] == short[..n] && long[n + 1..] == short[n..]
            })
    };
    if lacks(&stated, &filed) {
        Some("疑为漏写一位数字")
    } else if lacks(&filed, &stated) {
        Some("疑为多写一位数字")
    } else {
        None
    }
}

/// Whether a figure's unit is sure: written, or shown by another cell of its table that agrees.
pub(crate) fn unit_evident(filing: &Filing, text: &Text, figure: &Figure) -> bool {
    !figure.unit_assumed
        || text.figures.iter().any(|other| {
            (other.report, other.block) == (figure.report, figure.block)
                && other.cell.is_some()
                && !other.number.is_zero()
                && held(filing, other).is_some_and(|held| held.judgement == Judgement::Agrees)
        })
}
