//! Pages are set from models alone: what they say, where it stands, and what happens to what does not fit.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::float_arithmetic)]

use std::path::Path;
use std::process::Command;

use jiheng_core::Code;
use jiheng_core::report::{Block, Cell, Column, ColumnKind, Document, Output, Paper, Row, Table, Typesetter};
use jiheng_typeset::Press;
use rust_decimal::Decimal;

#[path = "support/pdf.rs"]
mod pdf;

use pdf::Pdf;

fn table(columns: Vec<Column>, rows: Vec<Row>) -> Table {
    Table {
        annex: Some("附件1".to_owned()),
        title: "2024年度部门整体支出绩效自评排名汇总表".to_owned(),
        sheet: "表".to_owned(),
        left: "填报单位：某县财政局".to_owned(),
        right: "单位：万元".to_owned(),
        columns,
        frozen: 2,
        paper: Paper::Landscape,
        rows,
        notes: vec!["注：数据截至2025年4月18日。".to_owned()],
        signatures: vec!["填表人：", "审核人：", "单位负责人：", "填报日期："],
    }
}

fn names() -> Vec<Column> {
    vec![
        Column::new("序号", ColumnKind::Count, 6),
        Column::new("单位", ColumnKind::Text, 30),
        Column::of("预算执行", "全年预算", ColumnKind::Amount, 14),
        Column::of("预算执行", "执行率", ColumnKind::Rate, 10),
        Column::new("得分", ColumnKind::Score, 8),
        Column::new("备注", ColumnKind::Text, 20),
    ]
}

fn row(n: i64, name: &str, remark: &str) -> Row {
    vec![
        Cell::Number(n.into()),
        Cell::Text(name.to_owned()),
        Cell::Number(Decimal::new(123_456_789 + n * 1_234_500, 2)),
        Cell::Number(Decimal::new(9_115, 4)),
        Cell::Number(Decimal::new(9_650, 2)),
        Cell::text((!remark.is_empty()).then_some(remark)),
    ]
    .into()
}

fn set(output: &Output) -> Pdf {
    let made = Press::new().pdf(output).unwrap();
    assert_eq!(made.missing, Vec::<String>::new());
    let pdf = Pdf::read(&made.bytes);
    assert_eq!(pdf.pages.len(), usize::try_from(made.pages).unwrap());
    pdf
}

/// A short table says all that its model says, once, in the order of a paper form.
#[test]
fn a_short_table() {
    let mut rows =
        vec![Row::group("一、政府部门"), row(1, "县教育局", ""), row(2, "县卫生健康局", "含未整改错误")];
    rows.push(Row::total(vec![
        Cell::Empty,
        Cell::Text("合计".to_owned()),
        Cell::Number(Decimal::new(2_473_282, 0)),
    ]));
    let pdf = set(&Output::Table(table(names(), rows)));
    let text = pdf.text();
    for words in [
        "附件1",
        "2024年度部门整体支出绩效自评排名汇总表",
        "填报单位：某县财政局",
        "单位：万元",
        "序号",
        "预算执行",
        "全年预算",
        "一、政府部门",
        "县教育局",
        "1,246,912.89",
        "含未整改错误",
        "合计",
        "2,473,282.00",
        "注：数据截至2025年4月18日。",
        "填表人：",
        "填报日期：",
    ] {
        assert_eq!(text.replace(' ', "").matches(words).count(), 1, "{words} in\n{text}");
    }
    assert!(text.replace('\n', "").contains("第1页共1页"), "{text}");
    pdf.within(40.0);
}

