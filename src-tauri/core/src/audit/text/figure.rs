//! Figures in running text: digits with the unit behind them.

use rust_decimal::Decimal;

/// The units that the reader knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// 元.
    Yuan,
    /// 万元.
    TenThousandYuan,
    /// 亿元.
    HundredMillionYuan,
    /// %.
    Percent,
    /// 个百分点.
    PercentagePoints,
    /// 人, 名.
    People,
    /// 倍.
    Times,
    /// 分.
    Points,
}

impl Unit {
    /// Whether it is one of money.
    pub fn is_money(self) -> bool {
        matches!(self, Self::Yuan | Self::TenThousandYuan | Self::HundredMillionYuan)
    }

    /// What the clerk calls it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::TenThousandYuan => "万元",
            Self::HundredMillionYuan => "亿元",
            Self::Percent => "%",
            Self::PercentagePoints => "个百分点",
            Self::People => "人",
            Self::Times => "倍",
            Self::Points => "分",
        }
    }
}

/// Longest first.
const UNITS: &[(&str, Unit)] = &[
    ("个百分点", Unit::PercentagePoints),
    ("百分点", Unit::PercentagePoints),
    ("亿元", Unit::HundredMillionYuan),
    ("万元", Unit::TenThousandYuan),
    ("元", Unit::Yuan),
    ("%", Unit::Percent),
    ("人", Unit::People),
    ("名", Unit::People),
    ("倍", Unit::Times),
    ("分", Unit::Points),
];

/// What behind a unit makes it another one: 人次, 分钟, 元/人.
const NOT_BEHIND: &[&str] = &["次", "钟", "期", "类", "项", "批", "局", "公司", "行", "之", "别", "/", "每"];

/// Words behind a figure that make it a bound or a guess.
const LOOSE_BEHIND: &[&str] =
    &["以上", "以下", "以内", "左右", "上下", "余", "多", "起", "及以", "（含）", "(含)", "不等", "的项目"];

/// Words before a figure that make it one.
const LOOSE_BEFORE: &[&str] =
    &["约", "近", "超", "超过", "不足", "不到", "突破", "逾", "不低于", "不超过", "大约", "大于", "小于"];

/// A figure found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scanned {
    /// Its first character, a minus included.
    pub start: usize,
    /// Behind its unit.
    pub end: usize,
    /// As written, in its own unit.
    pub number: Decimal,
    /// Decimals as written.
    pub decimals: u32,
    /// Its unit.
    pub unit: Unit,
    /// 约, 以上, a range, digits in doubt: not a figure to be held against another.
    pub loose: bool,
}

/// More digits than any amount has.
const DIGITS: usize = 15;

/// Every figure with a unit that the reader knows.
pub fn scan(chars: &[char]) -> Vec<Scanned> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let digits = run(chars, at);
        if let Some(scanned) = figure(chars, at, &digits) {
            at = scanned.end;
            found.push(scanned);
        } else {
            at = digits.end;
        }
    }
    found
}

struct Run {
    end: usize,
    text: String,
    decimals: u32,
    doubtful: bool,
}

/// Digits from `start` on, with thousands separators and one point.
fn run(chars: &[char], start: usize) -> Run {
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut run = Run { end: start, text: String::new(), decimals: 0, doubtful: false };
    let mut point = false;
    let mut group = 0_usize;
    let mut grouped = false;
    while let Some(&c) = chars.get(run.end) {
        match c {
            '0'..='9' => {
                run.text.push(c);
                group += 1;
                run.decimals += u32::from(point);
            }
            '.' if !point && digit(run.end + 1) => {
                run.doubtful |= grouped && group != 3;
                point = true;
                run.text.push('.');
            }
            // A full-width comma between digits may part a thousand or two figures.
            ',' | '，' if digit(run.end + 1) && !point => {
                run.doubtful |= if grouped { group != 3 } else { group > 3 };
                (grouped, group) = (true, 0);
            }
            '.' | ',' | '，' if digit(run.end + 1) => {
                run.doubtful = true;
            }
            _ => break,
        }
        run.end += 1;
    }
    run.doubtful |= grouped && !point && group != 3;
    run
}

fn figure(chars: &[char], start: usize, run: &Run) -> Option<Scanned> {
    let (unit, end) = unit_at(chars, run.end)?;
    let before = start.checked_sub(1).map(|at| chars[at]);
    // 3-5万元, B3元: a range, a code.
    let joined = before.is_some_and(|c| matches!(c, '~' | '—' | '–' | '/' | '至' | '到' | '第'))
        || before.is_some_and(|c| c.is_ascii_alphabetic());
    let minus = before == Some('-');
    let range = minus
        && start >= 2
        && (chars[start - 2].is_ascii_digit() || chars[start - 2] == '元' || chars[start - 2] == '%');
    let loose_behind = LOOSE_BEHIND.iter().any(|word| stands(chars, end, word))
        || chars.get(end).is_some_and(|c| matches!(c, '-' | '~' | '—' | '–' | '至' | '到'));
    let loose_before =
        LOOSE_BEFORE.iter().any(|word| ends(chars, start, word) || ends(chars, start, &format!("{word}为")));
    let too_long = run.text.len() > DIGITS + 1;
    let number = if too_long { Decimal::ZERO } else { run.text.parse::<Decimal>().ok()? };
    Some(Scanned {
        start: if minus && !range { start - 1 } else { start },
        end,
        number: if minus && !range { -number } else { number },
        decimals: run.decimals,
        unit,
        loose: joined || range || loose_behind || loose_before || run.doubtful || too_long,
    })
}

/// The unit that stands at a place, and where it ends.
fn unit_at(chars: &[char], at: usize) -> Option<(Unit, usize)> {
    let (word, unit) = UNITS.iter().find(|(word, _)| stands(chars, at, word))?;
    let end = at + word.chars().count();
    let countable = matches!(unit, Unit::People | Unit::Points | Unit::Yuan);
    if countable && NOT_BEHIND.iter().any(|word| stands(chars, end, word)) {
        return None;
    }
    Some((*unit, end))
}

/// Whether a word begins at a place.
pub fn stands(chars: &[char], at: usize, word: &str) -> bool {
    let mut here = chars.get(at..).unwrap_or(&[]).iter();
    word.chars().all(|c| here.next() == Some(&c))
}

/// Whether a word ends before a place.
fn ends(chars: &[char], at: usize, word: &str) -> bool {
    at.checked_sub(word.chars().count()).is_some_and(|start| stands(chars, start, word))
}
