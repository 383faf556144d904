use jiheng_core::Result;
use jiheng_core::audit::{Finding, OutcomeCounts, Severity};
use jiheng_core::storage::FindingFilter;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{App, Progress};

/// Which findings; without any field, all.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct AuditRequest {
    /// Only this year.
    pub year: Option<i32>,
    /// Only this department (name, alias or code).
    pub department: Option<String>,
    /// Only this severity.
    pub severity: Option<Severity>,
}

/// Findings, and how the checks came out.
#[derive(Debug, Serialize, TS)]
pub struct Findings {
    /// By year, department, form, rule.
    pub findings: Vec<Finding>,
    /// Outcomes of all checks of the filings asked for, whatever their severity.
    pub counts: OutcomeCounts,
}

pub fn audit(app: &App, request: AuditRequest, _: &dyn Progress) -> Result<Findings> {
    let store = app.store();
    let _moment = store.moment()?;
    let department = request.department.map(|text| store.known_department(&text)).transpose()?;
    let filter = FindingFilter { year: request.year, department, severity: request.severity };
    Ok(Findings { findings: store.findings(&filter)?, counts: store.outcome_counts(&filter)? })
}