/// 300 rows, names of 40 characters: the head stands on every page, every row on one, nothing leaves the page.
#[test]
fn three_hundred_rows_of_long_names() {
    let long = "某某县农业农村和乡村振兴服务中心（挂某某县农村集体经济经营管理指导站牌子）筹备组";
    assert!(long.chars().count() >= 40);
    let rows: Vec<Row> = (1..=300).map(|n| row(n, &format!("{long}{n:03}"), "无依据得分57分")).collect();
    let pdf = set(&Output::Table(table(names(), rows)));
    assert!(pdf.pages.len() > 8);
    let pages = pdf.pages.len();
    for (n, page) in pdf.pages.iter().enumerate() {
        let text = page.text().replace([' ', '\n'], "");
        assert!(text.contains("全年预算") && text.contains("执行率"), "page {} has no head: {text}", n + 1);
        assert!(text.contains(&format!("第{}页共{pages}页", n + 1)), "{text}");
    }
    pdf.within(40.0);
    let text = pdf.text();
    for n in 1..=300_i64 {
        let amount = jiheng_core::number::grouped(Decimal::new(123_456_789 + n * 1_234_500, 2), 2);
        assert_eq!(text.matches(&amount).count(), 1, "{amount}");
    }
}

/// Amounts end at one line, so that their points stand below each other.
#[test]
fn amounts_are_aligned() {
    let mut rows = vec![row(1, "甲", ""), row(2, "乙", "")];
    for (n, value) in ["0.50", "-12.00", "98765432.10"].iter().enumerate() {
        let mut next = row(3 + i64::try_from(n).unwrap(), "丙", "");
        next.cells[2] = Cell::Number(value.parse().unwrap());
        rows.push(next);
    }
    let pdf = set(&Output::Table(table(names(), rows)));
    let ends: Vec<f64> = ["0.50", "-12.00", "98,765,432.10"]
        .iter()
        .map(|amount| pdf.pages[0].words.iter().find(|word| word.text == *amount).unwrap().right)
        .collect();
    assert!(ends.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 0.2), "{ends:?}");
}

/// What departments type is printed letter by letter: no markup, no formula, no command.
#[test]
fn words_are_never_markup() {
    let typed =
        ["#read(\"/etc/passwd\")", "*粗*_斜_ $x^2$", "= 标题", "@引用 <标签>", "\\u{41} `码`", "// 注释"];
    let rows = typed.iter().map(|text| row(1, text, "")).collect();
    let pdf = set(&Output::Table(table(names(), rows)));
    let text = pdf.text().replace([' ', '\n'], "");
    for words in typed {
        assert!(text.contains(&words.replace(' ', "")), "{words} in {text}");
    }
}

/// A code without blanks longer than its column, a text longer than a page and an endless figure all stay on paper.
#[test]
fn what_does_not_fit_is_wrapped() {
    let code = "ABCDEFGHIJ".repeat(30);
    let prose = "经核对，附件二项目支出与附件一不一致。".repeat(400);
    let mut rows = vec![row(1, &code, ""), row(2, "县教育局", &prose)];
    rows[0].cells[2] = Cell::Text("9".repeat(400));
    let pdf = set(&Output::Table(table(names(), rows)));
    pdf.within(40.0);
    let text: String = pdf.text().chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect();
    assert_eq!(text.matches('致').count(), 400);
    assert_eq!(text.matches('9').count() - 400, pdf_nines_elsewhere(), "every digit is there");
    assert_eq!(text.matches('J').count(), 30);
}

/// Nines that rows print beside the endless figure: 91.15% and 96.50 of two rows, an amount, page numbers.
fn pdf_nines_elsewhere() -> usize {
    let amount = jiheng_core::number::grouped(Decimal::new(123_456_789 + 2 * 1_234_500, 2), 2);
    4 + amount.matches('9').count()
}

/// A table of too many columns goes on further sheets, each with the first columns again.
#[test]
fn too_many_columns_go_on() {
    let mut columns =
        vec![Column::new("序号", ColumnKind::Count, 6), Column::new("单位", ColumnKind::Text, 20)];
    columns.extend((0..45).map(|n| {
        let mut column = Column::new("", ColumnKind::Amount, 12);
        column.title = format!("列{n:02}").into();
        column
    }));
    let rows = (1..=3)
        .map(|n| {
            let mut cells = vec![Cell::Number(n.into()), Cell::Text(format!("单位{n}"))];
            cells
                .extend((0..45).map(|column| Cell::Number(Decimal::new(1_000_000 + column * 10_000 + n, 2))));
            Row::from(cells)
        })
        .collect();
    let pdf = set(&Output::Table(table(columns, rows)));
    pdf.within(40.0);
    let text = pdf.text();
    for n in 0..45 {
        assert_eq!(text.matches(&format!("列{n:02}")).count(), 1);
    }
    assert!(text.contains("续表（2/"));
    assert!(text.matches("单位1").count() >= 2, "{text}");
}

