//! 勾稽审核: what in a filing does not add up, and the cells that show it.

mod finding;
pub mod registry;
pub mod rules;
mod run;

pub use finding::{Finding, Outcome, OutcomeCounts, Severity};
pub use registry::{Family, Rule, RuleInfo};
pub use run::{Audit, audit};
