//! Closes a year, and opens it again.

use super::{Closing, Snapshot, checksum};
use crate::examination;
use crate::storage::{Extent, FindingFilter, Store};
use crate::{Code, Error, Result, Stamp};

/// Freezes the results of a year; from then on nothing of it is changed until it is opened again.
///
/// # Errors
/// `NotFound` without a filing; `YearClosed` if it is closed already.
pub fn close(store: &mut Store, year: i32, stamp: &Stamp) -> Result<Closing> {
    store.write(stamp, "close_year", |writer| {
        if writer.closings(year)?.first().is_some_and(Closing::holds) {
            return Err(Error::new(Code::YearClosed, format!("{year}年度已经结账，不用再结。")));
        }
        let filings = writer.assessed(year, None, Extent::Whole)?;
        if filings.is_empty() {
            return Err(Error::new(
                Code::NotFound,
                format!("{year}年度没有任何报送，不能结账。请核对年度，或先导入文件。"),
            ));
        }
        let findings = writer.findings(&FindingFilter { year: Some(year), ..FindingFilter::default() })?;
        let previous = writer.assessed(year.saturating_sub(1), None, Extent::Whole)?;
        let as_of = writer.newest_change(year)?;
        let rules = writer.rule_set(year)?;
        let snapshot = Snapshot::new(year, as_of, rules, &filings, &findings, &previous)?;
        let bytes = snapshot.bytes()?;
        writer.put_closing(year, &bytes, &checksum(&bytes))
    })
}

/// Opens a year again; what was published stays.
///
/// # Errors
/// `BadRequest` without a reason, or if the year is not closed.
pub fn reopen(store: &mut Store, year: i32, reason: &str, stamp: &Stamp) -> Result<()> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::new(Code::BadRequest, "没有写理由，年度没有打开。请写明为什么重新打开。"));
    }
    store.write(stamp, "reopen_year", |writer| {
        writer.reopen(year, reason)?;
        examination::year_reopened(writer, year)
    })
}
