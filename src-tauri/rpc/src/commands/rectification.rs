use std::path::{Path, PathBuf};

use jiheng_core::intake::files;
use jiheng_core::rectification::{self, Rectification, RepliesFile, Stage};
use jiheng_core::{Error, Result, Step};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::intake::Stoppable;
use super::state;
use crate::{App, Progress};

/// Which lines of 整改台账.
#[derive(Debug, Deserialize, TS)]
pub struct RectificationRequest {
    /// The evaluated year.
    pub year: i32,
    /// Only this department (name, alias or code).
    #[serde(default)]
    pub department: Option<String>,
    /// Only what is that far.
    #[serde(default)]
    pub stage: Option<Stage>,
}

/// By when.
#[derive(Debug, Deserialize, TS)]
pub struct SetDeadlineRequest {
    /// The findings' cases.
    pub cases: Vec<i32>,
    /// `2025-05-30`.
    pub deadline: String,
    /// Findings that nothing was done about count as told to the department from now on.
    #[serde(default)]
    pub notify: bool,
}

/// What a department said of a finding.
#[derive(Debug, Deserialize, TS)]
pub struct RecordReplyRequest {
    /// The finding's case.
    pub case: i32,
    /// 单位说明.
    #[serde(default)]
    pub explanation: Option<String>,
    /// 是否整改.
    #[serde(default)]
    pub rectified: Option<bool>,
}

/// How many findings something was recorded of.
#[derive(Debug, Serialize, TS)]
pub struct Recorded {
    /// Their number.
    pub cases: u32,
}

/// Problem lists that came back.
#[derive(Debug, Deserialize, TS)]
pub struct ReadRepliesRequest {
    /// Files and folders.
    #[ts(as = "Vec<String>")]
    pub paths: Vec<PathBuf>,
    /// Only say what would be kept.
    #[serde(default)]
    pub dry_run: bool,
}

/// A list that could not be read.
#[derive(Debug, Serialize, TS)]
pub struct RefusedList {
    /// The file.
    pub path: String,
    /// Why, and what helps.
    pub error: Error,
}

/// What came back.
#[derive(Debug, Serialize, TS)]
pub struct Replies {
    /// The lists that were read.
    pub files: Vec<RepliesFile>,
    /// The files that are none.
    pub refused: Vec<RefusedList>,
}

pub fn rectification(app: &App, request: RectificationRequest, _: &dyn Progress) -> Result<Rectification> {
    let store = app.store();
    let _moment = store.moment()?;
    let department = request.department.map(|text| store.known_department(&text)).transpose()?;
    let today = state::today(&app.stamp().at);
    let mut ledger = rectification::rectification(&store, request.year, department, &today)?;
    if let Some(stage) = request.stage {
        ledger.rows.retain(|row| row.stage == stage);
    }
    Ok(ledger)
}

pub fn set_deadline(app: &App, request: SetDeadlineRequest, _: &dyn Progress) -> Result<Recorded> {
    let SetDeadlineRequest { cases, deadline, notify } = request;
    rectification::set_deadline(&mut app.store(), &cases, &deadline, notify, &app.stamp())?;
    Ok(Recorded { cases: u32::try_from(cases.len()).unwrap_or(u32::MAX) })
}

pub fn record_reply(app: &App, request: RecordReplyRequest, _: &dyn Progress) -> Result<Recorded> {
    let RecordReplyRequest { case, explanation, rectified } = request;
    rectification::record_reply(&mut app.store(), case, explanation.as_deref(), rectified, &app.stamp())?;
    Ok(Recorded { cases: 1 })
}

pub fn read_replies(app: &App, request: ReadRepliesRequest, progress: &dyn Progress) -> Result<Replies> {
    app.begin_import();
    let progress = Stoppable { app, inner: progress };
    let found = files::collect(&request.paths);
    let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let mut replies = Replies { files: Vec::new(), refused: Vec::new() };
    for (done, (path, readable)) in (0_u32..).zip(&found) {
        if progress.cancelled() {
            break;
        }
        progress.step(&Step { done, total, current: files::own_name(path) });
        let read = readable.clone().and_then(|()| read(app, path, request.dry_run));
        match read {
            Ok(file) => replies.files.push(file),
            Err(error) => replies.refused.push(RefusedList { path: path.display().to_string(), error }),
        }
    }
    Ok(replies)
}

fn read(app: &App, path: &Path, dry_run: bool) -> Result<RepliesFile> {
    let bytes = files::read(path)?;
    rectification::read_replies(&mut app.store(), &bytes, &files::own_name(path), dry_run, &app.stamp())
}
