//! How like two names of departments are: never enough to take one for the other, enough to ask.

use super::short::Short;

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
pub fn likeness(a: &Short, b: &Short) -> Option<(u32, &'static str)> {
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
