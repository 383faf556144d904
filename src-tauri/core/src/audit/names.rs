//! When two names mean the same: what clerks write now one way, now the other.

use crate::number::normalise;

/// Confusions of characters that are known to happen; each is written as the second.
const CONFUSED: &[(&str, &str)] =
    &[("事物", "事务"), ("其它", "其他"), ("部份", "部分"), ("帐", "账"), ("安排的", "安排")];

/// A project's name without what is written now one way, now the other; a final 支出 says nothing.
pub(crate) fn key(name: &str) -> String {
    let mut bare: String = normalise(name).chars().filter(|c| c.is_alphanumeric()).collect();
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

/// Whether two names may mean the same, though they are not equal: one holds the other, or a single character is
/// another one. Figures tell things apart: 一期 is not 二期.
pub(crate) fn near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (key(a).chars().collect(), key(b).chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.len() < 5 {
        return false;
    }
    if short.len() < long.len() {
        // What is left over must not be a number of something.
        let held = long.windows(short.len()).position(|part| part == &short[..]);
        return held.is_some_and(|at| {
            let mut left = long[..at].iter().chain(&long[at + short.len()..]);
            !left.any(|c| counts(*c))
        });
    }
    let mut other = short.iter().zip(long.iter()).filter(|(x, y)| x != y);
    let one = other.next();
    one.is_none_or(|(x, y)| other.next().is_none() && !counts(*x) && !counts(*y))
}

fn counts(c: char) -> bool {
    c.is_numeric() || "一二三四五六七八九十东南西北上下甲乙丙丁".contains(c)
}
