//! 通报, letters and lists of problems as they leave the house: what they say of both real filings, whole files only, and
//! nothing of those who filed.
#![allow(clippy::unwrap_used)] // A test may stop where it stands.

#[path = "support/desk.rs"]
mod desk;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use desk::{Desk, overall, sheet};
use jiheng_core::intake::format::open;
use jiheng_rpc::{Code, Progress, Step, dispatch};
use serde_json::{Value, json};

/// Every line of a Word document, cells set apart by " | ", without the days that depend on today.
fn lines(bytes: &[u8]) -> Vec<String> {
    let document = open(bytes, "文书.docx").unwrap();
    let text = |row: &jiheng_core::intake::grid::Row| {
        row.cells.iter().map(|cell| cell.text.replace('\n', " / ")).collect::<Vec<_>>().join(" | ")
    };
    document.grids[0].rows.iter().map(|row| without_today(&text(row))).collect()
}

/// The year that this program runs in, from the import's own stamp, is not the filing's.
fn without_today(line: &str) -> String {
    let mut out = line.to_owned();
    for (before, after) in [("截至", "日，"), ("，", "日收到"), ("数据截止时间：", "。")] {
        if let Some((head, rest)) = out.split_once(before)
            && let Some((day, tail)) = rest.split_once(after)
            && day.chars().all(|c| c.is_ascii_digit() || "年月日:".contains(c))
        {
            out = format!("{head}{before}某{after}{tail}");
        }
    }
    out
}

fn real() -> Desk {
    let desk = Desk::new();
    for name in [
        "衡山高新技术产业开发区管理委员会2024年度绩效自评.xlsx",
        "衡山县开云新区事务中心2023年度绩效自评.xlsx",
    ] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/filings").join(name);
        desk.call("import", json!({ "paths": [file] }));
    }
    desk.call("set_bureau", json!({ "name": "衡山县财政局" }));
    desk
}

fn paper(desk: &Desk, kind: &str, year: i32, department: Option<&str>, name: &str) -> Vec<u8> {
    let out = desk.folder.path().join(name);
    let mut request = json!({ "kind": kind, "year": year, "out": out });
    if let Some(department) = department {
        request["department"] = department.into();
    }
    desk.call("report", request);
    std::fs::read(out).unwrap()
}

const PARK: &str = "衡山高新技术产业开发区管理委员会";
const CENTRE: &str = "衡山县开云新区事务中心";

/// Protects the wording of what the bureau publishes and sends, on both real filings, read back from the Word files.
#[test]
fn circulars_and_letters_of_the_real_filings() {
    let desk = real();
    for (year, department, name) in [(2024, PARK, "park"), (2023, CENTRE, "centre")] {
        let circular = lines(&paper(&desk, "circular", year, None, "通报.docx"));
        insta::assert_snapshot!(format!("circular_{name}"), circular.join("\n"));
        let letter = lines(&paper(&desk, "letter", year, Some(department), "审核意见.docx"));
        insta::assert_snapshot!(format!("letter_{name}"), letter.join("\n"));
    }
}

/// The numbers of cases in a document's tables.
fn cases(lines: &[String]) -> BTreeSet<String> {
    lines
        .iter()
        .filter_map(|line| {
            let mut cells = line.split(" | ");
            cells.next()?.parse::<u32>().ok()?;
            // 2024-0002
            let (_, case) = cells.next()?.split_once('-')?;
            case.parse::<u32>().ok().map(|case| case.to_string())
        })
        .collect()
}

/// Protects a department from two lists: its letter's annex holds the cases of its problem list, and no others.
#[test]
fn a_letter_lists_the_cases_of_the_problem_list() {
    let desk = real();
    let findings = desk.call("audit", json!({ "year": 2024, "department": PARK }));
    let mut wanted: BTreeSet<String> =
        findings["findings"].as_array().unwrap().iter().map(|finding| finding["case"].to_string()).collect();
    let waived = wanted.pop_first().unwrap();
    let case: i32 = waived.parse().unwrap();
    desk.call("set_finding_status", json!({ "cases": [case], "status": "waived", "reason": "已核实" }));
    let letter = lines(&paper(&desk, "letter", 2024, Some(PARK), "审核意见.docx"));
    let list = lines(&paper(&desk, "problems", 2024, Some(PARK), "清单.docx"));
    assert_eq!(cases(&letter), wanted);
    assert_eq!(cases(&list), wanted);
    let said = format!("审核发现问题{}个", wanted.len());
    assert!(letter.iter().any(|line| line.contains(&said)), "{letter:?}");
}

