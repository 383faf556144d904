//! 绩效自评排名汇总表.

use super::table::{Cell, Column, ColumnKind, Paper, Table};
use crate::number::{Exact, Score, fixed};
use crate::ranking::{RankBy, RankRow, Ranking};

const COLUMNS: &[Column] = &[
    Column::new("排名", ColumnKind::Count, 6),
    Column::new("编码", ColumnKind::Centred, 8),
    Column::new("单位", ColumnKind::Text, 33),
    Column::new("类别", ColumnKind::Centred, 9),
    Column::new("全年预算", ColumnKind::Amount, 14),
    Column::new("全年执行", ColumnKind::Amount, 14),
    Column::new("执行率", ColumnKind::Rate, 10),
    Column::new("自评", ColumnKind::Score, 8),
    Column::new("重算", ColumnKind::Score, 8),
    Column::new("复核", ColumnKind::Score, 8),
    Column::new("偏差", ColumnKind::Score, 8),
    Column::new("等级", ColumnKind::Centred, 5),
    Column::new("错误/\n警告数", ColumnKind::Centred, 9),
    Column::new("备注", ColumnKind::Text, 27),
];

/// The table of a ranking of departments.
pub fn ranking(ranking: &Ranking) -> Table {
    let scope = ranking.category.as_ref().map_or(String::new(), |category| format!("（{category}）"));
    Table {
        annex: None,
        title: format!("{}年度部门整体支出绩效自评排名汇总表{scope}", ranking.year),
        sheet: "绩效自评排名汇总表".to_owned(),
        left: "填报单位：".to_owned(),
        right: "单位：万元、分".to_owned(),
        columns: COLUMNS.to_vec(),
        frozen: 3,
        paper: Paper::Landscape,
        rows: ranking.rows.iter().map(|row| line(row, ranking.by).into()).collect(),
        notes: notes(ranking),
        signatures: vec!["填表人：", "审核人：", "单位负责人：", "填报日期："],
    }
}

fn line(row: &RankRow, by: RankBy) -> Vec<Cell> {
    let score = |score: Option<Score>| Cell::number(score.map(Exact::decimal));
    vec![
        row.rank.map_or_else(|| Cell::Text("—".to_owned()), |rank| Cell::Number(rank.into())),
        Cell::text(row.code.clone()),
        Cell::Text(row.department.clone()),
        Cell::text(row.category.clone()),
        Cell::number(row.revised_budget.map(Exact::decimal)),
        Cell::number(row.executed.map(Exact::decimal)),
        Cell::number(row.execution_rate.map(Exact::decimal)),
        score(row.self_score),
        score(row.recomputed_score),
        score(row.reviewed_score),
        score(row.score_gap),
        Cell::text(row.grade.map(|grade| grade.title())),
        Cell::Text(format!("{}/{}", row.errors, row.warnings)),
        remark(row, by),
    ]
}

fn remark(row: &RankRow, by: RankBy) -> Cell {
    let mut remarks = Vec::new();
    if row.errors > 0 {
        remarks.push("含未整改错误".to_owned());
    }
    if row.unsupported_points.decimal() > rust_decimal::Decimal::ZERO {
        remarks.push(format!("无依据得分{}分", points(row.unsupported_points)));
    }
    if row.rank.is_none() {
        remarks.push(match by {
            RankBy::SelfScore => "总分未填自评得分，不参加排名".to_owned(),
            RankBy::Reviewed => "尚未复核，不参加排名".to_owned(),
            RankBy::Recomputed | RankBy::Final => "无得分，不参加排名".to_owned(),
        });
    }
    Cell::text((!remarks.is_empty()).then(|| remarks.join("；")))
}

/// Points in running text: 57, 12.5.
fn points(score: Score) -> String {
    let printed = fixed(score.decimal(), 2);
    printed.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn notes(ranking: &Ranking) -> Vec<String> {
    let errors: u32 = ranking.rows.iter().map(|row| row.errors).sum();
    let faulty = ranking.rows.iter().filter(|row| row.errors > 0).count();
    let ranked = ranking.rows.iter().filter(|row| row.rank.is_some()).count();
    let scope =
        ranking.category.as_ref().map_or("全部类别".to_owned(), |category| format!("类别“{category}”"));
    vec![
        format!(
            "注：1. 数据截止时间：{}。评分规则：{}。",
            ranking.as_of.as_deref().map_or_else(|| "未记录".to_owned(), local_time),
            ranking.rule_set
        ),
        format!(
            "　　2. 按{}排名，范围：{scope}，共{}个单位，参加排名{ranked}个；同分同名次，其后名次顺延。",
            ranking.by.title(),
            ranking.rows.len()
        ),
        format!("　　3. 未整改错误共{errors}个，涉及{faulty}个单位，备注栏标明“含未整改错误”。"),
        "　　4. 偏差=自评得分−最终得分（已复核的按复核得分，否则按重算得分）；无依据得分是没有填指标值或完成值的指标的自评得分。"
            .to_owned(),
    ]
}

/// `2025-04-18T16:30:00+08:00` as 2025年4月18日16:30; what is not such a time is printed as it stands.
fn local_time(text: &str) -> String {
    let Ok(pieces) = jiff::fmt::temporal::Pieces::parse(text) else { return text.to_owned() };
    let (date, time) = (pieces.date(), pieces.time().unwrap_or_default());
    format!("{}年{}月{}日{:02}:{:02}", date.year(), date.month(), date.day(), time.hour(), time.minute())
}
