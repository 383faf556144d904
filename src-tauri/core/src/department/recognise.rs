//! Which department of the register a name means: taken only if it is the same name written
//! differently; whatever is merely like it is proposed.

use serde::Serialize;
use ts_rs::TS;

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

fn names(department: &Department) -> impl Iterator<Item = &str> {
    std::iter::once(&department.name).chain(&department.aliases).map(String::as_str)
}

fn candidate(department: &Department, why: &str) -> Candidate {
    Candidate { name: department.name.clone(), code: department.code.clone(), why: why.to_owned() }
}

/// What a department is, at the end of its name; longer ones first.
const KINDS: &[&str] = &[
    "中心幼儿园",
    "中心卫生院",
    "疾病预防控制中心",
    "妇幼保健院",
    "事务服务中心",
    "中心小学",
    "初级中学",
    "高级中学",
    "人民医院",
    "中医医院",
    "服务中心",
    "事务中心",
    "管委会",
    "幼儿园",
    "卫生院",
    "检察院",
    "管理处",
    "管理所",
    "管理站",
    "管理局",
    "事务局",
    "街道",
    "中学",
    "小学",
    "学校",
    "学院",
    "医院",
    "中心",
    "公司",
    "法院",
    "大队",
    "支队",
    "协会",
    "联合会",
    "总社",
    "局",
    "委",
    "办",
    "部",
    "所",
    "站",
    "处",
    "科",
    "馆",
    "校",
    "会",
    "社",
    "场",
    "院",
    "队",
    "镇",
    "乡",
];

/// Kinds that one department has had one after the other: a reform makes a 局 of a 委 or a 中心.
const OFFICES: &[&str] = &[
    "局",
    "委",
    "办",
    "管委会",
    "管理处",
    "管理局",
    "事务局",
    "中心",
    "服务中心",
    "事务中心",
    "事务服务中心",
    "处",
];

/// How like two names are, from 1 to 100, and in what; `None`: not so that somebody should be asked.
fn likeness(a: &Short, b: &Short) -> Option<(u32, &'static str)> {
    // 第一中学 and 第二中学 are alike, and never the same.
    if numbers(&a.name) != numbers(&b.name) {
        return None;
    }
    if a.name == b.name {
        return Some(if a.same_place(b) {
            (100, "名称相同")
        } else {
            (90, "名称相同，省市县不同")
        });
    }
    if !a.same_place(b) {
        return None;
    }
    let ((town_a, rest_a), (town_b, rest_b)) = (split_town(&a.name), split_town(&b.name));
    let same_town = town_a == town_b;
    // Two towns; or a town's government and its hospital.
    if !same_town && !town_a.is_empty() && !town_b.is_empty()
        || same_town && !town_a.is_empty() && (rest_a.is_empty() || rest_b.is_empty())
    {
        return None;
    }
    let (long, short) = if a.name.len() >= b.name.len() { (&a.name, &b.name) } else { (&b.name, &a.name) };
    if let Some(more) = long.strip_prefix(short.as_str())
        && ["本级", "机关", "局机关", "本部"].contains(&more)
    {
        return Some((95, "只多“本级”“机关”等字"));
    }
    let (core_a, core_b, kinds) = cores(rest_a, rest_b);
    let shorter_core = core_a.chars().count().min(core_b.chars().count());
    if long.ends_with(short.as_str()) && shorter_core >= 2 && kinds.is_none() {
        return Some((85, "只多前面的几个字"));
    }
    if !same_town {
        return None;
    }
    if let Some((kind_a, kind_b)) = kinds {
        let both = OFFICES.contains(&kind_a) && OFFICES.contains(&kind_b);
        return (both && core_a == core_b && shorter_core >= 2).then_some((80, "只是结尾不同"));
    }
    let longer_core = core_a.chars().count().max(core_b.chars().count());
    let wrong = u32::try_from(distance(core_a, core_b)).unwrap_or(u32::MAX);
    let of = u32::try_from(longer_core).unwrap_or(u32::MAX).max(1);
    // At least three of four characters right.
    if wrong.saturating_mul(4) <= of {
        return Some((79_u32.saturating_sub(wrong.saturating_mul(60) / of), "名称只差几个字"));
    }
    let (long, short) =
        if core_a.chars().count() >= core_b.chars().count() { (core_a, core_b) } else { (core_b, core_a) };
    (shorter_core >= 2 && longer_core >= shorter_core + 2 && abbreviates(short, long))
        .then_some((60, "像是简称"))
}

/// The numbers in a name, which are never a slip of the pen.
fn numbers(name: &str) -> Vec<char> {
    name.chars().filter(|c| c.is_ascii_digit() || "一二三四五六七八九十东南西北".contains(*c)).collect()
}

/// 「白沙镇卫生院」: the town 白沙镇, and 卫生院.
fn split_town(name: &str) -> (&str, &str) {
    let end = name
        .char_indices()
        .skip(1)
        .take(5)
        .find(|(_, c)| matches!(c, '镇' | '乡'))
        // 城乡建设 is no town.
        .filter(|(at, _)| !name[..*at].ends_with('城'))
        .map_or(0, |(at, c)| at + c.len_utf8());
    name.split_at(end)
}

/// Two names without what they end in, and those endings if they differ.
fn cores<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str, Option<(&'a str, &'a str)>) {
    if let Some((core_a, core_b)) =
        KINDS.iter().find_map(|kind| Some((a.strip_suffix(kind)?, b.strip_suffix(kind)?)))
    {
        return (core_a, core_b, None);
    }
    let split = |name: &'a str| {
        let kind = KINDS.iter().find(|kind| name.ends_with(**kind));
        name.split_at(name.len() - kind.map_or(0, |kind| kind.len()))
    };
    let ((core_a, kind_a), (core_b, kind_b)) = (split(a), split(b));
    (core_a, core_b, (kind_a != kind_b).then_some((kind_a, kind_b)))
}

/// Whether the characters of `short` stand in `long` in this order, the first one first.
fn abbreviates(short: &str, long: &str) -> bool {
    let mut left = long.chars();
    short.chars().next() == long.chars().next() && short.chars().all(|c| left.any(|other| other == c))
}

/// Characters to put in, take out or change to make one text of the other (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let changed = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
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
