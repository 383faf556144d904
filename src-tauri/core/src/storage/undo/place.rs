//! The places that edits by hand change: what stands there, and how something is put there.

use rusqlite::types::Value as Sql;
use rusqlite::{ErrorCode, OptionalExtension, Row, params_from_iter};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::storage::{DepartmentId, FilingId, FormId, Reader, Writer};
use crate::{Code, Error, Result};

/// A place, by the rows' numbers.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The correction of a value.
    Correction {
        /// The form.
        form: i64,
        /// The field, below its form.
        path: String,
    },
    /// The decision on an item.
    Review {
        /// The form.
        form: i64,
        /// As the table says.
        item: String,
    },
    /// How far the bureau is with a finding.
    Status {
        /// The case.
        case: i64,
    },
    /// By when a finding is to be mended.
    Deadline {
        /// The case.
        case: i64,
    },
    /// What a department said of a finding.
    Reply {
        /// The case.
        case: i64,
    },
    /// How a finding stands after the audit; follows from the others, and is put back exactly.
    Case {
        /// The case.
        case: i64,
    },
    /// The steps of a department's year.
    State {
        /// The department.
        department: i64,
        /// The evaluated year.
        year: i32,
    },
    /// An entry of the register.
    Department {
        /// The department.
        department: i64,
    },
    /// Who reviews a department of the sample.
    Reviewer {
        /// The evaluated year.
        year: i32,
        /// The department.
        department: i64,
    },
    /// How a rule is applied.
    Rule {
        /// The evaluated year.
        year: i32,
        /// The rule's id.
        rule: String,
    },
    /// The scoring rules.
    RuleSet {
        /// The evaluated year.
        year: i32,
    },
    /// A setting of the database.
    Setting {
        /// Its key.
        key: String,
    },
}

impl Place {
    /// The correction of a value.
    pub fn correction(form: FormId, path: &str) -> Self {
        Self::Correction { form: form.0, path: path.to_owned() }
    }

    /// The decision on an item.
    pub fn review(form: FormId, item: impl ToString) -> Self {
        Self::Review { form: form.0, item: item.to_string() }
    }

    /// The steps of a department's year.
    pub fn state(department: DepartmentId, year: i32) -> Self {
        Self::State { department: department.0, year }
    }

    /// An entry of the register.
    pub fn department(department: DepartmentId) -> Self {
        Self::Department { department: department.0 }
    }

    /// Who reviews a department of the sample.
    pub fn reviewer(year: i32, department: DepartmentId) -> Self {
        Self::Reviewer { year, department: department.0 }
    }

    /// The department whose entry of the register it is.
    pub(crate) fn entry(&self) -> Option<DepartmentId> {
        match self {
            Self::Department { department } => Some(DepartmentId(*department)),
            _ => None,
        }
    }

    /// Whether people change it, rather than the audit that follows.
    pub fn is_edited(&self) -> bool {
        !matches!(self, Self::Case { .. })
    }

    /// The form it lies in.
    pub fn form(&self) -> Option<FormId> {
        match self {
            Self::Correction { form, .. } | Self::Review { form, .. } => Some(FormId(*form)),
            _ => None,
        }
    }
}

const CORRECTION: &[&str] =
    &["number", "text", "typed", "was_unread", "reason", "corrected_at", "corrected_by", "change"];
const REVIEW: &[&str] = &["score", "reason", "reviewed_at", "reviewed_by", "change"];
const CASE: &[&str] = &["status", "closed", "closed_version", "closed_at", "closed_why"];
const DEPARTMENT: &[&str] =
    &["name", "key", "code", "category", "superior", "first_year", "last_year", "registered"];

/// The columns of a row as JSON, exactly.
fn object(columns: &[&str], row: &Row<'_>) -> rusqlite::Result<Value> {
    let mut object = Map::new();
    for (n, column) in columns.iter().enumerate() {
        let value = match row.get::<_, Sql>(n)? {
            Sql::Integer(number) => number.into(),
            Sql::Text(text) => text.into(),
            _ => Value::Null,
        };
        object.insert((*column).to_owned(), value);
    }
    Ok(object.into())
}

