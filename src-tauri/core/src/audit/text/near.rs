//! Figures that belong together because they stand together.

use rust_decimal::Decimal;

use super::list::List;
use super::{Column, Figure, Role, Text, Unit};

/// How many figures back an amount is looked for that a share, a rate or a change is of.
const BACK: usize = 12;

/// The amount that a share, rate or change at `n` is of: the last one before it, in its block. `None` if an
/// amount that was not understood stands nearer.
pub fn amount_before(text: &Text, n: usize) -> Option<usize> {
    let figure = &text.figures[n];
    let near = (n.saturating_sub(BACK)..n).rev().find(|&other| {
        let other = &text.figures[other];
        (other.report, other.block) == (figure.report, figure.block)
            && other.unit.is_money()
            && !other.completes
            && matches!(other.role, Role::Level | Role::Other)
    })?;
    text.figures[near].is_amount().then_some(near)
}

/// Amounts of what `of` is of, in the same sentence, `of` itself among them.
pub fn alongside(text: &Text, of: usize) -> impl Iterator<Item = (usize, &Figure)> {
    let figure = &text.figures[of];
    let (from, to) = (of.saturating_sub(BACK), (of + BACK).min(text.figures.len()));
    (from..to).map(|n| (n, &text.figures[n])).filter(move |(_, other)| {
        (other.report, other.block, other.sentence) == (figure.report, figure.block, figure.sentence)
            && other.cell.is_none()
            && other.is_amount()
            && (other.subject, &other.name, other.fund) == (figure.subject, &figure.name, figure.fund)
    })
}

/// How far around a figure an amount is looked for that is spoken of elsewhere in the report.
const AROUND: usize = 400;

/// The figures of the same report, as far as anybody reads back and forth.
pub fn around<'a>(text: &'a Text, figure: &Figure, n: usize) -> impl Iterator<Item = &'a Figure> {
    let report = figure.report;
    let (from, to) = (n.saturating_sub(AROUND), (n + AROUND).min(text.figures.len()));
    text.figures[from..to].iter().filter(move |other| other.report == report)
}

/// The figures of all reports, as far as anybody reads back and forth.
pub fn everywhere(text: &Text, n: usize) -> impl Iterator<Item = &Figure> {
    text.figures[n.saturating_sub(AROUND)..(n + AROUND).min(text.figures.len())].iter()
}

/// The list that holds a figure as a part. Lists stand in the order of their text, inner ones behind the
/// outer one that they stand in.
pub fn list_of(text: &Text, n: usize) -> Option<&List> {
    let behind = text.lists.partition_point(|list| list.parents.first().is_some_and(|&parent| parent < n));
    text.lists[..behind].iter().rev().take(BACK).find(|list| list.parts.contains(&n))
}

/// An amount with how far it may be rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rounded {
    /// 万元.
    pub value: Decimal,
    /// Half of its last digit.
    pub half: Decimal,
}

impl Rounded {
    /// A figure as written.
    pub fn of(figure: &Figure) -> Self {
        Self { value: figure.value(), half: figure.half() }
    }

    /// A figure as written beside others: a whole number among figures with decimals is exact.
    pub fn beside(text: &Text, n: usize) -> Self {
        let figure = &text.figures[n];
        let near = &text.figures[n.saturating_sub(BACK)..(n + BACK).min(text.figures.len())];
        let fine = near.iter().any(|other| {
            (other.report, other.block) == (figure.report, figure.block)
                && other.is_amount()
                && other.decimals >= 2
        });
        if figure.decimals == 0 && figure.unit == Unit::TenThousandYuan && fine {
            Self { value: figure.value(), half: Decimal::ZERO }
        } else {
            Self::of(figure)
        }
    }

    /// What a cell holds: 万元 with two decimals at least.
    pub fn filed(value: Decimal) -> Self {
        Self { value, half: Decimal::new(5, value.normalize().scale().max(2) + 1) }
    }

    /// A sum of amounts.
    pub fn sum(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().fold(Self { value: Decimal::ZERO, half: Decimal::ZERO }, |sum, part| Self {
            value: sum.value + part.value,
            half: sum.half + part.half,
        })
    }

    /// The difference of two.
    pub fn less(self, other: Self) -> Self {
        Self { value: self.value - other.value, half: self.half + other.half }
    }

    /// Whether two are the same but for rounding, and 0.01 万元.
    pub fn meets(self, other: Self) -> bool {
        let apart = (self.value - other.value).abs();
        apart < self.half + other.half || apart <= Decimal::new(1, 2)
    }
}

/// Whether a written rate is `over ÷ under`, rounded or cut off, as far as the digits of all three say.
/// `None` if it cannot be computed.
pub fn is_ratio(rate: &Figure, over: Rounded, under: Rounded) -> Option<bool> {
    if under.value <= under.half || over.value < Decimal::ZERO {
        return None;
    }
    let low = (over.value - over.half).checked_div(under.value + under.half)?;
    let high = (over.value + over.half).checked_div(under.value - under.half)?;
    let (written, half) = (rate.value(), rate.half());
    Some(high >= written - half && low <= written + half * Decimal::TWO)
}

/// `over ÷ under` in percent, for a message.
pub fn percent(over: Decimal, under: Decimal, places: u32) -> Option<String> {
    let ratio = over.checked_div(under)? * Decimal::ONE_HUNDRED;
    Some(format!("{}%", crate::number::fixed(ratio, places.max(2))))
}

/// Whether a column is a budget.
pub fn is_budget(column: Option<Column>) -> bool {
    matches!(column, Some(Column::Initial | Column::Revised | Column::Budget))
}

/// Whether a column is what was spent, as far as the text says.
pub fn is_spent(column: Option<Column>) -> bool {
    matches!(column, None | Some(Column::Final))
}

/// The figure right behind, if it has this role in the same sentence.
pub fn next_is(text: &Text, n: usize, wanted: impl Fn(Role) -> bool) -> Option<usize> {
    let figure = &text.figures[n];
    text.figures
        .get(n + 1)
        .filter(|next| {
            (next.report, next.block, next.sentence) == (figure.report, figure.block, figure.sentence)
                && wanted(next.role)
        })
        .map(|_| n + 1)
}
