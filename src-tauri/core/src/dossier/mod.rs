//! 部门档案: one department over all its years.

mod findings;
mod lines;
mod read;
mod rows;

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::Assessed;
use crate::assessed::YearFilings;
use crate::audit::{FindingCounts, Severity, Status};
use crate::department::Department;
use crate::filing::Basis;
use crate::filing_state::StatusRow;
use crate::quality::{Quality, judge};
use crate::ranking::{RankBy, places};
use crate::scoring::{FormScore, RuleSet};
use crate::yearly::YearlyRow;

/// All that is kept of a department, and what places need of the others.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// The department.
    pub department: Department,
    /// Those that stand under it.
    pub subordinates: Vec<String>,
    /// The years to tell of, from the first to the last.
    pub years: (i32, i32),
    /// Its current filings, one a year.
    pub filings: Vec<Assessed>,
    /// The same filings with the values of their projects.
    pub projects: Vec<Assessed>,
    /// How it stands in each year in which it filed, or has to, or something happened.
    pub states: BTreeMap<i32, StatusRow>,
    /// The rules of each year.
    pub rules: BTreeMap<i32, RuleSet>,
    /// Its findings, those too that the audit no longer makes.
    pub findings: Vec<KeptFinding>,
    /// The scores of 附件二 of every department in the years in which it filed.
    pub county: YearFilings,
}

/// What a dossier needs to know of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFinding {
    /// The year of its filing.
    pub year: i32,
    /// The rule's id.
    pub rule: String,
    /// How bad it is.
    pub severity: Severity,
    /// How far the bureau has come with it.
    pub status: Status,
}

/// A place among those that have a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "DossierPlace")]
pub struct Place {
    /// The place.
    pub rank: u32,
    /// Of how many.
    pub of: u32,
}

/// How many findings of a year are where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct YearFindings {
    /// 未整改.
    pub open: FindingCounts,
    /// 已整改.
    pub rectified: u32,
    /// 已豁免.
    pub waived: u32,
}

/// A rule by which something was found in several years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecurringRule {
    /// Its id.
    pub rule: String,
    /// Its title.
    pub title: String,
    /// The worst that it found.
    pub severity: Severity,
    /// The years, each with how many findings.
    pub years: Vec<YearCount>,
}

/// So many in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[allow(missing_docs)]
pub struct YearCount {
    pub year: i32,
    pub count: u32,
}

/// A department's year.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DossierYear {
    /// The year.
    pub year: i32,
    /// The version of its filing; `None` if it did not file.
    pub version: Option<u32>,
    /// The name that its forms bear, if it is another one than today's.
    pub filed_as: Option<String>,
    /// How it stands, with every step.
    pub state: Option<StatusRow>,
    /// The scores of 附件二.
    pub scores: Option<FormScore>,
    /// Its place by the final score.
    pub place: Option<Place>,
    /// The same among the departments of its category.
    pub place_in_category: Option<Place>,
    /// What 「预算数」 of 三公经费 means that year.
    pub three_public_basis: Option<Basis>,
    /// What 「预算数」 of 公用经费 means that year.
    pub operating_expense_basis: Option<Basis>,
    /// Its findings.
    pub findings: YearFindings,
    /// How well it did its self-evaluation.
    pub quality: Option<Quality>,
}

/// One department over all its years.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Dossier {
    /// The department, with the other names that it filed under.
    pub department: Department,
    /// Those that stand under it.
    pub subordinates: Vec<String>,
    /// Every year, those without a filing too, oldest first.
    pub years: Vec<DossierYear>,
    /// Its figures, in the order of the forms.
    pub rows: Vec<YearlyRow>,
    /// Rules by which something was found in more than one year, the most persistent first.
    pub recurring: Vec<RecurringRule>,
}

/// Puts a department's years together.
pub fn dossier(kept: &Kept) -> Dossier {
    let (first, last) = kept.years;
    let years: Vec<DossierYear> = (first..=last).map(|year| of_year(kept, year)).collect();
    Dossier {
        rows: rows::rows(kept, &years),
        recurring: findings::recurring(&kept.findings),
        department: kept.department.clone(),
        subordinates: kept.subordinates.clone(),
        years,
    }
}

impl Kept {
    /// The filing of a year.
    fn filing(&self, year: i32) -> Option<&Assessed> {
        self.filings.iter().find(|filing| filing.filing.year == year)
    }
}

fn of_year(kept: &Kept, year: i32) -> DossierYear {
    let filing = kept.filing(year);
    let state = kept.states.get(&year).cloned();
    let quality = state.as_ref().zip(kept.rules.get(&year)).and_then(|(state, rules)| {
        (state.due || filing.is_some()).then(|| judge(state, filing, &rules.quality))
    });
    let basis = filing.and_then(|filing| filing.filing.basic_data.as_ref()).map(|form| form.budget_basis);
    DossierYear {
        year,
        version: filing.map(|filing| filing.filing.version),
        filed_as: filing.and_then(|filing| other_name(filing, &kept.department)),
        state,
        scores: filing.and_then(|filing| filing.scores.overall.clone()),
        place: place(kept, year, None),
        place_in_category: kept.department.category.as_deref().and_then(|of| place(kept, year, Some(of))),
        three_public_basis: basis.map(|basis| basis.three_public),
        operating_expense_basis: basis.map(|basis| basis.operating_expense),
        findings: findings::tally(&kept.findings, year),
        quality,
    }
}

/// The name in 附件二, if the department has another one now. One written with other blanks or widths is no other.
fn other_name(filing: &Assessed, department: &Department) -> Option<String> {
    let written = filing.filing.overall.as_ref()?.department.text()?;
    let key = crate::department::key;
    (key(written) != key(&department.name)).then(|| written.to_owned())
}

/// By the final score, equal printed scores sharing a place, as the ranking has it.
fn place(kept: &Kept, year: i32, category: Option<&str>) -> Option<Place> {
    let rivals: Vec<&Assessed> = kept
        .county
        .get(&year)?
        .iter()
        .filter(|rival| category.is_none_or(|of| rival.filing.department.category.as_deref() == Some(of)))
        .collect();
    let score = |rival: &&Assessed| rival.scores.overall.as_ref().and_then(|score| RankBy::Final.of(score));
    let places = places(&rivals.iter().map(score).collect::<Vec<_>>());
    let own = rivals.iter().position(|rival| rival.filing.department.name == kept.department.name)?;
    let of = crate::metrics::size(places.iter().flatten().count());
    places[own].map(|rank| Place { rank, of })
}
