//! Reads 年度指标值 and 实际完成值: an operator, a figure, a unit. Anything else is words.

use rust_decimal::Decimal;

use super::date::Day;
use super::unit::{DURATIONS, unit};
use crate::number::{Reading, is_no_value, normalise, read};

/// How an actual value must stand to its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// ≥, 不低于, 以上.
    AtLeast,
    /// >, 大于.
    MoreThan,
    /// ≤, 不超过, 以内.
    AtMost,
    /// <, 小于.
    LessThan,
}

/// A figure in its base unit: 1149.03万元 is 11490300 元.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The figure, in `unit`.
    pub value: Decimal,
    /// The unit without 万 or 亿; empty if none is written.
    pub unit: String,
}

/// What an indicator's target or actual value turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Nothing: blank, dashes, dots.
    Blank,
    /// A unit without a figure (`万元`): the form's own prompt, left as it was.
    OnlyUnit,
    /// A figure, with the operator before or behind it.
    Figure(Option<Operator>, Figure),
    /// From a figure to a larger one of the same unit: 30-40处, 80%~90%.
    Range(Figure, Figure),
    /// A day: 年底前, 12月31日前.
    Day(Day),
    /// Anything else: 应保尽保, 约7.
    Words,
}

const BEFORE: &[(&str, Operator)] = &[
    (">=", Operator::AtLeast),
    ("=>", Operator::AtLeast),
    ("<=", Operator::AtMost),
    ("=<", Operator::AtMost),
    ("≥", Operator::AtLeast),
    ("≧", Operator::AtLeast),
    ("⩾", Operator::AtLeast),
    ("≤", Operator::AtMost),
    ("≦", Operator::AtMost),
    ("⩽", Operator::AtMost),
    ("大于等于", Operator::AtLeast),
    ("大于或等于", Operator::AtLeast),
    ("小于等于", Operator::AtMost),
    ("小于或等于", Operator::AtMost),
    ("不少于", Operator::AtLeast),
    ("不低于", Operator::AtLeast),
    ("不小于", Operator::AtLeast),
    ("至少", Operator::AtLeast),
    ("不超过", Operator::AtMost),
    ("不高于", Operator::AtMost),
    ("不多于", Operator::AtMost),
    ("不大于", Operator::AtMost),
    ("至多", Operator::AtMost),
    (">", Operator::MoreThan),
    ("<", Operator::LessThan),
    ("大于", Operator::MoreThan),
    ("高于", Operator::MoreThan),
    ("多于", Operator::MoreThan),
    ("小于", Operator::LessThan),
    ("低于", Operator::LessThan),
    ("少于", Operator::LessThan),
];

const BEHIND: &[(&str, Operator)] = &[
    ("及以上", Operator::AtLeast),
    ("(含)以上", Operator::AtLeast),
    ("以上", Operator::AtLeast),
    ("及以下", Operator::AtMost),
    ("以下", Operator::AtMost),
    ("以内", Operator::AtMost),
    ("之内", Operator::AtMost),
];

impl Target {
    /// Reads what was written.
    pub fn read(text: &str) -> Self {
        if is_no_value(text) {
            return Self::Blank;
        }
        let plain: String = normalise(text).chars().filter(|c| !c.is_whitespace()).collect();
        let plain = plain.trim_end_matches(['。', ';', '；', ',', '、']);
        if let Some(day) = Day::read(plain) {
            return Self::Day(day);
        }
        if let Some((low, high)) = range(plain) {
            return Self::Range(low, high);
        }
        Self::single(plain)
    }

    /// One figure, or a unit without one.
    fn single(plain: &str) -> Self {
        let (operator, rest) = take_operator(plain);
        let split = rest
            .char_indices()
            .find(|&(at, c)| {
                !(c.is_ascii_digit() || matches!(c, '.' | ',') || (at == 0 && matches!(c, '-' | '+' | '¥')))
            })
            .map_or(rest.len(), |(at, _)| at);
        let (digits, written_unit) = rest.split_at(split);
        let Some((unit, factor)) = unit(written_unit) else { return Self::Words };
        if digits.is_empty() {
            return if operator.is_none() && !written_unit.is_empty() { Self::OnlyUnit } else { Self::Words };
        }
        match read(digits) {
            Reading::Value(written, _) => match written.value.checked_mul(factor) {
                Some(value) => Self::Figure(operator, Figure { value: value.normalize(), unit }),
                None => Self::Words,
            },
            _ => Self::Words,
        }
    }
}

impl Figure {
    /// Whether the figure is a length of time.
    pub(super) fn is_duration(&self) -> bool {
        DURATIONS.contains(&self.unit.as_str())
    }
}

