//! 撤销 of edits by hand: protects that taking back leaves exactly what was there before, that nothing else is taken
//! back with it, and that the log keeps both.
#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use desk::{Desk, sheet};
use jiheng_core::{Code, Error};
use proptest::prelude::*;
use serde_json::{Value, json};

const DEPARTMENTS: [&str; 2] = ["县水利局", "县林业局"];
const YEAR: i32 = 2024;

/// 附件二 with two indicators, one of which has more points than its weight: there are findings to follow up.
fn form(department: &str, year: i32) -> Vec<u8> {
    sheet(&[
        &[&format!("{year}年度部门整体支出绩效自评表")],
        &["单位名称", department],
        &["", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        &["年度资金总额", "1", "2", "2", "10", "100%", "10"],
        &["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "自评得分", "偏差原因"],
        &["产出指标", "数量指标", "新建泵站", "≥3座", "3座", "40", "45"],
        &["产出指标", "质量指标", "验收合格率", "≥95%", "98%", "50", "50"],
        &["总分", "", "", "", "", "100", "100"],
    ])
}

fn desk() -> Desk {
    let desk = Desk::new();
    for (n, department) in DEPARTMENTS.iter().enumerate() {
        for year in [YEAR, YEAR + 1] {
            desk.import(&format!("{n}-{year}.xlsx"), &form(department, year), json!({}));
        }
    }
    desk.call("draw_sample", json!({ "year": YEAR, "size": 2, "seed": "一" }));
    desk
}

/// What the database holds, but for its histories: cases that were opened after the first `known` are told only while
/// they are open.
fn state(desk: &Desk, known: i64) -> Vec<String> {
    let conn = rusqlite::Connection::open(&desk.app.database).unwrap();
    let mut told = Vec::new();
    for (table, columns, which) in [
        ("correction", "*", ""),
        ("review", "*", ""),
        ("finding", "*", ""),
        ("finding_cause", "*", ""),
        ("audit_count", "*", ""),
        (
            "finding_case",
            "id, status, closed, closed_version, closed_at, closed_why",
            "WHERE id <= ?1 OR closed IS NULL",
        ),
        ("finding_step", "id", "WHERE event = 'set' AND withdrawn = 0"),
        ("filing_state", "id", "WHERE withdrawn = 0"),
        ("department", "*", ""),
        ("department_alias", "*", ""),
        ("sample_department", "*", ""),
        ("setting", "*", ""),
        ("rule_setting", "*", "WHERE withdrawn = 0"),
        ("rule_set", "*", "WHERE withdrawn = 0"),
        ("audit_run", "*", ""),
    ] {
        let mut statement = conn.prepare(&format!("SELECT {columns} FROM {table} {which}")).unwrap();
        let columns = statement.column_count();
        let values = if which.contains("?1") { vec![known] } else { Vec::new() };
        let mut rows = statement.query(rusqlite::params_from_iter(values)).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells: Vec<String> = (0..columns).map(|n| cell(row.get_ref(n).unwrap())).collect();
            told.push(format!("{table}: {}", cells.join(" ")));
        }
    }
    told.sort();
    told
}

fn cell(value: rusqlite::types::ValueRef<'_>) -> String {
    value.as_str().map_or_else(|_| format!("{value:?}"), str::to_owned)
}

/// The lines that only one of two states has.
fn differing(one: &[String], other: &[String]) -> Vec<String> {
    let only = |a: &[String], b: &[String], sign: char| {
        a.iter().filter(|line| !b.contains(line)).map(|line| format!("{sign} {line}")).collect::<Vec<_>>()
    };
    [only(one, other, '-'), only(other, one, '+')].concat()
}

fn known(desk: &Desk) -> i64 {
    let conn = rusqlite::Connection::open(&desk.app.database).unwrap();
    conn.query_row("SELECT max(id) FROM finding_case", [], |row| row.get(0)).unwrap()
}

/// One edit; the numbers choose among what is there.
#[derive(Debug, Clone)]
enum Edit {
    Correct { department: usize, year: i32, field: usize, value: u8 },
    Uncorrect { department: usize, year: i32, field: usize },
    Review { department: usize, item: usize, score: u8 },
    Withdraw { department: usize, item: usize },
    Status { case: u8, more: u8, status: usize },
    State { department: usize, state: usize },
    Add { name: u8, code: u8 },
    Rename { department: usize, name: u8, alias: u8 },
    Reviewer { department: usize, who: u8 },
    Rule { rule: usize, enabled: bool },
    RuleSet { threshold: u8 },
    Bureau { name: u8 },
}

fn edit() -> impl Strategy<Value = Edit> {
    let department = 0..2_usize;
    prop_oneof![
        4 => (department.clone(), YEAR..YEAR + 2, 0..4_usize, 0..4_u8)
            .prop_map(|(department, year, field, value)| Edit::Correct { department, year, field, value }),
        2 => (department.clone(), YEAR..YEAR + 2, 0..4_usize)
            .prop_map(|(department, year, field)| Edit::Uncorrect { department, year, field }),
        2 => (department.clone(), 0..3_usize, 0..50_u8)
            .prop_map(|(department, item, score)| Edit::Review { department, item, score }),
        1 => (department.clone(), 0..3_usize).prop_map(|(department, item)| Edit::Withdraw { department, item }),
        3 => (1..40_u8, 0..3_u8, 0..4_usize).prop_map(|(case, more, status)| Edit::Status { case, more, status }),
        2 => (department.clone(), 0..6_usize).prop_map(|(department, state)| Edit::State { department, state }),
        1 => (0..3_u8, 0..3_u8).prop_map(|(name, code)| Edit::Add { name, code }),
        2 => (department.clone(), 0..3_u8, 0..3_u8)
            .prop_map(|(department, name, alias)| Edit::Rename { department, name, alias }),
        1 => (department, 0..3_u8).prop_map(|(department, who)| Edit::Reviewer { department, who }),
        1 => (0..3_usize, any::<bool>()).prop_map(|(rule, enabled)| Edit::Rule { rule, enabled }),
        1 => (0..3_u8).prop_map(|threshold| Edit::RuleSet { threshold }),
        1 => (0..3_u8).prop_map(|name| Edit::Bureau { name }),
    ]
}

const FIELDS: [&str; 4] = [
    "overall.funds.executed",
    "overall.indicators.0.weight",
    "overall.indicators.0.self_score",
    "overall.indicators.1.level1",
];
const VALUES: [[&str; 4]; 4] = [
    ["1", "2", "3", ""],
    ["40", "45", "50", ""],
    ["40", "45", "30", ""],
    ["效益指标", "产出指标", "满意度指标", ""],
];

fn ask(desk: &Desk, edit: &Edit) -> Result<Value, Error> {
    let of = |department: usize| DEPARTMENTS[department];
    let item = |item: usize| ["execution", "0", "total"][item];
    let (command, request) = match *edit {
        Edit::Correct { department, year, field, value } => (
            "correct",
            json!({ "department": of(department), "year": year, "path": FIELDS[field],
                "value": VALUES[field][usize::from(value)], "reason": "电话核实" }),
        ),
        Edit::Uncorrect { department, year, field } => {
            ("uncorrect", json!({ "department": of(department), "year": year, "path": FIELDS[field] }))
        }
        Edit::Review { department, item: n, score } => (
            "review",
            json!({ "department": of(department), "year": YEAR, "decisions": [
                { "form": "overall", "item": item(n), "score": score.to_string(), "reason": "依据不足" } ] }),
        ),
        Edit::Withdraw { department, item: n } => (
            "withdraw_review",
            json!({ "department": of(department), "year": YEAR, "form": "overall", "item": item(n) }),
        ),
        Edit::Status { case, more, status } => (
            "set_finding_status",
            json!({ "cases": (case..=case + more).collect::<Vec<_>>(), "reason": "已说明",
                "status": (["pending", "notified", "rectified", "waived"][status]) }),
        ),
        Edit::State { department, state } => {
            let state = ["not_filed", "received", "returned", "resubmitted", "approved", "extended"][state];
            let until = (state == "extended").then_some("2025-05-01");
            (
                "set_state",
                json!({ "department": of(department), "year": YEAR, "state": state, "date": "2025-04-18",
                    "reason": "合计不对", "until": until }),
            )
        }
        Edit::Add { name, code } => {
            ("set_department", json!({ "name": format!("新局{name}"), "code": format!("00{code}") }))
        }
        Edit::Rename { department, name, alias } => {
            let new = ["", "机关", "本级"][usize::from(name)];
            (
                "set_department",
                json!({ "department": of(department), "name": format!("{}{new}", of(department)),
                    "aliases": [format!("别名{alias}")], "category": (["党群", "乡镇", ""][usize::from(alias)]),
                    "code": format!("00{name}") }),
            )
        }
        Edit::Reviewer { department, who } => (
            "assign_reviewer",
            json!({ "year": YEAR, "department": of(department), "reviewer": (["", "李四", "王五"][usize::from(who)]) }),
        ),
        Edit::Rule { rule, enabled } => (
            "set_rule",
            json!({ "year": YEAR, "enabled": enabled, "reason": "本县不用",
                "rule": (["score_above_weight", "weights_sum", "level1_weights"][rule]) }),
        ),
        Edit::RuleSet { threshold } => {
            let sets = desk.call("rule_set", json!({ "year": YEAR }));
            let mut rules = sets["editions"][0]["rules"].clone();
            rules["name"] = json!(format!("规则{threshold}"));
            ("set_rule_set", json!({ "year": YEAR, "rules": rules, "reason": "县里的办法" }))
        }
        Edit::Bureau { name } => ("set_bureau", json!({ "name": format!("财政局{name}") })),
    };
    desk.ask(command, request)
}

fn title(desk: &Desk, which: &str) -> Option<String> {
    desk.call("undo_state", json!({}))[which].as_str().map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 200, ..ProptestConfig::default() })]

    /// Whatever was edited, in whatever order: taken back one by one, each step leaves what was there before it, to the
    /// digit and the minute; done again, it is as it was.
    #[test]
    fn everything_can_be_taken_back(edits in prop::collection::vec(edit(), 1..16)) {
        let desk = desk();
        let known = known(&desk);
        let mut states = vec![state(&desk, known)];
        let mut before = None;
        for edit in &edits {
            let done = ask(&desk, edit);
            prop_assert!(!matches!(&done, Err(error) if error.code == Code::Internal), "{edit:?}: {done:?}");
            let now = state(&desk, known);
            if now != states[states.len() - 1] {
                let title = title(&desk, "undo");
                prop_assert!(done.is_ok() && title.is_some(), "{edit:?}");
                before = title;
                states.push(now);
            }
            prop_assert_eq!(&before, &title(&desk, "undo"), "{:?}", edit);
        }
        let steps = states.len() - 1;
        for n in (0..steps).rev() {
            let told = desk.call("undo", json!({}));
            let differing = differing(&states[n], &state(&desk, known));
            prop_assert!(differing.is_empty(), "{told}: {differing:#?}");
            prop_assert_eq!(desk.call("check", json!({}))["ok"].clone(), true);
        }
        prop_assert_eq!(title(&desk, "undo"), None);
        for (n, expected) in states.iter().enumerate().skip(1) {
            let told = desk.call("redo", json!({}));
            let differing = differing(expected, &state(&desk, known));
            prop_assert!(differing.is_empty(), "{n} {told}: {differing:#?}");
        }
        prop_assert_eq!(title(&desk, "redo"), None);
    }
}

