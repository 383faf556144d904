//! What is saved comes back equal.

use std::path::Path;

use jiheng_core::Code;
use jiheng_core::filing::{BudgetBasis, Filing, Form, FormKind, Origin};
use jiheng_core::intake::plan::{Given, plan};
use jiheng_core::storage::Store;
use proptest::prelude::*;

use super::{fresh, full, new_filing, paths, project, set, stamp, unread};

/// The forms of a filing as filed, in its own order: what 「预算数」 means is worked out on loading, not kept.
fn forms(filing: &Filing) -> Vec<Form> {
    let basic_data = filing.basic_data.iter().cloned().map(|mut form| {
        form.budget_basis = BudgetBasis::default();
        Form::BasicData(form)
    });
    let overall = filing.overall.iter().cloned().map(Form::Overall);
    let projects = filing.projects.iter().cloned().map(Form::Project);
    let reports = filing.reports.iter().cloned().map(Form::Report);
    basic_data.chain(overall).chain(projects).chain(reports).collect()
}

/// Protects every value: whatever field it stands in, it comes back with its cell, raw text, note and reason.
#[test]
fn a_filing_with_every_field_comes_back_equal() {
    let (_folder, path) = fresh();
    let mut store = Store::open(&path).unwrap();
    let kinds = [FormKind::BasicData, FormKind::Overall, FormKind::Project, FormKind::Report];
    let filed = kinds.map(full);
    let id = store
        .write(&stamp(), "import", |tx| {
            let department = tx.ensure_department("衡山县 财政局")?;
            let filing = tx.new_filing(department, 2024)?;
            let sha256 = tx.put_source(b"the bytes", "bytes.xlsx", "xlsx")?;
            for form in &filed {
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
    assert_eq!(forms(&filing), filed);
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
    let of_forms: Vec<_> = found.extract_if(.., |path| !path.trim_end_matches(".0").contains('.')).collect();
    assert_eq!(of_forms, ["basic_data", "overall", "projects.0", "reports.0"]);
    assert_eq!(found, expected);
}

fn field() -> impl Strategy<Value = (Option<(i64, String)>, Option<Origin>)> {
    let text = prop_oneof![
        Just(String::new()),
        ".{0,12}",
        Just("约7\"\\\n万元".to_owned()),
        any::<i64>().prop_map(|n| n.to_string()),
    ];
    let maybe = proptest::option::of(text.clone());
    let origin = (text.clone(), text.clone(), text.clone(), text.clone(), maybe.clone(), maybe).prop_map(
        |(file, sheet, cell, raw, note, unread)| Origin {
            file,
            sheet,
            cell,
            raw,
            note,
            unread,
            corrected: None,
        },
    );
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
        prop_assert_eq!(forms(&filing), [form]);
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

/// Protects the two real filings, from every format: every form as it was read, none more, none less.
#[test]
fn real_filings_come_back_equal() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/filings");
    let files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 8);
    for file in files {
        let name = file.file_name().unwrap().to_str().unwrap();
        let read = plan(&std::fs::read(&file).unwrap(), name, &Given::default()).unwrap();
        let (_folder, path) = fresh();
        let mut store = Store::open(&path).unwrap();
        let id = store
            .write(&stamp(), "test", |tx| {
                let filing = tx.new_filing(tx.ensure_department("某局")?, 2024)?;
                for form in &read.forms {
                    let id = tx.save_form(filing, &form.form, &form.sheet, None)?;
                    for unread in &form.unread {
                        tx.save_unread(id, unread)?;
                    }
                }
                Ok(filing)
            })
            .unwrap();
        let filing = store.load_filing(id).unwrap();
        let loaded = forms(&filing);
        assert_eq!(loaded.len(), read.forms.len(), "{name}");
        for form in &read.forms {
            assert!(loaded.contains(&form.form), "{name}: {}", form.sheet);
        }
        let dates: Vec<_> = read
            .forms
            .iter()
            .filter_map(|form| {
                let mut date = None;
                form.form.fields().visit("", &mut |path, leaf| {
                    if path == "signed_on" {
                        date = leaf.printed();
                    }
                });
                date
            })
            .collect();
        assert_eq!(filing.sign_off.date.as_ref(), dates.first(), "{name}");
    }
}
