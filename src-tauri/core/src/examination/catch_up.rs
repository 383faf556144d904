//! What is judged later than in the transaction of the change: it concerns filings by the hundred.

use super::{FINGERPRINT, judge_all};
use super::{Occasion, looks_at};
use crate::audit::Beyond;
use crate::storage::Store;
use crate::{Result, Stamp};

/// Holds the filings of each year against those that changed in it, and judges what other rules judged last: after
/// an import, after any other change, and when a database is opened. What is not finished is taken up next time.
///
/// # Errors
/// What concerns the database.
pub fn catch_up(store: &mut Store, stamp: &Stamp) -> Result<()> {
    let stale = store.not_judged_by(&FINGERPRINT)?;
    if !stale.is_empty() {
        store.write(stamp, "examine", |writer| judge_all(writer, &stale, &|_| true, &Occasion::Program))?;
    }
    for year in store.due_years()? {
        store.write(stamp, "examine", |writer| {
            let filings = writer.current_filings(year, None)?;
            judge_all(writer, &filings, &|rule| looks_at(rule, Beyond::Others), &Occasion::Others)?;
            writer.clear_due(year)
        })?;
    }
    Ok(())
}
