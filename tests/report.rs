//! What is printed, and how it is written to a file.
#![allow(clippy::unwrap_used)] // A test may stop where it stands.

#[path = "support/made.rs"]
mod made;

use jiheng_core::ranking::{Question, RankBy, Ranking, rank};
use jiheng_core::report::Imprint;
use jiheng_core::{Code, report};
use made::{all_full, assess, few_targets, simple};

fn printed_ranking() -> Ranking {
    let mut county = vec![assess(few_targets(), []), assess(all_full(), [])];
    county[0].findings.error = 4;
    county[0].findings.warning = 2;
    county[0].filing.year = 2024;
    county.push(simple("=1+1 局\u{b}", "政府部门", 2024, "", "90"));
    county.push(simple("财政局", "政府部门", 2024, "95", "90"));
    let as_of = Some("2025-04-18T16:30:00+08:00".to_owned());
    rank(&county, &[], &Question { as_of, year: 2024, by: RankBy::SelfScore, ..Question::default() })
}

fn imprint() -> Imprint {
    Imprint {
        year: 2024,
        bureau: Some("某县财政局".into()),
        as_of: Some("2025-04-18T16:30:00+08:00".into()),
        rule_set: "默认规则（50/30/10）".into(),
        ..Imprint::default()
    }
}

fn table() -> report::Table {
    report::ranking(&printed_ranking(), false, &imprint())
}

/// Protects what the bureau prints: columns, remarks, and all that must be known to read it.
#[test]
fn the_printed_ranking() {
    insta::assert_snapshot!("ranking_table", table());
    let of_towns =
        Ranking { category: Some("乡镇".into()), as_of: None, rows: vec![], ..printed_ranking() };
    let imprint = Imprint { category: Some("乡镇".into()), bureau: None, as_of: None, ..imprint() };
    insta::assert_snapshot!("ranking_table_of_a_category", report::ranking(&of_towns, false, &imprint));
}

/// Protects the workbook: real numbers, no formula, the header repeated, one page wide.
#[test]
fn the_ranking_as_a_workbook() {
    use calamine::{Data, Reader};
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("排名 汇总.xlsx");
    std::fs::write(&out, "an older one").unwrap();
    let written = report::save(&table().into(), &out).unwrap();
    assert_eq!((written.rows, written.pages), (4, None));
    let names: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["排名 汇总.xlsx"], "nothing is left beside it");

    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&out).unwrap();
    let formulas = book.worksheet_formula("绩效自评排名汇总表").unwrap();
    assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()));
    let range = book.worksheet_range("绩效自评排名汇总表").unwrap();
    let at = |row, column| range.get_value((row, column)).unwrap().clone();
    assert_eq!(at(0, 0), Data::String("2024年度部门整体支出绩效自评排名汇总表".into()));
    assert_eq!(at(2, 0), Data::String("排名".into()));
    assert_eq!(at(3, 0), Data::Float(1.0));
    assert_eq!(at(3, 4), Data::Float(33963.61));
    assert_eq!(at(3, 6), Data::Float(1.0));
    assert_eq!(at(6, 2), Data::String("=1+1 局\u{b}".into()));

    let mut zip = zip::ZipArchive::new(std::fs::File::open(&out).unwrap()).unwrap();
    let mut part = |name: &str| std::io::read_to_string(zip.by_name(name).unwrap()).unwrap();
    let sheet = part("xl/worksheets/sheet1.xml");
    for expected in [
        "<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"",
        "第 &amp;P 页 共 &amp;N 页",
        "state=\"frozen\"",
        "<pageSetUpPr fitToPage=\"1\"/>",
    ] {
        assert!(sheet.contains(expected), "{expected}");
    }
    assert!(part("xl/styles.xml").contains("#,##0.00_ "));
    let names = part("xl/workbook.xml");
    assert!(names.contains("绩效自评排名汇总表!$3:$3") && names.contains("_xlnm.Print_Area"), "{names}");
}

/// Protects a file that is there from half a write, and the clerk from an error without a remedy.
#[test]
fn what_cannot_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let table = report::Output::from(table());
    let error = report::save(&table, &folder.path().join("没有/排名.xlsx")).unwrap_err();
    assert_eq!(error.code, Code::OutputUnwritable);
    assert!(error.message.contains("文件夹不存在"), "{error}");
    let taken = folder.path().join("文件夹.xlsx");
    std::fs::create_dir(&taken).unwrap();
    let error = report::save(&table, &taken).unwrap_err();
    assert_eq!(error.code, Code::OutputUnwritable);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    assert_eq!(report::save(&table, &folder.path().join("排名.docx")).unwrap_err().code, Code::BadRequest);
    assert_eq!(report::save(&table, std::path::Path::new("")).unwrap_err().code, Code::BadRequest);
}
