//! Who has filed and who has not, and the dated steps of a filing: protects the list that departments are phoned
//! from.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use desk::{Desk, overall};
use jiheng_core::Code;
use serde_json::{Value, json};

fn row(desk: &Desk, department: &str) -> Value {
    let status = desk.call("filing_status", json!({ "year": 2024 }));
    let rows = status["rows"].as_array().unwrap().clone();
    rows.into_iter().find(|row| row["department"] == department).unwrap()
}

fn set(desk: &Desk, state: &str, more: Value) -> Result<Value, Code> {
    let mut request = json!({ "department": "县水利局", "year": 2024, "state": state });
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    desk.ask("set_state", request).map_err(|error| {
        assert!(error.message.ends_with('。'), "{error}");
        error.code
    })
}

/// The whole way: not filed, extended, received, returned twice, filed again, approved, changed after approval.
#[test]
fn the_steps_of_a_filing() {
    let desk = Desk::new();
    desk.filed("县水利局", 2023, "2");
    desk.filed("县林业局", 2024, "2");
    let before = row(&desk, "县水利局");
    assert_eq!(
        (&before["state"], &before["date"], &before["due"]),
        (&json!("not_filed"), &Value::Null, &json!(true))
    );
    let status = desk.call("filing_status", json!({ "year": 2024 }));
    assert_eq!(
        (&status["due_from"], &status["due"], &status["filed"]),
        (&json!("register"), &json!(2), &json!(1))
    );

    set(&desk, "extended", json!({ "date": "2020-01-02", "until": "2020-02-03" })).unwrap();
    let extended = row(&desk, "县水利局");
    assert_eq!((&extended["state"], &extended["overdue"]), (&json!("extended"), &json!(true)));
    set(&desk, "extended", json!({ "until": "2999-12-31" })).unwrap();
    assert_eq!(row(&desk, "县水利局")["overdue"], false);

    desk.filed("县水利局", 2024, "2");
    assert_eq!(row(&desk, "县水利局")["state"], "received");
    desk.filed("县水利局", 2024, "2");
    assert_eq!(row(&desk, "县水利局")["history"].as_array().unwrap().len(), 3, "the same file is no step");

    set(&desk, "returned", json!({ "reason": " 合计不对 ", "date": "2025-04-18" })).unwrap();
    let returned = row(&desk, "县水利局");
    assert_eq!(
        (&returned["state"], &returned["reason"], &returned["date"], &returned["times_returned"]),
        (&json!("returned"), &json!("合计不对"), &json!("2025-04-18"), &json!(1))
    );
    let again = |executed: &str| {
        let outcome =
            desk.import("a.xlsx", &overall("县水利局", 2024, executed), json!({ "on_conflict": "replace" }));
        assert_eq!(outcome["status"], "imported");
    };
    again("1.5");
    assert_eq!(row(&desk, "县水利局")["state"], "resubmitted");
    set(&desk, "returned", json!({ "reason": "还是不对" })).unwrap();
    again("1.6");
    set(&desk, "approved", json!({})).unwrap();
    let approved = row(&desk, "县水利局");
    assert_eq!((&approved["state"], &approved["times_returned"]), (&json!("approved"), &json!(2)));
    again("1.7");
    assert_eq!(row(&desk, "县水利局")["state"], "resubmitted", "what was approved is not what is there now");
}

/// A step that makes no sense is refused with its reason, and leaves no trace.
#[test]
fn senseless_steps_are_refused() {
    let desk = Desk::new();
    desk.filed("县水利局", 2023, "2");
    for (state, more) in [
        ("approved", json!({})),
        ("returned", json!({ "reason": "合计不对" })),
        ("extended", json!({})),
        ("extended", json!({ "until": "明天" })),
        ("extended", json!({ "until": "2025-02-30" })),
        ("not_filed", json!({ "date": "20250418" })),
        ("extended", json!({ "date": "2025-04-18", "until": "2025-04-17" })),
        ("not_filed", json!({ "year": 20244 })),
    ] {
        assert_eq!(set(&desk, state, more.clone()), Err(Code::BadRequest), "{state} {more}");
    }
    desk.filed("县水利局", 2024, "2");
    for (state, more) in [
        ("returned", json!({})),
        ("returned", json!({ "reason": "  " })),
        ("not_filed", json!({})),
        ("approved", json!({ "until": "2025-05-01" })),
    ] {
        assert_eq!(set(&desk, state, more.clone()), Err(Code::BadRequest), "{state} {more}");
    }
    assert_eq!(row(&desk, "县水利局")["history"].as_array().unwrap().len(), 1);
    let unknown = json!({ "department": "县林业局", "year": 2024, "state": "approved" });
    assert_eq!(desk.ask("set_state", unknown).unwrap_err().code, Code::NotFound);
}

