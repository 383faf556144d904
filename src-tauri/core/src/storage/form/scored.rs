//! Forms with what scores them and nothing else: a year's projects, or the 附件二 of all years, in one go.

use std::collections::HashMap;

use rusqlite::Row;
use serde_json::json;

use super::super::{FilingId, FormId, Reader};
use super::load::{json_ids, stored, text};
use super::loading::misplaced;
use crate::filing::{Fields, Filed, Filing, FormKind, Indicator, Overall, Project};
use crate::number::{Exact, Score};
use crate::{Error, Result};

/// What of 附件二 scores it.
const OVERALL: &[&str] =
    &["funds.revised_budget", "funds.executed", "funds.weight", "funds.self_score", "total.self_score"];

/// What names, funds and scores a project.
const PROJECT: &[&str] = &[
    "annex",
    "name",
    "funds.total.initial_budget",
    "funds.total.revised_budget",
    "funds.total.executed",
    "funds.total.weight",
    "funds.total.self_score",
    "total.weight",
    "total.self_score",
];

/// What it is for.
const GOALS: &[&str] = &["goal.expected", "goal.achieved"];

/// How many indicators a form usually has at most.
const USUAL: usize = 12;

/// Which forms are read for their scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::storage) enum Scored {
    /// 附件二.
    Overall,
    /// 附件三.
    Projects,
    /// 附件三 with their goals.
    ProjectsAndGoals,
}

impl Scored {
    fn kind(self) -> FormKind {
        match self {
            Self::Overall => FormKind::Overall,
            Self::Projects | Self::ProjectsAndGoals => FormKind::Project,
        }
    }

    fn paths(self) -> Vec<&'static str> {
        match self {
            Self::Overall => OVERALL.to_vec(),
            Self::Projects => PROJECT.to_vec(),
            Self::ProjectsAndGoals => [PROJECT, GOALS].concat(),
        }
    }
}

/// A form in its filing.
enum Form<'a> {
    Overall(&'a mut Overall),
    Project(&'a mut Project),
}

impl Form<'_> {
    fn fields(&mut self) -> &mut dyn Fields {
        match self {
            Self::Overall(form) => *form,
            Self::Project(form) => *form,
        }
    }

    fn indicators(&mut self) -> &mut Vec<Indicator> {
        match self {
            Self::Overall(form) => &mut form.indicators,
            Self::Project(form) => &mut form.indicators,
        }
    }
}

/// The filings being read, and where each form stands in them.
struct Reading {
    filings: Vec<Filing>,
    places: HashMap<FormId, (usize, usize)>,
}

impl Reading {
    fn form(&mut self, id: FormId) -> Result<Form<'_>> {
        let (filing, nth) = *self.places.get(&id).ok_or_else(|| misplaced("form"))?;
        let filing = &mut self.filings[filing];
        match &mut filing.overall {
            Some(form) => Ok(Form::Overall(form)),
            None => Ok(Form::Project(&mut filing.projects[nth])),
        }
    }
}

impl Reader {
    /// The filings in the order asked for, of each only the forms that are asked for, without any cell.
    pub(in crate::storage) fn load_scored(&self, ids: &[FilingId], what: Scored) -> Result<Vec<Filing>> {
        let _moment = self.moment()?;
        let json = json_ids(ids);
        let kind = what.kind().id();
        let mut heads = self.load_heads(&json)?;
        let mut found = Vec::with_capacity(ids.len());
        let mut at = HashMap::with_capacity(ids.len());
        for id in ids {
            let Some(filing) = heads.remove(id) else { continue };
            at.insert(*id, found.len());
            found.push(filing);
        }
        let mut reading = Reading { filings: found, places: HashMap::new() };
        let mut statement = self.conn.prepare_cached(include_str!("scored_list.sql"))?;
        let mut rows = statement.query((&json, kind))?;
        while let Some(row) = rows.next()? {
            let filing = *at.get(&row.get(0)?).ok_or_else(|| misplaced("filing"))?;
            let form = &mut reading.filings[filing];
            match what {
                Scored::Overall => form.overall = Some(Overall::default()),
                _ => form.projects.push(Project::default()),
            }
            reading.places.insert(row.get(1)?, (filing, form.projects.len().saturating_sub(1)));
        }
        self.scored_values(&json, what, &mut reading)?;
        let mut statement = self.conn.prepare_cached(include_str!("scored_indicators.sql"))?;
        let mut rows = statement.query((&json, kind))?;
        while let Some(row) = rows.next()? {
            indicator(row, reading.form(row.get(0)?)?.indicators())?;
        }
        let mut statement = self.conn.prepare_cached(include_str!("corrections.sql"))?;
        let mut rows = statement.query((&json, true))?;
        while let Some(row) = rows.next()? {
            if !reading.places.contains_key(&row.get(0)?) {
                continue;
            }
            restore(&mut reading.form(row.get(0)?)?, row)?;
        }
        Ok(reading.filings)
    }

    fn scored_values(&self, ids: &str, what: Scored, reading: &mut Reading) -> Result<()> {
        let paths = json!(what.paths()).to_string();
        let mut statement = self.conn.prepare_cached(include_str!("scored_values.sql"))?;
        let mut rows = statement.query((ids, what.kind().id(), paths))?;
        while let Some(row) = rows.next()? {
            restore(&mut reading.form(row.get(0)?)?, row)?;
        }
        Ok(())
    }
}

/// Columns: form, path, number, text.
fn restore(form: &mut Form<'_>, row: &Row<'_>) -> Result<()> {
    let path = text(row, 1)?.unwrap_or_default();
    let value = match stored(row, 2)? {
        None => stored(row, 3)?,
        number => number,
    };
    form.fields().at(path).ok_or_else(|| misplaced(path))?.restore(value, None)
}

/// Straight into its row: a year has tens of thousands of them.
fn indicator(row: &Row<'_>, indicators: &mut Vec<Indicator>) -> Result<()> {
    let n = usize::try_from(row.get::<_, u32>(1)?).map_err(Error::internal)?;
    let words = |column| -> Result<Filed<String>> {
        Ok(Filed { value: text(row, column)?.map(str::to_owned), origin: None })
    };
    let points = |column| -> Result<Filed<Score>> {
        let stored: Option<i64> = row.get_ref(column)?.as_i64_or_null().map_err(Error::internal)?;
        Ok(Filed { value: stored.map(Score::from_stored), origin: None })
    };
    if n >= 10_000 {
        return Err(misplaced("indicators"));
    }
    if indicators.len() <= n {
        // Rows are large: growing step by step would move them about.
        indicators.reserve(USUAL.saturating_sub(indicators.len()));
        indicators.resize_with(n + 1, Indicator::default);
    }
    indicators[n] = Indicator {
        level1: words(2)?,
        level2: words(3)?,
        name: words(4)?,
        target: words(5)?,
        actual: words(6)?,
        weight: points(7)?,
        self_score: points(8)?,
        ..Indicator::default()
    };
    Ok(())
}
