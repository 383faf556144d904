use jiheng_core::Result;
use jiheng_core::report::{Output, Paper};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ReportRequest, build};
use crate::{App, Progress};

/// No answer holds more pages: a page's picture is some hundred kilobytes.
const MOST: u32 = 20;

/// Which output, and which of its pages.
#[derive(Debug, Deserialize, TS)]
pub struct PreviewReportRequest {
    /// Which output; `out` is not looked at.
    #[serde(flatten)]
    pub report: ReportRequest,
    /// The first page wanted, from 0.
    #[serde(default)]
    pub first: u32,
    /// How many, at most 20; without it, one.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub count: Option<u32>,
}

/// Pages as they will be printed.
#[derive(Debug, Serialize, TS)]
pub struct ReportPreview {
    /// The output's title.
    pub title: String,
    /// How many pages there are.
    pub pages: u32,
    /// Whether they lie across.
    pub landscape: bool,
    /// The pages asked for, each a picture (SVG).
    pub pictures: Vec<String>,
    /// Characters that no font of this computer has; 〓 is printed for them.
    pub missing: Vec<String>,
}

pub fn preview_report(app: &App, request: PreviewReportRequest, _: &dyn Progress) -> Result<ReportPreview> {
    let output = build::build(app, &request.report)?;
    let count = request.count.unwrap_or(1).min(MOST);
    let pages = app.typesetter()?.pictures(&output, request.first, count)?;
    let (title, landscape) = match output {
        Output::Table(table) => (table.title, table.paper == Paper::Landscape),
        Output::Document(document) => (document.title, false),
    };
    Ok(ReportPreview {
        title,
        pages: pages.count,
        landscape,
        pictures: pages.pictures,
        missing: pages.missing,
    })
}
