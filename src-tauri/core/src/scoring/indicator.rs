//! What the rules give for one row.

use rust_decimal::Decimal;

use super::date::Day;
use super::figure::{Figure, Operator, Target};
use crate::filing::{FundsRow, Indicator};
use crate::number::{Exact, Rate, Score};

/// What the rules give for an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recomputed {
    /// The points; `None` if the rules cannot tell.
    pub score: Option<Score>,
    /// How it came to be, or why there is none.
    pub note: &'static str,
    /// Points were claimed without a target or without an actual value.
    pub unsupported: bool,
}

/// Execution score = min(1, executed ÷ revised_budget) × weight. `None` without those figures, or
/// with a revised budget that is not above 0.
///
/// Source: the headings of 附件二; the cap as 北京海淀 2016 scores it.
pub fn execution(funds: &FundsRow) -> Option<Score> {
    let (executed, revised) = (funds.executed.get()?.decimal(), funds.revised_budget.get()?.decimal());
    let weight = funds.weight.get()?.decimal();
    if revised <= Decimal::ZERO {
        return None;
    }
    let rate = Rate::of(executed, revised)?;
    if rate.decimal() >= Decimal::ONE {
        return Some(Score::new(weight));
    }
    // weight × executed ÷ revised, so that the rate's own rounding does not enter.
    share(weight, executed.max(Decimal::ZERO), revised)
}

/// Points of an indicator of `year` by its target and actual value.
///
/// ≥: met = full, else actual ÷ target × weight. ≤: met = full, else target ÷ actual × weight.
/// 0: actual ≤ 0 full, else 0. Without an operator 成本 counts as ≤, all others as ≥. A range: within it full, below
/// it actual ÷ its lower end × weight. A day: in time full; how much lateness costs no rule says.
/// Words, a blank, an inequality as the actual value, or two units cannot be recomputed; a self-score above the
/// weight then counts as the weight.
///
/// Source: observed practice of provincial budget systems; 中江县 and 天长市 2022.
pub fn recompute(row: &Indicator, year: i32) -> Recomputed {
    let recomputed = by_target(row, year);
    let above = row.self_score.get().zip(row.weight.get()).filter(|(claimed, weight)| claimed > weight);
    match (recomputed.score, above) {
        (None, Some((_, weight))) if weight.decimal() >= Decimal::ZERO => {
            Recomputed { score: Some(weight), note: "自评得分超过分值，按分值计", ..recomputed }
        }
        _ => recomputed,
    }
}

fn by_target(row: &Indicator, year: i32) -> Recomputed {
    let target = Target::read(row.target.text().unwrap_or_default());
    let actual = Target::read(row.actual.text().unwrap_or_default());
    let none = |note| Recomputed { score: None, note, unsupported: false };
    let unsupported = |note| Recomputed { score: None, note, unsupported: true };
    match (&target, &actual) {
        (Target::Blank, Target::Blank) => return unsupported("未填指标值和完成值，无法重算，暂按自评得分"),
        (Target::Blank, _) => return unsupported("未填指标值，无法重算，暂按自评得分"),
        (_, Target::Blank) => return unsupported("未填完成值，无法重算，暂按自评得分"),
        (Target::OnlyUnit, _) => return none("指标值只有单位，无法重算，暂按自评得分"),
        (Target::Words, _) => return none("定性指标，按自评得分"),
        (_, Target::OnlyUnit) => return none("完成值只有单位，无法重算，暂按自评得分"),
        (Target::Day(_), Target::Words) => return none("完成值没有写明日期，无法重算，暂按自评得分"),
        (_, Target::Words) => return none("完成值不是数字，无法重算，暂按自评得分"),
        (_, Target::Figure(Some(_), _)) => return none("完成值是不等式，无法重算，暂按自评得分"),
        (_, Target::Range(..)) => return none("完成值是一个范围，无法重算，暂按自评得分"),
        _ => {}
    }
    let Some(weight) = row.weight.get().map(Exact::decimal).filter(|weight| !weight.is_sign_negative())
    else {
        return none("未填分值，无法重算，暂按自评得分");
    };
    let level = |name| [&row.level1, &row.level2].iter().any(|l| l.text().is_some_and(|t| t.contains(name)));
    let cost = level("成本");
    let (score, note) = match (target, actual) {
        (Target::Day(deadline), Target::Day(done)) => by_day(deadline, done, year, weight),
        (Target::Range(low, high), Target::Figure(None, actual)) => {
            match (in_one_unit(&low, &actual), in_one_unit(&high, &actual)) {
                (Some((low, actual)), Some((high, _))) => by_range(low, high, actual, weight),
                _ => return none("指标值与完成值单位不同，无法重算，暂按自评得分"),
            }
        }
        (Target::Figure(operator, target), Target::Figure(None, actual)) => {
            // "15个工作日" may be a limit or an aim: guessing would take points off somebody who was early.
            let aim = operator.is_none() && !cost && level("时效") && target.is_duration();
            match in_one_unit(&target, &actual) {
                None => return none("指标值与完成值单位不同，无法重算，暂按自评得分"),
                Some((target, actual)) if aim && target != actual => {
                    return none("时效指标没有写明≥或≤，无法重算，暂按自评得分");
                }
                Some((target, actual)) => points(operator, cost, target, actual, weight),
            }
        }
        _ => return none("指标值与完成值不是同一种值，无法重算，暂按自评得分"),
    };
    Recomputed { score, note, unsupported: false }
}

