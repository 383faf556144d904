//! 勾稽审核: what in a filing does not add up, and the cells that show it.

mod by_form;
mod case;
mod cause;
mod context;
mod date;
mod draft;
mod finding;
mod limit;
pub mod manual;
pub(crate) mod names;
mod omission;
pub mod precision;
mod rate;
mod reason;
pub mod registry;
pub mod rules;
mod run;
mod scored;
mod settings;
mod sketch;
mod slip;
mod split;
mod sum;
pub mod text;

pub use case::{Status, keys};
pub use cause::{Cause, CauseKind, Proposal, causes};
pub use context::{Books, Context};
pub use finding::{Finding, FindingCounts, FindingTally, Outcome, OutcomeCounts, Severity, nth_form};
pub use registry::{Beyond, Family, Rule, RuleInfo};
pub use run::{Audit, audit, audit_again};
pub use settings::{RuleSetting, Settings, edition_title};
pub use sketch::{Sketch, alike};
