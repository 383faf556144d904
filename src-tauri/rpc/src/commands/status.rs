use jiheng_core::check::Check;
use jiheng_core::department::Department;
use jiheng_core::{Error, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{App, Progress};

/// Nothing to ask.
#[derive(Debug, Deserialize, TS)]
pub struct StatusRequest {}

/// Nothing to ask.
#[derive(Debug, Deserialize, TS)]
pub struct CheckRequest {}

/// Nothing to ask.
#[derive(Debug, Deserialize, TS)]
pub struct DepartmentsRequest {}

/// A year that has filings.
#[derive(Debug, Serialize, TS)]
pub struct YearStatus {
    /// The year.
    pub year: i32,
    /// Departments that filed.
    pub filings: u32,
    /// Unresolved errors.
    pub errors: u32,
}

/// The database, its years and what they hold.
#[derive(Debug, Serialize, TS)]
pub struct Status {
    /// The program's version.
    pub version: &'static str,
    /// The database file.
    pub database: String,
    /// Whether it holds a made-up county.
    pub demo: bool,
    /// The years that have filings, oldest first.
    pub years: Vec<YearStatus>,
    /// Departments of the register.
    pub departments: u32,
}

/// The register.
#[derive(Debug, Serialize, TS)]
pub struct Departments {
    /// By code, then name.
    pub departments: Vec<Department>,
}

pub fn status(_: &App, _: StatusRequest, _: &dyn Progress) -> Result<Status> {
    Err(Error::internal("status"))
}

pub fn check(_: &App, _: CheckRequest, _: &dyn Progress) -> Result<Check> {
    Err(Error::internal("check"))
}

pub fn departments(_: &App, _: DepartmentsRequest, _: &dyn Progress) -> Result<Departments> {
    Err(Error::internal("departments"))
}
