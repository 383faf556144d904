//! Copies of the database and the way back: protects the bureau's data from a bad import, a broken disk, and from
//! a restore that loses more than it brings.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use jiheng_core::backup::{self, Reason};
use jiheng_core::storage::{APPLICATION_ID, Store, newest_version};
use jiheng_core::{Code, Error, Silent, Stamp};
use jiheng_rpc::{App, Host, dispatch};
use rusqlite::Connection;
use serde_json::{Value, json};

const KAIYUN: &str = "衡山县开云新区事务中心2023年度绩效自评.xlsx";
const GAOXIN: &str = "衡山高新技术产业开发区管理委员会2024年度绩效自评.xlsx";

struct Desk {
    app: App,
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { app: open(&folder.path().join("绩衡.db")), folder }
    }

    fn database(&self) -> PathBuf {
        self.folder.path().join("绩衡.db")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn call(&self, name: &str, request: Value) -> Value {
        self.ask(name, request).unwrap_or_else(|error| panic!("{name}: {error:?}"))
    }

    fn ask(&self, name: &str, request: Value) -> Result<Value, Error> {
        dispatch(&self.app, name, request, &Silent)
    }

    fn import(&self, name: &str) -> Result<Value, Error> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/filings").join(name);
        self.ask("import", json!({ "paths": [path] }))
    }

    fn restore(&self, file: &Path, dry_run: bool) -> Result<Value, Error> {
        self.ask("restore", json!({ "file": file, "dry_run": dry_run }))
    }

    /// Reasons of the copies, oldest first.
    fn reasons(&self) -> Vec<String> {
        let copies = self.call("backups", json!({ "verify": true }));
        let copies = copies["copies"].as_array().unwrap();
        assert!(copies.iter().all(|copy| copy["verified"] == true), "{copies:?}");
        let mut copies: Vec<(String, String)> =
            copies.iter().map(|copy| (text(&copy["file"]), text(&copy["reason"]))).collect();
        copies.sort();
        copies.into_iter().map(|(_, reason)| reason).collect()
    }
}

fn open(database: &Path) -> App {
    App::open(database, Host::new("测试")).unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn stamp(at: &str) -> Stamp {
    Stamp { at: format!("{at}+08:00"), by: "张三".to_owned() }
}

/// Everything in a database, table by table, row by row.
fn dump(path: &Path) -> Vec<String> {
    let conn = Connection::open(path).unwrap();
    let mut names =
        conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut lines = Vec::new();
    for name in names {
        let mut rows = conn.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
        let columns = rows.column_count();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<_> =
                (0..columns).map(|n| row.get::<_, rusqlite::types::Value>(n).unwrap()).collect();
            lines.push(format!("{name} {values:?}"));
        }
    }
    lines
}

/// Protects `backup`: the copy is one file, holds every row, says what it holds, and opens as a database.
#[test]
fn a_copy_holds_everything() {
    let desk = Desk::new();
    desk.import(KAIYUN).unwrap();
    let out = desk.path("备份 一.db");
    let made = desk.call("backup", json!({ "out": out }));
    assert_eq!((&made["ok"], &made["filings"], &made["foreign_keys"]), (&json!(true), &json!(1), &json!(0)));
    assert_eq!((&made["integrity"], &made["schema_version"]), (&json!("ok"), &json!(newest_version())));
    assert_eq!(made["years"][0]["year"], 2023);
    let mut beside: Vec<String> = fs::read_dir(desk.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("备份"))
        .collect();
    beside.sort();
    assert_eq!(beside, ["备份 一.db"], "no log and no draft beside the copy");
    assert_eq!(dump(&out), dump(&desk.database()));
    assert_eq!(Store::open(&out).unwrap().count_filings().unwrap(), 1);
}

