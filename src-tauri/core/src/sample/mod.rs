//! 抽查: a sample of departments to be re-checked, drawn so that anybody can draw it again.
//!
//! Departments are parted by what makes a re-check worth while: the size of their funds (thirds of the year's
//! departments), whether their self-score is above what the rules give, and whether they have unresolved errors. Each
//! part gives its share of the sample (largest remainders; of equal remainders the riskier part). Within a part the
//! order is that of SHA-256 over seed, year and name: nobody chooses, and the same seed gives the same departments.

mod draw;

use serde::Serialize;
use ts_rs::TS;

pub use draw::{Candidate, draw};

/// How large a department's funds are among the year's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Funds {
    /// The largest third.
    Large,
    /// The middle third.
    Middle,
    /// The smallest third, and those whose funds are not known.
    Small,
}

/// A part that the sample is drawn from; riskier parts come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stratum {
    /// Without unresolved errors.
    pub sound: bool,
    /// With a self-score not above what the rules give.
    pub honest: bool,
    /// The size of the funds.
    pub funds: Funds,
}

impl Stratum {
    /// In Chinese: `资金大、自评偏高、有错误`.
    pub fn title(self) -> String {
        let funds = match self.funds {
            Funds::Large => "资金大",
            Funds::Middle => "资金中",
            Funds::Small => "资金小",
        };
        let gap = if self.honest { "自评不偏高" } else { "自评偏高" };
        let errors = if self.sound { "无错误" } else { "有错误" };
        format!("{funds}、{gap}、{errors}")
    }
}

/// A department of the sample.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Drawn {
    /// The department.
    pub department: String,
    /// The part it was drawn from.
    pub stratum: String,
    /// How it came to be drawn: its place in the part's order, and how many the part gave.
    pub why: String,
    /// Who reviews it.
    pub reviewer: Option<String>,
}

/// The sample of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Sample {
    /// The evaluated year.
    pub year: i32,
    /// What the order was made from.
    pub seed: String,
    /// When it was drawn, with offset.
    pub drawn_at: String,
    /// By whom.
    pub drawn_by: String,
    /// The departments, by part, in the order of drawing.
    pub departments: Vec<Drawn>,
}
