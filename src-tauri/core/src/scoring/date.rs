//! Reads a day as departments write it: 12月31日前, 2024年6月底前, 年底前, 2024.11.30.

use jiff::civil::Date;

use crate::number::normalise;

/// A day, its year only if it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    year: Option<i16>,
    month: i8,
    /// `None`: the last of the month.
    day: Option<i8>,
}

/// What may stand behind a day without changing it; a word before those that it ends with.
const BEHIND: &[&str] = &[
    "前全部完成",
    "之前完成",
    "以前完成",
    "前完成",
    "全部完成",
    "按时完成",
    "已完成",
    "完成",
    "之前",
    "以前",
    "前",
    "止",
];
/// What may stand before it.
const BEFORE: &[&str] = &["截至", "截止到", "截止", "于", "在", "已于", "≤", "<="];

impl Day {
    /// The day that was written, and nothing but it.
    pub fn read(text: &str) -> Option<Self> {
        let plain: String = normalise(text).chars().filter(|c| !c.is_whitespace()).collect();
        let mut rest = plain.trim_end_matches(['。', '；', ';']);
        if let Some(shorter) = BEFORE.iter().find_map(|word| rest.strip_prefix(word)) {
            rest = shorter;
        }
        if let Some(shorter) = BEHIND.iter().find_map(|word| rest.strip_suffix(word)) {
            rest = shorter;
        }
        Self::numeric(rest).or_else(|| Self::chinese(rest))
    }

    /// 2024-12-31, 2024.12.31, 2024/12/31.
    fn numeric(text: &str) -> Option<Self> {
        let separator = text.chars().find(|c| matches!(c, '-' | '.' | '/'))?;
        let mut parts = text.split(separator);
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let written = parts.next().is_none() && year.len() == 4;
        written.then(|| Self::new(year.parse().ok(), month.parse().ok()?, day.parse().ok()))?
    }

    /// 2024年12月31日, 12月底, 6月, 年底, 2024年末.
    fn chinese(text: &str) -> Option<Self> {
        let (year, rest) = match text.split_once('年') {
            Some((year, rest)) if year.len() == 4 => (Some(year.parse().ok()?), rest),
            Some(("" | "本" | "当", rest)) => (None, rest),
            None => (None, text),
            Some(_) => return None,
        };
        if rest.len() < text.len() && matches!(rest, "底" | "末") {
            return Self::new(year, 12, Some(31));
        }
        let (month, rest) = rest.split_once('月')?;
        let month = month.parse().ok()?;
        match rest {
            "" | "底" | "末" | "份" => Self::new(year, month, None),
            _ => {
                let day = rest.strip_suffix(['日', '号']).unwrap_or(rest);
                Self::new(year, month, Some(day.parse().ok()?))
            }
        }
    }

    fn new(year: Option<i16>, month: i8, day: Option<i8>) -> Option<Self> {
        // A leap year, so that February 29 is a day.
        Date::new(year.unwrap_or(2024), month, day.unwrap_or(1)).ok()?;
        Some(Self { year, month, day })
    }

    /// Whether it comes after `deadline`, both in the evaluated year unless another year was written; `None` if a month
    /// alone does not tell, or one of them is no day of its year.
    pub fn after(self, deadline: Self, year: i32) -> Option<bool> {
        let (last, deadline) = (self.in_year(year)?, deadline.in_year(year)?);
        let first = if self.day.is_none() { last.first_of_month() } else { last };
        if last <= deadline { Some(false) } else { (first > deadline).then_some(true) }
    }

    /// The day in the evaluated year, unless another year was written.
    pub fn in_year(self, year: i32) -> Option<Date> {
        let year = self.year.or_else(|| i16::try_from(year).ok())?;
        match self.day {
            Some(day) => Date::new(year, self.month, day).ok(),
            None => Date::new(year, self.month, 1).ok().map(Date::last_of_month),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Protects departments from being called late by a month alone: 11月 may be before 11月15日.
    #[test]
    fn a_month_alone_may_be_early_or_late() {
        for (done, deadline, expected) in [
            ("11月14日", "11月15日前", Some(false)),
            ("11月16日", "11月15日前", Some(true)),
            ("11月", "11月15日前", None),
            ("11月", "11月底前", Some(false)),
            ("12月", "11月15日前", Some(true)),
            ("2025年1月", "年底前", Some(true)),
            ("2月29日", "2023年2月底前", Some(true)),
        ] {
            let (done_on, due) = (Day::read(done).unwrap(), Day::read(deadline).unwrap());
            assert_eq!(done_on.after(due, 2024), expected, "{done} → {deadline}");
        }
    }

    /// Protects which texts are days, and which day they mean.
    #[test]
    fn days_as_departments_write_them() {
        for (text, expected) in [
            ("12月31日前", Some("2024-12-31")),
            ("2023年12月31日前完成", Some("2023-12-31")),
            ("２０２４年６月底前", Some("2024-06-30")),
            ("年底前", Some("2024-12-31")),
            ("2025年末", Some("2025-12-31")),
            ("本年底前完成", Some("2024-12-31")),
            ("2024.11.30", Some("2024-11-30")),
            ("2024-2-29", Some("2024-02-29")),
            ("11月", Some("2024-11-30")),
            ("12月底以前", Some("2024-12-31")),
            ("6月30日之前完成", Some("2024-06-30")),
            ("已于10月15日完成", Some("2024-10-15")),
            ("2月30日前", None),
            ("13月底", None),
            ("12月工资", None),
            ("2024年", None),
            ("全年", None),
            ("按时完成", None),
            ("前", None),
            ("1.2", None),
            ("24.11.30", None),
            ("15个工作日", None),
        ] {
            let got = Day::read(text).and_then(|day| day.in_year(2024)).map(|date| date.to_string());
            assert_eq!(got.as_deref(), expected, "{text}");
        }
    }
}
