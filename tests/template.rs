//! Blank workbooks as the command writes them. Protects departments from forms that ask for what is known, and
//! forms that were filled in from being overwritten by blank ones.

#![allow(clippy::unwrap_used)]

use std::io::Read;
use std::path::Path;

use jiheng_core::{Code, Error, Silent};
use jiheng_rpc::{App, Host, dispatch};
use serde_json::{Value, json};

const KAIYUN: &str = "衡山县开云新区事务中心";

fn desk() -> (tempfile::TempDir, App) {
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(&folder.path().join("jiheng.db"), Host::new("测试")).unwrap();
    (folder, app)
}

fn ask(app: &App, name: &str, request: Value) -> Result<Value, Error> {
    dispatch(app, name, request, &Silent)
}

/// The XML of one sheet of a workbook.
fn sheet(path: &Path, number: u32) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut xml = String::new();
    archive.by_name(&format!("xl/worksheets/sheet{number}.xml")).unwrap().read_to_string(&mut xml).unwrap();
    xml
}

/// One file for each department, named by code and name, its name and last year's figures in it; a folder that
/// holds one of them already is left alone.
#[test]
fn a_county_gets_a_file_each() {
    let (folder, app) = desk();
    let out = folder.path().join("空表");
    let request = json!({ "year": 2024, "out": out, "all": true });
    assert_eq!(ask(&app, "template", request.clone()).unwrap_err().code, Code::NotFound, "an empty register");

    let filing = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("../../tests/fixtures/filings/{KAIYUN}2023年度绩效自评.xlsx"));
    ask(&app, "import", json!({ "paths": [filing] })).unwrap();
    app.store().write(&app.stamp(), "test", |tx| tx.ensure_department("县委办/机要局")).unwrap();
    let written = ask(&app, "template", request.clone()).unwrap();
    let mut names: Vec<String> = std::fs::read_dir(&out)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["县委办_机要局.xlsx".to_owned(), format!("{KAIYUN}.xlsx")]);
    assert_eq!(written["files"].as_array().unwrap().len(), 2);

    // 三公 and 公用 as filed for 2023 stand as last year's in 2024.
    let xml = sheet(&out.join(format!("{KAIYUN}.xlsx")), 1);
    assert!(xml.contains("<v>2.23</v>") && xml.contains("<v>37.63</v>"), "{xml}");
    let again = ask(&app, "template", request).unwrap_err();
    assert_eq!(again.code, Code::OutputUnwritable);
    assert!(again.message.contains("没有写出任何空表"), "{again}");

    // Sent back as it went out, it is no filing.
    let sent = ask(&app, "import", json!({ "paths": [out] })).unwrap();
    assert_eq!((&sent["totals"]["refused"], &sent["totals"]["imported"]), (&json!(2), &json!(0)), "{sent}");
}

/// Labels and formulas are locked without a password, entries are open and checked, the page is set up.
#[test]
fn a_sheet_is_guarded() {
    let (folder, app) = desk();
    let out = folder.path().join("空表.xlsx");
    let written = ask(&app, "template", json!({ "year": 2024, "out": out })).unwrap();
    assert_eq!(written["out"], json!(out));
    for number in 1..=3 {
        let xml = sheet(&out, number);
        let protection = xml.split("<sheetProtection").nth(1).unwrap().split("/>").next().unwrap();
        assert!(protection.contains("sheet=\"1\"") && !protection.contains("password"), "{protection}");
        assert!(xml.contains("type=\"decimal\"") && xml.contains("不能小于0"), "sheet {number}");
        assert!(xml.contains("paperSize=\"9\"") && xml.contains("fitToPage=\"1\""), "sheet {number}");
    }
    assert!(sheet(&out, 2).contains("0到100的分数"));
}

