//! The parts of a document beside its text: styles, fonts, settings, page numbers.

use super::markup::escaped;
use super::section::Pages;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// Fonts by the names that the bureau's rules give, and those that stand in for them, best first.
const FONTS: &[(&str, &str, &str)] = &[
    ("方正小标宋简体", "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,宋体", "roman"),
    ("仿宋_GB2312", "仿宋,FangSong,华文仿宋,宋体", "modern"),
    ("楷体_GB2312", "楷体,KaiTi,华文楷体,宋体", "modern"),
    ("黑体", "SimHei,微软雅黑", "modern"),
    ("宋体", "SimSun", "auto"),
];

/// A paragraph style: id, name in Word, font, half points, the rest of `w:rPr`, content of `w:pPr`.
type Style = (&'static str, &'static str, &'static str, u32, &'static str, &'static str);

/// 28 characters a line: 15.75 points each, of 156 mm.
const TIGHT: &str = "<w:spacing w:val=\"-5\"/>";

/// 22 lines a page: each exactly 28.95 points.
const LINE: &str = "<w:spacing w:line=\"579\" w:lineRule=\"exact\"/>";

/// The styles of paragraphs. Their `w:pPr` is put together here, so that people can change a document by its styles.
const STYLES: &[Style] = &[
    (
        "Body",
        "公文正文",
        "仿宋_GB2312",
        32,
        "",
        "{LINE}<w:ind w:firstLineChars=\"200\" w:firstLine=\"630\"/><w:jc w:val=\"both\"/>",
    ),
    ("Number", "发文字号", "仿宋_GB2312", 32, "", "{LINE}<w:jc w:val=\"center\"/>"),
    (
        "Title",
        "Title",
        "方正小标宋简体",
        44,
        "",
        "<w:spacing w:line=\"640\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>",
    ),
    ("Addressee", "主送机关", "仿宋_GB2312", 32, "", "{LINE}"),
    (
        "Heading1",
        "heading 1",
        "黑体",
        32,
        "",
        "{LINE}<w:ind w:firstLineChars=\"200\" w:firstLine=\"630\"/><w:outlineLvl w:val=\"0\"/>",
    ),
    (
        "Heading2",
        "heading 2",
        "楷体_GB2312",
        32,
        "",
        "{LINE}<w:ind w:firstLineChars=\"200\" w:firstLine=\"630\"/><w:outlineLvl w:val=\"1\"/>",
    ),
    (
        "Heading3",
        "heading 3",
        "仿宋_GB2312",
        32,
        "<w:b/><w:bCs/>",
        "{LINE}<w:ind w:firstLineChars=\"200\" w:firstLine=\"630\"/><w:outlineLvl w:val=\"2\"/>",
    ),
    ("Annex", "附件说明", "仿宋_GB2312", 32, "", "{LINE}"),
    ("Signed", "署名和日期", "仿宋_GB2312", 32, "", "{LINE}<w:jc w:val=\"right\"/>"),
    ("AnnexNumber", "附件序号", "黑体", 32, "", "{LINE}"),
    (
        "TableTitle",
        "表题",
        "方正小标宋简体",
        44,
        "",
        "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"120\" w:after=\"160\" w:line=\"600\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>",
    ),
    (
        "TableSide",
        "表头说明",
        "仿宋_GB2312",
        21,
        "",
        "<w:snapToGrid w:val=\"0\"/><w:spacing w:after=\"60\" w:line=\"320\" w:lineRule=\"atLeast\"/>",
    ),
    (
        "TableHead",
        "表格栏目",
        "黑体",
        21,
        "",
        "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"40\" w:after=\"40\"/>",
    ),
    (
        "TableText",
        "表格正文",
        "仿宋_GB2312",
        21,
        "",
        "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"30\" w:after=\"30\"/>",
    ),
    (
        "TableStrong",
        "表格小计",
        "仿宋_GB2312",
        21,
        "<w:b/><w:bCs/>",
        "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"30\" w:after=\"30\"/>",
    ),
    ("TableNote", "表注", "仿宋_GB2312", 18, "", "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"20\"/>"),
    (
        "TableSign",
        "表尾签署",
        "仿宋_GB2312",
        21,
        "",
        "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"160\"/>",
    ),
    (
        "Footer",
        "footer",
        "宋体",
        28,
        "",
        "<w:snapToGrid w:val=\"0\"/><w:spacing w:line=\"320\" w:lineRule=\"exact\"/>",
    ),
    (
        "Nothing",
        "节末",
        "宋体",
        2,
        "",
        "<w:snapToGrid w:val=\"0\"/><w:spacing w:line=\"20\" w:lineRule=\"exact\"/>",
    ),
];

/// Every part of the package with its name; `body` is the content of `w:body`.
pub fn all(body: &str, title: &str, pages: Pages) -> Vec<(&'static str, String)> {
    let mut parts = vec![
        ("[Content_Types].xml", content_types(pages)),
        (
            "_rels/.rels",
            relations(&[("officeDocument", "word/document.xml"), ("core-properties", "docProps/core.xml")]),
        ),
        ("docProps/core.xml", core_properties(title)),
        (
            "word/document.xml",
            format!("{HEAD}<w:document xmlns:w=\"{W}\" xmlns:r=\"{R}\"><w:body>{body}</w:body></w:document>"),
        ),
        ("word/styles.xml", styles()),
        ("word/settings.xml", settings(pages)),
        ("word/fontTable.xml", font_table()),
        ("word/footer1.xml", footer(pages, false)),
    ];
    let mut known = vec![
        ("styles", "styles.xml"),
        ("settings", "settings.xml"),
        ("fontTable", "fontTable.xml"),
        ("footer", "footer1.xml"),
    ];
    if pages == Pages::Paper {
        parts.push(("word/footer2.xml", footer(pages, true)));
        known.push(("footer", "footer2.xml"));
    }
    parts.push(("word/_rels/document.xml.rels", relations(&known)));
    parts
}

fn content_types(pages: Pages) -> String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut parts = vec![
        ("document", "document.main"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("fontTable", "fontTable"),
        ("footer1", "footer"),
    ];
    if pages == Pages::Paper {
        parts.push(("footer2", "footer"));
    }
    let overrides: String = parts
        .iter()
        .map(|(name, kind)| {
            format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{word}.{kind}+xml\"/>")
        })
        .collect();
    format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{overrides}\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         </Types>"
    )
}

