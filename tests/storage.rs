//! What is kept: it comes back equal, and every change goes through the one door and is recorded.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiheng_core::audit::{Audit, Finding, OutcomeCounts, Severity};
use jiheng_core::filing::{Block, Form, FormKind, Leaf, Origin, Overall, Project, Stored, Unread};
use jiheng_core::intake::FindingCounts;
use jiheng_core::number::{Exact, Score};
use jiheng_core::storage::{DepartmentFacts, FilingId, FindingFilter, Store, Writer};
use jiheng_core::{Code, Error, Result, Stamp};
use proptest::prelude::*;
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

fn field() -> impl Strategy<Value = (Option<(i64, String)>, Option<Origin>)> {
    let text = prop_oneof![
        Just(String::new()),
        ".{0,12}",
        Just("约7\"\\\n万元".to_owned()),
        any::<i64>().prop_map(|n| n.to_string()),
    ];
    let maybe = proptest::option::of(text.clone());
    let origin = (text.clone(), text.clone(), text.clone(), text.clone(), maybe.clone(), maybe)
        .prop_map(|(file, sheet, cell, raw, note, unread)| Origin { file, sheet, cell, raw, note, unread });
    (proptest::option::of((any::<i64>(), text)), proptest::option::of(origin))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Protects whatever a filing may hold, not only what today's intake writes: any number that fits, any
    /// text, any origin, in any field.
    #[test]
    fn any_form_comes_back_equal(
        kind in prop_oneof![Just(FormKind::BasicData), Just(FormKind::Overall), Just(FormKind::Project)],
        fields in proptest::collection::vec(field(), 80),
    ) {
        let (_folder, path) = fresh();
        let mut store = Store::open(&path).unwrap();
        let mut form = Form::empty(kind);
        for (path, (value, origin)) in paths(kind).iter().zip(fields) {
            let leaf = form.fields_mut().at(path).unwrap();
            match value {
                Some((number, text)) => set(leaf, number, &text, origin),
                None => leaf.restore(None, origin).unwrap(),
            }
        }
        let id = store.write(&stamp(), "test", |tx| new_filing(tx, "某局", 2024, std::slice::from_ref(&form))).unwrap();
        let filing = store.load_filing(id).unwrap();
        let loaded = match kind {
            FormKind::BasicData => filing.basic_data.map(Form::BasicData),
            FormKind::Overall => filing.overall.map(Form::Overall),
            _ => filing.projects.into_iter().next().map(Form::Project),
        };
        prop_assert_eq!(loaded, Some(form));
    }
}

/// Protects the order of 附件三: by annex number, those without one behind them in the order they came.
#[test]
fn projects_stand_in_the_order_of_their_annexes() {
    let (_folder, path) = fresh();
    let mut store = Store::open(&path).unwrap();
    let forms = [("附件三-10", "十"), ("附件三", "甲"), ("附件三-2", "二"), ("附件三", "乙")]
        .map(|(annex, name)| project(annex, name));
    let id = store.write(&stamp(), "test", |tx| new_filing(tx, "某局", 2024, &forms)).unwrap();
    let filing = store.load_filing(id).unwrap();
    let names: Vec<_> = filing.projects.iter().filter_map(|project| project.name.text()).collect();
    assert_eq!(names, ["二", "十", "甲", "乙"]);
    let forms = store.forms(id).unwrap();
    assert_eq!(forms.iter().filter_map(|form| form.name.as_deref()).collect::<Vec<_>>(), names);
}

/// Protects an old version from being lost or counted when a new one replaces it.
#[test]
fn a_new_version_stands_beside_the_old_one() {
    let (_folder, path) = fresh();
    let mut store = Store::open(&path).unwrap();
    let first = store
        .write(&stamp(), "import", |tx| {
            let sha256 = tx.put_source(b"first", "first.xlsx", "xlsx")?;
            let filing = new_filing(tx, "某局", 2024, &[overall(95)])?;
            for kind in [FormKind::BasicData, FormKind::Report] {
                let form = tx.save_form(filing, &full(kind), "附件", Some(&sha256))?;
                tx.save_unread(form, &unread("", "A9"))?;
            }
            Ok(filing)
        })
        .unwrap();
    let old = store.load_filing(first).unwrap();
    let second = store
        .write(&stamp(), "replace", |tx| {
            let second = tx.new_version(first)?;
            for form in tx.forms(first)? {
                if form.kind != FormKind::Overall {
                    tx.copy_form(form.id, second)?;
                }
            }
            tx.save_form(second, &overall(90), "附件二", None)?;
            Ok(second)
        })
        .unwrap();
    assert_eq!(store.load_filing(first).unwrap(), old);
    let new = store.load_filing(second).unwrap();
    assert_eq!((old.version, new.version), (1, 2));
    assert_eq!((&new.basic_data, &new.reports), (&old.basic_data, &old.reports));
    assert_eq!((&new.unread, &new.files), (&old.unread, &old.files));
    assert_eq!(new.overall.unwrap().total.self_score.get(), Some(Score::from_stored(90_000_000)));
    assert_eq!(new.sign_off.date, new.basic_data.unwrap().signed_on.value.or(Some("2025.3.1".to_owned())));
    let department = store.known_department("某局").unwrap();
    assert_eq!(store.current_filing(department, 2024).unwrap(), Some(second));
    assert_eq!(store.filings_of_year(2024).unwrap().len(), 1);
    assert_eq!(store.count_filings().unwrap(), 1);
    let again = store.write(&stamp(), "test", |tx| tx.new_filing(department, 2024)).unwrap_err();
    assert_eq!(again.code, Code::BadRequest);
}

