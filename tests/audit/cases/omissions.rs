//! 缺项.

use jiheng_core::audit::Books;
use jiheng_core::filing::{Filing, Report};
use jiheng_core::ledger::LedgerProject;

use super::{Case, case};
use crate::build::{filing as fields, sound_but, with};

fn annexes(projects: bool) -> Filing {
    let mut list = vec![
        ("basic_data.staffing.authorised_posts", "23"),
        ("basic_data.staffing.actual_staff", "17"),
        ("overall.expenditure.project_expenditure", "100"),
    ];
    if projects {
        list.push(("projects.0.name", "道路"));
    }
    let mut filing = fields(&list);
    filing.reports.push(Report::default());
    filing
}

/// Two projects due, of which the second may be filed.
fn due(second: &str) -> Filing {
    fields(&[("projects.0.name", "城乡社区管理事物支出"), ("projects.1.name", second)])
}

fn books() -> Books {
    let project = |name: &str| LedgerProject { name: name.to_owned(), ..LedgerProject::default() };
    Books {
        department: None, projects: vec![project("城乡社区管理事务"), project("农村公路养护")]
    }
}

fn three_columns(prior: &str) -> Filing {
    let rows = [
        "three_public.total",
        "three_public.reception",
        "operating_expense.total",
        "operating_expense.office",
    ];
    let mut list = Vec::new();
    for row in rows {
        for (column, raw) in [("prior_final", prior), ("budget", "10"), ("final", "8")] {
            list.push((format!("{row}.{column}"), raw));
        }
    }
    let list: Vec<(&str, &str)> = list.iter().map(|(path, raw)| (path.as_str(), *raw)).collect();
    with("basic_data", &list)
}

fn reception(total: &str) -> Filing {
    let list = [
        ("total.budget", "2.5"),
        ("total.final", total),
        ("reception.budget", "2.5"),
        ("reception.final", "2.23"),
    ];
    with("basic_data.three_public", &list)
}

/// A project form that is sound but for these fields.
fn but(changes: &[(&str, &str)]) -> Filing {
    let mut all = vec![
        ("name", "道路"),
        ("indicators.0.target", "100%"),
        ("indicators.1.target", "100%"),
        ("indicators.2.target", "100%"),
    ];
    all.extend(changes);
    sound_but("projects.0", &all)
}

fn sources(revised: &str) -> Filing {
    let list = [
        ("funds.total.revised_budget", "100"),
        ("funds.total.executed", "100"),
        ("funds.current_appropriation.revised_budget", revised),
        ("funds.current_appropriation.executed", "100"),
        ("funds.carried_over.revised_budget", ""),
        ("funds.other_funds.revised_budget", ""),
    ];
    with("projects.0", &list)
}

pub fn cases() -> Vec<Case> {
    let staffing =
        |staff: &str| with("basic_data.staffing", &[("authorised_posts", "23"), ("actual_staff", staff)]);
    let procurement =
        |budget: &str| with("basic_data.government_procurement", &[("budget", budget), ("final", "154.69")]);
    let goal =
        |achieved: &str| with("overall.goal", &[("expected", "完成园区道路建设"), ("achieved", achieved)]);
    let heading = |superior: &str| {
        with(
            "projects.0",
            &[("name", "道路"), ("supervising_department", superior), ("implementing_unit", "某局")],
        )
    };
    let unscored = [("indicators.2.self_score", ""), ("total.self_score", "89.5")];
    let unweighed = [("indicators.2.weight", ""), ("total.weight", "90")];
    let zero = |actual| {
        [("indicators.1.self_score", "0"), ("indicators.1.actual", actual), ("total.self_score", "69.5")]
    };
    vec![
        case("missing_annex", annexes(true), annexes(false)),
        Case {
            books: Some(books()),
            ..case("missing_project", due("农村公路养护支出"), due("农村公路维修"))
        },
        case("blank_staffing", staffing("17"), staffing("")),
        case("blank_column", three_columns("9"), three_columns("")),
        case("blank_total", reception("2.23"), reception("")),
        case("spent_without_budget", procurement("160"), procurement("")),
        case("blank_project_heading", heading("县政府"), heading("")),
        case("blank_fund_sources", sources("100"), sources("")),
        case("blank_goal", goal("基本完成"), goal("")),
        case("blank_indicator_name", but(&[]), but(&[("indicators.1.name", "")])),
        case("blank_target", but(&[]), but(&[("indicators.0.target", ""), ("indicators.1.target", "——")])),
        case("blank_actual", but(&zero("0%")), but(&zero(""))),
        case("blank_weight", but(&[]), but(&unweighed)),
        case("blank_self_score", but(&[]), but(&unscored)),
        case(
            "blank_sign_off_date",
            with("overall", &[("goal.expected", "一"), ("goal.achieved", "二"), ("signed_on", "2025.3.1")]),
            with("overall", &[("goal.expected", "一"), ("goal.achieved", "二"), ("signed_on", "")]),
        ),
    ]
}
