use std::path::Path;

use jiheng_core::Result;
use jiheng_core::backup::{self, Copies, Made, Restored};
use serde::Deserialize;
use ts_rs::TS;

use crate::{App, Progress};

/// Where to.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct BackupRequest {
    /// The file to write; without it, a copy in the database's own folder of backups, which is never thinned.
    pub out: Option<String>,
}

/// Which copy.
#[derive(Debug, Deserialize, TS)]
pub struct RestoreRequest {
    /// The copy.
    pub file: String,
    /// Only say what it holds.
    #[serde(default)]
    pub dry_run: bool,
}

/// How closely to look.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct BackupsRequest {
    /// Read every page of every copy.
    pub verify: bool,
}

/// A second folder for copies.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct BackupFolderRequest {
    /// The folder; without it, none.
    pub folder: Option<String>,
}

pub fn backup(app: &App, request: BackupRequest, _: &dyn Progress) -> Result<Made> {
    let store = app.store();
    match request.out {
        Some(out) => backup::make(&store, &app.database, Path::new(&out)),
        None => {
            let (made, warnings) = backup::make_here(&store, &app.database, &app.stamp())?;
            app.warn(warnings);
            Ok(made)
        }
    }
}

pub fn restore(app: &App, request: RestoreRequest, _: &dyn Progress) -> Result<Restored> {
    let (file, stamp) = (Path::new(&request.file), app.stamp());
    let mut store = app.store();
    let restored = backup::restore(&mut store, &app.database, file, request.dry_run, &stamp)?;
    if !request.dry_run {
        app.catch_up(&mut store);
    }
    Ok(restored)
}

pub fn backups(app: &App, request: BackupsRequest, _: &dyn Progress) -> Result<Copies> {
    backup::copies(&app.store(), &app.database, request.verify)
}

pub fn backup_folder(app: &App, request: BackupFolderRequest, _: &dyn Progress) -> Result<Copies> {
    let mut store = app.store();
    let folder = request.folder.filter(|folder| !folder.is_empty());
    backup::set_second_folder(&mut store, folder.as_deref().map(Path::new), &app.stamp())?;
    backup::copies(&store, &app.database, false)
}
