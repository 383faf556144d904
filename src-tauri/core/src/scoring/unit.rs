//! Units that targets and actual values are written in.

use rust_decimal::Decimal;

/// Units that count or measure. What is not listed is taken as words: 12月底前 is a date, not 12 of something.
const UNITS: &[&str] = &[
    "%",
    "‰",
    "元",
    "分",
    "人",
    "人次",
    "户",
    "户次",
    "家",
    "家次",
    "个",
    "次",
    "处",
    "项",
    "件",
    "套",
    "台",
    "辆",
    "条",
    "座",
    "栋",
    "幢",
    "间",
    "所",
    "场",
    "场次",
    "期",
    "期次",
    "批",
    "批次",
    "份",
    "篇",
    "册",
    "本",
    "张",
    "块",
    "只",
    "头",
    "株",
    "棵",
    "支",
    "名次",
    "课时",
    "学时",
    "村",
    "镇",
    "宗",
    "例",
    "起",
    "幅",
    "盏",
    "口",
    "根",
    "组",
    "班",
    "版",
    "天",
    "日",
    "工作日",
    "小时",
    "分钟",
    "周",
    "月",
    "个月",
    "公里",
    "米",
    "亩",
    "公顷",
    "平方米",
    "平方公里",
    "立方米",
    "吨",
    "千克",
    "公斤",
    "克",
    "升",
    "千瓦",
    "千瓦时",
    "度",
    "标准煤",
    "个百分点",
    "倍",
];

/// Other ways to write a unit.
const ALIASES: &[(&str, &str)] = &[
    ("㎡", "平方米"),
    ("m2", "平方米"),
    ("m²", "平方米"),
    ("平米", "平方米"),
    ("平方", "平方米"),
    ("m3", "立方米"),
    ("m³", "立方米"),
    ("㎥", "立方米"),
    ("方", "立方米"),
    ("km", "公里"),
    ("千米", "公里"),
    ("名", "人"),
    ("位", "人"),
    ("个人", "人"),
    ("个工作日", "工作日"),
    ("个小时", "小时"),
    ("个学时", "学时"),
    ("人民币元", "元"),
    ("t", "吨"),
    ("kg", "千克"),
];

/// What a rate may be taken over: 元/人, 次/年.
const PER: &[&str] =
    &["年", "月", "日", "天", "周", "季度", "次", "人", "户", "亩", "平方米", "公里", "吨", "人年"];

/// Units of a length of time, where less may be better.
pub const DURATIONS: &[&str] = &["天", "日", "工作日", "小时", "分钟", "周", "月", "个月"];

/// The base unit and what the figure is multiplied with to be in it; `None` if it is not a unit.
pub fn unit(written: &str) -> Option<(String, Decimal)> {
    if written.is_empty() {
        return Some((String::new(), Decimal::ONE));
    }
    if let Some(known) = known(written) {
        return Some((known, Decimal::ONE));
    }
    for (prefix, factor) in [("万", 10_000), ("亿", 100_000_000)] {
        if let Some(rest) = written.strip_prefix(prefix) {
            let unit = if rest.is_empty() { String::new() } else { known(rest)? };
            return Some((unit, Decimal::from(factor)));
        }
    }
    None
}

fn known(written: &str) -> Option<String> {
    fn simple(text: &str) -> Option<&str> {
        let text = ALIASES.iter().find(|(alias, _)| *alias == text).map_or(text, |&(_, unit)| unit);
        UNITS.contains(&text).then_some(text)
    }
    if let Some(unit) = simple(written) {
        return Some(unit.to_owned());
    }
    let (unit, per) = written.split_once('/')?;
    let unit = simple(unit)?;
    PER.contains(&per).then(|| format!("{unit}/{per}"))
}
