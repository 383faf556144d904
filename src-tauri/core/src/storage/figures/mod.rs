//! The figures of whole years, kept in memory between questions.
//!
//! A page of comparisons asks for the same years again with every choice made on it. What was read is kept until the
//! data changes: the one write door and a restore empty it, and before each use SQLite is asked whether another
//! connection has committed anything since (`PRAGMA data_version`). Within a change nothing is kept or taken from it.

use std::ops::RangeInclusive;
use std::sync::Arc;

use rusqlite::TransactionState;

use super::{Extent, Reader};
use crate::Result;
use crate::assessed::{Assessed, YearFilings};
use crate::filing::Filing;

/// What was read since the data last changed.
#[derive(Default)]
pub(super) struct Kept {
    /// The state that it is of, as SQLite numbers those that other connections made.
    version: i64,
    years: YearFilings,
    /// What scores the projects of a year.
    projects: YearFilings,
    /// What ranks the departments of a year.
    scores: YearFilings,
}

impl Reader {
    /// The current filings of a year with their scores and findings, as [`Reader::assessed`] reads them to
    /// [`Extent::Figures`], but without what nothing is compared by: the rows of indicators, which are scored already,
    /// and the text of 附件四.
    ///
    /// # Errors
    /// `DatabaseDamaged` if a value cannot be placed.
    pub fn figures(&self, year: i32) -> Result<Arc<[Assessed]>> {
        self.kept_or_read(year, |kept| &mut kept.years, || self.assessed(year, None, Extent::Figures))
    }

    /// The projects of a year with their scores and findings, as [`Reader::scored_projects`] reads them, without their
    /// indicators.
    ///
    /// # Errors
    /// As [`Reader::figures`].
    pub fn project_figures(&self, year: i32) -> Result<Arc<[Assessed]>> {
        self.kept_or_read(year, |kept| &mut kept.projects, || self.scored_projects(year))
    }

    /// The departments' scores of a year, as [`Reader::scored_departments`] reads them.
    ///
    /// # Errors
    /// As [`Reader::figures`].
    pub fn scores(&self, year: i32) -> Result<Arc<[Assessed]>> {
        self.kept_or_read(year, |kept| &mut kept.scores, || self.scored_departments(year))
    }

    fn kept_or_read(
        &self,
        year: i32,
        kind: impl Fn(&mut Kept) -> &mut YearFilings,
        read: impl Fn() -> Result<Vec<Assessed>>,
    ) -> Result<Arc<[Assessed]>> {
        // Asked and read at one moment: what is kept under a version is of that version.
        let _moment = self.moment()?;
        if self.conn.transaction_state(Some("main"))? == TransactionState::Write {
            return Ok(read()?.into());
        }
        let version = self.conn.query_row("PRAGMA data_version", [], |row| row.get(0))?;
        let mut kept = self.kept.borrow_mut();
        if kept.version != version {
            *kept = Kept { version, ..Kept::default() };
        }
        if let Some(known) = kind(&mut kept).get(&year) {
            return Ok(Arc::clone(known));
        }
        let mut filings = read()?;
        filings.iter_mut().for_each(|assessed| shed(&mut assessed.filing));
        let filings: Arc<[Assessed]> = filings.into();
        kind(&mut kept).insert(year, Arc::clone(&filings));
        Ok(filings)
    }

    /// The figures of the years in `range` that have filings.
    ///
    /// # Errors
    /// As [`Reader::figures`].
    pub fn figures_of(&self, range: RangeInclusive<i32>) -> Result<YearFilings> {
        let _moment = self.moment()?;
        let mut statement = self.conn.prepare_cached(
            "SELECT DISTINCT year FROM filing WHERE current = 1 AND year BETWEEN ?1 AND ?2",
        )?;
        let years: Vec<i32> =
            statement.query_map((range.start(), range.end()), |row| row.get(0))?.collect::<Result<_, _>>()?;
        years.into_iter().map(|year| Ok((year, self.figures(year)?))).collect()
    }

    /// The first and the last year that have filings.
    pub fn filed_range(&self) -> Result<Option<(i32, i32)>> {
        let sql = "SELECT min(year), max(year) FROM filing WHERE current = 1";
        let ends = self.conn.prepare_cached(sql)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let (first, last): (Option<i32>, Option<i32>) = ends;
        Ok(first.zip(last))
    }

    /// Forgets what was kept: the data is another.
    pub(super) fn forget_figures(&self) {
        self.kept.take();
    }
}

/// Lets go of what takes room and compares with nothing.
fn shed(filing: &mut Filing) {
    filing.reports.iter_mut().for_each(|report| report.blocks = Vec::new());
    filing.projects.iter_mut().for_each(|form| form.indicators = Vec::new());
    if let Some(form) = &mut filing.overall {
        form.indicators = Vec::new();
    }
}