fn correct(desk: &Desk, value: &str) {
    let request = json!({ "department": DEPARTMENTS[0], "year": YEAR, "path": FIELDS[0], "value": value, "reason": "核实" });
    desk.call("correct", request);
}

#[track_caller]
fn refused(desk: &Desk, code: Code, say: &str) {
    let known = known(desk);
    let before = state(desk, known);
    let error = desk.ask("undo", json!({})).unwrap_err();
    assert_eq!(error.code, code, "{error}");
    assert!(error.message.contains(say) && error.message.ends_with('。'), "{error}");
    assert_eq!(before, state(desk, known));
}

/// Protects the clerk from taking back blindly: what will be taken back is told beforehand, by whom, what and to what.
#[test]
fn it_says_what_would_be_taken_back() {
    let desk = desk();
    refused(&desk, Code::NotFound, "没有可以撤销的修改");
    correct(&desk, "1.5");
    assert_eq!(title(&desk, "undo").unwrap(), "县水利局2024年度附件二 全年执行数 · 年度资金总额改为1.5");
    let undone = desk.call("undo", json!({}));
    assert_eq!(undone["next"], json!({ "undo": null, "redo": undone["title"] }));
    assert_eq!(desk.ask("undo", json!({})).unwrap_err().code, Code::NotFound);
}

