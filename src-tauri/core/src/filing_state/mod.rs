//! What became of a department's filing for a year, step by step: 未报 → 已收 → 退回 → 重报 → 通过, and 延期.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FilingState {
    /// 未报.
    NotFiled,
    /// 已收.
    Received,
    /// 退回.
    Returned,
    /// 重报: came in again after it was returned or approved.
    Resubmitted,
    /// 通过.
    Approved,
    /// 延期, until a date.
    Extended,
}

impl FilingState {
    /// In Chinese.
    pub fn title(self) -> &'static str {
        match self {
            Self::NotFiled => "未报",
            Self::Received => "已收",
            Self::Returned => "退回",
            Self::Resubmitted => "重报",
            Self::Approved => "通过",
            Self::Extended => "延期",
        }
    }

    /// Whether it says of a filing that is there.
    pub fn needs_filing(self) -> bool {
        matches!(self, Self::Received | Self::Returned | Self::Resubmitted | Self::Approved)
    }
}

/// One step of a department's year. Dates are `2025-04-18`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StateStep {
    /// What it came to.
    pub state: FilingState,
    /// The day.
    pub date: String,
    /// Why, for 退回 always.
    pub reason: Option<String>,
    /// The last day of an extension.
    pub until: Option<String>,
}

/// How a department stands in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StatusRow {
    /// Department name.
    pub department: String,
    /// Its code.
    pub code: Option<String>,
    /// Its category.
    pub category: Option<String>,
    /// Whether it has to file for the year.
    pub due: bool,
    /// How it stands.
    pub state: FilingState,
    /// Since when; `None` if nothing ever happened.
    pub date: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// How often it was returned.
    pub times_returned: u32,
    /// Until when it was extended, if it ever was.
    pub extended_until: Option<String>,
    /// It has not filed, and the extension is over.
    pub overdue: bool,
    /// Whether 附件一 is there.
    pub basic_data: bool,
    /// Whether 附件二 is there.
    pub overall: bool,
    /// How many 附件三 are due, if the bureau's ledger says.
    pub due_projects: Option<u32>,
    /// How many 附件三 are there.
    pub filed_projects: u32,
    /// Projects of the ledger that no 附件三 bears the name of.
    pub missing_projects: Vec<String>,
    /// Every step, oldest first.
    pub history: Vec<StateStep>,
}

/// What says who has to file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DueFrom {
    /// The bureau's ledger of the year.
    Ledger,
    /// The register: departments that are there in the year.
    Register,
}

/// Who has filed for a year and who has not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FilingStatus {
    /// The evaluated year.
    pub year: i32,
    /// What says who has to file.
    pub due_from: DueFrom,
    /// How many have to file.
    pub due: u32,
    /// How many of them have filed.
    pub filed: u32,
    /// By code, then name.
    pub rows: Vec<StatusRow>,
}

/// How a year stands after its steps. A filing that is gone again, because its import was undone, leaves what was
/// before it; one that came in without a step (before steps were kept) is 已收 since `filed_on`.
pub fn standing(history: &[StateStep], filed_on: Option<&str>) -> StateStep {
    let last = match filed_on {
        Some(_) => history.iter().rev().find(|step| step.state != FilingState::Extended),
        None => history.iter().rev().find(|step| !step.state.needs_filing()),
    };
    match (last, filed_on) {
        (Some(step), Some(_)) if step.state.needs_filing() => step.clone(),
        (Some(step), None) => step.clone(),
        (_, Some(date)) => {
            StateStep { state: FilingState::Received, date: date.to_owned(), reason: None, until: None }
        }
        (None, None) => {
            StateStep { state: FilingState::NotFiled, date: String::new(), reason: None, until: None }
        }
    }
}

/// What a filing that came in makes of the year: nothing if it was received already.
pub fn arrival(standing: FilingState, is_filed: bool) -> Option<FilingState> {
    match standing {
        FilingState::Returned | FilingState::Approved => Some(FilingState::Resubmitted),
        FilingState::Received | FilingState::Resubmitted if is_filed => None,
        _ => Some(FilingState::Received),
    }
}
