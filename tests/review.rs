//! 复核 and the rule sets of a year, as the window and the command line reach them. Protects that a decision of the
//! bureau counts, is bounded and signed, and follows a filing into new versions only where nothing changed.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/desk.rs"]
mod desk;

use std::path::Path;

use desk::Desk;
use jiheng_core::Code;
use serde_json::{Value, json};

const KAIYUN: &str = "衡山县开云新区事务中心";

fn desk() -> Desk {
    let desk = Desk::new();
    let name = format!("../../tests/fixtures/filings/{KAIYUN}2023年度绩效自评.xlsx");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name).display().to_string();
    desk.call("import", json!({ "paths": [path] }));
    desk
}

fn decide(desk: &Desk, item: &str, score: &str, reason: &str) -> Result<Value, jiheng_core::Error> {
    desk.ask(
        "review",
        json!({
            "department": KAIYUN, "year": 2023, "by": "王五",
            "decisions": [{ "form": "overall", "item": item, "score": score, "reason": reason }],
        }),
    )
}

fn ranked(desk: &Desk, by: &str) -> Value {
    desk.call("rank", json!({ "year": 2023, "by": by }))["rows"][0].take()
}

/// Protects the arithmetic of a decision: the row counts with the points given, the others as before; the ranking
/// says so; taken back, everything is as it was.
#[test]
fn a_decision_counts_until_it_is_taken_back() {
    let desk = desk();
    let before = ranked(&desk, "final");
    assert_eq!(ranked(&desk, "reviewed")["rank"], Value::Null, "nothing is reviewed yet");
    let after = decide(&desk, "1", "2", "没有指标值，完成值是不等式").unwrap();
    assert_eq!(after["scores"]["overall"]["reviewed_score"], "91", "95 − 6 + 2");
    assert_eq!(after["scores"]["overall"]["final_score"], "91");
    assert_eq!(after["scores"]["overall"]["recomputed_score"], before["recomputed_score"]);
    let row = ranked(&desk, "reviewed");
    assert_eq!(
        (&row["rank"], &row["reviewed_score"], &row["score_gap"]),
        (&json!(1), &json!("91"), &json!("4"))
    );
    let shown = desk.call("show", json!({ "department": KAIYUN, "year": 2023 }));
    assert_eq!(shown["overall"]["indicators"][1]["reviewed_score"], "2");
    assert_eq!(shown["reviews"][0]["by"], "王五");
    decide(&desk, "total", "60", "整体核定").unwrap();
    assert_eq!(
        ranked(&desk, "final")["final_score"],
        "60",
        "a decision on the whole form stands above its rows"
    );
    for item in ["1", "total"] {
        let request = json!({ "department": KAIYUN, "year": 2023, "form": "overall", "item": item });
        desk.call("withdraw_review", request);
    }
    assert_eq!(ranked(&desk, "final"), before);
}

/// Protects the cut-off time that a ranking states: a decision made after the files came in moves it.
#[test]
fn a_decision_moves_the_cut_off_time() {
    let desk = desk();
    // What came in is made older than the decision, so that no clock has to be waited for.
    let conn = rusqlite::Connection::open(&desk.app.database).unwrap();
    conn.execute("UPDATE form SET saved_at = '2024-04-01T08:00:00+08:00'", []).unwrap();
    drop(conn);
    let as_of = || desk.call("rank", json!({ "year": 2023 }))["as_of"].take();
    assert_eq!(as_of(), "2024-04-01T08:00:00+08:00");
    let decided = decide(&desk, "1", "2", "依据不足").unwrap();
    assert_eq!(as_of(), decided["reviews"][0]["at"]);
}

