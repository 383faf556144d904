//! Sends filings back: the state 退回, and their findings as told, in one transaction.

use serde::Serialize;
use ts_rs::TS;

use crate::audit::{FindingCounts, Severity, Status};
use crate::filing_state::{FilingState, StateStep};
use crate::storage::{DepartmentId, FindingFilter, FindingLine, Place, Reader, Store};
use crate::{Code, Error, Result, Stamp};

/// What is told to a department with its filing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Letter {
    /// Department name.
    pub department: String,
    /// Its code.
    pub code: Option<String>,
    /// The how manieth time its filing goes back in this year, from 1.
    pub time: u32,
    /// Its unresolved findings: what is put right or waived is not told again.
    pub findings: FindingCounts,
    /// Those of them that it is told of for the first time.
    pub new: u32,
}

/// What would go back to some departments, in the order asked for; nothing is changed.
///
/// # Errors
/// `YearClosed`; `BadRequest` without any department, or for one that has no unresolved finding.
pub fn letters(reader: &Reader, year: i32, departments: &[DepartmentId]) -> Result<Vec<Letter>> {
    if departments.is_empty() {
        return Err(Error::new(Code::BadRequest, "没有选部门，没有退回。请先选要退回的部门。"));
    }
    if reader.is_closed(year)? {
        return Err(Error::new(
            Code::YearClosed,
            format!("{year}年度已经结账，不能退回。确需退回，请先在“结账”页写明理由重新打开。"),
        ));
    }
    departments.iter().map(|department| letter(reader, year, *department).map(|(letter, _)| letter)).collect()
}

/// Records that filings went back with the list of their findings: 退回 of today, and every finding that was 待处理 is
/// 已通知. All of them, or none.
///
/// # Errors
/// As [`letters`]; `BadRequest` without a reason.
pub fn send_back(
    store: &mut Store,
    year: i32,
    departments: &[DepartmentId],
    reason: &str,
    stamp: &Stamp,
) -> Result<Vec<Letter>> {
    store.write(stamp, "send_back", |writer| {
        let letters = letters(writer, year, departments)?;
        writer.by_hand(match letters.as_slice() {
            [letter] => format!("退回{}{year}年度的报送", letter.department),
            letters => format!("退回{}个部门{year}年度的报送", letters.len()),
        });
        for department in departments {
            let (letter, findings) = letter(writer, year, *department)?;
            let step = StateStep {
                state: FilingState::Returned,
                date: stamp.at.chars().take(10).collect(),
                reason: Some(reason.to_owned()),
                until: None,
            };
            writer.watch(Place::state(*department, year))?;
            writer.set_filing_state(*department, year, &step)?;
            let why = format!("第{}次退回，列入问题清单", letter.time);
            for finding in findings.iter().filter(|finding| finding.status == Status::Pending) {
                if let Some(case) = finding.case {
                    writer.watch(Place::Status { case: case.into() })?;
                    writer.set_case_status(case.into(), Status::Notified, Some(&why))?;
                }
            }
        }
        Ok(letters)
    })
}

fn letter(reader: &Reader, year: i32, department: DepartmentId) -> Result<(Letter, Vec<FindingLine>)> {
    let filter = FindingFilter { year: Some(year), department: Some(department), ..FindingFilter::default() };
    let mut findings = reader.findings(&filter)?;
    findings.retain(|finding| finding.status.is_unresolved());
    let own = reader.department(department)?;
    if findings.is_empty() {
        return Err(Error::new(
            Code::BadRequest,
            format!("“{}”{year}年度没有未整改的问题，不用退回，请去掉后再试。", own.name),
        ));
    }
    let times = reader
        .state_history(department, year)?
        .iter()
        .filter(|step| step.state == FilingState::Returned)
        .count();
    let count = |wanted: &dyn Fn(&FindingLine) -> bool| {
        u32::try_from(findings.iter().filter(|finding| wanted(finding)).count()).unwrap_or(u32::MAX)
    };
    let of = |severity: Severity| count(&|finding| finding.severity == severity);
    let letter = Letter {
        department: own.name,
        code: own.code,
        time: u32::try_from(times + 1).unwrap_or(u32::MAX),
        findings: FindingCounts {
            error: of(Severity::Error),
            warning: of(Severity::Warning),
            note: of(Severity::Note),
        },
        new: count(&|finding| finding.status == Status::Pending),
    };
    Ok((letter, findings))
}
