use jiheng_core::ranking::RankBy;
use jiheng_core::report::{ReportKind, Written};
use jiheng_core::{Error, Result};
use serde::Deserialize;
use ts_rs::TS;

use crate::{App, Progress};

/// Which output, and where to.
#[derive(Debug, Deserialize, TS)]
pub struct ReportRequest {
    /// Which output.
    pub kind: ReportKind,
    /// The evaluated year.
    pub year: i32,
    /// Which score ranks.
    #[serde(default)]
    pub by: RankBy,
    /// Only this category.
    #[serde(default)]
    pub category: Option<String>,
    /// The file to write; its ending says the format.
    pub out: String,
}

pub fn report(_: &App, _: ReportRequest, _: &dyn Progress) -> Result<Written> {
    Err(Error::internal("report"))
}
