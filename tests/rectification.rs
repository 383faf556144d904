//! 整改: dates, replies and how it ended. Protects that what departments answered reaches the right finding, that nothing
//! unreadable is taken for an answer, and that the ledger says by whom and when a finding was settled.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use desk::{Desk, sheet};
use jiheng_core::Code;
use serde_json::{Value, json};

const BUREAU: &str = "县水利局";

/// 附件二 in which the row's self-score stands above its weight of 40.
fn overall(score: &str) -> Vec<u8> {
    sheet(&[
        &["2024年度部门整体支出绩效自评表"],
        &["单位名称", BUREAU],
        &["", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        &["年度资金总额", "1", "2", "2", "10", "100%", "10"],
        &["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "自评得分", "偏差原因"],
        &["产出指标", "数量指标", "修渠", "≥3座", "3座", "40", score],
        &["总分", "", "", "", "", "50", "50"],
    ])
}

fn filed(desk: &Desk, score: &str) {
    desk.import(&format!("{score}.xlsx"), &overall(score), json!({ "on_conflict": "replace" }));
}

/// The case of the score above its weight.
fn case(desk: &Desk) -> Value {
    let found = desk.call("audit", json!({ "rule": "score_above_weight" }));
    found["findings"][0]["case"].clone()
}

fn ledger(desk: &Desk) -> Vec<Value> {
    desk.call("rectification", json!({ "year": 2024 }))["rows"].as_array().unwrap().clone()
}

fn number(case: &Value) -> String {
    format!("2024-{:04}", case.as_i64().unwrap())
}

const HEADER: &[&str] = &["序号", "编号", "规则", "单位说明", "是否整改"];
const RULE: &str = "得分超过分值";

fn replies(desk: &Desk, rows: &[&[&str]], dry_run: bool) -> Value {
    let title: &[&str] = &["2024年度审核问题清单"];
    let all: Vec<&[&str]> = [title, HEADER].into_iter().chain(rows.iter().copied()).collect();
    let path = desk.file("清单.xlsx", &sheet(&all));
    desk.call("read_replies", json!({ "paths": [path], "dry_run": dry_run }))
}

fn outcomes(read: &Value) -> Vec<(String, String)> {
    let replies = read["files"][0]["replies"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    replies.iter().map(|reply| (text(&reply["outcome"]), text(&reply["problem"]))).collect()
}

/// Only what the department was told of is in the ledger; a date that is past makes it overdue, an answer that it is
/// mended waits for the bureau, and a status set by the bureau settles it with name and day.
#[test]
fn a_finding_goes_through_the_ledger() {
    let desk = Desk::new();
    filed(&desk, "45");
    let case = case(&desk);
    assert_eq!(ledger(&desk), Vec::<Value>::new());

    desk.call("set_deadline", json!({ "cases": [case], "deadline": "2025-05-30", "notify": true }));
    let row = ledger(&desk)[0].clone();
    assert_eq!((&row["stage"], &row["status"]), (&json!("overdue"), &json!("notified")));
    assert_eq!((&row["number"], &row["deadline"]), (&json!(number(&case)), &json!("2025-05-30")));

    desk.call("set_deadline", json!({ "cases": [case], "deadline": "2999-12-31" }));
    assert_eq!(ledger(&desk)[0]["stage"], "open");

    let reply = json!({ "case": case, "explanation": " 漏填分值 ", "rectified": true });
    desk.call("record_reply", reply);
    let row = ledger(&desk)[0].clone();
    assert_eq!(row["stage"], "answered");
    assert_eq!(row["progress"], "单位称已整改：漏填分值");
    assert_eq!(row["reviewer"], Value::Null);

    desk.call(
        "set_finding_status",
        json!({ "cases": [case], "status": "rectified", "reason": "已看原始凭证" }),
    );
    let row = ledger(&desk)[0].clone();
    assert_eq!(row["stage"], "settled");
    assert_eq!(row["progress"], "单位称已整改：漏填分值；经复核已整改（已看原始凭证）");
    assert_eq!(row["reviewer"], "张三");
    assert_eq!(row["settled_on"].as_str().map(str::len), Some(10));
}

/// A new version without the fault settles it, and says so; with the fault again it is open again and to be told anew.
#[test]
fn a_new_version_settles_and_reopens() {
    let desk = Desk::new();
    filed(&desk, "45");
    let case = case(&desk);
    desk.call("set_finding_status", json!({ "cases": [case], "status": "notified" }));
    filed(&desk, "40");
    let row = ledger(&desk)[0].clone();
    assert_eq!((&row["stage"], &row["status"]), (&json!("settled"), &json!("rectified")));
    assert!(row["progress"].as_str().unwrap().starts_with("重报后已改正（第2版"), "{row}");
    filed(&desk, "45");
    let row = ledger(&desk)[0].clone();
    assert_eq!((&row["stage"], &row["status"]), (&json!("open"), &json!("pending")));
    assert_eq!((&row["reviewer"], &row["settled_on"]), (&Value::Null, &Value::Null));
}

/// A list that came back reaches its finding by the number; read again it changes nothing; another answer takes the
/// place of the first.
#[test]
fn a_list_that_came_back_is_taken_once() {
    let desk = Desk::new();
    filed(&desk, "45");
    let number = number(&case(&desk));
    let rows: &[&[&str]] = &[&["1", &number, RULE, "已改，见重报的附件二", "是"]];

    let looked = replies(&desk, rows, true);
    assert_eq!(outcomes(&looked), [("new".to_owned(), String::new())]);
    assert_eq!(ledger(&desk), Vec::<Value>::new(), "looking keeps nothing");

    replies(&desk, rows, false);
    let row = ledger(&desk)[0].clone();
    assert_eq!(row["reply"]["explanation"], "已改，见重报的附件二");
    assert_eq!((&row["reply"]["rectified"], &row["reply"]["file"]), (&json!(true), &json!("清单.xlsx")));

    assert_eq!(outcomes(&replies(&desk, rows, false))[0].0, "unchanged");
    let other: &[&[&str]] = &[&["1", &number, RULE, "", "未整改，等追加预算"]];
    assert_eq!(outcomes(&replies(&desk, other, false))[0].0, "changed");
    assert_eq!(ledger(&desk)[0]["progress"], "单位称未整改：未整改，等追加预算");
}

/// Where people sign below a list is no row of it, and a mobile number in an answer is kept but not shown.
#[test]
fn signatures_are_no_answers_and_mobile_numbers_are_masked() {
    let desk = Desk::new();
    filed(&desk, "45");
    let number = number(&case(&desk));
    let rows: &[&[&str]] = &[
        &["1", &number, RULE, "请问王五13812345678", "是"],
        &["填表人：张三", "填表人：张三", "审核人：", "填报日期：2025年5月8日", "填报日期：2025年5月8日"],
    ];
    let read = replies(&desk, rows, false);
    assert_eq!(outcomes(&read), [("new".to_owned(), String::new())]);
    assert_eq!(read["files"][0]["replies"][0]["explanation"], "请问王五138****5678");
    let row = ledger(&desk)[0].clone();
    assert_eq!(row["progress"], "单位称已整改：请问王五138****5678");
    assert!(!row.to_string().contains("13812345678"), "{row}");
    assert_eq!(outcomes(&replies(&desk, rows, false))[0].0, "unchanged", "the number itself is kept");
}

/// What cannot be understood is refused row by row, with the remedy, and keeps no other row out.
#[test]
fn what_is_not_understood_is_refused_alone() {
    let desk = Desk::new();
    filed(&desk, "45");
    let number = number(&case(&desk));
    let read = replies(
        &desk,
        &[
            &["1", &number, RULE, "已改", "是"],
            &["2", "2023-0001", RULE, "已改", "是"],
            &["3", "第七条", RULE, "已改", "是"],
            &["4", "", RULE, "已改", "是"],
            &["5", &number, "执行率", "已改", "是"],
            &["6", &number, RULE, "", ""],
        ],
        false,
    );
    let outcomes = outcomes(&read);
    let refused: Vec<&str> = outcomes.iter().map(|(outcome, _)| outcome.as_str()).collect();
    assert_eq!(refused, ["new", "refused", "refused", "refused", "refused"]);
    assert!(outcomes[2].1.contains("第七条") && outcomes[3].1.contains("没有编号"), "{outcomes:#?}");
    assert!(outcomes[4].1.contains("执行率"), "{outcomes:#?}");
    assert_eq!(read["files"][0]["blank"], 1);
    assert_eq!(ledger(&desk).len(), 1);

    let unclear = replies(&desk, &[&["1", &number, RULE, "", "再议"]], false);
    assert!(self::outcomes(&unclear)[0].1.contains("“再议”"), "{unclear}");
    assert_eq!(ledger(&desk)[0]["reply"]["explanation"], "已改", "the earlier reply stands");

    let twice: &[&[&str]] = &[&["1", &number, RULE, "甲", "是"], &["2", &number, RULE, "乙", "否"]];
    let read = replies(&desk, twice, false);
    assert!(self::outcomes(&read).iter().all(|(outcome, why)| outcome == "refused" && why.contains("两次")));
}

/// A file that is no such list is refused by name, and the others of the drop are read.
#[test]
fn a_file_that_is_no_list_is_told() {
    let desk = Desk::new();
    filed(&desk, "45");
    let good = desk.file("好.xlsx", &sheet(&[&["编号", "单位说明"], &[&number(&case(&desk)), "已改"]]));
    let bad = desk.file("坏.xlsx", &sheet(&[&["一", "二"]]));
    let read = desk.call("read_replies", json!({ "paths": [bad, good] }));
    assert_eq!(read["files"].as_array().unwrap().len(), 1);
    assert!(read["refused"][0]["error"]["message"].as_str().unwrap().contains("坏.xlsx"), "{read}");
}

/// Nothing is half recorded: no date, no findings, no words.
#[test]
fn incomplete_requests_change_nothing() {
    let desk = Desk::new();
    filed(&desk, "45");
    let case = case(&desk);
    for (command, request) in [
        ("set_deadline", json!({ "cases": [case], "deadline": "五月底", "notify": true })),
        ("set_deadline", json!({ "cases": [], "deadline": "2025-05-30" })),
        ("record_reply", json!({ "case": case, "explanation": "  " })),
    ] {
        assert_eq!(desk.ask(command, request).unwrap_err().code, Code::BadRequest, "{command}");
    }
    let both = json!({ "cases": [case, 99], "deadline": "2025-05-30", "notify": true });
    assert_eq!(desk.ask("set_deadline", both).unwrap_err().code, Code::NotFound);
    assert_eq!(ledger(&desk), Vec::<Value>::new());
}

/// The printed ledger is the ledger: the same rows, numbers and words; only what is overdue where that is asked for.
#[test]
fn the_ledger_is_printed() {
    let desk = Desk::new();
    filed(&desk, "45");
    let case = case(&desk);
    desk.call("set_deadline", json!({ "cases": [case], "deadline": "2999-12-31", "notify": true }));
    let out = desk.folder.path().join("台账.xlsx");
    let report = |overdue: bool| {
        desk.ask("report", json!({ "kind": "rectification", "year": 2024, "overdue": overdue, "out": out }))
    };
    assert_eq!(report(true).unwrap_err().code, Code::NotFound);
    assert_eq!(report(false).unwrap()["rows"], 1);
    let document = jiheng_core::intake::format::open(&std::fs::read(&out).unwrap(), "台账.xlsx").unwrap();
    let lines: Vec<String> =
        (0..document.grids[0].rows.len()).map(|row| document.grids[0].line(row)).collect();
    let row = lines.iter().find(|line| line.starts_with(&number(&case))).unwrap();
    assert!(row.contains(BUREAU) && row.contains("2999-12-31") && row.contains("整改中"), "{row}");
    assert!(lines.iter().any(|line| line.contains("整改中1个，待核0个，逾期0个")), "{lines:#?}");
}

/// Ctrl+Z takes a date, a hand-written answer and a list that was read back, one after the other, and nothing before them.
#[test]
fn dates_and_answers_can_be_taken_back() {
    let desk = Desk::new();
    filed(&desk, "45");
    let case = case(&desk);
    desk.call("set_deadline", json!({ "cases": [case], "deadline": "2999-12-31", "notify": true }));
    let dated = ledger(&desk);
    desk.call("record_reply", json!({ "case": case, "rectified": false }));
    let answered = ledger(&desk);
    replies(&desk, &[&["1", &number(&case), RULE, "已改", "是"]], false);
    assert_eq!(ledger(&desk)[0]["stage"], "answered");
    desk.call("undo", json!({}));
    assert_eq!(ledger(&desk), answered);
    desk.call("undo", json!({}));
    assert_eq!(ledger(&desk), dated);
    desk.call("undo", json!({}));
    assert_eq!(ledger(&desk), Vec::<Value>::new());
    assert_eq!(
        desk.call("audit", json!({ "rule": "score_above_weight" }))["findings"][0]["status"],
        "pending"
    );
    desk.call("redo", json!({}));
    assert_eq!(ledger(&desk), dated);
}
