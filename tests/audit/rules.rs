//! Every rule on figures that add up and on a planted fault.

use std::collections::BTreeSet;

use jiheng_core::audit::registry::RULES;
use jiheng_core::audit::{Context, Severity, audit};
use jiheng_core::filing::{BasicData, Building, Filing, Indicator, LineItem, Overall, Project};

use crate::build::{filing, messages, said, sound, sound_but};

/// A rule with figures that add up and the same with a fault.
type Case = (&'static str, Filing, Filing);

fn fields(fields: &[(&str, &str)]) -> Filing {
    filing(fields)
}

const STAFF: &str = "basic_data.staffing";
const THREE: &str = "basic_data.three_public";
const ITEMS: &str = "basic_data.project_expenditure";
const OPERATING: &str = "basic_data.operating_expense";

fn with(prefix: &str, list: &[(&str, &str)]) -> Filing {
    let named: Vec<(String, &str)> =
        list.iter().map(|(path, raw)| (format!("{prefix}.{path}"), *raw)).collect();
    fields(&named.iter().map(|(path, raw)| (path.as_str(), *raw)).collect::<Vec<_>>())
}

fn project_items(total: &str) -> Filing {
    with(
        ITEMS,
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

fn three_public(total: &str) -> Filing {
    with(
        THREE,
        &[
            ("total.final", total),
            ("vehicle_operation.final", "1.0461"),
            ("overseas_travel.final", "0"),
            ("reception.final", "0.429"),
        ],
    )
}

fn vehicles(total: &str) -> Filing {
    let parts =
        [("vehicles.final", total), ("vehicle_purchase.final", "18"), ("vehicle_operation.final", "1.05")];
    with(THREE, &parts)
}

fn operating(total: &str) -> Filing {
    let parts = [
        ("total.budget", total),
        ("office.budget", "12.5"),
        ("utilities_and_travel.budget", "4.5"),
        ("meetings_and_training.budget", "——"),
    ];
    with(OPERATING, &parts)
}

fn revenue(fund: &str) -> Filing {
    let list = [
        ("funds.revised_budget", "1353.05"),
        ("funds.executed", "1300"),
        ("revenue.general_public_budget", "996.50"),
        ("revenue.government_fund", fund),
        ("revenue.other_funds", "11.06"),
    ];
    with("overall", &list)
}

fn expenditure(project: &str) -> Filing {
    let list = [
        ("funds.revised_budget", "1353.05"),
        ("funds.executed", "1353.05"),
        ("expenditure.basic_expenditure", "204.02"),
        ("expenditure.project_expenditure", project),
    ];
    with("overall", &list)
}

fn project_funds(appropriation: &str) -> Filing {
    let list = [
        ("name", "园区道路"),
        ("funds.total.executed", "1149.03"),
        ("funds.current_appropriation.executed", appropriation),
        ("funds.carried_over.executed", "363.74"),
    ];
    with("projects.0", &list)
}

fn staffing([posts, staff, rate]: [&str; 3]) -> Filing {
    with(STAFF, &[("authorised_posts", posts), ("actual_staff", staff), ("control_rate", rate)])
}

fn building(rate: &str) -> Filing {
    let list = [
        ("name", "办公楼"),
        ("approved_area", "1000"),
        ("actual_area", "1200"),
        ("area_control_rate", rate),
        ("budgeted_investment", "300"),
        ("actual_investment", "290.5"),
        ("investment_control_rate", "96.83%"),
    ];
    with("basic_data.buildings.0", &list)
}

fn both_annexes(here: &str, there: &str) -> Filing {
    fields(&[
        ("basic_data.project_expenditure.total.final", here),
        ("overall.expenditure.project_expenditure", there),
    ])
}

fn two_projects(second: &str) -> Filing {
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

fn item_and_project(executed: &str) -> Filing {
    fields(&[
        ("basic_data.project_expenditure.items.0.name", "国有土地使用权出让收入安排支出"),
        ("basic_data.project_expenditure.items.0.final", "7037.0908"),
        ("projects.0.name", "国有土地使用权出让收入安排的支出"),
        ("projects.0.funds.total.executed", executed),
    ])
}

fn cases() -> Vec<Case> {
    let clean = || sound_but("projects.0", &[("name", "道路")]);
    let but = |changes: &[(&str, &str)]| {
        let mut all = vec![("name", "道路")];
        all.extend(changes);
        sound_but("projects.0", &all)
    };
    vec![
        ("project_items_sum", project_items("71.5"), project_items("7.5")),
        ("three_public_sum", three_public("1.4751"), three_public("1.5751")),
        ("vehicles_sum", vehicles("19.05"), vehicles("1.05")),
        ("operating_expense_parts", operating("21.27"), operating("16.27")),
        ("revenue_split_sum", revenue("345.49"), revenue("354.49")),
        ("expenditure_split_sum", expenditure("1149.03"), expenditure("1149.3")),
        ("project_funds_sum", project_funds("785.29"), project_funds("758.29")),
        ("staffing_control_rate", staffing(["23", "17", "74%"]), staffing(["35", "29", "100%"])),
        ("building_control_rates", building("120%"), building("100%")),
        ("execution_rate", clean(), but(&[("funds.total.execution_rate", "100%")])),
        ("level1_weights", clean(), but(&[("indicators.0.weight", "45")])),
        ("weights_sum", clean(), but(&[("indicators.0.weight", "45")])),
        ("total_weight_hundred", clean(), but(&[("total.weight", "90")])),
        ("self_score_sum", clean(), but(&[("total.self_score", "100")])),
        ("total_without_self_score", clean(), but(&[("total.self_score", "")])),
        ("score_above_weight", clean(), but(&[("indicators.2.self_score", "11")])),
        ("score_without_actual", clean(), but(&[("indicators.1.actual", "")])),
        (
            "repeated_source_points",
            clean(),
            but(&[("funds.carried_over.weight", "10"), ("funds.carried_over.self_score", "9.5")]),
        ),
        ("project_final", both_annexes("33554.05", "33554.05"), both_annexes("33554.05", "33419.8714")),
        ("projects_sum", two_projects("40"), two_projects("48")),
        ("item_against_project", item_and_project("7037.0908"), item_and_project("7073.0908")),
    ]
}

/// Protects each rule: silent on figures that add up, and what it says of a planted fault.
#[test]
fn every_rule_finds_its_fault_and_only_that() {
    let cases = cases();
    let covered: BTreeSet<&str> = cases.iter().map(|(rule, ..)| *rule).collect();
    assert_eq!(covered, RULES.iter().map(|rule| rule.id).collect::<BTreeSet<_>>(), "a rule has no case");
    for (rule, clean, faulty) in cases {
        let result = audit(&Context::alone(&clean));
        assert_eq!(result.findings, [], "{rule}: no rule may report anything on sound figures");
        assert!(result.counts[rule].pass > 0, "{rule} judged nothing");
        let finding = &audit(&Context::alone(&faulty)).findings;
        let own: Vec<_> = finding.iter().filter(|finding| finding.rule == rule).collect();
        assert_eq!(own.len(), 1, "{rule}: {finding:#?}");
        assert!(!own[0].cells.is_empty() && !own[0].paths.is_empty(), "{rule}");
        insta::assert_json_snapshot!(rule, said(&faulty, rule));
    }
}

/// Protects: a form that was not filed is not applicable, never a fault; and empty forms say nothing.
#[test]
fn absent_and_empty_forms_give_no_finding() {
    let nothing = audit(&Context::alone(&Filing::default()));
    assert_eq!(nothing.findings, []);
    for (rule, counts) in &nothing.counts {
        assert!(counts.not_applicable > 0, "{rule}");
        assert_eq!(counts.pass + counts.fail + counts.cannot_judge, 0, "{rule}");
    }
    let basic_data = BasicData { buildings: vec![Building::default()], ..BasicData::default() };
    let empty = Filing {
        basic_data: Some(BasicData {
            project_expenditure: jiheng_core::filing::basic_data::ProjectExpenditure {
                items: vec![LineItem::default()],
                ..Default::default()
            },
            ..basic_data
        }),
        overall: Some(Overall { indicators: vec![Indicator::default()], ..Overall::default() }),
        projects: vec![Project::default()],
        ..Filing::default()
    };
    let result = audit(&Context::alone(&empty));
    assert_eq!(result.findings, []);
    assert!(result.counts.values().all(|counts| counts.pass == 0), "nothing can pass where nothing is filed");
}

/// Protects: whatever single value is missing or unreadable, the remaining figures of a sound form
/// do not turn into a false alarm; only what is itself required may be missed.
#[test]
fn a_missing_value_is_no_false_alarm() {
    for (path, _) in sound("overall") {
        let path = path.strip_prefix("overall.").unwrap();
        for raw in ["", "约数"] {
            let found = audit(&Context::alone(&sound_but("overall", &[(path, raw)]))).findings;
            let rules: Vec<&str> = found.iter().map(|finding| finding.rule.as_str()).collect();
            let expected: &[&str] = match path {
                "total.self_score" if raw.is_empty() => &["total_without_self_score"],
                path if path.ends_with(".actual") && raw.is_empty() => &["score_without_actual"],
                _ => &[],
            };
            assert_eq!(rules, expected, "{path} 「{raw}」");
        }
    }
}

/// Protects the tolerance: 0.01 万元 in figures of two decimals is a note; more is an error; finer
/// figures are exact.
#[test]
fn tolerance_between_annexes() {
    let severity = |here, there| {
        audit(&Context::alone(&both_annexes(here, there))).findings.first().map(|finding| finding.severity)
    };
    assert_eq!(severity("1149.02", "1149.03"), Some(Severity::Note));
    assert_eq!(severity("1149.02", "1149.04"), Some(Severity::Error));
    assert_eq!(severity("1149.02", "1149.0203"), None);
    assert_eq!(severity("4686.3488", "4686.3487"), Some(Severity::Error));
}

/// Protects: rates are judged to the digits they were written with.
#[test]
fn rates_as_written() {
    let severity = |posts, staff, rate| {
        audit(&Context::alone(&staffing([posts, staff, rate])))
            .findings
            .first()
            .map(|finding| finding.severity)
    };
    for rate in ["74%", "73.9%", "73.91%", "0.74", "0.7391", "73.913", "７４％"] {
        assert_eq!(severity("23", "17", rate), None, "{rate}");
    }
    for rate in ["73%", "0.73"] {
        assert_eq!(severity("23", "17", rate), Some(Severity::Note), "cut off: {rate}");
    }
    for rate in ["75%", "74.0%", "0.7319", "1", "100%"] {
        assert_eq!(severity("23", "17", rate), Some(Severity::Error), "{rate}");
    }
}

/// Protects: the 其中 lines of 公用经费 need not fill it.
#[test]
fn parts_may_be_less_than_operating_expense() {
    assert_eq!(messages(&operating("37.63"), "operating_expense_parts"), [""; 0]);
    assert_eq!(messages(&operating("17"), "operating_expense_parts"), [""; 0]);
}

/// Protects: the split of 附件二 may be of the revised or of the executed funds; of the initial
/// budget it is a note; of none, the nearer column is named and the other too.
#[test]
fn the_split_may_follow_either_column() {
    let split = |initial, revised, executed| {
        with(
            "overall",
            &[
                ("funds.initial_budget", initial),
                ("funds.revised_budget", revised),
                ("funds.executed", executed),
                ("revenue.general_public_budget", "60"),
                ("revenue.other_funds", "40"),
            ],
        )
    };
    let said = |initial, revised, executed| messages(&split(initial, revised, executed), "revenue_split_sum");
    assert_eq!(said("80", "100", "95"), [""; 0]);
    assert_eq!(said("80", "120", "100"), [""; 0]);
    assert_eq!(
        said("100", "120", "110"),
        ["提示：按收入性质分的各项加起来是 100 万元，是年初预算数，不是全年数"]
    );
    assert_eq!(
        said("80", "120", "105"),
        ["错误：年度资金总额全年执行数填的是 105 万元，按收入性质分的各项加起来是 100 万元"]
    );
}

/// Protects: projects that sum to less than the total may be missing (a warning); to more cannot be.
#[test]
fn projects_may_be_missing_but_not_too_many() {
    assert_eq!(
        messages(&two_projects("30"), "projects_sum"),
        ["警告：附件二项目支出填的是 100 万元，2 张附件三的全年执行数加起来是 90 万元"]
    );
    assert_eq!(messages(&two_projects(""), "projects_sum"), [""; 0]);
}

/// Protects: functional categories that match no project are not compared, nor are names that
/// stand twice.
#[test]
fn items_without_a_namesake_are_not_compared() {
    let of = |item: &str, project: &str| {
        let filing = fields(&[
            ("basic_data.project_expenditure.items.0.name", item),
            ("basic_data.project_expenditure.items.0.final", "10"),
            ("projects.0.name", project),
            ("projects.0.funds.total.executed", "12"),
        ]);
        messages(&filing, "item_against_project").len()
    };
    assert_eq!(of("一般公共服务支出", "道路"), 0);
    assert_eq!(of("城乡社区管理事务", "城乡社区管理事物支出"), 1);
    assert_eq!(of("其他城乡社区支出", "城乡社区支出"), 0);
}
