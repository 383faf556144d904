//! The steps of each department's year, append-only.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde_json::json;

use super::{DepartmentId, FilingId, ImportId, Reader, Writer};
use crate::department::key;
use crate::filing_state::{DueFrom, FilingState, FilingStatus, StateStep, StatusRow, arrival, standing};
use crate::{Code, Error, Result};

const STATES: [(&str, FilingState); 6] = [
    ("not_filed", FilingState::NotFiled),
    ("received", FilingState::Received),
    ("returned", FilingState::Returned),
    ("resubmitted", FilingState::Resubmitted),
    ("approved", FilingState::Approved),
    ("extended", FilingState::Extended),
];

impl ToSql for FilingState {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let id = STATES.iter().find(|(_, state)| state == self).map_or("not_filed", |(id, _)| id);
        Ok(ToSqlOutput::from(id))
    }
}

impl FromSql for FilingState {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let id = value.as_str()?;
        STATES
            .iter()
            .find(|(known, _)| *known == id)
            .map(|(_, state)| *state)
            .ok_or(FromSqlError::InvalidType)
    }
}

/// The day of a time: `2025-04-18T16:30:00+08:00` is of `2025-04-18`.
fn day(time: &str) -> &str {
    time.get(..10).unwrap_or(time)
}

impl Reader {
    /// The steps of a department's year, oldest first, without those of imports that were undone.
    pub fn state_history(&self, department: DepartmentId, year: i32) -> Result<Vec<StateStep>> {
        let mut statement = self.conn.prepare_cached(include_str!("history.sql"))?;
        let rows = statement.query_map((year, department), |row| {
            Ok(StateStep { state: row.get(0)?, date: row.get(1)?, reason: row.get(2)?, until: row.get(3)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Who has filed for a year and who has not. `today` (`2025-04-18`) tells which extensions are over.
    pub fn filing_status(&self, year: i32, today: &str) -> Result<FilingStatus> {
        let _moment = self.moment()?;
        let rows = self.status_rows(year, None, today)?;
        let due = rows.iter().filter(|row| row.due);
        let filed = due.clone().filter(|row| row.state.needs_filing());
        Ok(FilingStatus {
            year,
            due_from: if self.has_ledger(year)? { DueFrom::Ledger } else { DueFrom::Register },
            due: count(due.clone().count()),
            filed: count(filed.count()),
            rows,
        })
    }

    /// How one department stands in a year; `None` if it neither filed nor has to, and nothing ever happened.
    pub fn status_of(&self, department: DepartmentId, year: i32, today: &str) -> Result<Option<StatusRow>> {
        let _moment = self.moment()?;
        Ok(self.status_rows(year, Some(department), today)?.pop())
    }

    fn status_rows(&self, year: i32, only: Option<DepartmentId>, today: &str) -> Result<Vec<StatusRow>> {
        let has_ledger = self.has_ledger(year)?;
        let mut statement = self.conn.prepare_cached(include_str!("status.sql"))?;
        let mut found = statement.query((year, only))?;
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            let id: DepartmentId = row.get(0)?;
            let filing: Option<FilingId> = row.get(5)?;
            let arrived: Option<String> = row.get(6)?;
            let created: Option<String> = row.get(7)?;
            let history = self.state_history(id, year)?;
            let filed_on = arrived.or(created);
            let now = standing(&history, filed_on.as_deref().map(day));
            let kinds = |kind: &str| -> Result<Vec<Option<String>>> {
                let Some(filing) = filing else { return Ok(Vec::new()) };
                let mut names =
                    self.conn.prepare_cached("SELECT name FROM form WHERE filing = ?1 AND kind = ?2")?;
                Ok(names.query_map((filing, kind), |row| row.get(0))?.collect::<Result<_, _>>()?)
            };
            let projects = kinds("project")?;
            let filed_names: Vec<String> = projects.iter().flatten().map(|name| key(name)).collect();
            let due_names = self.due_projects(id, year)?;
            let missing = due_names.iter().filter(|name| !filed_names.contains(&key(name)));
            let until = history.iter().rev().find_map(|step| step.until.clone());
            rows.push(StatusRow {
                department: row.get(1)?,
                code: row.get(2)?,
                category: row.get(3)?,
                due: row.get(4)?,
                state: now.state,
                date: (!now.date.is_empty()).then_some(now.date),
                reason: now.reason,
                times_returned: count(
                    history.iter().filter(|step| step.state == FilingState::Returned).count(),
                ),
                overdue: filing.is_none() && until.as_deref().is_some_and(|until| until < today),
                extended_until: until,
                basic_data: !kinds("basic_data")?.is_empty(),
                overall: !kinds("overall")?.is_empty(),
                due_projects: has_ledger.then(|| count(due_names.len())),
                filed_projects: count(projects.len()),
                missing_projects: missing.cloned().collect(),
                history,
            });
        }
        Ok(rows)
    }

    /// Whether a department's year was approved as it stood after an import.
    pub fn approved_since(&self, department: DepartmentId, year: i32, import: ImportId) -> Result<bool> {
        let mut statement = self.conn.prepare_cached(include_str!("approved_since.sql"))?;
        Ok(statement.exists((department, year, import.0))?)
    }

    /// Whether the bureau's ledger of a year is there.
    pub fn has_ledger(&self, year: i32) -> Result<bool> {
        Ok(self.conn.prepare_cached("SELECT 1 FROM ledger WHERE year = ?1")?.exists([year])?)
    }

    /// The names of a department's projects in the ledger of a year.
    fn due_projects(&self, department: DepartmentId, year: i32) -> Result<Vec<String>> {
        let sql = "SELECT name FROM ledger_project WHERE year = ?1 AND department = ?2 ORDER BY position";
        let mut statement = self.conn.prepare_cached(sql)?;
        Ok(statement.query_map((year, department), |row| row.get(0))?.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Adds a step to a department's year.
    ///
    /// # Errors
    /// `BadRequest` if the step says of a filing that is not there, or lacks its reason or its last day.
    pub fn set_filing_state(&self, department: DepartmentId, year: i32, step: &StateStep) -> Result<()> {
        self.add_state(department, year, step, None)
    }

    fn add_state(
        &self,
        department: DepartmentId,
        year: i32,
        step: &StateStep,
        import: Option<ImportId>,
    ) -> Result<()> {
        let name = self.department(department)?.name;
        let title = step.state.title();
        let refuse = |why: String| Err(Error::new(Code::BadRequest, why));
        let is_filed = self.current_filing(department, year)?.is_some();
        if step.state.needs_filing() && !is_filed {
            return refuse(format!(
                "“{name}”没有{year}年度的报送，不能记为“{title}”。请先导入它的文件，或核对年度。"
            ));
        }
        if step.state == FilingState::NotFiled && is_filed {
            return refuse(format!(
                "“{name}”{year}年度的报送已经收到，不能记为“未报”。要退回请选“退回”，导错了请撤销那次导入。"
            ));
        }
        if !(1990..=2100).contains(&year) {
            return refuse(format!("年度“{year}”不对，没有改动。请填四位年份。"));
        }
        if let Some(until) = step.until.as_ref().filter(|until| **until < step.date) {
            return refuse(format!("延到的日子{until}早于{}，没有改动。请核对日期。", step.date));
        }
        let reason = step.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
        if step.state == FilingState::Returned && reason.is_none() {
            return refuse(format!("退回“{name}”{year}年度的报送要写明原因，请填写后再试。"));
        }
        if (step.state == FilingState::Extended) != step.until.is_some() {
            return refuse("延期要写明延到哪一天，其他状态不用写，请改正后再试。".to_owned());
        }
        for date in std::iter::once(&step.date).chain(&step.until) {
            if date.parse::<jiff::civil::Date>().is_err() || date.len() != 10 {
                return refuse(format!("日期“{date}”不对，请写成2025-04-18的样子。"));
            }
        }
        self.conn.prepare_cached(include_str!("insert.sql"))?.execute((
            department,
            year,
            step.state,
            &step.date,
            reason,
            &step.until,
            &self.stamp.at,
            &self.stamp.by,
            import.map(|import| import.0),
        ))?;
        self.step(json!({
            "department": name, "year": year, "state": step.state, "date": step.date,
            "reason": reason, "until": step.until,
        }));
        Ok(())
    }

    /// Records that forms of a department's year came in: 已收, or 重报 if it was returned or approved before.
    /// Call it once they are in the filing. The step goes with `import` when that is undone.
    pub fn record_arrival(
        &self,
        department: DepartmentId,
        year: i32,
        import: Option<ImportId>,
    ) -> Result<()> {
        let history = self.state_history(department, year)?;
        let now = standing(&history, Some("")).state;
        let was_filed = history.iter().any(|step| step.state.needs_filing());
        match arrival(now, was_filed) {
            None => Ok(()),
            Some(state) => {
                let date = day(&self.stamp.at).to_owned();
                let step = StateStep { state, date, reason: None, until: None };
                self.add_state(department, year, &step, import)
            }
        }
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
