//! The clause that stands next to a figure: where it begins, without numbering and brackets.

/// Signs between clauses.
pub const SEPARATORS: &[char] = &['，', '、', '；', '。', '：', '（', '）', '！'];

/// Where the clause begins that stands next to the figure.
pub fn clause_start(own: &str) -> usize {
    let body = own.trim_end_matches('：');
    body.rfind(SEPARATORS).map_or(0, |at| at + body[at..].chars().next().map_or(0, char::len_utf8))
}

/// A clause without its colon and numbering.
pub fn clause_of(clause: &str) -> &str {
    numberless(clause.trim_end_matches('：'))
}

/// 「1.公务接待费」 without its number.
pub fn numberless(clause: &str) -> &str {
    let rest = clause.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix('.') {
        Some(rest) if clause.len() - rest.len() <= 3 => rest,
        _ => clause,
    }
}

/// Without what stands in closed brackets: 公务用车运行费（含燃油费）.
pub fn without_brackets(text: &str) -> String {
    let Some(first) = text.find('）').and(text.find('（')) else { return text.to_owned() };
    let mut out = text[..first].to_owned();
    let mut held = String::new();
    let mut depth = 0_usize;
    for c in text[first..].chars() {
        match c {
            '（' => {
                depth += 1;
                held.push(c);
            }
            '）' if depth == 1 => {
                depth = 0;
                held.clear();
            }
            '）' if depth > 1 => depth -= 1,
            _ if depth > 0 => held.push(c),
            _ => out.push(c),
        }
    }
    out + &held
}

/// Where a quotation begins: with the clause, or the one before if that is nearly nothing.
pub fn quote_start(between: &[char], behind_end: usize) -> usize {
    let sentence = &between[behind_end..];
    let end = sentence.iter().rposition(|c| *c != '：').map_or(0, |at| at + 1);
    let cut =
        sentence[..end].iter().rposition(|c| matches!(c, '，' | '；' | '。' | '：')).map_or(0, |at| at + 1);
    behind_end + cut
}
