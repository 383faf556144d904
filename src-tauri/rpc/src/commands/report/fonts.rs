use jiheng_core::Result;
use jiheng_core::report::UsedFont;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{App, Progress};

/// Nothing to ask.
#[derive(Debug, Deserialize, TS)]
pub struct FontsRequest {}

/// The fonts that print.
#[derive(Debug, Serialize, TS)]
pub struct Fonts {
    /// For each purpose, the font that the rules ask for and the one that this computer has.
    pub fonts: Vec<UsedFont>,
}

pub fn fonts(app: &App, _: FontsRequest, _: &dyn Progress) -> Result<Fonts> {
    Ok(Fonts { fonts: app.typesetter()?.fonts()? })
}
