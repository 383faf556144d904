//! From files to the database and back: protects that what was read is what is kept, that nothing is
//! half-done, and that importing again neither doubles nor overwrites.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::{Path, PathBuf};

use jiheng_core::{Code, Progress, Silent, Step};
use jiheng_rpc::{App, Host, dispatch};
use serde_json::{Value, json};

const KAIYUN: &str = "衡山县开云新区事务中心";
const GAOXIN: &str = "衡山高新技术产业开发区管理委员会";

fn filing(department: &str, year: i32, format: &str) -> String {
    let name = format!("../../tests/fixtures/filings/{department}{year}年度绩效自评.{format}");
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name).display().to_string()
}

struct Desk {
    app: App,
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let app = App::open(&folder.path().join("jiheng.db"), Host::new("测试")).unwrap();
        Self { app, folder }
    }

    fn call(&self, name: &str, request: Value) -> Value {
        dispatch(&self.app, name, request, &Silent).unwrap_or_else(|error| panic!("{name}: {error:?}"))
    }

    fn import(&self, path: &str, more: Value) -> Value {
        let mut request = json!({ "paths": [path] });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let mut files = self.call("import", request)["files"].take();
        files[0].take()
    }

    /// Writes a workbook into the desk's folder and gives its path.
    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn show(&self, department: &str, year: i32) -> Value {
        self.call("show", json!({ "department": department, "year": year, "sources": true }))
    }
}

/// `show` of the four fixtures, whole: the JSON that scripts rely on.
#[test]
fn show_gives_what_was_filed() {
    for (department, year) in [(KAIYUN, 2023), (GAOXIN, 2024)] {
        for format in ["xlsx", "docx"] {
            let desk = Desk::new();
            let file = desk.import(&filing(department, year, format), json!({}));
            assert_eq!(file["status"], "imported", "{file}");
            let mut shown = desk.show(department, year);
            shown["files"][0]["imported_at"] = json!("（导入时间）");
            let sources = shown.as_object_mut().unwrap().remove("sources").unwrap();
            insta::assert_json_snapshot!(format!("show_{department}_{format}"), shown);
            assert!(sources["overall.funds.executed"]["cell"].is_string(), "{sources}");
        }
    }
}

/// Protects the very cell: the contract's example of a source.
#[test]
fn sources_name_file_sheet_cell_and_text() {
    let desk = Desk::new();
    desk.import(&filing(KAIYUN, 2023, "xlsx"), json!({}));
    desk.import(&filing(GAOXIN, 2024, "docx"), json!({}));
    assert_eq!(
        desk.show(KAIYUN, 2023)["sources"]["overall.funds.executed"],
        json!({"file": format!("{KAIYUN}2023年度绩效自评.xlsx"), "sheet": "附件二", "cell": "F5", "raw": "1353.05"})
    );
    assert_eq!(desk.show(GAOXIN, 2024)["sources"]["overall.funds.executed"]["sheet"], "表2");
    let excerpt = desk.call(
        "excerpt",
        json!({"department": GAOXIN, "year": 2024, "path": "projects.6.funds.total.executed"}),
    );
    let picked: Vec<&Value> = excerpt["rows"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|row| row["cells"].as_array().unwrap())
        .filter(|cell| cell["picked"] == true)
        .collect();
    assert_eq!(picked.len(), 1, "{excerpt}");
    assert_eq!(picked[0]["text"], "4868.3488");
}

/// Protects against doubling: the same file again, and the same forms from another format.
#[test]
fn importing_again_changes_nothing() {
    let desk = Desk::new();
    let xlsx = filing(GAOXIN, 2024, "xlsx");
    assert_eq!(desk.import(&xlsx, json!({}))["status"], "imported");
    let before = desk.show(GAOXIN, 2024);
    assert_eq!(desk.import(&xlsx, json!({}))["status"], "unchanged");
    assert_eq!(desk.show(GAOXIN, 2024), before);
    // The Word file has the same tables, and two reports that are new.
    let docx = desk.import(&filing(GAOXIN, 2024, "docx"), json!({}));
    assert_eq!(docx["status"], "imported");
    let after = desk.show(GAOXIN, 2024);
    assert_eq!(after["version"], 1);
    assert_eq!(after["reports"].as_array().unwrap().len(), 2);
    assert_eq!(after["projects"], before["projects"]);
    assert_eq!(after["files"].as_array().unwrap().len(), 2);
    assert_eq!(desk.import(&filing(GAOXIN, 2024, "docx"), json!({}))["status"], "unchanged");
}

