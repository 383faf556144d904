//! The departments drawn for re-checking, a year at a time.

use rusqlite::OptionalExtension;
use serde_json::json;

use super::{Reader, Writer};
use crate::sample::{Drawn, Sample};
use crate::{Code, Error, Result};

impl Reader {
    /// The sample of a year, if one was drawn.
    pub fn sample(&self, year: i32) -> Result<Option<Sample>> {
        let sql = "SELECT seed, drawn_at, drawn_by FROM sample WHERE year = ?1";
        let head = self
            .conn
            .prepare_cached(sql)?
            .query_row([year], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let Some((seed, drawn_at, drawn_by)) = head else { return Ok(None) };
        let sql = "SELECT department.name, stratum, why, reviewer
            FROM sample_department JOIN department ON department.id = sample_department.department
            WHERE year = ?1 ORDER BY position";
        let mut statement = self.conn.prepare_cached(sql)?;
        let departments = statement
            .query_map([year], |row| {
                Ok(Drawn {
                    department: row.get(0)?,
                    stratum: row.get(1)?,
                    why: row.get(2)?,
                    reviewer: row.get(3)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(Some(Sample { year, seed, drawn_at, drawn_by, departments }))
    }
}

impl Writer<'_> {
    /// Puts a sample in the place of the one that the year had.
    ///
    /// # Errors
    /// `YearClosed`; `NotFound` if it names a department that is not in the register.
    pub fn put_sample(&self, year: i32, seed: &str, drawn: &[Drawn]) -> Result<()> {
        self.conn.prepare_cached("DELETE FROM sample_department WHERE year = ?1")?.execute([year])?;
        self.conn.prepare_cached("DELETE FROM sample WHERE year = ?1")?.execute([year])?;
        self.conn
            .prepare_cached("INSERT INTO sample (year, seed, drawn_at, drawn_by) VALUES (?1, ?2, ?3, ?4)")?
            .execute((year, seed, &self.stamp.at, &self.stamp.by))?;
        let mut insert = self.conn.prepare_cached(
            "INSERT INTO sample_department (year, position, department, stratum, why, reviewer)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        for (position, row) in (0_i64..).zip(drawn) {
            let department = self.known_department(&row.department)?;
            insert.execute((year, position, department, &row.stratum, &row.why, &row.reviewer))?;
        }
        let names: Vec<&str> = drawn.iter().map(|row| row.department.as_str()).collect();
        self.step(json!({ "year": year, "sample": names, "seed": seed }));
        Ok(())
    }

    /// Says who reviews a department of the sample; `None`: nobody.
    ///
    /// # Errors
    /// `NotFound` if it was not drawn.
    pub fn assign_reviewer(&self, year: i32, department: &str, reviewer: Option<&str>) -> Result<()> {
        let id = self.known_department(department)?;
        let set = self
            .conn
            .prepare_cached("UPDATE sample_department SET reviewer = ?3 WHERE year = ?1 AND department = ?2")?
            .execute((year, id, reviewer))?;
        if set == 0 {
            return Err(Error::new(
                Code::NotFound,
                format!("“{department}”不在{year}年度的抽查名单里，没有改动。"),
            ));
        }
        self.step(json!({ "year": year, "department": department, "reviewer": reviewer }));
        Ok(())
    }
}