/// A letter needs its department and a date that is one; the blank is to be seen without a date.
#[test]
fn what_a_letter_needs() {
    let desk = real();
    let out = desk.folder.path().join("审核意见.docx");
    let ask = |more: Value| {
        let mut request = json!({ "kind": "letter", "year": 2024, "out": out });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        desk.ask("report", request)
    };
    assert_eq!(ask(json!({})).unwrap_err().code, Code::BadRequest);
    let error = ask(json!({ "department": PARK, "deadline": "五月十日" })).unwrap_err();
    assert_eq!(error.code, Code::BadRequest);
    assert!(error.message.contains("2025-05-10") && !out.exists(), "{error}");
    ask(json!({ "department": PARK, "deadline": "2025-05-10" })).unwrap();
    let text = lines(&std::fs::read(&out).unwrap()).join("\n");
    assert!(text.contains("请你单位于2025年5月10日前"), "{text}");
    ask(json!({ "department": PARK })).unwrap();
    assert!(lines(&std::fs::read(&out).unwrap()).join("\n").contains("请你单位于【　　　　】年"));
}

/// A county whose departments have names that no file can bear; each has an error: more spent than it had.
fn awkward() -> Desk {
    let desk = Desk::new();
    for name in ["县委办/机要局", "县财政局", "县教育局"] {
        desk.filed(name, 2024, "3");
    }
    desk.call("import", json!({ "paths": [desk.file("好.xlsx", &overall("县审计局", 2024, "2"))] }));
    desk
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Protects the bulk of letters: one file for each department, names that any file system takes, what is there already is
/// never written over, and who gets nothing is said.
#[test]
fn letters_and_lists_for_all_departments() {
    let desk = awkward();
    let folder = desk.folder.path().join("审核意见");
    let request = json!({ "kind": "problems", "year": 2024, "formats": ["docx", "xlsx"], "out": folder });
    let first = desk.call("report_bulk", request.clone());
    let listed: Vec<&str> =
        first["files"].as_array().unwrap().iter().map(|file| file["file"].as_str().unwrap()).collect();
    assert!(listed.contains(&"县委办_机要局_2024年度审核问题清单.docx"), "{first}");
    let mut written = names(&folder);
    assert_eq!(written.len(), listed.len());
    let departments = listed.len() / 2;
    let skipped = first["skipped"].as_array().unwrap().len();
    assert_eq!(departments + skipped, 4, "{first}");
    assert!(first["files"].as_array().unwrap().iter().all(|file| file["department"] != ""), "{first}");

    let kept = std::fs::read(folder.join(listed[0])).unwrap();
    let again = desk.call("report_bulk", request);
    assert_eq!(std::fs::read(folder.join(listed[0])).unwrap(), kept);
    assert!(again["files"][0]["file"].as_str().unwrap().ends_with(" (2).docx"), "{again}");
    written.extend(
        again["files"].as_array().unwrap().iter().map(|file| file["file"].as_str().unwrap().to_owned()),
    );
    written.sort();
    assert_eq!(names(&folder), written, "nothing else is left there");

    let one = json!({ "kind": "letter", "year": 2024, "departments": ["县财政局"], "out": folder.join("一家.zip") });
    let one = desk.call("report_bulk", one);
    assert_eq!(one["files"].as_array().unwrap().len(), 1, "{one}");
    let error =
        desk.ask("report_bulk", json!({ "kind": "ranking", "year": 2024, "out": folder })).unwrap_err();
    assert_eq!(error.code, Code::BadRequest);
    let mistyped = folder.join("审核意见.zp");
    let error =
        desk.ask("report_bulk", json!({ "kind": "letter", "year": 2024, "out": mistyped })).unwrap_err();
    assert_eq!((error.code, mistyped.exists()), (Code::BadRequest, false), "no folder named like a file");
    let error =
        desk.ask("report_bulk", json!({ "kind": "letter", "year": 2019, "out": folder })).unwrap_err();
    assert_eq!(error.code, Code::NotFound);
}

/// Protects archives: every letter in it is whole and says the same as the one in a folder; an archive of that name stays.
#[test]
fn letters_in_one_archive() {
    let desk = awkward();
    let out = desk.folder.path().join("审核意见.ZIP");
    std::fs::write(&out, "别的").unwrap();
    let made = desk.call("report_bulk", json!({ "kind": "letter", "year": 2024, "out": out }));
    assert_eq!(std::fs::read(&out).unwrap(), "别的".as_bytes());
    let written = made["out"].as_str().unwrap();
    assert!(written.ends_with("审核意见 (2).ZIP"), "{written}");
    let mut archive = zip::ZipArchive::new(std::fs::File::open(written).unwrap()).unwrap();
    assert_eq!(archive.len(), made["files"].as_array().unwrap().len());
    for n in 0..archive.len() {
        let mut entry = archive.by_index(n).unwrap();
        let mut bytes = Vec::new();
        std::io::copy(&mut entry, &mut bytes).unwrap();
        assert_eq!(entry.name().unwrap(), made["files"][n]["file"].as_str().unwrap());
        let department = made["files"][n]["department"].as_str().unwrap();
        assert!(lines(&bytes).contains(&format!("{department}：")), "{department}");
    }
}

/// Cancels at the second department, as the page's button does.
struct Impatient<'a>(&'a Desk, AtomicU32);

