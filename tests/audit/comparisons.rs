//! What is alike, but by right: templates, set phrases, honest rounding, names that only look alike.

use jiheng_core::audit::{Context, Sketch, alike, audit};
use jiheng_core::filing::Filing;
use jiheng_core::scoring::presets;

use crate::build::{filing, messages, sound_but, with};
use crate::cases::alike::{THEIRS, WRITTEN, achieved, other, report};
use crate::cases::beyond::{ledger_projects, whole_books};

fn found(context: Context<'_>, rule: &str) -> Vec<String> {
    let findings = audit(&context).findings.into_iter().filter(|finding| finding.rule == rule);
    findings.map(|finding| format!("{}：{}", finding.severity.title(), finding.message)).collect()
}

fn against(others: &[Sketch], filing: &Filing, rule: &str) -> usize {
    found(Context { others, ..Context::alone(filing) }, rule).len()
}

/// Protects: the bureau's own template is nobody's copy; what two of many have in common is; and one's own filing
/// among the others is not another.
#[test]
fn what_many_have_is_a_template() {
    let names = |count: usize| (0..count).map(|n| format!("某县第{n}局")).collect::<Vec<_>>();
    for (make, rule) in
        [((|| achieved(THEIRS)) as fn() -> Filing, "copied_indicators"), (|| report(&WRITTEN), "copied_text")]
    {
        let of = |count: usize| names(count).iter().map(|name| other(name, make())).collect::<Vec<_>>();
        assert_eq!(against(&of(1), &make(), rule), 1);
        assert_eq!(against(&of(2), &make(), rule), 2, "each is named");
        assert_eq!(against(&of(3), &make(), rule), 0, "four of four have it");
        let own = other("某县某局", make());
        assert_eq!(against(&[own], &make(), rule), 0);
        assert_eq!(alike(&of(2)).len(), 2);
        assert_eq!(alike(&of(4)).len(), 0);
    }
}

/// Protects: of a large county, five percent may copy from each other and are still found.
#[test]
fn a_ring_of_copies_in_a_large_county_is_found() {
    let mut county: Vec<Sketch> = (0..100).map(|n| other(&format!("第{n}局"), report(&[]))).collect();
    county.extend((0..3).map(|n| other(&format!("抄{n}局"), achieved(THEIRS))));
    assert_eq!(against(&county, &achieved(THEIRS), "copied_indicators"), 3);
}

/// Protects: a department's own name does not hide a copy, and set phrases are too short to be one.
#[test]
fn sentences_are_compared_without_the_own_name() {
    let named = |name: &str| {
        let written: Vec<String> = WRITTEN.iter().map(|text| format!("{name}{text}")).collect();
        report(&written.iter().map(String::as_str).collect::<Vec<_>>())
    };
    assert_eq!(against(&[other("某县水利局", named("某县水利局"))], &named("某县某局"), "copied_text"), 1);
    let phrases =
        report(&["一、部门概况", "二、自评结论", "三、主要经验", "四、存在问题", "五、有关建议", "无"]);
    assert_eq!(against(&[other("某县水利局", phrases.clone())], &phrases, "copied_text"), 0);
}

/// Protects: targets that are met each year in words and whole percents are no copy of last year's form.
#[test]
fn words_and_whole_percents_repeat_by_right() {
    let filing = achieved(["100%", "100%", "完成", "100%", "年底前", "0"]);
    let prior = Filing { year: 2023, ..filing.clone() };
    let context = Context { prior: Some(&prior), ..Context::alone(&filing) };
    assert_eq!(found(context, "copied_from_last_year"), [""; 0]);
}

/// Protects: forms of one department may share names and targets, as long as what was achieved is their own; rows
/// without either are not compared.
#[test]
fn tables_may_share_their_targets() {
    let table = |actual: &dyn Fn(usize, usize) -> String| {
        let mut list = Vec::new();
        for project in 0..3 {
            for n in 0..5 {
                list.push((format!("projects.{project}.indicators.{n}.name"), format!("指标{n}")));
                list.push((format!("projects.{project}.indicators.{n}.actual"), actual(project, n)));
            }
        }
        let list: Vec<(&str, &str)> = list.iter().map(|(path, raw)| (path.as_str(), raw.as_str())).collect();
        messages(&filing(&list), "same_indicators")
    };
    assert_eq!(table(&|project, n| format!("{}%", 70 + 7 * project + n)), [""; 0]);
    assert_eq!(table(&|_, _| String::new()), [""; 0]);
    assert_eq!(table(&|_, n| format!("{n}处")).len(), 1, "three tables, one finding");
}

/// Protects: a budget that was spent to the last cent in single rows, or a column that is not all copied, is honest.
#[test]
fn single_rows_may_be_spent_to_the_last_cent() {
    let copied = |rows: &[(&str, &str, &str)]| {
        let mut list = Vec::new();
        for (row, budget, last) in rows {
            list.push((format!("{row}.budget"), *budget));
            list.push((format!("{row}.final"), *last));
        }
        let list: Vec<(&str, &str)> = list.iter().map(|(path, raw)| (path.as_str(), *raw)).collect();
        messages(&with("basic_data", &list), "budget_equals_final").len()
    };
    assert_eq!(copied(&[("operating_expense.total", "20", "20")]), 0, "one figure");
    assert_eq!(
        copied(&[("operating_expense.total", "20", "20"), ("operating_expense.office", "5", "4.8")]),
        0
    );
    assert_eq!(copied(&[("operating_expense.total", "20", "20"), ("operating_expense.office", "5", "")]), 0);
    assert_eq!(copied(&[("government_procurement", "20", "20")]), 0);
    let items: [&str; 3] =
        ["project_expenditure.items.0", "project_expenditure.items.1", "project_expenditure.items.2"];
    assert_eq!(copied(&[(items[0], "20", "20"), (items[1], "5", "5")]), 0, "two projects may be spent");
    assert_eq!(copied(&[(items[0], "20", "20"), (items[1], "5", "5"), (items[2], "7.31", "7.31")]), 1);
}

