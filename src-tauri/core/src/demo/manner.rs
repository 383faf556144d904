//! How a made-up department fills in its forms, the same every year.

use super::dice::Dice;

/// How it scores itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Honesty {
    /// What the figures give, with reasons.
    Honest,
    /// Full points more often than the figures give.
    Lenient,
    /// Full points whatever the figures say.
    Inflating,
}

/// What its 「预算数」 in 附件一 means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum BudgetColumn {
    Initial,
    Revised,
    CopiedFromFinal,
}

/// The habits of a department.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// How it scores itself.
    pub honesty: Honesty,
    /// How many of 1,000 of its targets it misses.
    pub misses: i64,
    /// What stands in the budget column of 附件一.
    pub budget_column: BudgetColumn,
    /// 附件一 lists functional categories instead of projects.
    pub items_by_function: bool,
    /// The rows below a project's total repeat its points and rate.
    pub repeats_points: bool,
    /// A blank stands for 0.
    pub blank_for_zero: bool,
    /// The signs for "at least" and "at most".
    pub signs: (&'static str, &'static str),
    /// Decimals of its percentages.
    pub rate_places: u32,
    /// It writes dates in words (`2024年4月2日`).
    pub dates_in_words: bool,
    /// Whether it fills in 主管部门.
    pub names_supervisor: bool,
}

impl Manner {
    /// The same habits in a better or a worse year.
    pub fn this_year(self, dice: &mut Dice) -> Self {
        Self { misses: self.misses * dice.between(650, 1350) / 1000, ..self }
    }

    /// Draws the habits of a department.
    pub fn draw(dice: &mut Dice) -> Self {
        Self {
            honesty: match dice.between(1, 100) {
                1..=22 => Honesty::Honest,
                23..=62 => Honesty::Lenient,
                _ => Honesty::Inflating,
            },
            misses: match dice.between(1, 100) {
                1..=30 => 130,
                31..=65 => 430,
                _ => 700,
            },
            budget_column: match dice.between(1, 100) {
                1..=65 => BudgetColumn::Initial,
                66..=88 => BudgetColumn::Revised,
                _ => BudgetColumn::CopiedFromFinal,
            },
            items_by_function: dice.chance(400),
            repeats_points: dice.chance(60),
            blank_for_zero: dice.chance(600),
            signs: dice.pick(&[("≧", "≦"), ("≥", "≤")]),
            rate_places: if dice.chance(350) { 0 } else { 2 },
            dates_in_words: dice.chance(250),
            names_supervisor: dice.chance(850),
        }
    }
}
