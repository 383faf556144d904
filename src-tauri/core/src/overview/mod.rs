//! 总览: a year of the county at a glance, and what is to be done next.
//!
//! Every figure counts rows of a list that another page shows: whoever doubts one can open what stands behind it.

mod next;
mod year;

use serde::Serialize;
use ts_rs::TS;

use crate::Assessed;
use crate::audit::{FindingTally, Severity};
use crate::closing::Closing;
use crate::filing_state::FilingStatus;
use crate::number::{Amount, Rate, Score};
use crate::sample::Sample;
use crate::scoring::Grade;

pub use year::overview;

/// All that an overview is made from.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The evaluated year.
    pub year: i32,
    /// Who has filed and who has not.
    pub status: &'a FilingStatus,
    /// The filings of the year.
    pub filings: &'a [Assessed],
    /// The filings of the year before.
    pub previous: &'a [Assessed],
    /// The findings of the year.
    pub tallies: &'a [FindingTally],
    /// The departments drawn for re-checking.
    pub sample: Option<&'a Sample>,
    /// The latest closing of the year.
    pub closing: Option<&'a Closing>,
    /// Departments that filed in any year and stand in no list of the bureau's.
    pub unregistered: u32,
    /// Rows of the year's ledger that no department or project was found for.
    pub unmatched: u32,
}

/// A year at a glance.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Overview {
    /// The evaluated year.
    pub year: i32,
    /// When it was closed, with offset; `None` while it is open.
    pub closed_at: Option<String>,
    /// Who has filed.
    pub filing: FilingFigures,
    /// Who has to file and has not, by code, then name.
    pub missing: Vec<Missing>,
    /// 优 to 差.
    pub grades: Vec<GradeLine>,
    /// What the year came to.
    pub figures: YearFigures,
    /// Filings that the bureau has re-scored.
    pub reviewed: u32,
    /// The widest gaps between claim and what stands, at most [`Overview::GAPS`].
    pub gaps: Vec<Gap>,
    /// The rules that most departments fell foul of, at most [`Overview::PROBLEMS`].
    pub problems: Vec<Problem>,
    /// What is to be done, in the order of the bureau's year.
    pub next: Vec<Step>,
    /// The year before, where anything was filed for it.
    pub before: Option<YearBefore>,
}

impl Overview {
    /// How many gaps are shown.
    pub const GAPS: usize = 8;
    /// How many problems are shown.
    pub const PROBLEMS: usize = 5;
}

/// Who has filed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FilingFigures {
    /// Departments that have to file.
    pub due: u32,
    /// Those of them that have.
    pub filed: u32,
    /// Those of them that have not.
    pub missing: u32,
    /// Departments whose extension is over without a filing.
    pub overdue: u32,
    /// Filings that were sent back and have not come again.
    pub returned: u32,
    /// Filings that the bureau approved.
    pub approved: u32,
}

/// A department that has to file and has not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Missing {
    /// Department name.
    pub department: String,
    /// Until when it was extended.
    pub extended_until: Option<String>,
    /// The extension is over.
    pub overdue: bool,
}

/// How many filings came to a grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GradeLine {
    /// The grade.
    pub grade: Grade,
    /// By their own claim.
    pub claimed: u32,
    /// Its share of all that claim a score.
    pub claimed_share: Option<Rate>,
    /// By what stands: the bureau's decision, else what the rules give.
    pub stands: u32,
    /// Its share of all that have a score that stands.
    pub stands_share: Option<Rate>,
}

/// What a year came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearFigures {
    /// Filings there are.
    pub filings: u32,
    /// 全年预算数 of all, 万元.
    pub revised_budget: Option<Amount>,
    /// 全年执行数 of all, 万元.
    pub executed: Option<Amount>,
    /// executed ÷ revised budget, over the departments that filed both.
    pub execution_rate: Option<Rate>,
    /// Share of 优 among the claims.
    pub excellent_claimed: Option<Rate>,
    /// Share of 优 among what stands.
    pub excellent_stands: Option<Rate>,
    /// The mean gap between claim and what stands, of filings that have both.
    pub mean_gap: Option<Score>,
    /// Unresolved errors.
    pub errors: u32,
    /// Departments with any.
    pub error_departments: u32,
    /// Unresolved warnings.
    pub warnings: u32,
    /// Departments with any.
    pub warning_departments: u32,
}

/// A department that claims more than stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Gap {
    /// Department name.
    pub department: String,
    /// As filed.
    pub self_score: Score,
    /// Reviewed where decided, else recomputed.
    pub final_score: Score,
    /// Whether the bureau decided it.
    pub reviewed: bool,
    /// self − final.
    pub score_gap: Score,
}

/// A rule that departments fell foul of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Problem {
    /// The rule's id.
    pub rule: String,
    /// What the clerk calls it.
    pub title: String,
    /// The gravest of its unresolved findings.
    pub severity: Severity,
    /// Its unresolved findings, of whatever severity.
    pub findings: u32,
    /// Departments that have any.
    pub departments: u32,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "NextStepKind")]
pub enum StepKind {
    /// Bring in the first files of the year.
    Import,
    /// Ask for what has not come: departments.
    Missing,
    /// Ask for annexes that are missing: filings.
    Incomplete,
    /// Say which department rows of the ledger mean: rows.
    Unmatched,
    /// Take departments into the register: departments.
    Unregistered,
    /// Send back what has errors that nobody was told of: departments.
    SendBack,
    /// Wait for what was sent back: departments.
    Returned,
    /// Draw the sample.
    Draw,
    /// Review what was drawn: departments.
    Review,
    /// Approve what came in and has no unresolved error: departments.
    Approve,
    /// Close the year.
    Close,
}

/// A step, and how much of it there is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "NextStep")]
pub struct Step {
    /// What is to be done.
    pub kind: StepKind,
    /// How many; 0 where it is one thing.
    pub count: u32,
}

/// The year before, and what changed since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearBefore {
    /// The year.
    pub year: i32,
    /// What it came to.
    pub figures: YearFigures,
    /// Growth of 全年预算数, as a fraction of the year before.
    pub revised_budget_growth: Option<Rate>,
    /// Growth of 全年执行数, as a fraction of the year before.
    pub executed_growth: Option<Rate>,
    /// Change of the execution rate, in hundredths as a fraction (0.01 is one 百分点).
    pub execution_rate_change: Option<Rate>,
}
