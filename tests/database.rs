//! The database file: what its schema is, which files are refused untouched, and what a check finds
//! when somebody has broken it.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiheng_core::check::{Check, check};
use jiheng_core::filing::{Block, Form, Overall, Project, Report};
use jiheng_core::storage::{APPLICATION_ID, Store, newest_version};
use jiheng_core::{Code, Stamp};
use rusqlite::Connection;
use tempfile::TempDir;

fn stamp() -> Stamp {
    Stamp { at: "2025-04-18T16:30:00+08:00".to_owned(), by: "张三".to_owned() }
}

fn fresh() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("绩衡.db");
    (folder, path)
}

/// A small database with a department, two years, an indicator and an original file.
fn filled(path: &Path) -> Store {
    let mut store = Store::open(path).unwrap();
    store
        .write(&stamp(), "import", |tx| {
            let department = tx.ensure_department("某局")?;
            let sha256 = tx.put_source(b"the bytes of a workbook", "报送.xlsx", "xlsx")?;
            for year in [2023, 2024] {
                let filing = tx.new_filing(department, year)?;
                let mut overall = Overall::default();
                overall.indicators.resize_with(1, Default::default);
                overall.indicators[0].name.value = Some("培训人次".to_owned());
                tx.save_form(filing, &Form::Overall(overall), "附件二", Some(&sha256))?;
                let mut report = Report::default();
                report.title.value = Some("自评报告".to_owned());
                report.blocks = vec![Block::Paragraph("一、基本情况".to_owned())];
                tx.save_form(filing, &Form::Report(report), "正文", None)?;
            }
            Ok(())
        })
        .unwrap();
    store
}

/// What stands in a folder: every file with its bytes.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), if path.is_file() { fs::read(&path).unwrap() } else { Vec::new() }))
        .collect();
    files.sort();
    files
}

/// Opens `path`, which must be refused with `code` in a sentence that names the file, and nothing in its folder
/// may change or be added.
#[track_caller]
fn refused(path: &Path, code: Code) {
    let before = contents(path.parent().unwrap());
    let error = Store::open(path).map(|_| ()).unwrap_err();
    assert_eq!(error.code, code, "{error}");
    let name = path.file_name().unwrap().to_str().unwrap();
    assert!(error.message.contains(name) && error.message.ends_with('。'), "{error}");
    assert!(contents(path.parent().unwrap()) == before, "a refused file's folder was changed");
}

/// Protects filed data from a schema that changed without a migration: a change shows here, and calls for V2.
#[test]
fn schema_after_migration() {
    let (_folder, path) = fresh();
    drop(Store::open(&path).unwrap());
    let conn = Connection::open(&path).unwrap();
    let mut statement = conn
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name <> 'refinery_schema_history' ORDER BY name")
        .unwrap();
    let sql: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    insta::assert_snapshot!(sql.join(";\n\n"));
    // The checksum is that of the text with `\n`, wherever it was checked out; and a migration, once released, stays.
    let mut statement =
        conn.prepare("SELECT version, name, checksum FROM refinery_schema_history ORDER BY version").unwrap();
    let applied: Vec<(u32, String, String)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    insta::assert_debug_snapshot!(applied);
}

/// Protects the guarantees that the data rests on: our mark, the version, the journal, typed tables.
#[test]
fn the_file_is_ours_and_safe() {
    let (_folder, path) = fresh();
    drop(filled(&path));
    let conn = Connection::open(&path).unwrap();
    let pragma =
        |name: &str| conn.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(pragma("application_id"), i64::from(APPLICATION_ID));
    assert_eq!(pragma("user_version"), i64::from(newest_version()));
    let mode: String = conn.query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
    let loose: i64 = conn
        .query_row(
            "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict
                AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'refinery%'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(loose, 0);
    assert!(conn.execute("UPDATE value SET number = 'seven'", []).is_err());
    let last: i64 =
        conn.query_row("SELECT max(version) FROM refinery_schema_history", [], |row| row.get(0)).unwrap();
    assert_eq!(last, i64::from(newest_version()), "each migration must set user_version to its own number");
}

/// Protects a first start: folders that are not there yet are made, and an empty file is used.
#[test]
fn folders_are_made_and_an_empty_file_is_new() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("数据 2024").join("绩衡").join("绩衡.db");
    drop(Store::open(&path).unwrap());
    assert!(path.is_file());
    let empty = folder.path().join("empty.db");
    fs::write(&empty, b"").unwrap();
    assert!(check(&Store::open(&empty).unwrap()).unwrap().ok);
}

/// Protects other programs' files from being taken for ours.
#[test]
fn foreign_files_stay_untouched() {
    let (_folder, path) = fresh();
    fs::write(&path, "序号,单位\n1,某局\n".repeat(100)).unwrap();
    refused(&path, Code::DatabaseForeign);
    fs::write(&path, "短").unwrap();
    refused(&path, Code::DatabaseForeign);
    fs::write(&path, b"SQLite format 3\0").unwrap();
    refused(&path, Code::DatabaseForeign);

    fs::remove_file(&path).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("CREATE TABLE note (text); INSERT INTO note VALUES ('别人的')").unwrap();
    drop(other);
    refused(&path, Code::DatabaseForeign);
    let other = Connection::open(&path).unwrap();
    other.execute_batch("PRAGMA application_id = 77; PRAGMA journal_mode = WAL").unwrap();
    drop(other);
    refused(&path, Code::DatabaseForeign);
}

