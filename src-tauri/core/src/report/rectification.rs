//! 整改台账.

use super::table::{Cell, Column, ColumnKind, Paper, Table};
use crate::rectification::{Rectification, RectificationRow, Stage};

const COLUMNS: &[Column] = &[
    Column::new("编号", ColumnKind::Centred, 11),
    Column::new("单位", ColumnKind::Text, 24),
    Column::new("问题", ColumnKind::Text, 46),
    Column::new("级别", ColumnKind::Centred, 6),
    Column::new("期限", ColumnKind::Centred, 12),
    Column::new("整改情况", ColumnKind::Text, 36),
    Column::new("状态", ColumnKind::Centred, 8),
    Column::new("复核人", ColumnKind::Centred, 10),
    Column::new("销号日期", ColumnKind::Centred, 12),
];

/// The ledger of what departments were told to mend. `scope` says in Chinese what it is limited to; `bureau` is the
/// name that it bears.
pub fn rectification(ledger: &Rectification, scope: &str, bureau: Option<&str>, today: &str) -> Table {
    let of = |stage: Stage| ledger.rows.iter().filter(|row| row.stage == stage).count();
    Table {
        annex: None,
        title: format!("{}年度绩效自评问题整改台账", ledger.year),
        sheet: "整改台账".to_owned(),
        left: format!("填报单位：{}", bureau.unwrap_or_default()),
        right: String::new(),
        columns: COLUMNS.to_vec(),
        frozen: 2,
        paper: Paper::Landscape,
        rows: ledger.rows.iter().map(|row| line(row).into()).collect(),
        notes: vec![
            format!(
                "注：1. 截至{today}，共{}个问题：整改中{}个，待核{}个，逾期{}个，已销号{}个。范围：{scope}。",
                ledger.rows.len(),
                of(Stage::Open),
                of(Stage::Answered),
                of(Stage::Overdue),
                of(Stage::Settled)
            ),
            "　　2. 已通知单位、定了期限或收到单位说明的问题列入台账；编号与发给单位的审核问题清单相同。"
                .to_owned(),
        ],
        signatures: vec!["填表人：", "审核人：", "单位负责人：", "填报日期："],
    }
}

fn line(row: &RectificationRow) -> Vec<Cell> {
    vec![
        Cell::Text(row.number.clone()),
        Cell::Text(row.finding.department.clone()),
        Cell::Text(row.finding.message.clone()),
        Cell::Text(row.finding.severity.title().to_owned()),
        Cell::text(row.deadline.clone()),
        Cell::text(Some(row.progress.clone()).filter(|progress| !progress.is_empty())),
        Cell::Text(row.stage.title().to_owned()),
        Cell::text(row.reviewer.clone()),
        Cell::text(row.settled_on.clone()),
    ]
}