/// Protects the one write door: what fails changes nothing, what succeeds is recorded with its stamp, and what
/// takes no step leaves no entry.
#[test]
fn a_change_is_whole_and_recorded() {
    let (_folder, path) = fresh();
    let mut store = Store::open(&path).unwrap();
    let failed: Result<()> = store.write(&stamp(), "import", |tx| {
        new_filing(tx, "某局", 2024, &[overall(95)])?;
        assert_eq!(tx.departments()?.len(), 1, "a writer sees its own changes");
        Err(Error::new(Code::NoForms, "没有表"))
    });
    assert_eq!(failed.unwrap_err().code, Code::NoForms);
    assert!(store.departments().unwrap().is_empty());
    assert!(store.changes().unwrap().is_empty());

    store.write(&stamp(), "import", |tx| new_filing(tx, "某局", 2024, &[overall(95)])).unwrap();
    store.write(&stamp(), "import", |tx| tx.ensure_department("某局")).unwrap();
    let changes = store.changes().unwrap();
    assert_eq!(changes.len(), 1);
    assert_eq!((&changes[0].stamp, changes[0].action.as_str()), (&stamp(), "import"));
    let steps = changes[0].detail.as_array().unwrap();
    assert_eq!(steps[0], serde_json::json!({ "department": "某局" }));
    assert_eq!(steps[1]["year"], 2024);
    assert_eq!((&steps[2]["form"], &steps[2]["values"]), (&"overall".into(), &2.into()));
}

/// Protects the store from a command that panics inside a change: nothing is changed and work goes on.
#[test]
fn a_panic_inside_a_change_rolls_it_back() {
    let (_folder, path) = fresh();
    let mut store = Store::open(&path).unwrap();
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        store.write::<()>(&stamp(), "import", |tx| {
            tx.ensure_department("某局")?;
            panic!("a fault of the program");
        })
    }));
    assert!(panicked.is_err());
    assert!(store.departments().unwrap().is_empty());
    store.write(&stamp(), "import", |tx| tx.ensure_department("某局")).unwrap();
    assert_eq!(store.departments().unwrap().len(), 1);
}

/// Protects the log of changes: no statement, not even outside of this program, edits it silently.
#[test]
fn the_log_is_append_only() {
    let (_folder, path) = fresh();
    let mut store = Store::open(&path).unwrap();
    store.write(&stamp(), "import", |tx| tx.set_demo(true)).unwrap();
    assert!(store.is_demo().unwrap());
    let other = rusqlite::Connection::open(&path).unwrap();
    for sql in [
        "UPDATE change SET changed_by = '李四'",
        "DELETE FROM change",
        "INSERT OR REPLACE INTO change VALUES (1, '', '', '', '{}')",
    ] {
        let error = other.execute(sql, []).unwrap_err().to_string();
        assert!(error.contains("append-only"), "{sql}: {error}");
    }
    assert_eq!(store.changes().unwrap()[0].stamp, stamp());
}

