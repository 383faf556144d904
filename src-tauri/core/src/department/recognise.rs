//! Which department of the register a name means: taken only if it is the same name written
//! differently; whatever is merely like it is proposed.

use serde::Serialize;
use ts_rs::TS;

use super::code::split_code;
use super::likeness::likeness;
use super::short::Short;
use super::{Department, key};

/// The most departments that are proposed for one name.
const MOST: usize = 5;

/// A department that a name may mean, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Candidate {
    /// Its full name.
    pub name: String,
    /// Its code.
    pub code: Option<String>,
    /// Why it is proposed.
    pub why: String,
}

/// What the register says to a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recognition {
    /// It is this department's name, other name or code, as it stands.
    Exact(String),
    /// It is this department's name or other name, written longer or shorter; no other department's.
    Alike(String),
    /// It may be one of these.
    Near(Vec<Candidate>),
    /// It is like none.
    New,
}

/// Looks a name up. It may stand behind a code: 「411001-贯塘乡人民政府」.
pub fn recognise(text: &str, register: &[Department]) -> Recognition {
    let (code, name) = split_code(text);
    let exact = |text: &str| {
        let wanted = key(text);
        register.iter().find(|department| {
            names(department).any(|name| key(name) == wanted)
                || department.code.as_deref().is_some_and(|code| code == wanted)
        })
    };
    if let Some(department) = exact(text) {
        return Recognition::Exact(department.name.clone());
    }
    let by_code = code
        .as_deref()
        .and_then(|code| register.iter().find(|department| department.code.as_deref() == Some(code)));
    // A code that is none of the register's says nothing, unless the department has another one.
    let contradicts = |department: &Department| {
        let other = department.code.as_deref().zip(code.as_deref()).is_some_and(|(own, code)| own != code);
        other || by_code.is_some_and(|coded| coded.name != department.name)
    };
    if let Some(department) = exact(&name) {
        if !contradicts(department) {
            return Recognition::Exact(department.name.clone());
        }
        let coded = by_code.map(|coded| candidate(coded, "编码相同，名称不同"));
        let named = candidate(department, "名称相同，编码不同");
        return Recognition::Near(std::iter::once(named).chain(coded).collect());
    }
    let short = Short::of(&name);
    if short.name.is_empty() {
        return Recognition::New;
    }
    let alike: Vec<&Department> = register
        .iter()
        .filter(|department| {
            names(department).map(Short::of).any(|other| other.name == short.name && other.same_place(&short))
        })
        .collect();
    if let [one] = alike.as_slice()
        && !contradicts(one)
    {
        return Recognition::Alike(one.name.clone());
    }
    let mut found: Vec<(u32, Candidate)> = Vec::new();
    for department in register {
        let best = names(department).filter_map(|name| likeness(&short, &Short::of(name))).max();
        let coded = by_code.is_some_and(|other| other.name == department.name);
        match (coded, best) {
            (true, _) => found.push((101, candidate(department, "编码相同，名称不同"))),
            (false, Some((score, why))) => found.push((score, candidate(department, why))),
            (false, None) => {}
        }
    }
    found.sort_by(|(a, left), (b, right)| b.cmp(a).then_with(|| left.name.cmp(&right.name)));
    found.truncate(MOST);
    if found.is_empty() {
        return Recognition::New;
    }
    Recognition::Near(found.into_iter().map(|(_, candidate)| candidate).collect())
}

fn names(department: &Department) -> impl Iterator<Item = &str> {
    std::iter::once(&department.name).chain(&department.aliases).map(String::as_str)
}

