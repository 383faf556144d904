//! 结账, as the window and the command line reach it. Protects that what was published stays, that a closed year is
//! not changed from anywhere, and that damage to what was frozen is seen.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/desk.rs"]
mod desk;

use desk::Desk;
use jiheng_core::Code;
use serde_json::{Value, json};

const BUREAU: &str = "县水利局";

fn form(year: i32, score: &str) -> Vec<u8> {
    desk::sheet(&[
        &[&format!("{year}年度部门整体支出绩效自评表")],
        &["单位名称", BUREAU],
        &["", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        &["年度资金总额", "#100", "#100", "#100", "#10", "", "#10"],
        &["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        &["效益指标", "社会效益指标", "受益", "明显", "明显", "#90", score],
        &["总分", "", "", "", "", "#100", "#95"],
    ])
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.import("2024.xlsx", &form(2024, "#85"), json!({}));
    desk
}

fn final_score(desk: &Desk, published: bool) -> Value {
    desk.call("rank", json!({ "year": 2024, "published": published }))["rows"][0]["final_score"].take()
}

/// Protects a closed year: nothing of it is changed, by whatever command, until it is opened again with a reason;
/// other years go on.
#[test]
fn a_closed_year_is_not_changed() {
    let desk = desk();
    let closed = desk.call("close_year", json!({ "year": 2024 }));
    assert_eq!((&closed["closed"], &closed["filed"]), (&json!(true), &json!(1)));
    let sets = desk.call("rule_set", json!({ "year": 2024 }));
    let mut rules = sets["editions"][0]["rules"].clone();
    rules["name"] = json!("另一套");
    let here = json!({ "department": BUREAU, "year": 2024 });
    let with = |more: Value| {
        let mut request = here.clone();
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    };
    let decision = json!([{ "form": "overall", "item": "0", "score": "1", "reason": "依据不足" }]);
    for (command, request) in [
        ("correct", with(json!({ "path": "overall.funds.executed", "value": "90", "reason": "核对" }))),
        ("review", with(json!({ "decisions": decision }))),
        ("set_state", with(json!({ "state": "returned", "reason": "退" }))),
        ("enter", with(json!({ "form": "basic_data" }))),
        ("set_rule_set", json!({ "year": 2024, "rules": rules, "reason": "改" })),
        ("set_rule", json!({ "year": 2024, "rule": "weights_sum", "enabled": false, "reason": "不用" })),
        ("close_year", json!({ "year": 2024 })),
        ("undo_import", json!({ "id": 1 })),
        ("draw_sample", json!({ "year": 2024, "size": 1, "seed": "1" })),
    ] {
        let error = desk.ask(command, request).expect_err(command);
        assert_eq!(error.code, Code::YearClosed, "{command}: {error}");
        assert!(command != "undo_import" || error.message.contains("2024年度"), "{error}");
    }
    let again = desk.import("再报.xlsx", &form(2024, "#80"), json!({ "on_conflict": "replace" }));
    assert_eq!((&again["status"], &again["problems"][0]["code"]), (&json!("refused"), &json!("year_closed")));
    for year in [2023, 2025] {
        let other = desk.import(&format!("{year}.xlsx"), &form(year, "#80"), json!({}));
        assert_eq!(other["status"], "imported", "{other}");
    }
    assert_eq!(final_score(&desk, false), "95");
    assert_eq!(
        desk.ask("reopen_year", json!({ "year": 2024, "reason": " " })).unwrap_err().code,
        Code::BadRequest
    );
    let open = desk.call("reopen_year", json!({ "year": 2024, "reason": "漏报一张表" }));
    assert_eq!(
        (&open["closed"], &open["closings"][0]["reopen_reason"]),
        (&json!(false), &json!("漏报一张表"))
    );
    desk.call("review", with(json!({ "decisions": decision })));
    assert_eq!((final_score(&desk, true), final_score(&desk, false)), (json!("95"), json!("11")));
    assert_eq!(desk.call("check", json!({}))["ok"], true);
}

/// Protects what was published: the ranking of then with its rules, whatever is ranked by, and the closing it is of.
#[test]
fn the_published_ranking_is_that_of_the_closing() {
    let desk = desk();
    assert_eq!(
        desk.ask("rank", json!({ "year": 2024, "published": true })).unwrap_err().code,
        Code::NotFound
    );
    let strip = |mut ranking: Value| {
        ranking["published"] = Value::Null;
        ranking
    };
    let now: Vec<Value> = ["self", "recomputed", "reviewed", "final"]
        .map(|by| desk.call("rank", json!({ "year": 2024, "by": by })))
        .into();
    let checksum = desk.call("close_year", json!({ "year": 2024 }))["closings"][0]["checksum"].take();
    for (by, now) in ["self", "recomputed", "reviewed", "final"].into_iter().zip(now) {
        let published = desk.call("rank", json!({ "year": 2024, "by": by, "published": true }));
        assert_eq!(published["published"]["checksum"], checksum);
        assert_eq!(strip(published), now, "{by}");
    }
}

/// Protects against a frozen result that was tampered with: the check says so, and it is not shown.
#[test]
fn a_damaged_snapshot_is_seen() {
    let desk = desk();
    desk.call("close_year", json!({ "year": 2024 }));
    let conn = rusqlite::Connection::open(desk.folder.path().join("绩衡.db")).unwrap();
    conn.execute("UPDATE closing SET snapshot = x'0300'", []).unwrap();
    drop(conn);
    let error = desk.ask("rank", json!({ "year": 2024, "published": true })).unwrap_err();
    assert_eq!(error.code, Code::DatabaseDamaged);
    assert_eq!(desk.call("check", json!({}))["ok"], false);
}

/// Protects who reviews a closed year's sample from a later change, and the draw itself.
#[test]
fn the_sample_of_a_closed_year_stays() {
    let desk = desk();
    let draw = json!({ "year": 2024, "size": 1, "seed": "1", "reviewers": ["王五"] });
    desk.call("draw_sample", draw.clone());
    desk.call("close_year", json!({ "year": 2024 }));
    let assign = json!({ "year": 2024, "department": BUREAU, "reviewer": "钱七" });
    for (command, request) in [("draw_sample", draw), ("assign_reviewer", assign)] {
        let error = desk.ask(command, request).expect_err(command);
        assert_eq!(error.code, Code::YearClosed, "{command}: {error}");
    }
}