/// Protects other files from being overwritten by a backup, the database itself first of all.
#[test]
fn a_backup_overwrites_only_backups() {
    let desk = Desk::new();
    desk.import(KAIYUN).unwrap();
    let before = dump(&desk.database());
    let refused = |out: &Path| desk.ask("backup", json!({ "out": out })).unwrap_err();
    assert_eq!(refused(&desk.database()).code, Code::BadRequest);
    let letter = desk.path("通报.docx");
    fs::write(&letter, "正文").unwrap();
    assert_eq!(refused(&letter).code, Code::BadRequest);
    assert_eq!(fs::read_to_string(&letter).unwrap(), "正文");
    assert_eq!(refused(&desk.path("没有/备份.db")).code, Code::BackupFailed);
    assert_eq!(dump(&desk.database()), before);
    let out = desk.path("备份.db");
    desk.call("backup", json!({ "out": out }));
    desk.import(GAOXIN).unwrap();
    assert_eq!(desk.call("backup", json!({ "out": out }))["filings"], 2);
}

/// Protects `restore`: it brings back just what was copied, in the open program, secures what was there, and the
/// log says so; the preview changes nothing.
#[test]
fn a_restore_brings_back_what_was() {
    let desk = Desk::new();
    desk.import(KAIYUN).unwrap();
    let out = desk.path("备份.db");
    desk.call("backup", json!({ "out": out }));
    let then = dump(&desk.database());
    let show = json!({ "department": "衡山县开云新区事务中心", "year": 2023, "sources": true });
    let shown = desk.call("show", show.clone());
    desk.import(GAOXIN).unwrap();
    let now = dump(&desk.database());
    // Another instance has the file open, and reads on.
    let other = open(&desk.database());
    assert_eq!(other.store().count_filings().unwrap(), 2);

    let preview = desk.restore(&out, true).unwrap();
    assert_eq!(
        (&preview["filings"], &preview["dry_run"], &preview["ok"]),
        (&json!(1), &json!(true), &json!(true))
    );
    assert_eq!((&preview["departments"], &preview["years"][0]["year"]), (&json!(1), &json!(2023)));
    assert!(preview["newest_change"].is_string());
    assert_eq!(dump(&desk.database()), now, "a preview changes nothing");

    let restored = desk.restore(&out, false).unwrap();
    assert_eq!((&restored["filings"], &restored["ok"]), (&json!(1), &json!(true)));
    let mut after = dump(&desk.database());
    after.retain(|line| !then.contains(line));
    assert_eq!(after.len(), 2, "the log's entry, and its number: {after:?}");
    assert!(
        after.iter().all(|line| line.starts_with("change ") || line.starts_with("sqlite_sequence ")),
        "{after:?}"
    );
    assert_eq!(desk.call("show", show), shown);
    assert_eq!(other.store().count_filings().unwrap(), 1, "the other instance sees it");
    let last = desk.app.store().changes().unwrap().pop().unwrap();
    assert_eq!((last.action.as_str(), last.stamp.by.as_str()), ("restore", "测试"));
    assert_eq!(last.detail[0]["restored"], json!(out));
    assert_eq!(last.detail[0]["before"], restored["safety"]);

    let safety = PathBuf::from(text(&restored["safety"]));
    assert_eq!(dump(&safety), now, "what was there before is kept");
    assert_eq!(desk.restore(&safety, false).unwrap()["filings"], 2);
    assert_eq!(desk.call("check", json!({}))["ok"], true);
    // Work goes on after a restore.
    desk.restore(&out, false).unwrap();
    assert_eq!(desk.import(GAOXIN).unwrap()["totals"]["imported"], 1);
}

