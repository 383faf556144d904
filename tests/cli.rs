//! The built command line, run as scripts run it. Protects contract.md: one JSON document on
//! stdout, messages on stderr, exit codes 0, 1 and 2.
#![allow(clippy::unwrap_used)]

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::Value;

struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {:?} {}", self.out, self.err))
    }
}

fn cli(args: &[&dyn AsRef<OsStr>]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jiheng-cli"));
    let output = command.args(args.iter().map(|arg| arg.as_ref())).output().unwrap();
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A fresh database in a fresh folder.
fn fresh() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("绩衡.db");
    (folder, db)
}

fn write(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).unwrap();
}

/// Wrong usage is exit 2, said on stderr, and with --json also as an error object on stdout.
#[test]
fn wrong_usage_is_exit_2() {
    for args in [
        &["rank"][..],
        &["rank", "--year", "soon"],
        &["no-such-command"],
        &["import"],
        &["audit", "--severity", "grave"],
        &["report", "no-such-report", "--year", "2023", "--out", "a.xlsx"],
        &[],
    ] {
        let plain: Vec<&dyn AsRef<OsStr>> = args.iter().map(|arg| arg as &dyn AsRef<OsStr>).collect();
        let ran = cli(&plain);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(!ran.err.is_empty(), "{args:?}");
        let mut with_json = plain;
        with_json.push(&"--json");
        let ran = cli(&with_json);
        assert_eq!((ran.code, &ran.json()["error"]["code"]), (2, &"bad_request".into()), "{args:?}");
    }
}

