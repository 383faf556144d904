//! What is judged later than in the transaction of the change: it concerns filings by the hundred.

use super::{FINGERPRINT, judge_all};
use super::{Occasion, looks_at};
use crate::audit::{Audit, Beyond, Rule, alike, registry};
use crate::storage::{FilingId, Store, Writer};
use crate::{Result, Stamp};

/// Filings that are judged in one transaction when the program brought other rules: another instance waits for no more.
const IN_ONE_GO: usize = 100;

/// Holds the filings of each year against those that changed in it, and judges what other rules judged last: after
/// an import, after any other change, and when a database is opened. What is not finished is taken up next time.
///
/// # Errors
/// What concerns the database.
pub fn catch_up(store: &mut Store, stamp: &Stamp) -> Result<()> {
    for some in store.not_judged_by(&FINGERPRINT)?.chunks(IN_ONE_GO) {
        store.write(stamp, "examine", |writer| judge_all(writer, some, &|_| true, &Occasion::Program))?;
    }
    for year in store.due_years()? {
        store.write(stamp, "examine", |writer| {
            let filings = concerned(writer, year)?;
            judge_all(writer, &filings, &|rule| looks_at(rule, Beyond::Others), &Occasion::Others)?;
            writer.clear_due(year)
        })?;
    }
    Ok(())
}

/// The filings of a year whose outcome may have changed: those that now have something in common with another, those
/// that had, and those that were not held against the others yet.
fn concerned(writer: &Writer<'_>, year: i32) -> Result<Vec<FilingId>> {
    let alike = alike(&writer.sketches(year)?);
    let judged = |audit: &Audit, id: &str| audit.counts.get(id).is_some_and(|counts| counts.fail == 0);
    let settings = writer.audit_settings(year)?;
    // A rule that is switched off has no counts, and needs none.
    let runs = |rule: &Rule| settings.rules.get(rule.id).is_none_or(|setting| setting.enabled);
    let mut concerned = Vec::new();
    for filing in writer.current_filings(year, None)? {
        let department = writer.whose(filing)?.0;
        let last = writer.last_audit(filing)?;
        let mut rules = registry::RULES.iter().filter(|rule| looks_at(rule, Beyond::Others) && runs(rule));
        if alike.contains(&writer.department(department)?.name) || !rules.all(|rule| judged(&last, rule.id)) {
            concerned.push(filing);
        }
    }
    Ok(concerned)
}
