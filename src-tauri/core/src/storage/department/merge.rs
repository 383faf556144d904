//! Changes of the register that are more than a description: years, names, merging.

use serde_json::json;

use crate::department::{MergeConflict, MergePlan, bare, key};
use crate::storage::{DepartmentFacts, DepartmentId, Reader, Writer};
use crate::{Code, Error, Result};

/// Tables beside `filing` whose column `department` moves.
const MOVED: [&str; 6] = [
    "filing_state",
    "ledger_department",
    "ledger_project",
    "department_alias",
    "sample_department",
    "finding_case",
];

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
        let before = self.department(id)?;
        let name = before.name;
        if (before.first_year, before.last_year) == (first, last) {
            return Ok(());
        }
        if let Some(year) = first.into_iter().chain(last).find(|year| !(1949..=2100).contains(year)) {
            return Err(Error::new(
                Code::BadRequest,
                format!("“{name}”的年度“{year}”不对，没有改动。请填四位年份。"),
            ));
        }
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
    /// leaves the register. Its name and code stay as names of `into`; what the register says of it otherwise holds
    /// for `into` where nothing is said of that.
    ///
    /// # Errors
    /// `BadRequest` if both have filings, or ledger entries, of the same year: the years are named.
    pub fn merge_departments(&self, from: DepartmentId, into: DepartmentId) -> Result<MergePlan> {
        let plan = self.merge_plan(from, into)?;
        if let Some(MergeConflict { what, remedy, .. }) = plan.conflicts.first() {
            let years = plan.conflicts.iter().filter(|conflict| &conflict.what == what);
            let years: Vec<String> = years.map(|conflict| format!("{}年度", conflict.year)).collect();
            return Err(Error::new(
                Code::BadRequest,
                format!(
                    "“{}”和“{}”都有{}的{what}，不能合并，数据未改动。{remedy}。",
                    plan.from,
                    plan.into,
                    years.join("、")
                ),
            ));
        }
        let (old, kept) = (self.department(from)?, self.department(into)?);
        self.move_filings(from, into)?;
        // Drawn twice for one year, it is one department of the sample.
        self.conn
            .prepare_cached(
                "DELETE FROM sample_department WHERE department = ?1
                 AND year IN (SELECT year FROM sample_department WHERE department = ?2)",
            )?
            .execute((from, into))?;
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
        self.step(json!({
            "department": old.name, "code": old.code, "category": old.category, "superior": old.superior,
            "first_year": old.first_year, "last_year": old.last_year, "merged_into": kept.name,
        }));
        self.add_alias(into, &old.name)?;
        let kept = self.department(into)?;
        let superior = match kept.superior.as_ref().or(old.superior.as_ref()) {
            Some(name) => self.find_department(name)?,
            None => None,
        };
        let superior = match superior {
            Some(above) if !self.is_under(above, into)? => Some(above),
            _ => None,
        };
        if let (Some(code), Some(_)) = (&old.code, &kept.code) {
            self.add_alias(into, code)?;
        }
        let facts = DepartmentFacts {
            code: kept.code.clone().or(old.code),
            category: kept.category.clone().or(old.category),
            superior,
        };
        if (&facts.code, &facts.category) != (&kept.code, &kept.category)
            || superior.is_some() != kept.superior.is_some()
        {
            self.describe_department(into, &facts)?;
        }
        if !old.unregistered {
            self.register_department(into)?;
        }
        Ok(plan)
    }
}

impl Reader {
    /// What merging two departments would move, and what keeps them apart.
    ///
    /// # Errors
    /// `BadRequest` if they are the same.
    pub fn merge_plan(&self, from: DepartmentId, into: DepartmentId) -> Result<MergePlan> {
        if from == into {
            return Err(Error::new(Code::BadRequest, "这两个是同一个部门，不用合并。请另选一个。"));
        }
        let (old, kept) = (self.department(from)?, self.department(into)?);
        let mut conflicts = Vec::new();
        for (table, what, remedy) in [
            ("filing WHERE current = 1 AND", "报送", "请先核对这些年度哪一份是对的，撤销另一份的导入"),
            ("ledger_department WHERE", "台账", "请先在台账里把这两个单位改成一个，再重新导入台账"),
        ] {
            let years = self.years_of_both(table, from, into)?.into_iter();
            conflicts.extend(years.map(|year| MergeConflict {
                year,
                what: what.to_owned(),
                remedy: remedy.to_owned(),
            }));
        }
        let mut due = self.conn.prepare_cached(
            "SELECT year FROM ledger_department WHERE department = ?1
            UNION SELECT year FROM ledger_project WHERE department = ?1 ORDER BY year",
        )?;
        let mut names = old.aliases.clone();
        names.push(old.name.clone());
        names.extend(old.code.clone().filter(|_| kept.code.is_some()));
        let under = self.departments()?.into_iter().filter(|department| {
            department.superior.as_ref() == Some(&old.name) && department.name != kept.name
        });
        Ok(MergePlan {
            filings: old.years,
            ledgers: due.query_map([from], |row| row.get(0))?.collect::<Result<_, _>>()?,
            subordinates: under.map(|department| department.name).collect(),
            names,
            code: kept.code.or(old.code),
            category: kept.category.or(old.category),
            superior: [kept.superior, old.superior]
                .into_iter()
                .flatten()
                .find(|superior| superior != &old.name && superior != &kept.name),
            conflicts,
            from: old.name,
            into: kept.name,
        })
    }

    /// Years of which both departments have rows in a table; `table` is its name and a condition.
    fn years_of_both(&self, table: &str, from: DepartmentId, into: DepartmentId) -> Result<Vec<i32>> {
        let sql = format!(
            "SELECT year FROM {table} department = ?1 INTERSECT SELECT year FROM {table} department = ?2 ORDER BY 1"
        );
        let mut statement = self.conn.prepare(&sql)?;
        Ok(statement.query_map((from, into), |row| row.get(0))?.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Gives `into` the filings of `from`. Versions of a year that `into` has too, at most one of which is current,
    /// come behind its own.
    fn move_filings(&self, from: DepartmentId, into: DepartmentId) -> Result<()> {
        for year in self.years_of_both("filing WHERE", from, into)? {
            let last: u32 = self
                .conn
                .prepare_cached("SELECT max(version) FROM filing WHERE department = ?1 AND year = ?2")?
                .query_row((into, year), |row| row.get(0))?;
            self.conn
                .prepare_cached(
                    "UPDATE filing SET department = ?2, version = version + ?4 WHERE department = ?1 AND year = ?3",
                )?
                .execute((from, into, year, last))?;
        }
        self.conn
            .prepare_cached("UPDATE filing SET department = ?2 WHERE department = ?1")?
            .execute((from, into))?;
        Ok(())
    }
}
