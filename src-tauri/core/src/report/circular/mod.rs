//! 通报: what a year's self-evaluation came to, told to all departments.
//!
//! Every figure is one of [`Figures`], which come from the filings, their scores and findings; a sentence whose figure is
//! missing is left out. What the bureau demands (工作要求) names no figure and cites no decree.

mod draft;
mod figures;

use crate::Assessed;
use crate::audit::{Finding, Status};
use crate::filing_state::FilingStatus;
use crate::sample::Sample;
use crate::scoring::RuleSet;

use super::{Document, Table};
pub use figures::Figures;

/// What a circular is drafted from.
#[derive(Clone, Copy)]
pub struct Year<'a> {
    /// The evaluated year.
    pub year: i32,
    /// The newest change that the figures include, local time with offset.
    pub as_of: Option<&'a str>,
    /// The rules that score it.
    pub rules: &'a RuleSet,
    /// Who has filed.
    pub status: &'a FilingStatus,
    /// The current filings.
    pub filings: &'a [Assessed],
    /// The filings of the year before.
    pub before: &'a [Assessed],
    /// Every finding of the year and what became of it, also those that the audit no longer makes.
    pub findings: &'a [(&'a Finding, Status)],
    /// The departments drawn for re-checking.
    pub sample: Option<&'a Sample>,
}

/// The circular; `annexes` (排名汇总表, 问题汇总表) follow it, numbered.
pub fn circular(year: &Year<'_>, bureau: Option<&str>, demo: bool, annexes: Vec<Table>) -> Document {
    draft::draft(&Figures::of(year), bureau, demo, annexes)
}
