//! When filings are judged and against what. Protects that findings are always those of the data as they stand, that
//! a change runs again only what looks at it, and that the bureau's settings are kept with their reasons.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use desk::{Desk, overall, sheet};
use jiheng_core::Code;
use jiheng_core::audit::Audit;
use jiheng_core::storage::{FilingId, Store};
use serde_json::{Value, json};

/// 附件一 with its line of 三公经费.
fn basic(department: &str, year: i32, prior: &str, last: &str) -> Vec<u8> {
    sheet(&[
        &[&format!("{year}年度部门整体支出绩效评价基础数据表")],
        &[&format!("填报单位：{department}")],
        &["经费控制情况", "上年决算数", "本年预算数", "本年决算数"],
        &["三公经费", prior, "2.5", last],
    ])
}

fn file_basic(desk: &Desk, department: &str, year: i32, prior: &str, last: &str) -> Value {
    let bytes = basic(department, year, prior, last);
    desk.import(&format!("{department}{year}.xlsx"), &bytes, json!({ "on_conflict": "replace" }))
}

fn found(desk: &Desk, rule: &str, year: i32) -> Vec<Value> {
    let answer = desk.call("audit", json!({ "year": year }));
    let findings = answer["findings"].as_array().unwrap();
    findings.iter().filter(|finding| finding["rule"] == rule).cloned().collect()
}

fn messages(desk: &Desk, rule: &str, year: i32) -> Vec<String> {
    found(desk, rule, year).iter().map(|finding| finding["message"].as_str().unwrap().to_owned()).collect()
}

fn judged(store: &Store) -> Vec<(FilingId, Audit)> {
    let years = store.years().unwrap();
    let ids = years.iter().flat_map(|line| store.current_filings(line.year, None).unwrap());
    ids.map(|id| (id, store.last_audit(id).unwrap())).collect()
}

/// What is kept is what judging everything from the start would give.
#[track_caller]
fn assert_up_to_date(desk: &Desk) {
    let mut store = desk.app.store();
    let kept = judged(&store);
    let stamp = desk.app.stamp();
    for line in store.years().unwrap() {
        store
            .write(&stamp, "test", |writer| jiheng_core::examination::rule_set_changed(writer, line.year))
            .unwrap();
    }
    assert_eq!(kept, judged(&store));
}

/// The last entry of the log.
fn last_change(desk: &Desk) -> String {
    desk.app.store().changes().unwrap().last().unwrap().detail.to_string()
}

const PRIOR: &str = "三公经费上年决算数填的是 2.85 万元，2023年度报送的本年决算数是 2.23 万元";

/// The year before is the same department's current filing of it, whatever becomes of that one.
#[test]
fn a_filing_is_held_against_the_year_before() {
    let desk = Desk::new();
    file_basic(&desk, "县水利局", 2024, "2.85", "2.4");
    assert!(found(&desk, "prior_final", 2024).is_empty());
    file_basic(&desk, "县林业局", 2023, "1", "1");
    assert!(found(&desk, "prior_final", 2024).is_empty(), "another department's");
    file_basic(&desk, "县水利局", 2023, "2", "2.23");
    assert_eq!(messages(&desk, "prior_final", 2024), [PRIOR]);
    file_basic(&desk, "县水利局", 2023, "2", "2.85");
    assert!(found(&desk, "prior_final", 2024).is_empty(), "the year before was replaced");
    let last = desk.call("imports", json!({}))["imports"][0]["id"].clone();
    desk.call("undo_import", json!({ "id": last }));
    assert_eq!(messages(&desk, "prior_final", 2024), [PRIOR], "it came back");
    let path = "basic_data.three_public.total.final";
    let year =
        json!({ "department": "县水利局", "year": 2023, "path": path, "value": "2.85", "reason": "核对" });
    desk.call("correct", year.clone());
    assert!(found(&desk, "prior_final", 2024).is_empty(), "it was put right by hand");
    desk.call("uncorrect", year);
    assert_eq!(messages(&desk, "prior_final", 2024), [PRIOR]);
    assert_up_to_date(&desk);
}