/// The figures of target and actual value, if they are of one unit. A rate without its 「%」 is a percentage above 1
/// and a fraction up to it, as a spreadsheet keeps 100%; a count may lack its unit on one side.
fn in_one_unit(target: &Figure, actual: &Figure) -> Option<(Decimal, Decimal)> {
    let rate = |figure: &Figure| match figure.value <= Decimal::ONE {
        true => figure.value * Decimal::ONE_HUNDRED,
        false => figure.value,
    };
    match (target.unit.as_str(), actual.unit.as_str()) {
        (one, other) if one == other => Some((target.value, actual.value)),
        ("%", "") => Some((target.value, rate(actual))),
        ("", "%") => Some((rate(target), actual.value)),
        // Money without a unit may be 元 or 万元.
        ("", unit) | (unit, "") if !unit.starts_with('元') => Some((target.value, actual.value)),
        _ => None,
    }
}

fn by_day(deadline: Day, done: Day, year: i32, weight: Decimal) -> (Option<Score>, &'static str) {
    match done.after(deadline, year) {
        Some(false) => (Some(Score::new(weight)), "在时限内完成，得满分"),
        Some(true) => (None, "晚于时限，扣多少分没有规则可依，暂按自评得分"),
        None => (None, "日期无法比较，暂按自评得分"),
    }
}

fn by_range(low: Decimal, high: Decimal, actual: Decimal, weight: Decimal) -> (Option<Score>, &'static str) {
    if (low..=high).contains(&actual) {
        (Some(Score::new(weight)), "在指标值范围内，得满分")
    } else if actual > high {
        (None, "超出指标值范围，扣不扣分没有规则可依，暂按自评得分")
    } else if actual <= Decimal::ZERO {
        (Some(Score::default()), "未达到指标值，不得分")
    } else {
        match share(weight, actual, low) {
            Some(score) => (Some(score), "未达到指标值，按完成值÷指标值下限得分"),
            None => (None, "数值过大，无法重算，暂按自评得分"),
        }
    }
}

fn points(
    operator: Option<Operator>,
    cost: bool,
    target: Decimal,
    actual: Decimal,
    weight: Decimal,
) -> (Option<Score>, &'static str) {
    let full = (Some(Score::new(weight)), "达到指标值，得满分");
    let nothing = (Some(Score::default()), "未达到指标值，不得分");
    let at_most = match operator {
        Some(Operator::AtMost | Operator::LessThan) => true,
        Some(Operator::AtLeast | Operator::MoreThan) => false,
        None => cost || target.is_zero(),
    };
    let met = match operator {
        Some(Operator::MoreThan) => actual > target,
        Some(Operator::LessThan) => actual < target,
        _ if at_most => actual <= target,
        _ => actual >= target,
    };
    if met {
        return full;
    }
    if target.is_zero() {
        return nothing;
    }
    if target.is_sign_negative() {
        return (None, "指标值为负数，无法按比例重算，暂按自评得分");
    }
    let (part, whole) = if at_most { (target, actual) } else { (actual, target) };
    if part <= Decimal::ZERO {
        return nothing;
    }
    match share(weight, part, whole) {
        Some(score) if at_most => (Some(score), "超过指标值，按指标值÷完成值得分"),
        Some(score) => (Some(score), "未达到指标值，按完成值÷指标值得分"),
        None => (None, "数值过大，无法重算，暂按自评得分"),
    }
}

/// weight × part ÷ whole, where 0 ≤ part ≤ whole.
fn share(weight: Decimal, part: Decimal, whole: Decimal) -> Option<Score> {
    let product = weight.checked_mul(part)?;
    product.checked_div(whole).map(Score::new)
}