fn sql(value: &Value) -> Sql {
    match value {
        Value::Number(number) => number.as_i64().map_or(Sql::Null, Sql::Integer),
        Value::String(text) => Sql::Text(text.clone()),
        _ => Sql::Null,
    }
}

/// The values of `columns`, behind the row's `keys`.
fn values(keys: &[Sql], columns: &[&str], value: &Value) -> Vec<Sql> {
    keys.iter().cloned().chain(columns.iter().map(|column| sql(&value[*column]))).collect()
}

impl Reader {
    /// The filing that a form belongs to, if that is the current one of its year.
    pub(crate) fn current_filing_of(&self, form: FormId) -> Result<Option<FilingId>> {
        let sql = "SELECT filing.id FROM form JOIN filing ON filing.id = form.filing
             WHERE form.id = ?1 AND filing.current = 1";
        Ok(self.conn.prepare_cached(sql)?.query_row([form], |row| row.get(0)).optional()?)
    }

    /// Every case of a year, of one department or rule if one is given.
    pub(crate) fn cases(
        &self,
        year: i32,
        department: Option<DepartmentId>,
        rule: Option<&str>,
    ) -> Result<Vec<Place>> {
        let sql = "SELECT id FROM finding_case
             WHERE year = ?1 AND (?2 IS NULL OR department = ?2) AND (?3 IS NULL OR rule = ?3) ORDER BY id";
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows =
            statement.query_map((year, department, rule), |row| Ok(Place::Case { case: row.get(0)? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn row(&self, columns: &[&str], from: &str, keys: &[Sql]) -> Result<Value> {
        let sql = format!("SELECT {} FROM {from}", columns.join(", "));
        let mut statement = self.conn.prepare_cached(&sql)?;
        let found = statement.query_row(params_from_iter(keys), |row| object(columns, row)).optional()?;
        Ok(found.unwrap_or_default())
    }

    fn list(&self, sql: &str, keys: &[Sql]) -> Result<Value> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let json: String = statement.query_row(params_from_iter(keys), |row| row.get(0))?;
        serde_json::from_str(&json).map_err(Error::internal)
    }

    /// What stands at a place now; `null`: nothing.
    ///
    /// # Errors
    /// What concerns the database.
    pub fn at_place(&self, place: &Place) -> Result<Value> {
        match place {
            Place::Correction { form, path } => {
                let keys = [Sql::Integer(*form), Sql::Text(path.clone())];
                self.row(CORRECTION, "correction WHERE form = ?1 AND path = ?2", &keys)
            }
            Place::Review { form, item } => {
                let keys = [Sql::Integer(*form), Sql::Text(item.clone())];
                self.row(REVIEW, "review WHERE form = ?1 AND item = ?2", &keys)
            }
            Place::Status { case } => {
                let keys = [Sql::Integer(*case)];
                let mut status = self.row(&["status", "closed"], "finding_case WHERE id = ?1", &keys)?;
                if let Some(object) = status.as_object_mut() {
                    let sql = "SELECT json_group_array(id ORDER BY id) FROM finding_step
                         WHERE finding_case = ?1 AND event = 'set' AND withdrawn = 0";
                    object.insert("steps".to_owned(), self.list(sql, &keys)?);
                }
                Ok(status)
            }
            Place::Deadline { case } => self.list(
                "SELECT json_group_array(id ORDER BY id) FROM case_deadline WHERE finding_case = ?1 AND withdrawn = 0",
                &[Sql::Integer(*case)],
            ),
            Place::Reply { case } => self.list(
                "SELECT json_group_array(id ORDER BY id) FROM case_reply WHERE finding_case = ?1 AND withdrawn = 0",
                &[Sql::Integer(*case)],
            ),
            Place::Case { case } => self.row(CASE, "finding_case WHERE id = ?1", &[Sql::Integer(*case)]),
            Place::State { department, year } => self.list(
                "SELECT json_group_array(filing_state.id ORDER BY filing_state.id) FROM filing_state
                 LEFT JOIN import_batch ON import_batch.id = filing_state.import_batch
                 WHERE filing_state.department = ?1 AND filing_state.year = ?2 AND filing_state.withdrawn = 0
                    AND import_batch.undone_at IS NULL",
                &[Sql::Integer(*department), Sql::Integer((*year).into())],
            ),
            Place::Department { department } => {
                let keys = [Sql::Integer(*department)];
                let mut entry = self.row(DEPARTMENT, "department WHERE id = ?1", &keys)?;
                if let Some(object) = entry.as_object_mut() {
                    let sql =
                        "SELECT json_group_array(json_array(key, alias) ORDER BY key) FROM department_alias
                         WHERE department = ?1";
                    object.insert("aliases".to_owned(), self.list(sql, &keys)?);
                }
                Ok(entry)
            }
            Place::Reviewer { year, department } => {
                let keys = [Sql::Integer((*year).into()), Sql::Integer(*department)];
                self.row(&["reviewer"], "sample_department WHERE year = ?1 AND department = ?2", &keys)
            }
            Place::Rule { year, rule } => self.list(
                "SELECT json_group_array(edition ORDER BY edition) FROM rule_setting
                 WHERE year = ?1 AND rule = ?2 AND withdrawn = 0",
                &[Sql::Integer((*year).into()), Sql::Text(rule.clone())],
            ),
            Place::RuleSet { year } => self.list(
                "SELECT json_group_array(edition ORDER BY edition) FROM rule_set WHERE year = ?1 AND withdrawn = 0",
                &[Sql::Integer((*year).into())],
            ),
            Place::Setting { key } => Ok(self.setting(key)?.into()),
        }
    }
}

impl Writer<'_> {
    fn run(&self, sql: &str, values: &[Sql]) -> Result<()> {
        let Err(error) = self.conn.prepare_cached(sql)?.execute(params_from_iter(values)) else {
            return Ok(());
        };
        let taken = error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation);
        let error = Error::from(error);
        Err(match taken && error.code != Code::YearClosed {
            true => Error::new(
                Code::BadRequest,
                "原来的内容现在放不回去：别处已经用到它，或占了它的名称、编码。没有改动，请直接修改现在的内容。",
            ),
            false => error,
        })
    }

    /// Puts something back where it stood.
    ///
    /// # Errors
    /// `YearClosed`; what concerns the database, also where something else stands in its way.
    pub(crate) fn put_at(&self, place: &Place, value: &Value) -> Result<()> {
        match place {
            Place::Correction { form, path } => {
                let keys = [Sql::Integer(*form), Sql::Text(path.clone())];
                self.run("DELETE FROM correction WHERE form = ?1 AND path = ?2", &keys)?;
                if value.is_null() {
                    return Ok(());
                }
                self.run(
                    "INSERT INTO correction (form, path, number, text, typed, was_unread, reason, corrected_at,
                        corrected_by, change)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                    &values(&keys, CORRECTION, value),
                )
            }
            Place::Review { form, item } => {
                let keys = [Sql::Integer(*form), Sql::Text(item.clone())];
                self.run("DELETE FROM review WHERE form = ?1 AND item = ?2", &keys)?;
                if value.is_null() {
                    return Ok(());
                }
                self.run(
                    "INSERT INTO review (form, item, score, reason, reviewed_at, reviewed_by, change)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                    &values(&keys, REVIEW, value),
                )
            }
            Place::Status { case } => {
                let keys = [Sql::Integer(*case)];
                self.run(
                    "UPDATE finding_case SET status = ?2 WHERE id = ?1",
                    &values(&keys, &["status"], value),
                )?;
                let steps = value["steps"].to_string();
                self.run(
                    "UPDATE finding_step SET withdrawn = id NOT IN (SELECT value FROM json_each(?2))
                     WHERE finding_case = ?1 AND event = 'set'",
                    &[keys[0].clone(), Sql::Text(steps)],
                )
            }
            Place::Deadline { case } => self.run(
                "UPDATE case_deadline SET withdrawn = id NOT IN (SELECT value FROM json_each(?2)) WHERE finding_case = ?1",
                &[Sql::Integer(*case), Sql::Text(value.to_string())],
            ),
            Place::Reply { case } => self.run(
                "UPDATE case_reply SET withdrawn = id NOT IN (SELECT value FROM json_each(?2)) WHERE finding_case = ?1",
                &[Sql::Integer(*case), Sql::Text(value.to_string())],
            ),
            Place::Case { case } => self.run(
                "UPDATE finding_case
                 SET status = ?2, closed = ?3, closed_version = ?4, closed_at = ?5, closed_why = ?6
                 WHERE id = ?1",
                &values(&[Sql::Integer(*case)], CASE, value),
            ),
            Place::State { department, year } => self.run(
                "UPDATE filing_state SET withdrawn = NOT withdrawn
                 WHERE department = ?1 AND year = ?2 AND import_batch IS NULL
                    AND withdrawn <> (id NOT IN (SELECT value FROM json_each(?3)))",
                &[Sql::Integer(*department), Sql::Integer((*year).into()), Sql::Text(value.to_string())],
            ),
            Place::Department { department } => self.put_department(*department, value),
            Place::Reviewer { year, department } => self.run(
                "UPDATE sample_department SET reviewer = ?3 WHERE year = ?1 AND department = ?2",
                &values(&[Sql::Integer((*year).into()), Sql::Integer(*department)], &["reviewer"], value),
            ),
            Place::Rule { year, rule } => self.run(
                "UPDATE rule_setting SET withdrawn = edition NOT IN (SELECT value FROM json_each(?3))
                 WHERE year = ?1 AND rule = ?2",
                &[Sql::Integer((*year).into()), Sql::Text(rule.clone()), Sql::Text(value.to_string())],
            ),
            Place::RuleSet { year } => self.run(
                "UPDATE rule_set SET withdrawn = edition NOT IN (SELECT value FROM json_each(?2)) WHERE year = ?1",
                &[Sql::Integer((*year).into()), Sql::Text(value.to_string())],
            ),
            Place::Setting { key } => match value.as_str() {
                Some(text) => self.set_setting(key, text),
                None => self.run("DELETE FROM setting WHERE key = ?1", &[Sql::Text(key.clone())]),
            },
        }
    }

