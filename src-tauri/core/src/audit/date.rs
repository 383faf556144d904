//! Dates as sign-off lines write them.

use crate::number::normalise;

/// What a text that should be a date turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Date {
    /// A day.
    Day(i32, u32, u32),
    /// A month.
    Month(i32, u32),
    /// A day or month that no calendar has.
    Impossible,
    /// Something else.
    Other,
}

impl Date {
    /// Reads `2024.6.24`, `2024年6月24日`, `2024-06-24`, `2024/6/24`, `20240624`, `2024年6月`; a time behind it and
    /// a point at its end do not matter.
    pub(crate) fn read(text: &str) -> Self {
        let plain = normalise(text);
        let plain = plain.trim().trim_end_matches(['.', '。', ',']);
        let parts: Vec<&str> =
            plain.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        let separators: String =
            plain.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect();
        if !separators.chars().all(|c| "年月日号.-/:、TZ+".contains(c)) {
            return Self::Other;
        }
        let number = |text: &str| text.parse::<u32>().ok();
        match parts.as_slice() {
            [all] if all.len() == 8 => match (number(&all[..4]), number(&all[4..6]), number(&all[6..])) {
                (Some(year), Some(month), Some(day)) => Self::day(year, month, day),
                _ => Self::Other,
            },
            [year, month] if year.len() == 4 => match (number(year), number(month)) {
                (Some(year), Some(month)) if (1..=12).contains(&month) => Self::month(year, month),
                _ => Self::Impossible,
            },
            [year, month, day, ..] if year.len() == 4 => match (number(year), number(month), number(day)) {
                (Some(year), Some(month), Some(day)) => Self::day(year, month, day),
                _ => Self::Impossible,
            },
            _ => Self::Other,
        }
    }

    fn month(year: u32, month: u32) -> Self {
        i32::try_from(year).map_or(Self::Impossible, |year| Self::Month(year, month))
    }

    fn day(year: u32, month: u32, day: u32) -> Self {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u32::from(leap),
            1..=12 => 31,
            _ => return Self::Impossible,
        };
        if !(1..=days).contains(&day) {
            return Self::Impossible;
        }
        i32::try_from(year).map_or(Self::Impossible, |year| Self::Day(year, month, day))
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    /// Protects which texts are dates, and which of them no calendar has.
    #[test]
    fn dates_as_departments_write_them() {
        for (text, expected) in [
            ("2024.6.24", Date::Day(2024, 6, 24)),
            ("2024年6月24日", Date::Day(2024, 6, 24)),
            ("2024-06-24", Date::Day(2024, 6, 24)),
            ("2024/6/24", Date::Day(2024, 6, 24)),
            ("２０２４．６．２４", Date::Day(2024, 6, 24)),
            ("2024.6.24.", Date::Day(2024, 6, 24)),
            ("20240624", Date::Day(2024, 6, 24)),
            ("2024年6月", Date::Month(2024, 6)),
            ("2024.6", Date::Month(2024, 6)),
            ("2024-06-24 00:00:00", Date::Day(2024, 6, 24)),
            ("2024.2.29", Date::Day(2024, 2, 29)),
            ("2023.2.29", Date::Impossible),
            ("2024.13.1", Date::Impossible),
            ("2024年6月31日", Date::Impossible),
            ("6月24日", Date::Other),
            ("45467", Date::Other),
            ("2024", Date::Other),
            ("24.6.24", Date::Other),
            ("张三13800000000", Date::Other),
        ] {
            assert_eq!(Date::read(text), expected, "{text}");
        }
    }
}
