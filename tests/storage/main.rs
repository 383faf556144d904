//! What is kept: it comes back equal, and every change goes through the one door and is recorded.

#![allow(clippy::unwrap_used)]

mod figures;
mod findings;
mod register;
mod round_trip;
mod write_door;

use std::path::PathBuf;

use jiheng_core::filing::{Block, Form, FormKind, Leaf, Origin, Overall, Project, Stored, Unread};
use jiheng_core::number::{Exact, Score};
use jiheng_core::storage::{FilingId, Writer};
use jiheng_core::{Result, Stamp};
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
            corrected: None,
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

fn unread(path: &str, cell: &str) -> Unread {
    Unread {
        path: path.to_owned(),
        sheet: "附件".to_owned(),
        cell: cell.to_owned(),
        raw: "备注：见附页".to_owned(),
        reason: "不属于任何一栏".to_owned(),
    }
}

fn project(annex: &str, name: &str) -> Form {
    let mut project = Project::default();
    project.annex.value = Some(annex.to_owned());
    project.name.value = Some(name.to_owned());
    Form::Project(project)
}

fn overall(self_score: i64) -> Form {
    let mut form = Overall::default();
    form.total.self_score.value = Some(Score::from_stored(self_score * 1_000_000));
    form.signed_on.value = Some("2025.3.1".to_owned());
    Form::Overall(form)
}

fn new_filing(tx: &Writer<'_>, department: &str, year: i32, forms: &[Form]) -> Result<FilingId> {
    let filing = tx.new_filing(tx.ensure_department(department)?, year)?;
    for form in forms {
        tx.save_form(filing, form, "附件", None)?;
    }
    Ok(filing)
}
