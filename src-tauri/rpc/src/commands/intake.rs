use std::collections::HashMap;
use std::path::{Path, PathBuf};

use jiheng_core::Result;
use jiheng_core::backup::Reason;
use jiheng_core::demo::{Demo, DemoRequest};
use jiheng_core::intake::import::{self, Answer, Request};
use jiheng_core::intake::learnt::{ColumnRole, LearntLabel};
use jiheng_core::intake::plan::Given;
use jiheng_core::intake::{Import, OnConflict, Preview, preview};
use jiheng_core::storage::Batch;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{App, Progress, Step};

/// What the clerk said of one file.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct FileAnswer {
    /// The department, over what the file says.
    #[ts(optional)]
    pub department: Option<String>,
    /// The evaluated year, over what the file says.
    #[ts(optional)]
    pub year: Option<i32>,
    /// What to do with forms that are there already with other values.
    #[ts(optional)]
    pub on_conflict: Option<OnConflict>,
}

/// What to import, and what the clerk knows better than the files.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ImportRequest {
    /// Files and folders.
    pub paths: Vec<String>,
    /// The evaluated year, over what the files say.
    pub year: Option<i32>,
    /// The department, over what the files say.
    pub department: Option<String>,
    /// What to do with forms that are there already with other values.
    pub on_conflict: OnConflict,
    /// What the clerk said of single files, by path, over what is said of all.
    pub answers: HashMap<String, FileAnswer>,
    /// Read and audit, but write nothing.
    pub dry_run: bool,
    /// SHA-256 of files as they were previewed, by path: one that changed since is asked about again.
    pub expected: HashMap<String, String>,
}

impl From<FileAnswer> for Answer {
    fn from(answer: FileAnswer) -> Self {
        let given = Given { year: answer.year, department: answer.department, ..Given::default() };
        Self { given, on_conflict: answer.on_conflict }
    }
}

/// Which file.
#[derive(Debug, Deserialize, TS)]
pub struct PreviewRequest {
    /// The file.
    pub path: String,
}

/// Nothing to ask.
#[derive(Debug, Deserialize, TS)]
pub struct CancelRequest {}

/// Nothing to say: what was left out is in the import's own answer.
#[derive(Debug, Serialize, TS)]
pub struct Cancelled {}

pub fn import(app: &App, request: ImportRequest, progress: &dyn Progress) -> Result<Import> {
    app.begin_import();
    let request = Request {
        paths: request.paths.into_iter().map(PathBuf::from).collect(),
        given: Given { year: request.year, department: request.department, ..Given::default() },
        on_conflict: request.on_conflict,
        answers: request.answers.into_iter().map(|(path, answer)| (path.into(), answer.into())).collect(),
        dry_run: request.dry_run,
        expected: request.expected.into_iter().map(|(path, sha256)| (path.into(), sha256)).collect(),
        batch: Batch::default(),
    };
    // No copy, no import: what comes in wrong must be undone somehow.
    if !request.dry_run {
        app.secure(Reason::Import)?;
    }
    let progress = Stoppable { app, inner: progress };
    let imported = import::import(app.shared_store(), &request, &app.stamp(), &progress)?;
    app.catch_up(&mut app.store());
    Ok(imported)
}

/// Tells on how far an import is, and hears when the clerk wants it to stop.
pub(super) struct Stoppable<'a> {
    pub(super) app: &'a App,
    pub(super) inner: &'a dyn Progress,
}

impl Progress for Stoppable<'_> {
    fn step(&self, step: &Step) {
        self.inner.step(step);
    }

    fn cancelled(&self) -> bool {
        self.app.is_import_stopped() || self.inner.cancelled()
    }
}

pub fn cancel(app: &App, _: CancelRequest, _: &dyn Progress) -> Result<Cancelled> {
    app.stop_import();
    Ok(Cancelled {})
}

pub fn demo(app: &App, request: DemoRequest, progress: &dyn Progress) -> Result<Demo> {
    let demo = jiheng_core::demo::import(app.shared_store(), &request, &app.stamp(), progress)?;
    app.catch_up(&mut app.store());
    Ok(demo)
}

pub fn preview(app: &App, request: PreviewRequest, _: &dyn Progress) -> Result<Preview> {
    let learnt = app.store().learnt_labels()?;
    preview::preview(Path::new(&request.path), &learnt)
}

/// Nothing to ask.
#[derive(Debug, Deserialize, TS)]
pub struct LearntRequest {}

/// A header of a column, and what it means.
#[derive(Debug, Deserialize, TS)]
pub struct LearnRequest {
    /// The header.
    pub label: String,
    /// What its column holds.
    pub role: ColumnRole,
}

/// Which header.
#[derive(Debug, Deserialize, TS)]
pub struct ForgetRequest {
    /// The header.
    pub label: String,
}

/// All headers that were explained.
#[derive(Debug, Serialize, TS)]
pub struct LearntLabels {
    /// By header.
    pub labels: Vec<LearntLabel>,
}

pub fn learnt_labels(app: &App, _: LearntRequest, _: &dyn Progress) -> Result<LearntLabels> {
    Ok(LearntLabels { labels: app.store().learnt_labels()?.labels() })
}

pub fn learn_label(app: &App, request: LearnRequest, _: &dyn Progress) -> Result<LearntLabels> {
    let stamp = app.stamp();
    app.store()
        .write(&stamp, "learn_label", |writer| writer.learn_label(&request.label, request.role, &stamp))?;
    learnt_labels(app, LearntRequest {}, &jiheng_core::Silent)
}

pub fn forget_label(app: &App, request: ForgetRequest, _: &dyn Progress) -> Result<LearntLabels> {
    app.store().write(&app.stamp(), "forget_label", |writer| writer.forget_label(&request.label))?;
    learnt_labels(app, LearntRequest {}, &jiheng_core::Silent)
}
