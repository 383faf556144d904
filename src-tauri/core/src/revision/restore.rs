//! Brings an earlier version back.

use crate::examination::{Occasion, filing_changed};
use crate::review;
use crate::storage::{DepartmentId, FilingId, Store};
use crate::{Code, Error, Result, Stamp};

/// Makes a copy of a version the new current one. Corrections by hand and decisions come with it, and from the version
/// before the decisions on what both have just so.
///
/// # Errors
/// `NotFound` without such a version; `BadRequest` if it is the current one already, or without a reason.
pub fn restore(
    store: &mut Store,
    department: DepartmentId,
    year: i32,
    version: u32,
    reason: &str,
    stamp: &Stamp,
) -> Result<FilingId> {
    let reason = super::reason_of(reason)?;
    store.write(stamp, "restore_version", |writer| {
        let old = writer.filing_version(department, year, version)?;
        let before = writer.current_filing(department, year)?;
        if before == Some(old) {
            return Err(Error::new(
                Code::BadRequest,
                format!("第{version}版就是当前版本，不用恢复。请选择较早的版本。"),
            ));
        }
        let new = writer.copy_version(old, version, reason)?;
        if let Some(before) = before {
            review::carry(writer, before, new, &[])?;
        }
        filing_changed(writer, new, &Occasion::Restored(version))?;
        Ok(new)
    })
}
