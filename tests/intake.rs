//! Intake on files: what is recognised, from where, and what is refused.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use jiheng_core::Code;
use jiheng_core::filing::{Block, Form, FormKind};
use jiheng_core::intake::plan::{DepartmentFound, Given, Plan, plan};
use jiheng_core::intake::recognise::Recognised;

const KAIYUN: &str = "衡山县开云新区事务中心2023年度绩效自评";
const GAOXIN: &str = "衡山高新技术产业开发区管理委员会2024年度绩效自评";

fn fixture(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn read(name: &str) -> Plan {
    plan(&fixture(&format!("filings/{name}")), name, &Given::default()).unwrap()
}

/// Every value of every form, one a line, with the cell and the text it was read from.
fn listing(plan: &Plan) -> String {
    let mut out = format!("{:?} {:?} {}\n", plan.department, plan.year, plan.format.id());
    for form in &plan.forms {
        let _ = writeln!(out, "\n# {} {}", form.form.kind().title(), form.sheet);
        form.form.fields().visit("", &mut |path, leaf| {
            let Some(origin) = leaf.origin() else { return };
            let value = leaf.printed().unwrap_or_else(|| "-".to_owned());
            let _ = write!(out, "{path} = {value} @{}!{}", origin.sheet, origin.cell);
            if origin.raw != value && !(origin.raw.is_empty() && value == "-") {
                let _ = write!(out, " 「{}」", origin.raw.replace('\n', "⏎"));
            }
            for text in [&origin.note, &origin.unread].into_iter().flatten() {
                let _ = write!(out, " ※{text}");
            }
            out.push('\n');
        });
        if let Form::Report(report) = &form.form {
            for block in &report.blocks {
                let _ = match block {
                    Block::Paragraph(text) => writeln!(out, "¶ {text}"),
                    Block::Table(rows) => {
                        rows.iter().try_for_each(|row| writeln!(out, "| {}", row.join(" | ")))
                    }
                };
            }
        }
    }
    out
}

/// The values alone, by form: what must not depend on the program a form was filled in with.
fn values(form: &Recognised) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    form.form.fields().visit("", &mut |path, leaf| {
        if let Some(value) = leaf.printed() {
            values.insert(path.to_owned(), value);
        }
    });
    values
}

/// Protects every value of both real filings, in both formats, and the cell each comes from.
#[test]
fn real_filings_are_read_as_ever() {
    for name in [KAIYUN, GAOXIN] {
        for format in ["xlsx", "docx"] {
            insta::assert_snapshot!(format!("{name}.{format}"), listing(&read(&format!("{name}.{format}"))));
        }
    }
}

/// Protects that a department may send what its program saves: the same forms give the same values,
/// and every percentage reads as in .xlsx.
#[test]
fn forms_are_equal_from_every_format() {
    for (name, projects) in [(KAIYUN, 1), (GAOXIN, 10)] {
        let xlsx = read(&format!("{name}.xlsx"));
        assert_eq!(xlsx.forms.len(), 2 + projects);
        for format in ["xls", "ods", "docx"] {
            let other = read(&format!("{name}.{format}"));
            let tables: Vec<&Recognised> =
                other.forms.iter().filter(|form| form.form.kind() != FormKind::Report).collect();
            assert_eq!(other.format.id(), format);
            assert_eq!(tables.len(), xlsx.forms.len(), "{name}.{format}");
            for (left, right) in xlsx.forms.iter().zip(tables) {
                assert_eq!(values(left), values(right), "{name}.{format} {}", left.sheet);
                if format != "docx" {
                    assert_eq!(origins(left), origins(right), "{name}.{format} {}", left.sheet);
                    assert_eq!(left.unread, right.unread, "{name}.{format} {}", left.sheet);
                }
            }
            assert_eq!((&xlsx.department, xlsx.year), (&other.department, other.year), "{name}.{format}");
        }
    }
}