/// Protects the data from what is no whole copy of ours: each is refused by its reason, and nothing changes.
#[test]
fn what_is_not_a_whole_copy_is_refused() {
    let desk = Desk::new();
    desk.import(GAOXIN).unwrap();
    let good = desk.path("好.db");
    desk.call("backup", json!({ "out": good }));
    let before = dump(&desk.database());
    let bytes = fs::read(&good).unwrap();
    let bad = desk.path("坏.db");
    let refused = |bytes: &[u8], code: Code| {
        fs::write(&bad, bytes).unwrap();
        for dry_run in [true, false] {
            let error = desk.restore(&bad, dry_run).unwrap_err();
            assert_eq!(error.code, code, "{error}");
            assert!(error.message.contains("坏.db") && !error.message.contains("restore"), "{error}");
        }
        assert!(fs::read(&bad).unwrap() == bytes, "the copy was touched");
        assert_eq!(dump(&desk.database()), before);
    };
    refused(b"", Code::DatabaseForeign);
    refused("序号,单位\n1,某局\n".repeat(200).as_bytes(), Code::DatabaseForeign);
    refused(&bytes[..bytes.len() / 2], Code::DatabaseDamaged);
    let mut newer = bytes.clone();
    newer[60..64].copy_from_slice(&(newest_version() + 1).to_be_bytes());
    refused(&newer, Code::DatabaseNewer);
    let conn = Connection::open(&good).unwrap();
    let page: u32 = conn
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'value'", [], |row| row.get(0))
        .unwrap();
    let mut lost = bytes.clone();
    lost[(page as usize - 1) * 4096..page as usize * 4096].fill(0xff);
    refused(&lost, Code::DatabaseDamaged);
    drop(conn);

    assert_eq!(desk.restore(&desk.path("没有.db"), false).unwrap_err().code, Code::NotFound);
    assert_eq!(desk.restore(&desk.database(), false).unwrap_err().code, Code::BadRequest);
    let drafts = fs::read_dir(desk.path("backups")).unwrap().count();
    assert_eq!(drafts, 0, "nothing is left behind");
}

/// Protects a copy that lies on a disk that cannot be written, and one with its newest changes in a log beside it.
#[test]
fn a_copy_is_read_where_it_lies() {
    let desk = Desk::new();
    desk.import(KAIYUN).unwrap();
    let other = tempfile::tempdir().unwrap();
    for ending in ["", "-wal"] {
        // As somebody copies the files of a program that is running.
        let name = format!("绩衡.db{ending}");
        fs::copy(desk.path(&name), other.path().join(&name)).unwrap();
    }
    let file = other.path().join("绩衡.db");
    let mut permissions = fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).unwrap();
    let fresh = Desk::new();
    let restored = fresh.restore(&file, false).unwrap();
    assert_eq!((&restored["filings"], &restored["safety"]), (&json!(1), &Value::Null));
    let there: Vec<_> = fs::read_dir(other.path()).unwrap().collect();
    assert_eq!(there.len(), 2, "nothing is laid beside the copy");
}

/// Protects the state before each import: a verified copy of it, unless there is nothing or just that is kept.
#[test]
fn an_import_is_preceded_by_a_copy() {
    let desk = Desk::new();
    desk.import(KAIYUN).unwrap();
    assert!(desk.reasons().is_empty(), "an empty database is not copied");
    let before = dump(&desk.database());
    desk.import(GAOXIN).unwrap();
    assert_eq!(desk.reasons(), ["import"]);
    let copies = desk.call("backups", json!({}));
    assert_eq!(dump(Path::new(copies["copies"][0]["file"].as_str().unwrap())), before);
    desk.import(KAIYUN).unwrap();
    assert_eq!(desk.reasons().len(), 2);
    desk.import(KAIYUN).unwrap();
    assert_eq!(desk.reasons().len(), 2, "an unchanged state is not copied twice");

    // A list of departments is an import too.
    let list = desk.path("名册.xlsx");
    desk.call("export_register", json!({ "out": list }));
    desk.app.store().write(&desk.app.stamp(), "test", |tx| tx.ensure_department("某局")).unwrap();
    desk.call("import_register", json!({ "path": list, "dry_run": true }));
    assert_eq!(desk.reasons().len(), 2);
    desk.call("import_register", json!({ "path": list }));
    assert_eq!(desk.reasons().len(), 3);
}

/// Protects the data from an import that could not be undone: without a copy nothing is imported, and it says so.
#[test]
fn without_a_copy_there_is_no_import() {
    let desk = Desk::new();
    desk.import(KAIYUN).unwrap();
    fs::write(desk.path("backups"), "a file where the folder should be").unwrap();
    let before = dump(&desk.database());
    let error = desk.import(GAOXIN).unwrap_err();
    assert_eq!(error.code, Code::BackupFailed);
    assert!(error.message.contains("没有导入，数据未改动") && error.message.contains("backups"), "{error}");
    assert_eq!(dump(&desk.database()), before);
    let dry_run = desk.ask("import", json!({ "paths": [desk.path("backups")], "dry_run": true }));
    assert!(dry_run.is_ok(), "looking needs no copy");
}