    fn put_department(&self, id: i64, value: &Value) -> Result<()> {
        let keys = [Sql::Integer(id)];
        self.run("DELETE FROM department_alias WHERE department = ?1", &keys)?;
        if value.is_null() {
            return self.run("DELETE FROM department WHERE id = ?1", &keys);
        }
        let aliases = value["aliases"].as_array().into_iter().flatten().map(|alias| &alias[0]);
        for key in [&value["key"], &value["code"]].into_iter().chain(aliases).filter_map(Value::as_str) {
            self.refuse_taken(key, DepartmentId(id))?;
        }
        if let Some(superior) = value["superior"].as_i64().map(DepartmentId)
            && self.is_under(superior, DepartmentId(id))?
        {
            return Err(Error::new(Code::BadRequest, self.circle(superior, DepartmentId(id))?));
        }
        self.run(
            "INSERT INTO department (id, name, key, code, category, superior, first_year, last_year, registered)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (id) DO UPDATE SET
                name = excluded.name,
                key = excluded.key,
                code = excluded.code,
                category = excluded.category,
                superior = excluded.superior,
                first_year = excluded.first_year,
                last_year = excluded.last_year,
                registered = excluded.registered",
            &values(&keys, DEPARTMENT, value),
        )?;
        self.run(
            "INSERT INTO department_alias (key, alias, department)
             SELECT value ->> 0, value ->> 1, ?1 FROM json_each(?2)",
            &[keys[0].clone(), Sql::Text(value["aliases"].to_string())],
        )
    }
}
