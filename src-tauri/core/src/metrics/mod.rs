//! Metrics: figures of a filing that compare across departments and over the years.

mod read;
mod register;

use rust_decimal::Decimal;
use serde::Serialize;
use ts_rs::TS;

use crate::filing::Basis;
use crate::number::{Exact, Rate, Score};
use crate::{Assessed, Code, Error, Result, ThreePublicBefore};

pub use register::METRICS;

/// What a metric's value is, so that it can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MetricKind {
    /// 万元, printed with two decimals.
    Amount,
    /// A fraction, printed as a percentage.
    Rate,
    /// Points, printed with two decimals.
    Score,
    /// A count.
    Count,
}

/// Which values are better, as far as that can be said of a metric by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// The higher.
    Higher,
    /// The lower.
    Lower,
    /// Neither: a matter of size, a claim, or best somewhere in between.
    Neither,
}

/// A metric as `metrics` shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MetricInfo {
    /// Stable id (`execution_rate`).
    pub id: &'static str,
    /// Chinese title.
    pub title: &'static str,
    /// 万元, %, 分, 个.
    pub unit: &'static str,
    /// Its formula in Chinese words.
    pub formula: &'static str,
    /// 依据: what it really rests on.
    #[serde(rename = "source")]
    pub rests_on: &'static str,
    /// When there is no value, in Chinese.
    pub unavailable: &'static str,
    /// How it is printed.
    pub kind: MetricKind,
    /// Which values are better.
    pub better: Better,
}

/// What one value per year stands for the whole county.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum County {
    /// Values add up.
    Total,
    /// The totals are divided, so that a large department counts as much as it spends.
    RatioOfTotals,
    /// Scores do not add up: the middle one.
    Median,
}

impl County {
    /// As it is printed beside the county's line.
    pub fn title(self) -> &'static str {
        match self {
            Self::Total => "全县合计",
            Self::RatioOfTotals => "全县合计之比",
            Self::Median => "全县中位数",
        }
    }
}

/// How a metric is read from a filing. An error is the Chinese phrase that says why there is no value.
#[derive(Clone, Copy)]
pub enum Source {
    /// A figure that the filing holds or that was worked out from it.
    Figure(fn(&Assessed) -> Result<Decimal, &'static str>),
    /// Numerator, denominator, and why a denominator of 0 gives no value.
    Ratio(fn(&Assessed) -> Result<(Decimal, Decimal), &'static str>, &'static str),
}

/// A figure of a filing that compares across departments and over the years. None rests on the values of
/// projects: comparisons and trends are made without reading them.
pub struct Metric {
    /// How it is named and printed.
    pub info: MetricInfo,
    /// What the county's value is.
    pub county: County,
    /// How it is read.
    pub source: Source,
    /// What the budget in its denominator means; `None` if no budget of 附件一 is in it.
    pub basis: Option<fn(&Assessed) -> Option<Basis>>,
}

/// The county's value of a year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CountyValue {
    /// The value, if any department has one.
    pub value: Option<Decimal>,
    /// How many departments it covers.
    pub covered: u32,
    /// Departments that have a value, but of another budget basis than those covered.
    pub left_out: u32,
    /// The basis of those covered, if the metric rests on one.
    pub basis: Option<Basis>,
}

impl Metric {
    /// How it is named and printed for the filings of one year: 三公变动率 by the formula that the year's rules say.
    pub fn info_of(&self, filings: &[Assessed]) -> MetricInfo {
        let by_budgets = filings.iter().any(|filing| filing.three_public_before != ThreePublicBefore::Finals);
        match self.info.id == read::THREE_PUBLIC_CHANGE && by_budgets {
            true => MetricInfo { formula: read::BY_BUDGETS, ..self.info.clone() },
            false => self.info.clone(),
        }
    }

