//! What a bureau may do to its data in any order: protects the database from every sequence of imports, corrections,
//! versions, states, undoing and merging. No step may fail as a fault of the program, or leave what a check objects to.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use desk::{Desk, overall, sheet};
use jiheng_core::Code;
use proptest::prelude::*;
use serde_json::{Value, json};

const DEPARTMENTS: [&str; 3] = ["县水利局", "县林业局", "县审计局"];
const CONFLICTS: [&str; 3] = ["merge", "replace", "keep"];

/// One step; the numbers choose among what is there.
#[derive(Debug, Clone)]
enum Step {
    Import { department: usize, executed: u8, conflict: usize },
    ImportProject { department: usize, name: u8, executed: u8, conflict: usize },
    Undo(u8),
    Correct { department: usize, value: u8 },
    Uncorrect(usize),
    Restore { department: usize, version: u8 },
    State { department: usize, state: usize },
    Enter { department: usize, name: u8 },
    Merge { from: usize, into: usize },
}

fn step() -> impl Strategy<Value = Step> {
    let (department, small) = (0..3_usize, 0..3_u8);
    prop_oneof![
        4 => (department.clone(), small.clone(), 0..3_usize)
            .prop_map(|(department, executed, conflict)| Step::Import { department, executed, conflict }),
        3 => (department.clone(), small.clone(), small.clone(), 0..3_usize).prop_map(
            |(department, name, executed, conflict)| Step::ImportProject { department, name, executed, conflict }
        ),
        4 => (0..8_u8).prop_map(Step::Undo),
        3 => (department.clone(), small.clone())
            .prop_map(|(department, value)| Step::Correct { department, value }),
        1 => department.clone().prop_map(Step::Uncorrect),
        3 => (department.clone(), 1..6_u8)
            .prop_map(|(department, version)| Step::Restore { department, version }),
        2 => (department.clone(), 0..6_usize).prop_map(|(department, state)| Step::State { department, state }),
        1 => (department.clone(), small).prop_map(|(department, name)| Step::Enter { department, name }),
        1 => (department.clone(), department).prop_map(|(from, into)| Step::Merge { from, into }),
    ]
}

fn project(department: &str, name: u8, executed: u8) -> Vec<u8> {
    sheet(&[
        &["2024年度项目支出绩效自评表"],
        &["项目名称", &format!("项目{name}")],
        &["主管部门", department, "实施单位", department],
        &["", "年初预算数", "全年预算数", "全年执行数"],
        &["年度资金总额", "1", "2", &format!("#{executed}")],
    ])
}

/// The command and request of a step.
fn asked(desk: &Desk, step: &Step) -> (&'static str, Value) {
    let of = |department: usize| DEPARTMENTS[department];
    let year = 2024;
    match *step {
        Step::Import { department, executed, conflict } => {
            let bytes = overall(of(department), year, &format!("1.{executed}"));
            let path = desk.file(&format!("整体{executed}.xlsx"), &bytes);
            ("import", json!({ "paths": [path], "on_conflict": CONFLICTS[conflict] }))
        }
        Step::ImportProject { department, name, executed, conflict } => {
            let path =
                desk.file(&format!("项目{name}{executed}.xlsx"), &project(of(department), name, executed));
            let request =
                json!({ "paths": [path], "on_conflict": CONFLICTS[conflict], "department": of(department) });
            ("import", request)
        }
        Step::Undo(id) => ("undo_import", json!({ "id": id })),
        Step::Correct { department, value } => (
            "correct",
            json!({ "department": of(department), "year": year, "path": "overall.funds.executed",
                "value": format!("1.{value}"), "reason": "电话核实" }),
        ),
        Step::Uncorrect(department) => (
            "uncorrect",
            json!({ "department": of(department), "year": year, "path": "overall.funds.executed" }),
        ),
        Step::Restore { department, version } => (
            "restore_version",
            json!({ "department": of(department), "year": year, "version": version, "reason": "误报" }),
        ),
        Step::State { department, state } => {
            let state = ["not_filed", "received", "returned", "resubmitted", "approved", "extended"][state];
            let until = (state == "extended").then_some("2025-05-01");
            let request = json!({ "department": of(department), "year": year, "state": state, "date": "2025-04-18",
                "reason": "合计不对", "until": until });
            ("set_state", request)
        }
        Step::Enter { department, name } => (
            "enter",
            json!({ "department": of(department), "year": year, "form": "project", "project": format!("项目{name}"),
                "new_department": true }),
        ),
        Step::Merge { from, into } => ("merge_departments", json!({ "from": of(from), "into": of(into) })),
    }
}

/// A sentence for the clerk, of no fault of the program.
fn is_told(code: Code, message: &str) -> bool {
    let fault = [Code::Internal, Code::DatabaseDamaged, Code::DatabaseUnreadable, Code::DatabaseLocked];
    !fault.contains(&code) && message.ends_with('。')
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 200, ..ProptestConfig::default() })]

    /// Whatever was done before.
    #[test]
    fn any_sequence_leaves_the_data_whole(steps in prop::collection::vec(step(), 1..25)) {
        let desk = Desk::new();
        for step in &steps {
            let (command, request) = asked(&desk, step);
            match desk.ask(command, request) {
                Ok(answer) if command == "import" => {
                    for problem in answer["files"][0]["problems"].as_array().unwrap() {
                        let fault = ["internal", "database_damaged"].map(Value::from).contains(&problem["code"]);
                        prop_assert!(!fault, "{step:?}: {problem}");
                    }
                }
                Ok(_) => {}
                Err(error) => prop_assert!(is_told(error.code, &error.message), "{step:?}: {error:?}"),
            }
            let check = desk.call("check", json!({}));
            prop_assert!(check["ok"] == true, "{step:?}: {check}");
        }
        desk.call("filing_status", json!({ "year": 2024 }));
        desk.call("rank", json!({ "year": 2024 }));
        desk.call("imports", json!({}));
        let log = desk.call("changes", json!({ "limit": 1000 }));
        for line in log["changes"].as_array().unwrap().iter().flat_map(|c| c["steps"].as_array().unwrap()) {
            let told = line.as_str().unwrap();
            let said: String = told.split(['“', '”']).step_by(2).collect();
            prop_assert!(!said.contains(|c: char| c.is_ascii_lowercase()), "{told}");
        }
        // Every state of the state list agrees with whether there is a filing.
        let status = desk.call("filing_status", json!({ "year": 2024 }));
        let filings = desk.call("filings", json!({ "year": 2024 }));
        let filed: Vec<&Value> = filings["filings"].as_array().unwrap().iter().map(|f| &f["department"]).collect();
        for row in status["rows"].as_array().unwrap() {
            let is_filed = !["not_filed", "extended"].map(Value::from).contains(&row["state"]);
            prop_assert_eq!(is_filed, filed.contains(&&row["department"]), "{}", row);
        }
    }
}
