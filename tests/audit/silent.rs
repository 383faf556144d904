//! What is never a finding: each alone must leave every rule silent, or draw no more than it deserves.

use jiheng_core::audit::{Context, audit};
use jiheng_core::filing::Filing;

use crate::build::{filing as fields, messages, sound_but, with};
use crate::cases::limits::{aimed, operating};
use crate::cases::names::said;

/// Everything that is said of a filing, but for the annexes that it lacks.
fn all(filing: &Filing) -> Vec<String> {
    let findings = audit(&Context::alone(filing)).findings.into_iter();
    findings.filter(|finding| finding.rule != "missing_annex").map(|finding| finding.message).collect()
}

const NOTHING: [&str; 0] = [];

/// Protects: a blank, a slash, dashes or dots stand for no value, and no value where 0 is meant is no omission.
#[test]
fn blanks_for_zero() {
    for blank in ["", "/", "——", "-", "……"] {
        let list = [
            ("three_public.total.prior_final", "1.74"),
            ("three_public.total.budget", "2.5"),
            ("three_public.total.final", "1.5"),
            ("three_public.overseas_travel.prior_final", blank),
            ("three_public.overseas_travel.budget", blank),
            ("three_public.overseas_travel.final", blank),
            ("three_public.reception.prior_final", "1.74"),
            ("three_public.reception.budget", "2.5"),
            ("three_public.reception.final", "1.5"),
            ("project_expenditure.items.0.name", "城乡社区支出"),
            ("project_expenditure.items.0.prior_final", "10"),
            ("project_expenditure.items.0.budget", blank),
            ("project_expenditure.items.0.final", blank),
            ("government_procurement.budget", blank),
            ("government_procurement.final", blank),
            ("basic_budget_adjustment.final", blank),
        ];
        assert_eq!(all(&with("basic_data", &list)), NOTHING, "「{blank}」");
        let list = [
            ("name", "道路"),
            ("funds.total.initial_budget", blank),
            ("funds.total.revised_budget", "100"),
            ("funds.total.executed", "95"),
            ("funds.current_appropriation.initial_budget", blank),
            ("funds.current_appropriation.revised_budget", "100"),
            ("funds.current_appropriation.executed", "95"),
            ("funds.carried_over.revised_budget", blank),
            ("funds.other_funds.executed", blank),
        ];
        assert_eq!(all(&with("projects.0", &list)), NOTHING, "「{blank}」");
    }
}

/// Protects: numbering that Word has lost, and a sign-off line that cannot be seen, are nobody's fault.
#[test]
fn lost_numbering_and_unseen_signatures() {
    let list = [
        ("projects.0.annex", "附件三"),
        ("projects.0.name", "道路"),
        ("projects.1.annex", "附件三"),
        ("projects.1.name", "绿化"),
        ("projects.2.annex", ""),
        ("projects.2.name", "保洁"),
    ];
    assert_eq!(all(&fields(&list)), NOTHING);
}

/// Protects: spending is held against a budget only where it is known to be one.
#[test]
fn copied_and_unknown_budgets_are_not_compared() {
    let rules = ["operating_expense_over_budget", "operating_lines_over_budget"];
    let mut unknown = operating("21.27", "37.63");
    unknown.overall = None;
    for rule in rules {
        assert_eq!(messages(&unknown, rule), NOTHING, "{rule}");
    }
    assert_eq!(
        messages(&operating("21.27", "37.63"), rules[0]),
        ["警告：公用经费本年决算 37.63 万元，超过年初预算 21.27 万元"]
    );
}

/// Protects: overshoot is of what is the better the more there is; a reason settles it, and so does less than 30%.
#[test]
fn overshoot_that_is_none() {
    let said = |target, actual| messages(&aimed(target, actual), "indicator_overshoot").len();
    for (target, actual) in [
        ("≧30处", "35处"),
        ("≤100万元", "50万元"),
        ("≤15天", "5天"),
        ("≧30处", "45"),
        ("应保尽保", "应保尽保"),
        ("0起", "0起"),
    ] {
        assert_eq!(said(target, actual), 0, "{target} {actual}");
    }
    assert_eq!(said("≧30处", "39处"), 1);
    let mut explained = aimed("≧30处", "45处");
    explained.projects[0].indicators[0].deviation_reason.value = Some("上级追加任务".to_owned());
    assert_eq!(messages(&explained, "indicator_overshoot"), NOTHING);
}