/// Protects against decisions that cannot be defended: beyond the weight, below 0, without a reason, on nothing.
#[test]
fn a_decision_is_bounded_and_explained() {
    let desk = desk();
    for (item, score, reason, code) in [
        ("1", "7.5", "好", Code::BadRequest),
        ("1", "-1", "差", Code::BadRequest),
        ("1", "5", "  ", Code::BadRequest),
        ("99", "5", "好", Code::NotFound),
        ("x", "5", "好", Code::BadRequest),
        ("total", "101", "好", Code::BadRequest),
        ("execution", "11", "好", Code::BadRequest),
    ] {
        let error = decide(&desk, item, score, reason).unwrap_err();
        assert_eq!(error.code, code, "{item} {score}: {error}");
    }
    let request = json!({
        "department": KAIYUN, "year": 2023,
        "decisions": [
            { "form": "overall", "item": "1", "score": "5", "reason": "好" },
            { "form": "project:9", "item": "1", "score": "5", "reason": "好" },
        ],
    });
    assert_eq!(desk.ask("review", request).unwrap_err().code, Code::NotFound);
    assert_eq!(
        ranked(&desk, "final")["reviewed_score"],
        Value::Null,
        "several decisions are made together or not at all"
    );
}

/// Protects the rules of a year: a change is looked at beforehand, needs a reason, is kept with the one before, and
/// every ranking names the one it was made by.
#[test]
fn a_rule_set_is_previewed_set_and_rolled_on() {
    let desk = desk();
    let sets = desk.call("rule_set", json!({ "year": 2023 }));
    assert_eq!(sets["editions"][0]["edition"], 0);
    let mut rules = sets["editions"][0]["rules"].clone();
    rules["name"] = json!("本县 2023");
    rules["lines"]["excellent"] = json!("96");
    let preview = desk.call("preview_rule_set", json!({ "year": 2023, "rules": rules }));
    assert_eq!(preview["scored"], 1);
    assert_eq!(preview["changes"][0]["grade_now"], "优");
    assert_eq!(preview["changes"][0]["grade_then"], "良");
    let refused =
        desk.ask("set_rule_set", json!({ "year": 2023, "rules": rules, "reason": " " })).unwrap_err();
    assert_eq!(refused.code, Code::BadRequest);
    let set = desk.call("set_rule_set", json!({ "year": 2023, "rules": rules, "reason": "局务会" }));
    assert_eq!((&set["editions"][0]["edition"], &set["editions"][0]["by"]), (&json!(1), &json!("张三")));
    assert_eq!((&set["editions"][1]["edition"], &set["editions"][2]), (&json!(0), &Value::Null));
    let ranking = desk.call("rank", json!({ "year": 2023 }));
    assert_eq!((&ranking["rule_set"], &ranking["rows"][0]["grade"]), (&json!("本县 2023"), &json!("良")));
    let next = desk.call("roll_rule_set", json!({ "from": 2023, "to": 2024 }));
    assert_eq!(next["editions"][0]["rules"], rules);
    rules["lines"]["good"] = json!("97");
    let refused =
        desk.ask("set_rule_set", json!({ "year": 2023, "rules": rules, "reason": "试" })).unwrap_err();
    assert_eq!(refused.code, Code::BadRequest, "{refused}");
}

