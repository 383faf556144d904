//! What is kept of each filing to hold the others of its year against.

use super::{DepartmentId, Reader};
use crate::Result;
use crate::audit::Sketch;

impl Reader {
    /// The sketches of a year's current filings, but for one department's; by name.
    pub fn sketches(&self, year: i32, except: DepartmentId) -> Result<Vec<Sketch>> {
        let mut statement = self.conn.prepare_cached(include_str!("of_year.sql"))?;
        let sketch = |row: &rusqlite::Row<'_>| Ok(Sketch { department: row.get(0)? });
        Ok(statement.query_map((year, except), sketch)?.collect::<Result<_, _>>()?)
    }
}