/// Protects a day's work: the first use of a day makes a copy, the second none; a failure is a warning.
#[test]
fn a_day_begins_with_a_copy() {
    let desk = Desk::new();
    desk.import(KAIYUN).unwrap();
    let database = desk.database();
    drop(open(&database));
    assert_eq!(desk.reasons(), ["daily"]);
    desk.import(GAOXIN).unwrap();
    drop(open(&database));
    assert_eq!(desk.reasons(), ["daily"], "the daily copy held what the import needed");

    fs::remove_dir_all(desk.path("backups")).unwrap();
    fs::write(desk.path("backups"), "in the way").unwrap();
    let app = open(&database);
    let status = dispatch(&app, "status", json!({}), &Silent).unwrap();
    assert_eq!(status["warnings"][0]["code"], "backup_failed");
    assert_eq!(app.store().count_filings().unwrap(), 2, "the window opens nevertheless");
}

/// Protects against one broken disk: copies go to the second folder too, and a folder that is away is a warning.
#[test]
fn a_second_folder_gets_the_copies_too() {
    let desk = Desk::new();
    let second = desk.path("移动硬盘");
    let folder = json!({ "folder": second });
    assert_eq!(desk.ask("backup_folder", folder.clone()).unwrap_err().code, Code::BadRequest);
    fs::create_dir(&second).unwrap();
    desk.import(KAIYUN).unwrap();
    assert_eq!(desk.call("backup_folder", folder)["second_folder"], json!(second));
    desk.import(GAOXIN).unwrap();
    assert_eq!(desk.reasons(), ["import", "import"]);
    let copies = desk.call("backups", json!({}));
    let files: Vec<PathBuf> =
        copies["copies"].as_array().unwrap().iter().map(|copy| text(&copy["file"]).into()).collect();
    assert_eq!(copies["copies"].as_array().unwrap().iter().filter(|copy| copy["second"] == true).count(), 1);
    assert!(fs::read(&files[0]).unwrap() == fs::read(&files[1]).unwrap());
    assert_eq!(desk.call("status", json!({}))["warnings"], Value::Null);

    let out = desk.path("早.db");
    desk.call("backup", json!({ "out": out }));
    desk.call("backup_folder", json!({}));
    desk.restore(&out, false).unwrap();
    assert_eq!(
        desk.call("backups", json!({}))["second_folder"],
        Value::Null,
        "this computer's setting stays"
    );

    desk.call("backup_folder", json!({ "folder": second }));
    fs::remove_dir_all(&second).unwrap();
    assert_eq!(desk.import(KAIYUN).unwrap()["totals"]["unchanged"], 1, "a disk that is away stops nothing");
    let warnings = desk.call("status", json!({}))["warnings"].take();
    assert!(text(&warnings[0]["message"]).contains("移动硬盘"), "{warnings}");
}

/// Protects one clerk's copies from another's program: two computers whose databases bear the usual name share a second
/// folder, and each thins its own copies only.
#[test]
fn computers_that_share_a_folder_keep_their_copies() {
    let (one, other) = (Desk::new(), Desk::new());
    let share = one.path("共享");
    fs::create_dir(&share).unwrap();
    for (desk, first) in [(&one, "2025-02-01T07:00:00"), (&other, "2025-02-01T07:30:00")] {
        let mut store = desk.app.store();
        store.write(&stamp(first), "test", |tx| tx.set_setting("first", first)).unwrap();
        backup::set_second_folder(&mut store, Some(&share), &stamp(first)).unwrap();
    }
    for day in 2..=20 {
        for (desk, hour) in [(&one, "08"), (&other, "17")] {
            let mut store = desk.app.store();
            let stamp = stamp(&format!("2025-02-{day:02}T{hour}:00:00"));
            store.write(&stamp, "test", |tx| tx.set_setting("n", &stamp.at)).unwrap();
            let secured = backup::secure(&store, &desk.database(), Reason::Import, &stamp).unwrap();
            assert_eq!(secured.warnings, []);
        }
    }
    for (desk, hour) in [(&one, "-080000-"), (&other, "-170000-")] {
        let names = |folder: &Path| -> Vec<_> {
            let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
            let mut names: Vec<_> = names.filter(|name| name.to_string_lossy().contains(hour)).collect();
            names.sort();
            names
        };
        assert_eq!(names(&share), names(&desk.path("backups")));
    }
}

