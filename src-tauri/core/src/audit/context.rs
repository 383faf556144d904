//! Everything that a check may look at. A run is a pure function of it.

use std::sync::LazyLock;

use super::{Beyond, Rule, Settings, Sketch};
use crate::filing::Filing;
use crate::ledger::{LedgerDepartment, LedgerProject};
use crate::scoring::RuleSet;

/// What the bureau's own ledger of the year says of one department.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Books {
    /// The department's line; `None` if the ledger does not name it.
    pub department: Option<LedgerDepartment>,
    /// Its projects due.
    pub projects: Vec<LedgerProject>,
}

/// One filing, and what it is held against.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The filing that is judged.
    pub filing: &'a Filing,
    /// The same department's filing of the year before.
    pub prior: Option<&'a Filing>,
    /// The bureau's ledger of the year; `None` if it has brought in none.
    pub books: Option<&'a Books>,
    /// What the departments filed for the year; its own may be among them.
    pub others: &'a [Sketch],
    /// The scoring rules of the year.
    pub rule_set: &'a RuleSet,
    /// Whether the bureau has set them for the year; else they are as they come.
    pub own_rule_set: bool,
    /// Which rules apply, how strictly.
    pub settings: &'a Settings,
}

impl<'a> Context<'a> {
    /// A filing judged by itself, under the rules as they come.
    pub fn alone(filing: &'a Filing) -> Self {
        static RULE_SET: LazyLock<RuleSet> = LazyLock::new(RuleSet::default);
        static SETTINGS: LazyLock<Settings> = LazyLock::new(Settings::default);
        Self {
            filing,
            prior: None,
            books: None,
            others: &[],
            rule_set: &RULE_SET,
            own_rule_set: false,
            settings: &SETTINGS,
        }
    }

    /// The context without what `rule` does not say it looks at: so that nothing but what it says makes it run
    /// again.
    pub(crate) fn seen_by(self, rule: &Rule) -> Self {
        let sees = |beyond| rule.beyond.contains(&beyond);
        Self {
            prior: self.prior.filter(|_| sees(Beyond::Prior)),
            books: self.books.filter(|_| sees(Beyond::Books)),
            others: if sees(Beyond::Others) { self.others } else { &[] },
            ..self
        }
    }
}
