//! 等级分布表.

use rust_decimal::Decimal;

use super::ReportKind;
use super::imprint::Imprint;
use super::table::{Cell, Column, ColumnKind, Paper, Row, Table};
use crate::metrics::size;
use crate::number::{Exact, Rate, Score};
use crate::ranking::RankRow;
use crate::scoring::{Grade, RuleSet};

const COLUMNS: &[Column] = &[
    Column::new("等级、分数段", ColumnKind::Text, 22),
    Column::of("自评", "个数", ColumnKind::Count, 8),
    Column::of("自评", "占比", ColumnKind::Rate, 10),
    Column::of("自评", "资金", ColumnKind::Amount, 16),
    Column::of("重算", "个数", ColumnKind::Count, 8),
    Column::of("重算", "占比", ColumnKind::Rate, 10),
    Column::of("重算", "资金", ColumnKind::Amount, 16),
    Column::of("复核", "个数", ColumnKind::Count, 8),
    Column::of("复核", "占比", ColumnKind::Rate, 10),
    Column::of("复核", "资金", ColumnKind::Amount, 16),
];

/// The three scores that are set side by side.
const SCORES: [fn(&RankRow) -> Option<Score>; 3] =
    [|row| row.self_score, |row| row.recomputed_score, |row| row.reviewed_score];

/// Lower ends of the bands of scores, the highest first.
const BANDS: [u32; 6] = [95, 90, 85, 80, 70, 60];

/// How many departments, or projects, come to which grade, by what they claim, by the rules, and by the bureau.
pub fn grades(rows: &[RankRow], rules: &RuleSet, projects: bool, imprint: &Imprint) -> Table {
    let what = if projects {
        "项目支出绩效自评等级分布表"
    } else {
        "部门整体支出绩效自评等级分布表"
    };
    let mut table = imprint.table(ReportKind::Grades, what, "个、万元", COLUMNS.to_vec());
    table.frozen = 1;
    table.paper = Paper::Landscape;
    let all: Vec<&RankRow> = rows.iter().collect();
    table.rows.push(Row::group("按等级"));
    table.rows.extend(by_grade(&all, rules, "合计"));
    table.rows.push(Row::group("按分数段"));
    table.rows.extend(by_band(&all));
    let mut categories: Vec<Option<&str>> = rows.iter().map(|row| row.category.as_deref()).collect();
    categories.sort_by_key(|category| (category.is_none(), *category));
    categories.dedup();
    if categories.len() > 1 {
        for category in categories {
            let of: Vec<&RankRow> = rows.iter().filter(|row| row.category.as_deref() == category).collect();
            table.rows.push(Row::group(format!("类别：{}", category.unwrap_or("未分类"))));
            table.rows.extend(by_grade(&of, rules, "小计"));
        }
    }
    let of = if projects { "项目" } else { "单位" };
    let count = |score: fn(&RankRow) -> Option<Score>| rows.iter().filter(|row| score(row).is_some()).count();
    let unfunded = rows.iter().filter(|row| row.revised_budget.is_none()).count();
    let mut notes = vec![
        format!(
            "共{}个{of}：有自评得分的{}个，能重算得分的{}个，已复核的{}个；占比各以这些个数为分母。",
            rows.len(),
            count(SCORES[0]),
            count(SCORES[1]),
            count(SCORES[2]),
        ),
        format!(
            "等级按得分划分：优{}分以上，良{}分以上，中{}分以上，其余为差（均含本数）。",
            rules.lines.excellent, rules.lines.good, rules.lines.fair
        ),
        "资金是这一等级的各项全年预算数之和。".replace("各项", of),
    ];
    if unfunded > 0 {
        notes.push(format!("{unfunded}个{of}没有填全年预算数，资金未计入。"));
    }
    imprint.close(table, notes)
}

fn by_grade(rows: &[&RankRow], rules: &RuleSet, total: &str) -> Vec<Row> {
    let mut lines: Vec<Row> = [Grade::Excellent, Grade::Good, Grade::Fair, Grade::Poor]
        .into_iter()
        .map(|grade| line(grade.title(), rows, &|score| rules.grade(score) == grade).into())
        .collect();
    lines.push(Row::total(line(total, rows, &|_| true)));
    lines
}

fn by_band(rows: &[&RankRow]) -> Vec<Row> {
    let mut lines = Vec::new();
    let mut upper = None;
    let in_band = |score: Score, lower: Option<u32>, upper: Option<u32>| {
        lower.is_none_or(|lower| score.ranked() >= Decimal::from(lower))
            && upper.is_none_or(|upper| score.ranked() < Decimal::from(upper))
    };
    for lower in BANDS {
        let title = match upper {
            None => format!("{lower}分以上"),
            Some(upper) => format!("{lower}分以上、不到{upper}分"),
        };
        lines.push(line(&title, rows, &|score| in_band(score, Some(lower), upper)).into());
        upper = Some(lower);
    }
    let lowest = upper.unwrap_or_default();
    lines.push(line(&format!("不到{lowest}分"), rows, &|score| in_band(score, None, upper)).into());
    lines.push(Row::total(line("合计", rows, &|_| true)));
    lines
}

fn line(title: &str, rows: &[&RankRow], is_in: &dyn Fn(Score) -> bool) -> Vec<Cell> {
    let mut cells = vec![Cell::Text(title.to_owned())];
    for score in SCORES {
        let scored = rows.iter().filter(|row| score(row).is_some()).count();
        let in_it: Vec<_> = rows.iter().filter(|row| score(row).is_some_and(is_in)).collect();
        let funds: Decimal = in_it.iter().filter_map(|row| row.revised_budget.map(Exact::decimal)).sum();
        let share = Rate::of(size(in_it.len()).into(), size(scored).into());
        cells.push(Cell::Number(size(in_it.len()).into()));
        cells.push(Cell::known(share.map(Exact::decimal)));
        cells.push(Cell::Number(funds));
    }
    cells
}
