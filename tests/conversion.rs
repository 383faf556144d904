//! Older documents (.doc, .wps): turned into .docx by LibreOffice where it is installed, told together where not.
//! A script stands for LibreOffice, but for the one test that uses the real one where there is one.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;

/// Held by each test: a script that is being written in one cannot be run while another starts programs.
static ALONE: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

const KAIYUN: &str = "衡山县开云新区事务中心";

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures").join(name)
}

/// A folder with a database, old documents, a temporary folder of its own, and what stands for LibreOffice.
struct Desk {
    folder: tempfile::TempDir,
}

struct Ran {
    code: i32,
    json: Value,
    err: String,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        for folder in ["in", "临 时"] {
            std::fs::create_dir(desk.path(folder)).unwrap();
        }
        std::fs::copy(fixture("made/kaiyun.doc"), desk.path("in/开云 2023.doc")).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Makes the script. `$out` is the folder for the output, `$in` the file to convert.
    fn converter(&self, script: &str) {
        let head = "#!/bin/sh\nfor last; do case $before in --outdir) out=$last;; esac; before=$last; in=$last; done\n";
        let path = self.path("soffice");
        std::fs::write(&path, format!("{head}{script}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn run(&self, seconds: u32, converter: Option<&Path>, args: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jiheng-cli"));
        command.arg("--json").arg("--db").arg(self.path("绩衡.db")).args(args);
        command.env("TMPDIR", self.path("临 时")).env("JIHENG_SOFFICE_SECONDS", seconds.to_string());
        match converter {
            Some(path) => command.env("JIHENG_SOFFICE", path),
            None => command.env_remove("JIHENG_SOFFICE"),
        };
        let output = command.output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        let json = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {err}"));
        Ran { code: output.status.code().unwrap(), json, err }
    }

    fn import(&self) -> Ran {
        self.run(60, Some(&self.path("soffice")), &["import", self.path("in").to_str().unwrap()])
    }

    /// What is left in the temporary folder.
    fn left(&self) -> usize {
        std::fs::read_dir(self.path("临 时")).unwrap().count()
    }
}

/// Protects the whole way: read through LibreOffice, the original kept, cells of the converted file, nothing left
/// behind; and read again as unchanged.
#[test]
fn an_old_document_is_read_through_libreoffice() {
    let _alone = alone();
    let desk = Desk::new();
    let converted = fixture("made/kaiyun_doc.docx");
    desk.converter(&format!("test -s \"$in\" && cp '{}' \"$out/in.docx\"", converted.display()));
    let ran = desk.import();
    assert_eq!(ran.code, 0, "{} {}", ran.json, ran.err);
    let file = &ran.json["files"][0];
    assert_eq!((file["format"].as_str(), file["status"].as_str()), (Some("doc"), Some("imported")), "{file}");
    assert_eq!(desk.left(), 0);
    let show = ["show", "--department", KAIYUN, "--year", "2023", "--sources"];
    let shown = desk.run(60, None, &show).json;
    let docx = Desk::new();
    let original = fixture("filings/衡山县开云新区事务中心2023年度绩效自评.docx");
    docx.run(60, None, &["import", original.to_str().unwrap()]);
    let expected = docx.run(60, None, &show).json;
    for key in ["basic_data", "overall", "projects"] {
        assert_eq!(shown[key], expected[key], "{key}");
    }
    let executed = &shown["sources"]["overall.funds.executed"];
    assert_eq!(executed["cell"], expected["sources"]["overall.funds.executed"]["cell"]);
    assert_eq!(executed["file"], "开云 2023.doc");
    assert_eq!(desk.import().json["files"][0]["status"], "unchanged");
    let check = desk.run(60, None, &["check"]);
    assert_eq!((check.code, &check.json["ok"]), (0, &Value::Bool(true)), "{}", check.json);
}

/// Protects the clerk's time where LibreOffice is missing: one code for all, and one list of them on stderr.
#[test]
fn without_libreoffice_they_are_told_together() {
    let _alone = alone();
    let desk = Desk::new();
    std::fs::copy(fixture("made/form.rtf"), desk.path("in/二.doc")).unwrap();
    std::fs::copy(fixture("made/form.odt"), desk.path("in/三.wps")).unwrap();
    std::fs::copy(fixture("made/word.docx"), desk.path("in/四.docx")).unwrap();
    let ran = desk.import();
    assert_eq!(ran.code, 1);
    let codes: Vec<&str> = ran.json["files"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|file| file["problems"][0]["code"].as_str())
        .filter(|code| *code == "converter_missing")
        .collect();
    assert_eq!(codes.len(), 3, "{}", ran.json);
    let told: Vec<&str> = ran.err.lines().filter(|line| line.contains("LibreOffice")).collect();
    assert_eq!(told.len(), 1, "{}", ran.err);
    for word in ["3 个", "二.doc", "三.wps", "开云 2023.doc", "另存为 .docx"] {
        assert!(told[0].contains(word), "{}", told[0]);
    }
}

/// Protects patience and the machine: a conversion that does not end is ended with all it started, its folder
/// removed, and the file named; one that gives nothing is a file that cannot be read.
#[test]
fn a_conversion_that_fails_is_told() {
    let _alone = alone();
    let desk = Desk::new();
    let pid = desk.path("pid");
    desk.converter(&format!("sleep 600 & echo $! > '{}'; wait", pid.display()));
    let began = Instant::now();
    let path = desk.path("in");
    let ran = desk.run(5, Some(&desk.path("soffice")), &["import", path.to_str().unwrap()]);
    assert!(began.elapsed() < Duration::from_secs(60));
    let problem = &ran.json["files"][0]["problems"][0];
    assert_eq!(problem["code"], "file_unsupported", "{problem}");
    assert!(problem["message"].as_str().unwrap().contains("5秒没有转换完"), "{problem}");
    let started = std::fs::read_to_string(pid).unwrap();
    // Where nobody reaps orphans, an ended one stays listed as a zombie.
    let state = std::fs::read_to_string(format!("/proc/{}/stat", started.trim())).unwrap_or_default();
    assert!(state.is_empty() || state.contains(") Z "), "what it started still runs: {state}");
    assert_eq!(desk.left(), 0);

    desk.converter("exit 1");
    let problem = desk.import().json["files"][0]["problems"][0].clone();
    assert_eq!(problem["code"], "file_unsupported", "{problem}");
    desk.converter("echo 'no document' > \"$out/in.docx\"");
    let problem = desk.import().json["files"][0]["problems"][0].clone();
    assert_eq!(problem["code"], "file_damaged", "{problem}");
    assert_eq!(desk.left(), 0);
}

/// Protects the real thing, where it is installed: the same values as from the .docx.
#[test]
fn the_real_libreoffice_where_there_is_one() {
    let _alone = alone();
    let desk = Desk::new();
    let own = std::env::var_os("JIHENG_SOFFICE").map(PathBuf::from);
    let ran = desk.run(60, own.as_deref(), &["import", desk.path("in").to_str().unwrap()]);
    let file = &ran.json["files"][0];
    if file["problems"][0]["code"] == "converter_missing" {
        eprintln!("skipped: no LibreOffice with Writer on this computer (JIHENG_SOFFICE names one)");
        return;
    }
    assert_eq!((ran.code, file["status"].as_str()), (0, Some("imported")), "{file}");
    assert_eq!(file["filings"][0]["forms"].as_array().unwrap().len(), 4, "{file}");
}