/// Protects the log: neither the edit nor its undoing is forgotten.
#[test]
fn both_stand_in_the_log() {
    let desk = desk();
    correct(&desk, "1.5");
    desk.call("undo", json!({}));
    let log = desk.call("changes", json!({ "limit": 2 }));
    let told = |n: usize| (log["changes"][n]["action"].clone(), log["changes"][n]["steps"].to_string());
    assert_eq!(told(0).0, "undo");
    assert!(told(0).1.contains("撤销：县水利局2024年度附件二 全年执行数"), "{}", told(0).1);
    assert_eq!(told(1).0, "correct");
}

/// Protects what came after an edit: a new version of the filing, a later change by somebody else, and a closed year
/// stay as they are; the clerk is told why.
#[test]
fn what_is_no_longer_as_it_was_left_is_not_taken_back() {
    let desk = desk();
    correct(&desk, "1.5");
    let other = jiheng_rpc::App::open(&desk.app.database, jiheng_rpc::Host::new("李四"));
    let request = json!({ "department": DEPARTMENTS[0], "year": YEAR, "path": FIELDS[0], "value": "1.7", "reason": "再核" });
    jiheng_rpc::dispatch(&other.unwrap(), "correct", request, &jiheng_core::Silent).unwrap();
    refused(&desk, Code::VersionOutdated, "之后这里又改过，不能撤销");

    correct(&desk, "1.9");
    desk.call("close_year", json!({ "year": YEAR }));
    refused(&desk, Code::YearClosed, "已经结账");
    desk.call("reopen_year", json!({ "year": YEAR, "reason": "改" }));

    let bytes = sheet(&[
        &[&format!("{YEAR}年度部门整体支出绩效自评表")],
        &["单位名称", DEPARTMENTS[0]],
        &["", "年初预算数", "全年预算数", "全年执行数"],
        &["年度资金总额", "1", "2", "2.2"],
    ]);
    desk.import("新.xlsx", &bytes, json!({ "on_conflict": "replace" }));
    refused(&desk, Code::VersionOutdated, "换了一版，不能撤销");
}

