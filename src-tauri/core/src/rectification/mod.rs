//! 整改: what departments were told to mend, by when, what they answered, and how it ended.

mod read;
mod record;

use serde::Serialize;
use ts_rs::TS;

use crate::audit::{Finding, Status};
use crate::filing::masked::mask;
use crate::storage::{DepartmentId, Reader};
use crate::{Code, Error, Result};

pub use read::{ReadReply, RepliesFile, ReplyOutcome, read_replies};
pub use record::{record_reply, set_deadline};

/// What a department said of a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "CaseReply")]
pub struct Reply {
    /// 单位说明.
    pub explanation: Option<String>,
    /// 是否整改, as the department says.
    pub rectified: Option<bool>,
    /// The list that it came back in; `None`: entered by hand.
    pub file: Option<String>,
    /// When it was recorded, with offset.
    pub at: String,
}

impl Reply {
    /// The same without mobile numbers: what is kept has them, what is shown has not.
    fn masked(mut self) -> Self {
        self.explanation = self.explanation.map(|text| mask(&text).into_owned());
        self
    }
}

/// Who settled a finding, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// When, with offset.
    pub at: String,
    /// Who set it, or brought in what mended it.
    pub by: String,
    /// Why.
    pub reason: Option<String>,
    /// The audit no longer finds it; else somebody of the bureau settled it.
    pub by_audit: bool,
}

/// A finding with all that was recorded of its rectification.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Its number.
    pub case: i32,
    /// The department's code.
    pub code: Option<String>,
    /// Its category.
    pub category: Option<String>,
    /// The finding as last seen.
    pub finding: Finding,
    /// What counts now.
    pub status: Status,
    /// It went without being mended: the bureau's settings, its ledger or an undone import made it go.
    pub lapsed: bool,
    /// By when, `2025-05-30`.
    pub deadline: Option<String>,
    /// The newest reply.
    pub reply: Option<Reply>,
    /// The last time that it was settled; it may have been opened again since.
    pub settled: Option<Settled>,
}

/// How far a rectification is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 逾期: not settled, and the date is past.
    Overdue,
    /// 待核: the department says that it mended it; the bureau has not looked.
    Answered,
    /// 整改中.
    Open,
    /// 已销号: mended, waived, or gone.
    Settled,
}

impl Stage {
    /// What the clerk calls it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Overdue => "逾期",
            Self::Answered => "待核",
            Self::Open => "整改中",
            Self::Settled => "已销号",
        }
    }
}

/// A line of 整改台账.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RectificationRow {
    /// The finding's case.
    pub case: i32,
    /// 编号 (`2024-0457`), the same as in the list that the department received.
    pub number: String,
    /// The department's code.
    pub code: Option<String>,
    /// Its category.
    pub category: Option<String>,
    /// The finding.
    pub finding: Finding,
    /// What counts now.
    pub status: Status,
    /// How far it is.
    pub stage: Stage,
    /// By when, `2025-05-30`.
    pub deadline: Option<String>,
    /// What the department said.
    pub reply: Option<Reply>,
    /// 整改情况 in one sentence; empty while nothing is known.
    pub progress: String,
    /// 复核人: who settled it.
    pub reviewer: Option<String>,
    /// 销号日期, `2025-05-30`.
    pub settled_on: Option<String>,
}

/// 整改台账 of a year.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Rectification {
    /// The evaluated year.
    pub year: i32,
    /// By department.
    pub rows: Vec<RectificationRow>,
}

/// 编号 of a case.
pub fn number(year: i32, case: i32) -> String {
    format!("{year}-{case:04}")
}

/// 整改台账 of a year as it stands `today` (`2025-05-30`), of one department or all.
///
/// # Errors
/// What concerns the database.
pub fn rectification(
    reader: &Reader,
    year: i32,
    department: Option<DepartmentId>,
    today: &str,
) -> Result<Rectification> {
    let cases = reader.rectification_cases(year, department)?;
    Ok(Rectification { year, rows: cases.into_iter().map(|case| row(case, today)).collect() })
}

fn row(case: Case, today: &str) -> RectificationRow {
    let stage = stage(&case, today);
    let settled = case.settled.as_ref().filter(|_| stage == Stage::Settled);
    RectificationRow {
        number: number(case.finding.year, case.case),
        progress: mask(&progress(&case, settled)).into_owned(),
        reviewer: settled.map(|settled| settled.by.clone()),
        settled_on: settled.map(|settled| settled.at.chars().take(10).collect()),
        case: case.case,
        code: case.code,
        category: case.category,
        finding: case.finding,
        status: case.status,
        stage,
        deadline: case.deadline,
        reply: case.reply.map(Reply::masked),
    }
}

fn stage(case: &Case, today: &str) -> Stage {
    if case.lapsed || !case.status.is_unresolved() {
        return Stage::Settled;
    }
    match (&case.reply, &case.deadline) {
        (Some(reply), _) if reply.rectified == Some(true) => Stage::Answered,
        (_, Some(deadline)) if deadline.as_str() < today => Stage::Overdue,
        _ => Stage::Open,
    }
}

/// 整改情况: what the department said, then how it ended.
fn progress(case: &Case, settled: Option<&Settled>) -> String {
    let mut said = Vec::new();
    if let Some(reply) = &case.reply {
        let claim = match reply.rectified {
            Some(true) => Some("单位称已整改"),
            Some(false) => Some("单位称未整改"),
            None => None,
        };
        match (&reply.explanation, claim) {
            (Some(explanation), Some(claim)) => said.push(format!("{claim}：{explanation}")),
            (Some(explanation), None) => said.push(format!("单位说明：{explanation}")),
            (None, Some(claim)) => said.push(claim.to_owned()),
            (None, None) => {}
        }
    }
    if let Some(settled) = settled {
        let how = match (case.lapsed, settled.by_audit, case.status) {
            (true, ..) => "不再成立",
            (_, true, _) => "重报后已改正",
            (.., Status::Waived) => "已豁免",
            _ => "经复核已整改",
        };
        said.push(match &settled.reason {
            Some(reason) => format!("{how}（{reason}）"),
            None => how.to_owned(),
        });
    }
    said.join("；")
}

/// The number of a case out of its 编号: `2024-0457`, `457`.
pub(crate) fn case_of(text: &str) -> Option<(Option<i32>, i32)> {
    let plain = crate::number::normalise(text);
    let plain = plain.trim();
    match plain.split_once(['-', '—', '－']) {
        Some((year, case)) => Some((Some(year.trim().parse().ok()?), case.trim().parse().ok()?)),
        None => Some((None, plain.parse().ok()?)),
    }
}

/// A date as it is kept.
///
/// # Errors
/// `BadRequest` for what is no date.
pub(crate) fn date(text: &str) -> Result<String> {
    text.trim().parse::<jiff::civil::Date>().map(|date| date.to_string()).map_err(|_| {
        Error::new(Code::BadRequest, format!("“{text}”不是日期，没有改动。请写成2025-05-30的样子。"))
    })
}
