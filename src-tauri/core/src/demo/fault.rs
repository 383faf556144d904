//! Mistakes of the kinds that real filings hold, planted into made-up ones, each with its place.

use rust_decimal::Decimal;

use super::dice::Dice;
use super::score::{amount, filed, points};
use crate::filing::{Filed, Filing, Indicator, Origin};
use crate::number::{Amount, Exact, Rate, fixed};

/// A kind of mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaultKind {
    /// An item of 附件一 no longer sums to the total of 项目支出.
    ItemSumOff,
    /// Two digits of a project's 全年执行数 are swapped.
    SwappedDigits,
    /// A rate is filed as 100 % though its figures give another.
    RateFiledAsWhole,
    /// The weights no longer sum to the 100 that the total row states.
    WeightsNotHundred,
    /// A project's total row lacks its self-score.
    TotalWithoutScore,
    /// A row claims more points than its weight.
    ScoreAboveWeight,
    /// Targets are blank though points are claimed.
    BlankTargets,
    /// An actual value is an inequality instead of a figure.
    ActualAsInequality,
    /// 项目支出 in 附件一 is not that of 附件二.
    ProjectDifference,
    /// A figure is written with a full-width point.
    FullWidthDigits,
}

impl FaultKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::ItemSumOff,
        Self::SwappedDigits,
        Self::RateFiledAsWhole,
        Self::WeightsNotHundred,
        Self::TotalWithoutScore,
        Self::ScoreAboveWeight,
        Self::BlankTargets,
        Self::ActualAsInequality,
        Self::ProjectDifference,
        Self::FullWidthDigits,
    ];

    /// How many of 1,000 filings have it, where they can.
    fn per_mille(self) -> i64 {
        match self {
            Self::ItemSumOff | Self::RateFiledAsWhole | Self::BlankTargets => 90,
            Self::WeightsNotHundred | Self::TotalWithoutScore | Self::ActualAsInequality => 70,
            Self::SwappedDigits
            | Self::ScoreAboveWeight
            | Self::ProjectDifference
            | Self::FullWidthDigits => 50,
        }
    }
}

/// A planted mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What kind it is.
    pub kind: FaultKind,
    /// The path of the field that was changed first.
    pub path: String,
}

/// Plants mistakes into `filing`; says which and where.
pub fn plant(filing: &mut Filing, dice: &mut Dice) -> Vec<Fault> {
    let mut faults = Vec::new();
    for kind in FaultKind::ALL {
        if dice.chance(kind.per_mille())
            && let Some(path) = planted(kind, filing, dice)
        {
            faults.push(Fault { kind, path });
        }
    }
    faults
}

