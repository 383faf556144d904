//! 填写格式, 字符.

use jiheng_core::filing::Filing;

use super::limits::aimed;
use super::{Case, case};
use crate::build::{sound_but, with};

/// 附件三 whose first indicator is named, has a target and an actual value.
fn named(name: &str, target: &str, actual: &str) -> Filing {
    let rows = [
        ("name", "道路"),
        ("indicators.0.name", name),
        ("indicators.0.target", target),
        ("indicators.0.actual", actual),
        ("indicators.1.target", "100%"),
        ("indicators.2.target", "100%"),
    ];
    sound_but("projects.0", &rows)
}

pub fn cases() -> Vec<Case> {
    let reception =
        |spent: &str| with("basic_data.three_public.reception", &[("prior_final", "1"), ("final", spent)]);
    let score = |points: &str, total: &str| {
        let changes = [("name", "道路"), ("indicators.1.self_score", points), ("total.self_score", total)];
        sound_but("projects.0", &changes)
    };
    let weight = |points: &str| sound_but("projects.0", &[("name", "道路"), ("indicators.1.weight", points)]);
    let dated = |date: &str| {
        with("overall", &[("goal.expected", "一"), ("goal.achieved", "二"), ("signed_on", date)])
    };
    vec![
        case("target_only_unit", aimed("≥100万元", "120万元"), aimed("万元", "120")),
        case("actual_as_inequality", aimed("≧90%", "92%"), aimed("≧90%", "≧90%")),
        case(
            "actual_in_other_unit",
            named("资金支付率", "100%", "100%"),
            named("资金支付率", "100%", "785.29万元"),
        ),
        case(
            "impossible_percentage",
            named("区内群众满意度", "≥95%", "99%"),
            named("区内群众满意度", "≥95%", "120%"),
        ),
        case("negative_value", reception("0.429"), reception("-0.429")),
        case("unread_values", weight("30"), weight("约7")),
        case("too_many_decimals", score("29.67", "99.17"), score("29.666667", "99.166667")),
        case("full_width_characters", reception("0.429"), reception("0．429")),
        case("blanks_inside", reception("0.429"), reception("1 149.03")),
        case("inequality_signs", aimed("≧30处", "35处"), aimed("＞＝30处", "35处")),
        case("date_not_a_date", dated("2025年6月30日"), dated("2025.6.31")),
    ]
}
