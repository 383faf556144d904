//! Values put right by hand: kept beside what was filed, which is never changed.

use rusqlite::OptionalExtension;
use serde_json::json;

use super::form::BY_HAND;
use super::{Extent, FilingId, FormId, Reader, Writer};
use crate::filing::{Filing, Form, Stored};
use crate::{Code, Error, Result};

/// A value to be put right.
#[derive(Debug, Clone, Copy)]
pub struct NewCorrection<'a> {
    /// The field, below its form.
    pub path: &'a str,
    /// The value.
    pub value: Option<&'a Stored>,
    /// As it was typed.
    pub typed: &'a str,
    /// Why.
    pub reason: &'a str,
    /// Whether what was filed had not been understood.
    pub was_unread: bool,
}

impl Reader {
    /// A filing as it was filed, whatever was put right by hand since.
    ///
    /// # Errors
    /// As [`Reader::load_filing`].
    pub fn load_as_filed(&self, id: FilingId) -> Result<Filing> {
        let not_found = || Error::new(Code::NotFound, "数据文件里没有这份报送，请刷新后再试。");
        self.load(&[id], Extent::Whole, false)?.pop().ok_or_else(not_found)
    }
}

impl Writer<'_> {
    /// Puts a value right; `before` is what stood there until now, for the log.
    pub fn put_correction(
        &self,
        filing: FilingId,
        form: FormId,
        new: NewCorrection<'_>,
        before: Option<&str>,
    ) -> Result<()> {
        let (number, text) = match new.value {
            Some(Stored::Number(number)) => (Some(number), None),
            Some(Stored::Text(text)) => (None, Some(text)),
            None => (None, None),
        };
        self.conn.prepare_cached(include_str!("put.sql"))?.execute((
            form,
            new.path,
            number,
            text,
            new.typed,
            new.was_unread,
            new.reason,
            &self.stamp.at,
            &self.stamp.by,
            self.next_change()?,
        ))?;
        self.step(json!({
            "filing": filing.0,
            "form": form.0,
            "path": new.path,
            "before": before,
            "after": new.typed,
            "reason": new.reason,
        }));
        Ok(())
    }

    /// Takes a correction back: what was filed stands again. `false` if there is none.
    pub fn remove_correction(&self, filing: FilingId, form: FormId, path: &str) -> Result<bool> {
        let typed: Option<String> = self
            .conn
            .prepare_cached("DELETE FROM correction WHERE form = ?1 AND path = ?2 RETURNING typed")?
            .query_row((form, path), |row| row.get(0))
            .optional()?;
        let Some(typed) = typed else { return Ok(false) };
        self.step(json!({ "filing": filing.0, "form": form.0, "path": path, "correction_removed": typed }));
        Ok(true)
    }

    /// Adds a form that is entered by hand.
    pub fn enter_form(&self, filing: FilingId, form: &Form) -> Result<FormId> {
        self.save_form(filing, form, BY_HAND, None)
    }
}
