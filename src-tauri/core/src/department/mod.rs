//! The register of departments.

mod code;
mod likeness;
mod recognise;
mod short;
mod within;

use serde::Serialize;
use ts_rs::TS;

use crate::number::normalise;

pub use code::split_code;
pub use recognise::{Candidate, Recognition, recognise};
pub use within::within;

/// A department of the register.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Department {
    /// Full name.
    pub name: String,
    /// Budget code, leading zeros kept.
    pub code: Option<String>,
    /// 党群, 政府部门, 乡镇, ….
    pub category: Option<String>,
    /// 主管部门.
    pub superior: Option<String>,
    /// Other names it files under.
    pub aliases: Vec<String>,
    /// Years it filed for.
    pub years: Vec<i32>,
    /// First year for which it has to file; open if none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub first_year: Option<i32>,
    /// 撤销年度: the last year for which it has to file; open if none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub last_year: Option<i32>,
    /// It filed, but stands in no list of the bureau's.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub unregistered: bool,
}

/// A year for which both departments of a merger have something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MergeConflict {
    /// The year.
    pub year: i32,
    /// What both have, in Chinese (`报送`).
    pub what: String,
    /// What to do about it, in Chinese.
    pub remedy: String,
}

/// What merging two departments moves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MergePlan {
    /// The one that goes.
    pub from: String,
    /// The one that stays.
    pub into: String,
    /// Years whose filings change hands.
    pub filings: Vec<i32>,
    /// Years whose ledger entries change hands.
    pub ledgers: Vec<i32>,
    /// Names and codes that lead to the one that stays from then on.
    pub names: Vec<String>,
    /// Departments that come under the one that stays.
    pub subordinates: Vec<String>,
    /// Its code afterwards.
    pub code: Option<String>,
    /// Its category afterwards.
    pub category: Option<String>,
    /// Its superior afterwards.
    pub superior: Option<String>,
    /// What keeps them from being merged; nothing if they can be.
    pub conflicts: Vec<MergeConflict>,
}

/// What two ways of typing one name or code have in common: half width, no blanks.
pub fn key(text: &str) -> String {
    bare(&normalise(text))
}

/// A name without the blanks that clerks put in to spread it over a line.
pub(crate) fn bare(text: &str) -> String {
    text.chars()
        .filter(|&c| !c.is_whitespace() && !matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::key;

    /// Protects against one department standing twice in the register because it was typed differently.
    #[test]
    fn one_key_for_all_ways_of_typing() {
        for typed in ["县财政局（本级）", " 县 财 政 局(本级)", "\u{feff}县财政局\u{3000}（本级)\u{200b}"]
        {
            assert_eq!(key(typed), "县财政局(本级)");
        }
        assert_eq!(key("００１ 203"), "001203");
    }
}
