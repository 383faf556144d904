//! 扣分指标汇总表.

use rust_decimal::Decimal;

use super::ReportKind;
use super::imprint::Imprint;
use super::lines::{by_register, percent};
use super::table::{Cell, Column, ColumnKind, DASH, Row, Table};
use crate::Assessed;
use crate::filing::{FundsRow, Indicator};
use crate::number::{Exact, Rate, Score};
use crate::ranking::RankBy;
use crate::scoring::{Item, Reviews, ScoredForm, execution, recompute};

/// What stands where points were taken off and nobody said why.
const UNEXPLAINED: &str = "未说明";

fn columns(projects: bool) -> Vec<Column> {
    let mut columns = vec![
        Column::new("序号", ColumnKind::Count, 6),
        Column::new("编码", ColumnKind::Centred, 12),
        Column::new("单位", ColumnKind::Text, 30),
        Column::new("一级指标", ColumnKind::Text, 14),
        Column::new("二级指标", ColumnKind::Text, 16),
        Column::new("三级指标", ColumnKind::Text, 30),
        Column::new("分值", ColumnKind::Score, 8),
        Column::new("得分", ColumnKind::Score, 8),
        Column::new("扣分", ColumnKind::Score, 8),
        Column::new("原因", ColumnKind::Text, 44),
    ];
    if projects {
        columns.insert(3, Column::new("项目", ColumnKind::Text, 30));
    }
    columns
}

/// A row of a form that lost points.
struct Lost<'a> {
    level1: &'a str,
    level2: &'a str,
    name: &'a str,
    weight: Score,
    score: Score,
    reason: Option<String>,
}

/// The form whose rows are looked at.
struct Scored<'a> {
    form: ScoredForm,
    reviews: &'a Reviews,
    year: i32,
    by: RankBy,
}

