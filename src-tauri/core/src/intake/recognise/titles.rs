//! Titles of forms and their annex numbers.

use crate::filing::FormKind;
use crate::intake::labels;

/// A title is short; a sentence that mentions the form is not one.
const LONGEST_TITLE: usize = 48;

/// Whether a line is the title of a form, and of which, if it says so.
pub fn title_kind(line: &str) -> Option<Option<FormKind>> {
    if line.contains(['。', '；', '，']) {
        return None;
    }
    let key = labels::key(without_tail(line));
    if key.chars().count() > LONGEST_TITLE {
        return None;
    }
    if key.ends_with("基础数据表") {
        return Some(Some(FormKind::BasicData));
    }
    if ["自评表", "自评价表", "绩效评价表", "绩效目标自评表"].iter().any(|end| key.ends_with(end))
    {
        return Some(if key.contains("整体") {
            Some(FormKind::Overall)
        } else if key.contains("项目") {
            Some(FormKind::Project)
        } else if key.contains("部门") || key.contains("单位") {
            Some(FormKind::Overall)
        } else if key.contains("绩效") {
            None
        } else {
            return None;
        });
    }
    (key.ends_with("自评报告") && !starts_with_numbering(line)).then_some(Some(FormKind::Report))
}

/// The kind of a title that lost its last character: 「2024年度部门整体支出绩效自评」.
pub fn clipped_title_kind(cell: &str) -> Option<Option<FormKind>> {
    let key = labels::key(without_tail(cell));
    let clipped = key.ends_with("绩效自评") || key.ends_with("评价基础数据");
    // Naming the form's subject, it is no heading like 「绩效自评」.
    (clipped && (key.contains("整体") || key.contains("项目支出")))
        .then(|| title_kind(&format!("{}表", without_tail(cell))))
        .flatten()
}

/// A title without what is put behind it: 「（2024年度）」, 「（续）」, 「单位：万元」.
fn without_tail(line: &str) -> &str {
    let mut rest = line.trim();
    for mark in ["单位：", "单位:", "金额单位", "填报单位"] {
        if let Some(at) = rest.find(mark).filter(|&at| at > 0) {
            rest = rest[..at].trim();
        }
    }
    while rest.ends_with(['）', ')'])
        && let Some(open) = rest.rfind(['（', '('])
        && open > 0
    {
        rest = rest[..open].trim();
    }
    rest
}

/// A heading inside a report (「九、…自评报告」) is not its title.
fn starts_with_numbering(line: &str) -> bool {
    labels::name(line).is_some_and(|name| name.chars().count() < labels::key(line).chars().count())
}

/// `附件三-7` where the line is nothing else.
pub fn annex_of_line(line: &str) -> Option<String> {
    let mut text: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    for mark in ["单位：", "单位:", "金额单位"] {
        if let Some(at) = text.find(mark).filter(|&at| at > 0) {
            text.truncate(at);
        }
    }
    let text = text.trim_end_matches([':', '：']);
    (text.starts_with("附件") && text.chars().count() <= 8).then(|| text.to_owned())
}

/// `附件三-7` in front of the title in the same line.
pub fn annex_of_title(line: &str) -> Option<String> {
    let rest = line.trim().strip_prefix("附件")?.trim_start();
    let number: String =
        rest.chars().take_while(|c| c.is_ascii_digit() || "一二三四五六七八九十-－—".contains(*c)).collect();
    let after = &rest[number.len()..];
    // Without a break the digits may be the title's year: 「附件2024年度…」.
    let broken = after.starts_with([':', '：', '、', '.']) || after.starts_with(char::is_whitespace);
    let year = after.starts_with('年') || number.chars().filter(char::is_ascii_digit).count() > 3;
    (!number.is_empty() && (broken || !year)).then(|| format!("附件{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Protects titles in other counties' wording, and sentences from being taken for titles.
    #[test]
    fn titles_in_other_words() {
        for (line, kind) in [
            ("2024年度某县部门整体支出绩效自评表", Some(Some(FormKind::Overall))),
            ("附件2-1 项目支出绩效自评表（2024年度）", Some(Some(FormKind::Project))),
            ("部门（单位）整体支出绩效自评表（续）", Some(Some(FormKind::Overall))),
            ("某县重点项目事务中心部门整体支出绩效自评表", Some(Some(FormKind::Overall))),
            ("2024年度部门整体支出绩效自评表 单位：万元", Some(Some(FormKind::Overall))),
            ("2024年度绩效自评表", Some(None)),
            ("请各单位认真填写项目支出绩效自评表，并于三月底前报送", None),
            ("自评表", None),
        ] {
            assert_eq!(title_kind(line), kind, "{line}");
        }
    }

    /// Protects the annex number from swallowing a year.
    #[test]
    fn annex_numbers_end_before_years() {
        for (line, annex) in [
            ("附件2-1 项目支出绩效自评表", Some("附件2-1")),
            ("附件2-1项目支出绩效自评表", Some("附件2-1")),
            ("附件三：项目支出绩效自评表", Some("附件三")),
            ("附件 2 2024年度部门整体支出绩效自评表", Some("附件2")),
            ("附件2024年度部门整体支出绩效自评表", None),
        ] {
            assert_eq!(annex_of_title(line).as_deref(), annex, "{line}");
        }
    }
}
