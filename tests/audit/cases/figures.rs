//! Sums, rates, weights, scores and what several annexes say alike.

use jiheng_core::filing::Filing;

use super::{Case, case};
use crate::build::{filing as fields, sound_but, with};

pub fn project_items(total: &str) -> Filing {
    with(
        "basic_data.project_expenditure",
        &[
            ("total.budget", total),
            ("items.0.name", "一般公共服务支出"),
            ("items.0.budget", "7.5"),
            ("items.1.name", "城乡社区支出"),
            ("items.1.budget", "64"),
            ("items.2.name", "其中：保洁"),
            ("items.2.budget", "30"),
        ],
    )
}

pub fn three_public(total: &str) -> Filing {
    with(
        "basic_data.three_public",
        &[
            ("total.budget", "2"),
            ("total.final", total),
            ("vehicle_operation.final", "1.0461"),
            ("overseas_travel.final", "0"),
            ("reception.final", "0.429"),
        ],
    )
}

pub fn vehicles(total: &str) -> Filing {
    let parts =
        [("vehicles.final", total), ("vehicle_purchase.final", "18"), ("vehicle_operation.final", "1.05")];
    with("basic_data.three_public", &parts)
}

pub fn operating(total: &str) -> Filing {
    let parts = [
        ("total.budget", total),
        ("office.budget", "12.5"),
        ("utilities_and_travel.budget", "4.5"),
        ("meetings_and_training.budget", "——"),
    ];
    with("basic_data.operating_expense", &parts)
}

pub fn revenue(fund: &str) -> Filing {
    let list = [
        ("funds.revised_budget", "1353.05"),
        ("funds.executed", "1300"),
        ("revenue.general_public_budget", "996.50"),
        ("revenue.government_fund", fund),
        ("revenue.other_funds", "11.06"),
    ];
    with("overall", &list)
}

pub fn expenditure(project: &str) -> Filing {
    let list = [
        ("funds.revised_budget", "1353.05"),
        ("funds.executed", "1353.05"),
        ("expenditure.basic_expenditure", "204.02"),
        ("expenditure.project_expenditure", project),
    ];
    with("overall", &list)
}

pub fn project_funds(appropriation: &str) -> Filing {
    let list = [
        ("name", "园区道路"),
        ("funds.total.revised_budget", "1149.03"),
        ("funds.total.executed", "1149.03"),
        ("funds.current_appropriation.revised_budget", "785.29"),
        ("funds.carried_over.revised_budget", "363.74"),
        ("funds.current_appropriation.executed", appropriation),
        ("funds.carried_over.executed", "363.74"),
    ];
    with("projects.0", &list)
}

pub fn staffing([posts, staff, rate]: [&str; 3]) -> Filing {
    with(
        "basic_data.staffing",
        &[("authorised_posts", posts), ("actual_staff", staff), ("control_rate", rate)],
    )
}

pub fn building(rate: &str) -> Filing {
    let list = [
        ("name", "办公楼"),
        ("approved_area", "1200"),
        ("actual_area", "1000"),
        ("area_control_rate", rate),
        ("budgeted_investment", "300"),
        ("actual_investment", "290.5"),
        ("investment_control_rate", "96.83%"),
    ];
    with("basic_data.buildings.0", &list)
}

pub fn both_annexes(here: &str, there: &str) -> Filing {
    fields(&[
        ("basic_data.project_expenditure.total.final", here),
        ("overall.expenditure.project_expenditure", there),
    ])
}

pub fn two_projects(second: &str) -> Filing {
    fields(&[
        ("overall.funds.revised_budget", "150"),
        ("overall.funds.executed", "150"),
        ("overall.expenditure.basic_expenditure", "50"),
        ("overall.expenditure.project_expenditure", "100"),
        ("projects.0.name", "道路"),
        ("projects.0.funds.total.revised_budget", "60"),
        ("projects.0.funds.total.executed", "60"),
        ("projects.1.name", "绿化"),
        ("projects.1.funds.total.revised_budget", "40"),
        ("projects.1.funds.total.executed", second),
    ])
}

pub fn item_and_project(executed: &str) -> Filing {
    fields(&[
        ("basic_data.project_expenditure.items.0.name", "国有土地使用权出让收入安排支出"),
        ("basic_data.project_expenditure.items.0.final", "7037.0908"),
        ("projects.0.name", "国有土地使用权出让收入安排支出"),
        ("projects.0.funds.total.revised_budget", "7100"),
        ("projects.0.funds.total.executed", executed),
    ])
}

/// The families that compare figures of the tables.
pub fn cases() -> Vec<Case> {
    let clean = || sound_but("projects.0", &[("name", "道路")]);
    let but = |changes: &[(&str, &str)]| {
        let mut all = vec![("name", "道路")];
        all.extend(changes);
        sound_but("projects.0", &all)
    };
    vec![
        case("project_items_sum", project_items("71.5"), project_items("7.5")),
        case("three_public_sum", three_public("1.4751"), three_public("1.5751")),
        case("vehicles_sum", vehicles("19.05"), vehicles("1.05")),
        case("operating_expense_parts", operating("21.27"), operating("16.27")),
        case("revenue_split_sum", revenue("345.49"), revenue("354.49")),
        case("expenditure_split_sum", expenditure("1149.03"), expenditure("1149.3")),
        case("project_funds_sum", project_funds("785.29"), project_funds("758.29")),
        case("staffing_control_rate", staffing(["23", "17", "74%"]), staffing(["35", "29", "100%"])),
        case("building_control_rates", building("83.33%"), building("100%")),
        case("execution_rate", clean(), but(&[("funds.total.execution_rate", "100%")])),
        case("level1_weights", clean(), but(&[("indicators.0.weight", "45")])),
        case("weights_sum", clean(), but(&[("indicators.0.weight", "45")])),
        case("total_weight_hundred", clean(), but(&[("total.weight", "90")])),
        case("self_score_sum", clean(), but(&[("total.self_score", "100")])),
        case("total_without_self_score", clean(), but(&[("total.self_score", "")])),
        case("score_above_weight", clean(), but(&[("indicators.2.self_score", "11")])),
        case("score_without_actual", clean(), but(&[("indicators.1.actual", "")])),
        case(
            "repeated_source_points",
            clean(),
            but(&[("funds.carried_over.weight", "10"), ("funds.carried_over.self_score", "9.5")]),
        ),
        case("project_final", both_annexes("33554.05", "33554.05"), both_annexes("33554.05", "33419.8714")),
        case("projects_sum", two_projects("40"), two_projects("48")),
        case("item_against_project", item_and_project("7037.0908"), item_and_project("7073.0908")),
    ]
}
