//! Headings: what they say of the money and the subject of the paragraphs below them.

use super::figure;
use super::plain::Plain;
use super::words::{Fund, Subject, phrase};

/// What one heading says.
#[derive(Debug, Clone, Copy)]
struct Heading {
    level: u8,
    fund: Option<Fund>,
    subject: Option<Subject>,
}

/// The headings that a paragraph stands under.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    stack: Vec<Heading>,
}

/// Headings are shorter than this.
const LONGEST: usize = 40;

impl Outline {
    /// Takes a paragraph as a heading if it is one.
    pub fn heading(&mut self, text: &str, year: i32) -> bool {
        if text.chars().count() > LONGEST {
            return false;
        }
        let plain = Plain::new(text);
        if !figure::scan(&plain.chars).is_empty() {
            return false;
        }
        let all: String = plain.chars.iter().collect();
        let (level, words) = numbered(&all);
        let ends = all.ends_with(['。', '；', '！', '，']);
        if all.is_empty() || (ends && level.is_none()) {
            return false;
        }
        let words = words.trim_end_matches(['。', '；', '：']);
        let said = phrase(words, year);
        let level = level.unwrap_or(0);
        self.stack.retain(|heading| heading.level < level);
        self.stack.push(Heading {
            level,
            fund: said.fund.filter(|_| said.understood),
            subject: said.subject.filter(|_| said.understood),
        });
        true
    }

    /// Which money the headings speak of.
    pub fn fund(&self) -> Option<Fund> {
        self.stack.iter().rev().find_map(|heading| heading.fund)
    }

    /// What the nearest heading names.
    pub fn subject(&self) -> Option<Subject> {
        self.stack.last()?.subject
    }
}

/// The level that the numbering says, and what stands behind it: 一、 is 1, （一） 2, 1. 3, （1） 4.
fn numbered(text: &str) -> (Option<u8>, &str) {
    const CHINESE: &[char] = &['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    let (open, body) = match text.strip_prefix('（') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let chinese = body.trim_start_matches(CHINESE);
    let digits = body.trim_start_matches(|c: char| c.is_ascii_digit());
    let (rest, is_chinese) = if chinese.len() < body.len() { (chinese, true) } else { (digits, false) };
    if rest.len() == body.len() {
        return (None, text);
    }
    let mut chars = rest.chars();
    match (open, chars.next()) {
        (true, Some('）')) => {
            (Some(if is_chinese { 2 } else { 4 }), chars.as_str().trim_start_matches('、'))
        }
        (false, Some('、' | '.')) => (Some(if is_chinese { 1 } else { 3 }), chars.as_str()),
        (false, Some('）')) => (Some(4), chars.as_str()),
        _ => (None, text),
    }
}
