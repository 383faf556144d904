//! The built command line, run as scripts run it. Protects contract.md: one JSON document on
//! stdout, messages on stderr, exit codes 0, 1 and 2.
#![allow(clippy::unwrap_used)]

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

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
