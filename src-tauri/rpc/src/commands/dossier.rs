use jiheng_core::Result;
use jiheng_core::department::Department;
use jiheng_core::dossier::{self, Dossier, KeptFinding};
use jiheng_core::storage::{
    DepartmentId, DocumentLine, Extent, FindingFilter, FindingLine, Store, VersionLine,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::state::today;
use crate::{App, Progress};

/// Which department.
#[derive(Debug, Deserialize, TS)]
pub struct DossierRequest {
    /// Its name, alias or code.
    pub department: String,
}

/// The versions of a year's filing.
#[derive(Debug, Serialize, TS)]
pub struct YearVersions {
    /// The evaluated year.
    pub year: i32,
    /// Oldest first.
    pub versions: Vec<VersionLine>,
}

/// One department over all its years, with what it filed.
#[derive(Debug, Serialize, TS)]
pub struct DepartmentDossier {
    /// Its years.
    #[serde(flatten)]
    pub dossier: Dossier,
    /// The versions of each year's filing, newest year first.
    pub versions: Vec<YearVersions>,
    /// Every file of every version.
    pub documents: Vec<DocumentLine>,
}

pub fn dossier(app: &App, request: DossierRequest, _: &dyn Progress) -> Result<DepartmentDossier> {
    let today = today(&app.stamp().at);
    let store = app.store();
    let _moment = store.moment()?;
    let id = store.known_department(&request.department)?;
    let register = store.departments()?;
    let name = store.department(id)?.name;
    let department = register.iter().find(|entry| entry.name == name).cloned().unwrap_or_default();
    let subordinates = register.iter().filter(|entry| entry.superior.as_deref() == Some(name.as_str()));
    let filed = store.filed_years(id)?;
    let years = years(&store, &department, &filed)?;
    let mut kept = dossier::Kept {
        subordinates: subordinates.map(|entry| entry.name.clone()).collect(),
        years,
        projects: store.projects_of(id)?,
        findings: findings(&store, id)?,
        department,
        ..dossier::Kept::default()
    };
    for &year in &filed {
        kept.filings.extend(store.assessed(year, Some(id), Extent::Figures)?);
        kept.county.insert(year, store.scores(year)?);
    }
    for year in years.0..=years.1 {
        kept.rules.insert(year, store.rule_set(year)?);
        if let Some(state) = store.status_of(id, year, &today)? {
            kept.states.insert(year, state);
        }
    }
    let mut versions: Vec<YearVersions> = Vec::new();
    for (year, version) in store.versions_of(id)? {
        match versions.last_mut() {
            Some(last) if last.year == year => last.versions.push(version),
            _ => versions.push(YearVersions { year, versions: vec![version] }),
        }
    }
    versions.reverse();
    Ok(DepartmentDossier { dossier: dossier::dossier(&kept), versions, documents: store.documents(id)? })
}

/// From the first year that it filed for to the county's last; of a department that never filed, the county's years. One
/// that is gone ends with its last year.
fn years(store: &Store, department: &Department, filed: &[i32]) -> Result<(i32, i32)> {
    let Some((earliest, latest)) = store.filed_range()? else { return Ok((0, -1)) };
    let first =
        filed.first().copied().unwrap_or_else(|| department.first_year.unwrap_or(earliest).max(earliest));
    let last = department.last_year.unwrap_or(latest).min(latest).max(filed.last().copied().unwrap_or(first));
    Ok((first, last.max(first)))
}

fn findings(store: &Store, id: DepartmentId) -> Result<Vec<KeptFinding>> {
    let filter = FindingFilter { department: Some(id), ..FindingFilter::default() };
    let kept = |line: FindingLine| KeptFinding {
        year: line.year,
        severity: line.severity,
        status: line.status,
        rule: line.finding.rule,
    };
    // What the audit no longer makes counts as mended, or not at all: settings and ledgers made some of it go.
    let closed = store.closed_findings(&filter)?.into_iter().filter(|line| !line.status.is_unresolved());
    Ok(store.findings(&filter)?.into_iter().chain(closed).map(kept).collect())
}
