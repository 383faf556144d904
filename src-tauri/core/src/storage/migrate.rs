//! The schema: compiled-in migrations, and which of them a file has.

use std::error::Error as _;

use refinery::{Migration, Runner};
use rusqlite::{Connection, ErrorCode, TransactionBehavior};

use crate::{Error, Result};

#[allow(missing_docs, clippy::unwrap_used)]
mod embedded {
    refinery::embed_migrations!("../../migrations");
}

/// Marks a database file as ours: "JHDB" in the SQLite header.
pub const APPLICATION_ID: u32 = 0x4a48_4442;

/// The migrations with `\n` line ends, so that their checksums are the same wherever they were
/// checked out and built.
fn migrations() -> Result<Vec<Migration>> {
    embedded::migrations::runner()
        .get_migrations()
        .iter()
        .map(|migration| {
            let sql = migration.sql().unwrap_or_default().replace("\r\n", "\n");
            Migration::unapplied(&format!("V{}__{}", migration.version(), migration.name()), &sql)
                .map_err(Error::internal)
        })
        .collect()
}

/// Number of the newest migration that this program knows.
pub fn newest_version() -> u32 {
    let runner = embedded::migrations::runner();
    let newest = runner.get_migrations().iter().map(Migration::version).max().unwrap_or_default();
    u32::try_from(newest).unwrap_or_default()
}

/// Number of the newest migration that the file has; each migration writes its own.
pub(super) fn version(conn: &Connection) -> Result<u32> {
    Ok(conn.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Brings a file that is ours, or new, to the newest schema, in one transaction.
pub(super) fn migrate(conn: &mut Connection) -> Result<()> {
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    // Who reads first and then wants to write is turned away at once while another writes; who means to write waits.
    conn.set_transaction_behavior(TransactionBehavior::Immediate);
    let result = Runner::new(&migrations()?).set_grouped(true).run(conn);
    conn.set_transaction_behavior(TransactionBehavior::Deferred);
    match result {
        // Another instance may have made the same file at the same moment, and been quicker.
        Err(error) if version(conn)? != newest_version() => Err(failed(error)),
        _ => Ok(()),
    }
}

/// What SQLite said: that the file is busy passes, other faults do not.
fn failed(error: refinery::Error) -> Error {
    let sqlite = error.source().and_then(|source| source.downcast_ref::<rusqlite::Error>());
    match sqlite.and_then(rusqlite::Error::sqlite_error_code) {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::database_locked(),
        _ => Error::internal(error),
    }
}

/// The schema as the migrations make it, to compare a file with: name and definition of every table, index
/// and trigger.
pub(crate) fn expected_schema() -> Result<Vec<(String, String)>> {
    let mut conn = Connection::open_in_memory()?;
    migrate(&mut conn)?;
    schema(&conn)
}

pub(super) fn schema(conn: &Connection) -> Result<Vec<(String, String)>> {
    let mut statement =
        conn.prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