/// The same model gives the same bytes, today and tomorrow: printed copies can be compared.
#[test]
fn the_same_model_gives_the_same_bytes() {
    let output = Output::Table(table(names(), (1..40).map(|n| row(n, "县教育局", "")).collect()));
    let [one, other] = [(); 2].map(|()| Press::new().pdf(&output).unwrap().bytes);
    assert!(one == other);
}

/// The preview shows the pages that are printed, some at a time.
#[test]
fn pictures_are_the_pages() {
    let press = Press::new();
    let output = Output::Table(table(names(), (1..=90).map(|n| row(n, "县教育局", "")).collect()));
    let pages = press.pdf(&output).unwrap().pages;
    let all = press.pictures(&output, 0, 100).unwrap();
    assert_eq!((all.count, all.pictures.len()), (pages, usize::try_from(pages).unwrap()));
    assert!(all.pictures.iter().all(|picture| picture.starts_with("<svg") && !picture.contains("<script")));
    let second = press.pictures(&output, 1, 1).unwrap();
    assert_eq!(second.pictures, all.pictures[1..2]);
    assert!(press.pictures(&output, 99, 5).unwrap().pictures.is_empty());
}

/// A character that no font has is told and printed as 〓; it is never an empty box.
#[test]
fn a_character_without_a_font_is_told() {
    let name = "县\u{10FFFD}教育局";
    let made = Press::new().pdf(&Output::Table(table(names(), vec![row(1, name, "")]))).unwrap();
    assert_eq!(made.missing, ["\u{10FFFD}（U+10FFFD）"]);
    let text = Pdf::read(&made.bytes).text();
    assert!(text.contains("县〓教育局") && text.contains("U+10FFFD"), "{text}");
}

/// Without any Chinese font the clerk is told what to install, and nothing is made.
#[test]
fn no_chinese_font_is_a_clear_error() {
    let folder = tempfile::tempdir().unwrap();
    let dejavu = Path::new("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf");
    if dejavu.is_file() {
        std::fs::copy(dejavu, folder.path().join("DejaVuSans.ttf")).unwrap();
    }
    let press = Press::with_fonts_of(folder.path());
    let error = press.pdf(&Output::Table(table(names(), vec![]))).map(|_| ()).unwrap_err();
    assert_eq!(error.code, Code::FontMissing);
    assert!(error.message.contains("安装"), "{error}");
    assert!(press.fonts().is_err());
}

/// The fonts that print are named, for each purpose.
#[test]
fn fonts_are_named() {
    let fonts = Press::new().fonts().unwrap();
    let purposes: Vec<&str> = fonts.iter().map(|font| font.purpose).collect();
    assert_eq!(purposes, ["标题", "正文", "表头、一级标题", "二级标题", "表注、页码"]);
    assert!(fonts.iter().all(|font| !font.family.is_empty()));
    let listed = Command::new("fc-list").arg(":").arg("family").output().unwrap();
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    assert!(fonts.iter().all(|font| listed.contains(&font.family)), "{fonts:?}");
}

fn letter() -> Document {
    let prose: String = "按照县财政局统一部署，各预算部门对上一年度支出开展了绩效自评。".repeat(40);
    Document {
        number: Some("某财绩〔2025〕3号".to_owned()),
        title: "关于2024年度部门绩效自评情况的通报".to_owned(),
        addressee: Some("各预算部门：".to_owned()),
        blocks: vec![
            Block::Heading { level: 1, text: "一、总体情况".to_owned() },
            Block::Paragraph(prose),
            Block::Heading { level: 2, text: "（一）自评分布".to_owned() },
            Block::Heading { level: 3, text: "1.等级".to_owned() },
            Block::Table(Table {
                paper: Paper::Portrait,
                annex: None,
                signatures: vec![],
                ..table(names(), vec![row(1, "县教育局", "")])
            }),
            Block::Annexes(vec!["排名汇总表".to_owned(), "问题清单".to_owned()]),
            Block::Signed { by: "某县财政局".to_owned(), date: "2025年4月18日".to_owned() },
        ],
    }
}