/// Protects a newer program's data from an older one, even while the mark of the newer schema stands only in the
/// log beside the file.
#[test]
fn a_newer_file_stays_untouched() {
    let (folder, path) = fresh();
    drop(filled(&path));
    let newer = Connection::open(&path).unwrap();
    newer.pragma_update(None, "user_version", newest_version() + 1).unwrap();
    let bytes = fs::read(&path).unwrap();
    let error = Store::open(&path).map(|_| ()).unwrap_err();
    assert_eq!(error.code, Code::DatabaseNewer);
    assert!(fs::read(&path).unwrap() == bytes);
    drop(newer);
    refused(&path, Code::DatabaseNewer);
    drop(folder);
}

/// Protects against two instances writing over each other: the second waits briefly, then says so.
#[test]
fn a_locked_file_is_refused() {
    let (_folder, path) = fresh();
    let mut store = filled(&path);
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = store.write(&stamp(), "import", |tx| tx.set_demo(true)).unwrap_err();
    assert_eq!(error.code, Code::DatabaseLocked);
    assert_eq!(store.count_filings().unwrap(), 2, "reading goes on while another instance writes");
    other.execute_batch("ROLLBACK").unwrap();
    store.write(&stamp(), "import", |tx| tx.set_demo(true)).unwrap();
    drop((store, other));

    let other = Connection::open(&path).unwrap();
    other.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE").unwrap();
    let before = fs::read(&path).unwrap();
    let error = Store::open(&path).map(|_| ()).unwrap_err();
    assert_eq!(error.code, Code::DatabaseLocked, "{error}");
    assert!(fs::read(&path).unwrap() == before);
}

/// Protects a wrong path from a technical text: a folder, a file in the place of a folder.
#[test]
fn an_unreadable_path_is_refused() {
    let (folder, path) = fresh();
    fs::create_dir(&path).unwrap();
    refused(&path, Code::DatabaseUnreadable);
    let file = folder.path().join("file");
    fs::write(&file, b"x").unwrap();
    let error = Store::open(&file.join("绩衡.db")).map(|_| ()).unwrap_err();
    assert_eq!(error.code, Code::DatabaseUnreadable, "{error}");
    assert_eq!(fs::read(&file).unwrap(), b"x");
}

/// Protects damage from passing for an empty county.
#[test]
fn a_damaged_file_is_named_as_such() {
    let (_folder, path) = fresh();
    drop(filled(&path));
    let mut bytes = fs::read(&path).unwrap();
    bytes[200..4096].fill(0xff);
    fs::write(&path, &bytes).unwrap();
    let error = Store::open(&path).map(|_| ()).unwrap_err();
    assert_eq!(error.code, Code::DatabaseDamaged, "{error}");
    assert!(fs::read(&path).unwrap() == bytes);
}

/// Tries again when the other instance kept the file busy for longer than this one waits; not for ever, so
/// that two instances that block each other fail the test instead of hanging it.
fn when_free<T>(mut step: impl FnMut() -> jiheng_core::Result<T>) -> T {
    for _ in 0..20 {
        match step() {
            Err(error) if error.code == Code::DatabaseLocked => {}
            result => return result.unwrap(),
        }
    }
    step().unwrap()
}

/// Protects the first moments of a database: instances that start together on a file that is not there yet all open it,
/// and none takes the other's half-made schema for a fault.
#[test]
fn instances_that_start_together_all_open() {
    for _ in 0..15 {
        let (_folder, path) = fresh();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| Store::open(&path).map(drop).unwrap());
            }
        });
    }
}

/// Protects a clerk's work from an import that runs elsewhere: a change waits several seconds for its turn.
#[test]
fn a_change_waits_for_its_turn() {
    let (_folder, path) = fresh();
    let mut store = filled(&path);
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            std::thread::sleep(Duration::from_millis(2_500));
            other.execute_batch("ROLLBACK").unwrap();
        });
        store.write(&stamp(), "import", |tx| tx.set_demo(true)).unwrap();
    });
}

/// Protects entries from being lost when two instances, or two windows' threads, work on one file from its
/// very first moment.
#[test]
fn two_instances_lose_nothing() {
    let (_folder, path) = fresh();
    std::thread::scope(|scope| {
        for instance in 0..2 {
            let path = &path;
            scope.spawn(move || {
                let mut store = when_free(|| Store::open(path));
                for n in 0..15 {
                    for name in [format!("第{instance}个窗口的第{n}个单位"), format!("同一个单位{n}")]
                    {
                        when_free(|| store.write(&stamp(), "import", |tx| tx.ensure_department(&name)));
                    }
                    std::thread::sleep(Duration::from_millis(1));
                }
            });
        }
    });
    let store = Store::open(&path).unwrap();
    assert_eq!(store.departments().unwrap().len(), 45);
    assert_eq!(store.changes().unwrap().len(), 45);
    assert!(check(&store).unwrap().ok);
}

