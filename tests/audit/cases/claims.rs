//! 得分: what a row claims against what it says; weights against the rule set of the year.

use jiheng_core::filing::Filing;
use jiheng_core::scoring::presets;
use rust_decimal::Decimal;

use super::{Case, case};
use crate::build::sound_but;

/// A form whose first row, of 50 points, aims at `target`, did `actual` and claims `score`.
fn claimed(target: &str, actual: &str, score: &str) -> Filing {
    let total = (Decimal::new(495, 1) + score.parse::<Decimal>().unwrap()).to_string();
    let rows = [
        ("name", "道路"),
        ("indicators.0.target", target),
        ("indicators.0.actual", actual),
        ("indicators.0.self_score", score),
        ("indicators.0.deviation_reason", "雨季停工，工期顺延"),
        ("indicators.1.target", "100%"),
        ("indicators.2.target", "100%"),
        ("total.self_score", &total),
    ];
    sound_but("projects.0", &rows)
}

/// 附件二 whose benefits make up so many points, as do its outputs.
fn weighed(execution: &str, each: &str) -> Filing {
    let rows = [
        ("funds.weight", execution),
        ("funds.self_score", "9.5"),
        ("funds.execution_rate", ""),
        ("indicators.0.level1_weight", each),
        ("indicators.0.weight", each),
        ("indicators.0.self_score", each),
        ("indicators.1.level1_weight", each),
        ("indicators.1.weight", each),
        ("indicators.1.self_score", each),
        ("indicators.2.level1_weight", "0"),
        ("indicators.2.weight", "0"),
        ("indicators.2.self_score", "0"),
        ("total.self_score", "89.5"),
    ];
    sound_but("overall", &rows)
}

pub fn cases() -> Vec<Case> {
    vec![
        case("inflated_score", claimed("≧40公里", "30公里", "37.5"), claimed("≧40公里", "30公里", "45")),
        case(
            "claim_above_words",
            claimed("全部完成", "部分完成", "40"),
            claimed("全部完成", "部分完成", "45"),
        ),
        case(
            "late_with_full_points",
            claimed("10月31日前", "12月15日", "45"),
            claimed("10月31日前", "12月15日", "50"),
        ),
        Case {
            rule_set: Some(presets().remove(2)),
            ..case("rule_set_weights", weighed("20", "40"), sound_but("overall", &[]))
        },
    ]
}