/// A department that was two entries of the register has one history, from the moment they are merged.
#[test]
fn merged_departments_have_one_history() {
    let desk = Desk::new();
    file_basic(&desk, "县水务局", 2023, "2", "2.23");
    file_basic(&desk, "县水利局", 2024, "2.85", "2.4");
    assert!(found(&desk, "prior_final", 2024).is_empty());
    desk.call("merge_departments", json!({ "from": "县水务局", "into": "县水利局" }));
    assert_eq!(messages(&desk, "prior_final", 2024), [PRIOR]);
    assert_up_to_date(&desk);
}

fn bring(desk: &Desk, rows: &[&[&str]]) {
    let path = desk.file("台账.xlsx", &sheet(rows));
    desk.call("ledger", json!({ "path": path, "year": 2024, "unit": "ten_thousand_yuan" }));
}

/// A ledger touches the departments that it names and those it named before, in its year.
#[test]
fn a_ledger_touches_whom_it_names() {
    let desk = Desk::new();
    for department in ["县水利局", "县林业局", "县农业局"] {
        let bytes = overall(department, 2024, "3");
        desk.import(&format!("{department}.xlsx"), &bytes, json!({}));
    }
    desk.import("旧.xlsx", &overall("县水利局", 2023, "3"), json!({}));
    bring(&desk, &[&["单位名称", "执行数"], &["县水利局", "4"], &["县林业局", "3"]]);
    let expected = ["附件二年度资金总额全年执行数填的是 3 万元，财政局台账的执行数是 4 万元"];
    assert_eq!(messages(&desk, "ledger_funds", 2024), expected);
    assert!(found(&desk, "ledger_funds", 2023).is_empty());
    bring(&desk, &[&["单位名称", "执行数"], &["县林业局", "5"]]);
    let found = found(&desk, "ledger_funds", 2024);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["department"], "县林业局", "the ledger no longer names 县水利局");
    let log = last_change(&desk);
    assert_eq!(log.matches("\"findings\"").count(), 2, "县农业局 is not touched: {log}");
    assert_up_to_date(&desk);
}

fn set(desk: &Desk, change: &Value) -> Value {
    let mut request = json!({ "year": 2024, "rule": "execution_rate", "reason": "本县按季清算" });
    request.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    desk.call("set_rule", request)
}