fn overall(department: &str, executed: &str) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    let rows: [&[&str]; 4] = [
        &["2024年度部门整体支出绩效自评表"],
        &["单位名称", department],
        &["", "年初预算数", "全年预算数", "全年执行数"],
        &["年度资金总额", "1", "2", executed],
    ];
    for (r, row) in (0..).zip(rows) {
        for (c, text) in (0..).zip(row) {
            sheet.write_string(r, c, *text).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// Protects a filing from being overwritten silently: other values are a question with cell and
/// both values; the answers replace or keep.
#[test]
fn other_values_need_a_decision() {
    let desk = Desk::new();
    let first = desk.file("一.xlsx", &overall("县水利局", "1.5"));
    let second = desk.file("二.xlsx", &overall("县水利局", "1.8"));
    desk.import(&first.display().to_string(), json!({}));
    let second = second.display().to_string();

    let asked = desk.import(&second, json!({}));
    assert_eq!(asked["status"], "needs_decision");
    assert_eq!(asked["problems"][0]["code"], "form_conflict");
    assert_eq!(asked["problems"][0]["cell"], "D4");
    let message = asked["problems"][0]["message"].as_str().unwrap();
    assert!(message.contains("“1.5”") && message.contains("“1.8”"), "{message}");
    assert_eq!(desk.show("县水利局", 2024)["overall"]["funds"]["executed"], "1.5");

    assert_eq!(desk.import(&second, json!({"on_conflict": "keep"}))["status"], "unchanged");
    assert_eq!(desk.show("县水利局", 2024)["version"], 1);

    let rehearsed = desk.import(&second, json!({"on_conflict": "replace", "dry_run": true}));
    assert_eq!(rehearsed["status"], "imported");
    assert_eq!(desk.show("县水利局", 2024)["version"], 1);

    assert_eq!(desk.import(&second, json!({"on_conflict": "replace"}))["status"], "imported");
    let shown = desk.show("县水利局", 2024);
    assert_eq!((&shown["version"], &shown["overall"]["funds"]["executed"]), (&json!(2), &json!("1.8")));
}

/// Protects "what was seen is what is written": a file that changed after its preview is asked about again.
#[test]
fn a_file_that_changed_since_its_preview_is_not_imported() {
    let desk = Desk::new();
    // Kept: a workbook made a second later has other bytes.
    let original = overall("县水利局", "1.5");
    let path = desk.file("一.xlsx", &original).display().to_string();
    let seen = desk.call("preview", json!({ "path": path }));
    let marked: Vec<&Value> = seen["sheets"][0]["rows"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|row| row["cells"].as_array().unwrap())
        .filter(|cell| cell["mark"] == "value")
        .map(|cell| &cell["text"])
        .collect();
    assert_eq!(marked, ["县水利局", "1", "2", "1.5"]);
    let expected = json!({ "expected": { path.as_str(): seen["sha256"] } });
    desk.file("一.xlsx", &overall("县水利局", "1.8"));
    let asked = desk.import(&path, expected.clone());
    assert_eq!(
        (&asked["status"], &asked["problems"][0]["code"]),
        (&json!("needs_decision"), &json!("file_changed"))
    );
    assert_eq!(desk.call("departments", json!({}))["departments"], json!([]));
    desk.file("一.xlsx", &original);
    assert_eq!(desk.import(&path, expected)["status"], "imported");
}

/// Protects annexes that came in another file from being lost when one is replaced.
#[test]
fn replacing_one_annex_keeps_the_others() {
    let desk = Desk::new();
    desk.import(&filing(GAOXIN, 2024, "docx"), json!({}));
    let before = desk.show(GAOXIN, 2024);
    let corrected = desk.file("更正.xlsx", &overall(GAOXIN, "1.8")).display().to_string();
    assert_eq!(desk.import(&corrected, json!({"on_conflict": "replace"}))["status"], "imported");
    let after = desk.show(GAOXIN, 2024);
    assert_eq!((&after["version"], &after["overall"]["funds"]["executed"]), (&json!(2), &json!("1.8")));
    // What 「预算数」 means is decided anew: it rests on 附件二.
    let figures = "project_expenditure";
    assert_eq!(after["basic_data"][figures], before["basic_data"][figures]);
    for annex in ["projects", "reports"] {
        assert_eq!(after[annex], before[annex], "{annex}");
    }
}

/// Protects the other 119: each bad file is named with its reason, the good ones come in, lock
/// files are passed over.
#[test]
fn one_broken_file_does_not_stop_the_others() {
    let desk = Desk::new();
    let inbox = desk.folder.path().join("报送");
    std::fs::create_dir_all(inbox.join("乡镇")).unwrap();
    std::fs::write(inbox.join("乡镇/好.xlsx"), overall("县水利局", "1")).unwrap();
    std::fs::write(inbox.join("截断.xlsx"), &overall("县水利局", "1")[..300]).unwrap();
    std::fs::write(inbox.join("说明.txt"), "请查收").unwrap();
    std::fs::write(inbox.join("~$好.xlsx"), "x").unwrap();
    std::fs::write(inbox.join(".DS_Store"), "x").unwrap();
    let missing = inbox.join("没有.xlsx").display().to_string();
    let report = desk.call("import", json!({"paths": [inbox.display().to_string(), missing]}));
    let seen: Vec<(String, &str)> = report["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| {
            let name = Path::new(file["path"].as_str().unwrap()).file_name().unwrap();
            let why = file["problems"][0]["code"].as_str().or(file["status"].as_str()).unwrap();
            (name.to_string_lossy().into_owned(), why)
        })
        .collect();
    let mut sorted: Vec<(&str, &str)> = seen.iter().map(|(name, why)| (name.as_str(), *why)).collect();
    sorted.sort_unstable();
    assert_eq!(
        sorted,
        [
            ("好.xlsx", "imported"),
            ("截断.xlsx", "file_damaged"),
            ("没有.xlsx", "file_unreadable"),
            ("说明.txt", "file_unsupported"),
        ]
    );
    assert_eq!(report["totals"], json!({"imported": 1, "unchanged": 0, "refused": 3, "needs_decision": 0}));
}

/// Protects unknown names from being taken for departments: a file name alone is only a hint.
#[test]
fn a_file_name_is_only_a_hint() {
    let desk = Desk::new();
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    let rows: [&[&str]; 3] = [
        &["2024年度部门整体支出绩效评价基础数据表"],
        &["编制数", "实际在职人数", "控制率"],
        &["3", "2", "67%"],
    ];
    for (r, row) in (0..).zip(rows) {
        for (c, text) in (0..).zip(row) {
            sheet.write_string(r, c, *text).unwrap();
        }
    }
    let path = desk.file("县水利局2024年附件一.xlsx", &workbook.save_to_buffer().unwrap());
    let path = path.display().to_string();
    let asked = desk.import(&path, json!({}));
    assert_eq!(
        (&asked["status"], &asked["problems"][0]["code"]),
        (&json!("needs_decision"), &json!("department_unknown"))
    );
    assert_eq!(desk.call("departments", json!({}))["departments"], json!([]));
    assert_eq!(desk.import(&path, json!({"department": "县水利局"}))["status"], "imported");
    // Now the register knows it: the same hint suffices for the next year.
    let shown = desk.show("县水利局", 2024);
    assert_eq!(shown["basic_data"]["staffing"]["authorised_posts"], "3");
}

/// Protects the answer for what is not there.
#[test]
fn missing_things_are_said_to_be_missing() {
    let desk = Desk::new();
    let asked = dispatch(&desk.app, "show", json!({"department": "县水利局", "year": 2024}), &Silent);
    assert_eq!(asked.unwrap_err().code, Code::NotFound);
    let empty = desk.folder.path().join("空");
    std::fs::create_dir(&empty).unwrap();
    let nothing = dispatch(&desk.app, "import", json!({"paths": [empty.display().to_string()]}), &Silent);
    assert_eq!(nothing.unwrap_err().code, Code::BadRequest);
}

/// Breaks the database after the first file.
struct BreaksAfterOne(PathBuf);

impl Progress for BreaksAfterOne {
    fn step(&self, step: &Step) {
        if step.done == 1 {
            let full = "CREATE TRIGGER full BEFORE INSERT ON filing BEGIN SELECT RAISE(ABORT, 'full'); END";
            rusqlite::Connection::open(&self.0).unwrap().execute_batch(full).unwrap();
        }
    }
}

/// Protects the clerk from hearing that nothing was imported when the disk filled up halfway.
#[test]
fn what_came_in_before_the_database_failed_is_reported() {
    let desk = Desk::new();
    let paths: Vec<PathBuf> = ["县水利局", "县林业局", "县农业局"]
        .map(|name| desk.file(&format!("{name}.xlsx"), &overall(name, "1")))
        .to_vec();
    let progress = BreaksAfterOne(desk.app.database.clone());
    let import = dispatch(&desk.app, "import", json!({ "paths": paths }), &progress).unwrap();
    assert_eq!((&import["totals"]["imported"], &import["totals"]["refused"]), (&json!(1), &json!(2)));
    let statuses: Vec<_> =
        import["files"].as_array().unwrap().iter().map(|file| file["status"].as_str().unwrap()).collect();
    assert_eq!(statuses.iter().filter(|status| **status == "imported").count(), 1);
    assert_eq!(desk.call("departments", json!({}))["departments"].as_array().unwrap().len(), 1);
    // With nothing imported, it is the command that failed.
    let other = json!({ "paths": [desk.file("县教育局.xlsx", &overall("县教育局", "1"))] });
    assert_eq!(dispatch(&desk.app, "import", other, &Silent).unwrap_err().code, Code::Internal);
}
