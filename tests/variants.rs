//! Filings that the code was not written for: other counties' layouts and what Word does to a form.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fmt::Write as _;
use std::path::PathBuf;

use jiheng_core::Code;
use jiheng_core::filing::{Block, Form};
use jiheng_core::intake::plan::{Given, Plan, plan};
use jiheng_core::intake::recognise::Recognised;
use jiheng_core::scoring::recompute;

fn read(name: &str) -> Plan {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/made").join(name);
    plan(&std::fs::read(&path).unwrap(), name, &Given::default()).unwrap()
}

/// A block of values a line, with what was unusual about them; then every cell that was not understood.
fn listing<'a>(forms: impl IntoIterator<Item = &'a Recognised>) -> String {
    let mut out = String::new();
    for form in forms {
        let department = form.department.as_deref().unwrap_or("-");
        let year = form.year.unwrap_or_default();
        let _ = write!(out, "\n# {} {department} {year}", form.form.kind().title());
        let mut block = None;
        form.form.fields().visit("", &mut |path, leaf| {
            let Some(origin) = leaf.origin().filter(|_| leaf.is_filled()) else { return };
            let (parent, name) = path.rsplit_once('.').unwrap_or(("", path));
            if block.as_deref() != Some(parent) {
                let _ = write!(out, "\n{parent}:");
                block = Some(parent.to_owned());
            }
            let value = leaf.printed().unwrap_or_default().replace('\n', "⏎");
            let _ = write!(out, " {name}={value}@{}", origin.cell);
            for text in [&origin.note, &origin.unread].into_iter().flatten() {
                let _ = write!(out, "※{text}");
            }
        });
        if let Form::Report(report) = &form.form {
            for block in &report.blocks {
                let _ = match block {
                    Block::Paragraph(text) => write!(out, "\n¶ {text}"),
                    Block::Table(rows) => write!(out, "\n{rows:?}"),
                };
            }
        }
        for unread in &form.unread {
            let _ = write!(out, "\n? {} 「{}」 {}", unread.cell, unread.raw, unread.reason);
        }
        out.push('\n');
    }
    out
}

/// Protects recognition by meaning on layouts of other counties, and that every figure which no field
/// took is listed with its cell.
#[test]
fn layouts_of_other_counties() {
    let plan = read("layouts.xlsx");
    for sheet in
        ["one_sheet", "other_county", "yuan_and_errors", "next_page", "numbered", "grouped", "two_row_header"]
    {
        insta::assert_snapshot!(sheet, listing(plan.forms.iter().filter(|form| form.sheet == sheet)));
    }
}

/// Protects targets in three columns: one text each, at the cell of 指标值, with the points that their sense gives.
#[test]
fn targets_in_three_columns() {
    let plan = read("three_columns.xlsx");
    let Form::Overall(form) = &plan.forms[0].form else { panic!("{:?}", plan.forms[0].form.kind()) };
    let mut out = String::new();
    for row in &form.indicators {
        let [target, actual] = [&row.target, &row.actual].map(|field| {
            let origin = field.origin.as_ref().unwrap();
            format!(
                "{}@{}「{}」{}",
                field.text().unwrap_or("-"),
                origin.cell,
                origin.raw,
                origin.note.as_deref().map_or(String::new(), |note| format!("※{note}"))
            )
        });
        let Some(name) = row.name.text() else { panic!("{row:?}") };
        let points = recompute(row, 2024);
        let score = points.score.map_or("-".to_owned(), |score| score.to_string());
        let _ = writeln!(out, "{name}: {target} | {actual} → {score} {}", points.note);
    }
    for unread in &plan.forms[0].unread {
        let _ = writeln!(out, "? {} 「{}」 {}", unread.cell, unread.raw, unread.reason);
    }
    insta::assert_snapshot!(out);
}

/// Protects the questions about a file that holds two departments, two years and several 附件二.
#[test]
fn a_file_of_several_filings_is_asked_about() {
    let codes: Vec<Code> = read("layouts.xlsx").questions.iter().map(|question| question.code).collect();
    assert_eq!(codes, [Code::DepartmentUnknown, Code::YearContradicts, Code::FormConflict]);
}

/// Protects forms as Word leaves them.
#[test]
fn word_forms() {
    let plan = read("word.docx");
    assert!(plan.questions.is_empty(), "{:?}", plan.questions);
    insta::assert_snapshot!(listing(&plan.forms));
}

/// Protects the privacy promise: names and phones of a sign-off reach no field and no list, wherever it stands.
#[test]
fn sign_offs_are_not_read() {
    for file in ["layouts.xlsx", "word.docx"] {
        for form in read(file).forms {
            let mut raws: Vec<String> = form.unread.iter().map(|unread| unread.raw.clone()).collect();
            form.form.fields().visit("", &mut |_, leaf| {
                raws.extend(leaf.origin().map(|origin| origin.raw.clone()));
            });
            assert!(!raws.iter().any(|raw| raw.contains("张三") || raw.contains("139")), "{raws:?}");
        }
    }
}

/// Protects each point of recognition, a sheet each: what it reads, from which cell, and what it leaves and says so.
#[test]
fn points_of_recognition() {
    let plan = read("points.xlsx");
    let mut sheets: Vec<&str> = plan.forms.iter().map(|form| form.sheet.as_str()).collect();
    sheets.dedup();
    for sheet in &sheets {
        let forms = plan.forms.iter().filter(|form| form.sheet == *sheet);
        insta::assert_snapshot!(format!("point_{sheet}"), listing(forms));
    }
    assert_eq!(sheets.len(), 16);
}

/// Protects WPS files: the same workbook as BIFF8 named .et gives the same values from the same cells.
#[test]
fn wps_files_give_the_same() {
    let cells = |name: &str| listing(&read(name).forms);
    assert_eq!(cells("points.et"), cells("points.xlsx"));
}

/// Protects dates in Excel's Chinese built-in formats, whose codes no file holds; and that .xlsm is read by its content.
#[test]
fn chinese_dates() {
    let plan = read("dates.xlsx");
    let dates = |plan: &Plan| -> Vec<String> {
        let form = |form: &Recognised| match &form.form {
            Form::Project(project) => {
                let done = project.indicators[0].actual.text().unwrap_or("-");
                Some(format!("{} {done}", project.signed_on.text().unwrap_or("-")))
            }
            _ => None,
        };
        plan.forms.iter().filter_map(form).collect()
    };
    insta::assert_snapshot!(dates(&plan).join("\n"));
    assert_eq!(dates(&read("dates.xlsm")), dates(&plan));
}

/// Protects against last year's form on a hidden sheet being read, and against a hidden only form being lost.
#[test]
fn hidden_sheets() {
    let beside = read("hidden.xlsx");
    assert_eq!(beside.forms.len(), 1);
    assert!(beside.notes.iter().any(|note| note.contains("去年")), "{:?}", beside.notes);
    let only = read("only_hidden.xlsx");
    assert_eq!(only.forms.iter().map(|form| form.sheet.as_str()).collect::<Vec<_>>(), ["附件二"]);
    assert!(only.notes.iter().any(|note| note.contains("隐藏")), "{:?}", only.notes);
}
