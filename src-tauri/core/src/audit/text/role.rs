//! What a figure does in its sentence: it states an amount, a share, a rate, or a change.

use super::figure::Unit;
use super::words::{Column, Phrase, Subject, phrase};

/// What a change is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// 比上年.
    LastYear,
    /// 比预算, or 比年初预算.
    Budget(Column),
}

/// What a figure does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// States an amount, a number of people or a score.
    Level,
    /// 占…的…%; the whole, if it is named.
    Share(Option<Subject>),
    /// 执行率.
    Rate,
    /// 比上年增加…万元.
    Change(Base, Sign),
    /// 增长…%.
    ChangeRate(Base, Sign),
    /// Something that the reader does not follow.
    Other,
}

/// Up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Sign {
    Up,
    Down,
}

const UP: &[&str] = &["增加", "增长", "上升", "提高", "上涨", "增幅", "增"];
const DOWN: &[&str] = &["减少", "下降", "降低", "降幅", "减"];

/// Words that make an amount something else than a level.
const NOT_A_LEVEL: &[&str] = &[
    "结转",
    "结余",
    "超支",
    "超出",
    "缺口",
    "欠",
    "节约",
    "节省",
    "压减",
    "调减",
    "核减",
    "调剂",
    "超",
    "占",
    "每",
    "人均",
    "计划",
    "预计",
    "拟",
    "力争",
    "争取",
    "目标",
    "以来",
    "累计完成",
    "同期",
    "差额",
    "低于",
    "高于",
    "多于",
    "少于",
];

const RATES: &[&str] = &["执行率", "完成率", "支出进度", "执行进度", "支付率", "支付进度"];

/// What is known of the figure before.
#[derive(Debug, Clone, Copy, Default)]
pub struct Before {
    /// The change that the same sentence spoke of.
    pub change: Option<(Base, Sign)>,
    /// What the last amount was of.
    pub subject: Option<Subject>,
    /// It was the budget in 完成预算…万元的…%.
    pub completes: bool,
}

/// Which role a figure of this unit has behind this clause. `sentence` is all that stands between the
/// figure before and this one, as far as it is of the same sentence.
pub fn role(unit: Unit, clause: &str, sentence: &str, before: Before, year: i32) -> Role {
    match unit {
        Unit::Percent => percent(clause, sentence, before, year),
        Unit::People | Unit::Points => {
            if sign(clause).is_some() || NOT_A_LEVEL.iter().any(|word| clause.contains(word)) {
                Role::Other
            } else {
                Role::Level
            }
        }
        Unit::Times | Unit::PercentagePoints => Role::Other,
        Unit::Yuan | Unit::TenThousandYuan | Unit::HundredMillionYuan => {
            money(clause, sentence, before, year)
        }
    }
}

fn money(clause: &str, sentence: &str, before: Before, year: i32) -> Role {
    let said = phrase(clause, year);
    if said.understood && said.column == Some(Column::Added) {
        return Role::Level;
    }
    if let Some((sign, at)) = sign(clause) {
        return match base(clause, sentence, before, year) {
            Some(base) if speaks_of_the_same(clause, at, before, year) => Role::Change(base, sign),
            _ => Role::Other,
        };
    }
    if NOT_A_LEVEL.iter().any(|word| clause.contains(word)) || ["比", "较"].iter().any(|c| clause.contains(c))
    {
        return Role::Other;
    }
    Role::Level
}

fn percent(clause: &str, sentence: &str, before: Before, year: i32) -> Role {
    let told = clause.trim_end_matches(['为', '达', '到', '是', '均', '的']);
    if let Some((front, whole)) = told.split_once('占') {
        let named = phrase(whole.trim_end_matches(['比', '例', '重']).trim_end_matches('的'), year);
        // 占用 and the like is no share; a whole that is named and not understood is none to judge by.
        let front = phrase(front, year);
        let plain_front = front.empty || (front.understood && front.subject == before.subject);
        return match named {
            Phrase { understood: true, subject: Some(subject), fund: None, column: None, .. }
                if plain_front =>
            {
                Role::Share(Some(subject))
            }
            Phrase { understood: true, empty: true, .. } if plain_front => Role::Share(None),
            _ => Role::Other,
        };
    }
    if RATES.iter().any(|word| told.ends_with(word)) {
        // 预算执行率 is of what was spoken of; 投资完成率 is not.
        let front = RATES.iter().find_map(|word| told.strip_suffix(word)).unwrap_or("");
        let said = phrase(front, year);
        let own = said.subject.is_none() || said.subject == before.subject;
        return if said.understood && own { Role::Rate } else { Role::Other };
    }
    if before.completes && clause.trim_matches(['的', '为']).is_empty() && clause.starts_with('的') {
        return Role::Rate;
    }
    if let Some((sign, at)) = sign(clause) {
        return match base(clause, sentence, before, year) {
            Some(base) if speaks_of_the_same(clause, at, before, year) => Role::ChangeRate(base, sign),
            _ => Role::Other,
        };
    }
    Role::Other
}

/// Up or down, and where the word stands.
fn sign(clause: &str) -> Option<(Sign, usize)> {
    let find = |words: &[&str]| words.iter().filter_map(|word| clause.find(word)).min();
    match (find(UP), find(DOWN)) {
        // 增减 says neither.
        (Some(_), Some(_)) => None,
        (Some(at), None) => Some((Sign::Up, at)),
        (None, Some(at)) => Some((Sign::Down, at)),
        (None, None) => None,
    }
}

/// What stands before 比上年 or 增加 is nothing, or names again what the last amount was of.
fn speaks_of_the_same(clause: &str, sign_at: usize, before: Before, year: i32) -> bool {
    let front = &clause[..sign_at];
    let cut =
        ["同比", "比", "较", "与"].iter().filter_map(|word| front.find(word)).min().unwrap_or(front.len());
    let said = phrase(&front[..cut], year);
    said.empty || (said.understood && said.subject.is_some() && said.subject == before.subject)
}

/// What a change is held against.
fn base(clause: &str, sentence: &str, before: Before, year: i32) -> Option<Base> {
    let begins = ["同比", "比", "较", "与"].iter().filter_map(|word| sentence.rfind(word)).max();
    let Some(begins) = begins else {
        // 「，下降14%」 goes on with the comparison before.
        return before.change.map(|(base, _)| base).filter(|_| !clause.contains("预算"));
    };
    // The 比 of 同比 begins with its 同.
    let begins = if sentence[..begins].ends_with('同') { begins - '同'.len_utf8() } else { begins };
    let against = &sentence[begins..];
    let last_year = ["上年", "去年", "上一年", "同比", "同期"].iter().any(|word| against.contains(word))
        || against.contains(&format!("{}年", year - 1));
    let budget = against.contains("预算");
    match (last_year, budget) {
        (true, false) => Some(Base::LastYear),
        (false, true) if against.contains("年初") => Some(Base::Budget(Column::Initial)),
        (false, true) if against.contains("全年") || against.contains("调整") => {
            Some(Base::Budget(Column::Revised))
        }
        (false, true) => Some(Base::Budget(Column::Budget)),
        _ => None,
    }
}
