//! Indicator rows: a target, what was achieved, and what the department claims for it.

use rust_decimal::Decimal;

use super::dice::Dice;
use super::figures::{Funds, WAN};
use super::goals::{Aim, Aims, Measure};
use super::manner::{Honesty, Manner};
use crate::filing::{Filed, Indicator};
use crate::number::{Amount, Exact, Score};

/// A value of a form that was never in a file.
pub fn filed<T: ts_rs::TS>(value: T) -> Filed<T> {
    Filed { value: Some(value), origin: None }
}

/// A text of a form that was never in a file.
pub fn text(value: &str) -> Filed<String> {
    filed(value.to_owned())
}

/// 万元 from 分.
pub fn amount(fen: i64) -> Amount {
    Amount::new(Decimal::new(fen, 6))
}

/// Points from hundredths of a point.
pub fn points(hundredths: i64) -> Score {
    Score::new(Decimal::new(hundredths, 2))
}

/// The points of the three 一级指标, in hundredths.
const OUTPUT: i64 = 50_00;
const BENEFIT: i64 = 30_00;
const SATISFACTION: i64 = 10_00;

/// What a row sets out to do and what came of it; ratios in thousandths of what was aimed at.
struct Outcome {
    target: String,
    actual: String,
    achieved: i64,
}

/// Draws the indicator rows of one form: `counted` are its quantities (name, unit, aim).
pub fn indicators(
    dice: &mut Dice,
    manner: Manner,
    counted: &[(&str, &str, i64)],
    aims: &Aims,
    cost: (&str, Funds),
) -> Vec<Indicator> {
    let mut output: Vec<(&str, String, Outcome)> = Vec::new();
    for &(name, unit, aim) in counted {
        output.push(("数量指标", name.to_owned(), quantity(dice, manner, unit, aim)));
    }
    let more = 1 + usize::from(dice.chance(500));
    for aim in some(dice, aims.quality, more) {
        output.push(("质量指标", aim.0.to_owned(), measured(dice, manner, aim.1)));
    }
    for aim in some(dice, aims.timeliness, 1) {
        output.push(("时效指标", aim.0.to_owned(), measured(dice, manner, aim.1)));
    }
    output.push(("成本指标", cost.0.to_owned(), spent(dice, manner, cost.1)));

    let mut benefit = Vec::new();
    let chances = [
        ("经济效益指标", aims.economic, 700),
        ("社会效益指标", aims.social, 1000),
        ("生态效益指标", aims.ecological, 550),
        ("可持续影响指标", aims.sustainability, 700),
    ];
    for (level2, aims, likely) in chances {
        if dice.chance(likely) {
            for aim in some(dice, aims, 1) {
                benefit.push((level2, aim.0.to_owned(), measured(dice, manner, aim.1)));
            }
        }
    }
    let satisfaction: Vec<_> = some(dice, aims.satisfaction, 1)
        .into_iter()
        .map(|aim| ("服务对象满意度指标", aim.0.to_owned(), measured(dice, manner, aim.1)))
        .collect();

    let mut rows = Vec::new();
    for (level1, total, results) in [
        ("产出指标", OUTPUT, output),
        ("效益指标", BENEFIT, benefit),
        (SATISFIED, SATISFACTION, satisfaction),
    ] {
        let weights = shares(total, i64::try_from(results.len()).unwrap_or(1));
        for ((level2, name, result), weight) in results.into_iter().zip(weights) {
            let reasons = if level1 == SATISFIED { SATISFACTION_REASONS } else { REASONS };
            let (claimed, reason) = claim(dice, manner, weight, result.achieved, reasons);
            rows.push(Indicator {
                level1: text(level1),
                level1_weight: filed(points(total)),
                level2: text(level2),
                name: filed(name),
                target: filed(result.target),
                actual: filed(result.actual),
                weight: filed(points(weight)),
                self_score: filed(points(claimed)),
                deviation_reason: reason.map(text).unwrap_or_default(),
                ..Indicator::default()
            });
        }
    }
    rows
}

/// `count` of the aims, in their order.
fn some(dice: &mut Dice, aims: &[Aim], count: usize) -> Vec<Aim> {
    let mut places = dice.shuffled((0..aims.len()).collect());
    places.truncate(count);
    places.sort_unstable();
    places.into_iter().map(|place| aims[place]).collect()
}

/// `total` in `count` parts of whole or half points that sum to it.
fn shares(total: i64, count: i64) -> Vec<i64> {
    let step = if (total / count) % 50 == 0 && total % count == 0 { 50 } else { 100 };
    let each = total / count / step * step;
    (0..count).map(|n| each + if n < (total - each * count) / step { step } else { 0 }).collect()
}

