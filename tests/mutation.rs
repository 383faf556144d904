//! Hostile and broken files: whatever the bytes are, a file is read or refused with a sentence. Nothing
//! panics through, nothing hangs, nothing takes the machine's memory.
//!
//! `JIHENG_MUTATIONS=10000` runs longer than the few hundred files of every day.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::Duration;

use jiheng_core::Code;
use jiheng_core::intake::plan::{Given, plan};

fn fixtures() -> Vec<(String, Vec<u8>)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
    let mut found: Vec<(String, Vec<u8>)> = ["filings", "made"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(root.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension != "py"))
        .filter(|path| path.is_file())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    found.sort();
    found
}

/// Bytes flipped, cut out, doubled, cut off, or with a piece of another file in them.
fn mutate(bytes: &mut Vec<u8>, other: &[u8], dice: &mut fastrand::Rng) {
    for _ in 0..dice.usize(1..6) {
        if bytes.is_empty() {
            return;
        }
        let at = dice.usize(0..bytes.len());
        let end = (at + dice.usize(1..200)).min(bytes.len());
        match dice.u8(0..6) {
            0 => bytes[at] ^= 1 << dice.u8(0..8),
            1 => bytes[at] = dice.u8(..),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            4 if dice.u8(0..4) == 0 => bytes.truncate(at),
            _ if !other.is_empty() => {
                let from = dice.usize(0..other.len());
                let piece = other[from..(from + 60).min(other.len())].to_vec();
                bytes.splice(at..end, piece);
            }
            _ => {}
        }
    }
}

/// The same archive with one of its parts mutated; `None` for a file that is no archive.
fn mutate_inside(bytes: &[u8], other: &[u8], dice: &mut fastrand::Rng) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let victim = dice.usize(0..archive.len());
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).ok()?;
        let mut content = Vec::new();
        part.read_to_end(&mut content).ok()?;
        if index == victim {
            mutate(&mut content, other, dice);
        }
        out.start_file(part.name().ok()?, zip::write::SimpleFileOptions::default()).ok()?;
        out.write_all(&content).ok()?;
    }
    Some(out.finish().ok()?.into_inner())
}

/// Reads on another thread, so that a hang is found and named.
fn survives(bytes: Vec<u8>, name: &str, what: &str) -> Result<(), jiheng_core::Error> {
    let (send, receive) = mpsc::channel();
    let own = name.to_owned();
    std::thread::spawn(move || {
        let read = std::panic::catch_unwind(|| plan(&bytes, &own, &Given::default()).map(drop));
        let _ = send.send(read);
    });
    match receive.recv_timeout(Duration::from_secs(90)) {
        Ok(Ok(read)) => read,
        Ok(Err(_)) => panic!("{name}: {what} panicked"),
        Err(_) => panic!("{name}: {what} hangs"),
    }
}

/// Protects the program from every broken file: read or refused with a sentence that names the file.
#[test]
fn mutated_files_are_read_or_refused() {
    let files = fixtures();
    let runs: u64 = std::env::var("JIHENG_MUTATIONS").ok().and_then(|n| n.parse().ok()).unwrap_or(300);
    let mut refused = 0_u64;
    let mut by_format: BTreeMap<String, u64> = BTreeMap::new();
    let began = std::time::Instant::now();
    for run in 0..runs {
        let mut dice = fastrand::Rng::with_seed(run);
        let (name, original) = &files[dice.usize(0..files.len())];
        let (_, other) = &files[dice.usize(0..files.len())];
        *by_format.entry(name.rsplit('.').next().unwrap_or_default().to_owned()).or_default() += 1;
        let inside = if dice.bool() { mutate_inside(original, other, &mut dice) } else { None };
        let bytes = inside.unwrap_or_else(|| {
            let mut bytes = original.clone();
            mutate(&mut bytes, other, &mut dice);
            bytes
        });
        if let Err(error) = survives(bytes, name, &format!("mutation {run}")) {
            refused += 1;
            assert!(error.message.contains(name.as_str()) && error.message.contains('请'), "{run}: {error}");
            assert_ne!(error.code, Code::Internal, "{run}: {error}");
        }
    }
    println!("{runs} in {:.0?}, {refused} refused; {by_format:?}", began.elapsed());
    assert!(refused > 0 && refused < runs, "{refused} of {runs}: the mutations do not bite");
}

/// A workbook with one of its parts replaced.
fn with_part(part: &str, content: &[u8]) -> Vec<u8> {
    let original = fixtures().into_iter().find(|(name, _)| name == "uncalculated.xlsx").unwrap().1;
    let mut archive = zip::ZipArchive::new(Cursor::new(&original)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for index in 0..archive.len() {
        let mut old = archive.by_index(index).unwrap();
        let name = old.name().unwrap().into_owned();
        if name != part {
            let mut bytes = Vec::new();
            old.read_to_end(&mut bytes).unwrap();
            out.start_file(name, options).unwrap();
            out.write_all(&bytes).unwrap();
        }
    }
    out.start_file(part, options).unwrap();
    out.write_all(content).unwrap();
    out.finish().unwrap().into_inner()
}

/// Protects memory and patience from lists that no filing has: a million styles, texts without end, entities
/// that multiply, sheets beyond number.
#[test]
fn absurd_lists_are_refused() {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let styles = format!(
        "<styleSheet xmlns=\"{MAIN}\"><cellXfs count=\"1000000\">{}</cellXfs></styleSheet>",
        "<xf numFmtId=\"0\"/>".repeat(1_000_000)
    );
    let texts = format!("<sst xmlns=\"{MAIN}\">{}</sst>", "<si><t>a</t></si>".repeat(1_000_000));
    let long = format!("<sst xmlns=\"{MAIN}\"><si><t>{}</t></si></sst>", "长".repeat(4_000_000));
    let laughs = format!(
        "<!DOCTYPE a [<!ENTITY a \"哈哈\"><!ENTITY b \"&a;&a;&a;\">]><sst xmlns=\"{MAIN}\"><si><t>&b;</t></si></sst>"
    );
    for (part, content, why) in [
        ("xl/styles.xml", &styles, "过多"),
        ("xl/sharedStrings.xml", &texts, "过多"),
        ("xl/sharedStrings.xml", &long, "过长"),
        ("xl/sharedStrings.xml", &laughs, "实体"),
    ] {
        let error = survives(with_part(part, content.as_bytes()), "巨.xlsx", part).expect_err(part);
        assert_eq!(error.code, Code::FileTooLarge, "{part}: {error}");
        assert!(error.message.contains(why), "{part}: {error}");
    }
}

/// Protects memory from a table that says of a blank, or of a value, that it repeats a million times.
#[test]
fn a_repeated_cell_is_not_unrolled() {
    let sheet = |cell: &str| {
        let content = format!(
            "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body>\
             <office:spreadsheet><table:table table:name=\"一\"><table:table-row table:number-rows-repeated=\"1048576\">\
             {cell}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
        );
        let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
        out.start_file("content.xml", zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(content.as_bytes()).unwrap();
        out.finish().unwrap().into_inner()
    };
    let code = |cell: &str| survives(sheet(cell), "重复.ods", cell).unwrap_err().code;
    assert_eq!(code("<table:table-cell table:number-columns-repeated=\"16384\"/>"), Code::NoForms);
    let value = "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\">\
                 <text:p>一</text:p></table:table-cell>";
    assert_eq!(code(value), Code::FileTooLarge);
    let blank = value.replace('一', " ");
    assert_eq!(code(&blank), Code::NoForms);
}