/// Protects: honest rounding of a score is no inflation; nor is what no rule can recompute.
#[test]
fn scores_may_be_rounded() {
    let claimed = |target: &str, actual: &str, score: &str| {
        let rows = [
            ("indicators.0.target", target),
            ("indicators.0.actual", actual),
            ("indicators.0.self_score", score),
        ];
        messages(&sound_but("projects.0", &rows), "inflated_score")
    };
    // 50 × 29 ÷ 30 = 48.33…
    assert_eq!(claimed("≥30处", "29处", "48.33"), [""; 0]);
    assert_eq!(claimed("≥30处", "29处", "48.3"), [""; 0]);
    assert_eq!(claimed("≥30处", "29处", "48.4").len(), 1);
    assert_eq!(claimed("≥30处", "29处", "49").len(), 1);
    assert_eq!(claimed("应保尽保", "完成", "50"), [""; 0]);
    assert_eq!(claimed("", "29处", "50"), [""; 0]);
    assert_eq!(claimed("≥30处", "≥29处", "50"), [""; 0]);
    // Beyond the weight is another rule's.
    assert_eq!(claimed("≥30处", "30处", "55"), [""; 0]);
    assert_eq!(
        messages(&sound_but("overall", &[("funds.self_score", "10")]), "inflated_score"),
        ["警告：预算执行自评 10，重算 9.5，多 0.5 分"]
    );
}

/// Protects: only plain words say that something was not done.
#[test]
fn only_plain_words_are_held_against_a_score() {
    let claimed = |target: &str, actual: &str| {
        let rows = [("indicators.0.target", target), ("indicators.0.actual", actual)];
        messages(&sound_but("overall", &rows), "claim_above_words").len()
    };
    for actual in ["部分完成", "部分达到要求", "未全部完成", "未完成", "尚未实施", "没有开展"]
    {
        assert_eq!(claimed("全部完成", actual), 1, "{actual}");
    }
    for actual in
        ["完成", "基本完成", "有所提升", "未发生安全事故", "无未完成事项", "未出现拖欠", "没有投诉", "部分"]
    {
        assert_eq!(claimed("全部完成", actual), 0, "{actual}");
    }
    assert_eq!(claimed("部分完成", "部分完成"), 0, "that was the aim");
}

/// Protects: a day is late only if it is later, and costs points only if any were kept back.
#[test]
fn early_is_not_late() {
    let done = |target: &str, actual: &str| {
        let rows = [("indicators.0.target", target), ("indicators.0.actual", actual)];
        messages(&sound_but("overall", &rows), "late_with_full_points").len()
    };
    assert_eq!(done("年底前", "12月31日"), 0);
    assert_eq!(done("10月底前", "2024年10月31日"), 0);
    assert_eq!(done("10月底前", "2024年11月1日"), 1);
    assert_eq!(done("年底前", "完成"), 0);
    assert_eq!(done("年底前", "2025年1月"), 1);
}

/// Protects: a name that is written nearly so is said, not asserted; stages of a work are not each other.
#[test]
fn near_names_in_the_ledger_are_only_a_note() {
    let books = whole_books();
    let said = |name: &str, revised: &str| {
        let filing = ledger_projects(name, revised, "");
        found(Context { books: Some(&books), ..Context::alone(&filing) }, "ledger_projects")
    };
    assert_eq!(said("农村公路日常养护（430423002）", "92.4"), [""; 0]);
    assert_eq!(said("农村公路日常养护项目", "92.4"), [""; 0]);
    assert_eq!(
        said("农村公路日常养护项目", "100.1"),
        ["提示：全年预算数填的是 100.1 万元，财政局台账的调整后预算数是 92.4 万元"]
    );
    assert_eq!(said("农村公路日常养护二期", "100.1"), [""; 0]);
    assert_eq!(said("水库除险加固", "100.1"), [""; 0]);
    assert_eq!(said("养护项目（430423002）", "100.1").len(), 1, "by its code");
    let both = ledger_projects("农村公路日常养护", "100.1", "农村公路日常养护");
    let context = Context { books: Some(&books), ..Context::alone(&both) };
    assert_eq!(found(context, "ledger_projects"), [""; 0], "which of the two is not known");
}

/// Protects: forms follow the headings of the default rule set or, once the bureau has set its own, that one; a level
/// that it does not list by itself counts with its neighbour.
#[test]
fn weights_of_a_rule_set() {
    let rules = presets();
    let judged = |n: usize, own_rule_set: bool, changes: &[(&str, &str)]| {
        let filing = sound_but("overall", changes);
        let context = Context { rule_set: &rules[n], own_rule_set, ..Context::alone(&filing) };
        found(context, "rule_set_weights").len()
    };
    assert_eq!(judged(0, true, &[]), 0);
    assert_eq!(judged(2, false, &[]), 0, "not the bureau's own");
    assert_eq!(judged(2, true, &[]), 1);
    // 20/40/40 with 满意度 inside 效益.
    let merged = [("funds.weight", "20"), ("indicators.0.weight", "40"), ("indicators.1.weight", "30")];
    assert_eq!(judged(2, true, &merged), 0);
    assert_eq!(judged(2, true, &[("indicators.0.level1", "自定义")]), 0);
}