fn candidate(department: &Department, why: &str) -> Candidate {
    Candidate { name: department.name.clone(), code: department.code.clone(), why: why.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn register(names: &[(&str, Option<&str>, &[&str])]) -> Vec<Department> {
        names
            .iter()
            .map(|(name, code, aliases)| Department {
                name: (*name).to_owned(),
                code: code.map(str::to_owned),
                aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
                ..Department::default()
            })
            .collect()
    }

    fn county() -> Vec<Department> {
        register(&[
            ("衡山县财政局", Some("001203"), &[]),
            ("衡山县水利局", Some("001204"), &[]),
            ("衡山县开云新区事务中心", None, &[]),
            ("衡山高新技术产业开发区管理委员会", None, &["高新区"]),
            ("贯塘乡人民政府", Some("411001"), &[]),
            ("贯塘乡卫生院", None, &[]),
            ("衡山县第一中学", None, &[]),
            ("衡山县卫生健康局", None, &[]),
            ("衡山县人民政府办公室", None, &[]),
            ("衡山县农业农村局", None, &[]),
        ])
    }

    /// Protects clerks from being asked where a name is only written longer or shorter.
    #[test]
    fn the_same_name_written_differently_is_taken() {
        for (written, found) in [
            ("财政局", "衡山县财政局"),
            ("县财政局", "衡山县财政局"),
            ("湖南省衡阳市衡山县财政局", "衡山县财政局"),
            ("衡山高新区管委会", "衡山高新技术产业开发区管理委员会"),
            ("县政府办", "衡山县人民政府办公室"),
            ("县政府办公室", "衡山县人民政府办公室"),
            ("贯塘乡", "贯塘乡人民政府"),
            ("衡山县贯塘乡政府", "贯塘乡人民政府"),
            ("县卫健局", "衡山县卫生健康局"),
        ] {
            assert_eq!(recognise(written, &county()), Recognition::Alike(found.to_owned()), "{written}");
        }
        for (written, found) in [
            ("衡山县 财政局", "衡山县财政局"),
            ("００１２０３", "衡山县财政局"),
            ("高新区", "衡山高新技术产业开发区管理委员会"),
            ("411001-贯塘乡人民政府", "贯塘乡人民政府"),
            ("999999-衡山县第一中学", "衡山县第一中学"),
            ("［411001］贯塘乡人民政府", "贯塘乡人民政府"),
            ("贯塘乡人民政府（411001）", "贯塘乡人民政府"),
            ("001203衡山县财政局", "衡山县财政局"),
        ] {
            assert_eq!(recognise(written, &county()), Recognition::Exact(found.to_owned()), "{written}");
        }
    }

    /// Protects against a filing that lands silently under a department with a similar name.
    #[test]
    fn what_is_only_like_a_name_is_proposed() {
        for (written, proposed, why) in [
            ("开云新区事物中心", "衡山县开云新区事务中心", "名称只差几个字"),
            ("衡东县财政局", "衡山县财政局", "名称相同，省市县不同"),
            ("财政局机关", "衡山县财政局", "只多“本级”“机关”等字"),
            ("衡山县卫生健康委员会", "衡山县卫生健康局", "只是结尾不同"),
            ("衡山县卫局", "衡山县卫生健康局", ""),
            ("县农村局", "衡山县农业农村局", "只多前面的几个字"),
            ("县农业局", "衡山县农业农村局", "像是简称"),
            ("高新区管委会", "衡山高新技术产业开发区管理委员会", "只多前面的几个字"),
            ("411001-白沙镇人民政府", "贯塘乡人民政府", "编码相同，名称不同"),
            ("999999-贯塘乡人民政府", "贯塘乡人民政府", "名称相同，编码不同"),
            ("1203-衡山县财政局", "衡山县财政局", "名称相同，编码不同"),
            ("001204-县财政局", "衡山县水利局", "编码相同，名称不同"),
        ] {
            match recognise(written, &county()) {
                Recognition::Near(candidates) => {
                    assert_eq!(
                        (candidates[0].name.as_str(), candidates[0].why.as_str()),
                        (proposed, why),
                        "{written}"
                    );
                }
                other if why.is_empty() => assert_eq!(other, Recognition::New, "{written}"),
                other => panic!("{written}: {other:?}"),
            }
        }
    }

    /// Protects clerks from questions about departments that are clearly others.
    #[test]
    fn other_departments_are_new() {
        for written in [
            "衡山县林业局",
            "衡山县第二中学",
            "贯塘乡中心小学",
            "白沙镇人民政府",
            "衡山县教育局",
            "衡山县财政所培训学校",
            "店门镇卫生院",
            "衡山县人民医院",
        ] {
            assert_eq!(recognise(written, &county()), Recognition::New, "{written}");
        }
        assert_eq!(recognise("县财政局", &[]), Recognition::New);
    }

    /// Protects against guessing between two departments that share a short form.
    #[test]
    fn two_that_fit_are_a_question() {
        let both = register(&[("衡山县财政局", None, &[]), ("衡阳市财政局", None, &[])]);
        let Recognition::Near(candidates) = recognise("财政局", &both) else { panic!("not asked") };
        assert_eq!(candidates.len(), 2);
        let clash = register(&[("财政局", Some("100"), &[]), ("水利局", Some("200"), &[])]);
        let Recognition::Near(candidates) = recognise("200-财政局", &clash) else { panic!("not asked") };
        assert_eq!(candidates.iter().map(|c| c.name.as_str()).collect::<Vec<_>>(), ["财政局", "水利局"]);
    }
}
