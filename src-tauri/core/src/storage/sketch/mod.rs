//! What is kept of each filing to hold the others of its year against: read anew each time, in three statements for
//! a whole year.

use std::collections::{BTreeMap, HashMap};

use super::{FilingId, FormId, Reader};
use crate::Result;
use crate::audit::Sketch;

/// What a form says.
#[derive(Default)]
struct Said {
    /// Name, target and actual value by row.
    rows: BTreeMap<i64, [Option<String>; 3]>,
    /// The goal, by path.
    goal: BTreeMap<String, Option<String>>,
    paragraphs: Vec<String>,
}

/// The fields of a row that a sketch is made of.
const FIELDS: [&str; 3] = ["name", "target", "actual"];

impl Said {
    /// A text, as filed or put right by hand.
    fn put(&mut self, path: String, text: Option<String>) {
        let cell = path.strip_prefix("indicators.").and_then(|rest| rest.split_once('.'));
        match cell {
            _ if path.is_empty() => self.paragraphs.extend(text),
            None => drop(self.goal.insert(path, text)),
            Some((row, field)) => {
                let row = row.parse().ok();
                if let (Some(row), Some(at)) = (row, FIELDS.iter().position(|name| *name == field)) {
                    self.rows.entry(row).or_default()[at] = text;
                }
            }
        }
    }
}

impl Reader {
    /// The sketches of a year's current filings, by the department's name.
    pub fn sketches(&self, year: i32) -> Result<Vec<Sketch>> {
        let _moment = self.moment()?;
        let mut forms: HashMap<FormId, Said> = HashMap::new();
        let mut statement = self.conn.prepare_cached(include_str!("rows.sql"))?;
        let mut rows = statement.query([year])?;
        while let Some(row) = rows.next()? {
            let texts = [row.get(2)?, row.get(3)?, row.get(4)?];
            forms.entry(row.get(0)?).or_default().rows.insert(row.get(1)?, texts);
        }
        let mut statement = self.conn.prepare_cached(include_str!("texts.sql"))?;
        let mut rows = statement.query([year])?;
        while let Some(row) = rows.next()? {
            forms.entry(row.get(0)?).or_default().put(row.get(1)?, row.get(2)?);
        }
        let mut statement = self.conn.prepare_cached(include_str!("forms.sql"))?;
        let mut rows = statement.query([year])?;
        let mut sketches: Vec<(FilingId, Sketch)> = Vec::new();
        while let Some(row) = rows.next()? {
            let (form, kind, filing): (FormId, String, FilingId) = (row.get(0)?, row.get(1)?, row.get(2)?);
            if sketches.last().is_none_or(|(last, _)| *last != filing) {
                sketches.push((filing, Sketch { department: row.get(3)?, ..Sketch::default() }));
            }
            let (Some((_, sketch)), Some(said)) = (sketches.last_mut(), forms.get(&form)) else { continue };
            if kind != "report" {
                sketch.begin_form();
            }
            for [name, target, actual] in said.rows.values() {
                sketch.add_row(name.as_deref(), target.as_deref(), actual.as_deref());
            }
            for text in said.goal.values().flatten().chain(&said.paragraphs) {
                sketch.add_prose(text);
            }
        }
        Ok(sketches.into_iter().map(|(_, sketch)| sketch).collect())
    }
}
