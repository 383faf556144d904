//! The bureau's ledger, a year at a time.

use std::collections::BTreeSet;

use serde_json::json;

use super::{DepartmentId, Reader, Writer};
use crate::Result;
use crate::audit::Books;
use crate::ledger::{Budget, Ledger, LedgerDepartment, LedgerProject, LedgerYear, Unmatched};
use crate::number::Exact;

fn stored<T: Exact>(value: Option<T>) -> Result<Option<i64>> {
    value.map(Exact::to_stored).transpose()
}

fn budget(row: &rusqlite::Row<'_>, first: usize) -> rusqlite::Result<Budget> {
    let amount =
        |at: usize| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(first + at)?.map(Exact::from_stored));
    Ok(Budget { initial_budget: amount(0)?, revised_budget: amount(1)?, executed: amount(2)? })
}

impl Reader {
    /// The years that have a ledger, oldest first.
    pub fn ledgers(&self) -> Result<Vec<LedgerYear>> {
        let mut statement = self.conn.prepare_cached(include_str!("years.sql"))?;
        let rows = statement.query_map([], |row| {
            Ok(LedgerYear {
                year: row.get(0)?,
                file: row.get(1)?,
                imported_at: row.get(2)?,
                departments: row.get(3)?,
                projects: row.get(4)?,
                unmatched: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The ledger of a year, if there is one.
    pub fn ledger(&self, year: i32) -> Result<Option<Ledger>> {
        let _moment = self.moment()?;
        if !self.has_ledger(year)? {
            return Ok(None);
        }
        let departments = self.ledger_lines(year, None)?;
        let projects = self.ledger_projects(year, None)?;
        let sql = "SELECT sheet, row, department, project, reason FROM ledger_unmatched WHERE year = ?1 ORDER BY position";
        let mut statement = self.conn.prepare_cached(sql)?;
        let unmatched = statement
            .query_map([year], |row| {
                Ok(Unmatched {
                    sheet: row.get(0)?,
                    row: row.get(1)?,
                    department: row.get(2)?,
                    project: row.get(3)?,
                    reason: row.get(4)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(Some(Ledger { departments, projects, unmatched }))
    }
}

impl Reader {
    /// The projects that are due from a department, by the ledger of a year.
    pub fn projects_due(&self, department: DepartmentId, year: i32) -> Result<Vec<LedgerProject>> {
        self.ledger_projects(year, Some(department))
    }

    /// What the ledger of a year says of one department; `None` if there is no ledger of the year.
    pub fn books(&self, year: i32, department: DepartmentId) -> Result<Option<Books>> {
        if !self.has_ledger(year)? {
            return Ok(None);
        }
        Ok(Some(Books {
            department: self.ledger_lines(year, Some(department))?.pop(),
            projects: self.ledger_projects(year, Some(department))?,
        }))
    }

    /// The departments that the ledger of a year names; `None` if there is no ledger of the year.
    pub fn named_in_ledger(&self, year: i32) -> Result<Option<BTreeSet<DepartmentId>>> {
        if !self.has_ledger(year)? {
            return Ok(None);
        }
        let mut statement = self.conn.prepare_cached(
            "SELECT department FROM ledger_department WHERE year = ?1
             UNION SELECT department FROM ledger_project WHERE year = ?1",
        )?;
        Ok(Some(statement.query_map([year], |row| row.get(0))?.collect::<Result<_, _>>()?))
    }

    fn ledger_lines(&self, year: i32, only: Option<DepartmentId>) -> Result<Vec<LedgerDepartment>> {
        let mut statement = self.conn.prepare_cached(include_str!("departments.sql"))?;
        let lines = statement.query_map((year, only), |row| {
            Ok(LedgerDepartment {
                department: row.get(0)?,
                budget: budget(row, 1)?,
                authorised_posts: row.get::<_, Option<i64>>(4)?.map(Exact::from_stored),
                three_public_budget: row.get::<_, Option<i64>>(5)?.map(Exact::from_stored),
                sheet: row.get(6)?,
                row: row.get(7)?,
            })
        })?;
        Ok(lines.collect::<Result<_, _>>()?)
    }

    fn ledger_projects(&self, year: i32, only: Option<DepartmentId>) -> Result<Vec<LedgerProject>> {
        let mut statement = self.conn.prepare_cached(include_str!("projects.sql"))?;
        let lines = statement.query_map((year, only), |row| {
            Ok(LedgerProject {
                department: row.get(0)?,
                code: row.get(1)?,
                name: row.get(2)?,
                budget: budget(row, 3)?,
                sheet: row.get(6)?,
                row: row.get(7)?,
            })
        })?;
        Ok(lines.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Puts a year's ledger in the place of the one that was there. `sha256`: the file it came from, which is kept.
    ///
    /// # Errors
    /// `NotFound` if it names a department that is not in the register.
    pub fn replace_ledger(&self, year: i32, ledger: &Ledger, name: &str, sha256: &str) -> Result<()> {
        let replaced = self.has_ledger(year)?;
        for table in ["ledger_unmatched", "ledger_project", "ledger_department", "ledger"] {
            self.conn.prepare(&format!("DELETE FROM {table} WHERE year = ?1"))?.execute([year])?;
        }
        self.conn
            .prepare_cached("INSERT INTO ledger (year, source, name, imported_at) VALUES (?1, ?2, ?3, ?4)")?
            .execute((year, sha256, name, &self.stamp.at))?;
        let id = |name: &str| -> Result<DepartmentId> { self.known_department(name) };
        for line in &ledger.departments {
            self.conn.prepare_cached(include_str!("insert_department.sql"))?.execute((
                year,
                id(&line.department)?,
                stored(line.budget.initial_budget)?,
                stored(line.budget.revised_budget)?,
                stored(line.budget.executed)?,
                stored(line.authorised_posts)?,
                stored(line.three_public_budget)?,
                &line.sheet,
                line.row,
            ))?;
        }
        for (position, line) in (0_i64..).zip(&ledger.projects) {
            self.conn.prepare_cached(include_str!("insert_project.sql"))?.execute((
                year,
                position,
                id(&line.department)?,
                &line.code,
                &line.name,
                stored(line.budget.initial_budget)?,
                stored(line.budget.revised_budget)?,
                stored(line.budget.executed)?,
                &line.sheet,
                line.row,
            ))?;
        }
        for (position, line) in (0_i64..).zip(&ledger.unmatched) {
            self.conn.prepare_cached(include_str!("insert_unmatched.sql"))?.execute((
                year,
                position,
                &line.sheet,
                line.row,
                &line.department,
                &line.project,
                &line.reason,
            ))?;
        }
        self.step(json!({
            "ledger": year, "file": name, "sha256": sha256, "replaced": replaced,
            "departments": ledger.departments.len(), "projects": ledger.projects.len(),
            "unmatched": ledger.unmatched.len(),
        }));
        Ok(())
    }
}
