//! 超限.

use jiheng_core::filing::Filing;

use super::{Case, case};
use crate::build::{sound_but, with};

/// 附件一 beside an 附件二 whose initial budget makes 「预算数」 the initial one.
fn beside_initial(block: &str, list: &[(&str, &str)]) -> Filing {
    let mut filing = with(&format!("basic_data.{block}"), list);
    filing.overall = with("overall", &[("funds.initial_budget", "180.66")]).overall;
    filing
}

/// 公用经费 with its budget and what was spent.
pub fn operating(budget: &str, spent: &str) -> Filing {
    let list = [
        ("total.budget", budget),
        ("total.final", spent),
        ("office.budget", "12.5"),
        ("office.final", "3.44"),
    ];
    beside_initial("operating_expense", &list)
}

fn operating_line(spent: &str) -> Filing {
    let list = [
        ("total.budget", "21.27"),
        ("total.final", "20"),
        ("utilities_and_travel.budget", "4.5"),
        ("utilities_and_travel.final", spent),
        ("office.budget", "12.5"),
        ("office.final", "3.44"),
    ];
    beside_initial("operating_expense", &list)
}

fn three_public(prior: &str, budget: &str, spent: &str) -> Filing {
    let mut list = vec![("total.prior_final", prior), ("total.budget", budget), ("total.final", spent)];
    list.extend([("reception.prior_final", prior), ("reception.budget", budget), ("reception.final", spent)]);
    beside_initial("three_public", &list)
}

fn vehicle_operation(spent: &str, total: &str) -> Filing {
    let list = [
        ("total.budget", "2"),
        ("total.final", total),
        ("vehicles.budget", "1"),
        ("vehicles.final", spent),
        ("vehicle_operation.budget", "1"),
        ("vehicle_operation.final", spent),
        ("reception.budget", "1"),
        ("reception.final", "0.429"),
    ];
    beside_initial("three_public", &list)
}

fn building(area: &str) -> Filing {
    let list = [
        ("name", "办公楼"),
        ("approved_area", "1000"),
        ("actual_area", area),
        ("budgeted_investment", "300"),
        ("actual_investment", "290.5"),
    ];
    with("basic_data.buildings.0", &list)
}

fn project(executed: &str) -> Filing {
    let list = [
        ("name", "道路"),
        ("funds.total.revised_budget", "4686.3488"),
        ("funds.total.executed", executed),
        ("funds.other_funds.revised_budget", "4686.3488"),
        ("funds.other_funds.executed", executed),
    ];
    with("projects.0", &list)
}

/// A form whose first indicator sets out to do `target` and did `actual`.
pub fn aimed(target: &str, actual: &str) -> Filing {
    let rows = [
        ("name", "道路"),
        ("indicators.0.target", target),
        ("indicators.0.actual", actual),
        ("indicators.1.target", "100%"),
        ("indicators.2.target", "100%"),
    ];
    sound_but("projects.0", &rows)
}

pub fn cases() -> Vec<Case> {
    let staff =
        |staff: &str| with("basic_data.staffing", &[("authorised_posts", "23"), ("actual_staff", staff)]);
    let procurement =
        |spent: &str| with("basic_data.government_procurement", &[("budget", "160"), ("final", spent)]);
    vec![
        case("staff_over_posts", staff("23"), staff("25")),
        case(
            "three_public_over_budget",
            three_public("2.5", "2.5", "2.23"),
            three_public("2.5", "2.5", "3.1"),
        ),
        case(
            "three_public_lines_over_budget",
            vehicle_operation("0.95", "1.379"),
            vehicle_operation("1.0461", "1.4751"),
        ),
        case("three_public_growth", three_public("2.23", "2.5", "1.74"), three_public("1.74", "2.5", "2.23")),
        case("operating_expense_over_budget", operating("21.27", "20"), operating("21.27", "37.63")),
        case("operating_lines_over_budget", operating_line("4.5"), operating_line("6.21")),
        case("procurement_over_budget", procurement("154.69"), procurement("169.45")),
        case("building_over_approval", building("1000"), building("1200")),
        case("executed_over_budget", project("4686.3488"), project("4868.3488")),
        case("indicator_overshoot", aimed("≧30处", "35处"), aimed("≧30处", "45处")),
    ]
}