/// Every indicator that lost points by the score asked for, with the reason.
pub fn deductions(filings: &[Assessed], by: RankBy, projects: bool, imprint: &Imprint) -> Table {
    let what = if projects {
        "项目支出绩效自评扣分指标汇总表"
    } else {
        "部门整体支出绩效自评扣分指标汇总表"
    };
    let mut table = imprint.table(ReportKind::Deductions, what, "分", columns(projects));
    table.frozen = if projects { 4 } else { 3 };
    let mut filings: Vec<&Assessed> = filings.iter().collect();
    filings.sort_by(|a, b| by_register(&a.filing.department).cmp(&by_register(&b.filing.department)));
    let (mut off, mut unexplained, mut unscored) = (Decimal::ZERO, 0_u32, 0_u32);
    let (mut concerned, mut spared) = (0_u32, 0_u32);
    let mut n = 0_u32;
    for filing in filings {
        let mut forms: Vec<(Option<&str>, Scored<'_>, &FundsRow, &[Indicator])> = Vec::new();
        let scored = |form| Scored { form, reviews: &filing.reviews, year: filing.filing.year, by };
        if projects {
            for (at, form) in filing.filing.projects.iter().enumerate() {
                let name = form.name.text().or_else(|| form.annex.text()).unwrap_or("未填名称");
                forms.push((
                    Some(name),
                    scored(ScoredForm::Project(at)),
                    &form.funds.total,
                    &form.indicators,
                ));
            }
        } else if let Some(form) = &filing.filing.overall {
            forms.push((None, scored(ScoredForm::Overall), &form.funds, &form.indicators));
        }
        let before = n;
        for (project, scored, funds, indicators) in forms {
            let (lost, without_score) = scored.lost(funds, indicators);
            unscored += without_score;
            for row in lost {
                n += 1;
                let points = row.weight.decimal() - row.score.decimal();
                off = off.saturating_add(points);
                unexplained += u32::from(row.reason.is_none());
                table.rows.push(line(n, filing, project, &row, points).into());
            }
        }
        match n > before {
            true => concerned += 1,
            false => spared += 1,
        }
    }
    let mut total = vec![Cell::Text("合计".to_owned())];
    total.extend((0..if projects { 8 } else { 7 }).map(|_| Cell::Empty));
    total.extend([Cell::Number(off), Cell::Empty]);
    table.rows.push(Row::total(total));
    let mut notes = vec![
        format!("得分按{}；扣分=分值−得分，只列扣了分的指标。按单位编码和表内顺序排列。", by.title()),
        format!(
            "{concerned}个单位共{n}项指标扣分，其中{unexplained}项“{UNEXPLAINED}”原因；另有{spared}个单位没有扣分。"
        ),
        match by {
            RankBy::SelfScore => {
                "原因取自表内“偏差原因分析及改进措施”一栏；预算执行没有这一栏，列出执行率。".to_owned()
            }
            _ => "原因：复核的列复核理由，重算的列重算依据，其余取自表内“偏差原因分析及改进措施”一栏。"
                .to_owned(),
        },
    ];
    if unscored > 0 {
        notes.push(format!("另有{unscored}项指标没有分值或得分，算不出扣分，未列入。"));
    }
    imprint.close(table, notes)
}

impl Scored<'_> {
    /// The rows that lost points, and how many cannot be told.
    fn lost<'a>(&self, funds: &FundsRow, indicators: &'a [Indicator]) -> (Vec<Lost<'a>>, u32) {
        let mut lost = Vec::new();
        let mut unknown = 0;
        let mut add = |row: Option<Lost<'a>>, is_there: bool| match row {
            Some(row) if row.score < row.weight => lost.push(row),
            Some(_) => {}
            None => unknown += u32::from(is_there),
        };
        let of_funds = self.funds(funds);
        add(of_funds, funds.weight.get().is_some() || funds.self_score.get().is_some());
        for (n, row) in (0_u32..).zip(indicators) {
            add(self.indicator(n, row), true);
        }
        (lost, unknown)
    }

    fn decided(&self, item: Item) -> Option<(Score, String)> {
        let asked = matches!(self.by, RankBy::Reviewed | RankBy::Final);
        self.reviews
            .of(self.form, item)
            .filter(|_| asked)
            .map(|review| (review.score, format!("复核：{}", review.reason)))
    }

    fn funds<'a>(&self, funds: &FundsRow) -> Option<Lost<'a>> {
        let recomputed = execution(funds).filter(|_| self.by != RankBy::SelfScore);
        let (score, reason) = match self.decided(Item::Execution) {
            Some((score, reason)) => (score, Some(reason)),
            None => (recomputed.or(funds.self_score.get())?, None),
        };
        let rate = funds
            .executed
            .get()
            .zip(funds.revised_budget.get())
            .and_then(|(executed, budget)| Rate::of(executed.decimal(), budget.decimal()));
        Some(Lost {
            level1: "预算执行",
            level2: DASH,
            name: "预算执行率",
            weight: funds.weight.get()?,
            score,
            reason: reason.or_else(|| rate.map(|rate| format!("执行率{}", percent(rate.decimal())))),
        })
    }

    fn indicator<'a>(&self, n: u32, row: &'a Indicator) -> Option<Lost<'a>> {
        let filed = row.deviation_reason.text().map(str::to_owned);
        let (score, reason) = match self.decided(Item::Indicator(n)) {
            Some((score, reason)) => (score, Some(reason)),
            None => {
                let recomputed = recompute(row, self.year);
                match recomputed.score.filter(|_| self.by != RankBy::SelfScore) {
                    Some(score) if row.self_score.get().is_some_and(|claimed| score < claimed) => {
                        (score, Some(format!("重算：{}", recomputed.note)))
                    }
                    Some(score) => (score, filed),
                    None => (row.self_score.get()?, filed),
                }
            }
        };
        Some(Lost {
            level1: row.level1.text().unwrap_or(DASH),
            level2: row.level2.text().unwrap_or(DASH),
            name: row.name.text().unwrap_or("未填名称"),
            weight: row.weight.get()?,
            score,
            reason,
        })
    }
}

fn line(n: u32, filing: &Assessed, project: Option<&str>, row: &Lost<'_>, off: Decimal) -> Vec<Cell> {
    let department = &filing.filing.department;
    let mut cells = vec![
        Cell::Number(n.into()),
        super::lines::known(department.code.as_ref()),
        Cell::Text(department.name.clone()),
    ];
    cells.extend(project.map(|project| Cell::Text(project.to_owned())));
    cells.extend([
        Cell::Text(row.level1.to_owned()),
        Cell::Text(row.level2.to_owned()),
        Cell::Text(row.name.to_owned()),
        Cell::Number(row.weight.decimal()),
        Cell::Number(row.score.decimal()),
        Cell::Number(off),
        Cell::Text(row.reason.clone().unwrap_or_else(|| UNEXPLAINED.to_owned())),
    ]);
    cells
}
