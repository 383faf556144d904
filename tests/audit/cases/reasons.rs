//! 说明理由.

use super::{Case, case};
use crate::build::{sound_but, with};

pub fn cases() -> Vec<Case> {
    let off = |reason: &str| {
        let changes = [
            ("name", "道路"),
            ("indicators.1.self_score", "27"),
            ("total.self_score", "96.5"),
            ("indicators.1.deviation_reason", reason),
        ];
        sound_but("projects.0", &changes)
    };
    let funds = |initial: &str, executed: &str| {
        let list = [("initial_budget", initial), ("revised_budget", "100"), ("executed", executed)];
        with("overall.funds", &list)
    };
    let project = |initial: &str| {
        let list = [
            ("projects.0.name", "道路"),
            ("projects.0.funds.total.initial_budget", initial),
            ("projects.0.funds.total.revised_budget", "100"),
            ("projects.1.name", "绿化"),
            ("projects.1.funds.total.initial_budget", initial),
            ("projects.1.funds.total.revised_budget", "20"),
        ];
        crate::build::filing(&list[..if initial == "0" { 6 } else { 3 }])
    };
    vec![
        case("points_off_without_reason", off("资金下达较晚"), off("无")),
        case("low_execution_without_reason", funds("100", "90"), funds("100", "80")),
        case("large_adjustment_without_reason", funds("77", "100"), funds("13.35", "100")),
        case("initial_budget_zero", project("90"), project("0")),
    ]
}
