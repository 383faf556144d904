use std::collections::BTreeMap;
use std::path::Path;

use jiheng_core::Result;
use jiheng_core::backup::Reason;
use jiheng_core::intake::files;
use jiheng_core::ledger::{self, LedgerImport, MoneyUnit};
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
}

pub fn ledger(app: &App, request: LedgerRequest, _: &dyn Progress) -> Result<LedgerImport> {
    let path = Path::new(&request.path);
    let bytes = files::read(path)?;
    let (name, stamp) = (files::own_name(path), app.stamp());
    app.secure(Reason::Import)?;
    let request = ledger::Request { year: request.year, columns: request.columns, unit: request.unit };
    ledger::import(&mut app.store(), &bytes, &name, &request, &stamp)
}