/// A rehearsal of an import is no step.
#[test]
fn a_dry_run_is_no_step() {
    let desk = Desk::new();
    desk.filed("县水利局", 2023, "2");
    desk.import("a.xlsx", &overall("县水利局", 2024, "2"), json!({ "dry_run": true }));
    assert_eq!(row(&desk, "县水利局")["state"], "not_filed");
}

/// The printed list: one line a department, what is due, what came in, how often it went back.
#[test]
fn the_list_is_printed() {
    let desk = Desk::new();
    desk.filed("县水利局", 2024, "2");
    desk.filed("县林业局", 2023, "2");
    set(&desk, "returned", json!({ "reason": "合计不对", "date": "2025-04-18" })).unwrap();
    let out = desk.folder.path().join("报送情况.xlsx");
    let written = desk.call("report", json!({ "kind": "filing_status", "year": 2024, "out": out }));
    assert_eq!(written["rows"], 2);
    assert!(std::fs::read(&out).unwrap().starts_with(b"PK"));
    let status = desk.app.store().filing_status(2024, "2025-05-01").unwrap();
    let imprint = jiheng_core::report::Imprint {
        year: 2024,
        bureau: Some("某县财政局".into()),
        ..jiheng_core::report::Imprint::default()
    };
    insta::assert_snapshot!(jiheng_core::report::filing_status(&status, "2025-05-01", &imprint), @r"
    2024年度绩效自评报送情况表
    填报单位：某县财政局 | 
    序号 | 编码 | 单位 | 应报 | 已报 | 状态 | 日期 | 退回次数 | 备注
    1 | — | 县林业局 | 附件一、附件二及各项目附件三 | — | 未报 | — | 0 | 
    2 | — | 县水利局 | 附件一、附件二及各项目附件三 | 附件二 | 退回 | 2025-04-18 | 1 | 退回原因：合计不对
    合计 |  |  | 2个单位 | 1个单位、附件三0份 |  |  | 1 | 
    注：1. 截至2025-05-01。范围：全部类别。应报以部门名册为准，按单位编码排列。
    　　2. 应报2个单位，已报1个，未报1个（其中延期0个，延期已过的0个）。
    　　3. “—”表示没有填报、没有登记或不能计算，不是0。
    填表人： | 审核人： | 单位负责人： | 填报日期：
    ");
    let empty = Desk::new();
    let none = empty.ask("report", json!({ "kind": "filing_status", "year": 2024, "out": out })).unwrap_err();
    assert_eq!(none.code, Code::NotFound);
}

/// Protects an undone import from leaving its mark on the state: what it led to goes with it, and what the bureau
/// did before stands again, the return counted once.
#[test]
fn an_undone_import_takes_its_step_with_it() {
    let desk = Desk::new();
    let undo = |desk: &Desk| {
        let imports = desk.call("imports", json!({}));
        let latest = imports["imports"].as_array().unwrap().iter().find(|line| line["undone_at"].is_null());
        desk.call("undo_import", json!({ "id": latest.unwrap()["id"] }));
    };
    let states = |desk: &Desk| -> Vec<Value> {
        let history = row(desk, "县水利局")["history"].take();
        history.as_array().unwrap().iter().map(|step| step["state"].clone()).collect()
    };
    let file = |desk: &Desk, executed: &str| {
        let bytes = overall("县水利局", 2024, executed);
        assert_eq!(desk.import("a.xlsx", &bytes, json!({ "on_conflict": "replace" }))["status"], "imported");
    };
    desk.filed("县水利局", 2023, "2");
    set(&desk, "extended", json!({ "until": "2999-12-31" })).unwrap();
    file(&desk, "2");
    assert_eq!(states(&desk), ["extended", "received"]);
    undo(&desk);
    assert_eq!(
        (states(&desk), &row(&desk, "县水利局")["state"]),
        (vec![json!("extended")], &json!("extended"))
    );

    file(&desk, "2");
    set(&desk, "returned", json!({ "reason": "合计不对", "date": "2025-04-18" })).unwrap();
    file(&desk, "1.5");
    assert_eq!(row(&desk, "县水利局")["state"], "resubmitted");
    undo(&desk);
    let back = row(&desk, "县水利局");
    assert_eq!(
        (&back["state"], &back["date"], &back["times_returned"]),
        (&json!("returned"), &json!("2025-04-18"), &json!(1))
    );

    file(&desk, "1.5");
    set(&desk, "approved", json!({})).unwrap();
    undo(&desk);
    let back = row(&desk, "县水利局");
    assert_eq!(back["state"], "received", "what was approved is no longer there");
    assert!(back["reason"].as_str().unwrap().contains("撤销"), "{back}");
    set(&desk, "approved", json!({})).unwrap();
    file(&desk, "1.7");
    undo(&desk);
    assert_eq!(row(&desk, "县水利局")["state"], "approved", "approved before that import");
    assert_eq!(desk.call("check", json!({}))["ok"], true);
}
