//! One short form for the ways in which a department's name is written.

use super::key;

/// Long forms and what they are shortened to; longer ones first, so that they are not cut in the middle.
const SHORTER: &[(&str, &str)] = &[
    ("人民代表大会常务委员会", "人大常委会"),
    ("中国人民政治协商会议", "政协"),
    ("人力资源和社会保障", "人社"),
    ("人力资源社会保障", "人社"),
    ("城市管理和综合执法", "城管执法"),
    ("城市管理综合执法", "城管执法"),
    ("高新技术产业开发区", "高新区"),
    ("高新技术开发区", "高新区"),
    ("经济技术开发区", "经开区"),
    ("股份有限公司", "公司"),
    ("有限责任公司", "公司"),
    ("住房和城乡建设", "住建"),
    ("住房城乡建设", "住建"),
    ("纪律检查委员会", "纪委"),
    ("市场监督管理", "市监"),
    ("街道办事处", "街道"),
    ("发展和改革", "发改"),
    ("发展改革", "发改"),
    ("卫生健康", "卫健"),
    ("有限公司", "公司"),
    ("管理委员会", "管委会"),
    ("人民政府", "政府"),
    ("街道办", "街道"),
    ("委员会", "委"),
    ("办公室", "办"),
];

/// What follows 县, 市, 区 or 省 where that is not a place in front but part of a word: 市场, 市政工程, 县级.
const PART_OF_A_WORD: &[&str] =
    &["场", "政", "容", "级", "域", "民", "直", "辖", "属", "际", "间", "外", "内", "道"];

/// What follows a place though it begins like such a word.
const NO_SUCH_WORD: &[&str] = &["政府", "政协", "政法", "政务", "民政", "民族", "民兵", "直属"];

/// What stands before 区 where it is no county: 新区, 园区, 开发区.
const NO_COUNTY: &[char] = &[
    '新', '园', '景', '社', '发', '理', '业', '林', '库', '灌', '范', '护', '城', '老', '校', '院', '港',
    '矿', '牧', '军', '片', '小', '山', '湖', '示',
];

/// A name taken apart: 「衡山县财政局」 is the place 衡山县 and the name 财政局.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Short {
    /// Province, city and county in front, as written; may be empty or only 「县」.
    pub place: String,
    /// The rest, in its short form.
    pub name: String,
}

impl Short {
    /// Takes a name, as it was typed, apart.
    pub fn of(text: &str) -> Self {
        let text: String = key(text).chars().filter(|c| c.is_alphanumeric()).collect();
        let text = ["中国共产党", "中共"].iter().find_map(|party| text.strip_prefix(party)).unwrap_or(&text);
        let (place, name) = text.split_at(place_end(text));
        let mut name = name.to_owned();
        for (long, short) in SHORTER {
            name = name.replace(long, short);
        }
        // A town and its government are one department: 白沙镇人民政府, 白沙镇政府, 白沙镇.
        if let Some(town) = name.strip_suffix("政府")
            && town.ends_with(['镇', '乡'])
        {
            name = town.to_owned();
        }
        Self { place: place.to_owned(), name }
    }

    /// Whether both may lie in one place: 「县」 and 「衡山县」 may, 「衡东县」 and 「衡山县」 may not.
    pub fn same_place(&self, other: &Self) -> bool {
        self.place.ends_with(&other.place) || other.place.ends_with(&self.place)
    }
}

/// Where the name begins behind 「某省某市某县」, as bytes.
fn place_end(text: &str) -> usize {
    let mut end = 0;
    for (levels, longest) in
        [(&["自治区", "省"][..], 4), (&["自治州", "市"], 5), (&["自治县", "县", "旗", "区"], 5)]
    {
        for level in levels {
            if let Some(length) = level_end(&text[end..], level, longest) {
                end += length;
                break;
            }
        }
    }
    // A name that is all place keeps it.
    if end == text.len() { 0 } else { end }
}

/// How many bytes 「某县」 or a bare 「县」 at the beginning takes.
fn level_end(text: &str, level: &str, longest: usize) -> Option<usize> {
    let (before, _) = text.split_once(level)?;
    let end = before.len() + level.len();
    let count = before.chars().count();
    let begins = |words: &[&str]| words.iter().any(|word| text[end..].starts_with(word));
    if count > longest || begins(PART_OF_A_WORD) && !begins(NO_SUCH_WORD) {
        return None;
    }
    let named = match level {
        // Districts have names of two characters: 雨花区; all else is a zone.
        "区" => count == 2 && !before.ends_with(NO_COUNTY),
        // 「某县城市…」 is a county, and what it does in its towns.
        "市" => count >= 2 && !before.contains(['县', '区', '城']),
        // 「全县」, 「本县」 too.
        "县" => true,
        _ => count >= 1,
    };
    let bare = count == 0 && ["县", "市", "区", "省"].contains(&level);
    // 「…局…县…」 is a name in which a county stands, not a county in front.
    let plain = !before.contains(['局', '委', '办', '镇', '乡', '部', '院', '会', '站', '所', '处']);
    (plain && (named || bare)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::Short;

    /// Protects one department from being two because its name was written long or short, and 市场监督管理局
    /// from losing its first character.
    #[test]
    fn names_are_taken_apart() {
        for (written, place, name) in [
            ("衡山县财政局", "衡山县", "财政局"),
            ("湖南省衡阳市衡山县财政局", "湖南省衡阳市衡山县", "财政局"),
            ("县财政局", "县", "财政局"),
            ("财政局", "", "财政局"),
            ("市场监督管理局", "", "市监局"),
            ("衡阳市市场监督管理局", "衡阳市", "市监局"),
            ("城市管理和综合执法局", "", "城管执法局"),
            ("衡山县开云新区事务中心", "衡山县", "开云新区事务中心"),
            ("衡山高新技术产业开发区管理委员会", "", "衡山高新区管委会"),
            ("雨花区教育局", "雨花区", "教育局"),
            ("贯塘乡人民政府", "", "贯塘乡"),
            ("县人民政府办公室", "县", "政府办"),
            ("中共衡山县委员会办公室", "衡山县", "委办"),
            ("卫生健康委员会", "", "卫健委"),
            ("县城关镇人民政府", "县", "城关镇"),
            ("县民政局", "县", "民政局"),
            ("市民服务中心", "", "市民服务中心"),
            ("长江流域水利局", "", "长江流域水利局"),
            ("某县城市建设投资有限责任公司", "某县", "城市建设投资公司"),
        ] {
            let short = Short::of(written);
            assert_eq!((short.place.as_str(), short.name.as_str()), (place, name), "{written}");
        }
    }
}
