//! When two names mean the same: what clerks write now one way, now the other.

/// Confusions of characters that are known to happen; each is written as the second.
const CONFUSED: &[(&str, &str)] =
    &[("事物", "事务"), ("其它", "其他"), ("部份", "部分"), ("帐", "账"), ("安排的", "安排")];

/// A project's name without what is written now one way, now the other; a final 支出 says nothing.
pub(crate) fn key(name: &str) -> String {
    let mut bare: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    for (wrong, right) in CONFUSED {
        bare = bare.replace(wrong, right);
    }
    bare.strip_suffix("支出").filter(|rest| !rest.is_empty()).unwrap_or(&bare).to_owned()
}
/// A name's characters alone; a final 支出 says nothing.
pub(crate) fn spelled(name: &str) -> String {
    let bare: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    bare.strip_suffix("支出").filter(|rest| !rest.is_empty()).unwrap_or(&bare).to_owned()
}

/// How many characters have to be put in, left out or exchanged to make one text of the other.
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (n, c) in a.chars().enumerate() {
        let mut diagonal = n;
        row[0] = n + 1;
        for (m, d) in b.iter().enumerate() {
            let exchanged = diagonal + usize::from(c != *d);
            diagonal = row[m + 1];
            row[m + 1] = exchanged.min(diagonal + 1).min(row[m] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}
