//! Which fonts print: the bureau's rules (GB/T 9704 and the county's tables), then what this computer has instead.

use std::path::Path;

use jiheng_core::report::UsedFont;
use jiheng_core::{Code, Error, Result};
use serde::Serialize;
use typst::layout::Abs;
use typst::text::{
    FontBook, FontInfo, FontInstance, FontStretch, FontStyle, FontVariant, FontVariations, FontWeight,
};
use typst_kit::fonts::{self, FontStore};

/// What a font is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// A title.
    Title,
    /// The body of tables and documents.
    Body,
    /// The same, where it stands out: totals, third headings.
    Strong,
    /// The heads of columns, first headings, annex numbers.
    Head,
    /// Second headings.
    Second,
    /// Notes, the lines around a table, page numbers.
    Small,
}

/// What a purpose asks for: the families in their order, and their weight.
struct Rule {
    purpose: Purpose,
    title: &'static str,
    wanted: &'static str,
    /// Names as fonts give them, English and Chinese; a font that is drawn bold itself is marked by `*`.
    families: &'static [&'static str],
    bold: bool,
}

const SONG: &[&str] = &[
    "SimSun",
    "宋体",
    "NSimSun",
    "新宋体",
    "STSong",
    "华文宋体",
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "思源宋体",
    "Songti SC",
    "AR PL UMing CN",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Microsoft YaHei",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "PingFang SC",
];

const FANG_SONG: &[&str] = &[
    "FangSong_GB2312",
    "仿宋_GB2312",
    "FangSong",
    "仿宋",
    "STFangsong",
    "华文仿宋",
    "FZFangSong-Z02S",
    "方正仿宋简体",
];

const RULES: &[Rule] = &[
    Rule {
        purpose: Purpose::Title,
        title: "标题",
        wanted: "方正小标宋简体",
        families: &[
            "*FZXiaoBiaoSong-B05S",
            "*方正小标宋简体",
            "*FZXiaoBiaoSong-B05",
            "*方正小标宋_GBK",
            "*STZhongsong",
            "*华文中宋",
        ],
        bold: true,
    },
    Rule {
        purpose: Purpose::Body, title: "正文", wanted: "仿宋_GB2312", families: FANG_SONG, bold: false
    },
    Rule {
        purpose: Purpose::Strong,
        title: "合计行、三级标题",
        wanted: "仿宋_GB2312",
        families: FANG_SONG,
        bold: true,
    },
    Rule {
        purpose: Purpose::Head,
        title: "表头、一级标题",
        wanted: "黑体",
        families: &[
            "SimHei",
            "黑体",
            "STHeiti",
            "华文黑体",
            "Noto Sans CJK SC",
            "Noto Sans SC",
            "Source Han Sans SC",
            "思源黑体",
            "Heiti SC",
            "Microsoft YaHei",
            "WenQuanYi Zen Hei",
        ],
        bold: false,
    },
    Rule {
        purpose: Purpose::Second,
        title: "二级标题",
        wanted: "楷体_GB2312",
        families: &[
            "KaiTi_GB2312",
            "楷体_GB2312",
            "KaiTi",
            "楷体",
            "STKaiti",
            "华文楷体",
            "FZKai-Z03S",
            "方正楷体简体",
            "AR PL UKai CN",
        ],
        bold: false,
    },
    Rule { purpose: Purpose::Small, title: "表注、页码", wanted: "宋体", families: &[], bold: false },
];

/// Characters that a Chinese font has: common ones of these tables, not those that Japanese fonts share.
const PROBE: &str = "绩效评价预算执单位审核";

/// A purpose's fonts, as the template takes them.
#[derive(Debug, Clone, Serialize)]
pub struct Face {
    /// In the order in which a character is looked for.
    pub families: Vec<String>,
    /// 400 or 700.
    pub weight: u16,
    /// Whether to thicken the strokes: the family has no bold of its own.
    pub thicken: bool,
    #[serde(skip)]
    purpose: Purpose,
}

/// The fonts of this computer, and those that print.
pub struct Fonts {
    /// All fonts.
    pub store: FontStore,
    faces: Vec<Face>,
}

