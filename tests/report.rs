//! What is printed, and how it is written to a file.
#![allow(clippy::unwrap_used)] // A test may stop where it stands.

#[path = "support/made.rs"]
mod made;

use calamine::{Data, Reader};
use jiheng_core::audit::{Finding, Severity, Status};
use jiheng_core::filing::{Basis, FormKind};
use jiheng_core::ranking::{Published, Question, RankBy, Ranking, lines, rank};
use jiheng_core::report::{Cell, Imprint, Output, Problem, ProblemsOf, RowKind, Table, YearOf};
use jiheng_core::scoring::{Item, Review, Reviews, RuleSet, ScoredForm};
use jiheng_core::{Assessed, Code, report};
use made::{all_full, assess, department, few_targets, funds, number, simple, text, total, triple};
use rust_decimal::prelude::ToPrimitive;

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
        // As high as it needs to be: what nearly fills a page is fitted to it, so that no page holds the signatures alone.
        "<pageSetup paperSize=\"9\" orientation=\"landscape\"",
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

/// Four departments of 2024, two of them towns. 甲: initial 80, revised 100, executed 90; 乙: 10, 300, 330; 丙: no
/// 附件一 and no revised budget; 丁: executed 180 of 200 and everything as the rules want it.
fn county() -> Vec<Assessed> {
    let made = |name: &str, code: &str, category: &str, row: [&str; 5]| {
        let mut filing = simple(name, category, 2024, "98", "81").filing;
        filing.department = department(name, Some(code), Some(category));
        filing.overall.as_mut().unwrap().funds = funds(row);
        filing
    };
    let mut one = made("甲镇人民政府", "301", "乡镇", ["80", "100", "90", "10", "10"]);
    let mut form = few_targets().basic_data.unwrap();
    form.three_public.vehicles = triple(["1", "1", "1.5"]);
    form.three_public.reception = triple(["0.74", "1.5", "0.73"]);
    form.budget_basis.operating_expense = Basis::Initial;
    one.basic_data = Some(form.clone());
    let mut two = made("乙镇人民政府", "302", "乡镇", ["10", "300", "330", "10", "9"]);
    form.three_public.total = triple(["2", "3", "1"]);
    form.budget_basis.three_public = Basis::CopiedFromFinal;
    form.staffing.actual_staff = number("30");
    two.basic_data = Some(form.clone());
    let row = &mut two.overall.as_mut().unwrap().indicators[0];
    (row.self_score, row.deviation_reason) = (number("85"), text("群众外出务工，联系人13812345678"));
    let mut three = made("丙局", "103", "政府部门", ["", "", "5", "10", "10"]);
    three.overall.as_mut().unwrap().total = total("100", "");
    let mut four = made("丁局", "102", "政府部门", ["200", "200", "180", "10", "9"]);
    form.three_public.total = triple(["2", "3", "3"]);
    form.budget_basis.three_public = Basis::Initial;
    form.operating_expense.total = triple(["10", "20", "15"]);
    four.basic_data = Some(form);
    let review = |item, score: &str, reason: &str| Review {
        form: ScoredForm::Overall,
        item,
        score: number(score).value.unwrap(),
        reason: reason.to_owned(),
        by: "王五".to_owned(),
        at: "2025-04-18T16:30:00+08:00".to_owned(),
    };
    let reviews = Reviews(vec![review(Item::Indicator(0), "70", "资料不全")]);
    let errors = [finding("乙镇人民政府"), finding("乙镇人民政府")];
    vec![
        assess(one, []),
        assess(two, &errors),
        assess(three, []),
        Assessed::new(four, reviews, &RuleSet::default(), []),
    ]
}

fn finding(department: &str) -> Finding {
    Finding {
        rule: "execution_rate".to_owned(),
        severity: Severity::Error,
        department: department.to_owned(),
        year: 2024,
        form: FormKind::Overall,
        project: None,
        sheet: Some("附件二".to_owned()),
        cells: vec!["H6".to_owned(), "F6".to_owned()],
        paths: vec!["overall.funds.execution_rate".to_owned()],
        message: "执行率填的是 100%，按填报数计算是 110.00%".to_owned(),
        detail: None,
        suggestion: None,
        left: Some("1".to_owned()),
        right: Some("1.1".to_owned()),
        difference: Some("-0.1".to_owned()),
    }
}

