//! Word documents: what is written is what the model says, in the layout that official papers have.
#![allow(clippy::unwrap_used)] // A test may stop where it stands.

use std::io::Cursor;

use jiheng_core::intake::format::{Format, open};
use jiheng_core::intake::grid::{Grid, Place};
use jiheng_core::report::docx::render;
use jiheng_core::report::{Block, Cell, Column, ColumnKind, Document, Output, Paper, Row, Table};

fn table(paper: Paper, rows: Vec<Row>) -> Table {
    Table {
        annex: Some("附件1".to_owned()),
        title: "2024年度某县绩效自评排名汇总表".to_owned(),
        sheet: "表".to_owned(),
        left: "填报单位：".to_owned(),
        right: "单位：万元".to_owned(),
        columns: vec![
            Column::new("序号", ColumnKind::Count, 6),
            Column::new("单位", ColumnKind::Text, 30),
            Column::of("自评", "个数", ColumnKind::Count, 8),
            Column::of("自评", "占比", ColumnKind::Rate, 10),
            Column::new("全年预算", ColumnKind::Amount, 14),
            Column::new("得分", ColumnKind::Score, 8),
        ],
        frozen: 2,
        paper,
        rows,
        notes: vec!["注：1. 数据截止时间：2025年4月18日。".to_owned(), "　　2. 第二条。".to_owned()],
        signatures: vec!["填表人：", "审核人：", "单位负责人：", "填报日期："],
    }
}

fn line(n: u32, name: &str, amount: &str) -> Row {
    let number = |text: &str| Cell::Number(text.parse().unwrap());
    vec![
        Cell::Number(n.into()),
        Cell::Text(name.to_owned()),
        Cell::Number(3.into()),
        number("0.911543"),
        number(amount),
        Cell::Empty,
    ]
    .into()
}

fn paper() -> Document {
    let rows = vec![
        Row::group("一、党群"),
        line(1, "=HYPERLINK(\"http://x\")<局>&\u{b}第二", "33963.61"),
        line(2, "两行\n名称", "-0.004"),
        Row::total(vec![
            Cell::Empty,
            Cell::Text("合计".to_owned()),
            Cell::Empty,
            Cell::Empty,
            Cell::Number(7.into()),
            Cell::Empty,
        ]),
    ];
    Document {
        number: Some("【　　　】〔　　　　〕【　　】号".to_owned()),
        title: "关于2024年度绩效自评情况的通报".to_owned(),
        addressee: Some("各预算部门：".to_owned()),
        blocks: vec![
            Block::Heading { level: 1, text: "一、总体情况".to_owned() },
            Block::Paragraph("第一段。\n第二段<&>。".to_owned()),
            Block::Heading { level: 2, text: "（一）报送".to_owned() },
            Block::Heading { level: 3, text: "1. 时间".to_owned() },
            Block::Annexes(vec!["排名汇总表".to_owned(), "问题汇总表".to_owned()]),
            Block::Signed { by: "某县财政局".to_owned(), date: "2025年4月18日".to_owned() },
            Block::PageBreak,
            Block::Table(table(Paper::Landscape, rows.clone())),
            Block::PageBreak,
            Block::Table(Table { annex: None, ..table(Paper::Portrait, rows) }),
        ],
    }
}

