//! What may be meant by a few words, picked by the database; how well it fits is judged by [`crate::find`].

use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

use super::Reader;
use crate::Result;

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// Entries of the register, by name, other names and code.
    Departments,
    /// Projects of all years, by name.
    Projects,
    /// Indicators by name and target.
    Indicators,
    /// Findings by their sentence.
    Findings,
}

/// Something whose text, or whose department's name, may hold all the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What it is called.
    pub title: String,
    /// What else it is called, or says.
    pub others: Vec<String>,
    /// What is told beside its title.
    pub detail: Option<String>,
    /// Its department.
    pub department: String,
    /// The year of its filing.
    pub year: Option<i32>,
    /// The project it stands in.
    pub project: Option<String>,
    /// Where it stands in its filing.
    pub path: Option<String>,
    /// The number of its case.
    pub case: Option<i32>,
}

impl Sought {
    fn sql(self) -> &'static str {
        match self {
            Self::Departments => include_str!("departments.sql"),
            Self::Projects => include_str!("projects.sql"),
            Self::Indicators => include_str!("indicators.sql"),
            Self::Findings => include_str!("findings.sql"),
        }
    }
}

/// The words for LIKE, each as typed and as it may stand in full width: what is kept is as it was typed. A letter or
/// digit beside Chinese ones may then be any character; a word without Chinese is taken in capitals, the usual way of
/// full width. Three pairs, whatever words there are.
fn patterns(words: &[String]) -> Vec<String> {
    let full = |c: char| match c {
        '!'..='~' => char::from_u32(c.to_ascii_uppercase() as u32 + 0xfee0).unwrap_or(c),
        _ => c,
    };
    let escaped = |c: char| matches!(c, '%' | '_' | '\\').then_some('\\').into_iter().chain([c]);
    let half = |word: &str| format!("%{}%", word.chars().flat_map(escaped).collect::<String>());
    let wide = |word: &str| {
        let mixed = !word.is_ascii();
        let wide: String = word.chars().map(|c| if mixed && c.is_ascii() { '_' } else { full(c) }).collect();
        format!("%{wide}%")
    };
    let word = |n: usize| words.get(n).map_or("", String::as_str);
    (0..3).flat_map(|n| [half(word(n)), wide(word(n))]).collect()
}

fn candidate(row: &Row<'_>) -> rusqlite::Result<Candidate> {
    let others: String = row.get(1)?;
    Ok(Candidate {
        title: row.get(0)?,
        others: others.split('\n').filter(|text| !text.is_empty()).map(str::to_owned).collect(),
        detail: row.get(2)?,
        department: row.get(3)?,
        year: row.get(4)?,
        project: row.get(5)?,
        path: row.get(6)?,
        case: row.get(7)?,
    })
}

impl Reader {
    /// What may be meant by `words`: of `year`, or with `elsewhere` of the other years. Departments and projects are
    /// of all years at once.
    ///
    /// # Errors
    /// What concerns the database.
    pub fn candidates(
        &self,
        sought: Sought,
        words: &[String],
        year: i32,
        elsewhere: bool,
    ) -> Result<Vec<Candidate>> {
        let mut statement = self.conn.prepare_cached(sought.sql())?;
        let mut values: Vec<Value> = vec![i64::from(year).into(), i64::from(elsewhere).into()];
        values.extend(patterns(words).into_iter().map(Value::from));
        values.truncate(statement.parameter_count());
        let found = statement.query_map(params_from_iter(values), candidate)?;
        Ok(found.collect::<Result<_, _>>()?)
    }
}
