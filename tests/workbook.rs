//! The official workbook as it is written: labels and values where the real forms have them.

#![allow(clippy::unwrap_used)]
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use jiheng_core::Code;
use jiheng_core::filing::{BasicData, FundsRow, Indicator, LineItem, Origin, Overall, Project, Triple};
use jiheng_core::filing::{DepartmentRef, Fields, Filed, Filing, Form};
use jiheng_core::intake::plan::{Given, plan};
use jiheng_core::number::{Amount, Exact, Rate};
use jiheng_core::workbook;

type Book = Xlsx<Cursor<Vec<u8>>>;

fn read(bytes: Vec<u8>) -> Book {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

/// The text or number at `address` of a sheet, printed; blank if nothing is there.
fn cell(book: &mut Book, sheet: &str, address: &str) -> String {
    let column = u32::from(address.as_bytes()[0] - b'A');
    let row = address[1..].parse::<u32>().unwrap() - 1;
    match book.worksheet_range(sheet).unwrap().get_value((row, column)) {
        None | Some(Data::Empty) => String::new(),
        Some(value) => value.to_string(),
    }
}

fn text(value: &str) -> Filed<String> {
    Filed { value: Some(value.to_owned()), origin: None }
}

fn number<T: Exact + ts_rs::TS>(value: &str) -> Filed<T> {
    Filed { value: Some(T::new(value.parse().unwrap())), origin: None }
}

fn triple(prior_final: &str, budget: &str, last: &str) -> Triple {
    Triple { prior_final: number(prior_final), budget: number(budget), r#final: number(last) }
}

fn filing() -> Filing {
    let mut basic = BasicData::default();
    basic.staffing.authorised_posts = number("23");
    basic.staffing.control_rate = number("0.7391");
    basic.three_public.total = triple("1.74", "2.5", "2.23");
    basic.project_expenditure.total = triple("1262.58", "7.5", "1149.02");
    basic.project_expenditure.items =
        vec![LineItem {
            name: text("一般公共服务支出"), prior_final: number("15.87"), ..Default::default()
        }];
    basic.operating_expense.total = triple("72.98", "21.27", "37.63");
    let indicator = Indicator {
        level1: text("产出指标"),
        level1_weight: number("50"),
        level2: text("数量指标"),
        name: text("=1+1"),
        target: text("100%"),
        actual: text("165.26"),
        weight: number("8"),
        self_score: number("7.5"),
        ..Default::default()
    };
    let mut overall = Overall { department: text("示例县青石镇人民政府"), ..Default::default() };
    overall.funds =
        FundsRow { executed: number("1353.05"), execution_rate: number("1"), ..Default::default() };
    overall.revenue.general_public_budget = number("996.5");
    overall.expenditure.project_expenditure = number("33419.8714");
    overall.indicators = vec![indicator.clone()];
    overall.total.weight = number("100");
    overall.signed_on = text("2024.6.24");
    let project =
        Project { name: text("农村公路养护"), indicators: vec![indicator], ..Default::default() };
    Filing {
        year: 2023,
        basic_data: Some(basic),
        overall: Some(overall),
        projects: vec![project.clone(), project],
        ..Default::default()
    }
}

/// Protects: labels and values stand in the cells where the real forms have them.
#[test]
fn labels_and_values_stand_at_the_official_places() {
    let mut book = read(workbook::write(&filing(), None).unwrap());
    assert_eq!(book.sheet_names(), ["附件一", "附件二", "附件三-1", "附件三-2"]);
    for (sheet, address, expected) in [
        ("附件一", "A1", "附件一"),
        ("附件一", "A2", "2023年度部门整体支出绩效评价基础数据表"),
        ("附件一", "D3", "2023 年实际在职人数"),
        ("附件一", "B4", "23"),
        ("附件一", "F4", "0.7391"),
        ("附件一", "B5", "2022 年决算数"),
        ("附件一", "A6", "三公经费:"),
        ("附件一", "D6", "2.5"),
        ("附件一", "A11", "3、公务接待"),
        ("附件一", "F12", "1149.02"),
        ("附件一", "A13", "1、一般公共服务支出"),
        ("附件一", "B13", "15.87"),
        ("附件一", "A14", "……"),
        ("附件一", "A15", "公用经费"),
        ("附件一", "F15", "37.63"),
        ("附件一", "A19", "政府采购金额"),
        ("附件一", "B21", "批复规模（㎡）"),
        ("附件一", "A23", "厉行节约保障措施"),
        ("附件一", "A25", "填表人：    填报日期：               联系电话：  单位负责人签字："),
        ("附件二", "C3", "示例县青石镇人民政府"),
        ("附件二", "H4", "执行率"),
        ("附件二", "F5", "1353.05"),
        ("附件二", "B7", "其中： 一般公共预算：996.50"),
        ("附件二", "F8", "项目支出：33419.8714"),
        ("附件二", "B9", "纳入专户管理的非税收入拨款："),
        ("附件二", "A13", "绩效指标"),
        ("附件二", "B14", "产出指标\n(50 分)"),
        ("附件二", "E14", "1"),
        ("附件二", "F14", "165.26"),
        ("附件二", "D15", "……"),
        ("附件二", "C16", "质量指标"),
        ("附件二", "A32", "总分"),
        ("附件二", "G32", "100"),
        ("附件二", "A33", "填表人：    填报日期：2024.6.24     联系电话：  单位负责人签字："),
        ("附件三-2", "A1", "附件三-2"),
        ("附件三-2", "C3", "农村公路养护"),
        ("附件三-2", "B7", "其中：当年财政拨款"),
        ("附件三-2", "C13", "数量指标"),
    ] {
        assert_eq!(cell(&mut book, sheet, address), expected, "{sheet} {address}");
    }
}

/// Protects: a text never becomes a formula, whatever it begins with.
#[test]
fn a_text_never_becomes_a_formula() {
    let mut book = read(workbook::write(&filing(), None).unwrap());
    assert_eq!(cell(&mut book, "附件二", "D14"), "=1+1");
    for sheet in book.sheet_names() {
        assert_eq!(book.worksheet_formula(&sheet).unwrap().used_cells().count(), 0, "{sheet}");
    }
}

/// Protects: what was not understood, or written unusually, is written as it stood.
#[test]
fn what_was_not_a_plain_figure_is_written_as_it_stood() {
    let mut filing = filing();
    let raw = |raw: &str, note: Option<&str>, unread: Option<&str>| {
        Some(Origin {
            file: String::new(),
            sheet: String::new(),
            cell: String::new(),
            raw: raw.to_owned(),
            note: note.map(str::to_owned),
            unread: unread.map(str::to_owned),
            corrected: None,
        })
    };
    let basic = filing.basic_data.as_mut().unwrap();
    basic.three_public.total.prior_final = Filed {
        value: Some(Amount::new("1.8351".parse().unwrap())),
        origin: raw("1．8351", Some("全角"), None).map(Box::new),
    };
    basic.government_procurement.budget =
        Filed { value: None, origin: raw("约7", None, Some("不是数字")).map(Box::new) };
    let mut book = read(workbook::write(&filing, None).unwrap());
    assert_eq!(cell(&mut book, "附件一", "B6"), "1．8351");
    assert_eq!(cell(&mut book, "附件一", "D19"), "约7");
}

/// Protects: figures that a spreadsheet cannot hold in its 15 digits are not rounded.
#[test]
fn a_figure_beyond_fifteen_digits_is_written_in_full() {
    let mut filing = filing();
    let basic = filing.basic_data.as_mut().unwrap();
    basic.three_public.total.budget = number("123456789012.123456");
    let mut book = read(workbook::write(&filing, None).unwrap());
    assert_eq!(cell(&mut book, "附件一", "D6"), "123456789012.123456");
}

/// A real filing as intake reads it, and its workbook.
fn real(name: &str) -> (Filing, Book) {
    let path = format!("{}/../../tests/fixtures/filings/{name}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).unwrap();
    (filing_in(&bytes, name), read(bytes))
}

fn filing_in(bytes: &[u8], name: &str) -> Filing {
    let plan = plan(bytes, name, &Given::default()).unwrap();
    let mut filing = Filing { year: plan.year.unwrap(), ..Default::default() };
    for form in plan.forms {
        match form.form {
            Form::BasicData(form) => filing.basic_data = Some(form),
            Form::Overall(form) => filing.overall = Some(form),
            Form::Project(form) => filing.projects.push(form),
            Form::Report(form) => filing.reports.push(form),
        }
    }
    filing
}

/// The cells and merges of a sheet's first rows.
fn head(book: &mut Book, sheet: &str, rows: u32) -> Vec<String> {
    let range = book.worksheet_range(sheet).unwrap();
    let cells = range.cells().filter(|(row, _, _)| (*row as u32) < rows);
    let cells = cells.filter(|(_, _, cell)| !matches!(cell, Data::Empty));
    let mut head: Vec<String> =
        cells.map(|(row, column, cell)| format!("{row},{column}: {}", cell.to_string().trim())).collect();
    let merges = book.merge_cells_by_sheet_name(sheet).unwrap().into_iter();
    // What is merged around the indicators depends on how many there are.
    let merges = merges.filter(|merge| merge.end.0 < rows);
    head.extend(merges.map(|merge| format!("merged {:?} {:?}", merge.start, merge.end)));
    head.sort();
    head
}

const REAL: [&str; 2] =
    ["衡山县开云新区事务中心2023年度绩效自评.xlsx", "衡山高新技术产业开发区管理委员会2024年度绩效自评.xlsx"];

/// Protects: the layout is that of the real forms: cell for cell and merge for merge above their
/// tables of varying length.
#[test]
fn the_layout_is_that_of_the_real_forms() {
    for name in REAL {
        let (filing, mut original) = real(name);
        let mut written = read(workbook::write(&filing, None).unwrap());
        assert_eq!(original.sheet_names(), written.sheet_names());
        for sheet in original.sheet_names() {
            let rows = match sheet.as_str() {
                "附件一" => 10,
                "附件二" => 13,
                _ => 12,
            };
            assert_eq!(head(&mut original, &sheet, rows), head(&mut written, &sheet, rows), "{name} {sheet}");
        }
    }
}

/// Protects: writing loses nothing of a real filing: what was written, notes and unusual digits
/// included, is read as the original was.
#[test]
fn a_real_filing_is_written_without_loss() {
    for name in REAL {
        let (filing, _) = real(name);
        let again = filing_in(&workbook::write(&filing, None).unwrap(), name);
        let values = |filing: &Filing| {
            let mut values = Vec::new();
            filing.each_field(&mut |path, leaf| {
                let note = leaf.origin().and_then(|origin| origin.note.clone());
                let unread = leaf.origin().and_then(|origin| origin.unread.clone());
                if leaf.is_filled() {
                    values.push(format!("{path} {:?} {note:?} {unread:?}", leaf.printed()));
                }
            });
            values
        };
        assert_eq!(values(&filing), values(&again));
    }
}

/// Protects: the same filing gives the same file, and the notice stands below each form.
#[test]
fn the_same_filing_gives_the_same_bytes() {
    let bytes = workbook::write(&filing(), Some("示例数据，非真实单位")).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert!(bytes == workbook::write(&filing(), Some("示例数据，非真实单位")).unwrap());
    let mut book = read(bytes);
    assert_eq!(cell(&mut book, "附件一", "A26"), "示例数据，非真实单位");
    assert_eq!(cell(&mut book, "附件二", "A34"), "示例数据，非真实单位");
}

/// Protects: blank forms come out of the same code, with every group of indicators to be filled.
#[test]
fn empty_forms_give_the_blank_workbook() {
    let mut filing = Filing { year: 2024, ..Default::default() };
    assert!(workbook::write(&filing, None).is_err());
    filing.basic_data = Some(BasicData::default());
    filing.overall = Some(Overall::default());
    filing.projects = vec![Project::default()];
    assert!(!filing.projects[0].is_filled());
    let mut book = read(workbook::write(&filing, None).unwrap());
    assert_eq!(book.sheet_names(), ["附件一", "附件二", "附件三"]);
    assert_eq!(cell(&mut book, "附件三", "C37"), "服务对\n象满意度指标");
    assert_eq!(cell(&mut book, "附件三", "D39"), "……");
    assert_eq!(cell(&mut book, "附件三", "A40"), "总分");
    assert_eq!(cell(&mut book, "附件一", "A14"), "2、运行维护经费");
}

/// The formulas of a sheet by their cells.
fn formulas(book: &mut Book, sheet: &str) -> Vec<(String, String)> {
    let range = book.worksheet_formula(sheet).unwrap();
    let (top, left) = range.start().unwrap();
    let address = |row: usize, column: usize| {
        format!("{}{}", char::from(b'A' + left as u8 + column as u8), top as usize + row + 1)
    };
    range.used_cells().map(|(row, column, formula)| (address(row, column), formula.clone())).collect()
}

/// Protects a county's year from blank forms that count as filed: not the plain one, not one with last year's
/// figures in it.
#[test]
fn an_untouched_template_is_no_filing() {
    let department =
        DepartmentRef { name: "示例县青石镇人民政府".to_owned(), ..DepartmentRef::default() };
    let last = filing();
    for (department, last) in [(None, None), (Some(&department), None), (Some(&department), Some(&last))] {
        let bytes = workbook::template(2024, department, last, &[], None).unwrap();
        let error = plan(&bytes, "空表2024.xlsx", &Given::default()).map(|_| ()).unwrap_err();
        assert_eq!(error.code, Code::NoForms, "{error}");
        assert!(error.message.contains("空白"), "{error}");
    }
}

/// Protects a 附件一 that came back with last year's figures alone from being passed over silently.
#[test]
fn a_form_left_unanswered_is_said() {
    let mut sent = filing();
    let basic = sent.basic_data.take().unwrap();
    let mut blank = BasicData::default();
    blank.three_public.total.prior_final = basic.three_public.total.r#final;
    sent.basic_data = Some(blank);
    let plan = plan(&workbook::write(&sent, None).unwrap(), "2023.xlsx", &Given::default()).unwrap();
    assert_eq!(plan.forms.len(), 3, "附件二 and two 附件三");
    assert!(
        plan.notes.iter().any(|note| note.contains("“附件一”的基础数据表只有上年决算数")),
        "{:?}",
        plan.notes
    );
}

/// Protects the blank form: sums and rates are formulas that show blank, not 0, and add up just their own cells.
#[test]
fn a_template_adds_up_by_itself() {
    let mut book = read(workbook::template(2024, None, None, &[], None).unwrap());
    assert_eq!(book.sheet_names(), ["附件一", "附件二", "附件三"]);
    let sum = |cells: &str| format!("IF(COUNT({cells})=0,\"\",ROUND(SUM({cells}),6))");
    let ratio = |part: &str, whole: &str| {
        format!("IF(COUNT({part},{whole})<2,\"\",IF({whole}=0,\"\",ROUND({part}/{whole},4)))")
    };
    let expected = |pairs: &[(&str, String)]| -> Vec<(String, String)> {
        pairs.iter().map(|(cell, formula)| ((*cell).to_owned(), formula.clone())).collect()
    };
    let basic = formulas(&mut book, "附件一");
    assert_eq!(
        basic,
        expected(&[
            ("F4", ratio("D4", "B4")),
            ("B6", sum("B7,B10,B11")),
            ("D6", sum("D7,D10,D11")),
            ("F6", sum("F7,F10,F11")),
            ("B7", sum("B8:B9")),
            ("D7", sum("D8:D9")),
            ("F7", sum("F8:F9")),
            ("B12", sum("B13:B19")),
            ("D12", sum("D13:D19")),
            ("F12", sum("F13:F19")),
            ("D27", ratio("C27", "B27")),
            ("G27", ratio("F27", "E27")),
        ])
    );
    assert_eq!(cell(&mut book, "附件一", "A19"), "……");
    let overall = formulas(&mut book, "附件二");
    assert_eq!(
        overall,
        expected(&[("H5", ratio("F5", "E5")), ("G41", sum("G5,G14:G40")), ("H41", sum("I5,H14:H40"))])
    );
    assert_eq!(cell(&mut book, "附件二", "A41"), "总分");
    let project = formulas(&mut book, "附件三");
    assert_eq!(project[..3], expected(&[("D6", sum("D7:D9")), ("E6", sum("E7:E9")), ("F6", sum("F7:F9"))]));
    for (sheet, formulas) in [("附件一", basic), ("附件二", overall), ("附件三", project)] {
        for (address, _) in formulas {
            assert_eq!(cell(&mut book, sheet, &address), "", "{sheet} {address}");
        }
    }
}

/// Protects last year's figures: they are carried over as filed; what was not filed is added up, with its result.
#[test]
fn a_template_carries_last_year_over() {
    let mut last = filing();
    let basic = last.basic_data.as_mut().unwrap();
    basic.three_public = Default::default();
    basic.three_public.vehicle_purchase.r#final = number("0.1");
    basic.three_public.vehicle_operation.r#final = number("0.2");
    basic.project_expenditure.items[0].r#final = number("57.27");
    let department =
        DepartmentRef { name: "示例县青石镇人民政府".to_owned(), ..DepartmentRef::default() };
    let mut book = read(workbook::template(2024, Some(&department), Some(&last), &[], None).unwrap());
    for (sheet, address, expected) in [
        ("附件一", "B5", "2023 年决算数"),
        ("附件一", "B8", "0.1"),
        ("附件一", "B7", "0.3"),
        ("附件一", "B6", "0.3"),
        ("附件一", "B12", "1149.02"),
        ("附件一", "A13", "1、一般公共服务支出"),
        ("附件一", "B13", "57.27"),
        ("附件一", "D13", ""),
        ("附件一", "A14", "2、"),
        ("附件一", "B20", "37.63"),
        ("附件二", "C3", "示例县青石镇人民政府"),
    ] {
        assert_eq!(cell(&mut book, sheet, address), expected, "{sheet} {address}");
    }
}

/// Protects what departments send back: a template filled in with openpyxl and worked out by LibreOffice
/// (tests/fixtures/made/fill_template.py) reads as the values that were typed and worked out.
#[test]
fn a_filled_template_reads_as_it_was_filled() {
    let path = format!("{}/../../tests/fixtures/made/filled_template.xlsx", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).unwrap();
    let plan = plan(&bytes, "青石镇.xlsx", &Given::default()).unwrap();
    assert!(plan.questions.is_empty() && plan.forms.iter().all(|form| form.unread.is_empty()), "{plan:?}");
    let filing = filing_in(&bytes, "青石镇.xlsx");
    let (basic, overall, project) =
        (filing.basic_data.unwrap(), filing.overall.unwrap(), &filing.projects[0]);
    let amount = |text: &str| Some(Amount::new(text.parse().unwrap()));
    let rate = |text: &str| Some(Rate::new(text.parse().unwrap()));
    assert_eq!(basic.staffing.control_rate.value, rate("0.7391"));
    assert_eq!(basic.three_public.total.r#final.value, amount("2.23"));
    assert_eq!(basic.three_public.vehicles.prior_final.value, amount("1.74"));
    assert_eq!(basic.three_public.overseas_travel.r#final.value, None, "left blank, so no value");
    assert_eq!(basic.project_expenditure.total.r#final.value, amount("1149.02"));
    assert_eq!(basic.project_expenditure.items.len(), 2);
    assert_eq!(basic.operating_expense.total.r#final.value, amount("37.63"));
    assert_eq!(basic.basic_budget_adjustment.r#final.value, amount("-3.5"));
    assert_eq!(basic.buildings[0].investment_control_rate.value, rate("1.1"));
    assert_eq!(overall.funds.execution_rate.value, rate("0.9002"));
    assert_eq!(overall.revenue.general_public_budget.value, amount("996.5"));
    assert_eq!(overall.total.weight.value.map(|score| score.to_string()).as_deref(), Some("100"));
    assert_eq!(overall.total.self_score.value.map(|score| score.to_string()).as_deref(), Some("97.5"));
    assert_eq!(overall.indicators.len(), 3);
    assert_eq!(project.name.text(), Some("农村公路养护"));
    assert_eq!(project.funds.total.revised_budget.value, amount("120.3"));
    assert_eq!(project.funds.other_funds.execution_rate.value, None, "a rate of blanks is no value");
}
