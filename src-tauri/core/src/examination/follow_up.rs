//! What becomes of the findings of before: the same keep their status, those that are gone are closed, those that
//! return are opened again.

use std::collections::HashSet;

use super::Occasion;
use crate::audit::{Audit, Status, keys};
use crate::filing::Filing;
use crate::storage::{Closed, DepartmentId, KnownCase, Place, Store, Writer};
use crate::{Code, Error, Result, Stamp};

/// Brings the cases of a filing to what the audit came to. The case of each finding, in their order.
pub(super) fn follow_up(
    writer: &Writer<'_>,
    department: DepartmentId,
    filing: &Filing,
    audit: &Audit,
    occasion: &Occasion<'_>,
) -> Result<Vec<i64>> {
    let (year, version) = (filing.year, filing.version);
    let known = writer.known_cases(department, year)?;
    let mut found = HashSet::new();
    let mut cases = Vec::with_capacity(audit.findings.len());
    for (finding, key) in audit.findings.iter().zip(keys(filing, &audit.findings)) {
        let json = serde_json::to_string(finding).map_err(Error::internal)?;
        let case = match known.get(&key) {
            None => writer.open_case(department, year, &key, finding, &json, version)?,
            Some(case) => {
                found.insert(case.id);
                if case.finding != json {
                    writer.see_case(case.id, &json)?;
                }
                if let Some(closed) = case.closed {
                    let status = returning(case.status, closed, occasion);
                    writer.reopen_case(case.id, status, version, &occasion.back(version))?;
                }
                case.id
            }
        };
        cases.push(case);
    }
    let why = occasion.gone(version);
    for case in open(known.into_values()).filter(|case| !found.contains(&case.id)) {
        writer.close_case(&case, occasion.closes(), Some(version), &why)?;
    }
    Ok(cases)
}

/// There is no filing any more: nothing was mended, and nothing can be found.
pub(super) fn withdrawn(
    writer: &Writer<'_>,
    department: DepartmentId,
    year: i32,
    occasion: &Occasion<'_>,
) -> Result<()> {
    let why = match occasion {
        Occasion::Undone => "导入已撤销，目前没有报送",
        _ => "目前没有报送",
    };
    for case in open(writer.known_cases(department, year)?.into_values()) {
        writer.close_case(&case, Closed::Lapsed, None, why)?;
    }
    Ok(())
}

fn open(cases: impl Iterator<Item = KnownCase>) -> impl Iterator<Item = KnownCase> {
    let mut open: Vec<KnownCase> = cases.filter(|case| case.closed.is_none()).collect();
    open.sort_unstable_by_key(|case| case.id);
    open.into_iter()
}

/// The status of a finding that returns. What was waived was waived with these very figures. What was mended and is
/// wrong again has to be told again, unless the mending itself was taken back.
fn returning(status: Status, closed: Closed, occasion: &Occasion<'_>) -> Status {
    match closed {
        Closed::Mended if status != Status::Waived && !occasion.takes_back() => Status::Pending,
        _ => status,
    }
}

/// Sets how far the bureau has come with some findings.
///
/// # Errors
/// `NotFound` for an unknown case; `BadRequest` for a closed one, without any, or without a reason where one is
/// needed.
pub fn set_status(
    store: &mut Store,
    cases: &[i32],
    status: Status,
    reason: Option<&str>,
    stamp: &Stamp,
) -> Result<()> {
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    let refuse = |why: String| Err(Error::new(Code::BadRequest, why));
    if cases.is_empty() {
        return refuse("没有选中任何问题，没有改动。请先选中要处理的问题。".to_owned());
    }
    if status.needs_reason() && reason.is_none() {
        let why = match status {
            Status::Waived => "请写明为什么豁免",
            _ => "数据里仍有这个问题，请写明依据什么认定已经整改",
        };
        return refuse(format!("记为“{}”要写理由，没有改动。{why}。", status.title()));
    }
    store.write(stamp, "finding_status", |writer| {
        writer.by_hand(match cases {
            [case] => format!("第{case}号问题记为“{}”", status.title()),
            cases => format!("{}条问题记为“{}”", cases.len(), status.title()),
        });
        cases.iter().try_for_each(|case| {
            writer.watch(Place::Status { case: (*case).into() })?;
            writer.set_case_status((*case).into(), status, reason)
        })
    })
}