/// Numbered `rId1` on; the sections name their footers by it.
fn relations(targets: &[(&str, &str)]) -> String {
    let lines: String = (1_u32..)
        .zip(targets)
        .map(|(n, (kind, target))| {
            let of = match *kind {
                "core-properties" => format!("{PACKAGE}/relationships/metadata"),
                _ => R.to_owned(),
            };
            format!("<Relationship Id=\"rId{n}\" Type=\"{of}/{kind}\" Target=\"{target}\"/>")
        })
        .collect();
    format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{lines}</Relationships>")
}

fn core_properties(title: &str) -> String {
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <dc:title>{}</dc:title><dc:creator>绩衡</dc:creator></cp:coreProperties>",
        escaped(title)
    )
}

/// Figures of tables are set in Times New Roman: every computer has it or one as narrow, so that columns fit.
fn fonts(font: &str, style: &str) -> String {
    let latin = if style.starts_with("Table") && style != "TableTitle" { "Times New Roman" } else { font };
    format!("<w:rFonts w:ascii=\"{latin}\" w:eastAsia=\"{font}\" w:hAnsi=\"{latin}\" w:cs=\"{latin}\"/>")
}

fn styles() -> String {
    let body = fonts("仿宋_GB2312", "");
    let mut out = format!(
        "{HEAD}<w:styles xmlns:w=\"{W}\"><w:docDefaults><w:rPrDefault><w:rPr>{body}<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>\
         <w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/>\
         <w:pPr><w:widowControl w:val=\"0\"/><w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/></w:pPr></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/>\
         <w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/></w:tblPr></w:style>\
         <w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr>\
         <w:tblBorders>{}</w:tblBorders></w:tblPr></w:style>",
        ["top", "left", "bottom", "right", "insideH", "insideV"]
            .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"))
            .concat()
    );
    for (id, name, font, size, run, paragraph) in STYLES {
        let paragraph = paragraph.replace("{LINE}", LINE);
        let run = if *size == 32 { format!("{run}{TIGHT}") } else { (*run).to_owned() };
        out.push_str(&format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>\
             <w:pPr>{paragraph}</w:pPr><w:rPr>{}{run}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr></w:style>",
            fonts(font, id)
        ));
    }
    out.push_str("</w:styles>");
    out
}

/// Word 2013 and later lay it out as they would their own; odd and even pages have their own numbers.
fn settings(pages: Pages) -> String {
    let even = if pages == Pages::Paper { "<w:evenAndOddHeaders/>" } else { "" };
    format!(
        "{HEAD}<w:settings xmlns:w=\"{W}\"><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"420\"/>{even}\
         <w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:spaceForUL/>\
         <w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/>\
         <w:useFELayout/><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" \
         w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>"
    )
}

fn font_table() -> String {
    let fonts: String = FONTS
        .iter()
        .map(|(name, instead, family)| {
            format!(
                "<w:font w:name=\"{name}\"><w:altName w:val=\"{instead}\"/><w:charset w:val=\"86\"/>\
                 <w:family w:val=\"{family}\"/><w:pitch w:val=\"default\"/></w:font>"
            )
        })
        .collect();
    format!("{HEAD}<w:fonts xmlns:w=\"{W}\">{fonts}</w:fonts>")
}

/// 4号半角宋体数字 between two lines, a character from the outer edge; of a table by itself in the middle.
fn footer(pages: Pages, even: bool) -> String {
    let (place, content) = match pages {
        Pages::Paper => {
            let place = match even {
                true => "<w:ind w:left=\"280\"/><w:jc w:val=\"left\"/>",
                false => "<w:ind w:right=\"280\"/><w:jc w:val=\"right\"/>",
            };
            (place, format!("{}{}{}", run("— ", 28), field("PAGE", 28), run(" —", 28)))
        }
        Pages::Table => {
            let parts = [
                run("第 ", 18),
                field("PAGE", 18),
                run(" 页 共 ", 18),
                field("NUMPAGES", 18),
                run(" 页", 18),
            ];
            ("<w:jc w:val=\"center\"/>", parts.concat())
        }
    };
    format!(
        "{HEAD}<w:ftr xmlns:w=\"{W}\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/>{place}</w:pPr>{content}</w:p></w:ftr>"
    )
}

fn run(text: &str, size: u32) -> String {
    format!("<w:r><w:rPr><w:sz w:val=\"{size}\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn field(name: &str, size: u32) -> String {
    let part = |content: String| format!("<w:r><w:rPr><w:sz w:val=\"{size}\"/></w:rPr>{content}</w:r>");
    [
        part("<w:fldChar w:fldCharType=\"begin\"/>".to_owned()),
        part(format!("<w:instrText xml:space=\"preserve\"> {name} </w:instrText>")),
        part("<w:fldChar w:fldCharType=\"separate\"/>".to_owned()),
        part("<w:t>1</w:t>".to_owned()),
        part("<w:fldChar w:fldCharType=\"end\"/>".to_owned()),
    ]
    .concat()
}