/// Protects what is shown from being a mixture: while another instance adds forms to a filing, each reading of it is of
/// one state, and never a false alarm of damage.
#[test]
fn a_filing_is_read_as_of_one_moment() {
    let (_folder, path) = fresh();
    let mut store = filled(&path);
    let department = store.find_department("某局").unwrap().unwrap();
    let filing = store.current_filing(department, 2024).unwrap().unwrap();
    let reader = Store::open(&path).unwrap();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for n in 0..150 {
                let mut project = Project::default();
                project.name.value = Some(format!("第{n}个项目"));
                project.indicators.resize_with(20, Default::default);
                let form = Form::Project(project);
                store.write(&stamp(), "import", |tx| tx.save_form(filing, &form, "附件三", None)).unwrap();
            }
            done.store(true, Ordering::Relaxed);
        });
        while !done.load(Ordering::Relaxed) {
            let projects = reader.load_filing(filing).unwrap().projects;
            assert!(projects.iter().all(|project| project.indicators.len() == 20));
        }
    });
    assert_eq!(reader.load_filing(filing).unwrap().projects.len(), 150);
}

/// The check of a database after `sql` was run on it behind our back.
fn broken_by(sql: &str) -> Check {
    let (_folder, path) = fresh();
    let before = check(&filled(&path)).unwrap();
    assert!(before.ok, "{before:?}");
    assert_eq!((before.schema_version, before.filings), (newest_version(), 2));
    assert_eq!((before.integrity.as_str(), before.foreign_keys), ("ok", 0));
    let other = Connection::open(&path).unwrap();
    other.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON").unwrap();
    other.execute_batch(sql).unwrap();
    drop(other);
    let store = Store::open(&path).unwrap();
    let found = check(&store).unwrap();
    assert!(!found.ok, "{sql}");
    assert_eq!(check(&store).unwrap(), found, "a check changes nothing");
    found
}

#[track_caller]
fn says(found: &Check, part: &str) {
    assert!(found.problems.iter().any(|problem| problem.contains(part)), "{part}: {found:?}");
}

/// Protects `check` from finding nothing: each kind of damage is made by SQL and must be named.
#[test]
fn a_check_names_what_is_broken() {
    let two = "DROP INDEX filing_one_current;
        INSERT INTO filing SELECT 99, department, year, 2, 1, created_at FROM filing WHERE year = 2023;
        UPDATE form SET filing = 99 WHERE kind = 'report' AND filing = 1;";
    let found = broken_by(two);
    says(&found, "“某局”2023年度有2个现行版本");
    says(&found, "filing_one_current");

    says(&broken_by("UPDATE filing SET current = 0 WHERE year = 2024"), "“某局”2024年度有0个现行版本");

    let empty = "DELETE FROM indicator WHERE form IN (SELECT id FROM form WHERE filing = 1)";
    says(&broken_by(empty), "“某局”2023年度的表“附件二”里没有任何数值");

    let found = broken_by(
        "DELETE FROM value; DELETE FROM report_block; DELETE FROM form WHERE kind = 'report'; DELETE FROM indicator; DELETE FROM form",
    );
    says(&found, "“某局”2024年度的报送里没有任何表");

    says(&broken_by("UPDATE source_file SET bytes = zeroblob(20)"), "原始文件“报送.xlsx”");
    says(&broken_by("UPDATE source_file SET size = 3"), "原始文件“报送.xlsx”");

    says(&broken_by("UPDATE value SET path = 'nonsense'"), "“某局”2023年度");
    says(&broken_by("UPDATE indicator SET remarks = '{'"), "“某局”2023年度");
    says(&broken_by("DROP TRIGGER change_is_never_deleted"), "change_is_never_deleted");
    says(&broken_by("CREATE TABLE mine (x)"), "mine");

    assert_eq!(broken_by("DELETE FROM source_file").foreign_keys, 4);
    assert_ne!(broken_by("UPDATE filing SET current = 7 WHERE year = 2024").integrity, "ok");
}

/// Protects `check` from giving up, or passing, when a page in the middle of the file is lost.
#[test]
fn a_check_survives_a_lost_page() {
    for table in ["filing", "value", "source_file"] {
        let (_folder, path) = fresh();
        drop(filled(&path));
        let conn = Connection::open(&path).unwrap();
        let page: u32 = conn
            .query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?1", [table], |row| row.get(0))
            .unwrap();
        let size: u32 = conn.query_row("PRAGMA page_size", [], |row| row.get(0)).unwrap();
        drop(conn);
        let mut bytes = fs::read(&path).unwrap();
        let (start, size) = ((page as usize - 1) * size as usize, size as usize);
        bytes[start..start + size].fill(0xff);
        fs::write(&path, &bytes).unwrap();
        let found = check(&Store::open(&path).unwrap()).unwrap();
        assert!(!found.ok, "{table}");
        assert_ne!(found.integrity, "ok", "{table}");
        assert!(
            found.problems.iter().any(|problem| problem.contains("数据文件已损坏")),
            "{table}: {found:?}"
        );
    }
}
