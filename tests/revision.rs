//! What happens to a filing after it came in: an import undone, versions compared and brought back, values put
//! right by hand. Protects that nothing filed is lost by it, and that all pages see the same.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;

use jiheng_core::{Code, Error, Silent};
use jiheng_rpc::{App, Host, dispatch};
use serde_json::{Value, json};

const BUREAU: &str = "县水利局";
const GAOXIN: &str = "衡山高新技术产业开发区管理委员会";

struct Desk {
    app: App,
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let app = App::open(&folder.path().join("jiheng.db"), Host::new("李四")).unwrap();
        Self { app, folder }
    }

    fn ask(&self, name: &str, request: Value) -> Result<Value, Error> {
        dispatch(&self.app, name, request, &Silent)
    }

    #[track_caller]
    fn call(&self, name: &str, request: Value) -> Value {
        self.ask(name, request).unwrap_or_else(|error| panic!("{name}: {error:?}"))
    }

    /// Writes workbooks into the desk's folder and imports them in one call.
    #[track_caller]
    fn import(&self, files: &[(&str, Vec<u8>)], on_conflict: &str) -> Value {
        let mut paths = Vec::new();
        for (name, bytes) in files {
            let path = self.folder.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            paths.push(path.display().to_string());
        }
        self.call("import", json!({ "paths": paths, "on_conflict": on_conflict }))
    }

    #[track_caller]
    fn show(&self) -> Value {
        self.call("show", json!({"department": BUREAU, "year": 2024, "sources": true}))
    }

    fn version(&self, version: u32) -> Value {
        self.call("show", json!({"department": BUREAU, "year": 2024, "version": version}))
    }

    fn executed(&self) -> Value {
        self.show()["overall"]["funds"]["executed"].take()
    }

    #[track_caller]
    fn correct(&self, path: &str, value: &str) -> Result<Value, Error> {
        self.ask(
            "correct",
            json!({"department": BUREAU, "year": 2024, "path": path, "value": value, "reason": "电话核实"}),
        )
    }

    fn findings(&self) -> Value {
        self.call("audit", json!({"department": BUREAU, "year": 2024}))["findings"].take()
    }

    /// The whole database is as a check wants it.
    #[track_caller]
    fn whole(&self) {
        let check = self.call("check", json!({}));
        assert_eq!(check["ok"], true, "{check}");
    }

    fn log(&self) -> Vec<(String, String)> {
        let changes = self.app.store().changes().unwrap();
        changes.into_iter().map(|change| (change.action, change.detail.to_string())).collect()
    }
}

fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (r, row) in (0..).zip(rows) {
        for (c, text) in (0..).zip(*row) {
            sheet.write_string(r, c, *text).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// 附件二 with its executed sum, the points claimed in total, and two indicators.
fn overall(executed: &str, score: &str) -> Vec<u8> {
    workbook(&[
        &["2024年度部门整体支出绩效自评表"],
        &["单位名称", BUREAU],
        &["", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        &["年度资金总额", "1", "2", executed, "10", "100%", "10"],
        &["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "自评得分", "偏差原因"],
        &["产出指标", "数量指标", "新建泵站", "≥3座", "3座", "50", "50"],
        &["效益指标", "社会效益", "受益人口", "≥2万人", "2万人", "40", "40"],
        &["总分", "", "", "", "", "100", score],
    ])
}

fn basic() -> Vec<u8> {
    workbook(&[
        &["2024年度部门整体支出绩效评价基础数据表"],
        &["填报单位：县水利局"],
        &["编制数", "实际在职人数", "控制率"],
        &["30", "27", "90%"],
    ])
}

/// The current filing without what differs by time alone.
fn content(mut shown: Value) -> Value {
    let shown_map = shown.as_object_mut().unwrap();
    shown_map.remove("version");
    shown
}

/// Protects an import's undoing: made filings go, added forms go, the replaced version is current again, exactly;
/// then the same files come in again as if for the first time.
#[test]
fn an_import_is_undone_as_a_whole() {
    let desk = Desk::new();
    desk.import(&[("一.xlsx", overall("1.5", "100"))], "merge");
    let (before, findings) = (desk.show(), desk.findings());

    // One call that makes a filing, extends one and replaces it.
    let other = workbook(&[
        &["2024年度部门整体支出绩效评价基础数据表"],
        &["填报单位：县林业局"],
        &["编制数", "实际在职人数", "控制率"],
        &["5", "5", "100%"],
    ]);
    let files = [("二.xlsx", basic()), ("三.xlsx", overall("1.8", "100")), ("四.xlsx", other)];
    let imported = desk.import(&files, "replace");
    assert_eq!(imported["totals"]["imported"], 3, "{imported}");
    let after = desk.show();
    assert_eq!((&after["version"], &after["overall"]["funds"]["executed"]), (&json!(2), &json!("1.8")));

    let imports = desk.call("imports", json!({}))["imports"].take();
    assert_eq!(imports.as_array().unwrap().len(), 2);
    let line = &imports[0];
    assert_eq!(
        (&line["made"], &line["extended"], &line["replaced"]),
        (&json!(1), &json!(1), &json!(1)),
        "{line}"
    );
    assert_eq!(line["by"], "李四");
    let touched: Vec<_> = line["filings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|filing| (filing["file"].as_str().unwrap(), filing["effect"].as_str().unwrap()))
        .collect();
    assert!(
        touched.contains(&("二.xlsx", "extended")) && touched.contains(&("三.xlsx", "replaced")),
        "{touched:?}"
    );

    desk.call("undo_import", json!({"id": line["id"]}));
    assert_eq!(desk.show(), before);
    assert_eq!(desk.findings(), findings);
    let gone = desk.ask("show", json!({"department": "县林业局", "year": 2024})).unwrap_err();
    assert_eq!(gone.code, Code::NotFound);
    let status = desk.call("filing_status", json!({"year": 2024}))["rows"].take();
    let state = |name: &str| {
        let row = status.as_array().unwrap().iter().find(|row| row["department"] == name).unwrap();
        row["state"].clone()
    };
    assert_eq!((state(BUREAU), state("县林业局")), (json!("received"), json!("not_filed")), "{status}");
    desk.whole();
    assert!(desk.log().iter().any(|(action, _)| action == "undo_import"));
    let listed = desk.call("imports", json!({}))["imports"].take();
    assert_eq!(listed[0]["undone_by"], "李四");
    let again = desk.ask("undo_import", json!({"id": line["id"]})).unwrap_err();
    assert!(again.message.contains("撤销过"), "{again}");

    let imported = desk.import(&files, "replace");
    assert_eq!(imported["totals"]["imported"], 3, "{imported}");
    assert_eq!(content(desk.show())["overall"], content(after)["overall"]);
    assert_eq!(desk.call("show", json!({"department": "县林业局", "year": 2024}))["year"], 2024);
    desk.whole();
    // What was taken back stays to be seen.
    let versions = desk.call("versions", json!({"department": "县林业局", "year": 2024}))["versions"].take();
    assert_eq!(
        (&versions[0]["withdrawn"], &versions[1]["current"]),
        (&json!(true), &json!(true)),
        "{versions}"
    );
}

/// Protects later work from an undo: a sentence says what came after, and nothing is changed.
#[test]
fn an_import_with_later_changes_stays() {
    let desk = Desk::new();
    desk.import(&[("一.xlsx", overall("1.5", "100"))], "merge");
    let undo_first = || {
        let imports = desk.call("imports", json!({}))["imports"].take();
        desk.ask("undo_import", json!({"id": imports.as_array().unwrap().last().unwrap()["id"]}))
    };
    desk.import(&[("二.xlsx", basic())], "merge");
    let error = undo_first().unwrap_err();
    assert!(error.message.contains("“二.xlsx”") && error.message.contains(BUREAU), "{error}");

    let newest = desk.call("imports", json!({}))["imports"][0]["id"].take();
    desk.call("undo_import", json!({"id": newest}));
    desk.correct("overall.funds.executed", "1.6").unwrap();
    let error = undo_first().unwrap_err();
    assert!(error.message.contains("更正过“全年执行数 · 年度资金总额”"), "{error}");
    assert_eq!(desk.executed(), "1.6");
    desk.call("uncorrect", json!({"department": BUREAU, "year": 2024, "path": "overall.funds.executed"}));
    desk.call("enter", json!({"department": BUREAU, "year": 2024, "form": "basic_data"}));
    let error = undo_first().unwrap_err();
    assert!(error.message.contains("手工录入"), "{error}");

    let missing = desk.ask("undo_import", json!({"id": 99})).unwrap_err();
    assert_eq!(missing.code, Code::NotFound);
}

/// Protects the list of imports from imports that wrote nothing.
#[test]
fn what_wrote_nothing_is_no_import() {
    let desk = Desk::new();
    desk.import(&[("一.xlsx", overall("1.5", "100"))], "merge");
    desk.import(&[("一.xlsx", overall("1.5", "100")), ("二.xlsx", overall("1.8", "100"))], "merge");
    let path = desk.folder.path().join("二.xlsx").display().to_string();
    desk.call("import", json!({"paths": [path], "on_conflict": "replace", "dry_run": true}));
    assert_eq!(desk.call("imports", json!({}))["imports"].as_array().unwrap().len(), 1);
}

/// Protects versions: earlier ones are looked at, compared value by value with both cells, and brought back.
#[test]
fn versions_are_shown_compared_and_brought_back() {
    let desk = Desk::new();
    desk.import(&[("一.xlsx", overall("1.5", "100"))], "merge");
    let first = desk.version(1);
    // A row is put in before the others: only what is new and what changed differs.
    let mut rows: Vec<Vec<&str>> = vec![
        vec!["2024年度部门整体支出绩效自评表"],
        vec!["单位名称", BUREAU],
        vec!["", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        vec!["年度资金总额", "1", "2", "约1.8", "10", "100%", "10"],
        vec!["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "自评得分", "偏差原因"],
        vec!["产出指标", "数量指标", "修渠", "≥1条", "1条", "10", "10"],
        vec!["", "", "新建泵站", "≥3座", "3座", "40", "40"],
    ];
    rows.push(vec!["总分", "", "", "", "", "100", "100"]);
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    desk.import(&[("二.xlsx", workbook(&rows))], "replace");

    let versions = desk.call("versions", json!({"department": BUREAU, "year": 2024}))["versions"].take();
    let seen: Vec<_> = versions
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            (
                line["version"].as_u64().unwrap(),
                line["current"].as_bool().unwrap(),
                line["files"][0].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(seen, [(1, false, "一.xlsx"), (2, true, "二.xlsx")]);
    assert_eq!((&versions[1]["by"], &versions[1]["action"]), (&json!("李四"), &json!("import")));

    let compared = desk.call("compare_versions", json!({"department": BUREAU, "year": 2024, "a": 1, "b": 2}));
    let lines: Vec<String> = compared["differences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            let cells: Vec<&str> =
                line["cells"].as_array().unwrap().iter().map(|cell| cell["cell"].as_str().unwrap()).collect();
            format!(
                "{} | {} {}: {} → {} {}",
                line["path"].as_str().unwrap(),
                line["form"].as_str().unwrap(),
                line["label"].as_str().unwrap(),
                line["before"],
                line["after"],
                cells.join(",")
            )
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
    let same = desk.call("compare_versions", json!({"department": BUREAU, "year": 2024, "a": 2, "b": 2}));
    assert_eq!(same["differences"], json!([]));

    let restore = |version: u32, reason: &str| {
        desk.ask(
            "restore_version",
            json!({"department": BUREAU, "year": 2024, "version": version, "reason": reason}),
        )
    };
    assert_eq!(restore(1, " ").unwrap_err().code, Code::BadRequest);
    assert_eq!(restore(2, "错").unwrap_err().code, Code::BadRequest);
    assert_eq!(restore(7, "错").unwrap_err().code, Code::NotFound);
    let listed = restore(1, "新表是误报").unwrap();
    let last = &listed["versions"][2];
    assert_eq!((&last["restored_from"], &last["reason"]), (&json!(1), &json!("新表是误报")), "{last}");
    assert_eq!(content(desk.version(3)), content(first));
    assert_eq!(desk.show()["version"], 3);
    assert_eq!(desk.version(2)["unread"][0]["raw"], "约1.8", "an earlier version stays as it was");
    desk.whole();
    let error = desk.ask("show", json!({"department": BUREAU, "year": 2024, "version": 9})).unwrap_err();
    assert_eq!(error.code, Code::NotFound);
}

/// Protects a correction: it shows and ranks everywhere, what was filed stays beside it, the audit runs again, the
/// log has both values, and it can be taken back.
#[test]
fn a_value_is_put_right_by_hand() {
    let desk = Desk::new();
    desk.import(&[("一.xlsx", overall("约1.5", "99"))], "merge");
    let (before, findings) = (desk.show(), desk.findings());
    assert_eq!(before["unread"][0]["path"], "overall.funds.executed");
    let done = desk.correct("overall.funds.executed", "1．8万元").unwrap();
    assert_eq!((&done["before"], &done["after"]), (&Value::Null, &json!("1.8")), "{done}");
    assert_eq!(done["label"], "全年执行数 · 年度资金总额");
    desk.correct("overall.total.self_score", "100分").unwrap();
    desk.correct("overall.indicators.0.actual", "4座").unwrap();

    let shown = desk.show();
    assert_eq!(shown["overall"]["funds"]["executed"], "1.8");
    assert_eq!(shown["unread"], json!([]));
    assert_eq!(shown["scores"]["overall"]["self_score"], "100");
    let source = &shown["sources"]["overall.funds.executed"];
    assert_eq!((&source["raw"], &source["cell"]), (&json!("约1.5"), &json!("D4")));
    assert_eq!(
        source["corrected"],
        json!({"from": "约1.5", "to": "1．8万元", "reason": "电话核实", "by": "李四", "at": source["corrected"]["at"]})
    );
    assert_eq!(shown["sources"]["overall.total.self_score"]["corrected"]["from"], "99");
    assert_ne!(desk.findings(), findings, "the audit ran again");
    let line = desk.call("filings", json!({"year": 2024}))["filings"][0].take();
    assert_eq!((&line["self_score"], &line["unread"]), (&json!("100"), &json!(0)), "{line}");
    let ranked = desk.call("rank", json!({"year": 2024, "by": "self"}))["rows"][0].take();
    assert_eq!((&ranked["self_score"], &ranked["executed"]), (&json!("100"), &json!("1.8")), "{ranked}");
    let excerpt =
        desk.call("excerpt", json!({"department": BUREAU, "year": 2024, "path": "overall.funds.executed"}));
    assert_eq!(excerpt["cell"], "D4", "the original stays to be seen");
    let log = desk.log();
    let entry = log
        .iter()
        .find(|(action, detail)| action == "correct" && detail.contains("total.self_score"))
        .unwrap();
    assert!(entry.1.contains(r#""before":"99""#) && entry.1.contains(r#""after":"100分""#), "{}", entry.1);
    desk.whole();

    // The same file again is unchanged: it says what was filed.
    let again = desk.import(&[("一.xlsx", overall("约1.5", "99"))], "merge");
    assert_eq!(again["files"][0]["status"], "unchanged", "{again}");

    for path in ["overall.funds.executed", "overall.total.self_score", "overall.indicators.0.actual"] {
        desk.call("uncorrect", json!({"department": BUREAU, "year": 2024, "path": path}));
    }
    assert_eq!(desk.show(), before);
    assert_eq!(desk.findings(), findings);
    let nothing = json!({"department": BUREAU, "year": 2024, "path": "overall.funds.executed"});
    assert_eq!(desk.ask("uncorrect", nothing).unwrap_err().code, Code::NotFound);
}

/// Protects the data from a correction that is no value of its field, or that nobody gave a reason for.
#[test]
fn a_wrong_correction_changes_nothing() {
    let desk = Desk::new();
    desk.import(&[("一.xlsx", overall("1.5", "100"))], "merge");
    let before = desk.show();
    for (path, value, code) in [
        ("overall.funds.executed", "约7", Code::BadRequest),
        ("overall.funds.executed", "≥7", Code::BadRequest),
        ("overall.funds.executed", "1.50", Code::BadRequest),
        ("overall.funds.spent", "1", Code::NotFound),
        ("overall.indicators.7.name", "修渠", Code::BadRequest),
        ("basic_data.staffing.actual_staff", "1", Code::NotFound),
        ("projects.0.name", "一", Code::NotFound),
        ("nonsense", "1", Code::NotFound),
    ] {
        let error = desk.correct(path, value).unwrap_err();
        assert_eq!(error.code, code, "{path} {value}: {error}");
        assert!(error.message.contains("没有改动"), "{error}");
    }
    let silent = json!({"department": BUREAU, "year": 2024, "path": "overall.funds.executed", "value": "3", "reason": ""});
    assert_eq!(desk.ask("correct", silent).unwrap_err().code, Code::BadRequest);
    assert_eq!(desk.show(), before);
}

/// Protects corrections over versions: a version from a new file does not inherit them and says where the old
/// mistake is back; forms taken over and versions brought back keep theirs.
#[test]
fn corrections_and_new_versions() {
    let desk = Desk::new();
    desk.import(&[("一.xlsx", overall("1.5", "99")), ("附件一.xlsx", basic())], "merge");
    desk.correct("overall.total.self_score", "100").unwrap();
    desk.correct("overall.funds.executed", "1.6").unwrap();
    desk.correct("basic_data.staffing.actual_staff", "26人").unwrap();
    // The department mended the sum, and left the total as it was.
    let sent = desk.import(&[("二.xlsx", overall("1.7", "99"))], "replace");
    let problems = sent["files"][0]["problems"].as_array().unwrap();
    assert_eq!(sent["files"][0]["status"], "imported");
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!((&problems[0]["code"], &problems[0]["cell"]), (&json!("correction_lost"), &json!("G8")));
    let message = problems[0]["message"].as_str().unwrap();
    assert!(
        message.contains("“自评得分 · 总分”") && message.contains("“100”") && message.contains("“99”"),
        "{message}"
    );
    let shown = desk.show();
    assert_eq!(shown["overall"]["total"]["self_score"], "99");
    assert_eq!(shown["overall"]["funds"]["executed"], "1.7");
    assert_eq!(shown["basic_data"]["staffing"]["actual_staff"], "26");
    assert_eq!(desk.version(1)["overall"]["total"]["self_score"], "100");
    let restored = json!({"department": BUREAU, "year": 2024, "version": 1, "reason": "第2版误报"});
    desk.call("restore_version", restored);
    let shown = desk.show();
    assert_eq!(shown["overall"]["total"]["self_score"], "100");
    assert_eq!(shown["sources"]["overall.total.self_score"]["corrected"]["from"], "99");
    desk.whole();
}

/// Protects a filing that is entered wholly by hand: its values come from no cell, and are audited and ranked.
#[test]
fn a_filing_is_entered_by_hand() {
    let desk = Desk::new();
    let enter = |more: Value| {
        let mut request = json!({"department": BUREAU, "year": 2024, "form": "overall"});
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        desk.ask("enter", request)
    };
    assert_eq!(enter(json!({})).unwrap_err().code, Code::NotFound);
    enter(json!({"new_department": true})).unwrap();
    assert_eq!(enter(json!({})).unwrap_err().code, Code::BadRequest);
    assert_eq!(enter(json!({"form": "report"})).unwrap_err().code, Code::BadRequest);
    assert_eq!(enter(json!({"form": "project"})).unwrap_err().code, Code::BadRequest);
    enter(json!({"form": "project", "project": "1、水库除险"})).unwrap();
    desk.whole();
    for (path, value) in [
        ("overall.funds.revised_budget", "200"),
        ("overall.funds.executed", "180万元"),
        ("overall.funds.weight", "10"),
        ("overall.indicators.0.name", "1、新建泵站"),
        ("overall.indicators.0.target", "≥3座"),
        ("overall.indicators.0.actual", "3座"),
        ("overall.indicators.0.weight", "90"),
        ("overall.indicators.0.self_score", "90"),
        ("overall.total.weight", "100"),
        ("overall.funds.self_score", "10"),
        ("overall.total.self_score", "95"),
        ("projects.0.funds.total.executed", "50"),
    ] {
        desk.correct(path, value).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    let shown = desk.show();
    assert_eq!(shown["overall"]["indicators"][0]["name"], "新建泵站");
    assert_eq!(shown["overall"]["indicators"][0]["recomputed_score"], "90");
    assert_eq!(shown["projects"][0]["name"], "水库除险");
    let source = &shown["sources"]["overall.funds.executed"];
    assert_eq!(
        (&source["file"], &source["cell"], &source["raw"]),
        (&json!("手工录入"), &json!(""), &json!(""))
    );
    let ranked = desk.call("rank", json!({"year": 2024, "by": "recomputed"}))["rows"][0].take();
    assert_eq!(
        (&ranked["self_score"], &ranked["recomputed_score"]),
        (&json!("95"), &json!("99")),
        "{ranked}"
    );
    let rules = desk.findings().to_string();
    assert!(rules.contains("self_score_sum"), "90 + 10 is not 95: {rules}");
    desk.whole();
    // A file that says the same is no conflict with anything filed: it is asked about, as other values are.
    let sent = desk.import(&[("一.xlsx", overall("1.5", "100"))], "merge");
    assert_eq!(sent["files"][0]["status"], "needs_decision", "{sent}");
}

/// Protects 附件一 by hand: rows are added to 项目支出 and 楼堂馆所 one after the other, and a name that the register does
/// not know is never taken for the one it is like.
#[test]
fn rows_are_added_by_hand() {
    let desk = Desk::new();
    desk.import(&[("一.xlsx", overall("1.5", "100"))], "merge");
    let enter = |department: &str| {
        desk.ask("enter", json!({"department": department, "year": 2023, "form": "basic_data"}))
    };
    let near = enter("水利局").unwrap_err();
    assert!(near.code == Code::NotFound && near.message.contains(BUREAU), "{near}");
    let far = enter("青石镇人民政府").unwrap_err();
    assert!(far.code == Code::NotFound && far.message.contains("没有相近的"), "{far}");

    desk.call("enter", json!({"department": BUREAU, "year": 2024, "form": "basic_data"}));
    for (path, value) in [
        ("basic_data.project_expenditure.items.0.final", "7.5"),
        ("basic_data.project_expenditure.items.0.name", "1、水库除险"),
        ("basic_data.project_expenditure.items.1.name", "山洪防治"),
        ("basic_data.project_expenditure.items.1.budget", "64"),
        ("basic_data.buildings.0.name", "业务用房"),
        ("basic_data.buildings.0.approved_area", "1200"),
        ("basic_data.buildings.1.actual_investment", "330"),
    ] {
        desk.correct(path, value).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    let gap = desk.correct("basic_data.buildings.3.name", "太远").unwrap_err();
    assert!(gap.message.contains("第3行"), "{gap}");
    let form = desk.show()["basic_data"].take();
    let items = &form["project_expenditure"]["items"];
    assert_eq!((&items[0]["name"], &items[0]["final"]), (&json!("水库除险"), &json!("7.5")));
    assert_eq!((&items[1]["name"], &items[1]["budget"]), (&json!("山洪防治"), &json!("64")));
    assert_eq!(
        (&form["buildings"][0]["name"], &form["buildings"][1]["actual_investment"]),
        (&json!("业务用房"), &json!("330"))
    );
    desk.whole();
}

/// Protects real filings: every value of a project can be named, corrected and compared, whatever its place.
#[test]
fn a_project_of_a_real_filing_is_corrected() {
    let desk = Desk::new();
    let name = format!("../../tests/fixtures/filings/{GAOXIN}2024年度绩效自评.xlsx");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name).display().to_string();
    desk.call("import", json!({"paths": [path]}));
    let ask = json!({"department": GAOXIN, "year": 2024, "path": "projects.6.funds.total.executed",
        "value": "4686.3488", "reason": "数字颠倒"});
    let before =
        desk.call("audit", json!({"department": GAOXIN, "year": 2024}))["findings"].as_array().unwrap().len();
    assert_eq!(desk.call("correct", ask)["before"], "4868.3488");
    let after =
        desk.call("audit", json!({"department": GAOXIN, "year": 2024}))["findings"].as_array().unwrap().len();
    assert!(after < before, "the swapped digits are mended: {before} → {after}");
    let shown = desk.call("show", json!({"department": GAOXIN, "year": 2024}));
    assert_eq!(shown["projects"][6]["funds"]["total"]["executed"], "4686.3488");
    // 产出指标 is one cell merged over four rows: it is put right in all of them, and taken back in all.
    let level1 = |name: &str| {
        let shown = desk.call("show", json!({"department": GAOXIN, "year": 2024}));
        let rows = shown["overall"]["indicators"].as_array().unwrap();
        rows.iter().filter(|row| row["level1_weight"] == name).count()
    };
    assert_eq!((level1("50"), level1("45")), (4, 0));
    let path = "overall.indicators.1.level1_weight";
    desk.call(
        "correct",
        json!({"department": GAOXIN, "year": 2024, "path": path, "value": "45分", "reason": "以各行之和为准"}),
    );
    assert_eq!((level1("50"), level1("45")), (0, 4));
    desk.call("uncorrect", json!({"department": GAOXIN, "year": 2024, "path": path}));
    assert_eq!((level1("50"), level1("45")), (4, 0));
    desk.whole();
}

/// Protects a new version from what somebody typed while looking at the one before it.
#[test]
fn what_is_typed_on_an_old_version_does_not_fall_on_a_new_one() {
    let desk = Desk::new();
    desk.import(&[("报送.xlsx", overall("1.5", "90"))], "merge");
    let seen = desk.show()["version"].clone();
    desk.correct("overall.funds.executed", "1.6").unwrap();
    desk.import(&[("改.xlsx", overall("1.7", "90"))], "replace");
    let before = desk.log().len();
    let filing = json!({"department": BUREAU, "year": 2024, "version": seen});
    let with = |more: Value| {
        let mut request = filing.clone();
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    };
    let decision = json!([{"form": "overall", "item": "0", "score": "40", "reason": "只有两座"}]);
    for (command, request) in [
        ("correct", with(json!({"path": "overall.funds.executed", "value": "1.8", "reason": "核实"}))),
        ("uncorrect", with(json!({"path": "overall.funds.executed"}))),
        ("review", with(json!({"decisions": decision}))),
        ("withdraw_review", with(json!({"form": "overall", "item": "0"}))),
    ] {
        let error = desk.ask(command, request).unwrap_err();
        assert_eq!(error.code, Code::VersionOutdated, "{command}");
        assert!(error.message.contains("第2版") && error.message.contains("刷新页面"), "{command}: {error}");
    }
    assert_eq!((desk.executed(), desk.log().len()), (json!("1.7"), before));
    // The current version is changed; so it is without a word of the version, as on the command line.
    let now = json!({"department": BUREAU, "year": 2024, "version": 2, "path": "overall.funds.executed", "value": "1.8", "reason": "核实"});
    desk.call("correct", now);
    desk.correct("overall.funds.executed", "1.9").unwrap();
    assert_eq!(desk.executed(), json!("1.9"));
}

/// 附件二 with these indicators only.
fn indicators(rows: &[&[&str]]) -> Vec<u8> {
    let mut all: Vec<&[&str]> = vec![
        &["2024年度部门整体支出绩效自评表"],
        &["单位名称", BUREAU],
        &["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "自评得分", "偏差原因"],
    ];
    all.extend(rows);
    workbook(&all)
}

/// Protects corrections of a row that moved: it is the row of the same names that is looked at, not the one that now stands in
/// its place; a row that is gone has nothing wrong.
#[test]
fn a_moved_row_is_told_rightly() {
    let pumps: &[&str] = &["产出指标", "数量指标", "新建泵站", "≥3座", "3座", "50", "50"];
    let people: &[&str] = &["产出指标", "数量指标", "受益人口", "≥2万人", "2万人", "40", "40"];
    let roads: &[&str] = &["产出指标", "数量指标", "新修道路", "≥5公里", "3座", "10", "10"];
    let desk = Desk::new();
    desk.import(&[("一.xlsx", indicators(&[pumps, people]))], "merge");
    desk.correct("overall.indicators.0.actual", "2座").unwrap();
    let moved = desk.import(&[("二.xlsx", indicators(&[people, pumps]))], "replace");
    let problems = moved["files"][0]["problems"].as_array().unwrap();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!((&problems[0]["code"], &problems[0]["cell"]), (&json!("correction_lost"), &json!("E5")));
    assert!(problems[0]["message"].as_str().unwrap().contains("仍是“3座”"), "{problems:?}");
    desk.correct("overall.indicators.1.actual", "2座").unwrap();
    let other = desk.import(&[("三.xlsx", indicators(&[people, roads]))], "replace");
    assert_eq!(other["files"][0]["problems"], json!([]), "another row stands in its place");
}

/// Protects what was done after an import from its undo: a correction taken back is a change as well, unless it was made since.
#[test]
fn a_correction_taken_back_stands_in_the_way_of_an_undo() {
    let path = "overall.funds.executed";
    let uncorrect = json!({"department": BUREAU, "year": 2024, "path": path});
    for earlier in [true, false] {
        let desk = Desk::new();
        desk.import(&[("一.xlsx", overall("1.5", "90"))], "merge");
        if earlier {
            desk.correct(path, "1.6").unwrap();
        }
        desk.import(&[("附件一.xlsx", basic())], "merge");
        if !earlier {
            desk.correct(path, "1.6").unwrap();
        }
        desk.call("uncorrect", uncorrect.clone());
        let undone = desk.ask("undo_import", json!({"id": 2}));
        match undone {
            Err(error) if earlier => {
                assert!(error.message.contains("李四撤销过“全年执行数 · 年度资金总额”的更正"), "{error}");
            }
            other => assert!(!earlier && other.is_ok(), "{other:?}"),
        }
    }
}