/// Protects decisions against being lost or misapplied when a department files again: they follow what stayed as it
/// was, and for what changed the bureau is told to decide again.
#[test]
fn decisions_follow_into_a_new_version_where_nothing_changed() {
    let desk = Desk::new();
    let form = |executed: &str| {
        desk::sheet(&[
            &["2024年度部门整体支出绩效自评表"],
            &["单位名称", "县水利局"],
            &["", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
            &["年度资金总额", "#100", "#100", executed, "#10", "", "#9"],
            &["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
            &["产出指标", "数量指标", "修渠", "≥30公里", "35公里", "#50", "#50"],
            &["效益指标", "社会效益指标", "受益", "明显", "明显", "#40", "#40"],
            &["总分", "", "", "", "", "#100", "#99"],
        ])
    };
    desk.import("初报.xlsx", &form("#90"), json!({}));
    let decide = |item: &str, score: &str| {
        desk.call(
            "review",
            json!({
                "department": "县水利局", "year": 2024, "by": "王五",
                "decisions": [{ "form": "overall", "item": item, "score": score, "reason": "依据不足" }],
            }),
        )
    };
    decide("execution", "8");
    decide("1", "30");
    let again = desk.import("再报.xlsx", &form("#95"), json!({ "on_conflict": "replace" }));
    assert_eq!(again["problems"][0]["code"], "review_lost", "{again}");
    let shown = desk.call("show", json!({ "department": "县水利局", "year": 2024 }));
    let kept: Vec<&Value> = shown["reviews"].as_array().unwrap().iter().collect();
    assert_eq!(kept.len(), 1, "{again} {shown}");
    assert_eq!((&kept[0]["item"], &kept[0]["score"]), (&json!("1"), &json!("30")));
}

/// Protects the bureau from being told to decide again what it need not: a form that the new file leaves alone keeps
/// its decisions, though two of its rows are alike.
#[test]
fn a_form_that_was_left_alone_keeps_its_decisions() {
    let desk = Desk::new();
    let row = ["产出指标", "数量指标", "修渠", "≥30公里", "35公里", "#45", "#45"];
    let overall = desk::sheet(&[
        &["2024年度部门整体支出绩效自评表"],
        &["单位名称", "县水利局"],
        &["", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        &["年度资金总额", "#100", "#100", "#90", "#10", "", "#9"],
        &["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        &row,
        &row,
        &["总分", "", "", "", "", "#100", "#99"],
    ]);
    let basic = |budget: &str| {
        desk::sheet(&[
            &["2024年度部门整体支出绩效评价基础数据表"],
            &["填报单位：县水利局"],
            &["经费控制情况", "上年决算数", "本年预算数", "本年决算数"],
            &["三公经费", "2.85", budget, "2.4"],
        ])
    };
    desk.import("附件二.xlsx", &overall, json!({}));
    desk.import("附件一.xlsx", &basic("2.5"), json!({}));
    let here = json!({ "department": "县水利局", "year": 2024 });
    let decisions = json!([{ "form": "overall", "item": "1", "score": "30", "reason": "依据不足" }]);
    desk.call("review", json!({ "department": "县水利局", "year": 2024, "decisions": decisions }));
    let again = desk.import("附件一改.xlsx", &basic("2.6"), json!({ "on_conflict": "replace" }));
    assert_eq!(desk.call("show", here)["reviews"][0]["score"], "30");
    assert_eq!((&again["status"], &again["problems"]), (&json!("imported"), &json!([])), "{again}");
}

/// Protects decisions from a version that is brought back: those on what it has just so go with it.
#[test]
fn decisions_follow_into_a_version_that_is_brought_back() {
    let desk = Desk::new();
    for executed in ["1.5", "1.6"] {
        let form = desk::sheet(&[
            &["2024年度部门整体支出绩效自评表"],
            &["单位名称", "县水利局"],
            &["", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
            &["年度资金总额", "1", "2", executed, "#10", "", "#9"],
            &["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
            &["产出指标", "数量指标", "修渠", "≥30公里", "35公里", "#90", "#90"],
            &["总分", "", "", "", "", "#100", "#99"],
        ]);
        desk.import(&format!("{executed}.xlsx"), &form, json!({ "on_conflict": "replace" }));
    }
    let decide = |item: &str, score: &str| json!({ "form": "overall", "item": item, "score": score, "reason": "核对" });
    let decisions = json!([decide("0", "60"), decide("execution", "3")]);
    desk.call("review", json!({ "department": "县水利局", "year": 2024, "decisions": decisions }));
    let back = json!({ "department": "县水利局", "year": 2024, "version": 1, "reason": "第2版报错了" });
    desk.call("restore_version", back);
    let shown = desk.call("show", json!({ "department": "县水利局", "year": 2024 }));
    let kept: Vec<_> = shown["reviews"].as_array().unwrap().iter().map(|kept| &kept["item"]).collect();
    assert_eq!(kept, ["0"], "what was decided on other figures does not count");
}

/// Protects the next year from the deadline of this one, and rules from a year that cannot be.
#[test]
fn a_deadline_moves_on_with_the_year() {
    let desk = desk();
    let mut rules = desk.call("rule_set", json!({ "year": 2023 }))["editions"][0]["rules"].take();
    rules["quality"]["deadline"] = json!("2024-02-29");
    let set = |year: i32| json!({ "year": year, "rules": rules, "reason": "通知" });
    assert_eq!(desk.ask("set_rule_set", set(20_233)).unwrap_err().code, Code::BadRequest);
    desk.call("set_rule_set", set(2023));
    let rolled = desk.call("roll_rule_set", json!({ "from": 2023, "to": 2024 }));
    assert_eq!(rolled["editions"][0]["rules"]["quality"]["deadline"], "2025-02-28", "{rolled}");
    let error = desk.ask("roll_rule_set", json!({ "from": 2023, "to": i32::MAX })).unwrap_err();
    assert_eq!(error.code, Code::BadRequest);
}

/// Protects the bound of a decision from the other side: a weight is not put right to less than was given by it.
#[test]
fn a_weight_is_not_corrected_below_a_decision() {
    let desk = desk();
    decide(&desk, "1", "5", "依据不足").unwrap();
    let correct = |value: &str| {
        desk.ask(
            "correct",
            json!({
                "department": KAIYUN, "year": 2023, "path": "overall.indicators.1.weight", "value": value,
                "reason": "核对",
            }),
        )
    };
    for value in ["4", ""] {
        let error = correct(value).expect_err(value);
        assert_eq!(error.code, Code::BadRequest, "{error}");
        assert!(error.message.contains("复核"), "{error}");
    }
    correct("8").unwrap();
    decide(&desk, "1", "7.5", "依据不足").unwrap();
    let back = json!({ "department": KAIYUN, "year": 2023, "path": "overall.indicators.1.weight" });
    assert_eq!(desk.ask("uncorrect", back.clone()).unwrap_err().code, Code::BadRequest);
    decide(&desk, "1", "7", "依据不足").unwrap();
    desk.call("uncorrect", back);
}

/// Protects decisions from an undo: what was reviewed since an import stands in its way, with who decided.
#[test]
fn a_decision_stands_in_the_way_of_an_undo() {
    let desk = desk();
    decide(&desk, "1", "5", "依据不足").unwrap();
    let error = desk.ask("undo_import", json!({ "id": 1 })).unwrap_err();
    assert_eq!(error.code, Code::BadRequest);
    assert!(error.message.contains("王五"), "{error}");
    let request = json!({ "department": KAIYUN, "year": 2023, "form": "overall", "item": "1" });
    desk.call("withdraw_review", request);
    desk.call("undo_import", json!({ "id": 1 }));
}

/// Protects the setting which ratio 三公变动率 is: by budgets it rests on what was filed the year before.
#[test]
fn the_rules_say_which_ratio_the_three_public_change_is() {
    let desk = Desk::new();
    desk.call("demo", json!({ "departments": 6, "from": 2023, "to": 2024, "seed": 3 }));
    let compare = |year| {
        desk.call("compare", json!({ "year": year, "metric": "three_public_change_rate", "departments": [] }))
    };
    let by_finals = compare(2024);
    let mut rules = desk.call("rule_set", json!({ "year": 2024 }))["editions"][0]["rules"].take();
    rules["three_public_change"] = json!("budgets");
    desk.call("set_rule_set", json!({ "year": 2024, "rules": rules, "reason": "通知规定" }));
    let by_budgets = compare(2024);
    assert_ne!(by_finals["info"]["formula"], by_budgets["info"]["formula"]);
    let number = |value: &Value| value.as_str().map(|text| text.parse::<f64>().unwrap());
    let budget = |department: &Value, year: i32| {
        let filing = desk.call("show", json!({ "department": department, "year": year }));
        number(&filing["basic_data"]["three_public"]["total"]["budget"])
    };
    let mut rates = 0;
    for row in by_budgets["rows"].as_array().unwrap() {
        let Some(rate) = number(&row["value"]) else {
            assert!(row["note"].is_string(), "{row}");
            continue;
        };
        let (now, before) =
            (budget(&row["department"], 2024).unwrap(), budget(&row["department"], 2023).unwrap());
        assert!(((now - before) / before - rate).abs() < 1e-6, "{row}: {now} after {before}");
        rates += 1;
    }
    assert!(rates > 0, "{by_budgets}");
    assert_eq!(
        compare(2023)["info"]["formula"],
        by_finals["info"]["formula"],
        "the other year stays as it was"
    );
}