/// Protects .xlsb, which LibreOffice reads but does not write: made by its specification
/// (tests/fixtures/made/make_xlsb.py), and equal to what LibreOffice makes of it as .xlsx.
#[test]
fn a_binary_workbook_is_read_as_its_xlsx() {
    let made = |name: &str| plan(&fixture(&format!("made/{name}")), name, &Given::default()).unwrap();
    let (binary, xlsx) = (made("binary.xlsb"), made("binary.xlsx"));
    assert_eq!((binary.format.id(), binary.forms.len()), ("xlsb", 1));
    assert_eq!(values(&binary.forms[0]), values(&xlsx.forms[0]));
    assert_eq!(origins(&binary.forms[0]), origins(&xlsx.forms[0]));
    let listing = listing(&binary);
    for line in [
        "staffing.control_rate = 0.74 @附件一!D4 「74%」",
        "three_public.total.final = - @附件一!D6 「#REF!」 ※公式出错（#REF!）",
        "signed_on = 2024-06-24 @附件一!B7",
    ] {
        assert!(listing.contains(line), "{line}\n{listing}");
    }
}

/// Where every value was read, and from what text; without the file's name.
fn origins(form: &Recognised) -> BTreeMap<String, (String, String, String)> {
    let mut origins = BTreeMap::new();
    form.form.fields().visit("", &mut |path, leaf| {
        if let Some(origin) = leaf.origin().filter(|_| leaf.printed().is_some()) {
            let place = (origin.sheet.clone(), origin.cell.clone(), origin.raw.clone());
            origins.insert(path.to_owned(), place);
        }
    });
    origins
}

/// Protects the reports, which only the Word file has: both of 高新区, with their tables.
#[test]
fn reports_come_with_their_tables() {
    let reports: Vec<_> = read(&format!("{GAOXIN}.docx"))
        .forms
        .into_iter()
        .filter_map(|form| match form.form {
            Form::Report(report) => Some(report),
            _ => None,
        })
        .collect();
    assert_eq!(reports.len(), 2);
    let tables: Vec<usize> = reports
        .iter()
        .map(|report| report.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count())
        .collect();
    assert_eq!(tables, [0, 2]);
}

/// Protects the privacy promise: of the sign-off line only the date is kept.
#[test]
fn sign_off_keeps_the_date_alone() {
    for form in read(&format!("{KAIYUN}.xlsx")).forms {
        let mut found = None;
        form.form.fields().visit("", &mut |path, leaf| {
            if path == "signed_on" {
                found = leaf.origin().map(|origin| (leaf.printed(), origin.raw.clone()));
            }
        });
        assert_eq!(found, Some((Some("2024.6.24".to_owned()), "2024.6.24".to_owned())));
    }
}

fn refusal(bytes: &[u8], name: &str) -> jiheng_core::Error {
    plan(bytes, name, &Given::default()).expect_err(name)
}

/// Protects the sentences for bytes that are no filing: a code for programs, the file's name and a remedy for people.
#[test]
fn other_bytes_are_refused_with_a_remedy() {
    let xlsx = fixture(&format!("filings/{KAIYUN}.xlsx"));
    let docx = fixture(&format!("filings/{GAOXIN}.docx"));
    let mut encrypted = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let cases: Vec<(&str, Vec<u8>, Code)> = vec![
        ("空.xlsx", Vec::new(), Code::FileDamaged),
        ("扫描件.pdf", b"%PDF-1.7 ...".to_vec(), Code::FileUnsupported),
        ("网页.xls", b"<html><table><tr><td>1</td></tr></table></html>".to_vec(), Code::NoForms),
        ("文字.xlsx", "部门整体支出绩效自评表".as_bytes().to_vec(), Code::FileUnsupported),
        ("加密.xlsx", encrypted, Code::FileEncrypted),
        ("截断.xlsx", xlsx[..xlsx.len() / 2].to_vec(), Code::FileDamaged),
        ("截断.docx", docx[..docx.len() * 3 / 4].to_vec(), Code::FileDamaged),
    ];
    for (name, bytes, code) in cases {
        let error = refusal(&bytes, name);
        assert_eq!(error.code, code, "{name}: {error}");
        assert!(error.message.contains(name), "{error}");
        assert!(error.message.contains('请'), "no remedy: {error}");
    }
}