/// The path of the field that was changed; `None` if the filing has no place for such a mistake.
fn planted(kind: FaultKind, filing: &mut Filing, dice: &mut Dice) -> Option<String> {
    match kind {
        FaultKind::ItemSumOff => {
            let items = &mut filing.basic_data.as_mut()?.project_expenditure.items;
            let n = dice.place(items.len());
            let item = items.get_mut(n).filter(|_| n > 0)?;
            item.r#final = filed(item.r#final.get()? + amount(dice.between(1, 90) * 100_000));
            Some(format!("basic_data.project_expenditure.items.{n}.final"))
        }
        FaultKind::SwappedDigits => {
            let n = dice.place(filing.projects.len());
            let executed = &mut filing.projects.get_mut(n)?.funds.total.executed;
            *executed = filed(swapped(executed.get()?)?);
            Some(format!("projects.{n}.funds.total.executed"))
        }
        FaultKind::RateFiledAsWhole => rate_as_whole(filing, dice),
        FaultKind::WeightsNotHundred => {
            let rows = &mut filing.overall.as_mut()?.indicators;
            let n = dice.place(rows.len());
            let row = rows.get_mut(n)?;
            let less = row.weight.get()? - points(dice.between(1, 4) * 50);
            row.weight = filed(less);
            row.self_score = filed(row.self_score.get()?.min(less));
            Some(format!("overall.indicators.{n}.weight"))
        }
        FaultKind::TotalWithoutScore => {
            let n = dice.place(filing.projects.len());
            filing.projects.get_mut(n)?.total.self_score = Filed::default();
            Some(format!("projects.{n}.total.self_score"))
        }
        FaultKind::ScoreAboveWeight => {
            let form = filing.overall.as_mut()?;
            let n = dice.place(form.indicators.len());
            let row = form.indicators.get_mut(n)?;
            let (before, after) =
                (row.self_score.get()?, row.weight.get()? + points(dice.between(1, 4) * 50));
            row.self_score = filed(after);
            form.total.self_score = filed(form.total.self_score.get()? + after - before);
            Some(format!("overall.indicators.{n}.self_score"))
        }
        FaultKind::BlankTargets => {
            let (form, rows) = table(filing, dice)?;
            let first = dice.place(rows.len());
            for row in rows.iter_mut().skip(first).take(3) {
                row.target = Filed::default();
            }
            Some(format!("{form}.indicators.{first}.target"))
        }
        FaultKind::ActualAsInequality => {
            let (form, rows) = table(filing, dice)?;
            let inequality =
                |row: &Indicator| row.target.text().is_some_and(|target| target.starts_with(['≧', '≥']));
            let n = rows.iter().position(inequality)?;
            rows[n].actual = rows[n].target.clone();
            Some(format!("{form}.indicators.{n}.actual"))
        }
        FaultKind::ProjectDifference => {
            // Total and item alike, so that 附件一 itself still adds up.
            let form = &mut filing.basic_data.as_mut()?.project_expenditure;
            let more = amount(dice.between(2, 800) * 100_000);
            let item = form.items.first_mut()?;
            item.r#final = filed(item.r#final.get()? + more);
            form.total.r#final = filed(form.total.r#final.get()? + more);
            Some("basic_data.project_expenditure.total.final".to_owned())
        }
        FaultKind::FullWidthDigits => {
            let field = &mut filing.basic_data.as_mut()?.three_public.total.prior_final;
            let decimal = field.value.filter(|value| !value.decimal().is_zero())?.decimal();
            field.origin = Some(Box::new(Origin {
                file: String::new(),
                sheet: String::new(),
                cell: String::new(),
                raw: fixed(decimal, decimal.scale().max(2)).replace('.', "．"),
                note: Some("原文用了全角数字或符号".to_owned()),
                unread: None,
                corrected: None,
            }));
            Some("basic_data.three_public.total.prior_final".to_owned())
        }
    }
}

fn rate_as_whole(filing: &mut Filing, dice: &mut Dice) -> Option<String> {
    let whole = Rate::new(Decimal::ONE);
    // A rate of 99.6 % may well be written as 100 %.
    let near = Decimal::new(6, 3);
    let wrong =
        |rate: &Filed<Rate>| rate.get().is_some_and(|rate| (rate.decimal() - Decimal::ONE).abs() > near);
    let staffing = &mut filing.basic_data.as_mut()?.staffing;
    if wrong(&staffing.control_rate) && dice.chance(500) {
        staffing.control_rate = filed(whole);
        return Some("basic_data.staffing.control_rate".to_owned());
    }
    let n = filing.projects.iter().position(|project| wrong(&project.funds.total.execution_rate))?;
    let row = &mut filing.projects.get_mut(n)?.funds.total;
    row.execution_rate = filed(whole);
    Some(format!("projects.{n}.funds.total.execution_rate"))
}

/// One of the filing's indicator tables and the path of its form.
fn table<'a>(filing: &'a mut Filing, dice: &mut Dice) -> Option<(String, &'a mut Vec<Indicator>)> {
    if dice.chance(500) {
        return Some(("overall".to_owned(), &mut filing.overall.as_mut()?.indicators));
    }
    let n = dice.place(filing.projects.len());
    Some((format!("projects.{n}"), &mut filing.projects.get_mut(n)?.indicators))
}

/// The figure with the first two neighbouring digits swapped that differ, leading zeros apart.
fn swapped(figure: Amount) -> Option<Amount> {
    let mut digits: Vec<char> = figure.to_string().chars().collect();
    let at = (1..digits.len().saturating_sub(1)).find(|&n| {
        digits[n] != digits[n + 1] && digits[n].is_ascii_digit() && digits[n + 1].is_ascii_digit()
    })?;
    digits.swap(at, at + 1);
    let swapped: String = digits.into_iter().collect();
    swapped.parse::<Decimal>().ok().map(Amount::new)
}
