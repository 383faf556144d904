//! A target in three columns: 指标性质 + 指标值 + 度量单位, as budget systems print it, made into the
//! one text that other forms have: "≥" + "30" + "处" is "≥30处".

use crate::filing::Filed;
use crate::number::{Reading, Unit, is_no_value, normalise, read};

/// 指标性质, 计算符号: whether more or less is better.
pub fn is_nature(key: &str) -> bool {
    ["指标性质", "指标值性质", "指标方向", "性质", "计算符号", "运算符号", "比较符号", "指标符号", "符号"]
        .contains(&key)
}

/// 度量单位, 计量单位.
pub fn is_unit(key: &str) -> bool {
    ["度量单位", "计量单位", "指标单位", "指标值单位", "单位"].contains(&key)
}

/// Words that stand behind a figure; all others stand before it.
const BEHIND: &[&str] = &["及以上", "以上", "及以下", "以下", "以内", "之内"];

/// What a word of the column 指标性质 says of a figure. What is not listed is taken over as it is: then the
/// target is words, which nothing is computed from.
fn sign(nature: &str) -> &str {
    match nature {
        "大于等于" | "大于或等于" | "不低于" | "不少于" | "不小于" | "至少" | "≧" | ">=" | "=>" | "正向"
        | "正向指标" => "≥",
        "小于等于" | "小于或等于" | "不高于" | "不超过" | "不多于" | "不大于" | "至多" | "≦" | "<="
        | "=<" | "反向" | "逆向" | "反向指标" | "逆向指标" => "≤",
        "大于" | "高于" | "多于" => ">",
        "小于" | "低于" | "少于" => "<",
        "等于" => "=",
        "定量" | "定量指标" => "",
        other => other,
    }
}

/// The target, made of its parts; its cell stays that of 指标值, its raw text is that of all three. A value
/// that bears its sign or unit already does not get it twice; words (定性) stay words.
pub fn joined(mut value: Filed<String>, nature: &Filed<String>, unit: &Filed<String>) -> Filed<String> {
    let nature_text = nature.text().map(|text| normalise(text).split_whitespace().collect::<String>());
    let unit_text = unit.text();
    let parts = [nature, &value, unit];
    let raws = parts.map(|part| part.origin.as_ref().map_or("", |origin| origin.raw.trim()));
    let raw = raws.iter().filter(|raw| !raw.is_empty()).copied().collect::<Vec<_>>().join(" ");
    let Some(text) = value.text().map(str::to_owned) else {
        // Without a figure there is no target; what stood beside it stays to be seen.
        if let Some(origin) = value.origin.as_mut()
            && (nature_text.is_some() || unit_text.is_some())
        {
            origin.raw = raw;
        }
        return value;
    };
    let qualitative = nature_text.as_deref().is_some_and(|nature| nature.starts_with("定性"));
    let sign = nature_text.as_deref().map_or("", sign);
    let mut joined = text.clone();
    if !qualitative {
        if let Some(unit) = unit_text
            && needs_unit(&text)
        {
            joined.push_str(unit);
        }
        if BEHIND.contains(&sign) {
            joined.push_str(sign);
        } else if sign != "=" && !normalise(&text).trim_start().starts_with(sign) {
            joined.insert_str(0, sign);
        }
    }
    if let Some(origin) = value.origin.as_mut() {
        origin.raw = raw;
        if joined != text {
            let note = "由“指标性质”“指标值”“度量单位”各列合成";
            origin.note = Some(origin.note.take().map_or(note.to_owned(), |kept| format!("{kept}；{note}")));
        }
    }
    value.value = Some(joined);
    value
}

/// The actual value in the unit of its row, which stands in a column of its own.
pub fn in_unit(mut actual: Filed<String>, unit: &Filed<String>) -> Filed<String> {
    if let (Some(text), Some(unit)) = (actual.value.as_mut(), unit.text())
        && matches!(read(text), Reading::Value(written, _) if written.unit == Unit::None)
    {
        text.push_str(unit);
        if let Some(origin) = actual.origin.as_mut() {
            origin.note = Some("单位取自“度量单位”列".to_owned());
        }
    }
    actual
}

/// Whether a figure, with or without a sign before it, ends without a unit.
fn needs_unit(text: &str) -> bool {
    !is_no_value(text) && text.trim_end().ends_with(|c: char| c.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::{in_unit, joined};
    use crate::filing::{Filed, Origin};

    fn cell(text: &str) -> Filed<String> {
        let origin = Origin {
            file: "一.xlsx".to_owned(),
            sheet: "附件二".to_owned(),
            cell: "E9".to_owned(),
            raw: text.to_owned(),
            note: None,
            unread: None,
            corrected: None,
        };
        Filed { value: (!text.is_empty()).then(|| text.to_owned()), origin: Some(origin.into()) }
    }

    /// Protects the sense of a target that a budget system printed in three columns.
    #[test]
    fn three_columns_are_one_target() {
        for (nature, value, unit, expected) in [
            ("≥", "30", "处", "≥30处"),
            ("大于等于", "95", "%", "≥95%"),
            ("不低于", "90%", "%", "≥90%"),
            ("＞＝", "2", "万人", "≥2万人"),
            ("≤", "100", "万元", "≤100万元"),
            ("小于等于", "15", "个工作日", "≤15个工作日"),
            ("等于", "12", "次", "12次"),
            ("=", "100", "%", "100%"),
            ("以内", "15", "天", "15天以内"),
            ("反向", "3", "起", "≤3起"),
            ("定量", "3", "起", "3起"),
            ("定性", "优良中低差", "", "优良中低差"),
            ("≥", "≥30", "处", "≥30处"),
            ("≥", "30处", "处", "≥30处"),
            ("", "30", "处", "30处"),
            ("约", "7", "个", "约7个"),
            ("≤", "≥30", "处", "≤≥30处"),
        ] {
            let target = joined(cell(value), &cell(nature), &cell(unit));
            assert_eq!(target.text(), Some(expected), "{nature} {value} {unit}");
            let origin = target.origin.unwrap();
            assert_eq!(origin.cell, "E9");
            assert!([nature, value, unit].iter().all(|part| origin.raw.contains(part)), "{}", origin.raw);
        }
        let none = joined(cell(""), &cell("≥"), &cell("处"));
        assert_eq!((none.value, none.origin.unwrap().raw), (None, "≥ 处".to_owned()));
    }

    /// Protects what was done from being compared in another unit than what was to be done.
    #[test]
    fn the_actual_value_is_in_the_same_unit() {
        for (actual, unit, expected) in
            [("1.8", "万人", "1.8万人"), ("35处", "处", "35处"), ("≥35", "处", "≥35"), ("完成", "处", "完成")]
        {
            assert_eq!(in_unit(cell(actual), &cell(unit)).text(), Some(expected));
        }
    }
}
