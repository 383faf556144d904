//! 绩效自评排名汇总表, of departments or of projects, as of now or as published.

use rust_decimal::Decimal;

use super::ReportKind;
use super::imprint::{Imprint, local_time};
use super::lines::{FAULTY, faulty, known, place, points, remarks, sum, sums_lack};
use super::table::{Cell, Column, ColumnKind, Row, Table};
use crate::number::{Exact, Rate, Score};
use crate::ranking::{RankBy, RankRow, Ranking};

fn columns(projects: bool) -> Vec<Column> {
    let mut columns = vec![
        Column::new("排名", ColumnKind::Count, 6),
        Column::new("编码", ColumnKind::Centred, 12),
        Column::new("单位", ColumnKind::Text, 40),
        Column::new("类别", ColumnKind::Centred, 12),
        Column::new("全年预算", ColumnKind::Amount, 14),
        Column::new("全年执行", ColumnKind::Amount, 14),
        Column::new("执行率", ColumnKind::Rate, 10),
        Column::new("自评", ColumnKind::Score, 8),
        Column::new("重算", ColumnKind::Score, 8),
        Column::new("复核", ColumnKind::Score, 8),
        Column::new("偏差", ColumnKind::Score, 8),
        Column::new("等级", ColumnKind::Centred, 6),
        Column::new("错误/\n警告数", ColumnKind::Centred, 9),
        Column::new("备注", ColumnKind::Text, 30),
    ];
    if projects {
        columns.insert(3, Column::new("项目", ColumnKind::Text, 33));
    }
    columns
}

/// The table of a ranking of departments, or of projects.
pub fn ranking(ranking: &Ranking, projects: bool, imprint: &Imprint) -> Table {
    let what = if projects {
        "项目支出绩效自评排名汇总表"
    } else {
        "部门整体支出绩效自评排名汇总表"
    };
    let mut table = imprint.table(ReportKind::Ranking, what, "万元、分", columns(projects));
    table.frozen = if projects { 4 } else { 3 };
    table.rows = ranking.rows.iter().map(|row| line(row, ranking.by, projects).into()).collect();
    let (total, lacking) = total(&ranking.rows, projects);
    table.rows.extend(total);
    let mut notes = notes(ranking, projects, imprint);
    notes.extend(lacking);
    imprint.close_with(table, notes)
}

fn line(row: &RankRow, by: RankBy, projects: bool) -> Vec<Cell> {
    let score = |score: Option<Score>| Cell::known(score.map(Exact::decimal));
    let mut cells = vec![
        place(row.rank),
        known(row.code.as_ref()),
        Cell::Text(row.department.clone()),
        known(row.category.as_ref()),
        Cell::known(row.revised_budget.map(Exact::decimal)),
        Cell::known(row.executed.map(Exact::decimal)),
        Cell::known(row.execution_rate.map(Exact::decimal)),
        score(row.self_score),
        score(row.recomputed_score),
        score(row.reviewed_score),
        score(row.score_gap),
        Cell::Text(row.grade.map_or(super::table::DASH, |grade| grade.title()).to_owned()),
        Cell::Text(format!("{}/{}", row.errors, row.warnings)),
        remark(row, by),
    ];
    if projects {
        cells.insert(3, Cell::Text(row.project.clone().unwrap_or_default()));
    }
    cells
}

/// 合计 of the funds: scores do not add up.
fn total(rows: &[RankRow], projects: bool) -> (Option<Row>, Option<String>) {
    if rows.is_empty() {
        return (None, None);
    }
    let (budget, no_budget) = sum(rows.iter().map(|row| row.revised_budget.map(Exact::decimal)));
    let (executed, no_executed) = sum(rows.iter().map(|row| row.executed.map(Exact::decimal)));
    let both = rows.iter().filter_map(|row| row.executed.zip(row.revised_budget));
    let (done, of) = both.fold((Decimal::ZERO, Decimal::ZERO), |(done, of), (executed, budget)| {
        (done.saturating_add(executed.decimal()), of.saturating_add(budget.decimal()))
    });
    let errors: u32 = rows.iter().map(|row| row.errors).sum();
    let warnings: u32 = rows.iter().map(|row| row.warnings).sum();
    let mut cells = vec![Cell::Text("合计".to_owned()), Cell::Empty, Cell::Empty, Cell::Empty];
    if projects {
        cells.push(Cell::Empty);
    }
    cells.extend([budget, executed, Cell::known(Rate::of(done, of).map(Exact::decimal))]);
    cells.extend((0..5).map(|_| Cell::Empty));
    cells.extend([Cell::Text(format!("{errors}/{warnings}")), Cell::Empty]);
    let of = if projects { "项目" } else { "单位" };
    let lacking = sums_lack(&[("全年预算", no_budget), ("全年执行", no_executed)], of);
    let lacking = lacking.map(|lacking| format!("{lacking}执行率的合计只计两栏都填了的{of}。"));
    (Some(Row::total(cells)), lacking)
}

fn remark(row: &RankRow, by: RankBy) -> Cell {
    let mut parts = Vec::new();
    if row.errors > 0 {
        parts.push(FAULTY.to_owned());
    }
    if row.unsupported_points.decimal() > Decimal::ZERO {
        parts.push(format!("无依据得分{}分", points(row.unsupported_points)));
    }
    if row.rank.is_none() {
        parts.push(match by {
            RankBy::SelfScore => "总分未填自评得分，不参加排名".to_owned(),
            RankBy::Reviewed => "尚未复核，不参加排名".to_owned(),
            RankBy::Recomputed | RankBy::Final => "无得分，不参加排名".to_owned(),
        });
    }
    remarks(parts)
}

fn notes(ranking: &Ranking, projects: bool, imprint: &Imprint) -> Vec<String> {
    let ranked = ranking.rows.iter().filter(|row| row.rank.is_some()).count();
    let of = if projects { "项目" } else { "单位" };
    let mut notes = vec![imprint.standing()];
    if let Some(published) = &ranking.published {
        notes.push(format!(
            "本表是{}结账时公布的结果，其后的改动不计入。封存结果的校验码（SHA-256）：{}。",
            local_time(&published.closed_at),
            published.checksum
        ));
    }
    notes.push(format!(
        "按{}排名，共{}个{of}，参加排名{ranked}个；同分同名次，其后名次顺延。",
        ranking.by.title(),
        ranking.rows.len()
    ));
    notes.push(faulty(ranking.rows.iter().map(|row| row.errors), of));
    notes.push(
        "偏差=自评得分−最终得分（已复核的按复核得分，否则按重算得分）；无依据得分是没有填指标值或完成值的指标的自评得分。"
            .to_owned(),
    );
    if imprint.not_filed > 0 && ranking.published.is_none() {
        notes.push(format!("应报单位中还有{}个没有报送，未列入。", imprint.not_filed));
    }
    notes
}
