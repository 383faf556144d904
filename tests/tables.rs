//! What is printed of the two real filings, asked for as the window and the command line ask.
#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use std::path::Path;

use calamine::{Data, Reader};
use desk::Desk;
use jiheng_core::Code;
use serde_json::{Value, json};

/// A desk with both real filings.
fn real() -> Desk {
    let desk = Desk::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/filings");
    let files = [
        "衡山县开云新区事务中心2023年度绩效自评.xlsx",
        "衡山高新技术产业开发区管理委员会2024年度绩效自评.xlsx",
    ];
    desk.call("import", json!({ "paths": files.map(|file| folder.join(file)) }));
    desk.call("set_bureau", json!({ "name": "衡山县财政局" }));
    desk
}

fn ask(desk: &Desk, kind: &str, year: i32, more: &Value) -> jiheng_core::Result<Value> {
    let mut request = json!({ "kind": kind, "year": year, "out": desk.folder.path().join("out.xlsx") });
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    desk.ask("report", request)
}

/// The rows of the workbook as text, without the times that differ from run to run.
fn printed(desk: &Desk, kind: &str, year: i32, more: &Value) -> String {
    ask(desk, kind, year, more).unwrap();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(desk.folder.path().join("out.xlsx")).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let cell = |cell: &Data| match cell {
        Data::Empty => String::new(),
        other => other.to_string().replace('\n', "/"),
    };
    let rows = range.rows().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" | "));
    let text: String = rows.map(|row| row.trim_end_matches([' ', '|']).to_owned() + "\n").collect();
    let today = desk.app.stamp().at.chars().take(10).collect::<String>();
    let text = text.replace(&today, "今天");
    match text.split_once("数据截止时间：") {
        Some((before, after)) => {
            let (_, after) = after.split_once('。').unwrap();
            format!("{before}数据截止时间：现在。{after}")
        }
        None => text,
    }
}

/// Protects every kind of table, made of both real filings: rows as text.
#[test]
fn tables_of_both_real_filings() {
    let desk = real();
    let review = json!({
        "department": "衡山县开云新区事务中心", "year": 2023, "by": "王五",
        "decisions": [{ "form": "overall", "item": "3", "score": "4", "reason": "没有验收资料" }],
    });
    desk.call("review", review);
    let none = json!({});
    for kind in [
        "ranking",
        "grades",
        "execution",
        "three_public",
        "staffing",
        "deductions",
        "problems",
        "problem_summary",
        "filing_status",
        "peers",
    ] {
        for year in [2023, 2024] {
            insta::assert_snapshot!(format!("{kind}_{year}"), printed(&desk, kind, year, &none));
        }
    }
    insta::assert_snapshot!("review_gap_2023", printed(&desk, "review_gap", 2023, &none));
    insta::assert_snapshot!("years", printed(&desk, "years", 2024, &none));
    insta::assert_snapshot!("projects_2024", printed(&desk, "ranking", 2024, &json!({ "projects": true })));
    let claimed = json!({ "by": "final", "projects": true });
    insta::assert_snapshot!("project_deductions_2023", printed(&desk, "deductions", 2023, &claimed));
}

/// Protects the published ranking: it stays as it was closed, and bears the checksum of what was frozen.
#[test]
fn the_published_ranking_bears_its_checksum() {
    let desk = real();
    let published = json!({ "published": true });
    assert_eq!(ask(&desk, "ranking", 2023, &published).unwrap_err().code, Code::NotFound);
    let closed = desk.call("close_year", json!({ "year": 2023 }));
    let checksum = closed["closings"][0]["checksum"].as_str().unwrap();
    let text = printed(&desk, "ranking", 2023, &published);
    assert!(
        text.contains(checksum) && text.contains("结账时公布的结果") && text.contains("未整改错误"),
        "{text}"
    );
    assert!(!printed(&desk, "ranking", 2023, &json!({})).contains(checksum));
}

/// Protects the clerk from a table that silently leaves aside what was asked for.
#[test]
fn what_a_kind_does_not_take_is_refused() {
    let desk = real();
    for (kind, more, code) in [
        ("execution", json!({ "by": "self" }), Code::BadRequest),
        ("problems", json!({ "projects": true }), Code::BadRequest),
        ("ranking", json!({ "from": 2020 }), Code::BadRequest),
        ("letter", json!({}), Code::BadRequest),
        ("years", json!({ "from": 2025 }), Code::BadRequest),
        ("ranking", json!({ "category": "没有这一类" }), Code::NotFound),
        ("problems", json!({ "department": "没有这个单位" }), Code::NotFound),
        ("problems", json!({ "department": "衡山县开云新区事务中心" }), Code::NotFound),
        ("review_gap", json!({}), Code::NotFound),
    ] {
        assert_eq!(ask(&desk, kind, 2024, &more).unwrap_err().code, code, "{kind} {more}");
    }
    assert_eq!(ask(&desk, "execution", 2019, &json!({})).unwrap_err().code, Code::NotFound);
    let kinds = desk.call("report_kinds", json!({}));
    assert_eq!(kinds["kinds"].as_array().unwrap().len(), 15);
}

/// Protects people: neither the names of those who signed nor any mobile number stands in what is printed.
#[test]
fn nobody_who_signed_is_printed() {
    let desk = real();
    for kind in ["ranking", "deductions", "problems", "execution", "filing_status", "peers"] {
        for year in [2023, 2024] {
            let text = printed(&desk, kind, year, &json!({}));
            let digits = |c: char| c.is_ascii_digit();
            let numbers = text.split(|c| !digits(c)).filter(|run| run.len() == 11 && run.starts_with('1'));
            assert_eq!(numbers.count(), 0, "{kind} {year}");
        }
    }
}

/// Protects the way back: the list as it was printed, filled in by the department, is read, and the next list shows it.
#[test]
fn a_list_that_was_filled_in_comes_back() {
    let desk = real();
    let department = json!({ "department": "衡山县开云新区事务中心" });
    ask(&desk, "problems", 2023, &department).unwrap();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(desk.folder.path().join("out.xlsx")).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let mut rows: Vec<Vec<String>> =
        range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    let head = rows.iter().position(|row| row.contains(&"单位说明".to_owned())).unwrap();
    let at = |title: &str| rows[head].iter().position(|cell| cell == title).unwrap();
    let (explanation, mended) = (at("单位说明"), at("是否整改"));
    rows[head + 1][explanation] = "已重新填报".to_owned();
    rows[head + 1][mended] = "是".to_owned();
    let texts: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = texts.iter().map(Vec::as_slice).collect();
    let path = desk.file("报回.xlsx", &desk::sheet(&rows));
    desk.call("read_replies", json!({ "paths": [path] }));
    let text = printed(&desk, "problems", 2023, &department);
    let first = text.lines().nth(head + 1).unwrap();
    assert!(first.contains("| 已重新填报 | 是"), "{first}");
}