/// Protects imports and other large work: Ctrl+Z never takes them back, nor another user's edits.
#[test]
fn only_ones_own_edits_are_taken_back() {
    let desk = desk();
    assert_eq!(title(&desk, "undo"), None, "an import is undone where imports are listed");
    let other = jiheng_rpc::App::open(&desk.app.database, jiheng_rpc::Host::new("李四")).unwrap();
    jiheng_rpc::dispatch(&other, "set_bureau", json!({ "name": "县财政局" }), &jiheng_core::Silent).unwrap();
    assert_eq!(title(&desk, "undo"), None);
}

/// Protects a department that has come into use: adding it is not taken back any more.
#[test]
fn a_department_in_use_stays() {
    let desk = desk();
    desk.call("set_department", json!({ "name": "县审计局" }));
    desk.import("审计.xlsx", &form("县审计局", YEAR), json!({}));
    refused(&desk, Code::BadRequest, "别处已经用到它");
}

/// Protects a decision made meanwhile: a new edit ends what could be done again.
#[test]
fn a_new_edit_ends_what_could_be_done_again() {
    let desk = desk();
    correct(&desk, "1.5");
    desk.call("undo", json!({}));
    desk.call("set_bureau", json!({ "name": "县财政局" }));
    assert_eq!(title(&desk, "redo"), None);
    assert_eq!(desk.ask("redo", json!({})).unwrap_err().code, Code::NotFound);
}
