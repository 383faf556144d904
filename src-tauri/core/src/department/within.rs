//! Departments of the register whose names stand in the name of a file, an archive or a folder.

use super::{Department, key};

/// The shortest name that is looked for: 「财政局」 stands in too many names.
const SHORTEST: usize = 4;
/// What is put behind a department's name: 「平川县水利局绩效自评」.
const BEHIND: &[&str] = &[
    "部门", "整体", "项目", "绩效", "附件", "自评", "基础", "报送", "重报", "材料", "报告", "上报", "终稿",
    "定稿",
];
/// What is put before it: 「附件三-1平川县水利局」, 「关于报送平川县水利局…」.
const BEFORE: &[&str] = &["附件", "表", "数据", "报告", "报送", "的", "自评", "一", "二", "三", "四"];

/// The departments that `text` names in full, each once. A longer name is not also the shorter one in it, and a name
/// that goes on (「平川县水利局河道管理站」) is not 平川县水利局.
pub fn within(text: &str, register: &[Department]) -> Vec<String> {
    let text = key(text);
    let mut found: Vec<(usize, usize, &str)> = Vec::new();
    for department in register {
        for name in std::iter::once(&department.name).chain(&department.aliases) {
            let name = key(name);
            if name.chars().count() < SHORTEST {
                continue;
            }
            let places = text.match_indices(&name).map(|(at, _)| (at, at + name.len()));
            found.extend(places.map(|(from, to)| (from, to, department.name.as_str())));
        }
    }
    let inside = |&(from, to, _): &(usize, usize, &str)| {
        found.iter().any(|&(a, b, _)| a <= from && to <= b && b - a > to - from)
    };
    let alone = |&(from, to, _): &(usize, usize, &str)| {
        let (before, behind) = (&text[..from], &text[to..]);
        let free = |next: Option<char>| !next.is_some_and(|c| c.is_alphabetic() && !c.is_ascii());
        (free(before.chars().next_back()) || BEFORE.iter().any(|word| before.ends_with(word)))
            && (free(behind.chars().next()) || BEHIND.iter().any(|word| behind.starts_with(word)))
    };
    let mut named: Vec<String> = Vec::new();
    for place in found.iter().filter(|place| !inside(place) && alone(place)) {
        if !named.iter().any(|name| name == place.2) {
            named.push(place.2.to_owned());
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Protects the names of files from being taken for a department that they only begin like.
    #[test]
    fn names_stand_in_texts_in_full() {
        let register: Vec<Department> =
            [("平川县水利局", "县水利局"), ("平川县河道管理站", ""), ("水利局", "")]
                .into_iter()
                .map(|(name, alias)| Department {
                    name: name.to_owned(),
                    aliases: [alias]
                        .into_iter()
                        .filter(|alias| !alias.is_empty())
                        .map(str::to_owned)
                        .collect(),
                    ..Department::default()
                })
                .collect();
        for (text, named) in [
            ("附件三-1平川县水利局.xlsx", &["平川县水利局"][..]),
            ("Sheet3平川县水利局2025.xlsx", &["平川县水利局"]),
            ("03_平川县 水利局绩效自评表（盖章）", &["平川县水利局"]),
            ("县水利局-中小河流治理.docx", &["平川县水利局"]),
            ("平川县水利局河道管理站.xlsx", &[]),
            ("新平川县水利局.xlsx", &[]),
            ("平川县水利局、平川县河道管理站.zip", &["平川县水利局", "平川县河道管理站"]),
            ("水利局.xlsx", &[]),
        ] {
            assert_eq!(within(text, &register), named, "{text}");
        }
    }
}
