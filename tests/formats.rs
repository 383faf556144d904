//! Files that are text with marks and bear the name of a workbook: web pages and XML, as budget systems and Excel
//! write them.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiheng_core::Code;
use jiheng_core::filing::FormKind;
use jiheng_core::intake::plan::{Given, Plan, plan};
use jiheng_core::intake::recognise::Recognised;

const KAIYUN: &str = "衡山县开云新区事务中心2023年度绩效自评";
const GAOXIN: &str = "衡山高新技术产业开发区管理委员会2024年度绩效自评";

fn fixture(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn read(bytes: &[u8], name: &str) -> Plan {
    plan(bytes, name, &Given::default()).unwrap()
}

fn made(name: &str) -> Plan {
    read(&fixture(&format!("made/{name}")), name)
}

/// The values alone: what must not depend on the program a form was filled in with.
fn values(form: &Recognised) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    form.form.fields().visit("", &mut |path, leaf| {
        if let Some(value) = leaf.printed() {
            values.insert(path.to_owned(), value);
        }
    });
    values
}

/// Where every value was read, from what text, and with what remark.
fn origins(form: &Recognised) -> Vec<String> {
    let mut origins = Vec::new();
    form.form.fields().visit("", &mut |path, leaf| {
        let Some(origin) = leaf.origin() else { return };
        let value = leaf.printed();
        if value.is_none() && origin.unread.is_none() {
            return;
        }
        let remarks: Vec<&str> =
            [&origin.note, &origin.unread].into_iter().flatten().map(String::as_str).collect();
        origins.push(format!(
            "{path} = {} @{}!{} 「{}」 {}",
            value.unwrap_or_default(),
            origin.sheet,
            origin.cell,
            origin.raw.replace('\n', "⏎"),
            remarks.join("；")
        ));
    });
    for unread in &form.unread {
        origins.push(format!("? {}!{} 「{}」 {}", unread.sheet, unread.cell, unread.raw, unread.reason));
    }
    origins
}

/// Protects that both real filings give the same values as web pages and as XML; as XML, every cell too.
#[test]
fn real_filings_are_equal_as_pages_and_as_xml() {
    for (made, name) in [("kaiyun", KAIYUN), ("gaoxin", GAOXIN)] {
        let xlsx = read(&fixture(&format!("filings/{name}.xlsx")), &format!("{name}.xlsx"));
        for format in ["html", "xml"] {
            let other = read(&fixture(&format!("made/{made}.{format}")), &format!("{name}.xls"));
            assert_eq!(other.format.id(), format);
            assert_eq!(other.forms.len(), xlsx.forms.len(), "{made}.{format}");
            for (left, right) in xlsx.forms.iter().zip(&other.forms) {
                assert_eq!(values(left), values(right), "{made}.{format} {}", left.sheet);
                if format == "xml" {
                    assert_eq!(origins(left), origins(right), "{made}.{format}");
                }
            }
            assert_eq!((&xlsx.department, xlsx.year), (&other.department, other.year), "{made}.{format}");
            assert!(other.questions.is_empty(), "{made}.{format}: {:?}", other.questions);
        }
    }
}

/// Protects what a budget system exports: GBK, a table that frames others, spans, entities, tags left open.
#[test]
fn an_export_of_a_budget_system() {
    let plan = made("export_gbk.xls");
    for g in jiheng_core::intake::format::open(&fixture("made/export_gbk.xls"), "x").unwrap().grids {
        for r in 0..g.rows.len() {
            eprintln!(
                "{:?} {:?}",
                g.rows[r].place,
                g.rows[r].cells.iter().map(|c| (c.column, c.columns, c.rows, &c.text)).collect::<Vec<_>>()
            );
        }
    }
    assert_eq!((plan.format.id(), plan.year, plan.forms.len()), ("html", Some(2024), 1));
    insta::assert_snapshot!(format!("{:?}\n{}", plan.department, origins(&plan.forms[0]).join("\n")));
}

/// Protects the exact figures that Excel keeps beside what its page shows of them, and formulas without a result.
#[test]
fn a_page_of_excel_keeps_its_figures() {
    let plan = made("excel_page.xls");
    insta::assert_snapshot!(origins(&plan.forms[0]).join("\n"));
}

/// Protects XML as LibreOffice writes it: other prefixes than Excel's, figures without a format.
#[test]
fn xml_of_another_program() {
    let plan = made("calc.xml");
    assert_eq!(plan.forms[0].form.kind(), FormKind::BasicData);
    insta::assert_snapshot!(origins(&plan.forms[0]).join("\n"));
}

