//! The database: what is saved comes back equal, nothing is changed outside the one door, and a file
//! that is not for us stays as it is.

use std::path::{Path, PathBuf};

use jiheng_core::filing::{Block, Fields, Form, FormKind, Leaf, Origin, Stored, Unread};
use jiheng_core::storage::{DepartmentFacts, Store};
use jiheng_core::{Code, Result, Stamp};
use tempfile::TempDir;

fn stamp() -> Stamp {
    Stamp { at: "2025-04-18T16:30:00+08:00".to_owned(), by: "张三".to_owned() }
}

fn fresh() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("数据").join("绩衡.db");
    (folder, path)
}

/// The paths of all fields a kind of form has, with two entries in each of its lists.
fn paths(kind: FormKind) -> Vec<String> {
    let mut form = Form::empty(kind);
    for list in ["project_expenditure.items", "buildings", "indicators"] {
        for field in ["1.name", "0.name"] {
            form.fields_mut().at(&format!("{list}.{field}"));
        }
    }
    let mut paths = Vec::new();
    form.fields().visit("", &mut |path, _| paths.push(path.to_owned()));
    paths
}

/// Sets a field to a number, or to a text if it holds texts.
fn set(leaf: &mut dyn Leaf, number: i64, text: &str, origin: Option<Origin>) {
    if leaf.restore(Some(Stored::Number(number)), origin.clone()).is_err() {
        leaf.restore(Some(Stored::Text(text.to_owned())), origin).unwrap();
    }
}

/// A form with every field set: some as they print, some written otherwise, some blank, some not
/// understood, one from another sheet and one from another file.
fn full(kind: FormKind) -> Form {
    let mut form = Form::empty(kind);
    for (n, path) in paths(kind).into_iter().enumerate() {
        let mut origin = Origin {
            file: "报送.xlsx".to_owned(),
            sheet: "附件".to_owned(),
            cell: format!("C{n}"),
            raw: String::new(),
            note: None,
            unread: None,
        };
        let leaf = form.fields_mut().at(&path).unwrap();
        match n % 8 {
            0 => origin.note = Some("原文用了全角数字或符号".to_owned()),
            1 => origin.sheet = "正文".to_owned(),
            2 => origin.file = "另一份.docx".to_owned(),
            _ => {}
        }
        match n % 8 {
            5 => leaf.restore(None, Some(Origin { raw: "——".to_owned(), ..origin })).unwrap(),
            6 => {
                origin.raw = "约7".to_owned();
                origin.unread = Some("不是数字".to_owned());
                leaf.restore(None, Some(origin)).unwrap();
            }
            7 => set(leaf, 1_353_050_000 + n as i64, "没有出处", None),
            _ => {
                let number = n as i64 * 123_456;
                let text = format!("第{n}项");
                set(leaf, number, &text, None);
                if n % 8 == 4 {
                    origin.raw = format!(" {text} ");
                } else {
                    origin.raw = leaf.printed().unwrap();
                }
                set(leaf, number, &text, Some(origin));
            }
        }
    }
    if let Form::Report(report) = &mut form {
        report.blocks = vec![
            Block::Paragraph("一、基本情况".to_owned()),
            Block::Table(vec![vec!["项目".to_owned(), "金额\n（万元）".to_owned()], vec![]]),
            Block::Paragraph(String::new()),
        ];
    }
    form
}

/// Protects every value: whatever field it stands in, it comes back with its cell, raw text, note and reason.
#[test]
fn a_filing_with_every_field_comes_back_equal() {
    let (_folder, path) = fresh();
    let mut store = Store::open(&path).unwrap();
    let kinds = [FormKind::BasicData, FormKind::Overall, FormKind::Project, FormKind::Report];
    let forms = kinds.map(full);
    let id = store
        .write(&stamp(), "import", |tx| {
            let department = tx.ensure_department("衡山县 财政局")?;
            let filing = tx.new_filing(department, 2024)?;
            let sha256 = tx.put_source(b"the bytes", "bytes.xlsx", "xlsx")?;
            for form in &forms {
                let id = tx.save_form(filing, form, "附件", Some(&sha256))?;
                tx.save_unread(id, &unread("", "A9"))?;
            }
            Ok(filing)
        })
        .unwrap();
    drop(store);

    let filing = Store::open(&path).unwrap().load_filing(id).unwrap();
    assert_eq!(filing.department.name, "衡山县财政局");
    assert_eq!((filing.year, filing.version), (2024, 1));
    let [basic_data, overall, project, report] = forms;
    assert_eq!(Some(basic_data), filing.basic_data.clone().map(Form::BasicData));
    assert_eq!(Some(overall), filing.overall.clone().map(Form::Overall));
    assert_eq!(vec![project], filing.projects.iter().cloned().map(Form::Project).collect::<Vec<_>>());
    assert_eq!(vec![report], filing.reports.iter().cloned().map(Form::Report).collect::<Vec<_>>());
    assert_eq!(filing.files.len(), 1);
    assert_eq!(filing.files[0].name, "报送.xlsx");
    assert_eq!(filing.files[0].imported_at, stamp().at);

    let mut expected = Vec::new();
    filing.each_field(&mut |path, leaf| {
        if leaf.origin().is_some_and(|origin| origin.unread.is_some()) {
            expected.push(path.to_owned());
        }
    });
    assert!(expected.iter().any(|path| path.starts_with("overall.indicators.1.")), "{expected:?}");
    let mut found: Vec<_> = filing.unread.iter().map(|unread| unread.path.clone()).collect();
    let forms: Vec<_> = found.extract_if(.., |path| !path.trim_end_matches(".0").contains('.')).collect();
    assert_eq!(forms, ["basic_data", "overall", "projects.0", "reports.0"]);
    assert_eq!(found, expected);
}

fn unread(path: &str, cell: &str) -> Unread {
    Unread {
        path: path.to_owned(),
        sheet: "附件".to_owned(),
        cell: cell.to_owned(),
        raw: "备注：见附页".to_owned(),
        reason: "不属于任何一栏".to_owned(),
    }
}