impl Fonts {
    /// The fonts of this computer.
    ///
    /// # Errors
    /// `FontMissing` where none has Chinese.
    pub fn of_this_computer() -> Result<Self> {
        let mut store = FontStore::new();
        store.extend(fonts::system());
        Self::choose(store)
    }

    /// The fonts of a folder.
    ///
    /// # Errors
    /// `FontMissing` where none has Chinese.
    pub fn of_folder(folder: &Path) -> Result<Self> {
        let mut store = FontStore::new();
        store.extend(fonts::scan(folder));
        Self::choose(store)
    }

    fn choose(store: FontStore) -> Result<Self> {
        let book: &FontBook = store.book();
        let any: Vec<String> = book
            .families()
            .filter_map(|(family, ids)| {
                let mut infos = ids.filter_map(|id| book.info(id));
                infos.any(|info| PROBE.chars().all(|c| has(info, c))).then(|| family.to_owned())
            })
            .collect();
        if any.is_empty() {
            return Err(Error::new(
                Code::FontMissing,
                "这台电脑上没有中文字体，排不出版面，没有生成任何文件。请安装宋体、仿宋、黑体等中文字体（Windows：设置→时间和语言→语言，添加中文；Linux：安装fonts-noto-cjk），再试一次。",
            ));
        }
        let faces = RULES.iter().map(|rule| face(rule, book, &any)).collect();
        Ok(Self { store, faces })
    }

    /// What prints for a purpose.
    pub fn face(&self, purpose: Purpose) -> &Face {
        // There is a rule for every purpose.
        self.faces.iter().find(|face| face.purpose == purpose).unwrap_or(&self.faces[0])
    }

    /// The fonts for the settings page, one line for each purpose.
    pub fn used(&self) -> Vec<UsedFont> {
        let lines = RULES.iter().zip(&self.faces).filter(|(rule, _)| rule.purpose != Purpose::Strong);
        lines
            .map(|(rule, face)| UsedFont {
                purpose: rule.title,
                wanted: rule.wanted,
                family: face.families.first().cloned().unwrap_or_default(),
            })
            .collect()
    }

    /// Whether any font of this computer has a character.
    pub fn has(&self, c: char) -> bool {
        let book = self.store.book();
        (0..).map_while(|id| book.info(id)).any(|info| has(info, c))
    }

    /// A purpose's fonts, made ready to measure with, in the order in which a character is looked for.
    pub fn instances(&self, purpose: Purpose) -> Vec<FontInstance> {
        let face = self.face(purpose);
        let variant = variant(face.weight);
        face.families
            .iter()
            .filter_map(|family| self.store.book().select(&family.to_lowercase(), variant))
            .filter_map(|id| self.store.font(id))
            .map(|font| font.instantiate(variant, Abs::pt(10.5), &FontVariations::default()))
            .collect()
    }
}

fn has(info: &FontInfo, c: char) -> bool {
    info.coverage.contains(c.into()) && !info.is_last_resort()
}

fn variant(weight: u16) -> FontVariant {
    FontVariant {
        style: FontStyle::Normal,
        weight: FontWeight::from_number(weight),
        stretch: FontStretch::NORMAL,
    }
}

/// The families of a rule that are there, then 宋体 and its likes, then whatever has Chinese.
fn face(rule: &Rule, book: &FontBook, any: &[String]) -> Face {
    let there = |name: &str| book.contains_family(&name.to_lowercase());
    let named = rule.families.iter().chain(SONG).copied();
    let mut families: Vec<String> = Vec::new();
    let mut drawn_bold = false;
    for name in named {
        let family = name.trim_start_matches('*');
        if there(family) && !families.iter().any(|known| known == family) {
            drawn_bold |= families.is_empty() && family != name;
            families.push(family.to_owned());
        }
    }
    if families.is_empty() {
        families.extend(any.first().cloned());
    }
    let bold = rule.bold && !drawn_bold;
    let weight = if bold { 700 } else { 400 };
    let has_bold = families.first().is_some_and(|family| {
        let info = book.select(&family.to_lowercase(), variant(700)).and_then(|id| book.info(id));
        info.is_some_and(|info| info.variant.weight.to_number() >= 600 || !info.axes.is_empty())
    });
    Face { families, weight, thicken: bold && !has_bold, purpose: rule.purpose }
}
