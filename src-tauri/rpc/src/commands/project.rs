use jiheng_core::project::{self, Asked, ProjectHistory, ProjectList, Question};
use jiheng_core::ranking::RankBy;
use jiheng_core::{Code, Error, Result};
use serde::Deserialize;
use ts_rs::TS;

use crate::{App, Progress};

/// Which projects.
#[derive(Debug, Deserialize, TS)]
pub struct ProjectsRequest {
    /// The evaluated year.
    pub year: i32,
    /// Which score ranks.
    #[serde(default)]
    #[ts(optional, as = "Option<RankBy>")]
    pub by: RankBy,
    /// Only this category; places are counted within it.
    #[serde(default)]
    #[ts(optional)]
    pub category: Option<String>,
    /// Only this department (name, alias or code); places stay those among all.
    #[serde(default)]
    #[ts(optional)]
    pub department: Option<String>,
}

/// Which project.
#[derive(Debug, Deserialize, TS)]
pub struct ProjectHistoryRequest {
    /// Name, alias or code of the department.
    pub department: String,
    /// The project's name, as filed in any year.
    pub project: String,
    /// The year in which it was seen.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
    /// Which 附件三 of that year it is, from 0: of two that bear the name this one is meant.
    #[serde(default)]
    #[ts(optional)]
    pub nth: Option<u32>,
}

pub fn projects(app: &App, request: ProjectsRequest, _: &dyn Progress) -> Result<ProjectList> {
    let store = app.store();
    let _moment = store.moment()?;
    let department = match &request.department {
        Some(text) => Some(store.department(store.known_department(text)?)?.name),
        None => None,
    };
    let ledger = store.ledger(request.year)?;
    Ok(project::list(
        &store.project_figures(request.year)?,
        ledger.as_ref().map(|ledger| ledger.projects.as_slice()),
        &store.departments()?,
        &Question {
            year: request.year,
            by: request.by,
            category: request.category.as_deref(),
            department: department.as_deref(),
            as_of: store.newest_change(request.year)?,
            rules: store.rule_set(request.year)?,
        },
    ))
}

pub fn project_history(
    app: &App,
    request: ProjectHistoryRequest,
    _: &dyn Progress,
) -> Result<ProjectHistory> {
    let store = app.store();
    let _moment = store.moment()?;
    let id = store.known_department(&request.department)?;
    let department = store.department(id)?.name;
    let asked =
        Asked { department: &department, project: &request.project, seen: request.year.zip(request.nth) };
    let history = project::history(&store.projects_of(id)?, &asked);
    if history.years.iter().all(|year| year.nth.is_empty()) {
        return Err(Error::new(
            Code::NotFound,
            format!(
                "“{department}”没有报过名为“{}”的项目。请核对项目名称，或在项目列表里选。",
                request.project
            ),
        ));
    }
    Ok(history)
}
