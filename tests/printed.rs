//! Every kind of output, printed: from both real filings and from a made-up county, what is on paper is whole.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::float_arithmetic)]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jiheng_core::{Code, Error, Silent};
use jiheng_rpc::{App, Host, dispatch};
use jiheng_typeset::Press;
use serde_json::{Value, json};

#[path = "support/pdf.rs"]
mod pdf;

use pdf::Pdf;

struct Desk {
    app: App,
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let host = Host::new("张三").with_typesetter(Press::new());
        let app = App::open(&folder.path().join("绩衡.db"), host).unwrap();
        Self { app, folder }
    }

    fn ask(&self, name: &str, request: Value) -> Result<Value, Error> {
        dispatch(&self.app, name, request, &Silent)
    }

    /// Prints a kind; `None` where there is nothing to print.
    fn print(&self, kind: &str, year: i32, more: Value) -> Option<(PathBuf, Value)> {
        let out = self.folder.path().join(format!("{kind}{year}.pdf"));
        let mut request = json!({ "kind": kind, "year": year, "out": out });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        match self.ask("report", request) {
            Ok(written) => Some((out, written)),
            Err(error) if error.code == Code::NotFound || error.message.contains("还不能导出") => None,
            Err(error) => panic!("{kind}: {error}"),
        }
    }
}

/// The kinds, as the program lists them, with what each needs.
fn kinds(desk: &Desk) -> Vec<(String, String, bool)> {
    let answer = desk.ask("report_kinds", json!({})).unwrap();
    let list = answer["kinds"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    list.map(|info| (text(&info["kind"]), text(&info["title"]), info["needs_department"] == true)).collect()
}

static COUNTY: LazyLock<Desk> = LazyLock::new(|| {
    let desk = Desk::new();
    desk.ask("demo", json!({ "departments": 30, "from": 2022, "to": 2024 })).unwrap();
    desk
});

fn read(path: &Path) -> Pdf {
    Pdf::read(&std::fs::read(path).unwrap())
}

/// A page says what the model says: title, head on every page, page numbers; and nothing leaves it.
fn whole(kind: &str, path: &Path, written: &Value) {
    let pdf = read(path);
    assert_eq!(written["pages"], pdf.pages.len(), "{kind}");
    assert_eq!(written.get("missing"), None, "{kind}");
    assert!(!pdf.pages.is_empty() && pdf.pages.iter().all(|page| !page.words.is_empty()), "{kind}");
    pdf.within(40.0);
    let numbered = pdf.pages.iter().enumerate().all(|(n, page)| {
        let text = page.text().replace('\n', "");
        text.contains(&format!("第{}页共{}页", n + 1, pdf.pages.len()))
            || text.contains(&format!("—{}—", n + 1))
    });
    assert!(numbered, "{kind}: every page bears its number");
}

/// Every kind prints from the county, and its preview has the same pages.
#[test]
fn every_kind_prints_from_the_county() {
    let desk = &*COUNTY;
    let some = desk.ask("departments", json!({})).unwrap()["departments"][0]["name"].clone();
    let mut printed = 0;
    for (kind, title, needs_department) in kinds(desk) {
        let more = if needs_department { json!({ "department": some }) } else { json!({}) };
        let Some((path, written)) = desk.print(&kind, 2024, more.clone()) else { continue };
        printed += 1;
        whole(&kind, &path, &written);
        let mut request = json!({ "kind": kind, "year": 2024, "first": 0, "count": 2 });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let preview = desk.ask("preview_report", request).unwrap();
        assert_eq!(preview["pages"], written["pages"], "{title}");
        let pictures = preview["pictures"].as_array().unwrap().len();
        assert_eq!(pictures, written["pages"].as_u64().unwrap().min(2) as usize, "{title}");
    }
    assert!(printed >= 2, "this test looks at the wrong place");
}

/// Every kind prints from the real filings, whose names and remarks nobody made up.
#[test]
fn every_kind_prints_from_the_real_filings() {
    let desk = Desk::new();
    let filings = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/filings");
    let files: Vec<PathBuf> = std::fs::read_dir(filings)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "xlsx"))
        .collect();
    assert_eq!(files.len(), 2);
    desk.ask("import", json!({ "paths": files })).unwrap();
    for (department, year) in [("衡山县开云新区事务中心", 2023), ("衡山高新技术产业开发区管理委员会", 2024)]
    {
        for (kind, _, needs_department) in kinds(&desk) {
            let more = if needs_department { json!({ "department": department }) } else { json!({}) };
            if let Some((path, written)) = desk.print(&kind, year, more) {
                whole(&kind, &path, &written);
            }
        }
        let (path, _) = desk.print("ranking", year, json!({})).unwrap();
        assert!(read(&path).text().replace('\n', "").contains(department));
    }
}

/// The ranking's head stands on each of its pages, and each department on one line of one of them.
#[test]
fn the_ranking_is_printed_whole() {
    let desk = &*COUNTY;
    let (path, written) = desk.print("ranking", 2024, json!({ "by": "recomputed" })).unwrap();
    let pdf = read(&path);
    for page in &pdf.pages {
        let text = page.text();
        assert!(["全年执行", "重算", "备注"].iter().all(|head| text.contains(head)), "{text}");
    }
    let ranking = desk.ask("rank", json!({ "year": 2024, "by": "recomputed" })).unwrap();
    assert_eq!(written["rows"], ranking["rows"].as_array().unwrap().len());
    let text = pdf.text().replace('\n', "");
    for row in ranking["rows"].as_array().unwrap() {
        assert!(text.contains(row["department"].as_str().unwrap()), "{row}");
    }
}

/// A preview gives the pages asked for, and not more than an answer may hold.
#[test]
fn a_preview_gives_the_pages_asked_for() {
    let desk = &*COUNTY;
    let preview = |first: u32, count: Value| {
        desk.ask("preview_report", json!({ "kind": "ranking", "year": 2024, "first": first, "count": count }))
            .unwrap()
    };
    let all = preview(0, json!(1000));
    assert!(all["pictures"].as_array().unwrap().len() <= 20);
    assert!(all["landscape"] == true && all["title"].as_str().unwrap().contains("2024"));
    let one = preview(1, Value::Null);
    assert_eq!(one["pictures"].as_array().unwrap().len(), 1);
    assert_eq!(one["pictures"][0], all["pictures"][1]);
}

/// A host without a typesetter says so; it does not write an empty file.
#[test]
fn a_host_without_a_typesetter_makes_no_pages() {
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(&folder.path().join("空.db"), Host::new("张三")).unwrap();
    dispatch(&app, "demo", json!({ "departments": 5, "from": 2024, "to": 2024 }), &Silent).unwrap();
    let out = folder.path().join("a.pdf");
    let asked = json!({ "kind": "ranking", "year": 2024, "out": out });
    assert_eq!(dispatch(&app, "report", asked, &Silent).unwrap_err().code, Code::Internal);
    assert!(!out.exists());
}
