//! A case per rule: figures that are sound and the same with a planted fault. A file per group of families.

pub mod alike;
pub mod beyond;
mod claims;
mod figures;
mod formats;
pub mod limits;
pub mod names;
mod omissions;
mod reasons;
pub mod texts;

use jiheng_core::audit::{Books, Context, Sketch};
use jiheng_core::filing::Filing;
use jiheng_core::scoring::RuleSet;

pub use figures::{both_annexes, operating, staffing, two_projects};

/// A rule with a sound filing and the same with a fault, and what both are held against.
pub struct Case {
    pub rule: &'static str,
    pub sound: Filing,
    pub faulty: Filing,
    pub books: Option<Books>,
    pub prior: Option<Filing>,
    pub others: Vec<Sketch>,
    /// The scoring rules that the bureau has set.
    pub rule_set: Option<RuleSet>,
}

impl Case {
    /// What the rules see of one of the two filings.
    pub fn context<'a>(&'a self, filing: &'a Filing) -> Context<'a> {
        let alone = Context::alone(filing);
        Context {
            books: self.books.as_ref(),
            prior: self.prior.as_ref(),
            others: &self.others,
            rule_set: self.rule_set.as_ref().unwrap_or(alone.rule_set),
            own_rule_set: self.rule_set.is_some(),
            ..alone
        }
    }
}

/// A case of filings judged by themselves.
pub fn case(rule: &'static str, sound: Filing, faulty: Filing) -> Case {
    Case { rule, sound, faulty, books: None, prior: None, others: Vec::new(), rule_set: None }
}

/// Every case.
pub fn all() -> Vec<Case> {
    [
        figures::cases(),
        limits::cases(),
        omissions::cases(),
        reasons::cases(),
        formats::cases(),
        names::cases(),
        texts::cases(),
        beyond::cases(),
        alike::cases(),
        claims::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
