//! The values of one metric that may be compared with each other.

use rust_decimal::Decimal;

use super::Scope;
use super::spread::{Spread, percentile};
use crate::Assessed;
use crate::filing::Basis;
use crate::metrics::{Metric, size};

/// The values of one metric in a scope whose budgets mean the same, lowest first.
pub(super) struct Field<'a> {
    pub metric: &'a Metric,
    /// The basis that the county's values rest on, if the metric rests on one.
    pub basis: Option<Basis>,
    values: Vec<Decimal>,
}

/// What one filing gives for a metric.
pub(super) struct Reading {
    /// Its value.
    pub value: Option<Decimal>,
    /// The same, if it may be compared with the others.
    pub comparable: Option<Decimal>,
    /// Why the value is missing or stands apart, or what must be known to compare it.
    pub note: Option<String>,
}

impl<'a> Field<'a> {
    /// Of all filings of a year, those in `scope`. What budgets mean is decided by the whole county's, so that one
    /// metric has one basis in a year, whichever departments are looked at.
    pub fn new(metric: &'a Metric, county: &[Assessed], scope: Scope) -> Self {
        let basis = metric.common_basis(county);
        let mut values: Vec<Decimal> = county
            .iter()
            .filter(|filing| scope.holds(filing) && metric.basis_of(filing) == basis)
            .filter_map(|filing| metric.of(filing).ok())
            .collect();
        values.sort_unstable();
        Self { metric, basis, values }
    }

    /// What a filing gives.
    pub fn read(&self, filing: &Assessed) -> Reading {
        let own = self.metric.basis_of(filing);
        match self.metric.of(filing) {
            Ok(value) => Reading {
                value: Some(value),
                comparable: Some(value).filter(|_| own == self.basis),
                note: remark(own, self.basis),
            },
            Err(why) => Reading { value: None, comparable: None, note: Some(why.to_owned()) },
        }
    }

    /// Its place from the highest value; ties share it.
    pub fn rank(&self, value: Decimal) -> u32 {
        1 + size(self.values.len() - self.values.partition_point(|other| *other <= value))
    }

    /// See [`percentile`].
    pub fn percentile(&self, value: Decimal) -> Option<Decimal> {
        percentile(&self.values, value)
    }

    /// How many values there are.
    pub fn count(&self) -> u32 {
        size(self.values.len())
    }

    /// How they spread.
    pub fn spread(&self) -> Spread {
        Spread::of(&self.values)
    }
}

/// What must be known of the budget in a value.
fn remark(own: Option<Basis>, common: Option<Basis>) -> Option<String> {
    let own = own?;
    match common.filter(|common| *common != own) {
        Some(common) => {
            Some(format!("预算数为{}，与多数单位的{}口径不同，不排名次", own.title(), common.title()))
        }
        None => (own == Basis::Revised).then(|| "预算数为全年预算数，与年初预算口径不同".to_owned()),
    }
}