/// 附件二 with a rate that is wrong by 0.5.
fn with_rate(department: &str, year: i32) -> Vec<u8> {
    sheet(&[
        &[&format!("{year}年度部门整体支出绩效自评表")],
        &["单位名称", department],
        &["", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        &["年度资金总额", "1", "2", "1", "10", "100%", "10"],
    ])
}

fn severities(desk: &Desk, year: i32) -> Vec<String> {
    found(desk, "execution_rate", year).iter().map(|f| f["severity"].as_str().unwrap().to_owned()).collect()
}

/// The bureau switches a rule off, and sets its severity and tolerance, for a year and with a reason; each change is
/// an edition that findings name.
#[test]
fn rules_are_set_per_year() {
    let desk = Desk::new();
    for year in [2023, 2024] {
        desk.import(&format!("{year}.xlsx"), &with_rate("县水利局", year), json!({}));
    }
    let before = desk.call("rules", json!({ "year": 2024 }));
    assert_eq!((&before["edition"], &before["settings"]), (&json!(0), &json!("随程序默认")));
    assert_eq!(severities(&desk, 2024), ["error"]);

    let set_off = set(&desk, &json!({ "enabled": false }));
    assert_eq!(set_off["settings"], "2024年审核设置第1版");
    let rule =
        set_off["rules"].as_array().unwrap().iter().find(|rule| rule["id"] == "execution_rate").unwrap();
    assert_eq!((&rule["enabled"], &rule["counts"]), (&json!(false), &Value::Null));
    assert_eq!(
        (&rule["setting"]["reason"], &rule["setting"]["by"]),
        (&json!("本县按季清算"), &json!("张三"))
    );
    assert_eq!(rule["sections"].as_array().unwrap().len(), 6);
    assert!(severities(&desk, 2024).is_empty());
    assert_eq!(severities(&desk, 2023), ["error"], "another year is judged as before");

    set(&desk, &json!({ "severity": "warning" }));
    assert_eq!(severities(&desk, 2024), ["warning"]);
    let now = set(&desk, &json!({ "tolerance": "0.5" }));
    assert_eq!((&now["edition"], severities(&desk, 2024)), (&json!(3), vec!["note".to_owned()]));
    let detail = found(&desk, "execution_rate", 2024)[0]["detail"].to_string();
    assert!(detail.contains("容差 0.5"), "{detail}");
    assert_up_to_date(&desk);

    let log = desk.call("changes", json!({}));
    assert_eq!(
        log["changes"][0]["steps"][0],
        "2024年度审核设置第3版：“预算执行率”容差 0.5，理由：本县按季清算"
    );

    // A filing that comes in later is judged as the year is set.
    desk.import("林.xlsx", &with_rate("县林业局", 2024), json!({}));
    assert_eq!(severities(&desk, 2024), ["note", "note"]);

    for (change, code) in [
        (json!({ "reason": " ", "enabled": false }), Code::BadRequest),
        (json!({ "tolerance": "0.50" }), Code::BadRequest),
        (json!({ "tolerance": "-1" }), Code::BadRequest),
        (json!({ "tolerance": "许多" }), Code::BadRequest),
        (json!({ "rule": "no_such_rule" }), Code::NotFound),
        (json!({ "year": 24 }), Code::BadRequest),
    ] {
        let mut request = json!({ "year": 2024, "rule": "execution_rate", "reason": "某" });
        request.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        let error = desk.ask("set_rule", request).unwrap_err();
        assert_eq!(error.code, code, "{change}: {error}");
        assert!(error.message.contains("没有改动"), "{error}");
    }
    assert_eq!(desk.call("rules", json!({ "year": 2024 }))["edition"], 3);
}

/// The next year takes over what was set, once, and only if it has nothing of its own.
#[test]
fn settings_roll_into_the_next_year() {
    let desk = Desk::new();
    desk.import("2025.xlsx", &with_rate("县水利局", 2025), json!({}));
    let roll = json!({ "from": 2024, "into": 2025 });
    assert_eq!(desk.ask("roll_rules", roll.clone()).unwrap_err().code, Code::BadRequest, "nothing to roll");
    set(&desk, &json!({ "severity": "note" }));
    set(&desk, &json!({ "enabled": false }));
    set(&desk, &json!({ "rule": "weights_sum", "severity": "warning" }));
    assert_eq!(desk.call("roll_rules", roll.clone()), json!({ "from": 2024, "into": 2025, "rules": 2 }));
    assert!(severities(&desk, 2025).is_empty());
    let rules = desk.call("rules", json!({ "year": 2025 }));
    assert_eq!(rules["settings"], "2025年审核设置第1版");
    let line = rules["rules"].as_array().unwrap().iter().find(|rule| rule["id"] == "execution_rate").unwrap();
    assert_eq!(line["setting"]["rolled_from"], 2024);
    assert_eq!(desk.ask("roll_rules", roll).unwrap_err().code, Code::BadRequest, "it has its own now");
    assert_up_to_date(&desk);
}

/// A change of one rule, or of one department, leaves what the others came to alone.
#[test]
fn only_what_is_touched_runs_again() {
    let desk = Desk::new();
    desk.call("demo", json!({ "departments": 20, "from": 2022, "to": 2024, "seed": 7 }));
    let departments = desk.call("filings", json!({ "year": 2023 }))["filings"].clone();
    let someone = departments[0]["department"].as_str().unwrap().to_owned();
    desk.call(
        "correct",
        json!({
            "department": someone, "year": 2023, "path": "basic_data.three_public.total.final",
            "value": "77.77", "reason": "核对",
        }),
    );
    let log = last_change(&desk);
    let of_filings = log.matches("\"findings\"").count();
    assert!((1..=2).contains(&of_filings), "its own findings and the next year's, no more: {log}");
    assert!(messages(&desk, "prior_final", 2024).iter().any(|said| said.contains("77.77")), "the next year");
    set(&desk, &json!({ "enabled": false }));
    set(&desk, &json!({ "rule": "weights_sum", "severity": "note" }));
    assert_up_to_date(&desk);
}

/// A program that brings other rules judges what lies there by them.
#[test]
fn a_new_program_judges_anew() {
    let desk = Desk::new();
    desk.import("2024.xlsx", &with_rate("县水利局", 2024), json!({}));
    let conn = rusqlite::Connection::open(desk.folder.path().join("绩衡.db")).unwrap();
    conn.execute_batch("UPDATE audit_run SET rules = 'old'; DELETE FROM finding; DELETE FROM audit_count")
        .unwrap();
    assert!(severities(&desk, 2024).is_empty());
    let host = jiheng_rpc::Host::new("李四");
    let again = jiheng_rpc::App::open(&desk.folder.path().join("绩衡.db"), host).unwrap();
    assert!(again.warnings().is_empty(), "{:?}", again.warnings());
    assert_eq!(severities(&desk, 2024), ["error"]);
}

/// 附件二 with six indicators.
fn achieved(department: &str, actuals: [&str; 6]) -> Vec<u8> {
    let title = "2024年度部门整体支出绩效自评表";
    let mut rows: Vec<[String; 8]> = vec![
        [title, "", "", "", "", "", "", ""].map(str::to_owned),
        ["单位名称", department, "", "", "", "", "", ""].map(str::to_owned),
        [
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值",
            "实际完成值",
            "分值",
            "自评得分",
            "偏差原因分析及改进措施",
        ]
        .map(str::to_owned),
    ];
    for (n, actual) in actuals.iter().enumerate() {
        rows.push(
            ["产出指标", "数量指标", &format!("工作{n}"), "≥80%", actual, "10", "10", ""].map(str::to_owned),
        );
    }
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    sheet(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

/// A copy is found whoever filed first, said to both, and gone once one of them files its own.
#[test]
fn copies_are_found_on_both_sides() {
    let desk = Desk::new();
    let theirs = ["81%", "82%", "83%", "84%", "85%", "86%"];
    let file = |department: &str, actuals: [&str; 6]| {
        let bytes = achieved(department, actuals);
        desk.import(&format!("{department}.xlsx"), &bytes, json!({ "on_conflict": "replace" }));
    };
    file("县水利局", theirs);
    assert!(found(&desk, "copied_indicators", 2024).is_empty());
    file("县农业局", ["91%", "92%", "93%", "94%", "95%", "96%"]);
    assert!(found(&desk, "copied_indicators", 2024).is_empty());
    assert_up_to_date(&desk);
    file("县林业局", theirs);
    let named = |found: &[Value]| {
        found.iter().map(|finding| finding["department"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(named(&found(&desk, "copied_indicators", 2024)), ["县林业局", "县水利局"]);
    assert_up_to_date(&desk);
    let path = "overall.indicators.0.actual";
    let request =
        json!({ "department": "县林业局", "year": 2024, "path": path, "value": "88%", "reason": "核对" });
    desk.call("correct", request);
    let message = found(&desk, "copied_indicators", 2024)[0]["message"].clone();
    assert_eq!(
        message,
        "有 5 行指标的名称、指标值、完成值与“县水利局”报送的相同：附件二的 6 行指标里有 5 行，占 83%"
    );
    assert_up_to_date(&desk);
    file("县水利局", ["71%", "72%", "73%", "74%", "75%", "76%"]);
    assert!(found(&desk, "copied_indicators", 2024).is_empty());
    assert_up_to_date(&desk);
}
