//! Imports of many files at once: archives, hidden sheets, all cores, and stopping halfway.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::io::{Cursor, Write as _};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use jiheng_core::intake::import::{Request, import};
use jiheng_core::intake::plan::{Given, plan};
use jiheng_core::intake::{FileStatus, Import};
use jiheng_core::storage::Store;
use jiheng_core::{Progress, Silent, Stamp, Step};

fn stamp() -> Stamp {
    Stamp { at: "2026-11-22T00:00:00+08:00".to_owned(), by: "测试".to_owned() }
}

/// 附件二 of a department, and the same form again on a hidden sheet if `last_year` is to stand there.
fn workbook(department: &str, last_year: bool) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (sheet, year) in [("附件二", 2024), ("去年", 2023)].into_iter().take(1 + usize::from(last_year))
    {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(sheet).unwrap();
        worksheet.set_hidden(sheet == "去年");
        let rows = [
            vec![format!("{year}年度部门整体支出绩效自评表")],
            vec![format!("单位名称：{department}")],
            ["", "年初预算数", "全年预算数", "全年执行数"].map(str::to_owned).to_vec(),
            ["年度资金总额", "1", "2", "2"].map(str::to_owned).to_vec(),
        ];
        for (r, row) in (0..).zip(&rows) {
            for (c, text) in (0..).zip(row) {
                worksheet.write_string(r, c, text).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn replace(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut out = bytes.to_vec();
    for at in 0..=out.len() - from.len() {
        if &out[at..at + from.len()] == from {
            out[at..at + to.len()].copy_from_slice(to);
        }
    }
    out
}

struct Desk {
    folder: tempfile::TempDir,
    store: Mutex<Store>,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Mutex::new(Store::open(&folder.path().join("jiheng.db")).unwrap());
        Self { folder, store }
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn import(&self, paths: Vec<PathBuf>, progress: &dyn Progress) -> Import {
        let request = Request { paths, ..Request::default() };
        import(&self.store, &request, &stamp(), progress).unwrap()
    }
}

/// Protects archives as Chinese Windows packs them: names in GBK, an archive within, lock files, a path that
/// climbs out; every entry is a file of its own, and imported twice it changes nothing.
#[test]
fn an_archive_is_as_many_files() {
    let desk = Desk::new();
    let inner = archive(&[("农业局.xlsx", &workbook("县农业局", false))]);
    let bytes = archive(&[
        ("folder/", b""),
        ("AAAAAA2024.xlsx", &workbook("县水利局", false)),
        ("inner.zip", &inner),
        ("folder/~$x.xlsx", b"lock"),
        ("__MACOSX/._x.xlsx", b"mac"),
        ("../../climbs.xlsx", &workbook("县林业局", false)),
        ("notes.txt", b"hello"),
    ]);
    let (gbk, _, _) = encoding_rs::GBK.encode("水利局");
    let path = desk.file("报送.zip", &replace(&bytes, b"AAAAAA", &gbk));
    let result = desk.import(vec![path.clone()], &Silent);
    let shown: Vec<(String, FileStatus)> = result
        .files
        .iter()
        .map(|file| (file.path.rsplit_once("报送.zip").unwrap().1.to_owned(), file.status))
        .collect();
    assert_eq!(
        shown,
        [
            (" › 水利局2024.xlsx".to_owned(), FileStatus::Imported),
            (" › inner.zip › 农业局.xlsx".to_owned(), FileStatus::Imported),
            (" › ../../climbs.xlsx".to_owned(), FileStatus::Imported),
            (" › notes.txt".to_owned(), FileStatus::Refused),
        ]
    );
    assert!(result.files[3].problems[0].message.contains("“notes.txt”"), "{:?}", result.files[3].problems);
    let again = desk.import(vec![path.clone()], &Silent);
    assert_eq!((again.totals.unchanged, again.totals.refused), (3, 1));
    // One entry alone, as the preview names it.
    let alone = desk.import(vec![PathBuf::from(format!("{} › 水利局2024.xlsx", path.display()))], &Silent);
    assert_eq!(alone.totals.unchanged, 1);
    assert!(!desk.folder.path().parent().unwrap().join("climbs.xlsx").exists());
}

/// 附件三, which names a project's implementing unit and no department.
fn project(unit: &str) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let worksheet = workbook.add_worksheet();
    for (r, row) in (0..).zip([
        ["2025年度项目支出绩效自评表", "", "", ""],
        ["项目名称", "河道清淤", "", ""],
        ["主管部门", "平川县人民政府", "实施单位", unit],
        ["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数"],
        ["年度资金总额", "1", "2", "2"],
    ]) {
        for (c, text) in (0..).zip(row) {
            worksheet.write_string(r, c, text).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// Protects a department's many project files from being asked about one by one, where the file's name or its archive's
/// says who sent it; and a folder's name or an implementing unit alone from being taken for that.
#[test]
fn a_project_alone_is_of_who_sent_it() {
    let desk = Desk::new();
    let (waters, station) = ("平川县水利局", "平川县河道管理站");
    desk.import(vec![desk.file("1.xlsx", &workbook(waters, false))], &Silent);
    desk.import(vec![desk.file("2.xlsx", &workbook(station, false))], &Silent);
    let at = |folder: &str, name: &str, bytes: &[u8]| {
        std::fs::create_dir_all(desk.folder.path().join(folder)).unwrap();
        let path = desk.file(&format!("{folder}/{name}"), bytes);
        let result = desk.import(vec![path], &Silent);
        let file = result.files.into_iter().next().unwrap();
        let candidates: Vec<(String, String)> =
            file.candidates.into_iter().map(|candidate| (candidate.name, candidate.why)).collect();
        (file.filings.into_iter().next().map(|filing| filing.department), file.notes.join(""), candidates)
    };
    let unit = project(station);
    let sent = |found: (Option<String>, String, Vec<(String, String)>), note: &str| {
        assert_eq!(found.0.as_deref(), Some(waters), "{found:?}");
        assert!(found.1.contains(note), "{found:?}");
    };
    sent(at("收件", "附件三-1平川县水利局.xlsx", &unit), "按文件名认作“平川县水利局”");
    let packed = archive(&[("项目/附件三-2.xlsx", &project("清淤队"))]);
    sent(at("收件", "平川县水利局2025年报送.zip", &packed), "按压缩包的名称认作“平川县水利局”");
    sent(at("平川县水利局（盖章）", "附件三-3.xlsx", &project(waters)), "文件夹和实施单位都是“平川县水利局”");

    let asked = |found: (Option<String>, String, Vec<(String, String)>), named: &[(&str, &str)]| {
        assert_eq!(found.0, None, "{found:?}");
        let why: Vec<(&str, &str)> =
            found.2.iter().map(|(name, why)| (name.as_str(), why.as_str())).collect();
        assert_eq!(why, named);
    };
    asked(at("平川县水利局", "附件三-4.xlsx", &unit), &[(waters, "文件夹的名称"), (station, "实施单位")]);
    asked(at("收件", "附件三-5.xlsx", &unit), &[(station, "实施单位")]);
    asked(at("收件", "附件三-6.xlsx", &project("清淤队")), &[]);
    asked(
        at("收件", "平川县水利局、平川县河道管理站.xlsx", &unit),
        &[(waters, "文件名里有"), (station, "文件名里有")],
    );
}

/// Protects locks and what the system leaves from being refused one by one, where a whole folder's files were picked.
#[test]
fn what_is_left_behind_is_passed_over_when_picked() {
    let desk = Desk::new();
    let mut paths = vec![desk.file("水利局.xlsx", &workbook("县水利局", false))];
    paths.extend(
        ["~$水利局.xlsx", "Thumbs.db", "desktop.ini", ".DS_Store", "._水利局.xlsx"]
            .map(|name| desk.file(name, b"lock")),
    );
    let result = desk.import(paths, &Silent);
    assert_eq!((result.files.len(), result.totals.imported), (1, 1));
}

/// Protects last year's hidden sheet from being read as this year's, and from being passed over silently.
#[test]
fn a_hidden_form_is_noted_and_not_read() {
    let read = plan(&workbook("县水利局", true), "水利局.xlsx", &Given::default()).unwrap();
    assert_eq!((read.forms.len(), read.year), (1, Some(2024)));
    assert_eq!(read.notes.len(), 1);
    assert!(read.notes[0].contains("“去年”"), "{}", read.notes[0]);
    let desk = Desk::new();
    let path = desk.file("水利局.xlsx", &workbook("县水利局", true));
    let result = desk.import(vec![path], &Silent);
    assert_eq!(result.files[0].status, FileStatus::Imported);
    assert!(result.files[0].notes.iter().any(|note| note.contains("隐藏")), "{:?}", result.files[0].notes);
}

/// Stops once so many files are done.
struct StopsAfter(u32, AtomicU32);

impl Progress for StopsAfter {
    fn step(&self, step: &Step) {
        self.1.store(step.done, Ordering::SeqCst);
    }

    fn cancelled(&self) -> bool {
        self.1.load(Ordering::SeqCst) >= self.0
    }
}

/// Protects the order of the results, however many cores read, and the promise of a cancelled import: what was
/// committed stays, nothing is half-done, and the rest is counted and can be imported later.
#[test]
fn a_cancelled_import_leaves_whole_files() {
    let desk = Desk::new();
    let paths: Vec<PathBuf> = (0..30)
        .map(|n| match n % 10 {
            7 => desk.file(&format!("{n:02}.xlsx"), b"PK broken"),
            _ => desk.file(&format!("{n:02}.xlsx"), &workbook(&format!("第{n}中学"), false)),
        })
        .collect();
    let result = desk.import(paths.clone(), &StopsAfter(12, AtomicU32::new(0)));
    assert_eq!((result.files.len(), result.not_reached.len()), (12, 18));
    assert_eq!((result.totals.imported, result.totals.refused), (11, 1));
    let rest = desk.import(paths.clone(), &Silent);
    assert_eq!((rest.totals.unchanged, rest.totals.imported, rest.totals.refused), (11, 16, 3));
    assert!(rest.not_reached.is_empty());
    let order: Vec<String> = rest.files.iter().map(|file| file.path.clone()).collect();
    let given: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    assert_eq!(order, given);
}

/// Protects an import from waiting without end for a pipe that lies among the files.
#[cfg(unix)]
#[test]
fn a_pipe_is_no_file() {
    let desk = Desk::new();
    let folder = desk.folder.path().join("报送");
    std::fs::create_dir(&folder).unwrap();
    let pipe = folder.join("管道.xlsx");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    std::fs::write(folder.join("水利局.xlsx"), workbook("县水利局", false)).unwrap();
    for paths in [vec![folder], vec![pipe]] {
        let result = desk.import(paths, &Silent);
        let refused = result.files.iter().find(|file| file.path.ends_with("管道.xlsx")).unwrap();
        assert_eq!(refused.status, FileStatus::Refused);
        assert!(refused.problems[0].message.contains("不是文件"), "{refused:?}");
    }
}

/// Protects the promise of the preview: files that are in conflict with each other, or come twice, are told before
/// anything is written, just as the import then says.
#[test]
fn a_dry_run_sees_files_of_one_drop_together() {
    let folder = tempfile::tempdir().unwrap();
    let changed = |executed: &str| {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let sheet = workbook.add_worksheet();
        let rows = [
            vec!["2024年度部门整体支出绩效自评表"],
            vec!["单位名称：县水利局"],
            vec!["", "年初预算数", "全年预算数", "全年执行数"],
            vec!["年度资金总额", "1", "2", executed],
        ];
        for (r, row) in (0..).zip(&rows) {
            for (c, text) in (0..).zip(row) {
                sheet.write_string(r, c, *text).unwrap();
            }
        }
        workbook.save_to_buffer().unwrap()
    };
    let paths: Vec<PathBuf> = [("1.xlsx", "2"), ("2.xlsx", "2"), ("3.xlsx", "1.5")]
        .map(|(name, executed)| {
            let path = folder.path().join(name);
            std::fs::write(&path, changed(executed)).unwrap();
            path
        })
        .into();
    let store = Mutex::new(Store::open(&folder.path().join("绩衡.db")).unwrap());
    let run = |dry_run: bool| {
        let request = Request { paths: paths.clone(), dry_run, ..Request::default() };
        let import = import(&store, &request, &stamp(), &Silent).unwrap();
        import.files.iter().map(|file| file.status).collect::<Vec<_>>()
    };
    let expected = [FileStatus::Imported, FileStatus::Unchanged, FileStatus::NeedsDecision];
    assert_eq!(run(true), expected);
    assert!(store.lock().unwrap().filing_lines(2024).unwrap().is_empty(), "a dry run leaves nothing");
    assert_eq!(run(false), expected);
}
