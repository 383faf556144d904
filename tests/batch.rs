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
