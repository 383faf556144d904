//! The one database file: everything the bureau keeps.
//!
//! Reading goes through [`Reader`]. Changing goes through [`Store::write`] and nowhere else: one
//! transaction that also records what was changed, when and by whom. Outside of it the connection
//! refuses to change anything. Only a restore replaces the whole state instead, log and all.

mod change;
mod check;
mod closing;
mod copy;
mod correction;
mod department;
mod figures;
mod filing;
mod filing_state;
mod find;
mod finding;
mod finding_case;
mod form;
mod id;
mod import;
mod learnt;
mod ledger;
mod migrate;
mod open;
mod rectification;
mod review;
mod rule_set;
mod rule_setting;
mod sample;
mod setting;
mod sketch;
mod source;
mod undo;

use std::cell::RefCell;
use std::ops::Deref;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use serde_json::Value;

use crate::{Result, Stamp};

pub use change::{Change, ChangeLine, ChangePage};
pub(crate) use copy::unwritable;
pub use correction::NewCorrection;
pub use department::DepartmentFacts;
pub use filing::{DocumentLine, Extent, FilingLine, VersionLine, YearLine};
pub use find::{Candidate, Sought};
pub use finding::{AuditRun, CauseLine, FindingFilter, FindingLine, FindingRow};
pub use finding_case::{CaseHistory, CaseStep, Closed, KnownCase, NewStep};
pub use form::{BY_HAND, StoredForm};
pub use id::{DepartmentId, FilingId, FormId};
pub use import::{Batch, Effect, ImportId, ImportLine, ImportStep, ImportedFiling, NewImportStep};
pub use migrate::{APPLICATION_ID, newest_version};
pub(crate) use open::is_ours;
pub use rectification::CaseHead;
pub use rule_set::RuleSetEdition;
pub use rule_setting::RuleSettingLine;
pub use source::Source;
pub use undo::{Edit, Place, UndoStep};

/// An opened database. Reads as [`Reader`].
pub struct Store {
    reader: Reader,
}

/// Everything that can be asked of the database.
pub struct Reader {
    conn: Connection,
    kept: RefCell<figures::Kept>,
}

impl From<Connection> for Reader {
    fn from(conn: Connection) -> Self {
        Self { conn, kept: RefCell::default() }
    }
}

/// Everything that can be changed, within one transaction. Reads as [`Reader`], and sees its own changes.
pub struct Writer<'a> {
    reader: &'a Reader,
    stamp: &'a Stamp,
    steps: RefCell<Vec<Value>>,
    hand: RefCell<undo::Hand>,
}

impl Deref for Store {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.reader
    }
}

impl Deref for Writer<'_> {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        self.reader
    }
}

/// Lets the connection change data until it is dropped, by a panic too.
struct Unlocked<'a>(&'a Connection);

impl<'a> Unlocked<'a> {
    fn new(conn: &'a Connection) -> Result<Self> {
        conn.pragma_update(None, "query_only", false)?;
        Ok(Self(conn))
    }
}

impl Drop for Unlocked<'_> {
    fn drop(&mut self) {
        // Fails only on a connection that is broken anyway.
        let _ = self.0.pragma_update(None, "query_only", true);
    }
}

impl Store {
    /// The one write door: runs `change` in a transaction and records `action`, the stamp and every
    /// step taken. If `change` fails, nothing is changed. If it takes no step, nothing is recorded.
    ///
    /// # Errors
    /// What `change` says; `DatabaseLocked` if another instance is writing; `DatabaseUnreadable` if
    /// the disk is full or the file cannot be written.
    pub fn write<T>(
        &mut self,
        stamp: &Stamp,
        action: &str,
        change: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<T> {
        self.transact(stamp, Some(action), change)
    }

    /// Runs `change` like [`Store::write`] and takes it all back: what it would come to, without
    /// anything changed.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub fn rehearse<T>(&mut self, stamp: &Stamp, change: impl FnOnce(&Writer<'_>) -> Result<T>) -> Result<T> {
        self.transact(stamp, None, change)
    }

    fn transact<T>(
        &mut self,
        stamp: &Stamp,
        action: Option<&str>,
        change: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<T> {
        let conn = &self.reader.conn;
        let _unlocked = Unlocked::new(conn)?;
        let transaction = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
        let writer =
            Writer { reader: &self.reader, stamp, steps: RefCell::default(), hand: RefCell::default() };
        let result = change(&writer)?;
        writer.keep_edit()?;
        let steps = writer.steps.take();
        let Some(action) = action else {
            transaction.rollback()?;
            return Ok(result);
        };
        if !steps.is_empty() {
            change::record(conn, stamp, action, &Value::Array(steps))?;
        }
        let done = transaction.commit();
        self.reader.forget_figures();
        done?;
        Ok(result)
    }
}

/// While this lives, everything that is read is of one state, whoever writes meanwhile.
pub struct Moment<'a> {
    _transaction: Option<Transaction<'a>>,
}

impl Reader {
    /// One moment for several questions: what they answer belongs together. Within a change, or within another moment,
    /// that is so anyway.
    pub fn moment(&self) -> Result<Moment<'_>> {
        let begin = || self.conn.unchecked_transaction();
        Ok(Moment { _transaction: self.conn.is_autocommit().then(begin).transpose()? })
    }
}

impl Writer<'_> {
    /// A part of the transaction that can fail by itself: what it wrote until then is taken back, the rest stays.
    ///
    /// # Errors
    /// What `change` says.
    pub fn part<T>(&self, change: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        let steps = self.steps.borrow().len();
        self.conn.execute_batch("SAVEPOINT part")?;
        let result = change(self);
        if result.is_err() {
            self.conn.execute_batch("ROLLBACK TO part")?;
            self.steps.borrow_mut().truncate(steps);
        }
        self.conn.execute_batch("RELEASE part")?;
        result
    }

    /// Adds a step to what the log of changes will say of this transaction.
    fn step(&self, step: Value) {
        self.steps.borrow_mut().push(step);
    }
}

#[cfg(test)]
mod tests {
    use super::Store;

    /// Protects the one write door: outside of it, the connection refuses to change anything.
    #[test]
    fn the_connection_is_locked() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("绩衡.db")).unwrap();
        let error = store.reader.conn.execute("INSERT INTO setting VALUES ('a', 'b')", []).unwrap_err();
        assert_eq!(error.sqlite_error_code(), Some(rusqlite::ErrorCode::ReadOnly));
        let pragma =
            |name: &str| store.reader.conn.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0));
        assert_eq!(pragma("synchronous"), Ok(2), "FULL");
        assert_eq!(pragma("foreign_keys"), Ok(1));
    }
}
