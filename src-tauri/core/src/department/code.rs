//! A code that stands with a name.

use super::key;

/// The code at a name, if there is one, and the name: 「411001-贯塘乡人民政府」, 「[411001]贯塘乡人民政府」,
/// 「贯塘乡人民政府（411001）」. Leading zeros are kept.
pub fn split_code(text: &str) -> (Option<String>, String) {
    let text = key(text);
    let whole = || (None, text.clone());
    let is_code = |code: &str| (3..=20).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit());
    for (open, close) in [('(', ')'), ('[', ']'), ('【', '】'), ('〔', '〕')] {
        if let Some((code, name)) = text.strip_prefix(open).and_then(|rest| rest.split_once(close))
            && is_code(code)
            && !name.is_empty()
        {
            return (Some(code.to_owned()), name.to_owned());
        }
        if let Some((name, code)) = text.strip_suffix(close).and_then(|rest| rest.rsplit_once(open))
            && is_code(code)
            && !name.is_empty()
        {
            return (Some(code.to_owned()), name.to_owned());
        }
    }
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let (code, behind) = text.split_at(digits);
    let name = behind.trim_start_matches(['-', '—', '–', '_', ':', '.', '、', '|', '/']);
    // Without a sign between them a short number belongs to the name: 「128医院」.
    let parted = name.len() < behind.len() || digits >= 5;
    if is_code(code) && parted && name.chars().next().is_some_and(char::is_alphabetic) {
        (Some(code.to_owned()), name.to_owned())
    } else {
        whole()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Protects codes with their leading zeros, and names that begin with a number.
    #[test]
    fn codes_are_parted_from_names() {
        for (written, code, name) in [
            ("001203-衡山县财政局", Some("001203"), "衡山县财政局"),
            ("219001 —— 教育局", Some("219001"), "教育局"),
            ("（００１２０３）财政局", Some("001203"), "财政局"),
            ("128医院", None, "128医院"),
            ("财政局（本级）", None, "财政局(本级)"),
            ("411001", None, "411001"),
        ] {
            assert_eq!(split_code(written), (code.map(str::to_owned), name.to_owned()), "{written}");
        }
    }
}