fn read(bytes: &[u8]) -> Grid {
    let document = open(bytes, "通报.docx").unwrap();
    assert_eq!(document.format, Format::Docx);
    document.grids.into_iter().next().unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

/// Protects what is printed from differing from the model: every paragraph and every cell comes back as it was, control
/// characters aside; a name that begins with "=" is a name.
#[test]
fn what_is_written_is_read_back() {
    let grid = read(&render(&Output::Document(paper())).unwrap());
    let text = |row: &jiheng_core::intake::grid::Row| {
        row.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | ")
    };
    let lines: Vec<String> = grid.rows.iter().map(text).collect();
    insta::assert_snapshot!("document_read_back", lines.join("\n"));
    let of_first_table: Vec<_> =
        grid.rows.iter().filter(|row| matches!(row.place, Place::Table(1, _))).collect();
    assert_eq!(of_first_table.len(), 6, "two lines of headings, four rows");
    let heads = &of_first_table[0].cells;
    assert_eq!((heads[0].rows, heads[2].columns), (2, 2), "序号 over both lines, 自评 over two columns");
    assert_eq!(of_first_table[2].cells[0].columns, 6, "a group's heading stands across");
}

/// Protects the layout of GB/T 9704: margins, 22 lines of 28 characters, fonts, page numbers outside, and turned pages
/// for wide tables only.
#[test]
fn an_official_paper_is_laid_out_as_one() {
    let bytes = render(&Output::Document(paper())).unwrap();
    let document = part(&bytes, "word/document.xml");
    let sections: Vec<&str> = document.split("<w:sectPr>").skip(1).collect();
    assert_eq!(sections.len(), 3, "text, turned annex, upright annex");
    let upright = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\"";
    assert!(sections[0].contains(upright) && sections[2].contains(upright), "{}", sections[0]);
    assert!(sections[0].contains("<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/>"));
    assert!(sections[1].contains("<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"));
    assert_eq!(document.matches("<w:pageBreakBefore/>").count(), 0, "a new section begins a page by itself");
    assert_eq!(document.matches("<w:tblHeader/>").count(), 4, "both lines of both tables' headings");
    assert_eq!(document.matches("<w:tr>").count(), document.matches("<w:cantSplit/>").count());
    assert!(part(&bytes, "word/settings.xml").contains("<w:evenAndOddHeaders/>"));
    let (odd, even) = (part(&bytes, "word/footer1.xml"), part(&bytes, "word/footer2.xml"));
    assert!(odd.contains("<w:jc w:val=\"right\"/>") && even.contains("<w:jc w:val=\"left\"/>"));
    assert!(odd.contains("— </w:t>") && odd.contains(" PAGE "));
    let fonts = part(&bytes, "word/fontTable.xml");
    assert!(fonts.contains("<w:font w:name=\"仿宋_GB2312\"><w:altName w:val=\"仿宋,"), "{fonts}");
    let styles = part(&bytes, "word/styles.xml");
    for (style, font, size) in [
        ("Body", "仿宋_GB2312", 32),
        ("Title", "方正小标宋简体", 44),
        ("Heading1", "黑体", 32),
        ("Heading2", "楷体_GB2312", 32),
    ] {
        let style = styles.split(&format!("w:styleId=\"{style}\"")).nth(1).unwrap();
        let style = style.split("</w:style>").next().unwrap();
        assert!(
            style.contains(&format!("w:eastAsia=\"{font}\""))
                && style.contains(&format!("<w:sz w:val=\"{size}\"/>"))
        );
    }
}

/// Protects tables from running off the page: whatever they hold, their columns come to the page's width, and amounts stand
/// at the right.
#[test]
fn a_table_is_as_wide_as_its_page() {
    let long = "很长的单位名称".repeat(12);
    let wide = (0..20).map(|n| Column::new("很长的栏目名称", ColumnKind::Amount, 12 + n)).collect();
    let rows = vec![vec![Cell::Number("12345678901.23".parse().unwrap()); 20].into()];
    for (name, table) in [
        ("few", table(Paper::Landscape, vec![line(1, "短", "1")])),
        ("long names", table(Paper::Landscape, vec![line(1, &long, "33963.61"), line(2, "\u{5c40}", "1")])),
        ("twenty columns", Table { columns: wide, rows, ..table(Paper::Landscape, vec![]) }),
        ("no rows", table(Paper::Landscape, vec![])),
    ] {
        let xml = part(&render(&Output::Table(table)).unwrap(), "word/document.xml");
        let widths: Vec<u32> = xml
            .split("<w:gridCol w:w=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap().parse().unwrap())
            .collect();
        assert_eq!(widths.iter().sum::<u32>(), 16_838 - 2 * 1_021, "{name}: {widths:?}");
        assert!(widths.iter().all(|width| *width > 200), "{name}: {widths:?}");
        assert!(xml.contains("w:orient=\"landscape\""), "{name}");
    }
    let xml = part(
        &render(&Output::Table(table(Paper::Landscape, vec![line(1, "局", "33963.61")]))).unwrap(),
        "word/document.xml",
    );
    let before = xml.split("33,963.61").next().unwrap();
    assert!(before.rsplit("<w:jc w:val=\"").next().unwrap().starts_with("right"));
}

/// Protects the columns that a department fills in: empty ones are as wide as their model says, not as their heading.
#[test]
fn there_is_room_to_write() {
    let mut to_fill = table(Paper::Landscape, vec![line(1, "局", "1"), line(2, "局", "2")]);
    to_fill.columns[5] = Column::new("单位说明", ColumnKind::Text, 26);
    let xml = part(&render(&Output::Table(to_fill)).unwrap(), "word/document.xml");
    let last = xml.split("<w:gridCol w:w=\"").last().unwrap().split('"').next().unwrap();
    assert!(last.parse::<u32>().unwrap() > 26 * 105, "{last}");
}

/// A table by itself counts its pages 第 X 页 共 Y 页, and begins with its title, not with an empty page.
#[test]
fn a_table_by_itself() {
    let bytes = render(&Output::Table(table(Paper::Landscape, vec![line(1, "局", "1")]))).unwrap();
    let footer = part(&bytes, "word/footer1.xml");
    assert!(footer.contains("页 共") && footer.contains("NUMPAGES"));
    assert!(!part(&bytes, "word/settings.xml").contains("evenAndOddHeaders"));
    assert_eq!(part(&bytes, "word/document.xml").matches("<w:sectPr>").count(), 1);
    let grid = read(&bytes);
    assert_eq!(grid.rows[0].cells[0].text, "附件1");
    assert_eq!(grid.rows.last().unwrap().cells[0].text, "填表人： 审核人： 单位负责人： 填报日期：");
}