/// Protects: an explained reason is found where it stands, in the form; in the report it makes the warning a note.
#[test]
fn reasons_elsewhere() {
    let rule = "large_adjustment_without_reason";
    let mut filing =
        with("overall.funds", &[("initial_budget", "50"), ("revised_budget", "100"), ("executed", "100")]);
    assert!(messages(&filing, rule)[0].starts_with("警告"));
    let report = |text: &str| said(&[text]).reports;
    filing.reports = report("年中追加50万元，全年预算100万元，决算100万元。");
    assert!(messages(&filing, rule)[0].starts_with("警告"), "an amount is no reason");
    filing.reports = report("年中追加50万元，主要是上级下达了防汛资金。");
    assert!(messages(&filing, rule)[0].starts_with("提示"));
    filing.reports = report("因公出国经费没有追加。");
    assert!(messages(&filing, rule)[0].starts_with("警告"));
    // What fell short of a limit by nothing.
    let at =
        with("overall.funds", &[("initial_budget", "100"), ("revised_budget", "130"), ("executed", "117")]);
    assert_eq!(all(&at), NOTHING);
}

/// Protects: a rate that reaches the limit to the digits it was written with is not called low.
#[test]
fn execution_rates_as_written() {
    let said = |rate: &str| {
        let list = [("revised_budget", "100"), ("executed", "89.96"), ("execution_rate", rate)];
        messages(&with("overall.funds", &list), "low_execution_without_reason").len()
    };
    assert_eq!((said("90%"), said("89.96%"), said("")), (0, 1, 1));
}

/// Protects: units of one kind are interchangeable, and rates of change or completion may exceed 100%.
#[test]
fn units_and_rates_that_may_be() {
    for (target, actual) in [
        ("5个", "5项"),
        ("≥100人", "120人次"),
        ("≥10公里", "12000米"),
        ("100万元", "980000元"),
        ("100%", "1"),
        ("30处", "35"),
        ("≥2%", "3个百分点"),
    ] {
        assert_eq!(messages(&aimed(target, actual), "actual_in_other_unit"), NOTHING, "{target} {actual}");
    }
    for name in ["税收增长率", "任务完成率", "群众满意度提升率", "投资完成率"] {
        let rows =
            [("indicators.0.name", name), ("indicators.0.target", "≥100%"), ("indicators.0.actual", "120%")];
        assert_eq!(messages(&sound_but("overall", &rows), "impossible_percentage"), NOTHING, "{name}");
    }
}

/// Protects: a sentence may speak of last year, as long as it looks back; and of this year in any words.
#[test]
fn sentences_that_look_back() {
    for text in [
        "2023年成立园区管委会，核定编制35人。",
        "2023年结转资金120万元，2024年全部支出。",
        "2023年税收6亿元。2024年税收6.5亿元。",
        "2024年税收比2023年增长8%。",
        "政府采购支出比2023年度3606万元减少12%。",
        "2023年12月31日资产总额123021.61万元。",
        "2023年度政府采购支出2105万元，已全部执行。",
        "2025年计划招引24个项目。",
        "根据湘财绩〔2023〕12号文件要求。",
        "2023年度绩效自评工作已完成。",
    ] {
        assert_eq!(messages(&said(&[text]), "year_in_text"), NOTHING, "{text}");
    }
    assert_eq!(messages(&said(&["2023年共招引24个项目，总引资额88.5亿元。"]), "year_in_text").len(), 1);
}

/// Protects: a short name, an alias and a code in front are the same department.
#[test]
fn other_names_of_a_department() {
    let said = |written: &str| {
        let mut filing = fields(&[("overall.department", written)]);
        filing.department.name = "衡山县开云新区事务中心".to_owned();
        messages(&filing, "department_name").len()
    };
    for written in [
        "衡山县开云新区事务中心",
        "开云新区事务中心",
        "411001-衡山县开云新区事务中心",
        "新区中心",
        "开云新区管委会",
    ] {
        assert_eq!(said(written), 0, "{written}");
    }
    assert_eq!(said("衡山县开云新区事物中心"), 1);
}

/// Protects: names that differ by more than known confusions are different projects.
#[test]
fn different_projects() {
    for [a, b] in
        [["道路一期", "道路二期"], ["其他城乡社区支出", "城乡社区支出"], ["农村公路", "农村公路养护"]]
    {
        let list = [
            ("projects.0.name", a),
            ("projects.0.funds.total.executed", "5"),
            ("projects.0.funds.total.revised_budget", "5"),
            ("projects.1.name", b),
            ("projects.1.funds.total.executed", "5"),
            ("projects.1.funds.total.revised_budget", "5"),
        ];
        assert_eq!(messages(&fields(&list), "duplicate_project"), NOTHING, "{a} {b}");
        assert_eq!(messages(&fields(&list), "project_name_variants"), NOTHING, "{a} {b}");
    }
}

/// Protects: the labels of the forms hold full-width marks, and text wraps: neither is a fault of typing.
#[test]
fn labels_and_wrapping() {
    let list = [
        ("overall.revenue.general_public_budget", "996.50"),
        ("overall.indicators.0.level1", "效益指标\n（30 分）"),
        ("overall.indicators.0.name", "工程\n质量合格率"),
        ("overall.indicators.0.target", "≧95%"),
        ("overall.indicators.0.actual", "96%"),
    ];
    assert_eq!(all(&fields(&list)), NOTHING);
}
