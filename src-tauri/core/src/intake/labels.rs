//! How labels are compared: by their characters alone, whatever the spacing and punctuation.

use crate::number::{is_no_value, normalise};

/// The letters, digits and Chinese characters of a label: 「年度\n指标值（%）」 is `年度指标值`.
pub fn key(text: &str) -> String {
    normalise(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether a key is a label that lost its last character.
pub fn is_clipped(key: &str, label: &str) -> bool {
    key.chars().count() >= 3 && label.strip_prefix(key).is_some_and(|lost| lost.chars().count() == 1)
}

/// A name without blanks and numbering: 「…… 3、其他发展与改革事务支出」 is 其他发展与改革事务支出.
/// `None` if nothing is left.
pub fn name(text: &str) -> Option<String> {
    let mut rest: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    loop {
        let shorter = strip_once(&rest);
        if shorter.len() == rest.len() {
            break;
        }
        rest = shorter.to_owned();
    }
    let rest = rest.trim_end_matches([':', '：']);
    if is_no_value(rest) { None } else { Some(rest.to_owned()) }
}

/// Takes one leading ellipsis, number (`3、` `（3）` `3.` `③` `三、`), 「其中：」 or 「指标1：」 off.
fn strip_once(text: &str) -> &str {
    let dots = text.trim_start_matches(['…', '·', '•', '.']);
    if dots.len() < text.len() {
        return dots;
    }
    for prefix in ["其中：", "其中:"] {
        if let Some(rest) = text.strip_prefix(prefix) {
            return rest;
        }
    }
    let first = text.chars().next().unwrap_or(' ');
    if ('①'..='⑳').contains(&first) || ('⑴'..='⒇').contains(&first) {
        return &text[first.len_utf8()..];
    }
    if let Some(body) = text.strip_prefix("指标") {
        let rest = body.trim_start_matches(|c: char| c.is_ascii_digit());
        if rest.len() < body.len()
            && let Some(rest) = rest.strip_prefix(['：', ':', '、', '.'])
        {
            return rest;
        }
    }
    let (open, body) = match text.strip_prefix(['（', '(']) {
        Some(body) => (true, body),
        None => (false, text),
    };
    let rest = body.trim_start_matches(|c: char| {
        c.is_ascii_digit() || "０１２３４５６７８９一二三四五六七八九十".contains(c)
    });
    if rest.len() == body.len() {
        return text;
    }
    let closed =
        if open { rest.strip_prefix(['）', ')']) } else { rest.strip_prefix(['、', '．', '，']) };
    if let Some(rest) = closed {
        return rest;
    }
    // "3.其他" is numbering, "3.5万亩" is not.
    if !open
        && let Some(rest) = rest.strip_prefix('.')
        && !rest.starts_with(|c: char| c.is_ascii_digit())
    {
        return rest;
    }
    text
}

/// A first-level indicator and the points behind it: 「产出指标\n(50 分)」.
pub fn level1(text: &str) -> (Option<String>, Option<String>) {
    let plain: String = normalise(text).chars().filter(|c| !c.is_whitespace()).collect();
    let at = plain.find(|c: char| c.is_ascii_digit() || "([{【〔<《:".contains(c)).unwrap_or(plain.len());
    let points: String = plain[at..]
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    (name(&plain[..at]), (!points.is_empty()).then_some(points))
}

/// The year in a title: 「2024年度…」, 「2024 年…」.
pub fn year(text: &str) -> Option<i32> {
    // Each character, and whether a blank stands before it: 「附件3 2024年度」 is of 2024.
    let mut chars: Vec<(char, bool)> = Vec::new();
    let mut blank = false;
    for c in normalise(text).chars() {
        if !c.is_whitespace() {
            chars.push((c, blank));
        }
        blank = c.is_whitespace();
    }
    chars.windows(5).enumerate().find_map(|(i, window)| {
        let digits: String = window[..4].iter().map(|(c, _)| c).collect();
        let before = i.checked_sub(1).and_then(|i| chars.get(i));
        let alone = window[0].1 || !before.is_some_and(|(c, _)| c.is_ascii_digit());
        let year: i32 = digits.parse().ok()?;
        (alone && window[4].0 == '年' && (2000..2100).contains(&year)).then_some(year)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Protects the names that items, projects and indicators are matched by.
    #[test]
    fn names_lose_numbering_and_blanks() {
        for (written, read) in [
            ("…… 3、其他发展与改革事务支出", "其他发展与改革事务支出"),
            ("\u{3000}\u{3000}10、国有土地使用权出让收入安排的支出", "国有土地使用权出让收入安排的支出"),
            ("（三）住房保障支出", "住房保障支出"),
            ("其中：办公经费", "办公经费"),
            ("指标1：受益人数", "受益人数"),
            ("①设施维修", "设施维修"),
            ("3.5万亩高标准农田", "3.5万亩高标准农田"),
            ("2024年农业项目", "2024年农业项目"),
            ("三公经费:", "三公经费"),
        ] {
            assert_eq!(name(written).as_deref(), Some(read), "{written}");
        }
        assert_eq!(name("……"), None);
        assert_eq!(name(" —— "), None);
    }

    /// Protects the heading points that weights are checked against.
    #[test]
    fn level1_gives_its_points() {
        for (written, name, points) in [
            ("产出指标\n(50 分)", "产出指标", Some("50")),
            ("效益指标【30分】", "效益指标", Some("30")),
            ("满意度指标10分", "满意度指标", Some("10")),
            ("成本指标", "成本指标", None),
            ("产出指标（１２．５分）", "产出指标", Some("12.5")),
        ] {
            let (read, weight) = level1(written);
            assert_eq!((read.as_deref(), weight.as_deref()), (Some(name), points), "{written}");
        }
    }

    /// Protects the year of a filing.
    #[test]
    fn years_are_read_from_titles() {
        assert_eq!(year("2024年度部门整体支出绩效自评表"), Some(2024));
        assert_eq!(year("衡山县 2023 年 决算数"), Some(2023));
        assert_eq!(year("２０２４年度"), Some(2024));
        assert_eq!(year("附件3 2024年度"), Some(2024));
        assert_eq!(year("第12024年"), None);
        assert_eq!(year("部门整体支出"), None);
    }
}
