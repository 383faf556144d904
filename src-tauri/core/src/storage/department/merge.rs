//! Changes of the register that are more than a description: years, names, merging.

use serde_json::json;

use crate::department::{bare, key};
use crate::storage::{DepartmentId, Writer};
use crate::{Code, Error, Result};

/// Tables with a column `department` and no year of their own, or one that cannot clash.
const MOVED: [&str; 5] =
    ["filing", "filing_state", "ledger_department", "ledger_project", "department_alias"];

impl Writer<'_> {
    /// Sets the first and the last year for which a department is there to file; `None` is open.
    ///
    /// # Errors
    /// `BadRequest` if the last comes before the first.
    pub fn set_department_years(
        &self,
        id: DepartmentId,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<()> {
        let name = self.department(id)?.name;
        if let (Some(first), Some(last)) = (first, last)
            && last < first
        {
            return Err(Error::new(
                Code::BadRequest,
                format!("“{name}”的撤销年度{last}早于起始年度{first}，没有改动。请核对。"),
            ));
        }
        self.conn
            .prepare_cached("UPDATE department SET first_year = ?2, last_year = ?3 WHERE id = ?1")?
            .execute((id, first, last))?;
        self.step(json!({ "department": name, "first_year": first, "last_year": last }));
        Ok(())
    }

    /// Gives a department another name; the old one stays as one of its other names.
    ///
    /// # Errors
    /// `BadRequest` if another department is found under it, or it is blank.
    pub fn rename_department(&self, id: DepartmentId, name: &str) -> Result<()> {
        let before = self.department(id)?.name;
        let wanted = key(name);
        if wanted.is_empty() {
            return Err(Error::new(Code::BadRequest, "单位名称是空的，没有改动。请填写。"));
        }
        if bare(name) == before {
            return Ok(());
        }
        self.refuse_taken(&wanted, id)?;
        // The new name may have been an alias, which it then no longer is.
        self.conn.prepare_cached("DELETE FROM department_alias WHERE key = ?1")?.execute([&wanted])?;
        self.conn.prepare_cached("UPDATE department SET name = ?2, key = ?3 WHERE id = ?1")?.execute((
            id,
            bare(name),
            &wanted,
        ))?;
        self.step(json!({ "department": before, "renamed": bare(name) }));
        if key(&before) != wanted { self.add_alias(id, &before) } else { Ok(()) }
    }

    /// Takes a name away that a department files under.
    pub fn remove_alias(&self, id: DepartmentId, alias: &str) -> Result<()> {
        let removed = self
            .conn
            .prepare_cached("DELETE FROM department_alias WHERE department = ?1 AND key = ?2")?
            .execute((id, key(alias)))?;
        if removed > 0 {
            self.step(json!({ "department": self.department(id)?.name, "alias_removed": alias }));
        }
        Ok(())
    }

    /// Makes one department of two: filings, states, ledger and names of `from` become those of `into`, and `from`
    /// leaves the register. Its name and code stay as names of `into`.
    ///
    /// # Errors
    /// `BadRequest` if both have filings, or ledger entries, of the same year: the years are named.
    pub fn merge_departments(&self, from: DepartmentId, into: DepartmentId) -> Result<()> {
        let (old, kept) = (self.department(from)?, self.department(into)?);
        if from == into {
            return Err(Error::new(Code::BadRequest, "这两个是同一个部门，不用合并。请另选一个。"));
        }
        for (table, what) in [("filing", "报送"), ("ledger_department", "台账")] {
            let sql = format!(
                "SELECT DISTINCT year FROM {table} WHERE department = ?1
                    AND year IN (SELECT year FROM {table} WHERE department = ?2) ORDER BY year"
            );
            let mut statement = self.conn.prepare(&sql)?;
            let years: Vec<i32> =
                statement.query_map((from, into), |row| row.get(0))?.collect::<Result<_, _>>()?;
            if !years.is_empty() {
                let years: Vec<String> = years.iter().map(|year| format!("{year}年度")).collect();
                return Err(Error::new(
                    Code::BadRequest,
                    format!(
                        "“{}”和“{}”都有{}的{what}，不能合并，数据未改动。请先核对这些年度哪一份是对的。",
                        old.name,
                        kept.name,
                        years.join("、")
                    ),
                ));
            }
        }
        for table in MOVED {
            self.conn
                .prepare(&format!("UPDATE {table} SET department = ?2 WHERE department = ?1"))?
                .execute((from, into))?;
        }
        self.conn
            .prepare_cached("UPDATE department SET superior = ?2 WHERE superior = ?1 AND id <> ?2")?
            .execute((from, into))?;
        self.conn
            .prepare_cached("UPDATE department SET superior = NULL WHERE id = ?2 AND superior = ?1")?
            .execute((from, into))?;
        self.conn.prepare_cached("DELETE FROM department WHERE id = ?1")?.execute([from])?;
        self.step(json!({ "department": old.name, "code": old.code, "merged_into": kept.name }));
        self.add_alias(into, &old.name)?;
        match (&old.code, &kept.code) {
            (Some(code), None) => {
                self.conn
                    .prepare_cached("UPDATE department SET code = ?2 WHERE id = ?1")?
                    .execute((into, code))?;
                self.step(json!({ "department": kept.name, "code": code }));
                Ok(())
            }
            (Some(code), Some(_)) => self.add_alias(into, code),
            (None, _) => Ok(()),
        }
    }
}
