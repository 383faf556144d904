//! 预算执行情况表.

use rust_decimal::Decimal;

use super::ReportKind;
use super::imprint::Imprint;
use super::lines::{FAULTY, faulty, highest_first, known, of_all, place, remarks, sum, sums_lack, value};
use super::table::{Cell, Column, ColumnKind, Row, Table};
use crate::Assessed;
use crate::filing::{Filed, FundsRow};
use crate::number::{Amount, Exact};

const COLUMNS: &[Column] = &[
    Column::new("排名", ColumnKind::Count, 6),
    Column::new("编码", ColumnKind::Centred, 12),
    Column::new("单位", ColumnKind::Text, 40),
    Column::new("类别", ColumnKind::Centred, 12),
    Column::new("年初预算数", ColumnKind::Amount, 16),
    Column::new("全年预算数", ColumnKind::Amount, 16),
    Column::new("全年执行数", ColumnKind::Amount, 16),
    Column::new("执行率", ColumnKind::Rate, 11),
    Column::new("调整率", ColumnKind::Rate, 11),
    Column::new("备注", ColumnKind::Text, 36),
];

/// The departments' budgets and what they spent of them, the highest rate first.
pub fn execution(filings: &[Assessed], imprint: &Imprint) -> Table {
    let mut table =
        imprint.table(ReportKind::Execution, "部门整体支出预算执行情况表", "万元", COLUMNS.to_vec());
    table.frozen = 3;
    let lines = highest_first(filings, "execution_rate", 4);
    table.rows = lines.iter().map(|(rank, rate, filing)| line(*rank, *rate, filing).into()).collect();
    let (initial, no_initial) = sum(filings.iter().map(|filing| funds(filing, |row| &row.initial_budget)));
    let (revised, no_revised) = sum(filings.iter().map(|filing| funds(filing, |row| &row.revised_budget)));
    let (executed, no_executed) = sum(filings.iter().map(|filing| funds(filing, |row| &row.executed)));
    let rate = of_all(filings, "execution_rate");
    let adjustment = of_all(filings, "adjustment_rate");
    table.rows.push(Row::total(vec![
        Cell::Text("合计".to_owned()),
        Cell::Empty,
        Cell::Empty,
        Cell::Empty,
        initial,
        revised,
        executed,
        Cell::known(rate.value),
        Cell::known(adjustment.value),
        Cell::Empty,
    ]));
    let mut notes = vec![
        "按执行率从高到低排列；执行率相同的同名次，其后名次顺延；执行率不能计算的列在最后。".to_owned(),
        "数据取自附件二。执行率=全年执行数÷全年预算数；调整率=（全年预算数−年初预算数）÷年初预算数。"
            .to_owned(),
        format!(
            "合计的执行率、调整率按合计数计算，只计两栏都填了的单位（执行率{}个，调整率{}个）。",
            rate.covered, adjustment.covered
        ),
        faulty(filings.iter().map(|filing| filing.findings.error), "单位"),
    ];
    notes.extend(sums_lack(
        &[("年初预算数", no_initial), ("全年预算数", no_revised), ("全年执行数", no_executed)],
        "单位",
    ));
    imprint.close(table, notes)
}

fn funds(filing: &Assessed, pick: fn(&FundsRow) -> &Filed<Amount>) -> Option<Decimal> {
    filing.filing.overall.as_ref().and_then(|form| pick(&form.funds).get()).map(Exact::decimal)
}

fn line(rank: Option<u32>, rate: Option<Decimal>, filing: &Assessed) -> Vec<Cell> {
    let department = &filing.filing.department;
    let adjustment = value(filing, "adjustment_rate");
    let mut parts = Vec::new();
    if filing.findings.error > 0 {
        parts.push(FAULTY.to_owned());
    }
    match value(filing, "execution_rate") {
        Ok(rate) if rate > Decimal::ONE => parts.push("执行数大于全年预算数".to_owned()),
        Ok(_) => {}
        Err(why) => parts.push(format!("执行率：{why}")),
    }
    // Without 附件二 the one reason is that of both rates.
    if let Err(why) = adjustment
        && filing.filing.overall.is_some()
    {
        parts.push(format!("调整率：{why}"));
    }
    vec![
        place(rank),
        known(department.code.as_ref()),
        Cell::Text(department.name.clone()),
        known(department.category.as_ref()),
        Cell::known(funds(filing, |row| &row.initial_budget)),
        Cell::known(funds(filing, |row| &row.revised_budget)),
        Cell::known(funds(filing, |row| &row.executed)),
        Cell::known(rate),
        Cell::known(adjustment.ok()),
        remarks(parts),
    ]
}
