//! How a number format shows a figure: as it is, as a percentage, or as a date.

use calamine::{ExcelDateTime, ExcelDateTimeType};
use rust_decimal::Decimal;

use super::padded::Padded;
use crate::intake::grid::Content;
use crate::number::{fixed, from_spreadsheet};

/// How a figure is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Shown {
    /// As a figure.
    #[default]
    Plain,
    /// As a percentage with so many decimals.
    Percent(u32),
    /// Filled up with zeros: `001203`.
    Padded(Padded),
    /// As a date or a time of day.
    Date,
}

impl Shown {
    /// What a built-in format shows, by its number; `None` if the number is not built in. 27–36 and
    /// 50–58 are the dates of Chinese Excel (MS-XLS 2.4.126, ECMA-376 18.8.30).
    pub fn built_in(id: u16) -> Option<Self> {
        match id {
            9 => Some(Self::Percent(0)),
            10 => Some(Self::Percent(2)),
            14..=22 | 27..=36 | 45..=47 | 50..=58 => Some(Self::Date),
            0..=49 => Some(Self::Plain),
            _ => None,
        }
    }

    /// What a format's code shows.
    pub fn of(code: &str) -> Self {
        match percent_decimals(code) {
            Some(decimals) => Self::Percent(decimals),
            None if is_date(code) => Self::Date,
            None => Padded::of(code).map_or(Self::Plain, Self::Padded),
        }
    }

    /// A stored figure as it is shown. `epoch_1904`: days are counted from 1904, as on old Macs.
    pub fn show(&self, float: f64, epoch_1904: bool) -> (String, Content) {
        if *self == Self::Date && (0.0..2_958_466.0).contains(&float) {
            let at = ExcelDateTime::new(float, ExcelDateTimeType::DateTime, epoch_1904);
            return (date_text(at), Content::Text);
        }
        match from_spreadsheet(float) {
            Some(value) => self.show_decimal(value),
            None => (float.to_string(), Content::Broken("数字过大或过小，无法准确保存".to_owned())),
        }
    }

    /// An exact figure as it is shown.
    pub fn show_decimal(&self, value: Decimal) -> (String, Content) {
        match self {
            Self::Percent(decimals) => {
                (percent_text(value, *decimals), Content::Number { value, percent: true })
            }
            Self::Padded(padded) => {
                let text = padded.show(value).unwrap_or_else(|| value.to_string());
                (text, Content::Number { value, percent: false })
            }
            _ => (value.to_string(), Content::Number { value, percent: false }),
        }
    }
}

/// Whether a text is what Excel shows for an error.
pub fn is_error(text: &str) -> bool {
    ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"].contains(&text.trim())
}

/// As Excel shows it: 74%, 82.86%.
pub fn percent_text(value: Decimal, decimals: u32) -> String {
    match value.checked_mul(Decimal::ONE_HUNDRED) {
        Some(percent) => format!("{}%", fixed(percent, decimals)),
        None => value.to_string(),
    }
}

/// `2024-06-24`, with the time only if there is one.
pub fn date_text(at: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date} {hour:02}:{minute:02}:{second:02}")
    }
}

/// The first section of a format's code without quoted text and escaped signs; brackets apart.
fn bare(code: &str) -> String {
    let mut plain = String::new();
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
            '"' => {
                chars.by_ref().find(|&c| c == '"');
            }
            '\\' | '_' | '*' => {
                chars.next();
            }
            // [Red], [$-804], [>0.5]; [h] is a duration.
            '[' => {
                let inside: String = chars.by_ref().take_while(|&c| c != ']').collect();
                if inside.chars().all(|c| matches!(c.to_ascii_lowercase(), 'h' | 'm' | 's')) {
                    plain.push_str(&inside);
                }
            }
            _ => plain.push(c),
        }
    }
    plain
}

/// Decimals of a percent format (`0.00%` has two); `None` for other formats.
pub fn percent_decimals(code: &str) -> Option<u32> {
    let plain = bare(code);
    let at = plain.find('%')?;
    let decimals = plain[..at]
        .split_once('.')
        .map_or(0, |(_, d)| d.chars().filter(|c| matches!(c, '0' | '#' | '?')).count());
    u32::try_from(decimals.min(15)).ok()
}

fn is_date(code: &str) -> bool {
    if code.eq_ignore_ascii_case("general") || code.eq_ignore_ascii_case("g/通用格式") {
        return false;
    }
    bare(code).chars().any(|c| matches!(c.to_ascii_lowercase(), 'y' | 'm' | 'd' | 'h' | 's'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Protects the text of a percentage, which rates are judged by.
    #[test]
    fn percent_formats_keep_their_decimals() {
        assert_eq!(percent_decimals("0%"), Some(0));
        assert_eq!(percent_decimals("0.00%"), Some(2));
        assert_eq!(percent_decimals("0.0#%;[Red]-0.0#%"), Some(2));
        assert_eq!(percent_decimals("0\"%\""), None);
        assert_eq!(percent_decimals("General"), None);
        assert_eq!(percent_text(Decimal::new(8286, 4), 0), "83%");
        assert_eq!(percent_text(Decimal::ONE, 0), "100%");
    }

    /// Protects dates from being taken for figures, and figures from being taken for dates.
    #[test]
    fn formats_are_told_apart() {
        for code in ["yyyy\"年\"m\"月\"d\"日\"", "[$-804]yyyy-mm-dd;@", "m/d", "h:mm", "[h]:mm"] {
            assert_eq!(Shown::of(code), Shown::Date, "{code}");
        }
        for code in ["General", "#,##0.00_);[Red](#,##0.00)", "0\"day\"", "[Red]0.0", "@", "0.00E+00"] {
            assert_eq!(Shown::of(code), Shown::Plain, "{code}");
        }
        for id in [14, 27, 31, 36, 50, 57, 58] {
            assert_eq!(Shown::built_in(id), Some(Shown::Date), "{id}");
        }
        assert_eq!(Shown::Date.show(45467.0, false).0, "2024-06-24");
        assert_eq!(Shown::Percent(0).show(0.74, false).0, "74%");
        assert_eq!(Shown::of("000000").show(1203.0, false).0, "001203");
    }
}