/// What cannot be done is said, and nothing is written.
#[test]
fn wrong_requests_are_refused() {
    let (folder, app) = desk();
    let out = folder.path().join("空表.xlsx");
    for (request, code) in [
        (json!({ "year": 24, "out": out }), Code::BadRequest),
        (json!({ "year": 2024, "out": folder.path().join("空表.xls") }), Code::BadRequest),
        (json!({ "year": 2024, "out": out, "department": "没有的局" }), Code::NotFound),
        (json!({ "year": 2024, "out": out, "department": "某局", "all": true }), Code::BadRequest),
        (
            json!({ "year": 2024, "out": folder.path().join("没有").join("空表.xlsx") }),
            Code::OutputUnwritable,
        ),
    ] {
        assert_eq!(ask(&app, "template", request.clone()).unwrap_err().code, code, "{request}");
    }
    assert!(!out.exists());
}

/// The projects that the bureau's ledger of the year says are due have a sheet each, named and with their budgets:
/// sent back as it went out it is no answer, and each project left unanswered is named.
#[test]
fn the_projects_due_have_a_sheet_each() {
    let (folder, app) = desk();
    let mut book = rust_xlsxwriter::Workbook::new();
    let list = book.add_worksheet();
    for (row, cells) in (0..).zip([
        ["单位名称", "项目编码", "项目名称", "年初预算数", "调整后预算数"],
        ["县水利局", "01", "水库除险加固", "120.5", "98.765432"],
        ["县水利局", "02", "山洪灾害防治", "", "30"],
        ["县林业局", "03", "造林", "8", "8"],
    ]) {
        for (column, text) in (0..).zip(cells) {
            list.write_string(row, column, text).unwrap();
        }
    }
    let ledger = folder.path().join("台账.xlsx");
    book.save(&ledger).unwrap();
    let brought = ask(&app, "ledger", json!({ "path": ledger, "year": 2024 })).unwrap();
    assert_eq!(brought["projects"], 3, "{brought}");

    let out = folder.path().join("县水利局.xlsx");
    ask(&app, "template", json!({ "year": 2024, "department": "县水利局", "out": out })).unwrap();
    let (first, second) = (sheet(&out, 3), sheet(&out, 4));
    assert!(first.contains("<v>120.5</v>") && first.contains("<v>98.765432</v>"), "{first}");
    assert!(second.contains("<v>30</v>") && !second.contains("<v>98.765432</v>"), "{second}");
    let archive = zip::ZipArchive::new(std::fs::File::open(&out).unwrap()).unwrap();
    assert!(archive.index_for_name("xl/worksheets/sheet5.xml").is_none(), "not the other department's");

    let sent = ask(&app, "import", json!({ "paths": [out] })).unwrap();
    assert_eq!(
        (&sent["totals"]["refused"], &sent["files"][0]["problems"][0]["code"]),
        (&json!(1), &json!("no_forms"))
    );

    // tests/fixtures/made/fill_template.py: filled in with openpyxl, worked out by LibreOffice; the second project,
    // named by nobody's hand, was left as it went out.
    let filled = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/made/filled_projects.xlsx");
    let back = ask(&app, "import", json!({ "paths": [filled] })).unwrap();
    assert_eq!(back["totals"]["imported"], 1, "{back}");
    let notes = back["files"][0]["notes"].as_array().unwrap();
    assert!(notes.iter().any(|note| note.as_str().unwrap().contains("山洪灾害防治")), "{notes:?}");
    let shown = ask(&app, "show", json!({ "department": "县水利局", "year": 2024 })).unwrap();
    let project = &shown["projects"][0];
    assert_eq!(shown["projects"].as_array().unwrap().len(), 1);
    assert_eq!(project["name"], "水库除险加固");
    let total = &project["funds"]["total"];
    assert_eq!(
        [&total["initial_budget"], &total["revised_budget"], &total["executed"], &total["execution_rate"]],
        ["120.5", "98.765432", "88.8", "0.8991"]
    );
    assert_eq!(shown["unread"], json!([]));
    let status = ask(&app, "filing_status", json!({ "year": 2024 })).unwrap();
    let row = status["rows"].as_array().unwrap().iter().find(|row| row["department"] == "县水利局").unwrap();
    assert_eq!(row["missing_projects"], json!(["山洪灾害防治"]));
}

