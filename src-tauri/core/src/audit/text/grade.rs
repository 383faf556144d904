//! The grade that a report gives itself.

use super::figure::stands;
use super::plain::Plain;
use super::{StatedGrade, Text};

/// Grades that a paragraph states: 等级为“优”.
pub fn read(words: &str, plain: &Plain, report: usize, block: usize, text: &mut Text) {
    const BEFORE: &[&str] = &["等级", "等次", "评级", "评价结果", "自评结果", "自评结论", "评定", "评价结论"];
    const BETWEEN: &[char] = &['为', '是', '：', '定', '评', '属', '于'];
    let mut at = 0;
    while at < plain.chars.len() {
        let Some(word) = BEFORE.iter().find(|word| stands(&plain.chars, at, word)) else {
            at += 1;
            continue;
        };
        let start = at;
        at += word.chars().count();
        let mut told = false;
        while plain.chars.get(at).is_some_and(|c| BETWEEN.contains(c)) {
            told = true;
            at += 1;
        }
        let Some(&grade) = plain.chars.get(at).filter(|c| told && "优良中差".contains(**c)) else {
            continue;
        };
        let rest = plain.text(at + 1, (at + 3).min(plain.chars.len()));
        let ends = rest.is_empty()
            || ["，", "。", "；", "、", "）", "秀", "好", "等", "级"].iter().any(|end| rest.starts_with(end));
        if ends {
            let quote = plain.written(words, start, at + 1).to_owned();
            text.grades.push(StatedGrade { report, block, quote, grade });
        }
    }
}
