use jiheng_core::demo::{Demo, DemoRequest};
use jiheng_core::intake::{Import, OnConflict};
use jiheng_core::{Error, Result};
use serde::Deserialize;
use ts_rs::TS;

use crate::{App, Progress};

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
    /// Read and audit, but write nothing.
    pub dry_run: bool,
}

pub fn import(_: &App, _: ImportRequest, _: &dyn Progress) -> Result<Import> {
    Err(Error::internal("import"))
}

pub fn demo(_: &App, _: DemoRequest, _: &dyn Progress) -> Result<Demo> {
    Err(Error::internal("demo"))
}
