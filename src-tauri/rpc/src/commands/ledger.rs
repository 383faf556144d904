use std::collections::BTreeMap;
use std::path::Path;

use jiheng_core::backup::Reason;
use jiheng_core::intake::files;
use jiheng_core::ledger::{self, LedgerImport, LedgerPlan, MoneyUnit, ShownLedger};
use jiheng_core::{Code, Error, Result};
use serde::Deserialize;
use ts_rs::TS;

use crate::{App, Progress};

/// The bureau's ledger of a year.
#[derive(Debug, Deserialize, TS)]
pub struct LedgerRequest {
    /// The workbook.
    pub path: String,
    /// The evaluated year.
    pub year: i32,
    /// The header of a column (`revised_budget`), where it is not one of the usual ones; remembered.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    /// The unit of money, where the file does not say.
    #[serde(default)]
    pub unit: Option<MoneyUnit>,
    /// Which department of the register a name of the ledger means; remembered as an alias.
    #[serde(default)]
    pub departments: BTreeMap<String, String>,
    /// Names of the ledger to be entered in the register.
    #[serde(default)]
    pub new_departments: Vec<String>,
    /// The ledger is of this year, whatever its title says.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub confirm_year: bool,
}

/// Which year.
#[derive(Debug, Deserialize, TS)]
pub struct ShowLedgerRequest {
    /// The evaluated year.
    pub year: i32,
}

pub fn ledger(app: &App, request: LedgerRequest, _: &dyn Progress) -> Result<LedgerImport> {
    let (bytes, name, request) = opened(request)?;
    // It takes the place of the year's ledger: what was there must not be gone for good.
    app.secure(Reason::Import)?;
    ledger::import(&mut app.store(), &bytes, &name, &request, &app.stamp())
}

pub fn read_ledger(app: &App, request: LedgerRequest, _: &dyn Progress) -> Result<LedgerPlan> {
    let (bytes, name, request) = opened(request)?;
    ledger::plan(&mut app.store(), &bytes, &name, &request, &app.stamp())
}

pub fn show_ledger(app: &App, request: ShowLedgerRequest, _: &dyn Progress) -> Result<ShownLedger> {
    ledger::shown(&app.store(), request.year)
}

fn opened(request: LedgerRequest) -> Result<(Vec<u8>, String, ledger::Request)> {
    if !(1990..=2200).contains(&request.year) {
        return Err(Error::new(
            Code::BadRequest,
            format!("“{}”不像是评价年度，台账未改动。请写四位数的年份，例如2024。", request.year),
        ));
    }
    let path = Path::new(&request.path);
    let read = ledger::Request {
        year: request.year,
        columns: request.columns,
        unit: request.unit,
        departments: request.departments,
        new_departments: request.new_departments,
        confirm_year: request.confirm_year,
    };
    Ok((files::read(path)?, files::own_name(path), read))
}
