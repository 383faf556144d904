use jiheng_core::Result;
use jiheng_core::bureau::{self, Bureau};
use serde::Deserialize;
use ts_rs::TS;

use crate::{App, Progress};

/// Nothing to ask.
#[derive(Debug, Deserialize, TS)]
pub struct BureauRequest {}

/// How the bureau is called.
#[derive(Debug, Deserialize, TS)]
pub struct SetBureauRequest {
    /// Its name; empty for none.
    pub name: String,
}

pub fn bureau(app: &App, _: BureauRequest, _: &dyn Progress) -> Result<Bureau> {
    app.store().bureau()
}

pub fn set_bureau(app: &App, request: SetBureauRequest, _: &dyn Progress) -> Result<Bureau> {
    bureau::rename(&mut app.store(), &request.name, &app.stamp())
}
