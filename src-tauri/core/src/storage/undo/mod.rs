//! Edits by hand, kept with how to take them back.
//!
//! Whoever edits by hand says [`Writer::by_hand`] and, before changing something, [`Writer::watch`]: what stood there
//! and what stands there at the end of the transaction is kept with it, in the same transaction.

mod place;

use std::collections::HashSet;

use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Reader, Writer};
use crate::{Error, Result};
pub use place::Place;

/// Steps that are kept; older ones can be taken back no longer.
const KEPT: i64 = 200;

/// One thing that an edit changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    /// Where.
    pub place: Place,
    /// What stood there.
    pub before: Value,
    /// What stands there since.
    pub after: Value,
}

/// One edit by hand.
#[derive(Debug, Clone, PartialEq)]
pub struct UndoStep {
    /// Its number.
    pub id: i64,
    /// What it was, in Chinese.
    pub title: String,
    /// What it changed, in order.
    pub edits: Vec<Edit>,
}

/// What a transaction has said of itself so far.
#[derive(Default)]
pub(super) struct Hand {
    title: Option<String>,
    watched: Vec<(Place, Value)>,
    known: HashSet<Place>,
}

impl Reader {
    /// The step that a user would take back now, or with `undone` do again.
    ///
    /// # Errors
    /// `Internal` if it is not what this program writes.
    pub fn undo_step(&self, user: &str, undone: bool) -> Result<Option<UndoStep>> {
        let sql = match undone {
            false => {
                "SELECT id, title, edits FROM undo_step WHERE done_by = ?1 AND undone = 0 ORDER BY id DESC LIMIT 1"
            }
            true => {
                "SELECT id, title, edits FROM undo_step WHERE done_by = ?1 AND undone = 1 ORDER BY id LIMIT 1"
            }
        };
        let found: Option<(i64, String, String)> = self
            .conn
            .prepare_cached(sql)?
            .query_row([user], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let Some((id, title, edits)) = found else { return Ok(None) };
        Ok(Some(UndoStep { id, title, edits: serde_json::from_str(&edits).map_err(Error::internal)? }))
    }
}

impl Writer<'_> {
    /// What is changed here is an edit by hand that can be taken back; `title` says what it was.
    pub fn by_hand(&self, title: impl Into<String>) {
        self.hand.borrow_mut().title = Some(title.into());
    }

    /// Keeps what stands at a place, which is about to be changed. Watching it again changes nothing.
    ///
    /// # Errors
    /// What concerns the database.
    pub fn watch(&self, place: Place) -> Result<()> {
        if !self.hand.borrow_mut().known.insert(place.clone()) {
            return Ok(());
        }
        let before = self.at_place(&place)?;
        self.hand.borrow_mut().watched.push((place, before));
        Ok(())
    }

    /// What now stands at a place was not there before this transaction.
    pub fn watch_new(&self, place: Place) {
        let mut hand = self.hand.borrow_mut();
        if hand.known.insert(place.clone()) {
            hand.watched.push((place, Value::Null));
        }
    }

    /// At the end of a transaction: keeps the edit, if it was one and changed anything. What was taken back before
    /// cannot be done again from then on.
    pub(super) fn keep_edit(&self) -> Result<()> {
        let Hand { title, watched, .. } = self.hand.take();
        let Some(title) = title else { return Ok(()) };
        let mut edits = Vec::new();
        for (place, before) in watched {
            let after = self.at_place(&place)?;
            if after != before {
                edits.push(Edit { place, before, after });
            }
        }
        if !edits.iter().any(|edit| edit.place.is_edited()) {
            return Ok(());
        }
        let edits = serde_json::to_string(&edits).map_err(Error::internal)?;
        self.conn
            .prepare_cached("DELETE FROM undo_step WHERE done_by = ?1 AND undone = 1")?
            .execute([&self.stamp.by])?;
        self.conn
            .prepare_cached(
                "INSERT INTO undo_step (done_at, done_by, change, title, edits, undone) VALUES (?1, ?2, ?3, ?4, ?5, 0)",
            )?
            .execute((&self.stamp.at, &self.stamp.by, self.next_change()?, &title, edits))?;
        self.conn
            .prepare_cached("DELETE FROM undo_step WHERE id <= ?1")?
            .execute([self.conn.last_insert_rowid() - KEPT])?;
        Ok(())
    }

    /// Marks a step as taken back, or as done again.
    pub(crate) fn mark_undone(&self, step: &UndoStep, undone: bool) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE undo_step SET undone = ?2 WHERE id = ?1")?
            .execute((step.id, undone))?;
        self.step(json!({ if undone { "undone_step" } else { "redone_step" }: step.title }));
        Ok(())
    }
}