    /// Its value for one filing, rates as fractions; or why there is none.
    pub fn of(&self, assessed: &Assessed) -> Result<Decimal, &'static str> {
        match self.source {
            Source::Figure(read) => read(assessed).map(|value| value.normalize()),
            Source::Ratio(read, zero) => {
                let (numerator, denominator) = read(assessed)?;
                self.divide(numerator, denominator).ok_or(zero)
            }
        }
    }

    /// Whether the values of departments add up to the county's.
    pub fn adds_up(&self) -> bool {
        self.county == County::Total
    }

    /// What the budget in a filing's value means, where its value rests on one.
    pub fn basis_of(&self, assessed: &Assessed) -> Option<Basis> {
        self.basis.and_then(|of| of(assessed))
    }

    /// The basis that most of the values rest on, which the others cannot be compared with; of equally many,
    /// the initial budget.
    pub fn common_basis<'a>(&self, filings: impl IntoIterator<Item = &'a Assessed>) -> Option<Basis> {
        let (mut initial, mut revised) = (0, 0);
        for filing in filings {
            match self.basis_of(filing).filter(|_| self.is_read(filing)) {
                Some(Basis::Initial) => initial += 1,
                Some(Basis::Revised) => revised += 1,
                _ => {}
            }
        }
        match initial + revised {
            0 => None,
            _ if revised > initial => Some(Basis::Revised),
            _ => Some(Basis::Initial),
        }
    }

    /// The county's value of a year, over the departments whose budgets are of the common basis.
    pub fn of_county<'a>(&self, filings: impl IntoIterator<Item = &'a Assessed>) -> CountyValue {
        let known: Vec<&Assessed> = filings.into_iter().filter(|filing| self.is_read(filing)).collect();
        let basis = self.common_basis(known.iter().copied());
        let covered: Vec<&Assessed> =
            known.iter().copied().filter(|filing| self.basis_of(filing) == basis).collect();
        CountyValue {
            value: self.of_all(&covered),
            covered: size(covered.len()),
            left_out: size(known.len() - covered.len()),
            basis,
        }
    }

    /// Whether a filing's figures are in the county's value. A department whose own denominator is 0 has no
    /// ratio, but its figures are the county's.
    fn is_read(&self, assessed: &Assessed) -> bool {
        match (self.county, self.source) {
            (County::RatioOfTotals, Source::Ratio(read, _)) => read(assessed).is_ok(),
            _ => self.of(assessed).is_ok(),
        }
    }

    fn of_all(&self, filings: &[&Assessed]) -> Option<Decimal> {
        if let (County::RatioOfTotals, Source::Ratio(read, _)) = (self.county, self.source) {
            let parts = filings.iter().filter_map(|filing| read(filing).ok());
            let (numerator, denominator) =
                parts.fold((Decimal::ZERO, Decimal::ZERO), |sum, part| (sum.0 + part.0, sum.1 + part.1));
            return self.divide(numerator, denominator);
        }
        let mut values: Vec<_> = filings.iter().filter_map(|filing| self.of(filing).ok()).collect();
        match self.county {
            County::Total if values.is_empty() => None,
            County::Total => Some(values.iter().sum::<Decimal>().normalize()),
            County::RatioOfTotals | County::Median => median(&mut values),
        }
    }

    /// To the decimals that a rate, or an amount per head, is kept with.
    fn divide(&self, numerator: Decimal, denominator: Decimal) -> Option<Decimal> {
        if denominator.is_zero() {
            return None;
        }
        let ratio = numerator.checked_div(denominator)?;
        let places = if self.info.kind == MetricKind::Rate { Rate::SCALE } else { Score::SCALE };
        Some(crate::number::round_half_up(ratio, places).normalize())
    }
}

/// The metric named `id`.
///
/// # Errors
/// `BadRequest`, listing the ids that there are.
pub fn find(id: &str) -> Result<&'static Metric> {
    METRICS.iter().find(|metric| metric.info.id == id).ok_or_else(|| {
        let known: Vec<&str> = METRICS.iter().map(|metric| metric.info.id).collect();
        Error::new(Code::BadRequest, format!("没有名为“{id}”的指标。可用的指标：{}。", known.join("、")))
    })
}

/// Those that are named, or all if none is, each once, in the order asked for.
///
/// # Errors
/// `BadRequest`, listing the ids that there are.
pub fn find_all(ids: &[String]) -> Result<Vec<&'static Metric>> {
    if ids.is_empty() {
        return Ok(METRICS.iter().collect());
    }
    let mut found: Vec<&'static Metric> = Vec::new();
    for id in ids {
        let metric = find(id)?;
        if found.iter().all(|other| other.info.id != metric.info.id) {
            found.push(metric);
        }
    }
    Ok(found)
}

/// The middle value; of an even number the mean of the middle two, exactly.
pub fn median(values: &mut [Decimal]) -> Option<Decimal> {
    values.sort_unstable();
    let middle = values.len() / 2;
    let upper = *values.get(middle)?;
    if !values.len().is_multiple_of(2) {
        return Some(upper.normalize());
    }
    Some(((values[middle - 1] + upper) / Decimal::TWO).normalize())
}

/// A count for JSON; no county has 2³² departments.
pub(crate) fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
