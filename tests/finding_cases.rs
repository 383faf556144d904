//! Findings as the bureau follows them up. Protects that a status survives what happens to the filing, that what is gone
//! says by what it went, and that nothing is closed or forgotten silently.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use desk::{Desk, sheet};
use jiheng_core::Code;
use serde_json::{Value, json};

const BUREAU: &str = "县水利局";

/// 附件二 whose weights add up to 90, with its indicators in the given order and with these scores.
fn overall(rows: &[(&str, &str)]) -> Vec<u8> {
    let mut lines: Vec<Vec<&str>> = vec![
        vec!["2024年度部门整体支出绩效自评表"],
        vec!["单位名称", BUREAU],
        vec!["", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        vec!["年度资金总额", "1", "2", "2", "10", "100%", "10"],
        vec!["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "自评得分", "偏差原因"],
    ];
    for (name, score) in rows {
        lines.push(vec!["产出指标", "数量指标", name, "≥3座", "3座", "40", score]);
    }
    lines.push(vec!["总分", "", "", "", "", "100", "100"]);
    let lines: Vec<&[&str]> = lines.iter().map(Vec::as_slice).collect();
    sheet(&lines)
}

fn file(desk: &Desk, rows: &[(&str, &str)]) {
    let name =
        format!("{}.xlsx", rows.iter().map(|(name, score)| format!("{name}{score}")).collect::<String>());
    desk.import(&name, &overall(rows), json!({ "on_conflict": "replace" }));
}

fn list(desk: &Desk, more: Value) -> Vec<Value> {
    let mut request = json!({ "rule": "score_above_weight" });
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    desk.call("audit", request)["findings"].as_array().unwrap().clone()
}

#[track_caller]
fn only(desk: &Desk) -> Value {
    let found = list(desk, json!({}));
    assert_eq!(found.len(), 1, "{found:#?}");
    found[0].clone()
}

fn set(desk: &Desk, case: &Value, status: &str) {
    let request = json!({ "cases": [case], "status": status, "reason": "局里已说明情况" });
    desk.call("set_finding_status", request);
}

fn steps(desk: &Desk, case: &Value) -> Vec<String> {
    let history = desk.call("finding_history", json!({ "case": case }));
    let text = |step: &Value, key: &str| step[key].as_str().unwrap_or("-").to_owned();
    let steps = history["steps"].as_array().unwrap();
    steps
        .iter()
        .map(|s| [text(s, "event"), text(s, "status"), s["version"].to_string(), text(s, "reason")].join(" "))
        .collect()
}

const TOO_HIGH: &[(&str, &str)] = &[("新建泵站", "40"), ("改造水闸", "45")];
const MOVED: &[(&str, &str)] = &[("清淤河道", "20"), ("改造水闸", "45"), ("新建泵站", "30")];
const MENDED: &[(&str, &str)] = &[("新建泵站", "40"), ("改造水闸", "40")];

/// The same finding keeps its status when rows move in a new file; mended, it is closed by that version; back again, it
/// must be told again.
#[test]
fn a_status_survives_re_import() {
    let desk = Desk::new();
    file(&desk, TOO_HIGH);
    let case = only(&desk)["case"].clone();
    assert_eq!(only(&desk)["status"], "pending");
    set(&desk, &case, "notified");
    file(&desk, MOVED);
    let moved = only(&desk);
    assert_eq!((&moved["case"], &moved["status"]), (&case, &json!("notified")), "{moved}");
    file(&desk, MENDED);
    assert_eq!(list(&desk, json!({})), [] as [Value; 0]);
    let closed = list(&desk, json!({ "closed": true }));
    assert_eq!((&closed[0]["case"], &closed[0]["status"]), (&case, &json!("rectified")));
    assert_eq!(closed[0]["closed"]["version"], 3);
    let why = "第3版（新建泵站40改造水闸40.xlsx）里没有这个问题了";
    assert_eq!(closed[0]["closed"]["why"], why);
    assert_eq!(list(&desk, json!({ "closed": true, "status": "pending" })), [] as [Value; 0]);
    file(&desk, TOO_HIGH);
    assert_eq!((&only(&desk)["case"], &only(&desk)["status"]), (&case, &json!("pending")));
    assert_eq!(
        steps(&desk, &case),
        [
            "opened pending 1 -".to_owned(),
            "set notified 1 局里已说明情况".to_owned(),
            format!("closed rectified 3 {why}"),
            "reopened pending 4 第4版（新建泵站40改造水闸45.xlsx）里又有这个问题".to_owned(),
        ]
    );
    let history = desk.call("finding_history", json!({ "case": case }));
    assert_eq!(history["steps"][1]["by"], "张三");
    assert_eq!(history["steps"][2]["by"], Value::Null, "nobody closed it by hand");
}

/// Undoing an import, taking a correction back and merging departments lose no case and no status.
#[test]
fn no_case_is_lost() {
    let desk = Desk::new();
    file(&desk, TOO_HIGH);
    let case = only(&desk)["case"].clone();
    set(&desk, &case, "waived");
    let undo = || {
        let last = desk.call("imports", json!({}))["imports"][0]["id"].clone();
        desk.call("undo_import", json!({ "id": last }));
    };
    file(&desk, MENDED);
    undo();
    assert_eq!((&only(&desk)["case"], &only(&desk)["status"]), (&case, &json!("waived")));

    let path = "overall.indicators.1.self_score";
    let put =
        json!({ "department": BUREAU, "year": 2024, "path": path, "value": "40", "reason": "电话核实" });
    desk.call("correct", put.clone());
    assert_eq!(list(&desk, json!({})), [] as [Value; 0]);
    desk.call("uncorrect", put);
    assert_eq!((&only(&desk)["case"], &only(&desk)["status"]), (&case, &json!("waived")));
    assert!(steps(&desk, &case).iter().any(|step| step.contains("更正“") && step.starts_with("closed")));

    desk.call("set_department", json!({ "name": "县水务局" }));
    desk.call("merge_departments", json!({ "from": BUREAU, "into": "县水务局" }));
    assert_eq!((&only(&desk)["case"], &only(&desk)["status"]), (&case, &json!("waived")));

    let before = steps(&desk, &case).len();
    let first = desk.call("imports", json!({}))["imports"].as_array().unwrap().last().unwrap()["id"].clone();
    desk.call("undo_import", json!({ "id": first }));
    let closed = list(&desk, json!({ "closed": true }));
    assert_eq!(closed[0]["closed"]["why"], "导入已撤销，目前没有报送");
    assert_eq!(closed[0]["status"], "waived", "an undone import mends nothing");
    assert_eq!(steps(&desk, &case).len(), before + 1);
    file(&desk, TOO_HIGH);
    assert_eq!((&only(&desk)["case"], &only(&desk)["status"]), (&case, &json!("waived")));
    assert_eq!(desk.call("check", json!({}))["ok"], true);
}

/// A switched-off rule closes its findings without calling them mended, and they come back as they were.
#[test]
fn a_setting_is_no_mending() {
    let desk = Desk::new();
    file(&desk, TOO_HIGH);
    let case = only(&desk)["case"].clone();
    set(&desk, &case, "notified");
    let rule = json!({ "year": 2024, "rule": "score_above_weight", "reason": "本县暂不查" });
    let switch = |enabled: bool| {
        let mut request = rule.clone();
        request["enabled"] = json!(enabled);
        desk.call("set_rule", request);
    };
    switch(false);
    let closed = list(&desk, json!({ "closed": true }));
    assert_eq!(closed[0]["status"], "notified");
    assert!(closed[0]["closed"]["why"].as_str().unwrap().ends_with("的设置后不再提出"), "{closed:?}");
    switch(true);
    assert_eq!((&only(&desk)["case"], &only(&desk)["status"]), (&case, &json!("notified")));
    assert_eq!(only(&desk)["settings"], "2024年审核设置第2版");
}

fn errors(desk: &Desk) -> [Value; 3] {
    let filings = desk.call("filings", json!({ "year": 2024 }));
    let ranking = desk.call("rank", json!({ "year": 2024 }));
    let status = desk.call("status", json!({}));
    [
        filings["filings"][0]["findings"]["error"].clone(),
        ranking["rows"][0]["errors"].clone(),
        status["years"][0]["errors"].clone(),
    ]
}

/// What is waived or mended counts against nobody, on any page; the finding itself stays.
#[test]
fn only_what_is_unresolved_counts() {
    let desk = Desk::new();
    file(&desk, TOO_HIGH);
    let [before, ..] = errors(&desk);
    let before = before.as_u64().unwrap();
    assert_eq!(errors(&desk), [json!(before), json!(before), json!(before)]);
    let case = only(&desk)["case"].clone();
    for (status, counts) in
        [("notified", before), ("waived", before - 1), ("rectified", before - 1), ("pending", before)]
    {
        set(&desk, &case, status);
        assert_eq!(errors(&desk), [json!(counts), json!(counts), json!(counts)], "{status}");
        assert_eq!(list(&desk, json!({ "status": status })).len(), 1);
    }
}

/// What is waived says why; what is gone is not set by hand; several are set at once or none.
#[test]
fn a_status_is_set_with_care() {
    let desk = Desk::new();
    file(&desk, TOO_HIGH);
    let case = only(&desk)["case"].clone();
    let ask = |request: Value| desk.ask("set_finding_status", request).unwrap_err();
    for status in ["waived", "rectified"] {
        let error = ask(json!({ "cases": [case], "status": status, "reason": " " }));
        assert_eq!(error.code, Code::BadRequest);
        assert!(error.message.contains("理由"), "{error}");
    }
    assert_eq!(ask(json!({ "cases": [], "status": "notified" })).code, Code::BadRequest);
    let error = ask(json!({ "cases": [case, 9999], "status": "notified" }));
    assert_eq!(
        (error.code, only(&desk)["status"].clone()),
        (Code::NotFound, json!("pending")),
        "all or none"
    );
    let all = desk.call("audit", json!({}));
    let cases: Vec<&Value> = all["findings"].as_array().unwrap().iter().map(|f| &f["case"]).collect();
    assert!(cases.len() > 1);
    desk.call("set_finding_status", json!({ "cases": cases, "status": "notified" }));
    assert_eq!(desk.call("audit", json!({ "status": "pending" }))["findings"], json!([]));
    let log = desk.call("changes", json!({ "limit": 1 }));
    assert!(log["changes"][0]["steps"][0].as_str().unwrap().contains("号问题记为已通知"), "{log}");
    file(&desk, MENDED);
    let error = ask(json!({ "cases": [case], "status": "notified" }));
    assert!(error.message.contains("已经销号"), "{error}");
}

/// A closed year's findings stand as published; opened again, they are those of the data around it.
#[test]
fn a_closed_year_is_judged_when_it_is_opened() {
    let desk = Desk::new();
    let basic = |year: i32, prior: &str, last: &str| {
        sheet(&[
            &[&format!("{year}年度部门整体支出绩效评价基础数据表")],
            &[&format!("填报单位：{BUREAU}")],
            &["经费控制情况", "上年决算数", "本年预算数", "本年决算数"],
            &["三公经费", prior, "2.5", last],
        ])
    };
    desk.import("2024.xlsx", &basic(2024, "2.85", "2.4"), json!({}));
    desk.call("close_year", json!({ "year": 2024 }));
    desk.import("2023.xlsx", &basic(2023, "2", "2.23"), json!({}));
    let prior = || desk.call("audit", json!({ "year": 2024, "rule": "prior_final" }))["findings"].clone();
    assert_eq!(prior(), json!([]));
    let error = desk
        .ask("set_rule", json!({ "year": 2024, "rule": "prior_final", "enabled": false, "reason": "停" }))
        .unwrap_err();
    assert_eq!(error.code, Code::YearClosed);
    desk.call("reopen_year", json!({ "year": 2024, "reason": "补录" }));
    assert_eq!(prior().as_array().unwrap().len(), 1);
    // What goes by opening a year says so.
    desk.call("close_year", json!({ "year": 2024 }));
    let imports = desk.call("imports", json!({}))["imports"].take();
    desk.call("undo_import", json!({ "id": imports[0]["id"] }));
    assert_eq!(prior().as_array().unwrap().len(), 1);
    desk.call("reopen_year", json!({ "year": 2024, "reason": "撤错了" }));
    let gone = desk.call("audit", json!({ "year": 2024, "rule": "prior_final", "closed": true }));
    assert_eq!(gone["findings"][0]["closed"]["why"], "重新打开年度后没有这个问题了", "{gone}");
}

/// Protects a finding from pointing to a case that was closed: a row that is put right in its group is another case,
/// even where the finding reads as before.
#[test]
fn a_row_in_another_group_is_linked_to_its_case() {
    let desk = Desk::new();
    file(&desk, TOO_HIGH);
    let before = only(&desk);
    let request = json!({
        "department": BUREAU, "year": 2024, "path": "overall.indicators.1.level2", "value": "质量指标",
        "reason": "分类写错",
    });
    desk.call("correct", request);
    let after = only(&desk);
    assert_eq!(after["message"], before["message"]);
    set(&desk, &after["case"], "waived");
}

/// Findings that share a cause say which, and the cause says how many they are, wherever they are asked for.
#[test]
fn causes_are_kept_with_the_findings() {
    let desk = Desk::new();
    let real = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/filings");
    let name = "衡山高新技术产业开发区管理委员会2024年度绩效自评.docx";
    desk.call("import", json!({ "paths": [real.join(name)] }));
    let answer = desk.call("audit", json!({}));
    let findings = answer["findings"].as_array().unwrap();
    let causes = answer["causes"].as_array().unwrap();
    assert!(causes.len() >= 4, "{causes:#?}");
    for (n, cause) in causes.iter().enumerate() {
        assert_eq!(cause["cause"], n);
        let own: Vec<&Value> =
            findings.iter().filter(|finding| finding["cause"] == n).map(|finding| &finding["case"]).collect();
        assert_eq!(cause["count"], own.len());
        assert!(own.iter().all(|case| cause["cases"].as_array().unwrap().contains(case)), "{cause}");
    }
    let slip = causes.iter().find(|cause| cause["kind"] == "digits_exchanged").unwrap();
    assert_eq!(
        (&slip["proposal"]["from"], &slip["proposal"]["to"]),
        (&json!("4868.3488"), &json!("4686.3488"))
    );
    let of_kind = desk.call("audit", json!({ "cause": "digits_exchanged" }));
    assert_eq!(of_kind["causes"].as_array().unwrap().len(), 1);
    assert_eq!(of_kind["findings"].as_array().unwrap().len(), slip["cases"].as_array().unwrap().len());

    // Put right as proposed, the cause is gone, and the others stand.
    let path = slip["proposal"]["paths"][0].as_str().unwrap().to_owned();
    let paths: Vec<String> = slip["proposal"]["paths"]
        .as_array()
        .unwrap()
        .iter()
        .map(|path| path.as_str().unwrap().to_owned())
        .collect();
    for path in &paths {
        let department = &findings[0]["department"];
        let put = json!({
            "department": department, "year": 2024, "path": path, "value": "4686.3488", "reason": "照附件一",
        });
        desk.call("correct", put);
    }
    let after = desk.call("audit", json!({}));
    assert!(
        !after["causes"].as_array().unwrap().iter().any(|cause| cause["kind"] == "digits_exchanged"),
        "{path}"
    );
    for other in causes.iter().filter(|cause| cause["kind"] != "digits_exchanged") {
        let stands = |cause: &Value| cause["sentence"] == other["sentence"];
        assert!(after["causes"].as_array().unwrap().iter().any(stands), "{other}");
    }
    let cites =
        |finding: &Value| finding["paths"].as_array().unwrap().iter().any(|p| paths.iter().any(|q| p == q));
    let gone: Vec<&Value> = findings.iter().filter(|f| f["cause"] == slip["cause"]).collect();
    assert!(gone.iter().all(|f| cites(f)));
}
