//! When two names in two years mean one project.

use crate::audit::names;
use crate::filing::Project;
use crate::intake::labels;
use crate::number::normalise;

/// A project's name in what makes it the same and what makes it alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Its characters alone: no numbering, blanks or widths. A final 支出 says nothing.
    pub plain: String,
    /// The same without what clerks write now one way, now the other (事务, 事物).
    pub folded: String,
}

/// The key of a name; `None` if nothing is left of it.
pub fn key(name: &str) -> Option<Key> {
    let bare = labels::name(&normalise(name))?;
    let plain = names::spelled(&bare);
    (!plain.is_empty()).then(|| Key { plain, folded: names::key(&bare) })
}

/// The key of a filed project.
pub fn of(project: &Project) -> Option<Key> {
    project.name.text().and_then(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Protects a project's years from being parted by numbering and blanks, and from being joined by more.
    #[test]
    fn numbering_and_blanks_part_no_project() {
        let same = |a: &str, b: &str| key(a).unwrap().plain == key(b).unwrap().plain;
        let folded = |a: &str, b: &str| key(a).unwrap().folded == key(b).unwrap().folded;
        assert!(same("3、农村公路养护", "农村 公路\u{3000}养护"));
        assert!(same("（一）河道清淤（二期）", "河道清淤(二期)支出"));
        assert!(!same("社区管理事务", "社区管理事物") && folded("社区管理事务", "社区管理事物"));
        assert!(!folded("一期工程", "二期工程"));
        assert_eq!(key("——"), None);
    }
}
