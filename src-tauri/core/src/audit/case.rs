//! When two findings are the same one: through re-imports, shifted rows and other wordings.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::Finding;
use crate::filing::{Filing, Indicator};

/// How far the bureau has come with a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "FindingStatus")]
pub enum Status {
    /// 待处理.
    Pending,
    /// 已通知: the department was told.
    Notified,
    /// 已整改: put right.
    Rectified,
    /// 已豁免: the bureau accepts it, for a reason.
    Waived,
}

impl Status {
    /// Every status, in the order a case goes through them.
    pub const ALL: [Self; 4] = [Self::Pending, Self::Notified, Self::Rectified, Self::Waived];

    /// The name in the database and in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Notified => "notified",
            Self::Rectified => "rectified",
            Self::Waived => "waived",
        }
    }

    /// What the clerk calls it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Pending => "待处理",
            Self::Notified => "已通知",
            Self::Rectified => "已整改",
            Self::Waived => "已豁免",
        }
    }

    /// The status named `id`.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.id() == id)
    }

    /// Whether it still counts against the department.
    pub fn is_unresolved(self) -> bool {
        matches!(self, Self::Pending | Self::Notified)
    }

    /// Whether it must say why: what is waived, and what is called mended while the figures still show it.
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::Waived | Self::Rectified)
    }
}

/// What makes each finding the one it is: its rule, its form, the values that it cites and both sides. Rows are known
/// by their names where these are unique, so that a finding stays the same when rows move. Two that agree in all of
/// it are told apart by their order.
pub fn keys(filing: &Filing, findings: &[Finding]) -> Vec<String> {
    let names = Names::of(filing);
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    findings
        .iter()
        .map(|finding| {
            let plain = plain(&names, finding);
            let times = seen.entry(plain.clone()).or_default();
            *times += 1;
            digest(&format!("{plain}\n{times}"))
        })
        .collect()
}

fn plain(names: &Names<'_>, finding: &Finding) -> String {
    let mut paths: Vec<String> = finding.paths.iter().map(|path| names.path(path)).collect();
    paths.sort_unstable();
    paths.dedup();
    let form = match finding.nth_form() {
        Some(nth) => names.form(finding.form.id(), nth),
        None => format!("{} {}", finding.form.id(), finding.project.as_deref().unwrap_or_default()),
    };
    let side = |side: &Option<String>| side.clone().unwrap_or_default();
    let sides = format!("{} {}", side(&finding.left), side(&finding.right));
    // Without values and sides, only the sentence tells one from another.
    let said = if paths.is_empty() && sides.trim().is_empty() { &finding.message } else { "" };
    [&finding.rule, &form, &paths.join(" "), &sides, said].map(|part| part.replace('\n', " ")).join("\n")
}

fn digest(text: &str) -> String {
    Sha256::digest(text).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// What stands in place of a position in a path.
struct Names<'a> {
    projects: Vec<Option<&'a str>>,
    project_rows: Vec<Vec<Option<String>>>,
    overall_rows: Vec<Option<String>>,
    items: Vec<Option<String>>,
    buildings: Vec<Option<String>>,
}

impl<'a> Names<'a> {
    fn of(filing: &'a Filing) -> Self {
        let basic = filing.basic_data.as_ref();
        Self {
            projects: filing.projects.iter().map(|project| project.name.text()).collect(),
            project_rows: filing.projects.iter().map(|project| rows(&project.indicators)).collect(),
            overall_rows: filing.overall.as_ref().map(|form| rows(&form.indicators)).unwrap_or_default(),
            items: basic.map_or_else(Vec::new, |form| {
                form.project_expenditure.items.iter().map(|item| item.name.value.clone()).collect()
            }),
            buildings: basic.map_or_else(Vec::new, |form| {
                form.buildings.iter().map(|building| building.name.value.clone()).collect()
            }),
        }
    }

    /// The project's name if it alone bears it, else its place.
    fn form(&self, kind: &str, nth: usize) -> String {
        if kind != "project" && kind != "projects" {
            return format!("{kind}.{nth}");
        }
        let name = self.projects.get(nth).copied().flatten();
        let once = self.projects.iter().filter(|other| **other == name).count() == 1;
        match name.filter(|_| once) {
            Some(name) => format!("projects.{name}"),
            None => format!("projects.{nth}"),
        }
    }

    fn path(&self, path: &str) -> String {
        let steps: Vec<&str> = path.split('.').collect();
        let number = |at: usize| steps.get(at).and_then(|step| step.parse::<usize>().ok());
        let (head, rows, from) = match (steps.first().copied(), number(1)) {
            (Some("projects"), Some(n)) => (self.form("projects", n), self.project_rows.get(n), 2),
            // The text of a report may grow a paragraph; what is said of it stays the same.
            (Some("reports"), Some(n)) => return format!("reports.{n}"),
            (Some("overall"), _) => ("overall".to_owned(), Some(&self.overall_rows), 1),
            (head, _) => (head.unwrap_or_default().to_owned(), None, 1),
        };
        let mut out = head;
        for at in from..steps.len() {
            let list = match steps[at - 1] {
                "indicators" => rows,
                "items" => Some(&self.items),
                "buildings" => Some(&self.buildings),
                _ => None,
            };
            let named = list.zip(number(at)).and_then(|(list, n)| unique(list, n));
            out.push('.');
            out.push_str(named.unwrap_or(steps[at]));
        }
        out
    }
}

fn rows(indicators: &[Indicator]) -> Vec<Option<String>> {
    let name = |row: &Indicator| {
        row.name.text().map(|name| format!("{}/{name}", row.level2.text().unwrap_or_default()))
    };
    indicators.iter().map(name).collect()
}

/// The name at a place, if no other place bears it.
fn unique(names: &[Option<String>], n: usize) -> Option<&str> {
    let name = names.get(n)?.as_deref()?;
    (names.iter().filter(|other| other.as_deref() == Some(name)).count() == 1).then_some(name)
}
