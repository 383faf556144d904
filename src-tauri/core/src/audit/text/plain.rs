//! A paragraph as the reader sees it: blanks and quotation marks gone, signs of one width, and the way
//! back to what was written, for quoting.

/// A paragraph without what carries no meaning.
#[derive(Debug, Clone, Default)]
pub struct Plain {
    /// Its characters.
    pub chars: Vec<char>,
    /// Where each of them begins in the paragraph as written; one more for its end.
    origin: Vec<usize>,
}

/// Marks that are left out: they stand around words without changing them.
const DROPPED: &str = "“”\"‘’'「」『』《》〈〉【】*_";

impl Plain {
    /// Reads a paragraph.
    pub fn new(text: &str) -> Self {
        let mut plain = Self::default();
        let written: Vec<(usize, char)> = text.char_indices().collect();
        let mut n = 0;
        while let Some(&(at, c)) = written.get(n) {
            n += 1;
            if c == '\n' || c == '\r' {
                plain.push('。', at);
                continue;
            }
            // 因公出国（境）费 is one word.
            if matches!(c, '（' | '(')
                && written.get(n).is_some_and(|(_, c)| *c == '境')
                && written.get(n + 1).is_some_and(|(_, c)| matches!(c, '）' | ')'))
            {
                n += 2;
                continue;
            }
            if c.is_whitespace() || DROPPED.contains(c) {
                continue;
            }
            let next = written[n..].iter().map(|(_, c)| *c).find(|c| !c.is_whitespace());
            plain.push(one_width(c, plain.chars.last().copied(), next), at);
        }
        plain.origin.push(text.len());
        plain
    }

    fn push(&mut self, c: char, at: usize) {
        self.chars.push(c);
        self.origin.push(at);
    }

    /// What stands at a range of characters, as it was written.
    pub fn written<'a>(&self, text: &'a str, from: usize, to: usize) -> &'a str {
        let end = self.origin.len().saturating_sub(1);
        let (from, to) = (from.min(end), to.min(end));
        // Up to the end of the last character, not to the beginning of the next: blanks between stay out.
        let last = to.checked_sub(1).map_or(0, |last| self.origin[last]);
        let stop = text[last..].chars().next().map_or(last, |c| last + c.len_utf8());
        text.get(self.origin[from]..stop.max(self.origin[from])).unwrap_or("").trim()
    }

    /// The characters of a range, as a text.
    pub fn text(&self, from: usize, to: usize) -> String {
        self.chars.get(from..to.max(from)).map(|chars| chars.iter().collect()).unwrap_or_default()
    }
}

/// A sign in the width that the reader knows it by.
fn one_width(c: char, before: Option<char>, next: Option<char>) -> char {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let between_digits = digit(before) && digit(next);
    match c {
        '０'..='９' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '．' | '﹒' => '.',
        '·' if between_digits => '.',
        '％' | '﹪' => '%',
        '，' | ',' if !between_digits => '，',
        ';' => '；',
        ':' | '﹕' => '：',
        '(' => '（',
        ')' => '）',
        '－' | '−' | '﹣' => '-',
        '～' | '〜' | '∼' => '~',
        '!' => '！',
        '?' => '？',
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}
