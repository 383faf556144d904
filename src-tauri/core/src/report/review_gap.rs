//! 自评复核偏差表.

use rust_decimal::Decimal;

use super::ReportKind;
use super::imprint::Imprint;
use super::lines::{by_register, known};
use super::table::{Cell, Column, ColumnKind, Row, Table};
use crate::Assessed;
use crate::filing::Indicator;
use crate::metrics::size;
use crate::number::{Exact, Rate, Score, round_half_up};
use crate::scoring::{FormScore, Item, Review, RuleSet, ScoredForm};

fn columns(projects: bool) -> Vec<Column> {
    let mut columns = vec![
        Column::new("序号", ColumnKind::Count, 6),
        Column::new("编码", ColumnKind::Centred, 12),
        Column::new("单位", ColumnKind::Text, 32),
        Column::new("类别", ColumnKind::Centred, 12),
        Column::of("自评", "得分", ColumnKind::Score, 9),
        Column::of("自评", "等级", ColumnKind::Centred, 6),
        Column::of("复核", "得分", ColumnKind::Score, 9),
        Column::of("复核", "等级", ColumnKind::Centred, 6),
        Column::new("偏差", ColumnKind::Score, 9),
        Column::new("偏差率", ColumnKind::Rate, 10),
        Column::new("原因", ColumnKind::Text, 56),
    ];
    if projects {
        columns.insert(3, Column::new("项目", ColumnKind::Text, 32));
    }
    columns
}

/// A reviewed form.
struct Reviewed<'a> {
    filing: &'a Assessed,
    project: Option<String>,
    score: &'a FormScore,
    reviewed: Score,
    reasons: String,
}

/// What departments, or projects, claimed and what the bureau gave them, the largest gap first.
pub fn review_gap(filings: &[Assessed], rules: &RuleSet, projects: bool, imprint: &Imprint) -> Table {
    let what = if projects {
        "项目支出自评复核偏差表"
    } else {
        "部门整体支出自评复核偏差表"
    };
    let mut table = imprint.table(ReportKind::ReviewGap, what, "分", columns(projects));
    table.frozen = if projects { 4 } else { 3 };
    let mut reviewed = Vec::new();
    let mut others = 0_u32;
    for filing in filings {
        for (form, project, score) in forms(filing, projects) {
            match score.reviewed_score {
                Some(points) => {
                    let reasons = reasons(filing, form);
                    reviewed.push(Reviewed { filing, project, score, reviewed: points, reasons });
                }
                None => others += 1,
            }
        }
    }
    let gap = |line: &Reviewed<'_>| line.score.self_score.map(|own| own.decimal() - line.reviewed.decimal());
    reviewed.sort_by(|a, b| {
        let own = |line: &Reviewed<'_>| line.filing.filing.department.clone();
        gap(b).cmp(&gap(a)).then_with(|| by_register(&own(a)).cmp(&by_register(&own(b))))
    });
    table.rows =
        (1_u32..).zip(&reviewed).map(|(n, row)| line(n, row, gap(row), rules, projects).into()).collect();
    let known: Vec<(Decimal, Decimal)> = reviewed
        .iter()
        .filter_map(|line| Some((line.score.self_score?.decimal(), line.reviewed.decimal())))
        .collect();
    let mean = |sum: Decimal| sum.checked_div(size(known.len()).into()).map(|mean| round_half_up(mean, 2));
    let (claimed, given) = (
        known.iter().map(|(own, _)| *own).sum::<Decimal>(),
        known.iter().map(|(_, given)| *given).sum::<Decimal>(),
    );
    let mut cells = vec![Cell::Text("平均".to_owned())];
    cells.extend((0..if projects { 4 } else { 3 }).map(|_| Cell::Empty));
    cells.extend([
        Cell::known(mean(claimed)),
        Cell::Empty,
        Cell::known(mean(given)),
        Cell::Empty,
        Cell::known(mean(claimed - given)),
        Cell::known(Rate::of(claimed - given, given).map(Exact::decimal)),
        Cell::Empty,
    ]);
    table.rows.push(Row::total(cells));
    let of = if projects { "项目" } else { "单位" };
    let mut notes = vec![
        format!(
            "列出已复核的{}个{of}，按偏差从大到小排列；另有{others}个{of}没有复核，未列入。",
            reviewed.len()
        ),
        "偏差=自评得分−复核得分；偏差率=偏差÷复核得分。原因取自复核时写的理由。".to_owned(),
    ];
    let blank = reviewed.len() - known.len();
    if blank > 0 {
        notes.push(format!("{blank}个{of}总分没有填自评得分，算不出偏差，列在最后，不计入平均。"));
    }
    imprint.close(table, notes)
}

fn forms(filing: &Assessed, projects: bool) -> Vec<(ScoredForm, Option<String>, &FormScore)> {
    if !projects {
        return filing.scores.overall.iter().map(|score| (ScoredForm::Overall, None, score)).collect();
    }
    let named = filing.filing.projects.iter().zip(&filing.scores.projects).enumerate();
    named
        .map(|(n, (form, score))| {
            let name = form.name.text().or_else(|| form.annex.text()).unwrap_or("未填名称");
            (ScoredForm::Project(n), Some(name.to_owned()), score)
        })
        .collect()
}

/// Every decision on a form, with what it was about.
fn reasons(filing: &Assessed, form: ScoredForm) -> String {
    let indicators: &[Indicator] = match form {
        ScoredForm::Overall => filing.filing.overall.as_ref().map_or(&[], |form| &form.indicators),
        ScoredForm::Project(n) => filing.filing.projects.get(n).map_or(&[], |form| &form.indicators),
    };
    let what = |review: &Review| match review.item {
        Item::Execution => "预算执行".to_owned(),
        Item::Total => "总分".to_owned(),
        Item::Indicator(row) => {
            let row = usize::try_from(row).unwrap_or(usize::MAX);
            let name = indicators.get(row).and_then(|indicator| indicator.name.text());
            name.map_or_else(|| format!("第{}行指标", row.saturating_add(1)), str::to_owned)
        }
    };
    let all: Vec<String> = filing
        .reviews
        .0
        .iter()
        .filter(|review| review.form == form)
        .map(|review| {
            format!("{}给{}分：{}", what(review), super::lines::points(review.score), review.reason)
        })
        .collect();
    all.join("；")
}

fn line(n: u32, row: &Reviewed<'_>, gap: Option<Decimal>, rules: &RuleSet, projects: bool) -> Vec<Cell> {
    let department = &row.filing.filing.department;
    let own = row.score.self_score;
    let rate = gap.and_then(|gap| Rate::of(gap, row.reviewed.decimal()));
    let mut cells =
        vec![Cell::Number(n.into()), known(department.code.as_ref()), Cell::Text(department.name.clone())];
    if projects {
        cells.push(Cell::Text(row.project.clone().unwrap_or_default()));
    }
    let grade = |score: Score| rules.grade(score).title().to_owned();
    cells.extend([
        known(department.category.as_ref()),
        Cell::known(own.map(Exact::decimal)),
        known(own.map(grade).as_ref()),
        Cell::Number(row.reviewed.decimal()),
        Cell::Text(grade(row.reviewed)),
        Cell::known(gap),
        Cell::known(rate.map(Exact::decimal)),
        Cell::Text(row.reasons.clone()),
    ]);
    cells
}