/// Protects the register from one department twice, and from one name for two departments.
#[test]
fn a_department_is_found_by_name_alias_and_code() {
    let (_folder, path) = fresh();
    let mut store = Store::open(&path).unwrap();
    store
        .write(&stamp(), "test", |tx| {
            let bureau = tx.ensure_department("县财政局（本级）")?;
            assert_eq!(tx.ensure_department(" 县 财政局(本级)\u{3000}")?, bureau);
            let facts = DepartmentFacts { code: Some("００1203".to_owned()), ..DepartmentFacts::default() };
            tx.describe_department(bureau, &facts)?;
            tx.add_alias(bureau, "财政局")?;
            tx.add_alias(bureau, "财 政 局")?;
            for text in ["县财政局(本级)", "001203", "财政 局"] {
                assert_eq!(tx.find_department(text)?, Some(bureau), "{text}");
            }
            assert_eq!(tx.ensure_department("财政局")?, bureau);
            assert_eq!(tx.find_department("财政")?, None);

            let other = tx.ensure_department("县国库集中支付中心")?;
            assert_eq!(tx.add_alias(other, "财政局").unwrap_err().code, Code::BadRequest);
            assert_eq!(tx.describe_department(other, &facts).unwrap_err().code, Code::BadRequest);
            assert_eq!(tx.ensure_department(" \u{3000}").unwrap_err().code, Code::DepartmentUnknown);
            tx.describe_department(
                other,
                &DepartmentFacts {
                    code: None,
                    category: Some("事业单位".to_owned()),
                    superior: Some(bureau),
                },
            )?;
            new_filing(tx, "财政局", 2024, &[overall(90)])?;
            new_filing(tx, "财政局", 2022, &[overall(90)])
        })
        .unwrap();
    insta::assert_json_snapshot!(store.departments().unwrap(), @r#"
    [
      {
        "name": "县财政局（本级）",
        "code": "001203",
        "category": null,
        "superior": null,
        "aliases": [
          "财政局"
        ],
        "years": [
          2022,
          2024
        ]
      },
      {
        "name": "县国库集中支付中心",
        "code": null,
        "category": "事业单位",
        "superior": "县财政局（本级）",
        "aliases": [],
        "years": []
      }
    ]
    "#);
    assert_eq!(store.known_department("财政").unwrap_err().code, Code::NotFound);
}

/// Protects the original files: kept whole and once, and never handed out altered.
#[test]
fn original_files_come_back_byte_for_byte() {
    let (_folder, path) = fresh();
    let mut store = Store::open(&path).unwrap();
    let bytes: Vec<u8> = (0..100_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let sha256 = store
        .write(&stamp(), "test", |tx| {
            let sha256 = tx.put_source(&bytes, "报送.xlsx", "xlsx")?;
            assert_eq!(tx.put_source(&bytes, "同一个文件.xlsx", "xlsx")?, sha256);
            let empty = tx.put_source(b"", "空.xlsx", "xlsx")?;
            assert_eq!(tx.source(&empty)?.unwrap().bytes, b"");
            Ok(sha256)
        })
        .unwrap();
    let source = store.source(&sha256).unwrap().unwrap();
    assert_eq!((source.name.as_str(), source.format.as_str()), ("报送.xlsx", "xlsx"));
    assert!(source.bytes == bytes);
    assert_eq!(store.source(&"0".repeat(64)).unwrap(), None);
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute("UPDATE source_file SET bytes = zeroblob(10), size = 9", []).unwrap();
    assert_eq!(store.source(&sha256).unwrap_err().code, Code::DatabaseDamaged);
}

fn finding(rule: &str, severity: Severity, form: FormKind, project: Option<&str>) -> Finding {
    Finding {
        rule: rule.to_owned(),
        severity,
        department: String::new(),
        year: 0,
        form,
        project: project.map(str::to_owned),
        sheet: Some("附件二".to_owned()),
        cells: vec!["F8".to_owned(), "附件一!E21".to_owned()],
        paths: vec!["overall.funds.executed".to_owned()],
        message: format!("{rule}不符"),
        detail: None,
        suggestion: Some("改".to_owned()),
        left: Some("7.5".to_owned()),
        right: Some("71.5".to_owned()),
        difference: Some("-64".to_owned()),
    }
}

/// Protects what goes back to the departments: findings by year, department, form and rule, only of current
/// versions, with the checks that passed.
#[test]
fn findings_are_listed_in_order_and_counted() {
    let (_folder, path) = fresh();
    let mut store = Store::open(&path).unwrap();
    let audit = Audit {
        findings: vec![
            finding("b", Severity::Error, FormKind::Project, Some("十")),
            finding("b", Severity::Warning, FormKind::Project, Some("二")),
            finding("b", Severity::Note, FormKind::Overall, None),
            finding("c", Severity::Error, FormKind::BasicData, None),
            finding("c", Severity::Error, FormKind::Project, Some("二")),
        ],
        counts: BTreeMap::from([
            ("b", OutcomeCounts { pass: 4, fail: 3, not_applicable: 1, cannot_judge: 2 }),
            ("c", OutcomeCounts { pass: 1, fail: 2, ..OutcomeCounts::default() }),
        ]),
    };
    let forms = [overall(95), project("附件三-10", "十"), project("附件三-2", "二")];
    store
        .write(&stamp(), "test", |tx| {
            let later = new_filing(tx, "乙局", 2024, &forms)?;
            tx.replace_findings(later, &audit)?;
            let first = new_filing(tx, "甲局", 2023, &forms)?;
            tx.replace_findings(first, &audit)?;
            // Replacing them leaves no trace of those before.
            let replaced = new_filing(tx, "甲局", 2024, &forms)?;
            tx.replace_findings(replaced, &audit)?;
            tx.replace_findings(
                replaced,
                &Audit { findings: audit.findings[..1].to_vec(), ..Audit::default() },
            )?;
            // An old version's findings no longer count.
            let old = new_filing(tx, "丙局", 2024, &forms)?;
            tx.replace_findings(old, &audit)?;
            tx.new_version(old)
        })
        .unwrap();
    let list = |filter: FindingFilter| -> Vec<String> {
        let show = |f: Finding| {
            format!("{} {} {} {}{}", f.year, f.department, f.rule, f.form.id(), f.project.unwrap_or_default())
        };
        store.findings(&filter).unwrap().into_iter().map(show).collect()
    };
    let all = FindingFilter::default();
    let of_one = |year, name| {
        ["c basic_data", "b overall", "b project二", "c project二", "b project十"]
            .map(|finding| format!("{year} {name} {finding}"))
    };
    let expected: Vec<_> = of_one(2023, "甲局")
        .into_iter()
        .chain(of_one(2024, "乙局"))
        .chain(["2024 甲局 b project十".to_owned()])
        .collect();
    assert_eq!(list(all), expected);
    let department = Some(store.known_department("乙局").unwrap());
    assert_eq!(list(FindingFilter { department, ..all }), of_one(2024, "乙局"));
    assert_eq!(list(FindingFilter { year: Some(2023), ..all }), of_one(2023, "甲局"));
    let warnings = FindingFilter { severity: Some(Severity::Warning), year: Some(2023), ..all };
    assert_eq!(list(warnings), ["2023 甲局 b project二"]);
    let expected = OutcomeCounts { pass: 5, fail: 5, not_applicable: 1, cannot_judge: 2 };
    assert_eq!(store.outcome_counts(&warnings).unwrap(), expected);
    let one = &store.findings(&warnings).unwrap()[0];
    let filed = Finding { department: "甲局".to_owned(), year: 2023, ..audit.findings[1].clone() };
    assert_eq!(one, &filed);

    let lines = store.filing_lines(2024).unwrap();
    let line = lines.iter().find(|line| line.department == "乙局").unwrap();
    assert_eq!(line.findings, FindingCounts { error: 3, warning: 1, note: 1 });
    assert_eq!((line.basic_data, line.overall, line.projects, line.reports), (false, true, 2, 0));
    assert_eq!(line.self_score, Some(Score::from_stored(95_000_000)));
    assert_eq!(line.updated_at, stamp().at);
    let years = store.years().unwrap();
    assert_eq!(
        years.iter().map(|y| (y.year, y.filings, y.errors)).collect::<Vec<_>>(),
        [(2023, 1, 3), (2024, 3, 4)]
    );
    let assessed = store.assessed(2024).unwrap();
    let one = assessed.iter().find(|one| one.filing.department.name == "乙局").unwrap();
    assert_eq!(one.findings, line.findings);
    assert_eq!(one.project_findings[0], FindingCounts { error: 1, warning: 1, note: 0 });
}

/// Protects the list of filings from miscounting what was not understood, wherever it stood.
#[test]
fn the_list_counts_what_was_not_understood() {
    let (_folder, path) = fresh();
    let mut store = Store::open(&path).unwrap();
    let id = store
        .write(&stamp(), "test", |tx| {
            let filing = new_filing(tx, "某局", 2024, &[full(FormKind::BasicData), full(FormKind::Project)])?;
            let form = tx.save_form(filing, &full(FormKind::Overall), "附件二", None)?;
            tx.save_unread(form, &unread("goal", "A9"))?;
            Ok(filing)
        })
        .unwrap();
    let filing = store.load_filing(id).unwrap();
    assert!(filing.unread.iter().any(|unread| unread.path == "overall.goal"));
    let lines = store.filing_lines(2024).unwrap();
    assert_eq!(lines[0].unread as usize, filing.unread.len());
    assert_eq!(lines[0].self_score, filing.overall.unwrap().total.self_score.value);
}
