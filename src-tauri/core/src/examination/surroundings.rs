//! What a filing is held against, gathered from the database.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::Result;
use crate::audit::registry::RULES;
use crate::audit::{Beyond, Books, Context, Rule, Settings, Sketch};
use crate::filing::Filing;
use crate::scoring::RuleSet;
use crate::storage::{DepartmentId, Reader};

/// What the departments filed for each year: gathered once for all filings that are judged together.
pub(super) type Sketches = BTreeMap<i32, Rc<Vec<Sketch>>>;

/// All that a context borrows, beside the filing.
pub(super) struct Surroundings {
    prior: Option<Filing>,
    books: Option<Books>,
    others: Rc<Vec<Sketch>>,
    rule_set: RuleSet,
    own_rule_set: bool,
    pub settings: Settings,
}

impl Surroundings {
    /// What the rules that run look at; the rest is not read.
    pub(super) fn of(
        reader: &Reader,
        department: DepartmentId,
        year: i32,
        touched: Option<&dyn Fn(&Rule) -> bool>,
        sketches: &mut Sketches,
    ) -> Result<Self> {
        let settings = reader.audit_settings(year)?;
        let runs = |rule: &&&'static Rule| {
            touched.is_none_or(|touched| touched(rule))
                && settings.rules.get(rule.id).is_none_or(|setting| setting.enabled)
        };
        let needed: Vec<Beyond> = RULES.iter().filter(runs).flat_map(|rule| rule.beyond).copied().collect();
        let prior = match needed.contains(&Beyond::Prior) {
            true => reader.current_filing(department, year - 1)?,
            false => None,
        };
        Ok(Self {
            prior: prior.map(|prior| reader.load_filing(prior)).transpose()?,
            books: if needed.contains(&Beyond::Books) { reader.books(year, department)? } else { None },
            others: match sketches.get(&year) {
                _ if !needed.contains(&Beyond::Others) => Rc::default(),
                Some(known) => known.clone(),
                None => {
                    let read = Rc::new(reader.sketches(year)?);
                    sketches.insert(year, read.clone());
                    read
                }
            },
            rule_set: reader.rule_set(year)?,
            own_rule_set: reader.has_rule_set(year)?,
            settings,
        })
    }

    pub(super) fn context<'a>(&'a self, filing: &'a Filing) -> Context<'a> {
        Context {
            filing,
            prior: self.prior.as_ref(),
            books: self.books.as_ref(),
            others: &self.others,
            rule_set: &self.rule_set,
            own_rule_set: self.own_rule_set,
            settings: &self.settings,
        }
    }
}