/// 30-40处, 80%~90%, 30处至40处. A unit at the end alone is that of both.
fn range(plain: &str) -> Option<(Figure, Figure)> {
    let (low, high) = ["~", "～", "—", "-", "至", "到"].iter().find_map(|sign| {
        let (low, high) = plain.split_once(sign)?;
        (!low.is_empty()).then_some((low, high))
    })?;
    let (Target::Figure(None, mut low), Target::Figure(None, high)) =
        (Target::single(low), Target::single(high))
    else {
        return None;
    };
    if low.unit.is_empty() && !high.unit.is_empty() {
        // 1-2万元: the factor of the unit stands for both figures.
        let unit = plain.rsplit(|c: char| c.is_ascii_digit()).next()?;
        let Target::Figure(None, with_unit) = Target::single(&format!("{}{unit}", low.value)) else {
            return None;
        };
        low = with_unit;
    }
    (low.unit == high.unit && low.value < high.value).then_some((low, high))
}

fn take_operator(text: &str) -> (Option<Operator>, &str) {
    let plain = ["达到", "完成"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let before = BEFORE.iter().find_map(|&(sign, operator)| Some((operator, plain.strip_prefix(sign)?)));
    if let Some((operator, rest)) = before {
        // "不低于90%以上" says the same thing twice; "≥90%以下" says nothing.
        return match BEHIND.iter().find_map(|&(word, behind)| Some((behind, rest.strip_suffix(word)?))) {
            Some((behind, shorter)) if behind == operator => (Some(operator), shorter),
            _ => (Some(operator), rest),
        };
    }
    if let Some(limit) = plain.strip_prefix("控制在") {
        let said_twice = ["以内", "之内", "以下"].iter().find_map(|word| limit.strip_suffix(word));
        return (Some(Operator::AtMost), said_twice.unwrap_or(limit));
    }
    let plain = plain.strip_prefix('=').unwrap_or(plain);
    for &(word, operator) in BEHIND {
        if let Some(rest) = plain.strip_suffix(word) {
            return (Some(operator), rest);
        }
    }
    (None, plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        match Target::read(text) {
            Target::Blank => "blank".into(),
            Target::OnlyUnit => "unit".into(),
            Target::Words => "words".into(),
            Target::Day(_) => "day".into(),
            Target::Range(low, high) => format!("{}..{} {}", low.value, high.value, low.unit),
            Target::Figure(operator, figure) => {
                let operator = match operator {
                    None => "",
                    Some(Operator::AtLeast) => "≥",
                    Some(Operator::MoreThan) => ">",
                    Some(Operator::AtMost) => "≤",
                    Some(Operator::LessThan) => "<",
                };
                format!("{operator}{} {}", figure.value, figure.unit)
            }
        }
    }

    /// Protects which targets are figures, and in which unit.
    #[test]
    fn targets_as_departments_write_them() {
        for (text, expected) in [
            ("≧30处", "≥30 处"),
            ("≧20万平方米", "≥200000 平方米"),
            ("≥ 95％", "≥95 %"),
            ("＞90%", ">90 %"),
            (">=90%", "≥90 %"),
            ("不低于９０％", "≥90 %"),
            ("90%以上", "≥90 %"),
            ("控制在100万元以内", "≤1000000 元"),
            ("控制在 100 万元", "≤1000000 元"),
            ("≤5000元/人", "≤5000 元/人"),
            ("=100%", "100 %"),
            ("100%", "100 %"),
            ("1149.03万元", "11490300 元"),
            ("1,149.03 万元", "11490300 元"),
            ("1．8351亿元", "183510000 元"),
            ("0", "0 "),
            ("-3", "-3 "),
            ("12名", "12 人"),
            ("万元", "unit"),
            ("%", "unit"),
            ("", "blank"),
            ("——", "blank"),
            ("……", "blank"),
            ("应保尽保", "words"),
            ("年底前", "day"),
            ("12月底前", "day"),
            ("2024.12.31", "day"),
            ("2024年", "words"),
            ("30-40处", "30..40 处"),
            ("80%～90%", "80..90 %"),
            ("1-2万元", "10000..20000 元"),
            ("5000元至1万元", "5000..10000 元"),
            ("40-30处", "words"),
            ("3-", "words"),
            ("2023-2024年", "words"),
            ("30处-40人", "words"),
            ("约7", "words"),
            ("1,2", "words"),
            ("--5", "words"),
            ("是", "words"),
            ("完成", "words"),
            ("≥", "words"),
            ("99999999999999999999999999999亿元", "words"),
        ] {
            assert_eq!(show(text), expected, "{text}");
        }
    }
}
