use jiheng_core::audit::{CauseKind, OutcomeCounts, Severity, Status, registry};
use jiheng_core::examination;
use jiheng_core::storage::{CaseHistory, CauseLine, FindingFilter, FindingLine, FindingRow};
use jiheng_core::{Code, Error, Result};
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
    /// Only this rule.
    #[ts(optional)]
    pub rule: Option<String>,
    /// Only this status.
    #[ts(optional)]
    pub status: Option<Status>,
    /// Only what shares a cause of this kind.
    #[ts(optional)]
    pub cause: Option<CauseKind>,
    /// Those that the audit made once and no longer makes, instead of those that it makes now.
    #[ts(as = "Option<bool>", optional)]
    pub closed: bool,
}

/// Findings, and how the checks came out.
#[derive(Debug, Serialize, TS)]
pub struct Findings {
    /// By year, department, form, rule.
    pub findings: Vec<FindingLine>,
    /// The causes that some of them share, by year and department, the one that explains most first.
    pub causes: Vec<CauseLine>,
    /// Outcomes of all checks of the filings asked for, whatever their severity.
    pub counts: OutcomeCounts,
}

/// Which year.
#[derive(Debug, Deserialize, TS)]
pub struct YearFindingsRequest {
    /// The evaluated year.
    pub year: i32,
}

/// How the checks of a rule came out in a year.
#[derive(Debug, Serialize, TS)]
pub struct RuleOutcome {
    /// The rule's id.
    pub rule: String,
    /// What the clerk calls it.
    pub title: String,
    /// Its family, in Chinese.
    pub family: String,
    /// Its checks of the year's filings.
    pub counts: OutcomeCounts,
}

/// The findings of a year, a line each.
#[derive(Debug, Serialize, TS)]
pub struct YearFindings {
    /// The evaluated year.
    pub year: i32,
    /// By department, form, rule.
    pub rows: Vec<FindingRow>,
    /// The causes that some of them share.
    pub causes: Vec<CauseLine>,
    /// The rules that judged anything, in the order findings are listed.
    pub rules: Vec<RuleOutcome>,
}

/// How far the bureau has come with some findings.
#[derive(Debug, Deserialize, TS)]
pub struct SetFindingStatusRequest {
    /// The cases, by the numbers that findings bear.
    pub cases: Vec<i32>,
    /// Their status from now on.
    pub status: Status,
    /// Why; needed for 已豁免 and 已整改.
    #[serde(default)]
    pub reason: Option<String>,
}

/// What was set.
#[derive(Debug, Serialize, TS)]
pub struct FindingStatusSet {
    /// How many cases.
    pub cases: u32,
    /// Their status.
    pub status: Status,
}

/// Which case.
#[derive(Debug, Deserialize, TS)]
pub struct FindingHistoryRequest {
    /// The number that its finding bears.
    pub case: i32,
}

pub fn audit(app: &App, request: AuditRequest, _: &dyn Progress) -> Result<Findings> {
    let store = app.store();
    let department = request.department.map(|text| store.known_department(&text)).transpose()?;
    let rule = request.rule.map(|id| known_rule(&id)).transpose()?;
    let filter = FindingFilter {
        year: request.year,
        department,
        severity: request.severity,
        rule,
        status: request.status,
        cause: request.cause,
    };
    let _moment = store.moment()?;
    let (findings, causes) = match request.closed {
        true => (store.closed_findings(&filter)?, Vec::new()),
        false => (store.findings(&filter)?, store.causes(&filter)?),
    };
    Ok(Findings { findings, causes, counts: store.outcome_counts(&filter)? })
}

pub fn findings(app: &App, request: YearFindingsRequest, _: &dyn Progress) -> Result<YearFindings> {
    let store = app.store();
    let _moment = store.moment()?;
    let mut counts = store.rule_counts(request.year)?;
    let rules = registry::rules().into_iter().filter_map(|info| {
        Some(RuleOutcome {
            rule: info.id.to_owned(),
            title: info.title.to_owned(),
            family: info.family_title.to_owned(),
            counts: counts.remove(info.id)?,
        })
    });
    let filter = FindingFilter { year: Some(request.year), ..FindingFilter::default() };
    Ok(YearFindings {
        year: request.year,
        rules: rules.collect(),
        rows: store.finding_rows(request.year)?,
        causes: store.causes(&filter)?,
    })
}

fn known_rule(id: &str) -> Result<&'static str> {
    registry::rule(id).map(|rule| rule.id).ok_or_else(|| {
        Error::new(Code::NotFound, format!("没有编号为“{id}”的审核规则，请用 rules 查看规则编号。"))
    })
}

pub fn set_finding_status(
    app: &App,
    request: SetFindingStatusRequest,
    _: &dyn Progress,
) -> Result<FindingStatusSet> {
    let SetFindingStatusRequest { cases, status, reason } = request;
    examination::set_status(&mut app.store(), &cases, status, reason.as_deref(), &app.stamp())?;
    Ok(FindingStatusSet { cases: u32::try_from(cases.len()).unwrap_or(u32::MAX), status })
}

pub fn finding_history(app: &App, request: FindingHistoryRequest, _: &dyn Progress) -> Result<CaseHistory> {
    app.store().case_history(request.case.into())
}