/// Protects one clerk's copy from another's of the same second, and the list of one's own copies from strange ones: none of
/// them is restored by mistake.
#[test]
fn copies_of_the_same_second_do_not_meet() {
    let (one, other) = (Desk::new(), Desk::new());
    let share = one.path("共享");
    fs::create_dir(&share).unwrap();
    let mut made = Vec::new();
    for (desk, first) in [(&one, "2025-02-01T07:00:00"), (&other, "2025-02-01T07:30:00")] {
        let mut store = desk.app.store();
        store.write(&stamp(first), "test", |tx| tx.set_setting("first", first)).unwrap();
        backup::set_second_folder(&mut store, Some(&share), &stamp(first)).unwrap();
        let now = stamp("2025-02-02T08:00:00");
        for _ in 0..2 {
            let (copy, warnings) = backup::make_here(&store, &desk.database(), &now).unwrap();
            assert_eq!(warnings, []);
            made.push(fs::read(copy.file).unwrap());
        }
    }
    let mut shared: Vec<_> =
        fs::read_dir(&share).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap()).collect();
    made.sort();
    shared.sort();
    assert!(made == shared, "{} of {}", shared.len(), made.len());
    for desk in [&one, &other] {
        let copies = backup::copies(&desk.app.store(), &desk.database(), true).unwrap();
        assert_eq!(copies.copies.iter().filter(|copy| copy.second).count(), 2);
        assert!(copies.copies.iter().all(|copy| copy.verified));
        assert_eq!(copies.others, 2);
    }
}

/// Protects the disk from filling up, and the copies that somebody asked for from going with the others.
#[test]
fn old_copies_are_thinned() {
    let desk = Desk::new();
    desk.import(KAIYUN).unwrap();
    let folder = desk.path("backups");
    let mine = PathBuf::from(text(&desk.call("backup", json!({}))["file"]));
    let old = folder.join("绩衡-20200101-080000-manual.db");
    fs::rename(&mine, &old).unwrap();
    let stranger = folder.join("说明.txt");
    fs::write(&stranger, "不要删").unwrap();
    let mut store = desk.app.store();
    for day in 1..=28 {
        for hour in ["08", "17"] {
            let stamp = stamp(&format!("2025-02-{day:02}T{hour}:00:00"));
            store.write(&stamp, "test", |tx| tx.set_setting("n", &stamp.at)).unwrap();
            let secured = backup::secure(&store, &desk.database(), Reason::Import, &stamp).unwrap();
            assert!(secured.copy.is_some_and(|copy| copy.is_file()), "the newest is never thinned");
        }
    }
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with("-import.db"))
        .collect();
    names.sort();
    assert_eq!(names.first().unwrap(), "绩衡-20250202-170000-import.db", "a Sunday, the week's last");
    // Two Sundays, 14 days, and what else is not older than 24 hours.
    assert_eq!(names.len(), 2 + 14 + 1, "{names:?}");
    assert!(old.is_file() && stranger.is_file());
}

/// Protects the data of an older version: it is copied before the schema changes; without a copy it is left alone.
#[test]
fn a_migration_is_preceded_by_a_copy() {
    let desk = Desk::new();
    desk.import(KAIYUN).unwrap();
    let database = desk.database();
    let Desk { app, folder } = desk;
    drop(app);
    let conn = Connection::open(&database).unwrap();
    conn.pragma_update(None, "user_version", newest_version() - 1).unwrap();
    drop(conn);
    fs::write(folder.path().join("backups"), "in the way").unwrap();
    let error = App::open(&database, Host::new("测试")).map(|_| ()).unwrap_err();
    assert_eq!(error.code, Code::BackupFailed);
    assert!(error.message.contains("没有升级，数据未改动"), "{error}");
    fs::remove_file(folder.path().join("backups")).unwrap();
    let desk = Desk { app: open(&database), folder };
    assert!(desk.reasons().contains(&"migration".to_owned()), "{:?}", desk.reasons());
}

