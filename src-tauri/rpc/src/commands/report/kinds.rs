use jiheng_core::Result;
use jiheng_core::report::{Format, ReportFilter, ReportKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{App, Progress};

/// Nothing to ask.
#[derive(Debug, Deserialize, TS)]
pub struct ReportKindsRequest {}

/// The kinds of output.
#[derive(Debug, Serialize, TS)]
pub struct ReportKinds {
    /// In the order a menu lists them.
    pub kinds: Vec<ReportKindInfo>,
}

/// A kind of output.
#[derive(Debug, Serialize, TS)]
pub struct ReportKindInfo {
    /// Which.
    pub kind: ReportKind,
    /// As it is called.
    pub title: String,
    /// What it is written as.
    pub formats: Vec<Format>,
    /// Whether there is none without a department.
    pub needs_department: bool,
    /// What it can be asked for, beside its year.
    pub takes: Vec<ReportFilter>,
}

pub fn report_kinds(_: &App, _: ReportKindsRequest, _: &dyn Progress) -> Result<ReportKinds> {
    let info = |kind: ReportKind| ReportKindInfo {
        kind,
        title: kind.title().to_owned(),
        formats: kind.formats().to_vec(),
        needs_department: kind.needs_department(),
        takes: kind.filters().to_vec(),
    };
    Ok(ReportKinds { kinds: ReportKind::ALL.into_iter().map(info).collect() })
}
