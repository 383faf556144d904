//! 查找: departments, projects, indicators and findings by what they are called, best first.

use serde::Serialize;
use ts_rs::TS;

use crate::number::normalise;
use crate::storage::{Candidate, Reader, Sought};
use crate::{Code, Error, Result};

/// The longest text that is looked for, in characters.
const LONGEST: usize = 60;
/// Words that are told apart; further ones are not looked at.
const WORDS: usize = 3;

/// What kind of thing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FoundKind {
    /// An entry of the register.
    Department,
    /// 附件三.
    Project,
    /// A row of indicators.
    Indicator,
    /// What the audit found.
    Finding,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Hit {
    /// What it is called.
    pub title: String,
    /// Which characters of the title were looked for: from, and how many.
    pub marks: Vec<(u32, u32)>,
    /// What else it says (an indicator's target, a department's code).
    pub detail: Option<String>,
    /// Its department.
    pub department: String,
    /// The year of its filing; for a department, the newest it filed for.
    pub year: Option<i32>,
    /// The project it stands in.
    pub project: Option<String>,
    /// Where it stands in its filing, as in `sources`.
    pub path: Option<String>,
    /// The number of the finding's case.
    pub case: Option<i32>,
}

/// What was found of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FoundGroup {
    /// Of what kind.
    pub kind: FoundKind,
    /// Best first.
    pub hits: Vec<Hit>,
    /// Whether there are more than are told.
    pub more: bool,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Found {
    /// Departments, projects, indicators, findings; a kind of which nothing was found is not there.
    pub groups: Vec<FoundGroup>,
}

/// Finds what is called by `text`, full or half width, capital or small; of several words each has to occur in the
/// thing's text or its department's name. Indicators and findings of other years are looked for only where `year`
/// has none. At most `limit` of each kind.
///
/// # Errors
/// `BadRequest` for a text that is too long; what concerns the database.
pub fn find(reader: &Reader, text: &str, year: i32, limit: usize) -> Result<Found> {
    let words: Vec<String> = folded(text).split_whitespace().take(WORDS).map(str::to_owned).collect();
    if words.is_empty() {
        return Ok(Found::default());
    }
    if text.chars().count() > LONGEST {
        return Err(Error::new(
            Code::BadRequest,
            format!("要找的文字太长，没有查找。请只写名称里的几个字，不超过{LONGEST}个字。"),
        ));
    }
    let _moment = reader.moment()?;
    let mut groups = Vec::new();
    for (kind, sought) in [
        (FoundKind::Department, Sought::Departments),
        (FoundKind::Project, Sought::Projects),
        (FoundKind::Indicator, Sought::Indicators),
        (FoundKind::Finding, Sought::Findings),
    ] {
        let mut candidates = reader.candidates(sought, &words, year, false)?;
        if candidates.is_empty() {
            candidates = reader.candidates(sought, &words, year, true)?;
        }
        let mut ranked: Vec<(Order, Hit)> =
            candidates.into_iter().filter_map(|candidate| judge(candidate, &words, year)).collect();
        ranked.sort_by(|(one, _), (other, _)| one.cmp(other));
        let more = ranked.len() > limit;
        let hits: Vec<Hit> = ranked.into_iter().take(limit).map(|(_, hit)| hit).collect();
        if !hits.is_empty() {
            groups.push(FoundGroup { kind, hits, more });
        }
    }
    Ok(Found { groups })
}

/// Best first: how well it matches, how far its year is, then by name.
type Order = (u8, u32, String, String);

fn judge(found: Candidate, words: &[String], year: i32) -> Option<(Order, Hit)> {
    let title = folded(&found.title);
    let marks = marks(&found.title, words);
    let others = found.others.iter().map(|text| folded(text)).collect::<Vec<_>>();
    let department = folded(&found.department);
    let holds = |word: &String| {
        let said = [&title, &department].into_iter().chain(&others);
        said.into_iter().any(|text| text.contains(word.as_str()))
    };
    if !words.iter().all(holds) {
        return None;
    }
    let whole = words.join(" ");
    let in_others = |test: &dyn Fn(&str) -> bool| others.iter().any(|text| test(text));
    // A department's name alone makes no hit of everything that is the department's.
    if marks.is_empty() && !words.iter().any(|word| in_others(&|text| text.contains(word.as_str()))) {
        return None;
    }
    let rank = if title == whole || in_others(&|text| text == whole) {
        0
    } else if title.starts_with(&words[0]) {
        1
    } else if !marks.is_empty() {
        2
    } else {
        3
    };
    let away = found.year.map_or(0, |its| its.abs_diff(year));
    let order = (rank, away, found.department.clone(), title);
    let hit = Hit {
        title: found.title,
        marks,
        detail: found.detail,
        department: found.department,
        year: found.year,
        project: found.project,
        path: found.path,
        case: found.case,
    };
    Some((order, hit))
}

/// As it is compared: half width, small letters.
fn folded(text: &str) -> String {
    normalise(text).to_lowercase()
}

/// Where the words occur in a text, in characters of it as it is written.
fn marks(text: &str, words: &[String]) -> Vec<(u32, u32)> {
    // One character each, so that places are those of the text as it is written.
    let fold = |c: char| normalise(c.encode_utf8(&mut [0; 4])).to_lowercase().chars().next().unwrap_or(c);
    let held: Vec<char> = text.chars().map(fold).collect();
    let mut marked = vec![false; held.len()];
    for word in words {
        let wanted: Vec<char> = word.chars().collect();
        for (at, window) in held.windows(wanted.len()).enumerate() {
            if window == wanted {
                marked[at..at + wanted.len()].fill(true);
            }
        }
    }
    let mut marks: Vec<(u32, u32)> = Vec::new();
    for (at, _) in (0_u32..).zip(&marked).filter(|(_, marked)| **marked) {
        match marks.last_mut() {
            Some((from, length)) if *from + *length == at => *length += 1,
            _ => marks.push((at, 1)),
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::marks;

    /// Protects the marked part of a name: it is told in the characters of the name as it is written.
    #[test]
    fn marks_what_was_looked_for() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(marks("２０２４年ＡＩ项目", &words("ai")), [(5, 2)]);
        assert_eq!(marks("水利水利局", &words("水利")), [(0, 4)]);
        assert_eq!(marks("县水利局", &words("水 局")), [(1, 1), (3, 1)]);
        assert!(marks("县水利局", &words("林")).is_empty());
    }
}