/// Protects against a panic or a silent half-reading of a damaged archive: whatever byte is wrong,
/// the file is read as before, or refused.
#[test]
fn damaged_bytes_never_panic() {
    for name in [format!("{KAIYUN}.xlsx"), format!("{KAIYUN}.docx")] {
        let original = fixture(&format!("filings/{name}"));
        for step in 0..200_usize {
            let mut bytes = original.clone();
            let at = step * 7919 % bytes.len();
            bytes[at] ^= 0x55;
            let _ = plan(&bytes, &name, &Given::default());
            let _ = plan(&bytes[..at], &name, &Given::default());
        }
    }
}

/// Protects against a panic in the library that reads workbooks: an address beyond all columns is damage.
#[test]
fn an_address_that_no_program_writes_is_damage() {
    use std::io::{Cursor, Read as _, Write as _};
    let original = fixture("made/uncalculated.xlsx");
    let mut archive = zip::ZipArchive::new(Cursor::new(&original)).unwrap();
    let mut changed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        changed.start_file(part.name().unwrap(), zip::write::SimpleFileOptions::default()).unwrap();
        changed.write_all(text.replace("r=\"A4\"", "r=\"ZZZZZZZZZZ4\"").as_bytes()).unwrap();
    }
    let bytes = changed.finish().unwrap().into_inner();
    assert_eq!(refusal(&bytes, "地址.xlsx").code, Code::FileDamaged);
}