/// Protects pages and XML that are no workbook from being taken for one, and the sentence that says what to do.
#[test]
fn other_texts_with_marks_are_refused() {
    let page = |body: &str| format!("<html><body>{body}</body></html>");
    let nested = "<table><tr><td>".repeat(100_000);
    let soup = format!("<table><td {}>", "a=1 ".repeat(300_000));
    let cells = page(&format!("<table><tr>{}</table>", "<td>".repeat(600_000)));
    let wide = page(&format!("<table>{}</table>", "<td colspan=1000>1".repeat(20)));
    let sheet = |row: &str| {
        format!(
            "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">\
             <Worksheet><Table>{row}</Table></Worksheet></Workbook>"
        )
    };
    let laughs = sheet("&a;").replace("<Workbook", "<!DOCTYPE a [<!ENTITY a \"b\">]><Workbook");
    let attributes: String = (0..100_000).map(|n| format!(" a{n}=\"\"")).collect();
    let cases: Vec<(&str, String, Code)> = vec![
        ("空网页.xls", page("登录超时，请重新登录"), Code::FileUnsupported),
        ("图.xls", "<svg/>".to_owned(), Code::FileUnsupported),
        ("单页.xls", "MIME-Version: 1.0\r\n\r\n<html><table>".to_owned(), Code::FileUnsupported),
        ("说明.doc", "<?xml version=\"1.0\"?><w:wordDocument/>".to_owned(), Code::FileUnsupported),
        ("断.xls", "<html><table><tr><td>年度</td></tr>".to_owned(), Code::FileDamaged),
        ("深.xls", nested, Code::FileTooLarge),
        ("属性.xls", soup, Code::FileDamaged),
        ("多.xls", cells, Code::FileTooLarge),
        ("宽.xls", wide, Code::FileTooLarge),
        ("大.xls", page(&"<table></table>".repeat(2_500_000)), Code::FileTooLarge),
        ("断.xml", sheet("").replace("</Workbook>", ""), Code::FileDamaged),
        ("远.xml", sheet("<Row ss:Index=\"9999999\"/>"), Code::FileDamaged),
        ("退.xml", sheet("<Row ss:Index=\"3\"/><Row ss:Index=\"2\"/>"), Code::FileDamaged),
        ("实体.xml", laughs, Code::FileTooLarge),
        ("属性.xml", sheet(&format!("<Row{attributes}/>")), Code::FileTooLarge),
        ("范围.xml", sheet("<Row><Cell ss:MergeDown=\"900000\"/></Row>"), Code::FileTooLarge),
    ];
    for (name, text, code) in cases {
        let error = plan(text.as_bytes(), name, &Given::default()).expect_err(name);
        assert_eq!(error.code, code, "{name}: {error}");
        assert!(error.message.contains(name) && error.message.contains('请'), "{error}");
    }
}

/// Protects older documents: what LibreOffice makes of them gives the same values, both reports included.
#[test]
fn older_documents_give_the_same_values_once_converted() {
    for (made, name) in [("kaiyun", KAIYUN), ("gaoxin", GAOXIN)] {
        let docx = read(&fixture(&format!("filings/{name}.docx")), &format!("{name}.docx"));
        let converted = read(&fixture(&format!("made/{made}_doc.docx")), &format!("{name}.docx"));
        assert_eq!(docx.forms.len(), converted.forms.len(), "{made}");
        for (left, right) in docx.forms.iter().zip(&converted.forms) {
            assert_eq!(left.form.kind(), right.form.kind(), "{made}");
            assert_eq!(values(left), values(right), "{made} {}", left.sheet);
            if left.form.kind() != FormKind::Report {
                assert_eq!(origins(left), origins(right), "{made}");
            }
        }
        assert_eq!((&docx.department, docx.year), (&converted.department, converted.year), "{made}");
    }
}

/// Protects what only a password opens, pictures and PDF, as other programs make them: refused with what to do.
#[test]
fn what_cannot_be_read_is_refused_with_a_remedy() {
    let formats = ["xls", "ods", "doc", "odt"].map(|format| format!("locked.{format}"));
    let unreadable = ["form.pdf", "form.png"].map(|name| (name.to_owned(), Code::FileUnsupported));
    for (name, code) in formats.into_iter().map(|name| (name, Code::FileEncrypted)).chain(unreadable) {
        let error = plan(&fixture(&format!("made/{name}")), &name, &Given::default()).expect_err(&name);
        assert_eq!(error.code, code, "{name}: {error}");
        assert!(error.message.contains(&name) && error.message.contains('请'), "{error}");
    }
}
