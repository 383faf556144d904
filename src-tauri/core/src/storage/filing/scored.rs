//! Filings with what scores them and nothing else: places over all years, and the projects of a year.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::super::form::{Scored, json_ids};
use super::super::{DepartmentId, FilingId, Reader};
use crate::assessed::{Assessed, ThreePublicBefore};
use crate::audit::{FindingCounts, Severity, nth_form};
use crate::filing::FormKind;
use crate::scoring::{RuleSet, score};
use crate::{Error, Result};

impl Reader {
    /// The current filings of a year with the score of their 附件二: what places over the years are counted from.
    /// Nothing else of them is read: no other form, no findings.
    ///
    /// # Errors
    /// `DatabaseDamaged` if a value cannot be placed.
    pub fn scored_departments(&self, year: i32) -> Result<Vec<Assessed>> {
        let _moment = self.moment()?;
        self.assess_scored(&self.current_filings(year, None)?, Scored::Overall)
    }

    /// The projects of a year's current filings, with their scores and unresolved findings, by department code, then
    /// name. Nothing of the departments' own forms is read.
    ///
    /// # Errors
    /// `DatabaseDamaged` if a value cannot be placed.
    pub fn scored_projects(&self, year: i32) -> Result<Vec<Assessed>> {
        let _moment = self.moment()?;
        self.assess_scored(&self.current_filings(year, None)?, Scored::Projects)
    }

    /// The projects of a department in all years, oldest first, with their goals.
    ///
    /// # Errors
    /// `DatabaseDamaged` if a value cannot be placed.
    pub fn projects_of(&self, department: DepartmentId) -> Result<Vec<Assessed>> {
        let _moment = self.moment()?;
        let sql = "SELECT id FROM filing WHERE department = ?1 AND current = 1 ORDER BY year";
        let mut statement = self.conn.prepare_cached(sql)?;
        let ids =
            statement.query_map([department], |row| row.get(0))?.collect::<Result<Vec<FilingId>, _>>()?;
        self.assess_scored(&ids, Scored::ProjectsAndGoals)
    }

    fn assess_scored(&self, ids: &[FilingId], what: Scored) -> Result<Vec<Assessed>> {
        let filings = self.load_scored(ids, what)?;
        let reviews = self.reviews_of(ids)?;
        let mut rules: BTreeMap<i32, RuleSet> = BTreeMap::new();
        for filing in &filings {
            if let Entry::Vacant(year) = rules.entry(filing.year) {
                year.insert(self.rule_set(filing.year)?);
            }
        }
        let mut assessed = Vec::with_capacity(filings.len());
        for (filing, reviews) in filings.into_iter().zip(reviews) {
            let Some(rules) = rules.get(&filing.year) else { continue };
            assessed.push(Assessed {
                scores: score(&filing, &reviews, rules),
                project_findings: vec![FindingCounts::default(); filing.projects.len()],
                findings: FindingCounts::default(),
                three_public_before: ThreePublicBefore::Finals,
                filing,
                reviews,
            });
        }
        if what != Scored::Overall {
            self.count_project_findings(ids, &mut assessed)?;
        }
        Ok(assessed)
    }

    /// A finding is told by its paths: two projects may bear one name.
    fn count_project_findings(&self, ids: &[FilingId], assessed: &mut [Assessed]) -> Result<()> {
        let mut statement = self.conn.prepare_cached(include_str!("project_findings.sql"))?;
        let mut rows = statement.query([json_ids(ids)])?;
        while let Some(row) = rows.next()? {
            let filing: FilingId = row.get(0)?;
            let paths = row.get_ref(1)?.as_str().map_err(Error::internal)?;
            let paths: Vec<String> = serde_json::from_str(paths).map_err(Error::internal)?;
            let Some(nth) = nth_form(FormKind::Project, &paths) else { continue };
            let severity = row.get_ref(2)?.as_str().map_err(Error::internal)?;
            let Some(at) = ids.iter().position(|id| *id == filing) else { continue };
            let Some(counts) = assessed.get_mut(at).and_then(|a| a.project_findings.get_mut(nth)) else {
                continue;
            };
            match Severity::from_id(severity).ok_or_else(|| Error::internal(severity))? {
                Severity::Error => counts.error += 1,
                Severity::Warning => counts.warning += 1,
                Severity::Note => counts.note += 1,
            }
        }
        Ok(())
    }
}
