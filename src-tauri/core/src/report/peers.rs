//! 同类比较表: every department beside the others of its category.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::ReportKind;
use super::imprint::Imprint;
use super::lines::{FAULTY, known, place, remarks};
use super::table::{Cell, Column, ColumnKind, Row, Table};
use crate::Assessed;
use crate::comparison::{Comparison, Selection, compare};
use crate::metrics::{self, median};
use crate::number::{Exact, Score};
use crate::ranking::{Question, RankBy, rank};
use crate::scoring::RuleSet;

/// The metrics beside the score.
const METRICS: [(&str, &str, ColumnKind, u16); 4] = [
    ("execution_rate", "执行率", ColumnKind::Rate, 10),
    ("staffing_control_rate", "人员控制率", ColumnKind::Rate, 10),
    ("three_public_change_rate", "三公变动率", ColumnKind::Rate, 10),
    ("operating_expense_per_head", "人均公用经费", ColumnKind::Amount, 10),
];

fn columns() -> Vec<Column> {
    let mut columns = vec![
        Column::new("编码", ColumnKind::Centred, 12),
        Column::new("单位", ColumnKind::Text, 32),
        Column::of("得分", "分", ColumnKind::Score, 9),
        Column::of("得分", "名次", ColumnKind::Count, 6),
    ];
    for (_, title, kind, width) in METRICS {
        columns.push(Column::of(title, "数值", kind, width));
        columns.push(Column::of(title, "名次", ColumnKind::Count, 6));
    }
    columns.push(Column::new("备注", ColumnKind::Text, 30));
    columns
}

/// By category: each department's score and ratios with its places among its like, and the category's medians. Where
/// `only` names departments, their categories stand whole and they bear a mark.
pub fn peers(filings: &[Assessed], by: RankBy, rules: &RuleSet, only: &[String], imprint: &Imprint) -> Table {
    let mut table = imprint.table(ReportKind::Peers, "同类部门比较表", "万元、分", columns());
    table.frozen = 2;
    let mut categories: Vec<Option<&str>> =
        filings.iter().map(|filing| filing.filing.department.category.as_deref()).collect();
    categories.sort_by_key(|category| (category.is_none(), *category));
    categories.dedup();
    for category in categories {
        let of: Vec<Assessed> = filings
            .iter()
            .filter(|filing| filing.filing.department.category.as_deref() == category)
            .cloned()
            .collect();
        table.rows.push(Row::group(format!("类别：{}（{}个单位）", category.unwrap_or("未分类"), of.len())));
        table.rows.extend(category_rows(&of, by, rules, imprint.year, only));
    }
    let mut notes = vec![
        format!("得分按{}；按类别分组，组内按得分的名次排列。", by.title()),
        "各项名次都在本类别内从高到低排，相同的同名次；比率和人均的名次高低不表示好坏。".to_owned(),
        format!("有未整改错误的，备注栏标明“{FAULTY}”。"),
        "三公经费的预算口径不同的，不一起排名次、求中位数。".to_owned(),
    ];
    if !only.is_empty() {
        notes.push(format!("备注栏标明“本单位”的是{}。", only.join("、")));
    }
    imprint.close(table, notes)
}

fn category_rows(of: &[Assessed], by: RankBy, rules: &RuleSet, year: i32, only: &[String]) -> Vec<Row> {
    let ranking = rank(of, &[], &Question { year, by, rules: rules.clone(), ..Question::default() });
    let compared: Vec<(Comparison, HashMap<String, usize>)> = METRICS
        .iter()
        .filter_map(|(id, ..)| metrics::find(id).ok())
        .map(|metric| {
            let comparison = compare(of, year, metric, Selection::default());
            let places =
                comparison.rows.iter().enumerate().map(|(n, row)| (row.department.clone(), n)).collect();
            (comparison, places)
        })
        .collect();
    let value = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<Decimal>().ok());
    let mut rows = Vec::new();
    for line in &ranking.rows {
        let mut cells = vec![
            known(line.code.as_ref()),
            Cell::Text(line.department.clone()),
            Cell::known(line.score_of(by).map(Exact::decimal)),
            place(line.rank),
        ];
        let mut parts = Vec::new();
        if only.contains(&line.department) {
            parts.push("本单位".to_owned());
        }
        if line.errors > 0 {
            parts.push(FAULTY.to_owned());
        }
        for ((comparison, places), (_, title, ..)) in compared.iter().zip(METRICS) {
            let row = places.get(&line.department).and_then(|at| comparison.rows.get(*at));
            cells.push(Cell::known(row.and_then(|row| value(&row.value))));
            cells.push(place(row.and_then(|row| row.rank)));
            if let Some(note) = row.and_then(|row| row.note.as_ref()) {
                parts.push(format!("{title}：{note}"));
            }
        }
        cells.push(remarks(parts));
        rows.push(cells.into());
    }
    let mut scores: Vec<Decimal> =
        ranking.rows.iter().filter_map(|row| row.score_of(by).map(Score::decimal)).collect();
    let mut cells =
        vec![Cell::Text("中位数".to_owned()), Cell::Empty, Cell::known(median(&mut scores)), Cell::Empty];
    for (comparison, _) in &compared {
        cells.extend([Cell::known(value(&comparison.summary.median)), Cell::Empty]);
    }
    cells.push(Cell::Empty);
    rows.push(Row::total(cells));
    rows
}
