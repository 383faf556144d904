//! 人员与公用经费控制表.

use rust_decimal::Decimal;

use super::ReportKind;
use super::imprint::Imprint;
use super::lines::{budget_remark, highest_first, known, of_all, remarks, sum, sums_lack, value};
use super::table::{Cell, Column, ColumnKind, Row, Table};
use crate::Assessed;
use crate::filing::{BasicData, Basis, Filed};
use crate::number::{Exact, Quantity};

const COLUMNS: &[Column] = &[
    Column::new("序号", ColumnKind::Count, 6),
    Column::new("编码", ColumnKind::Centred, 12),
    Column::new("单位", ColumnKind::Text, 40),
    Column::new("类别", ColumnKind::Centred, 12),
    Column::of("人员", "编制数", ColumnKind::Count, 9),
    Column::of("人员", "在职人数", ColumnKind::Count, 10),
    Column::of("人员", "控制率", ColumnKind::Rate, 10),
    Column::of("公用经费", "本年预算", ColumnKind::Amount, 13),
    Column::of("公用经费", "本年决算", ColumnKind::Amount, 13),
    Column::of("公用经费", "控制率", ColumnKind::Rate, 10),
    Column::of("公用经费", "人均", ColumnKind::Amount, 10),
    Column::new("备注", ColumnKind::Text, 36),
];

/// The departments' posts and what their offices cost, the highest control rate of posts first.
pub fn staffing(filings: &[Assessed], imprint: &Imprint) -> Table {
    let mut table = imprint.table(ReportKind::Staffing, "人员与公用经费控制表", "人、万元", COLUMNS.to_vec());
    table.frozen = 3;
    let [posts_rate, control, per_head] =
        ["staffing_control_rate", "operating_expense_control_rate", "operating_expense_per_head"]
            .map(|metric| of_all(filings, metric));
    table.rows = (1_u32..)
        .zip(highest_first(filings, "staffing_control_rate", 4))
        .map(|(n, (_, rate, filing))| line(n, rate, filing, control.basis).into())
        .collect();
    let (posts, no_posts) = sum(filings.iter().map(|f| people(f, |form| &form.staffing.authorised_posts)));
    let (staff, no_staff) = sum(filings.iter().map(|f| people(f, |form| &form.staffing.actual_staff)));
    let (last, no_last) = sum(filings.iter().map(last));
    let of_basis: Vec<Decimal> =
        filings.iter().filter(|filing| basis(filing) == control.basis).filter_map(budget).collect();
    table.rows.push(Row::total(vec![
        Cell::Text("合计".to_owned()),
        Cell::Empty,
        Cell::Empty,
        Cell::Empty,
        posts,
        staff,
        Cell::known(posts_rate.value),
        Cell::known(control.basis.map(|_| of_basis.iter().sum())),
        last,
        Cell::known(control.value),
        Cell::known(per_head.value),
        Cell::Empty,
    ]));
    let mut notes = vec![
        "按人员控制率从高到低排列，人员控制率不能计算的列在最后。数据取自附件一。".to_owned(),
        "人员控制率=在职人数÷编制数；公用经费控制率=本年决算数÷本年预算数；人均=本年决算数÷在职人数。"
            .to_owned(),
        match control.basis {
            Some(common) => format!(
                "公用经费本年预算的合计只计口径为{}的{}个单位；口径不同的在备注栏注明，不合计、不比较。",
                common.title(),
                of_basis.len()
            ),
            None => "没有一个单位的公用经费本年预算数口径明确，不合计，控制率不能计算。".to_owned(),
        },
        format!(
            "合计的各率按合计数计算，只计两栏都填了的单位：人员控制率{}个，公用经费控制率{}个，人均{}个。",
            posts_rate.covered, control.covered, per_head.covered
        ),
    ];
    notes.extend(sums_lack(
        &[("编制数", no_posts), ("在职人数", no_staff), ("公用经费本年决算", no_last)],
        "单位",
    ));
    imprint.close(table, notes)
}

fn people(filing: &Assessed, pick: fn(&BasicData) -> &Filed<Quantity>) -> Option<Decimal> {
    filing.filing.basic_data.as_ref().and_then(|form| pick(form).get()).map(Exact::decimal)
}

fn budget(filing: &Assessed) -> Option<Decimal> {
    filing.filing.basic_data.as_ref()?.operating_expense.total.budget.get().map(Exact::decimal)
}

fn last(filing: &Assessed) -> Option<Decimal> {
    filing.filing.basic_data.as_ref()?.operating_expense.total.r#final.get().map(Exact::decimal)
}

fn basis(filing: &Assessed) -> Option<Basis> {
    filing.filing.basic_data.as_ref().map(|form| form.budget_basis.operating_expense)
}

fn line(n: u32, posts_rate: Option<Decimal>, filing: &Assessed, common: Option<Basis>) -> Vec<Cell> {
    let department = &filing.filing.department;
    let control = value(filing, "operating_expense_control_rate");
    let per_head = value(filing, "operating_expense_per_head");
    let mut parts = Vec::new();
    if filing.filing.basic_data.is_none() {
        parts.push("未报附件一".to_owned());
    } else {
        match value(filing, "staffing_control_rate") {
            Ok(rate) if rate > Decimal::ONE => parts.push("超编".to_owned()),
            Ok(_) => {}
            Err(why) => parts.push(format!("人员控制率：{why}")),
        }
        parts.extend(budget_remark("公用经费", basis(filing).filter(|_| budget(filing).is_some()), common));
        // What the budget is says it already.
        if let Err(why) = control
            && (budget(filing).is_none() || basis(filing).is_none_or(Basis::is_comparable))
        {
            parts.push(format!("公用经费控制率：{why}"));
        }
    }
    vec![
        Cell::Number(n.into()),
        known(department.code.as_ref()),
        Cell::Text(department.name.clone()),
        known(department.category.as_ref()),
        Cell::known(people(filing, |form| &form.staffing.authorised_posts)),
        Cell::known(people(filing, |form| &form.staffing.actual_staff)),
        Cell::known(posts_rate),
        Cell::known(budget(filing)),
        Cell::known(last(filing)),
        Cell::known(control.ok()),
        Cell::known(per_head.ok()),
        remarks(parts),
    ]
}
