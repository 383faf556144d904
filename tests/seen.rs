//! What is seen in the window, written to files: tables and pictures.
#![allow(clippy::unwrap_used)] // A test may stop where it stands.

use std::fs;
use std::path::Path;

use calamine::{Data, DataType, Reader};
use jiheng_core::{Code, Error, Silent};
use jiheng_rpc::{App, Host, dispatch};
use proptest::prelude::*;
use serde_json::{Value, json};

fn app(folder: &Path) -> App {
    App::open(&folder.join("绩衡.db"), Host::new("张三")).unwrap()
}

fn ask(app: &App, name: &str, request: Value) -> Result<Value, Error> {
    dispatch(app, name, request, &Silent)
}

fn table(out: &Path) -> Value {
    json!({
        "title": "2024年度排名", "filter": "按最终；含“局”的行", "unit": "万元、分", "out": out.display().to_string(),
        "columns": [
            {"title": "部门", "kind": "text"},
            {"title": "全年预算", "group": "资金", "kind": "amount"},
            {"title": "执行率", "group": "资金", "kind": "rate"},
            {"title": "项目", "kind": "count"},
        ],
        "rows": [
            ["=HYPERLINK(\"http://x\")", "33963.616667", "0.8286", "12.5"],
            ["001203", "=1+1", null, "1e5"],
            ["县乙局", "-0.01", "", "NaN"],
        ],
        "total": ["合计", "33963.606667", null, null],
    })
}

/// Protects what a clerk takes along: figures stay figures to the last digit, all else stays words and never runs,
/// the filter stands on the sheet, and rows are counted as the clerk sees them.
#[test]
fn a_table_as_it_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("排名.xlsx");
    let written = ask(&app(folder.path()), "save_table", table(&out)).unwrap();
    assert_eq!(written["rows"], 3);

    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&out).unwrap();
    let range = book.worksheet_range("2024年度排名").unwrap();
    let at = |row, column| range.get_value((row, column)).cloned().unwrap_or(Data::Empty);
    let text = |text: &str| Data::String(text.to_owned());
    assert_eq!((at(0, 0), at(1, 0)), (text("2024年度排名"), text("按最终；含“局”的行")));
    // Which column the unit begins in follows from the widths of all.
    assert!((1..4).any(|column| at(1, column) == text("单位：万元、分")), "the unit stands at the right");
    assert_eq!(
        (at(2, 0), at(2, 1), at(3, 1), at(3, 2)),
        (text("部门"), text("资金"), text("全年预算"), text("执行率"))
    );
    assert_eq!((at(4, 0), at(4, 1)), (text("=HYPERLINK(\"http://x\")"), Data::Float(33963.616667)));
    assert_eq!((at(4, 2), at(4, 3)), (Data::Float(0.8286), Data::Float(12.5)));
    assert_eq!(
        (at(5, 0), at(5, 1), at(5, 2), at(5, 3)),
        (text("001203"), text("=1+1"), Data::Empty, text("1e5"))
    );
    assert_eq!((at(6, 1), at(6, 2), at(6, 3)), (Data::Float(-0.01), Data::Empty, text("NaN")));
    assert_eq!((at(7, 0), at(7, 1)), (text("合计"), Data::Float(33963.606667)));
    let formulas = book.worksheet_formula("2024年度排名").unwrap();
    assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()));
}

/// Protects from a sheet that says less than the window: a long filter has room below the table, a made-up county says so,
/// a total that does not fit its columns is refused.
#[test]
fn what_must_be_known_to_read_it() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(folder.path());
    ask(&app, "demo", json!({"departments": 2, "years": 1})).unwrap();
    let out = folder.path().join("表.xlsx");
    let mut request = table(&out);
    let filter = "类别：政府部门；".repeat(12);
    request["filter"] = json!(filter);
    ask(&app, "save_table", request).unwrap();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&out).unwrap();
    let range = book.worksheet_range("2024年度排名").unwrap();
    let said: Vec<_> = range.used_cells().filter_map(|(_, _, cell)| cell.as_string()).collect();
    assert!(said.iter().any(|text| text.contains(&filter)), "{said:?}");
    assert!(said.iter().any(|text| text.starts_with("演示数据")), "{said:?}");

    let mut request = table(&out);
    request["total"] = json!(["合计"]);
    assert_eq!(ask(&app, "save_table", request).unwrap_err().code, Code::BadRequest);
    let mut request = table(&out);
    (request["columns"], request["rows"], request["total"]) = (json!([]), json!([]), Value::Null);
    assert_eq!(ask(&app, "save_table", request).unwrap_err().code, Code::BadRequest);
}

proptest! {
    /// Protects from whatever stands in a filing: any text in any column is a figure or words, and is written.
    #[test]
    fn any_text_is_a_figure_or_words(value in "\\PC{0,12}|[-+]?[0-9]{1,40}(\\.[0-9]{0,40})?", kind in prop::sample::select(vec!["text", "count", "amount", "rate", "score"])) {
        let request = json!({"title": "表", "columns": [{"title": "列", "kind": kind}], "rows": [[&value]]});
        let seen = jiheng_core::report::seen(&serde_json::from_value(request).unwrap()).unwrap();
        let cell = &seen.rows[0].cells[0];
        match cell {
            jiheng_core::report::Cell::Empty => prop_assert!(value.is_empty()),
            jiheng_core::report::Cell::Text(text) => prop_assert_eq!(text, &value),
            jiheng_core::report::Cell::Number(number) => {
                prop_assert!(kind != "text");
                let digits = |text: &str| text.trim_start_matches('-').trim_start_matches('0').to_owned();
                prop_assert_eq!(digits(&number.to_string()), digits(&value), "no digit is lost");
            }
        }
    }
}

/// Protects a chart on its way to a circular: written as it was drawn, under the ending that it is of; nothing else passes.
#[test]
fn a_picture_of_a_chart() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(folder.path());
    let out = |name: &str| folder.path().join(name).display().to_string();
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>执行率</text></svg>";
    ask(&app, "save_picture", json!({"svg": svg, "out": out("图.svg")})).unwrap();
    assert_eq!(fs::read_to_string(out("图.svg")).unwrap(), svg);
    ask(&app, "save_picture", json!({"png": "iVBORw0KGgoAAAA=", "out": out("图.PNG")})).unwrap();
    assert_eq!(fs::read(out("图.PNG")).unwrap(), b"\x89PNG\r\n\x1a\n\0\0\0");

    for (request, code) in [
        (json!({"svg": svg, "out": out("图.png")}), Code::Internal),
        (json!({"png": "iVBORw0KGgoAAAA=", "out": out("别.svg")}), Code::Internal),
        (json!({"png": "bm8gcGljdHVyZQ==", "out": out("别.png")}), Code::Internal),
        (json!({"svg": "echo", "out": out("别.svg")}), Code::Internal),
        (json!({"svg": svg, "out": out("别.bat")}), Code::BadRequest),
        (json!({"out": out("别.svg")}), Code::Internal),
    ] {
        assert_eq!(ask(&app, "save_picture", request.clone()).unwrap_err().code, code, "{request}");
    }
    assert!(!fs::exists(out("别.svg")).unwrap() && !fs::exists(out("别.bat")).unwrap());
}
