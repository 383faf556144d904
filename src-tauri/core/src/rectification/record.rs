use super::date;
use crate::audit::Status;
use crate::storage::{Place, Store};
use crate::{Code, Error, Result, Stamp};

/// Gives findings a date by which they are to be mended. With `notify`, those that nobody has told the department of
/// count as told from now on.
///
/// # Errors
/// `BadRequest` for no findings or what is no date, `NotFound` for a finding that does not exist; nothing is changed.
pub fn set_deadline(
    store: &mut Store,
    cases: &[i32],
    deadline: &str,
    notify: bool,
    stamp: &Stamp,
) -> Result<()> {
    if cases.is_empty() {
        return Err(Error::new(Code::BadRequest, "没有选中任何问题，没有改动。请先选中要限期整改的问题。"));
    }
    let deadline = date(deadline)?;
    store.write(stamp, "deadline", |writer| {
        writer.by_hand(match cases {
            [case] => format!("第{case}号问题限{deadline}前整改"),
            _ => format!("{}条问题限{deadline}前整改", cases.len()),
        });
        for &case in cases {
            writer.set_case_deadline(case.into(), &deadline)?;
            if notify && writer.is_pending(case.into())? {
                writer.watch(Place::Status { case: case.into() })?;
                writer.set_case_status(case.into(), Status::Notified, None)?;
            }
        }
        Ok(())
    })
}

/// Records what a department said of a finding.
///
/// # Errors
/// `BadRequest` if it says nothing, `NotFound` for a finding that does not exist.
pub fn record_reply(
    store: &mut Store,
    case: i32,
    explanation: Option<&str>,
    rectified: Option<bool>,
    stamp: &Stamp,
) -> Result<()> {
    let explanation = explanation.map(str::trim).filter(|text| !text.is_empty());
    if explanation.is_none() && rectified.is_none() {
        return Err(Error::new(Code::BadRequest, "单位说明和是否整改都没有填，没有记录。请至少填一项。"));
    }
    store.write(stamp, "reply", |writer| {
        writer.by_hand(format!("单位对第{case}号问题的答复"));
        writer.add_case_reply(case.into(), explanation, rectified, None)
    })
}
