//! 附件二 and 附件三 are scored alike: a funds row, indicators, a total.

use super::Outcome;
use super::draft::{Place, Value};
use crate::filing::{Filing, FormKind, FundsRow, Indicator, Overall, Project, Total};
use crate::number::Score;

/// A scored form of a filing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scored<'a> {
    pub place: Place<'a>,
    /// The row whose points count: 年度资金总额.
    pub funds: &'a FundsRow,
    /// Its fund sources, in a project form.
    pub sources: Option<&'a crate::filing::ProjectFunds>,
    pub indicators: &'a [Indicator],
    pub total: &'a Total,
}

/// 附件二, then every 附件三.
pub(crate) fn scored(filing: &Filing) -> Vec<Scored<'_>> {
    let overall = filing.overall.as_ref().map(|form: &Overall| Scored {
        place: Place::new(filing, FormKind::Overall),
        funds: &form.funds,
        sources: None,
        indicators: &form.indicators,
        total: &form.total,
    });
    let projects = filing.projects.iter().enumerate().map(|(n, form): (usize, &Project)| Scored {
        place: Place::project(filing, n),
        funds: &form.funds.total,
        sources: Some(&form.funds),
        indicators: &form.indicators,
        total: &form.total,
    });
    overall.into_iter().chain(projects).collect()
}

/// The outcomes of a check on every scored form; not applicable to a filing without any.
pub(crate) fn each<Outcomes: IntoIterator<Item = Outcome>>(
    filing: &Filing,
    check: impl Fn(&Scored<'_>) -> Outcomes,
) -> Vec<Outcome> {
    let forms = scored(filing);
    if forms.is_empty() { vec![Outcome::NotApplicable] } else { forms.iter().flat_map(check).collect() }
}

impl<'a> Scored<'a> {
    /// The full path of a field of this form.
    pub(crate) fn path(&self, below: &str) -> String {
        match self.place.project {
            Some(n) => format!("projects.{n}.{below}"),
            None => format!("overall.{below}"),
        }
    }

    /// The path of the funds row.
    pub(crate) fn funds_path(&self) -> &'static str {
        if self.sources.is_some() { "funds.total" } else { "funds" }
    }

    /// The rows of the funds block with their names: the total row, then the sources.
    pub(crate) fn funds_rows(&self) -> Vec<(&'static str, String, &'a FundsRow)> {
        let mut rows = vec![("年度资金总额", self.path(self.funds_path()), self.funds)];
        if let Some(funds) = self.sources {
            rows.extend([
                ("当年财政拨款", self.path("funds.current_appropriation"), &funds.current_appropriation),
                ("上年结转资金", self.path("funds.carried_over"), &funds.carried_over),
                ("其他资金", self.path("funds.other_funds"), &funds.other_funds),
            ]);
        }
        rows
    }

    /// Weights of all rows that count: the funds row, then the indicators.
    pub(crate) fn weights(&self) -> Vec<Value<'a, Score>> {
        let mut rows = vec![self.funds_weight()];
        rows.extend((0..self.indicators.len()).map(|n| self.weight(n)));
        rows
    }

    /// Self-scores of the same rows.
    pub(crate) fn self_scores(&self) -> Vec<Value<'a, Score>> {
        let path = self.path(&format!("{}.self_score", self.funds_path()));
        let mut rows = vec![Value::new("年度资金总额", path, &self.funds.self_score)];
        rows.extend(self.indicators.iter().enumerate().map(|(n, row)| {
            Value::new(row_name(row, n), self.path(&format!("indicators.{n}.self_score")), &row.self_score)
        }));
        rows
    }

    pub(crate) fn funds_weight(&self) -> Value<'a, Score> {
        Value::new("年度资金总额", self.path(&format!("{}.weight", self.funds_path())), &self.funds.weight)
    }

    /// The weight of an indicator.
    pub(crate) fn weight(&self, n: usize) -> Value<'a, Score> {
        let row = &self.indicators[n];
        Value::new(row_name(row, n), self.path(&format!("indicators.{n}.weight")), &row.weight)
    }

    pub(crate) fn total_weight(&self) -> Value<'a, Score> {
        Value::new("总分分值", self.path("total.weight"), &self.total.weight)
    }

    pub(crate) fn total_self_score(&self) -> Value<'a, Score> {
        Value::new("总分自评得分", self.path("total.self_score"), &self.total.self_score)
    }
}

/// How a message names an indicator.
pub(crate) fn row_name(row: &Indicator, n: usize) -> String {
    row.name
        .text()
        .or(row.level2.text())
        .map_or_else(|| format!("第{}行指标", n + 1), |name| format!("“{name}”"))
}
