use jiheng_core::Result;
use jiheng_core::backup::Reason;
use jiheng_core::filing::FormKind;
use jiheng_core::revision::{self, Corrected, Difference};
use jiheng_core::storage::{ImportId, ImportLine, Store, VersionLine};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::filing::current_as_seen;
use crate::{App, Progress};

/// Nothing to ask.
#[derive(Debug, Deserialize, TS)]
pub struct ImportsRequest {}

/// The imports.
#[derive(Debug, Serialize, TS)]
pub struct Imports {
    /// Newest first.
    pub imports: Vec<ImportLine>,
}

/// Which import to take back.
#[derive(Debug, Deserialize, TS)]
pub struct UndoImportRequest {
    /// Its number.
    pub id: i32,
}

/// Which filing.
#[derive(Debug, Deserialize, TS)]
pub struct VersionsRequest {
    /// Name, alias or code of the department.
    pub department: String,
    /// The evaluated year.
    pub year: i32,
}

/// The versions of a filing.
#[derive(Debug, Serialize, TS)]
pub struct Versions {
    /// Department name.
    pub department: String,
    /// The evaluated year.
    pub year: i32,
    /// Oldest first.
    pub versions: Vec<VersionLine>,
}

/// Which two versions.
#[derive(Debug, Deserialize, TS)]
pub struct CompareVersionsRequest {
    /// Name, alias or code of the department.
    pub department: String,
    /// The evaluated year.
    pub year: i32,
    /// The earlier version.
    pub a: u32,
    /// The later version.
    pub b: u32,
}

/// What differs between two versions.
#[derive(Debug, Serialize, TS)]
pub struct VersionComparison {
    /// Department name.
    pub department: String,
    /// The evaluated year.
    pub year: i32,
    /// The earlier version.
    pub a: u32,
    /// The later version.
    pub b: u32,
    /// Form by form.
    pub differences: Vec<Difference>,
}

/// Which version to bring back.
#[derive(Debug, Deserialize, TS)]
pub struct RestoreVersionRequest {
    /// Name, alias or code of the department.
    pub department: String,
    /// The evaluated year.
    pub year: i32,
    /// The version to copy.
    pub version: u32,
    /// Why, for the log.
    pub reason: String,
}

/// Which value to put right.
#[derive(Debug, Deserialize, TS)]
pub struct CorrectRequest {
    /// Name, alias or code of the department.
    pub department: String,
    /// The evaluated year.
    pub year: i32,
    /// The value's path, as in `sources`.
    pub path: String,
    /// The value as it would stand in a cell; empty for no value.
    pub value: String,
    /// Why, for the log.
    pub reason: String,
    /// The version that was looked at; another one is not changed.
    #[serde(default)]
    #[ts(optional)]
    pub version: Option<u32>,
}

/// Which correction to take back.
#[derive(Debug, Deserialize, TS)]
pub struct UncorrectRequest {
    /// Name, alias or code of the department.
    pub department: String,
    /// The evaluated year.
    pub year: i32,
    /// The value's path.
    pub path: String,
    /// The version that was looked at; another one is not changed.
    #[serde(default)]
    #[ts(optional)]
    pub version: Option<u32>,
}

/// Which form to enter by hand.
#[derive(Debug, Deserialize, TS)]
pub struct EnterRequest {
    /// Name, alias or code of the department.
    pub department: String,
    /// The evaluated year.
    pub year: i32,
    /// Which annex.
    pub form: FormKind,
    /// The project's name, for 附件三.
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<String>,
    /// Enter the department in the register if it is not there.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub new_department: bool,
}

pub fn imports(app: &App, _: ImportsRequest, _: &dyn Progress) -> Result<Imports> {
    Ok(Imports { imports: app.store().imports()? })
}

pub fn undo_import(app: &App, request: UndoImportRequest, _: &dyn Progress) -> Result<Imports> {
    let id = ImportId(request.id.into());
    app.store().import_steps(id)?;
    app.secure(Reason::Undo)?;
    let mut store = app.store();
    revision::undo_import(&mut store, id, &app.stamp())?;
    app.catch_up(&mut store);
    Ok(Imports { imports: store.imports()? })
}

fn listed(store: &Store, department: &str, year: i32) -> Result<Versions> {
    let id = store.known_department(department)?;
    Ok(Versions { department: store.department(id)?.name, year, versions: store.versions(id, year)? })
}

pub fn versions(app: &App, request: VersionsRequest, _: &dyn Progress) -> Result<Versions> {
    listed(&app.store(), &request.department, request.year)
}

pub fn compare_versions(
    app: &App,
    request: CompareVersionsRequest,
    _: &dyn Progress,
) -> Result<VersionComparison> {
    let store = app.store();
    let department = store.known_department(&request.department)?;
    let load = |version| store.load_filing(store.filing_version(department, request.year, version)?);
    let (a, b) = (load(request.a)?, load(request.b)?);
    drop(store);
    Ok(VersionComparison {
        department: b.department.name.clone(),
        year: request.year,
        a: request.a,
        b: request.b,
        differences: revision::compare(&a, &b),
    })
}

pub fn restore_version(app: &App, request: RestoreVersionRequest, _: &dyn Progress) -> Result<Versions> {
    let mut store = app.store();
    let department = store.known_department(&request.department)?;
    revision::restore(&mut store, department, request.year, request.version, &request.reason, &app.stamp())?;
    app.catch_up(&mut store);
    listed(&store, &request.department, request.year)
}

pub fn correct(app: &App, request: CorrectRequest, _: &dyn Progress) -> Result<Corrected> {
    let mut store = app.store();
    let filing = current_as_seen(&store, &request.department, request.year, request.version)?;
    let corrected =
        revision::correct(&mut store, filing, &request.path, &request.value, &request.reason, &app.stamp())?;
    app.catch_up(&mut store);
    Ok(corrected)
}

pub fn uncorrect(app: &App, request: UncorrectRequest, _: &dyn Progress) -> Result<Corrected> {
    let mut store = app.store();
    let filing = current_as_seen(&store, &request.department, request.year, request.version)?;
    let corrected = revision::uncorrect(&mut store, filing, &request.path, &app.stamp())?;
    app.catch_up(&mut store);
    Ok(corrected)
}

pub fn enter(app: &App, request: EnterRequest, _: &dyn Progress) -> Result<Versions> {
    let mut store = app.store();
    let project = request.project.as_deref();
    revision::enter(
        &mut store,
        &request.department,
        request.new_department,
        request.year,
        request.form,
        project,
        &app.stamp(),
    )?;
    app.catch_up(&mut store);
    listed(&store, &request.department, request.year)
}
