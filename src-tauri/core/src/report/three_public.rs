//! 三公经费变动表.

use rust_decimal::Decimal;

use super::ReportKind;
use super::imprint::Imprint;
use super::lines::{budget_remark, highest_first, known, of_all, remarks, sum, sums_lack, value};
use super::table::{Cell, Column, ColumnKind, DASH, Row, Table};
use crate::Assessed;
use crate::filing::{BasicData, Basis, Filed};
use crate::metrics;
use crate::number::{Amount, Exact};

const COLUMNS: &[Column] = &[
    Column::new("序号", ColumnKind::Count, 6),
    Column::new("编码", ColumnKind::Centred, 12),
    Column::new("单位", ColumnKind::Text, 40),
    Column::new("类别", ColumnKind::Centred, 12),
    Column::of("三公经费", "上年决算", ColumnKind::Amount, 12),
    Column::of("三公经费", "本年预算", ColumnKind::Amount, 12),
    Column::of("三公经费", "本年决算", ColumnKind::Amount, 12),
    Column::new("控制率", ColumnKind::Rate, 10),
    Column::new("变动率", ColumnKind::Rate, 10),
    Column::of("其中：本年决算", "公车", ColumnKind::Amount, 12),
    Column::of("其中：本年决算", "出国", ColumnKind::Amount, 12),
    Column::of("其中：本年决算", "接待", ColumnKind::Amount, 12),
    Column::new("备注", ColumnKind::Text, 34),
];

/// What the departments spent on 三公, the largest change first. Budgets of another basis than most are shown with a
/// remark, and stand in no sum.
pub fn three_public(filings: &[Assessed], imprint: &Imprint) -> Table {
    let mut table = imprint.table(ReportKind::ThreePublic, "三公经费变动表", "万元", COLUMNS.to_vec());
    table.frozen = 3;
    let control = of_all(filings, "three_public_control_rate");
    let change = of_all(filings, "three_public_change_rate");
    table.rows = (1_u32..)
        .zip(highest_first(filings, "three_public_change_rate", 4))
        .map(|(n, (_, rate, filing))| line(n, rate, filing, control.basis).into())
        .collect();
    let of = |pick: fn(&BasicData) -> &Filed<Amount>| sum(filings.iter().map(|filing| amount(filing, pick)));
    let (prior, no_prior) = of(|form| &form.three_public.total.prior_final);
    let (last, no_last) = of(|form| &form.three_public.total.r#final);
    let (vehicles, no_vehicles) = of(|form| &form.three_public.vehicles.r#final);
    let (travel, no_travel) = of(|form| &form.three_public.overseas_travel.r#final);
    let (reception, no_reception) = of(|form| &form.three_public.reception.r#final);
    let of_basis: Vec<Decimal> = filings
        .iter()
        .filter(|filing| basis(filing) == control.basis)
        .filter_map(|filing| amount(filing, |form| &form.three_public.total.budget))
        .collect();
    let budget = control.basis.map(|_| of_basis.iter().sum::<Decimal>());
    table.rows.push(Row::total(vec![
        Cell::Text("合计".to_owned()),
        Cell::Empty,
        Cell::Empty,
        Cell::Empty,
        prior,
        Cell::known(budget),
        last,
        Cell::known(control.value),
        Cell::known(change.value),
        vehicles,
        travel,
        reception,
        Cell::Empty,
    ]));
    let formula = |metric: &str| metrics::find(metric).map_or(DASH, |metric| metric.info_of(filings).formula);
    let mut notes = vec![
        "按变动率从高到低排列，变动率不能计算的列在最后。数据取自附件一。".to_owned(),
        format!(
            "控制率={}；变动率={}。",
            formula("three_public_control_rate"),
            formula("three_public_change_rate")
        ),
        match control.basis {
            Some(common) => format!(
                "本年预算的合计只计口径为{}的{}个单位；控制率的合计按其中预算数、决算数都填了的{}个单位计算；口径不同的在备注栏注明，不合计、不比较。",
                common.title(),
                of_basis.len(),
                control.covered
            ),
            None => "没有一个单位的本年预算数口径明确，不合计，控制率不能计算。".to_owned(),
        },
        format!("变动率的合计按能比较的{}个单位计算。", change.covered),
    ];
    notes.extend(sums_lack(
        &[
            ("上年决算", no_prior),
            ("本年决算", no_last),
            ("公车", no_vehicles),
            ("出国", no_travel),
            ("接待", no_reception),
        ],
        "单位",
    ));
    imprint.close(table, notes)
}

fn amount(filing: &Assessed, pick: fn(&BasicData) -> &Filed<Amount>) -> Option<Decimal> {
    filing.filing.basic_data.as_ref().and_then(|form| pick(form).get()).map(Exact::decimal)
}

fn basis(filing: &Assessed) -> Option<Basis> {
    filing.filing.basic_data.as_ref().map(|form| form.budget_basis.three_public)
}

fn line(n: u32, change: Option<Decimal>, filing: &Assessed, common: Option<Basis>) -> Vec<Cell> {
    let department = &filing.filing.department;
    let control = value(filing, "three_public_control_rate");
    let mut parts = Vec::new();
    if filing.filing.basic_data.is_none() {
        parts.push("未报附件一".to_owned());
    } else {
        let budget = amount(filing, |form| &form.three_public.total.budget);
        parts.extend(budget_remark("本年", basis(filing).filter(|_| budget.is_some()), common));
        // What the budget is says it already.
        if let Err(why) = control
            && (budget.is_none() || basis(filing).is_none_or(Basis::is_comparable))
        {
            parts.push(format!("控制率：{why}"));
        }
        if let Err(why) = value(filing, "three_public_change_rate") {
            parts.push(format!("变动率：{why}"));
        }
    }
    vec![
        Cell::Number(n.into()),
        known(department.code.as_ref()),
        Cell::Text(department.name.clone()),
        known(department.category.as_ref()),
        Cell::known(amount(filing, |form| &form.three_public.total.prior_final)),
        Cell::known(amount(filing, |form| &form.three_public.total.budget)),
        Cell::known(amount(filing, |form| &form.three_public.total.r#final)),
        Cell::known(control.ok()),
        Cell::known(change),
        Cell::known(amount(filing, |form| &form.three_public.vehicles.r#final)),
        Cell::known(amount(filing, |form| &form.three_public.overseas_travel.r#final)),
        Cell::known(amount(filing, |form| &form.three_public.reception.r#final)),
        remarks(parts),
    ]
}