fn count_of_blanks() -> Finding {
    Finding {
        rule: "blank_target".to_owned(),
        severity: Severity::Warning,
        cells: vec!["E5".to_owned()],
        message: "11 个指标中有 7 个没有填年度指标值，联系人13812345678".to_owned(),
        left: Some("7".to_owned()),
        right: None,
        difference: None,
        ..finding("乙镇人民政府")
    }
}

fn year_of(year: i32, filings: Vec<Assessed>) -> YearOf {
    let question = Question { year, by: RankBy::Final, ..Question::default() };
    YearOf { ranking: rank(&filings, &[], &question), filings }
}

/// Every table there is, of a county.
fn all_tables(county: &[Assessed]) -> Vec<(&'static str, Table)> {
    let (imprint, rules) = (imprint(), RuleSet::default());
    let rows: Vec<_> = lines(county, false).into_iter().map(|line| line.row).collect();
    let question = Question { year: 2024, by: RankBy::Final, ..Question::default() };
    let ranking = rank(county, &[], &question);
    let published = Ranking {
        published: Some(Published {
            closed_at: "2025-06-30T09:00:00+08:00".into(),
            closed_by: "王五".into(),
            checksum: "ab".repeat(32),
        }),
        ..ranking.clone()
    };
    let projects = rank(county, &[], &Question { projects: true, ..question });
    let (mended, blank) = (finding("乙镇人民政府"), count_of_blanks());
    let problem = |finding, case, status| Problem { finding, case: Some(case), status, reply: None };
    let of = |department, code| ProblemsOf {
        department,
        code: Some(code),
        problems: vec![problem(&blank, 12, Status::Pending), problem(&mended, 9, Status::Rectified)],
    };
    let one = Imprint { departments: vec!["乙镇人民政府".into()], ..imprint.clone() };
    let several = [of("乙镇人民政府", "302"), of("丙局", "103")];
    let years =
        |first| -> Vec<YearOf> { (first..=2024).map(|year| year_of(year, county.to_vec())).collect() };
    vec![
        ("ranking", report::ranking(&ranking, false, &imprint)),
        ("ranking_published", report::ranking(&published, false, &imprint)),
        ("ranking_of_projects", report::ranking(&projects, true, &imprint)),
        ("grades", report::grades(&rows, &rules, false, &imprint)),
        ("execution", report::execution(county, &imprint)),
        ("three_public", report::three_public(county, &imprint)),
        ("staffing", report::staffing(county, &imprint)),
        ("deductions", report::deductions(county, RankBy::SelfScore, false, &imprint)),
        ("deductions_final", report::deductions(county, RankBy::Final, false, &imprint)),
        ("problems", report::problems(&several, &imprint)),
        ("problems_of_one", report::problems(&several[..1], &one)),
        ("problem_summary", report::problem_summary([&mended, &mended, &blank], 4, &imprint)),
        ("review_gap", report::review_gap(county, &rules, false, &imprint)),
        ("years", report::years(&years(2023), RankBy::Final, &imprint)),
        ("years_below", report::years(&years(2019), RankBy::Final, &imprint)),
        ("peers", report::peers(county, RankBy::Final, &rules, &[], &imprint)),
    ]
}

/// Protects every printed table: its figures were checked by hand against `county`.
#[test]
fn the_tables_of_a_small_county() {
    for (name, table) in all_tables(&county()) {
        insta::assert_snapshot!(format!("table_{name}"), Output::from(table).masked_table());
    }
}

/// What a cell is in the workbook.
fn expected(cell: &Cell) -> Data {
    match cell {
        Cell::Empty => Data::Empty,
        Cell::Text(text) => Data::String(text.clone()),
        Cell::Number(value) => Data::Float(value.to_f64().unwrap()),
    }
}