/// Protects a first start that was cut short, by a power failure or an ended process: it goes on where it was.
#[test]
fn a_first_start_that_was_cut_short_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("绩衡.db");
    let conn = Connection::open(&database).unwrap();
    conn.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
    // As the runner of migrations makes it, before the first of them.
    let whole = Desk::new();
    let sql: String = Connection::open(whole.database())
        .unwrap()
        .query_row("SELECT sql FROM sqlite_schema WHERE name = 'refinery_schema_history'", [], |row| {
            row.get(0)
        })
        .unwrap();
    conn.execute_batch(&sql).unwrap();
    drop(conn);
    let desk = Desk { app: open(&database), folder };
    assert_eq!(desk.call("check", json!({}))["ok"], true);
    assert_eq!(desk.import(KAIYUN).unwrap()["totals"]["imported"], 1);
}

/// Protects the data from a copy whose tables are not those of this program: it could be brought back, and would then
/// be of no use, or change by itself.
#[test]
fn a_copy_with_other_tables_is_refused() {
    let desk = Desk::new();
    desk.import(KAIYUN).unwrap();
    for sql in [
        "DROP TABLE correction",
        "CREATE TRIGGER evil AFTER INSERT ON filing BEGIN DELETE FROM department_alias; END",
        "DROP TABLE ledger_unmatched; CREATE VIEW ledger_unmatched AS SELECT 1 AS year",
    ] {
        let bad = desk.path("改过.db");
        desk.call("backup", json!({ "out": bad }));
        Connection::open(&bad).unwrap().execute_batch(sql).unwrap();
        let before = dump(&desk.database());
        for dry_run in [true, false] {
            let error = desk.restore(&bad, dry_run).unwrap_err();
            assert_eq!(error.code, Code::DatabaseDamaged, "{sql}: {error}");
            assert!(error.message.contains("改过.db") && error.message.contains("现有数据未改动"), "{error}");
        }
        assert_eq!(dump(&desk.database()), before);
        fs::remove_file(&bad).unwrap();
    }
}

/// Protects the disk from copies that were broken off by an ended process; one that is being written is left alone.
#[test]
fn what_was_broken_off_is_swept() {
    let desk = Desk::new();
    desk.import(KAIYUN).unwrap();
    let folder = desk.path("backups");
    fs::create_dir_all(&folder).unwrap();
    let old = folder.join(".绩衡-20250101-080000-import.db.77-0.tmp");
    let log = folder.join(".绩衡-20250101-080000-import.db.77-0.tmp-journal");
    let restoring = folder.join(".restore.78-1.tmp-wal");
    let new = folder.join(".绩衡-20250418-163000-import.db.79-0.tmp");
    let other = folder.join(".另一个-20250101-080000-import.db.tmp");
    for path in [&old, &log, &restoring, &new, &other] {
        fs::write(path, b"half").unwrap();
    }
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(2 * 24 * 60 * 60);
    for path in [&old, &log, &restoring, &other] {
        fs::OpenOptions::new().write(true).open(path).unwrap().set_modified(long_ago).unwrap();
    }
    desk.import(GAOXIN).unwrap();
    assert_eq!(
        [&old, &log, &restoring, &new, &other].map(|path| path.exists()),
        [false, false, false, true, true]
    );
}