/// Help and version are no mistakes.
#[test]
fn help_is_exit_0() {
    for args in ["--help", "--version"] {
        let ran = cli(&[&args]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert!(!ran.out.is_empty());
    }
}

/// A database that is not ours is refused with its code, and not a byte of it is changed.
#[test]
fn foreign_database_is_refused_untouched() {
    let (_folder, db) = fresh();
    let bytes = "这不是数据库".repeat(1000);
    write(&db, bytes.as_bytes());
    let ran = cli(&[&"departments", &"--json", &"--db", &db]);
    assert_eq!((ran.code, &ran.json()["error"]["code"]), (2, &"database_foreign".into()));
    assert!(ran.err.contains("错误："));
    assert_eq!(std::fs::read(&db).unwrap(), bytes.as_bytes());
}

/// The register of rules needs no data, and is given as JSON and as a table.
#[test]
fn rules_as_json_and_table() {
    let (_folder, db) = fresh();
    let ran = cli(&[&"--db", &db, &"--json", &"rules"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.json()["rules"].is_array());
    let ran = cli(&[&"--db", &db, &"rules"]);
    assert!(ran.out.starts_with("编号"), "{}", ran.out);
}

const KAIYUN: &str = "衡山县开云新区事务中心";
const GAOXIN: &str = "衡山高新技术产业开发区管理委员会";

fn filings() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/filings")
}

fn filing(name: &str, year: i32, ending: &str) -> PathBuf {
    filings().join(format!("{name}{year}年度绩效自评.{ending}"))
}

/// A fresh database with both real filings in it.
fn both() -> (tempfile::TempDir, PathBuf) {
    let (folder, db) = fresh();
    let ran = cli(&[&"--db", &db, &"import", &filings()]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    (folder, db)
}

fn has(value: &Value, keys: &[&str]) {
    for key in keys {
        assert!(value.get(key).is_some(), "no {key} in {value}");
    }
}

/// Both real filings come in from their folder, form by form; a second time changes nothing.
#[test]
fn imports_a_folder() {
    let (_folder, db) = fresh();
    let ran = cli(&[&"import", &filings(), &"--json", &"--db", &db]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let answer = ran.json();
    let files = answer["files"].as_array().unwrap();
    assert_eq!(files.len(), std::fs::read_dir(filings()).unwrap().count());
    for file in files {
        has(file, &["path", "sha256", "format", "status", "filings", "problems"]);
        has(&file["filings"][0], &["department", "year", "forms", "findings"]);
        has(&file["filings"][0]["forms"][0], &["kind", "sheet", "project"]);
        has(&file["filings"][0]["findings"], &["error", "warning", "note"]);
    }
    let word = files.iter().find(|file| {
        let path = file["path"].as_str().unwrap();
        path.contains(GAOXIN) && path.ends_with(".docx")
    });
    let forms = word.unwrap()["filings"][0]["forms"].as_array().unwrap();
    let of = |kind: &str| forms.iter().filter(|form| form["kind"] == kind).count();
    assert_eq!([of("basic_data"), of("overall"), of("project"), of("report")], [1, 1, 10, 2]);
    let totals = &answer["totals"];
    assert_eq!((&totals["refused"], &totals["needs_decision"]), (&0.into(), &0.into()));
    assert!(totals["imported"].as_u64().unwrap() >= 2);

    let again = cli(&[&"import", &filings(), &"--json", &"--db", &db]);
    assert_eq!(again.code, 0);
    assert_eq!(again.json()["totals"]["unchanged"], files.len());
    let text = cli(&[&"import", &filings(), &"--db", &db]);
    assert!(text.out.contains("项目自评表×10"), "{}", text.out);
}

/// A refused file is exit 1 and says why; the good one beside it is in.
#[test]
fn refused_files_are_exit_1() {
    let (folder, db) = fresh();
    let bad = folder.path().join("不是表格.xlsx");
    write(&bad, b"hello");
    let good = filing(KAIYUN, 2023, "xlsx");
    let missing = folder.path().join("没有.xlsx");
    let ran = cli(&[&"import", &bad, &good, &missing, &"--json", &"--db", &db]);
    assert_eq!(ran.code, 1);
    let answer = ran.json();
    let of = |n: usize| {
        let file = &answer["files"][n];
        (file["status"].as_str().unwrap(), file["problems"][0]["code"].as_str())
    };
    assert_eq!(of(0), ("refused", Some("file_unsupported")));
    assert_eq!(of(1).0, "imported");
    assert_eq!(of(2), ("refused", Some("file_unreadable")));
    assert_eq!(answer["totals"]["refused"], 2);
}

/// A form that is there with other values waits for a decision (exit 1) and changes nothing until
/// `--on-conflict` decides; a dry run changes nothing at all.
#[test]
fn conflicts_wait_for_a_decision() {
    let (_folder, db) = both();
    let other = filing(GAOXIN, 2024, "xlsx");
    let import = |how: &[&dyn AsRef<OsStr>]| {
        let mut args: Vec<&dyn AsRef<OsStr>> =
            vec![&"--json", &"--db", &db, &"import", &other, &"--department", &KAIYUN, &"--year", &"2023"];
        args.extend_from_slice(how);
        cli(&args)
    };
    let show = || cli(&[&"--json", &"--db", &db, &"show", &"--department", &KAIYUN, &"--year", &"2023"]).out;
    let before = show();
    let ran = import(&[]);
    assert_eq!((ran.code, ran.json()["totals"]["needs_decision"].as_u64()), (1, Some(1)), "{}", ran.out);
    assert_eq!(ran.json()["files"][0]["problems"][0]["code"], "form_conflict");
    assert_eq!(show(), before);
    assert_eq!(import(&[&"--on-conflict", &"replace", &"--dry-run"]).code, 0);
    assert_eq!(show(), before);
    assert_eq!(import(&[&"--on-conflict", &"replace"]).code, 0);
    assert_ne!(show(), before);
}

/// A filing is shown in contract.md's form, with sources only when asked for.
#[test]
fn shows_a_filing() {
    let (_folder, db) = both();
    let show = |args: &[&dyn AsRef<OsStr>]| {
        let mut all: Vec<&dyn AsRef<OsStr>> = vec![&"--db", &db, &"show", &"--year", &"2023"];
        all.extend_from_slice(args);
        cli(&all)
    };
    let shown = show(&[&"--department", &KAIYUN, &"--json"]).json();
    has(
        &shown,
        &[
            "department",
            "year",
            "version",
            "basic_data",
            "overall",
            "projects",
            "reports",
            "sign_off",
            "unread",
            "files",
        ],
    );
    assert!(shown.get("sources").is_none());
    assert_eq!(shown["basic_data"]["staffing"]["control_rate"], "0.74");
    assert_eq!(shown["overall"]["funds"]["executed"], "1353.05");
    assert_eq!(shown["overall"]["revenue"]["special_account"], Value::Null);
    let shown = show(&[&"--department", &KAIYUN, &"--json", &"--sources"]).json();
    has(&shown["sources"]["overall.funds.executed"], &["file", "sheet", "cell", "raw"]);
    let text = show(&[&"--department", &KAIYUN]).out;
    assert!(text.contains("编制 23，在职 17，控制率 74.00%"), "{text}");
    assert!(text.contains("政府性基金 345.49，专户非税 —，其他资金 11.06"), "{text}");
    let missing = show(&[&"--department", &"没有这个部门", &"--json"]);
    assert_eq!((missing.code, &missing.json()["error"]["code"]), (2, &"not_found".into()));
}

/// Findings in contract.md's form, narrowed by what was asked for.
#[test]
fn audits() {
    let (_folder, db) = both();
    let all = cli(&[&"audit", &"--json", &"--db", &db]);
    assert_eq!(all.code, 0);
    let all = all.json();
    has(&all["counts"], &["pass", "fail", "not_applicable", "cannot_judge"]);
    let findings = all["findings"].as_array().unwrap();
    for finding in findings {
        has(
            finding,
            &[
                "rule",
                "severity",
                "department",
                "year",
                "form",
                "project",
                "sheet",
                "cells",
                "message",
                "left",
                "right",
                "difference",
            ],
        );
    }
    let narrow = cli(&[&"audit", &"--json", &"--db", &db, &"--department", &KAIYUN, &"--severity", &"error"]);
    let narrow = narrow.json();
    let wanted = |finding: &&Value| finding["department"] == KAIYUN && finding["severity"] == "error";
    assert_eq!(narrow["findings"].as_array().unwrap().len(), findings.iter().filter(wanted).count());
    assert!(narrow["findings"].as_array().unwrap().len() < findings.len());
    let text = cli(&[&"audit", &"--db", &db]).out;
    assert!(text.contains("项目支出本年预算数填的是 7.5"), "{text}");
}

/// The register and the check of a sound database.
#[test]
fn departments_and_check() {
    let (_folder, db) = both();
    let register = cli(&[&"departments", &"--json", &"--db", &db]).json();
    let departments = register["departments"].as_array().unwrap();
    assert_eq!(departments.len(), 2);
    has(&departments[0], &["name", "code", "category", "superior", "aliases", "years"]);
    let check = cli(&[&"check", &"--json", &"--db", &db]);
    assert_eq!((check.code, &check.json()["ok"], &check.json()["filings"]), (0, &true.into(), &2.into()));
    has(&check.json(), &["schema_version", "integrity", "foreign_keys"]);
}

/// Rankings, comparison and trend in contract.md's form; the same figures as a table for people.
#[test]
fn analyses() {
    let (folder, db) = both();
    let ask = |args: &[&str]| {
        let mut all: Vec<&dyn AsRef<OsStr>> = vec![&"--db", &db, &"--json"];
        all.extend(args.iter().map(|arg| arg as &dyn AsRef<OsStr>));
        let ran = cli(&all);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
        ran.json()
    };
    let ranking = ask(&["rank", "--year", "2024", "--by", "self"]);
    has(&ranking, &["year", "by", "rule_set", "rows"]);
    assert_eq!(ranking["by"], "self");
    let row = &ranking["rows"][0];
    has(
        row,
        &[
            "rank",
            "previous_rank",
            "department",
            "code",
            "category",
            "revised_budget",
            "executed",
            "execution_rate",
            "self_score",
            "recomputed_score",
            "reviewed_score",
            "final_score",
            "unsupported_points",
            "score_gap",
            "grade",
            "errors",
            "warnings",
        ],
    );
    assert_eq!((&row["self_score"], &row["recomputed_score"]), (&"100".into(), &"95".into()));
    let projects = ask(&["rank", "--year", "2024", "--projects"]);
    assert_eq!(projects["rows"].as_array().unwrap().len(), 10);
    has(&projects["rows"][0], &["project"]);

    let metrics = ask(&["metrics"]);
    let metrics = metrics["metrics"].as_array().unwrap();
    has(&metrics[0], &["id", "title", "unit", "formula"]);
    for metric in metrics {
        let id = metric["id"].as_str().unwrap();
        let comparison = ask(&["compare", "--year", "2024", "--metric", id, "--department", GAOXIN]);
        has(&comparison, &["metric", "unit", "rows", "summary"]);
        has(&comparison["rows"][0], &["department", "value", "county_median", "rank"]);
        has(&comparison["summary"], &["count", "min", "median", "max", "total"]);
        let trend = ask(&["trend", "--metric", id, "--department", GAOXIN, "--department", KAIYUN]);
        assert_eq!(trend["series"].as_array().unwrap().len(), 2);
        has(&trend["series"][0]["points"][0], &["year", "value", "change", "change_rate"]);
    }
    assert_eq!(ask(&["trend", "--metric", "executed"])["series"][0]["department"], Value::Null);

    let rate = cli(&[&"compare", &"--db", &db, &"--year", &"2024", &"--metric", &"staffing_control_rate"]);
    assert!(rate.out.contains("82.86%"), "{}", rate.out);
    let unknown = cli(&[&"compare", &"--db", &db, &"--year", &"2024", &"--metric", &"luck", &"--json"]);
    assert_eq!((unknown.code, &unknown.json()["error"]["code"]), (2, &"bad_request".into()));

    let out = folder.path().join("排名.xlsx");
    let out = out.to_str().unwrap();
    let written = ask(&["report", "ranking", "--year", "2024", "--out", out]);
    has(&written, &["out", "pages", "rows"]);
    assert_eq!(written["rows"], 1);
    assert!(std::fs::read(out).unwrap().starts_with(b"PK"));
    let missing = folder.path().join("没有这个文件夹/排名.xlsx");
    let ran = cli(&[&"report", &"ranking", &"--db", &db, &"--json", &"--year", &"2024", &"--out", &missing]);
    assert_eq!((ran.code, &ran.json()["error"]["code"]), (2, &"output_unwritable".into()));
}

/// The made-up county: the same for the same seed, its workbooks go through import like real ones,
/// and it never mixes with real filings.
#[test]
fn demo_county() {
    let make = |seed: &str, files: Option<&Path>| {
        let (folder, db) = fresh();
        let mut args: Vec<&dyn AsRef<OsStr>> = vec![
            &"--json",
            &"--db",
            &db,
            &"demo",
            &"--departments",
            &"4",
            &"--from",
            &"2023",
            &"--to",
            &"2024",
            &"--seed",
            &seed,
        ];
        if let Some(files) = &files {
            args.extend([&"--files" as &dyn AsRef<OsStr>, files]);
        }
        let ran = cli(&args);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(ran.json()["departments"], 4);
        let ranking = cli(&[&"--json", &"--db", &db, &"rank", &"--year", &"2024"]).json();
        (folder, ran.json()["filings"].as_u64().unwrap(), ranking["rows"].clone())
    };
    let workbooks = tempfile::tempdir().unwrap();
    let (_a, filings, rows) = make("7", Some(workbooks.path()));
    assert!(filings > 4 && !rows.as_array().unwrap().is_empty());
    assert_eq!(make("7", None).2, rows);
    assert_ne!(make("8", None).2, rows);

    let (_folder, db) = fresh();
    let imported = cli(&[&"--json", &"--db", &db, &"import", &workbooks.path()]);
    assert_eq!(imported.code, 0, "{}", imported.out);
    let again = cli(&[&"--json", &"--db", &db, &"rank", &"--year", &"2024"]).json();
    assert_eq!(again["rows"].as_array().unwrap().len(), rows.as_array().unwrap().len());

    let (_folder, real) = both();
    let refused = cli(&[&"--json", &"--db", &real, &"demo", &"--departments", &"4"]);
    assert_eq!((refused.code, &refused.json()["error"]["code"]), (2, &"demo_refused".into()));
    assert_eq!(cli(&[&"--json", &"--db", &real, &"check"]).json()["filings"], 2);
}

/// A backup and a restore by script: the keys of contract.md, exit codes, and a refused copy is exit 2.
#[test]
fn backup_and_restore() {
    let (folder, db) = fresh();
    let copy = folder.path().join("备份.db");
    let filing = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/fixtures/filings/衡山县开云新区事务中心2023年度绩效自评.xlsx");
    assert_eq!(cli(&[&"--db", &db, &"import", &filing]).code, 0);
    let made = cli(&[&"--db", &db, &"--json", &"backup", &"--out", &copy]);
    assert_eq!(made.code, 0, "{}", made.err);
    let made = made.json();
    assert_eq!((&made["ok"], &made["filings"], &made["foreign_keys"]), (&true.into(), &1.into(), &0.into()));
    assert_eq!(made["integrity"], "ok");

    let other = folder.path().join("另一台.db");
    let looked = cli(&[&"--db", &other, &"--json", &"restore", &copy, &"--dry-run"]);
    assert_eq!((looked.code, &looked.json()["filings"]), (0, &1.into()));
    let back = cli(&[&"--db", &other, &"restore", &copy]);
    assert_eq!(back.code, 0, "{}", back.err);
    assert!(back.out.contains("报送 1，单位 1，年度 2023"), "{}", back.out);
    assert_eq!(cli(&[&"--db", &other, &"--json", &"check"]).json()["filings"], 1);
    // The first use of this database today made a copy of it.
    let copies = cli(&[&"--db", &other, &"--json", &"backups", &"--verify"]).json();
    assert_eq!(copies["copies"][0]["reason"], "daily");

    write(&copy, b"nonsense");
    let refused = cli(&[&"--db", &other, &"--json", &"restore", &copy]);
    assert_eq!((refused.code, &refused.json()["error"]["code"]), (2, &"database_foreign".into()));
}

/// The bureau's ledger, from a list that 绩衡 itself wrote: its counts, its rows that fit nobody, and exit 1 for those;
/// then the list of who has not filed.
#[test]
fn a_ledger_says_who_is_due() {
    let (folder, db) = both();
    let ranking = folder.path().join("台账.xlsx");
    let ran = cli(&[&"report", &"ranking", &"--db", &db, &"--year", &"2023", &"--out", &ranking]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ledger = |more: &[&dyn AsRef<OsStr>]| {
        let mut args: Vec<&dyn AsRef<OsStr>> =
            vec![&"--json", &"--db", &db, &"ledger", &ranking, &"--year", &"2023"];
        args.extend(more);
        cli(&args)
    };
    let ran = ledger(&[]);
    let answer = ran.json();
    has(&answer, &["departments", "projects", "unmatched"]);
    // The notes below that table name no department.
    assert_eq!((ran.code, &answer["departments"]), (1, &1.into()), "{answer}");
    assert_eq!(answer["columns"]["revised_budget"], "全年预算");
    let mapped = ledger(&[&"--column", &"executed=全年预算"]);
    assert_eq!(mapped.json()["columns"]["executed"], "全年预算");
    let wrong = ledger(&[&"--column", &"executed"]);
    assert_eq!((wrong.code, &wrong.json()["error"]["code"]), (2, &"bad_request".into()));

    let out = folder.path().join("报送情况.xlsx");
    let ran =
        cli(&[&"--json", &"--db", &db, &"report", &"filing_status", &"--year", &"2023", &"--out", &out]);
    assert_eq!((ran.code, &ran.json()["rows"]), (0, &1.into()), "{}", ran.out);
}

/// Ctrl-C stops an import after the file it is at: what came in stays, the JSON names the rest, exit 1; the same
/// command again brings in what is left.
#[cfg(unix)]
#[test]
fn ctrl_c_stops_an_import_between_files() {
    let (folder, db) = fresh();
    let files = folder.path().join("报送");
    std::fs::create_dir(&files).unwrap();
    for n in 0..150 {
        std::fs::copy(filing(GAOXIN, 2024, "xlsx"), files.join(format!("{n:03}.xlsx"))).unwrap();
    }
    let running = Command::new(env!("CARGO_BIN_EXE_jiheng-cli"))
        .args([
            OsStr::new("import"),
            files.as_os_str(),
            OsStr::new("--json"),
            OsStr::new("--db"),
            db.as_os_str(),
        ])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    // The database is there as soon as the handler is: it is made after it.
    let begun =
        || db.exists() && !cli(&[&"departments", &"--json", &"--db", &db]).json()["departments"][0].is_null();
    let waited = (0..3_000).take_while(|_| !begun()).map(|_| std::thread::sleep(Duration::from_millis(10)));
    assert!(waited.count() < 3_000, "the import never began");
    let killed = Command::new("kill").args(["-INT", &running.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let output = running.wait_with_output().unwrap();
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{answer}");
    assert!(String::from_utf8(output.stderr).unwrap().contains("正在停下"));
    let (done, left) = (answer["files"].as_array().unwrap(), answer["not_reached"].as_array().unwrap());
    assert_eq!(done[0]["status"], "imported");
    assert!(!left.is_empty(), "it stopped before the end");
    assert_eq!(done.len() + left.len(), 150);
    assert_eq!(left.last().unwrap(), files.join("149.xlsx").to_str().unwrap());

    let rest: Vec<&dyn AsRef<OsStr>> = vec![&"import", &"--json", &"--db", &db];
    let last = files.join("149.xlsx");
    let ran = cli(&rest.into_iter().chain([&last as &dyn AsRef<OsStr>]).collect::<Vec<_>>());
    assert_eq!((ran.code, &ran.json()["totals"]["unchanged"]), (0, &Value::from(1)));
    assert_eq!(cli(&[&"check", &"--db", &db]).code, 0);
}
