use std::path::Path;

use jiheng_core::ranking::{Question, RankBy};
use jiheng_core::report::{self, ReportKind, Written};
use jiheng_core::{Code, Error, Result};
use serde::Deserialize;
use ts_rs::TS;

use super::{analysis, state};
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

pub fn report(app: &App, request: ReportRequest, _: &dyn Progress) -> Result<Written> {
    let mut table = match request.kind {
        ReportKind::Ranking => {
            let question = Question {
                year: request.year,
                by: request.by,
                category: request.category.as_deref(),
                ..Question::default()
            };
            let ranking = analysis::ranking(&app.store(), question)?;
            if ranking.rows.is_empty() {
                let category =
                    ranking.category.map_or(String::new(), |category| format!("、类别“{category}”"));
                return Err(Error::new(
                    Code::NotFound,
                    format!(
                        "{}年度{category}没有任何报送，没有可以导出的排名。请核对年度和类别，或先导入文件。",
                        ranking.year
                    ),
                ));
            }
            report::ranking(&ranking)
        }
        ReportKind::FilingStatus => {
            let status = app.store().filing_status(request.year, &state::today(&app.stamp().at))?;
            if status.rows.is_empty() {
                return Err(Error::new(
                    Code::NotFound,
                    format!(
                        "{}年度没有应报的部门，也没有报送，没有可以导出的报送情况。请核对年度，或先导入名册、台账或报送文件。",
                        request.year
                    ),
                ));
            }
            report::filing_status(&status)
        }
        other => {
            return Err(Error::new(Code::BadRequest, format!("“{}”还不能导出。", other.title())));
        }
    };
    if app.store().is_demo()? {
        table.notes.insert(0, "演示数据：单位和数字均为虚构，不得用作依据。".to_owned());
    }
    report::save(&table, Path::new(&request.out))
}
