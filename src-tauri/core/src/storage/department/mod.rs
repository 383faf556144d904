//! The register of departments, with the other names they file under.

mod merge;

use rusqlite::OptionalExtension;
use serde_json::{Map, Value, json};

use super::{DepartmentId, Reader, Writer};
use crate::department::{Department, Recognition, bare, key, recognise};
use crate::{Code, Error, Result};

/// What the register says of a department beside its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DepartmentFacts {
    /// Budget code, leading zeros kept.
    pub code: Option<String>,
    /// 党群, 政府部门, 乡镇, ….
    pub category: Option<String>,
    /// 主管部门.
    pub superior: Option<DepartmentId>,
}

impl Reader {
    /// The register, by code, then name; those without a code last.
    pub fn departments(&self) -> Result<Vec<Department>> {
        self.list_departments(None)
    }

    /// One department of the register.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn department(&self, id: DepartmentId) -> Result<Department> {
        let not_found = || Error::new(Code::NotFound, "名册里没有这个部门，请刷新后再试。");
        self.list_departments(Some(id))?.pop().ok_or_else(not_found)
    }

    fn list_departments(&self, only: Option<DepartmentId>) -> Result<Vec<Department>> {
        let mut statement = self.conn.prepare_cached(include_str!("list.sql"))?;
        let mut rows = statement.query([only])?;
        let mut departments = Vec::new();
        while let Some(row) = rows.next()? {
            let aliases: String = row.get(5)?;
            let years: String = row.get(6)?;
            departments.push(Department {
                name: row.get(1)?,
                code: row.get(2)?,
                category: row.get(3)?,
                superior: row.get(4)?,
                aliases: serde_json::from_str(&aliases).map_err(Error::internal)?,
                years: serde_json::from_str(&years).map_err(Error::internal)?,
                first_year: row.get(7)?,
                last_year: row.get(8)?,
                unregistered: !row.get::<_, bool>(9)?,
            });
        }
        Ok(departments)
    }

    /// The department with this name, other name, or code, however its blanks and widths were typed.
    pub fn find_department(&self, text: &str) -> Result<Option<DepartmentId>> {
        let mut statement = self.conn.prepare_cached(include_str!("find.sql"))?;
        Ok(statement.query_row([key(text)], |row| row.get(0)).optional()?)
    }

    /// Which department a name in a file means: the same name written differently is recognised, one that is
    /// merely like it is proposed.
    pub fn recognise_department(&self, text: &str) -> Result<Recognition> {
        match self.find_department(text)? {
            Some(id) => Ok(Recognition::Exact(self.department(id)?.name)),
            None => Ok(recognise(text, &self.departments()?)),
        }
    }

    /// Whether `below` is `above`, or stands under it, directly or by way of others.
    pub fn is_under(&self, below: DepartmentId, above: DepartmentId) -> Result<bool> {
        Ok(self.conn.prepare_cached(include_str!("is_under.sql"))?.exists((below, above))?)
    }

    /// A superior department and all that stand under it, directly or by way of others, by full name.
    pub fn names_under(&self, superior: DepartmentId) -> Result<Vec<String>> {
        let mut statement = self.conn.prepare_cached(include_str!("names_under.sql"))?;
        Ok(statement.query_map([superior], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// Why `superior` cannot be the superior of `id`, which it stands under.
    pub(crate) fn circle(&self, superior: DepartmentId, id: DepartmentId) -> Result<String> {
        let name = self.department(id)?.name;
        Ok(if superior == id {
            format!("“{name}”不能是自己的主管部门，没有改动。请另选。")
        } else {
            format!(
                "“{}”归“{name}”主管，不能又是它的主管部门，没有改动。请另选，或先改前者的主管部门。",
                self.department(superior)?.name
            )
        })
    }

    /// The department with this name, other name, or code, or a sentence for the clerk.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn known_department(&self, text: &str) -> Result<DepartmentId> {
        self.find_department(text)?.ok_or_else(|| {
            Error::new(
                Code::NotFound,
                format!("名册里没有“{text}”。请核对单位名称或编码，或先导入它的报送文件。"),
            )
        })
    }
}

impl Writer<'_> {
    /// The department that is known by `name`, entered in the register if there is none yet.
    ///
    /// # Errors
    /// `DepartmentUnknown` if the name is blank.
    pub fn ensure_department(&self, name: &str) -> Result<DepartmentId> {
        let key = key(name);
        if key.is_empty() {
            return Err(Error::new(Code::DepartmentUnknown, "单位名称是空的，请指定部门。"));
        }
        if let Some(id) = self.find_department(&key)? {
            return Ok(id);
        }
        let name = bare(name);
        self.conn
            .prepare_cached("INSERT INTO department (name, key) VALUES (?1, ?2)")?
            .execute((&name, &key))?;
        let id = DepartmentId(self.conn.last_insert_rowid());
        self.step(json!({ "department": name }));
        Ok(id)
    }

    /// The bureau itself names this department: it is no longer known from its filing alone.
    pub fn register_department(&self, id: DepartmentId) -> Result<()> {
        let changed = self
            .conn
            .prepare_cached("UPDATE department SET registered = 1 WHERE id = ?1 AND registered = 0")?
            .execute([id])?;
        if changed > 0 {
            self.step(json!({ "department": self.department(id)?.name, "registered": true }));
        }
        Ok(())
    }

    /// Sets what the register says of a department beside its name.
    ///
    /// # Errors
    /// `BadRequest` if another department is found under the code, or the superior is the department itself or
    /// stands under it.
    pub fn describe_department(&self, id: DepartmentId, facts: &DepartmentFacts) -> Result<()> {
        let code = facts.code.as_deref().map(key).filter(|code| !code.is_empty());
        if let Some(code) = &code {
            self.refuse_taken(code, id)?;
        }
        if let Some(superior) = facts.superior
            && self.is_under(superior, id)?
        {
            return Err(Error::new(Code::BadRequest, self.circle(superior, id)?));
        }
        let before = self.department(id)?;
        self.conn.prepare_cached(include_str!("describe.sql"))?.execute((
            id,
            &code,
            &facts.category,
            facts.superior,
        ))?;
        let after = self.department(id)?;
        let said = [
            ("code", before.code, after.code),
            ("category", before.category, after.category),
            ("superior", before.superior, after.superior),
        ];
        let changed = said.into_iter().filter(|(_, was, now)| was != now);
        let mut step: Map<String, Value> =
            changed.map(|(what, _, now)| (what.to_owned(), now.into())).collect();
        if !step.is_empty() {
            step.insert("department".to_owned(), after.name.into());
            self.step(step.into());
        }
        Ok(())
    }

    /// Adds another name that a department files under. Adding it twice changes nothing.
    ///
    /// # Errors
    /// `BadRequest` if another department is found under it, or it is blank.
    pub fn add_alias(&self, id: DepartmentId, alias: &str) -> Result<()> {
        let key = key(alias);
        if key.is_empty() {
            return Err(Error::new(Code::BadRequest, "部门别名是空的，请填写。"));
        }
        if self.refuse_taken(&key, id)? {
            return Ok(());
        }
        let alias = bare(alias);
        self.conn
            .prepare_cached("INSERT INTO department_alias (key, alias, department) VALUES (?1, ?2, ?3)")?
            .execute((&key, &alias, id))?;
        self.step(json!({ "department": self.department(id)?.name, "alias": alias }));
        Ok(())
    }

    /// Whether `key` leads to this department already; refuses one that leads to another.
    pub(super) fn refuse_taken(&self, key: &str, id: DepartmentId) -> Result<bool> {
        match self.find_department(key)? {
            None => Ok(false),
            Some(found) if found == id => Ok(true),
            Some(found) => Err(Error::new(
                Code::BadRequest,
                format!(
                    "“{key}”已经是“{}”的名称或编码，不能再给另一个部门用，请核对名册。",
                    self.department(found)?.name
                ),
            )),
        }
    }
}
