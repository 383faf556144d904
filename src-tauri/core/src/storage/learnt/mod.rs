//! Headers of columns that the clerk explained.

use serde_json::json;

use super::{Reader, Writer};
use crate::intake::labels;
use crate::intake::learnt::{ColumnRole, Learnt, LearntLabel};
use crate::{Code, Error, Result, Stamp};

impl Reader {
    /// What was explained so far, by label.
    pub fn learnt_labels(&self) -> Result<Learnt> {
        let mut statement =
            self.conn.prepare_cached("SELECT label, role FROM learnt_label ORDER BY label")?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        let mut learnt = Vec::new();
        for row in rows {
            let (label, role) = row?;
            let role = ColumnRole::from_id(&role).ok_or_else(|| {
                Error::new(Code::DatabaseDamaged, format!("数据文件里记住的列“{label}”不对，请从备份恢复。"))
            })?;
            learnt.push(LearntLabel { label, role });
        }
        Ok(Learnt::new(learnt))
    }
}

impl Writer<'_> {
    /// Keeps what a header means; a later answer takes the place of an earlier one.
    ///
    /// # Errors
    /// `BadRequest` if nothing of the label is left without its punctuation.
    pub fn learn_label(&self, label: &str, role: ColumnRole, stamp: &Stamp) -> Result<()> {
        let label = labels::key(label);
        if label.is_empty() {
            return Err(Error::new(Code::BadRequest, "列的名称是空的，没有记住。请重新选择这一列。"));
        }
        self.conn
            .prepare_cached(
                "INSERT INTO learnt_label (label, role, learnt_at, learnt_by) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (label) DO UPDATE SET role = ?2, learnt_at = ?3, learnt_by = ?4",
            )?
            .execute((&label, role.id(), &stamp.at, &stamp.by))?;
        self.step(json!({ "label": label, "meaning": role.name() }));
        Ok(())
    }

    /// Forgets what a header means. Filings keep what was read.
    pub fn forget_label(&self, label: &str) -> Result<()> {
        let label = labels::key(label);
        if self.conn.prepare_cached("DELETE FROM learnt_label WHERE label = ?1")?.execute([&label])? > 0 {
            self.step(json!({ "forgotten": label }));
        }
        Ok(())
    }
}