/// Reads a table's workbook back: where its rows stand, every cell must be what the model says.
fn read_back(name: &str, table: &Table) {
    let bytes = report::workbook(&Output::from(table.clone())).unwrap();
    let mut book = calamine::Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let formulas = book.worksheet_formula(&table.sheet).unwrap();
    assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()), "{name}");
    let range = book.worksheet_range(&table.sheet).unwrap();
    let at = |row: usize, column: usize| {
        let place = (u32::try_from(row).unwrap(), u32::try_from(column).unwrap());
        range.get_value(place).cloned().unwrap_or(Data::Empty)
    };
    assert_eq!(at(0, 0), Data::String(table.title.clone()), "{name}");
    let grouped = table.columns.iter().any(|column| column.group.is_some());
    let first = if grouped { 4 } else { 3 };
    for (n, row) in table.rows.iter().enumerate() {
        let cells = if row.kind == RowKind::Group { &row.cells[..1] } else { &row.cells[..] };
        assert!(row.kind == RowKind::Group || cells.len() == table.columns.len(), "{name} row {n}");
        for (column, cell) in cells.iter().enumerate() {
            assert_eq!(at(first + n, column), expected(cell), "{name} row {n} column {column}");
        }
    }
    for (n, note) in table.notes.iter().enumerate() {
        assert_eq!(at(first + table.rows.len() + n, 0), Data::String(note.clone()), "{name}");
    }
}

/// Protects figures on their way into the workbook: every kind is read back and compared, cell by cell.
#[test]
fn every_workbook_holds_what_the_model_says() {
    for (name, table) in all_tables(&county()) {
        read_back(name, &table);
    }
}

/// Protects sheets of 5 and of 300 departments, of names of 2 and of 40 characters, of names that look like formulas
/// or hold line breaks: nothing is lost, nothing becomes a formula, and no row is too low for its text.
#[test]
fn names_of_any_kind_and_counties_of_any_size() {
    let hostile = ["=1+1", "某", "@SUM(A1)", "-2+3", "甲\n乙局", "<b>&局\u{b}"];
    for size in [5, 300] {
        let mut county = county();
        for n in 0..size {
            let name = match n % 8 {
                7 => format!("{:0>3}{}", n, "示范区综合行政执法与应急管理服务中心".repeat(2)),
                6 => format!("第{n}小学"),
                n => format!("{}{}", hostile[n % hostile.len()], n),
            };
            county.push(simple(&name, "学校", 2024, "90", "80"));
        }
        for (name, table) in all_tables(&county) {
            read_back(name, &table);
        }
    }
}

/// Protects people's numbers: a mobile number that a department wrote stands in no output.
#[test]
fn no_table_shows_a_mobile_number() {
    let tables = all_tables(&county());
    assert!(
        tables.iter().any(|(_, table)| table.to_string().contains("13812345678")),
        "there is one to hide"
    );
    for (name, table) in tables {
        let shown = Output::from(table).masked_table().to_string();
        assert!(!shown.contains("13812345678"), "{name}");
    }
}

/// Protects a mean, a sum or a place from budgets that mean different things.
#[test]
fn budgets_of_another_basis_stand_in_no_sum() {
    let table = report::three_public(&county(), &imprint());
    let total = table.rows.last().unwrap();
    // 甲 2.5 and 丁 3; 乙's 3 is a copy of something else, and 丙 filed none.
    assert_eq!(total.cells[5], Cell::Number("5.5".parse().unwrap()));
    let second = table.rows.iter().find(|row| row.cells[2] == Cell::Text("乙镇人民政府".into())).unwrap();
    assert_eq!(second.cells[7], Cell::Text("—".into()));
    assert!(matches!(&second.cells[12], Cell::Text(text) if text.contains("照抄的决算数，未计入合计")));
}

trait MaskedTable {
    fn masked_table(self) -> Table;
}

impl MaskedTable for Output {
    fn masked_table(self) -> Table {
        match self.masked() {
            Output::Table(table) => table,
            Output::Document(document) => panic!("{document}"),
        }
    }
}
