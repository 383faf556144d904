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
