use jiheng_core::audit::FindingCounts;
use jiheng_core::check::Check;
use jiheng_core::department::Department;
use jiheng_core::ledger::LedgerYear;
use jiheng_core::storage::{ChangePage, YearLine};
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

/// Which page of the log.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ChangesRequest {
    /// Only changes older than the one of this number.
    #[ts(type = "number | null")]
    pub before: Option<i64>,
    /// How many at most; 100 unless told.
    pub limit: Option<u32>,
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
    pub years: Vec<YearLine>,
    /// Departments of the register.
    pub departments: u32,
    /// The years that have a ledger of the bureau's, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<LedgerYear>>")]
    pub ledgers: Vec<LedgerYear>,
    /// What did not work since the database was opened but stopped nothing, such as a copy to the second folder.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Error>>")]
    pub warnings: Vec<Error>,
}

/// Which year.
#[derive(Debug, Deserialize, TS)]
pub struct StandingRequest {
    /// The evaluated year.
    pub year: i32,
}

/// What the window always shows, whatever page is open.
#[derive(Debug, Serialize, TS)]
pub struct Standing {
    /// The findings of the year that are not settled.
    pub unresolved: FindingCounts,
    /// When the newest copy of the database was made, local time; made-up data are not copied.
    pub backed_up: Option<String>,
}

/// The register.
#[derive(Debug, Serialize, TS)]
pub struct Departments {
    /// By code, then name.
    pub departments: Vec<Department>,
}

pub fn status(app: &App, _: StatusRequest, _: &dyn Progress) -> Result<Status> {
    let store = app.store();
    Ok(Status {
        version: env!("CARGO_PKG_VERSION"),
        database: app.database.display().to_string(),
        demo: store.is_demo()?,
        years: store.years()?,
        departments: u32::try_from(store.departments()?.len()).unwrap_or(u32::MAX),
        ledgers: store.ledgers()?,
        warnings: app.warnings(),
    })
}

pub fn standing(app: &App, request: StandingRequest, _: &dyn Progress) -> Result<Standing> {
    let unresolved = app.store().unresolved_of_year(request.year)?;
    Ok(Standing { unresolved, backed_up: jiheng_core::backup::newest(&app.database) })
}

pub fn check(app: &App, _: CheckRequest, _: &dyn Progress) -> Result<Check> {
    jiheng_core::check::check(&app.store())
}

pub fn departments(app: &App, _: DepartmentsRequest, _: &dyn Progress) -> Result<Departments> {
    Ok(Departments { departments: app.store().departments()? })
}

pub fn changes(app: &App, request: ChangesRequest, _: &dyn Progress) -> Result<ChangePage> {
    app.store().change_page(request.before, request.limit.unwrap_or(100).clamp(1, 1000))
}
