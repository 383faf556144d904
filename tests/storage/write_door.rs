//! The one write door, and what it leaves behind.

use jiheng_core::filing::FormKind;
use jiheng_core::number::{Exact, Score};
use jiheng_core::storage::Store;
use jiheng_core::{Code, Error, Result};

use super::{fresh, full, new_filing, overall, stamp, unread};

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

/// Protects the preview of an import: it sees what would come of it, and nothing of it stays.
#[test]
fn a_rehearsal_leaves_nothing() {
    let (_folder, path) = fresh();
    let mut store = Store::open(&path).unwrap();
    let seen = store
        .rehearse(&stamp(), |tx| {
            let filing = new_filing(tx, "某局", 2024, &[overall(95)])?;
            tx.load_filing(filing)
        })
        .unwrap();
    assert_eq!(seen.department.name, "某局");
    assert!(store.departments().unwrap().is_empty());
    assert!(store.changes().unwrap().is_empty());
    store.write(&stamp(), "import", |tx| new_filing(tx, "某局", 2024, &[overall(95)])).unwrap();
    assert_eq!(
        store
            .load_filing(
                store.current_filing(store.known_department("某局").unwrap(), 2024).unwrap().unwrap()
            )
            .unwrap(),
        seen
    );
}

/// Protects the log as a clerk reads it: newest first, page by page without gap or repetition, every step told in
/// Chinese and with the filing that it concerned.
#[test]
fn the_log_is_read_page_by_page() {
    let (_folder, path) = fresh();
    let mut store = Store::open(&path).unwrap();
    for year in 2020..2025 {
        store
            .write(&stamp(), "import", |tx| {
                let sha256 = tx.put_source(format!("{year}").as_bytes(), "某局.xlsx", "xlsx")?;
                let filing = new_filing(tx, "某局", year, &[overall(95)])?;
                tx.attach_file(filing, &sha256, "某局.xlsx")
            })
            .unwrap();
    }
    let first = store.change_page(None, 2).unwrap();
    assert!(first.older);
    let newest = &first.changes[0];
    assert_eq!((newest.action.as_str(), newest.by.as_str()), ("import", stamp().by.as_str()));
    assert!(newest.subjects.contains(&"某局 2024 年度第 1 版".to_owned()), "{:?}", newest.subjects);
    for told in ["保存原文件“某局.xlsx”", "新建这一版报送", "写入附件二", "附上文件“某局.xlsx”"]
    {
        assert!(newest.steps.iter().any(|step| step.contains(told)), "{told} in {:?}", newest.steps);
    }
    let mut ids: Vec<i64> = Vec::new();
    let mut before = None;
    loop {
        let page = store.change_page(before, 2).unwrap();
        ids.extend(page.changes.iter().map(|change| change.id));
        before = ids.last().copied();
        if !page.older {
            break;
        }
    }
    assert_eq!(ids.len(), store.changes().unwrap().len());
    assert!(ids.windows(2).all(|pair| pair[0] > pair[1]), "{ids:?}");
}
