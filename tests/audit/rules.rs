//! Every rule on figures that add up and on a planted fault.

use std::collections::BTreeSet;

use jiheng_core::audit::registry::RULES;
use jiheng_core::audit::{Context, Finding, Severity, audit};
use jiheng_core::filing::{BasicData, Building, Filing, Indicator, LineItem, Overall, Project};

use crate::build::{filing as fields, messages, said, sound, sound_but, with};
use crate::cases::{all, both_annexes, operating, staffing, two_projects};

/// What a filing of a few fields draws, but for the annexes that it lacks.
fn found(context: &Context<'_>) -> Vec<Finding> {
    audit(context).findings.into_iter().filter(|finding| finding.rule != "missing_annex").collect()
}

/// Protects each rule: silent on figures that add up, and what it says of a planted fault.
#[test]
fn every_rule_finds_its_fault_and_only_that() {
    let cases = all();
    let covered: BTreeSet<&str> = cases.iter().map(|case| case.rule).collect();
    assert_eq!(covered, RULES.iter().map(|rule| rule.id).collect::<BTreeSet<_>>(), "a rule has no case");
    for case in &cases {
        let rule = case.rule;
        let sound = case.context(&case.sound);
        assert_eq!(found(&sound), [], "{rule}: no rule may report anything on sound figures");
        assert!(audit(&sound).counts[rule].pass > 0, "{rule} judged nothing");
        let faulty = case.context(&case.faulty);
        let findings = audit(&faulty).findings;
        let own: Vec<_> = findings.iter().filter(|finding| finding.rule == rule).collect();
        assert_eq!(own.len(), 1, "{rule}: {findings:#?}");
        // What was not filed at all has no cell.
        let nowhere = ["missing_annex", "missing_project"].contains(&rule);
        assert!(nowhere || (!own[0].cells.is_empty() && !own[0].paths.is_empty()), "{rule}");
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
    assert_eq!(found(&Context::alone(&empty)), []);
    let passed = |rule: &str| rule != "missing_annex" && result.counts[rule].pass > 0;
    assert!(!result.counts.keys().any(|rule| passed(rule)), "nothing can pass where nothing is filed");
}

/// Protects: whatever single value is missing or unreadable, the remaining figures of a sound form
/// do not turn into a false alarm; only what is itself required may be missed.
#[test]
fn a_missing_value_is_no_false_alarm() {
    for (path, _) in sound("overall") {
        let path = path.strip_prefix("overall.").unwrap();
        for raw in ["", "约数"] {
            let findings = found(&Context::alone(&sound_but("overall", &[(path, raw)])));
            let rules: Vec<&str> = findings.iter().map(|finding| finding.rule.as_str()).collect();
            let text = ["name", "level1", "actual"].iter().any(|field| path.ends_with(field));
            let expected: &[&str] = match path {
                _ if !raw.is_empty() && text => &[],
                _ if !raw.is_empty() => &["unread_values"],
                "total.self_score" => &["total_without_self_score"],
                "funds.revised_budget" => &["spent_without_budget"],
                "funds.executed" => &["blank_total"],
                path if path.ends_with(".actual") => &["score_without_actual"],
                path if path.ends_with(".weight") && !path.starts_with("total") => &["blank_weight"],
                path if path.ends_with(".self_score") => &["blank_self_score"],
                path if path.ends_with(".name") => &["blank_indicator_name"],
                _ => &[],
            };
            assert_eq!(rules, expected, "{path} 「{raw}」");
        }
    }
}

/// Protects a project whose executed total is empty from going unseen: its sources of funds, or its points, claim one.
#[test]
fn an_empty_total_of_a_project_is_missed() {
    let row = |executed: &str, score: &str, source: &str| {
        let list = [
            ("total.revised_budget", "100"),
            ("total.executed", executed),
            ("total.self_score", score),
            ("current_appropriation.revised_budget", "100"),
            ("current_appropriation.executed", source),
        ];
        messages(&with("projects.0.funds", &list), "blank_total")
    };
    assert_eq!(row("", "", "96"), ["警告：年度资金总额全年执行数空着，下面各行有数"]);
    assert_eq!(row("", "9.6", ""), ["警告：年度资金总额全年执行数空着，却填了执行率或得分"]);
    assert_eq!(row("96", "9.6", "96"), [""; 0]);
    // A project of which nothing was spent, and that claims nothing.
    assert_eq!(row("", "", ""), [""; 0]);
}

/// Protects the tolerance: 0.01 万元 in figures of two decimals is a note; more is an error; finer
/// figures are exact.
#[test]
fn tolerance_between_annexes() {
    let severity = |here, there| {
        found(&Context::alone(&both_annexes(here, there))).first().map(|finding| finding.severity)
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
        found(&Context::alone(&staffing([posts, staff, rate])))
            .into_iter()
            .find(|finding| finding.rule == "staffing_control_rate")
            .map(|finding| finding.severity)
    };
    for rate in ["74%", "73.9%", "73.91%", "0.74", "0.7391", "73.913", "７４％"] {
        assert_eq!(severity("23", "17", rate), None, "{rate}");
    }
    for rate in ["73%", "0.73"] {
        assert_eq!(severity("23", "17", rate), Some(Severity::Note), "cut off: {rate}");
    }
    assert_eq!(severity("23", "17", "74.0%"), Some(Severity::Note), "a zero may be the cell's format");
    for rate in ["75%", "73.0%", "0.7319", "1", "100%"] {
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
    assert_eq!(of("国有土地使用权出让收入安排支出", "国有土地使用权出让收入安排的支出"), 1);
    assert_eq!(of("其他城乡社区支出", "城乡社区支出"), 0);
}
