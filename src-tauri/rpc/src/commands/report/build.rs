//! Makes each kind of output from what is kept.

use jiheng_core::ranking::Question;
use jiheng_core::rectification::Stage;
use jiheng_core::report::{self, Output, ReportKind};
use jiheng_core::{Code, Error, Result};

use super::ReportRequest;
use crate::App;
use crate::commands::{analysis, state};

/// The output that is asked for.
///
/// # Errors
/// `BadRequest` for what the kind does not take, `NotFound` where there is nothing to print.
pub(in crate::commands) fn build(app: &App, request: &ReportRequest) -> Result<Output> {
    request.checked()?;
    let mut output = match request.kind {
        ReportKind::Ranking => ranking(app, request)?,
        ReportKind::FilingStatus => filing_status(app, request)?,
        ReportKind::Rectification => rectification(app, request)?,
        other => {
            return Err(Error::new(Code::BadRequest, format!("“{}”还不能导出。", other.title())));
        }
    };
    if let Output::Table(table) = &mut output
        && app.store().is_demo()?
    {
        table.notes.insert(0, "演示数据：单位和数字均为虚构，不得用作依据。".to_owned());
    }
    Ok(output)
}

fn ranking(app: &App, request: &ReportRequest) -> Result<Output> {
    let question = Question {
        year: request.year,
        by: request.by.unwrap_or_default(),
        category: request.category.as_deref(),
        ..Question::default()
    };
    let ranking = analysis::ranking(&app.store(), question)?;
    if ranking.rows.is_empty() {
        let category = ranking.category.map_or(String::new(), |category| format!("、类别“{category}”"));
        return Err(Error::new(
            Code::NotFound,
            format!(
                "{}年度{category}没有任何报送，没有可以导出的排名。请核对年度和类别，或先导入文件。",
                ranking.year
            ),
        ));
    }
    Ok(report::ranking(&ranking).into())
}

fn rectification(app: &App, request: &ReportRequest) -> Result<Output> {
    let store = app.store();
    let _moment = store.moment()?;
    let department = request.department.as_deref().map(|text| store.known_department(text)).transpose()?;
    let today = state::today(&app.stamp().at);
    let mut ledger = jiheng_core::rectification::rectification(&store, request.year, department, &today)?;
    if let Some(category) = &request.category {
        ledger.rows.retain(|row| row.category.as_ref() == Some(category));
    }
    if request.overdue {
        ledger.rows.retain(|row| row.stage == Stage::Overdue);
    }
    if ledger.rows.is_empty() {
        return Err(Error::new(
            Code::NotFound,
            format!(
                "{}年度没有{}整改的问题，没有可以导出的台账。问题通知单位、限定期限或收到单位说明后才列入台账。",
                request.year,
                if request.overdue { "逾期未" } else { "要" }
            ),
        ));
    }
    let scope = match (ledger.rows.first(), department.is_some()) {
        (Some(row), true) => row.finding.department.clone(),
        _ => request
            .category
            .as_ref()
            .map_or_else(|| "全部单位".to_owned(), |category| format!("类别“{category}”")),
    };
    let scope = if request.overdue { format!("{scope}，只列逾期") } else { scope };
    Ok(report::rectification(&ledger, &scope, store.bureau()?.name.as_deref(), &today).into())
}

fn filing_status(app: &App, request: &ReportRequest) -> Result<Output> {
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
    Ok(report::filing_status(&status).into())
}
