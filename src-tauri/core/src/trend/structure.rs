//! What a total is made of, over the years.

use std::ops::RangeInclusive;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::of_year;
use crate::Assessed;
use crate::assessed::YearFilings;
use crate::filing::{Filed, Filing};
use crate::metrics::size;
use crate::number::{Amount, Exact, Rate};

/// Which total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StructureOf {
    /// 三公经费决算数 by kind, 附件一.
    ThreePublic,
    /// Funds by source (按收入性质分), 附件二.
    Funds,
    /// Expenditure by kind (按支出性质分), 附件二.
    Expenditure,
}

impl StructureOf {
    /// The titles of the parts.
    fn parts(self) -> &'static [&'static str] {
        match self {
            Self::ThreePublic => &["公务用车", "因公出国", "公务接待"],
            Self::Funds => &["一般公共预算", "政府性基金", "专户非税收入", "其他资金"],
            Self::Expenditure => &["基本支出", "项目支出"],
        }
    }

    /// The parts as filed, and the total, if the form has one of its own for them.
    fn read(self, filing: &Filing) -> (Vec<Option<Decimal>>, Option<Decimal>) {
        let value = |field: &Filed<Amount>| field.get().map(Exact::decimal);
        match self {
            Self::ThreePublic => filing.basic_data.as_ref().map_or_else(Default::default, |form| {
                let block = &form.three_public;
                // Some fill in only the two lines that vehicles are parted into.
                let split =
                    [&block.vehicle_purchase, &block.vehicle_operation].map(|row| value(&row.r#final));
                let parted = split.iter().any(Option::is_some).then(|| split.iter().flatten().sum());
                let vehicles = value(&block.vehicles.r#final).or(parted);
                let parts =
                    vec![vehicles, value(&block.overseas_travel.r#final), value(&block.reception.r#final)];
                (parts, value(&block.total.r#final))
            }),
            Self::Funds => filing.overall.as_ref().map_or_else(Default::default, |form| {
                let split = &form.revenue;
                let rows = [
                    &split.general_public_budget,
                    &split.government_fund,
                    &split.special_account,
                    &split.other_funds,
                ];
                summed(rows.map(value).to_vec())
            }),
            Self::Expenditure => filing.overall.as_ref().map_or_else(Default::default, |form| {
                let split = &form.expenditure;
                summed([&split.basic_expenditure, &split.project_expenditure].map(value).to_vec())
            }),
        }
    }
}

/// 附件二 does not say which of its three totals it parts: the total is that of the parts.
fn summed(parts: Vec<Option<Decimal>>) -> (Vec<Option<Decimal>>, Option<Decimal>) {
    let total = parts.iter().any(Option::is_some).then(|| parts.iter().flatten().sum());
    (parts, total)
}

/// One part of a total.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct PartValue {
    /// 万元; `None`: nobody filed it.
    pub value: Option<String>,
    /// value ÷ total. Ten decimals, 四舍五入: the shares of all parts and of the rest sum to 1 within half a unit of the
    /// last of them for each.
    pub share: Option<String>,
}

/// What the total of a year is made of.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct StructureYear {
    /// The year.
    pub year: i32,
    /// 万元; `None`: not filed.
    pub total: Option<String>,
    /// In the order of the titles.
    pub parts: Vec<PartValue>,
    /// total − all parts, where that is not 0: what the parts do not say, or, below 0, say too much.
    pub rest: Option<PartValue>,
    /// How many filings are in it.
    pub covered: u32,
    /// What is left out, or does not add up.
    pub note: Option<String>,
}

/// What a total is made of, over the years.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Structure {
    /// Which total.
    pub of: StructureOf,
    /// The titles of the parts.
    pub parts: Vec<&'static str>,
    /// Whose it is (`全县`).
    pub scope: String,
    /// Every year of the range, missing ones empty.
    pub years: Vec<StructureYear>,
}

/// What a total of those filings that `is_meant` is made of, year by year; `scope` is how they are called.
pub fn structure(
    filings: &YearFilings,
    of: StructureOf,
    scope: String,
    is_meant: &dyn Fn(&Assessed) -> bool,
    years: Option<RangeInclusive<i32>>,
) -> Structure {
    let years = years.into_iter().flatten().map(|year| {
        let meant: Vec<&Filing> = of_year(filings, year)
            .iter()
            .filter(|assessed| is_meant(assessed))
            .map(|assessed| &assessed.filing)
            .collect();
        of_filings(of, year, &meant)
    });
    Structure { of, parts: of.parts().to_vec(), scope, years: years.collect() }
}

fn of_filings(of: StructureOf, year: i32, filings: &[&Filing]) -> StructureYear {
    let mut parts: Vec<Option<Decimal>> = vec![None; of.parts().len()];
    let (mut total, mut covered) = (None, 0_usize);
    for filing in filings {
        let (values, own) = of.read(filing);
        // Parts without their total would make the sum of some a part of the sum of others.
        let Some(own) = own else { continue };
        covered += 1;
        total = Some(total.unwrap_or(Decimal::ZERO) + own);
        for (sum, value) in parts.iter_mut().zip(values) {
            *sum = sum.map_or(value, |sum: Decimal| Some(sum + value.unwrap_or_default()));
        }
    }
    let part = |value: Decimal| PartValue {
        value: Some(value.normalize().to_string()),
        share: total
            .filter(|total| *total > Decimal::ZERO)
            .and_then(|total| Rate::of(value, total))
            .map(|share| share.decimal().normalize().to_string()),
    };
    let rest = total
        .map(|total: Decimal| total - parts.iter().flatten().sum::<Decimal>())
        .filter(|rest| !rest.is_zero());
    let note = match (filings.len(), covered) {
        (0, _) => Some("没有报送".to_owned()),
        (1, 0) => Some("没有填这一栏".to_owned()),
        (all, covered) if all > covered => Some(format!("另有{}个单位没有填，未计入", size(all - covered))),
        _ => None,
    };
    let over = rest
        .filter(|rest| rest.is_sign_negative())
        .map(|rest| format!("各项之和比合计多{}万元", (-rest).normalize()));
    StructureYear {
        year,
        total: total.map(|total| total.normalize().to_string()),
        parts: parts.iter().map(|value| value.map_or_else(PartValue::default, part)).collect(),
        rest: rest.map(part),
        covered: size(covered),
        note: super::joined(note, over),
    }
}
