//! Whether the database is whole.

use serde::Serialize;
use ts_rs::TS;

use crate::closing::snapshot;
use crate::storage::Reader;
use crate::{Error, Result};

/// The result of a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Check {
    /// Everything below is as it should be.
    pub ok: bool,
    /// Number of the newest migration.
    pub schema_version: u32,
    /// `ok`, or what SQLite's integrity check says.
    pub integrity: String,
    /// Rows that point at nothing.
    pub foreign_keys: u32,
    /// Current filings.
    pub filings: u32,
    /// What else is wrong, in Chinese.
    pub problems: Vec<String>,
}

/// Looks the whole database over, and changes nothing.
///
/// # Errors
/// None but for a database whose very version cannot be read: whatever is wrong is in the result.
pub fn check(reader: &Reader) -> Result<Check> {
    let mut problems = Vec::new();
    // A damaged file may refuse even this; then the questions below say so.
    let _moment = reader.moment().ok();
    let integrity = reader.integrity().unwrap_or_else(|error| error.message);
    let foreign_keys = or_problem(&mut problems, reader.dangling_rows());
    let filings = or_problem(&mut problems, reader.count_filings());
    gather(&mut problems, reader.schema_differences(), |name| format!("数据表结构“{name}”与本版本不一致。"));
    gather(&mut problems, reader.without_one_current(), |(department, year, count)| {
        format!("“{department}”{year}年度有{count}个现行版本，应当只有1个。")
    });
    gather(&mut problems, reader.without_values(), |(department, year, sheet)| match sheet {
        Some(sheet) => format!("“{department}”{year}年度的表“{sheet}”里没有任何数值。"),
        None => format!("“{department}”{year}年度的报送里没有任何表。"),
    });
    match reader.source_keys() {
        Ok(keys) => {
            problems.extend(keys.iter().filter_map(|key| reader.source(key).err()).map(|error| error.message))
        }
        Err(error) => problems.push(error.message),
    }
    match reader.checksums() {
        Ok(checksums) => problems.extend(
            checksums.iter().filter_map(|sum| snapshot(reader, sum).err()).map(|error| error.message),
        ),
        Err(error) => problems.push(error.message),
    }
    match reader.all_filings() {
        Ok(filings) => {
            for (id, department, year) in filings {
                if let Err(error) = reader.load_filing(id) {
                    problems.push(format!("“{department}”{year}年度的报送读不出来：{}", error.message));
                }
            }
        }
        Err(error) => problems.push(error.message),
    }
    // A broken page makes many questions fail in the same words.
    problems.dedup();
    Ok(Check {
        ok: integrity == "ok" && foreign_keys == 0 && problems.is_empty(),
        schema_version: reader.schema_version()?,
        integrity,
        foreign_keys,
        filings,
        problems,
    })
}

/// The number, or why it could not be had.
fn or_problem(problems: &mut Vec<String>, number: Result<u32>) -> u32 {
    number.unwrap_or_else(|error| {
        problems.push(error.message);
        0
    })
}

/// Adds a sentence for each thing found, or for why it could not be looked for.
fn gather<T>(problems: &mut Vec<String>, found: Result<Vec<T>, Error>, say: impl Fn(T) -> String) {
    match found {
        Ok(found) => problems.extend(found.into_iter().map(say)),
        Err(error) => problems.push(error.message),
    }
}
