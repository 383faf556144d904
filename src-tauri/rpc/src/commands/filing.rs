use std::collections::BTreeMap;

use jiheng_core::filing::{Filing, Origin};
use jiheng_core::intake::Excerpt;
use jiheng_core::scoring::FilingScores;
use jiheng_core::storage::FilingLine;
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

pub fn filings(app: &App, request: FilingsRequest, _: &dyn Progress) -> Result<Filings> {
    Ok(Filings { year: request.year, filings: app.store().filing_lines(request.year)? })
}

pub fn show(_: &App, _: ShowRequest, _: &dyn Progress) -> Result<Shown> {
    Err(Error::internal("show"))
}

pub fn excerpt(_: &App, _: ExcerptRequest, _: &dyn Progress) -> Result<Excerpt> {
    Err(Error::internal("excerpt"))
}