/// A letter keeps to GB/T 9704: 28 characters a line, 22 lines a page, page numbers outside.
#[test]
fn a_document_keeps_to_the_standard() {
    let pdf = set(&Output::Document(letter()));
    assert!(pdf.pages.len() >= 3);
    // 28 mm = 79 pt; the page number hangs below the text block.
    pdf.within(73.0);
    let lines = pdf.pages[1].lines();
    let full = lines.iter().filter(|line| line.chars().count() == 28).count();
    assert!(full >= 18, "lines of 28 characters: {lines:#?}");
    assert!(lines.len() <= 23, "22 lines and the page number: {lines:#?}");
    let number =
        |page: usize| pdf.pages[page].words.iter().rfind(|word| word.text.contains('—')).unwrap().left;
    assert!(number(0) > 300.0 && number(1) < 300.0, "odd at the right, even at the left");
}

/// A table that is too wide for the text goes on below itself; one that lies across has pages of its own.
#[test]
fn wide_tables_within_a_document() {
    let mut columns =
        vec![Column::new("序号", ColumnKind::Count, 6), Column::new("单位", ColumnKind::Text, 20)];
    columns.extend((0..20).map(|_| Column::new("全年预算", ColumnKind::Amount, 12)));
    let rows = (1..=3_i64).map(|n| {
        let mut cells = vec![Cell::Number(n.into()), Cell::Text(format!("单位{n}"))];
        cells.extend((0..20).map(|column| Cell::Number(Decimal::new(123_456_700 + column * 10 + n, 2))));
        Row::from(cells)
    });
    let upright = Table {
        paper: Paper::Portrait,
        signatures: vec![],
        ..table(columns.clone(), rows.clone().collect())
    };
    let across = Table { paper: Paper::Landscape, ..upright.clone() };
    let text = || Block::Paragraph("县教育局核对后报送。".to_owned());
    let blocks = vec![text(), Block::Table(upright), text(), Block::Table(across), text()];
    let pdf = set(&Output::Document(Document {
        number: None,
        title: "审核意见".to_owned(),
        addressee: None,
        blocks,
    }));
    pdf.within(50.0);
    let lies = |page: &pdf::Page| page.size.0 > page.size.1;
    assert_eq!(pdf.pages.iter().map(lies).collect::<Vec<_>>(), [false, true, false]);
    for column in 0..20 {
        let amount = jiheng_core::number::grouped(Decimal::new(123_456_700 + column * 10 + 2, 2), 2);
        assert_eq!(pdf.text().matches(&amount).count(), 2, "{amount}");
    }
}

/// Not a test: writes the samples to look at.
#[test]
#[ignore = "writes PDFs to $JIHENG_SAMPLES"]
fn samples() {
    let folder = std::path::PathBuf::from(std::env::var_os("JIHENG_SAMPLES").unwrap());
    let long = "某某县农业农村和乡村振兴服务中心（挂某某县农村集体经济经营管理指导站牌子）筹备组";
    let mut rows = vec![Row::group("一、政府部门")];
    rows.extend((1..=60).map(|n| {
        row(
            n,
            if n % 7 == 0 { long } else { "县教育局" },
            if n % 5 == 0 { "含未整改错误；无依据得分57分" } else { "" },
        )
    }));
    rows.push(Row::total(vec![
        Cell::Empty,
        Cell::Text("合计".to_owned()),
        Cell::Number(Decimal::new(2_473_282, 0)),
    ]));
    let press = Press::new();
    std::fs::write(folder.join("document.pdf"), press.pdf(&Output::Document(letter())).unwrap().bytes)
        .unwrap();
    std::fs::write(folder.join("table.pdf"), press.pdf(&Output::Table(table(names(), rows))).unwrap().bytes)
        .unwrap();
}