/// Who is not in the year's ledger gets no file, nor who is no longer there in a year without one; the projects are left
/// out where that is wished.
#[test]
fn only_who_is_due_gets_a_file() {
    let (folder, app) = desk();
    for (name, last) in [("县水利局", Value::Null), ("县林业局", Value::Null), ("县粮食局", json!(2019))]
    {
        ask(&app, "set_department", json!({ "name": name, "last_year": last })).unwrap();
    }
    let rows: &[&[&str]] = &[
        &["单位名称", "项目名称", "年初预算数（万元）"],
        &["县水利局", "中小河流治理", "800"],
        &["县水利局", "病险水库除险加固", "360"],
    ];
    let ledger = folder.path().join("台账.xlsx");
    std::fs::write(&ledger, listed(rows)).unwrap();
    ask(&app, "ledger", json!({ "path": ledger, "year": 2024 })).unwrap();

    let out = folder.path().join("2024");
    let written = ask(&app, "template", json!({ "year": 2024, "out": out, "all": true })).unwrap();
    assert_eq!((written["files"].as_array().unwrap().len(), &written["not_reached"]), (1, &json!(0)));
    let file = out.join("县水利局.xlsx");
    let text = strings(&file);
    for name in ["中小河流治理", "病险水库除险加固"] {
        assert!(text.contains(name), "{name}");
    }
    assert!(
        sheet(&file, 4).contains("sheetProtection"),
        "the second project's sheet is guarded like the first"
    );
    let sent = ask(&app, "import", json!({ "paths": [out] })).unwrap();
    assert_eq!(sent["totals"]["refused"], 1, "{sent}");

    let plain = folder.path().join("不列.xlsx");
    let request = json!({ "year": 2024, "out": plain, "department": "县水利局", "projects": false });
    ask(&app, "template", request).unwrap();
    assert!(!strings(&plain).contains("中小河流治理"));

    let before = folder.path().join("2023");
    let written = ask(&app, "template", json!({ "year": 2023, "out": before, "all": true })).unwrap();
    assert_eq!(written["files"].as_array().unwrap().len(), 2, "县粮食局 is gone since 2019");
}

/// Stopped between two departments, what is written is whole and the rest is counted.
#[test]
fn writing_stops_between_departments() {
    struct Second(App);
    impl jiheng_core::Progress for &Second {
        fn step(&self, step: &jiheng_core::Step) {
            if step.done == 1 {
                self.0.stop_import();
            }
        }
    }
    let (folder, app) = desk();
    for name in ["县水利局", "县林业局", "县粮食局"] {
        ask(&app, "set_department", json!({ "name": name })).unwrap();
    }
    let out = folder.path().join("空表");
    let desk = Second(app);
    let written =
        dispatch(&desk.0, "template", json!({ "year": 2024, "out": out, "all": true }), &&desk).unwrap();
    assert_eq!((written["files"].as_array().unwrap().len(), &written["not_reached"]), (2, &json!(1)));
    assert_eq!(std::fs::read_dir(&out).unwrap().count(), 2);
}

/// A workbook of texts.
fn listed(rows: &[&[&str]]) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (r, row) in (0..).zip(rows) {
        for (c, text) in (0..).zip(*row) {
            sheet.write_string(r, c, *text).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// All texts of a workbook.
fn strings(path: &Path) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut xml = String::new();
    archive.by_name("xl/sharedStrings.xml").unwrap().read_to_string(&mut xml).unwrap();
    xml
}

/// Protects a filing from an empty project: the sheet of 附件三 that was not needed, saved by a program that does not
/// work out formulas, is no form. (tests/fixtures/made/fill_template.py, without LibreOffice.)
#[test]
fn a_sheet_that_was_not_needed_is_no_project() {
    let (_folder, app) = desk();
    let filled = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/made/unused_sheet.xlsx");
    let back = ask(&app, "import", json!({ "paths": [filled] })).unwrap();
    let forms = back["files"][0]["filings"][0]["forms"].as_array().unwrap();
    assert_eq!(
        forms.iter().map(|form| form["kind"].as_str().unwrap()).collect::<Vec<_>>(),
        ["overall"],
        "{back}"
    );
}