/// How much of what was aimed at came about, in thousandths; 1000 and more is all of it.
fn achieved(dice: &mut Dice, manner: Manner) -> i64 {
    match (dice.chance(manner.misses), dice.between(1, 100)) {
        (false, 1..=4) => dice.between(1300, 1750),
        (false, _) => dice.between(1000, 1160),
        (true, 1..=38) => dice.between(870, 985),
        (true, 39..=78) => dice.between(620, 870),
        (true, _) => dice.between(280, 620),
    }
}

fn quantity(dice: &mut Dice, manner: Manner, unit: &str, aim: i64) -> Outcome {
    let mut actual = aim * achieved(dice, manner) / 1000;
    // Small counts have no room to fall a little short.
    if aim < 4 && actual < aim {
        actual = aim;
    }
    Outcome {
        target: format!("{}{aim}{unit}", manner.signs.0),
        actual: format!("{actual}{unit}"),
        achieved: actual * 1000 / aim.max(1),
    }
}

fn measured(dice: &mut Dice, manner: Manner, measure: Measure) -> Outcome {
    match measure {
        Measure::Percent(low, high) => {
            let aim = dice.between(low, high);
            percent(dice, manner, format!("{}{aim}%", manner.signs.0), aim)
        }
        Measure::Whole => percent(dice, manner, "100%".to_owned(), 100),
        Measure::AtMost(low, high, unit) => {
            let aim = dice.between(low, high);
            let over = dice.chance(manner.misses / if aim == 0 { 8 } else { 2 });
            let actual = match (over, aim) {
                (true, aim) => aim + dice.between(1, aim / 3 + 1),
                (false, aim) => aim * dice.between(600, 1000) / 1000,
            };
            let achieved = if over { aim * 1000 / actual } else { 1000 };
            let target = if aim == 0 { format!("0{unit}") } else { format!("{}{aim}{unit}", manner.signs.1) };
            Outcome { target, actual: format!("{actual}{unit}"), achieved }
        }
        Measure::Words(target, full, partial) => {
            let partly = dice.chance(manner.misses / 2);
            Outcome {
                target: target.to_owned(),
                actual: if partly { partial } else { full }.to_owned(),
                achieved: if partly { 750 } else { 1000 },
            }
        }
    }
}

/// At least `aim` percent.
fn percent(dice: &mut Dice, manner: Manner, target: String, aim: i64) -> Outcome {
    // In tenths of a percent; nothing is more than whole.
    // A high rate is seldom missed by much.
    let least = if aim >= 60 { 720 } else { 0 };
    let mut actual = (aim * 10 * achieved(dice, manner).max(least) / 1000).min(1000);
    if dice.chance(550) {
        actual = actual / 10 * 10;
    }
    let printed =
        if actual % 10 == 0 { (actual / 10).to_string() } else { format!("{}.{}", actual / 10, actual % 10) };
    Outcome { target, actual: format!("{printed}%"), achieved: actual * 100 / aim.max(1) }
}

/// Spending within what was budgeted; some hold themselves to the initial budget and miss it.
fn spent(dice: &mut Dice, manner: Manner, funds: Funds) -> Outcome {
    let limit = if funds.initial > WAN && dice.chance(180) { funds.initial } else { funds.revised };
    let achieved = if funds.executed <= limit { 1000 } else { limit * 1000 / funds.executed.max(1) };
    Outcome {
        target: format!("{}{}万元", manner.signs.1, amount(limit)),
        actual: format!("{}万元", amount(funds.executed)),
        achieved,
    }
}

const SATISFIED: &str = "满意度指标";

const SATISFACTION_REASONS: &[&str] = &[
    "宣传力度不够，下一步加强宣传引导",
    "问卷发放面较窄，今后扩大调查范围",
    "部分群众对政策不够了解，今后加强解释",
];

const REASONS: &[&str] = &[
    "受天气影响进度滞后，下年度提前安排",
    "资金下达较晚，今后加强对接，加快进度",
    "部分对象外出，数据采集不全，今后完善台账",
    "指标设定偏高，下年度合理设定目标",
    "项目招投标流程较长，今后提前谋划",
    "人手不足，今后统筹安排力量",
];

/// What the department gives itself, in hundredths of a point, and the reason it states.
fn claim(
    dice: &mut Dice,
    manner: Manner,
    weight: i64,
    achieved: i64,
    reasons: &[&'static str],
) -> (i64, Option<&'static str>) {
    let missed = achieved < 1000;
    // What the figures give, to a tenth of a point.
    let fair = if missed { (weight * achieved / 1000 + 5) / 10 * 10 } else { weight };
    let full = match manner.honesty {
        Honesty::Honest => !missed,
        Honesty::Lenient => !missed || dice.chance(550),
        Honesty::Inflating => true,
    };
    if full {
        let modest = dice.chance(if manner.honesty == Honesty::Inflating { 40 } else { 110 });
        let claimed = if modest && weight > 200 { weight - dice.pick(&[50, 100]) } else { weight };
        return (claimed, None);
    }
    let stated = manner.honesty == Honesty::Honest || dice.chance(600);
    (fair, stated.then(|| dice.pick(reasons)))
}