impl Progress for Impatient<'_> {
    fn step(&self, step: &Step) {
        self.1.fetch_max(step.total, Ordering::SeqCst);
        if step.done == 1 {
            self.0.call("cancel", json!({}));
        }
    }
}

/// Protects what was written when the clerk stops: whole files only, the rest told by name, and the next is not stopped.
#[test]
fn a_stopped_bulk_leaves_whole_files() {
    let desk = awkward();
    let folder = desk.folder.path().join("停");
    let request = json!({ "kind": "letter", "year": 2024, "out": folder });
    let progress = Impatient(&desk, AtomicU32::new(0));
    let cut = dispatch(&desk.app, "report_bulk", request.clone(), &progress).unwrap();
    let (files, left) = (cut["files"].as_array().unwrap(), cut["not_reached"].as_array().unwrap());
    assert_eq!(files.len(), 2, "the one it was at is finished: {cut}");
    assert_eq!(u32::try_from(files.len() + left.len()).unwrap(), progress.1.load(Ordering::SeqCst));
    assert!(!left.is_empty(), "{cut}");
    assert_eq!(names(&folder).len(), 2);
    for name in names(&folder) {
        assert!(!lines(&std::fs::read(folder.join(name)).unwrap()).is_empty());
    }
    let whole = desk
        .call("report_bulk", json!({ "kind": "letter", "year": 2024, "out": desk.folder.path().join("全") }));
    assert_eq!(whole["not_reached"], json!([]));
}

/// Protects those who filed: neither their names nor a mobile number, wherever it was written, is in any paper.
#[test]
fn nobody_who_filed_is_named() {
    let desk = Desk::new();
    let form = sheet(&[
        &["2024年度部门整体支出绩效自评表"],
        &["单位名称", "县财政局"],
        &["", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        &["年度资金总额", "1", "2", "3", "10", "100%", "10"],
        &["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"],
        &[
            "产出指标",
            "数量指标",
            "联系13812345678",
            "≥5个",
            "约13812345678",
            "50",
            "60",
            "问赵六13812345678",
        ],
        &["总分", "", "", "", "", "100", "95"],
        &["填表人：赵六", "联系电话：13812345678"],
    ]);
    desk.import("a.xlsx", &form, json!({}));
    let folder = desk.folder.path().join("清单");
    for kind in ["letter", "problems"] {
        let made = desk
            .call("report_bulk", json!({ "kind": kind, "year": 2024, "formats": ["docx"], "out": folder }));
        let file = made["files"][0]["file"].as_str().unwrap();
        let text = lines(&std::fs::read(folder.join(file)).unwrap()).join("\n");
        assert!(!text.contains("赵六") && !text.contains("13812345678"), "{text}");
        assert!(text.contains("县财政局"), "{text}");
    }
    let text = lines(&paper(&desk, "circular", 2024, None, "通报.docx")).join("\n");
    assert!(!text.contains("赵六") && !text.contains("13812345678"), "{text}");
}
