use jiheng_core::Result;
use jiheng_core::find::{self, Found};
use serde::Deserialize;
use ts_rs::TS;

use crate::{App, Progress};

/// What to look for.
#[derive(Debug, Deserialize, TS)]
pub struct FindRequest {
    /// A few words of its name.
    pub text: String,
    /// The year that is looked at: its hits come first.
    pub year: i32,
    /// How many of each kind at most; 8 unless told.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
}

pub fn find(app: &App, request: FindRequest, _: &dyn Progress) -> Result<Found> {
    let limit = usize::try_from(request.limit.unwrap_or(8).clamp(1, 100)).unwrap_or(8);
    find::find(&app.store(), &request.text, request.year, limit)
}