/// A workbook with one sheet of rows of text, made by another library than the one under test reads with.
fn workbook(sheet: &str, rows: &[&[&str]]) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let worksheet = workbook.add_worksheet();
    worksheet.set_name(sheet).unwrap();
    for (r, row) in (0..).zip(rows) {
        for (c, text) in (0..).zip(*row) {
            if !text.is_empty() {
                worksheet.write_string(r, c, *text).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// Protects a workbook of something else from being taken for an empty filing.
#[test]
fn a_workbook_without_forms_is_refused() {
    let bytes = workbook("Sheet1", &[&["姓名", "电话"], &["张三", "1"]]);
    assert_eq!(refusal(&bytes, "通讯录.xlsx").code, Code::NoForms);
}

/// Protects recognition by meaning: shifted, other columns first, without merged cells, figures as
/// text, other counties' labels.
#[test]
fn another_layout_gives_the_same_meaning() {
    let bytes = workbook(
        "自评",
        &[
            &[],
            &["", "", "附件2"],
            &["", "", "2024 年度部门（单位）整体支出绩效自评表"],
            &["", "单位名称：某县水利局"],
            &["", "", "", "调整后预算数", "年初预算数", "预算执行数", "执行率", "权重", "得分"],
            &["", "", "年度资金总额", "1,353.05万元", "１８０．６６", "1353.05", "100％", "10", "10分"],
            &["", "", "一般公共预算：996.5", "", "", "基本支出：204.02"],
            &["", "", "年初设定目标", "", "", "完成情况综述"],
            &["", "", "保障供水", "", "", "完成"],
            &[
                "",
                "一级指标",
                "二级指标",
                "三级指标",
                "分值",
                "年度指标值",
                "全年实际值",
                "得分",
                "未完成原因",
            ],
            &[
                "",
                "产出指标【50分】",
                "数量指标",
                "指标1：新建水厂",
                "20",
                "≥3座",
                "2座",
                "约18",
                "征地未完成",
            ],
            &["", "", "", "2、维修渠道", "30", "≥30公里", "35公里", "30", ""],
            &["", "", "质量指标", "……", "", "", "", "", ""],
            &["", "总分", "", "", "100", "", "", "95", ""],
        ],
    );
    let read = plan(&bytes, "自评表.xlsx", &Given::default()).unwrap();
    assert_eq!(read.department, DepartmentFound::Named("某县水利局".to_owned()));
    assert_eq!(read.year, Some(2024));
    insta::assert_snapshot!("another_layout", listing(&read));
}

/// Protects projects whose names begin like the template's next line: they end the list no more than others.
#[test]
fn a_project_may_be_named_like_the_next_block() {
    let bytes = workbook(
        "附件一",
        &[
            &["2024年度部门整体支出绩效评价基础数据表"],
            &["填报单位：县实验小学"],
            &["经费控制情况（万元）", "上年决算数", "本年预算数", "本年决算数"],
            &["项目支出：", "3", "3", "3"],
            &["1、公用经费补助", "1", "1", "1"],
            &["2、政府采购服务项目", "2", "2", "2"],
            &["公用经费：", "5", "5", "5"],
        ],
    );
    let read = plan(&bytes, "附件一.xlsx", &Given::default()).unwrap();
    let values = values(&read.forms[0]);
    assert_eq!(values["project_expenditure.items.1.name"], "政府采购服务项目");
    assert_eq!(values["operating_expense.total.final"], "5");
    assert!(read.forms[0].unread.is_empty());
}

/// Protects the questions: a file that does not say who or which year is asked about, never guessed.
#[test]
fn open_questions_are_asked() {
    let rows: &[&[&str]] = &[
        &["部门整体支出绩效评价基础数据表"],
        &["财政供养人员情况（人）", "编制数", "实际在职人数", "控制率"],
        &["", "23", "17", "74%"],
    ];
    let codes = |bytes: &[u8], name: &str| -> Vec<Code> {
        plan(bytes, name, &Given::default()).unwrap().questions.iter().map(|question| question.code).collect()
    };
    let silent = workbook("附件一", rows);
    assert_eq!(codes(&silent, "附件一.xlsx"), [Code::YearUnknown]);
    // Whether the file's folder or archive says who filed is seen with the register at hand.
    let unknown = plan(&silent, "附件一.xlsx", &Given::default()).unwrap().department;
    assert_eq!(unknown, DepartmentFound::Unknown);
    assert_eq!(codes(&silent, "县水利局2024年.xlsx"), []);
    let given = Given { year: Some(2024), department: Some("县水利局".to_owned()), ..Given::default() };
    assert!(plan(&silent, "附件一.xlsx", &given).unwrap().questions.is_empty());
}

/// Protects values that were not understood from becoming 0 or blank: they keep cell, text and reason.
#[test]
fn what_is_not_understood_is_said() {
    let bytes = workbook(
        "附件一",
        &[
            &["2024年度部门整体支出绩效评价基础数据表"],
            &["填报单位：县水利局"],
            &["财政供养人员情况（人）", "编制数", "实际在职人数", "控制率"],
            &["", "约23", "——", "≧90%"],
            &["经费控制情况（万元）", "上年决算数", "本年预算数", "本年决算数"],
            &["三公经费", "1．8351", "20000元", "-"],
            &["不认识的行", "12", "", ""],
        ],
    );
    let read = plan(&bytes, "附件一.xlsx", &Given::default()).unwrap();
    insta::assert_snapshot!("not_understood", listing(&read));
    let unread: Vec<_> = read.forms[0].unread.iter().map(|u| (u.cell.as_str(), u.raw.as_str())).collect();
    assert_eq!(unread, [("B7", "12")]);
}

/// Protects text tables: the same values in every way that Excel and WPS write Chinese.
#[test]
fn csv_is_read_in_every_encoding() {
    let text = "2024年度部门整体支出绩效评价基础数据表,,,\r\n填报单位：县水利局,,,\r\n\
        财政供养人员情况（人）,编制数,实际在职人数,控制率\r\n,23,17,74%\r\n\
        经费控制情况（万元）,上年决算数,本年预算数,本年决算数\r\n三公经费,1.74,\"1,234.5\",2.23\r\n";
    let mut marked = vec![0xef, 0xbb, 0xbf];
    marked.extend(text.as_bytes());
    let mut wide = vec![0xff, 0xfe];
    wide.extend(
        text.replace(',', "\t").replace("1\t234.5", "1,234.5").encode_utf16().flat_map(u16::to_le_bytes),
    );
    let (chinese, _, lost) = encoding_rs::GB18030.encode(text);
    assert!(!lost);
    let mut readings = [text.as_bytes(), &marked, &wide, &chinese].into_iter().map(|bytes| {
        let read = plan(bytes, "县水利局.csv", &Given::default()).unwrap();
        assert_eq!(read.format.id(), "csv");
        listing(&read)
    });
    let first = readings.next().unwrap();
    assert!(first.contains("staffing.control_rate = 0.74 @县水利局!D4 「74%」"), "{first}");
    assert!(first.contains("three_public.total.budget = 1234.5"), "{first}");
    assert!(readings.all(|reading| reading == first));
}

/// Protects memory: a cell at the far corner of a sheet costs one cell, not the sheet.
#[test]
fn a_far_cell_is_one_cell() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let worksheet = workbook.add_worksheet();
    worksheet.write_string(0, 0, "2024年度部门整体支出绩效自评表").unwrap();
    worksheet.write_string(1, 0, "单位名称：县水利局").unwrap();
    for (column, label) in (0..).zip(["", "年初预算数", "全年预算数", "全年执行数"]) {
        worksheet.write_string(2, column, label).unwrap();
    }
    worksheet.write_string(3, 0, "年度资金总额").unwrap();
    worksheet.write_number(3, 3, 1.5).unwrap();
    worksheet.write_number(99_999, 999, 1.0).unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let read = plan(&bytes, "远.xlsx", &Given::default()).unwrap();
    assert!(listing(&read).contains("funds.executed = 1.5 @Sheet1!D4"));
}

/// Protects memory: what an archive inflates to is counted while inflating, whatever sizes it states.
#[test]
fn a_bomb_is_refused() {
    use std::io::Write as _;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    archive.start_file("xl/workbook.xml", options).unwrap();
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..300 {
        archive.write_all(&blanks).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    assert_eq!(refusal(&bytes, "炸弹.xlsx").code, Code::FileTooLarge);
}

/// Protects "公式未计算": a formula without a stored result looks blank, but is not.
#[test]
fn a_formula_never_calculated_is_said() {
    let read = plan(&fixture("made/uncalculated.xlsx"), "公式.xlsx", &Given::default()).unwrap();
    let listing = listing(&read);
    assert!(listing.contains("funds.initial_budget = - @附件二!B4 ※公式未计算"), "{listing}");
    assert!(listing.contains("funds.executed = 2 @附件二!D4"), "{listing}");
}

/// Protects memory and the clerk's time: a file of more forms than a department has is refused by its number of forms; one
/// that merely repeats a title is not.
#[test]
fn more_forms_than_a_department_has_are_refused() {
    let project = |n: usize| {
        format!(
            "2024年度项目支出绩效自评表,,,\n项目名称,第{n}条路,,\n,年初预算数,全年预算数,全年执行数\n年度资金总额,1,2,3\n"
        )
    };
    let listed = |forms: usize| (0..forms).map(project).collect::<String>();
    let given = Given { department: Some("县水利局".to_owned()), ..Given::default() };
    assert_eq!(plan(listed(300).as_bytes(), "很多.csv", &given).unwrap().forms.len(), 300);
    let refused = plan(listed(301).as_bytes(), "很多.csv", &given).unwrap_err();
    assert_eq!(refused.code, Code::FileTooLarge);
    assert!(refused.message.contains("里面有301张表，一个文件最多读300张"), "{}", refused.message);
    let titles = "2024年度项目支出绩效自评表,,,\n".repeat(1_000);
    let read = plan(format!("{titles}{}", project(1)).as_bytes(), "很多.csv", &given).unwrap();
    assert_eq!(read.forms.len(), 1);
}
