//! Answers to the questions of single files. Protects the clerk's one click: files with different answers are one
//! import, and undone as one.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use desk::{Desk, overall, sheet};
use serde_json::{Value, json};

fn lines(desk: &Desk) -> Vec<Value> {
    desk.call("imports", json!({}))["imports"].as_array().unwrap().clone()
}

/// A file without a department, one with two years in it, one that differs from what is there: each is answered for
/// itself, what is said of all holds for the rest, and one undo takes back all of it.
#[test]
fn files_with_different_answers_are_one_import() {
    let desk = Desk::new();
    desk.filed("县水利局", 2024, "2");
    let nameless = sheet(&[
        &["2024年度部门整体支出绩效自评表"],
        &["单位名称", ""],
        &["", "年初预算数", "全年预算数", "全年执行数"],
        &["年度资金总额", "1", "2", "1.2"],
    ]);
    let undated = sheet(&[
        &["部门整体支出绩效自评表"],
        &["单位名称", "县林业局"],
        &["", "年初预算数", "全年预算数", "全年执行数"],
        &["年度资金总额", "1", "2", "1.3"],
    ]);
    let paths = [
        desk.file("a.xlsx", &nameless),
        desk.file("b.xlsx", &undated),
        desk.file("c.xlsx", &overall("县水利局", 2024, "1.4")),
        desk.file("d.xlsx", &overall("县教育局", 2024, "1.5")),
    ];
    let open = desk.call("import", json!({ "paths": paths, "dry_run": true }));
    assert_eq!(open["totals"]["needs_decision"], 3, "{open}");

    let answers = json!({
        paths[0].to_str().unwrap(): { "department": "县文化局" },
        paths[1].to_str().unwrap(): { "year": 2024 },
        paths[2].to_str().unwrap(): { "on_conflict": "replace" },
    });
    let before = lines(&desk).len();
    let done = desk.call("import", json!({ "paths": paths, "answers": answers }));
    assert_eq!(done["totals"]["imported"], 4, "{done}");
    let departments: Vec<&Value> =
        done["files"].as_array().unwrap().iter().map(|file| &file["filings"][0]["department"]).collect();
    assert_eq!(departments, ["县文化局", "县林业局", "县水利局", "县教育局"]);
    let imports = lines(&desk);
    assert_eq!(imports.len(), before + 1, "one click, one line");
    assert_eq!((&imports[0]["made"], &imports[0]["replaced"]), (&json!(3), &json!(1)));

    desk.call("undo_import", json!({ "id": imports[0]["id"] }));
    let left = desk.call("filings", json!({ "year": 2024 }));
    assert_eq!(left["filings"].as_array().unwrap().len(), 1);
    let kept = desk.call("show", json!({ "department": "县水利局", "year": 2024 }));
    assert_eq!(kept["overall"]["funds"]["executed"], "2");
}

/// What is said of one file goes before what is said of all.
#[test]
fn a_files_own_answer_goes_first() {
    let desk = Desk::new();
    let paths = [
        desk.file("a.xlsx", &overall("县水利局", 2023, "1")),
        desk.file("b.xlsx", &overall("县林业局", 2023, "1")),
    ];
    let answers = json!({ paths[1].to_str().unwrap(): { "year": 2022 } });
    let done = desk.call("import", json!({ "paths": paths, "year": 2024, "answers": answers }));
    assert_eq!(done["files"][0]["filings"][0]["year"], 2024);
    assert_eq!(done["files"][1]["filings"][0]["year"], 2022);
}