/// Protects a copy from being a mixture: it is taken while another instance writes, and holds one of its states.
#[test]
fn a_copy_is_one_moment() {
    let desk = Desk::new();
    desk.import(KAIYUN).unwrap();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let (database, done) = (desk.database(), &done);
        scope.spawn(move || {
            let mut store = Store::open(&database).unwrap();
            for n in 0..200 {
                if done.load(Ordering::Relaxed) {
                    break;
                }
                store
                    .write(&stamp("2025-04-18T16:30:00"), "test", |tx| {
                        tx.set_setting("one", &n.to_string())?;
                        tx.ensure_department(&format!("第{n}局"))?;
                        tx.set_setting("two", &n.to_string())
                    })
                    .unwrap();
            }
        });
        for n in 0..5 {
            let out = desk.path(&format!("备份{n}.db"));
            assert_eq!(desk.call("backup", json!({ "out": out }))["integrity"], "ok");
            let copy = Store::open(&out).unwrap();
            assert_eq!(copy.setting("one").unwrap(), copy.setting("two").unwrap());
        }
        done.store(true, Ordering::Relaxed);
    });
}

/// Protects a made-up county from filling the disk with copies.
#[test]
fn a_made_up_county_is_not_copied() {
    let desk = Desk::new();
    desk.call("demo", json!({ "departments": 3, "from": 2024, "to": 2024 }));
    drop(open(&desk.database()));
    assert!(desk.reasons().is_empty());
    assert_eq!(desk.call("backup", json!({}))["demo"], true);
    assert_eq!(desk.reasons(), ["manual"]);
}

/// Protects what cannot be taken back otherwise: undoing an import and merging departments are preceded by a copy of
/// the state before, and not done without one.
#[test]
fn undoing_and_merging_are_preceded_by_a_copy() {
    let desk = Desk::new();
    desk.import(KAIYUN).unwrap();
    desk.app.store().write(&desk.app.stamp(), "test", |tx| tx.ensure_department("开云事务中心")).unwrap();
    let held = |desk: &Desk, reason: &str| {
        let copies = desk.call("backups", json!({}))["copies"].take();
        let copy = copies.as_array().unwrap().iter().find(|copy| copy["reason"] == reason).unwrap().clone();
        dump(Path::new(copy["file"].as_str().unwrap()))
    };
    let merge = json!({ "from": "开云事务中心", "into": "衡山县开云新区事务中心" });
    let before = dump(&desk.database());
    desk.call("merge_departments", merge);
    assert_eq!((desk.reasons(), held(&desk, "merge")), (vec!["merge".to_owned()], before));

    let before = dump(&desk.database());
    let id = desk.call("imports", json!({}))["imports"][0]["id"].take();
    assert_eq!(desk.ask("undo_import", json!({ "id": 99 })).unwrap_err().code, Code::NotFound);
    assert_eq!(desk.reasons().len(), 1, "nothing to undo, nothing to copy");
    desk.call("undo_import", json!({ "id": id }));
    assert_eq!((desk.reasons().len(), held(&desk, "undo")), (2, before));

    desk.import(KAIYUN).unwrap();
    fs::remove_dir_all(desk.path("backups")).unwrap();
    fs::write(desk.path("backups"), "in the way").unwrap();
    let before = dump(&desk.database());
    let id = desk.call("imports", json!({}))["imports"][0]["id"].take();
    let error = desk.ask("undo_import", json!({ "id": id })).unwrap_err();
    assert!(error.message.contains("没有撤销"), "{error}");
    assert_eq!(dump(&desk.database()), before);
}

/// Protects a copy that somebody asked for from lying on one disk only: it goes to the second folder too, and a folder
/// that is away is a warning.
#[test]
fn a_copy_by_hand_goes_to_the_second_folder_too() {
    let desk = Desk::new();
    let second = desk.path("移动硬盘");
    fs::create_dir(&second).unwrap();
    desk.import(KAIYUN).unwrap();
    desk.call("backup_folder", json!({ "folder": second }));
    let made = PathBuf::from(text(&desk.call("backup", json!({}))["file"]));
    let mirrored = second.join(made.file_name().unwrap());
    assert!(fs::read(&made).unwrap() == fs::read(&mirrored).unwrap());
    fs::remove_dir_all(&second).unwrap();
    assert_eq!(desk.call("backup", json!({}))["ok"], true);
    let warnings = desk.call("status", json!({}))["warnings"].take();
    assert!(text(&warnings[0]["message"]).contains("移动硬盘"), "{warnings}");
}
