use std::collections::BTreeMap;

use jiheng_core::filing::{Filing, Origin};
use jiheng_core::intake::{Excerpt, FindingCounts};
use jiheng_core::number::Score;
use jiheng_core::scoring::FilingScores;
use jiheng_core::{Error, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{App, Progress};

/// Which year's filings.
#[derive(Debug, Deserialize, TS)]
pub struct FilingsRequest {
    /// The evaluated year.
    pub year: i32,
}

/// One filing of a year, for the list.
#[derive(Debug, Serialize, TS)]
pub struct FilingLine {
    /// Department name.
    pub department: String,
    /// Its code.
    pub code: Option<String>,
    /// Its category.
    pub category: Option<String>,
    /// The filing's version.
    pub version: u32,
    /// Whether 附件一 is there.
    pub basic_data: bool,
    /// Whether 附件二 is there.
    pub overall: bool,
    /// How many 附件三 are there.
    pub projects: u32,
    /// How many 附件四 are there.
    pub reports: u32,
    /// Cells that were not understood.
    pub unread: u32,
    /// Findings by severity.
    pub findings: FindingCounts,
    /// Total self-score of 附件二.
    pub self_score: Option<Score>,
    /// When the newest of its forms came in.
    pub updated_at: String,
}

/// The filings of a year.
#[derive(Debug, Serialize, TS)]
pub struct Filings {
    /// The year.
    pub year: i32,
    /// By code, then name.
    pub filings: Vec<FilingLine>,
}

/// Which filing.
#[derive(Debug, Deserialize, TS)]
pub struct ShowRequest {
    /// Name, alias or code of the department.
    pub department: String,
    /// The evaluated year.
    pub year: i32,
    /// Also say where every value was read.
    #[serde(default)]
    pub sources: bool,
}

/// One filing, whole.
#[derive(Debug, Serialize, TS)]
pub struct Shown {
    /// The forms.
    #[serde(flatten)]
    pub filing: Filing,
    /// Its scores.
    pub scores: FilingScores,
    /// Where every value was read, by its path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sources: Option<BTreeMap<String, Origin>>,
}

/// Which value.
#[derive(Debug, Deserialize, TS)]
pub struct ExcerptRequest {
    /// Name, alias or code of the department.
    pub department: String,
    /// The evaluated year.
    pub year: i32,
    /// The value's path, as in `sources`.
    pub path: String,
}

pub fn filings(_: &App, _: FilingsRequest, _: &dyn Progress) -> Result<Filings> {
    Err(Error::internal("filings"))
}

pub fn show(_: &App, _: ShowRequest, _: &dyn Progress) -> Result<Shown> {
    Err(Error::internal("show"))
}

pub fn excerpt(_: &App, _: ExcerptRequest, _: &dyn Progress) -> Result<Excerpt> {
    Err(Error::internal("excerpt"))
}
