//! The figures of a dossier, a row each, every year across.

use rust_decimal::Decimal;

use super::lines::{LINES, Line};
use super::read::NOT_FILED;
use super::{DossierYear, Kept};
use crate::filing::FundsRow;
use crate::metrics::{MetricKind, median, size};
use crate::number::{Amount, Exact, Rate};
use crate::yearly::{YearValue, YearlyRow, cells};

/// Every row: what stands in the forms, then projects, findings and the year's work.
pub fn rows(kept: &Kept, years: &[DossierYear]) -> Vec<YearlyRow> {
    let first = kept.years.0;
    let of_forms = LINES.iter().map(|line| {
        let values = years.iter().map(|year| line.read.of(kept.filing(year.year)));
        let Line { id, group, title, unit, kind, hint, level, .. } = *line;
        YearlyRow { id, group, title, unit, kind, hint, level, cells: cells(first, values) }
    });
    let mut rows: Vec<YearlyRow> = of_forms.collect();
    let place = YearlyRow {
        id: "rank",
        group: "得分",
        title: "名次",
        unit: "名",
        kind: MetricKind::Count,
        hint: "全县按最终得分排名；同分同名次",
        level: 0,
        cells: cells(
            first,
            years.iter().map(|year| count(year, year.place.map(|place| place.rank), "没有得分")),
        ),
    };
    let after_scores = rows.iter().position(|row| row.group != place.group).unwrap_or(rows.len());
    rows.insert(after_scores, place);
    rows.extend(projects(kept, years));
    rows.extend(work(first, years));
    rows
}

fn count(year: &DossierYear, value: Option<u32>, why: &'static str) -> YearValue {
    let why = if year.version.is_none() { NOT_FILED } else { why };
    YearValue::of(value.map(Decimal::from).ok_or(why))
}

/// What the 附件三 of a year come to.
fn projects(kept: &Kept, years: &[DossierYear]) -> Vec<YearlyRow> {
    let of = |year: i32| kept.projects.iter().find(|filing| filing.filing.year == year);
    let row = |id, title, unit, kind, hint, values: Vec<YearValue>| YearlyRow {
        id,
        group: "项目",
        title,
        unit,
        kind,
        hint,
        level: 0,
        cells: cells(kept.years.0, values),
    };
    let each = |read: &dyn Fn(&crate::Assessed) -> Result<Decimal, &'static str>| -> Vec<YearValue> {
        years
            .iter()
            .map(|year| {
                YearValue::of(of(year.year).ok_or(NOT_FILED).and_then(|filing| {
                    if filing.filing.projects.is_empty() { Err("没有附件三") } else { read(filing) }
                }))
            })
            .collect()
    };
    let count = years
        .iter()
        .map(|year| {
            YearValue::of(of(year.year).ok_or(NOT_FILED).map(|a| size(a.filing.projects.len()).into()))
        })
        .collect();
    let revised = each(&|a| sum(a, |funds| funds.revised_budget.get()));
    let executed = each(&|a| sum(a, |funds| funds.executed.get()));
    let rate = each(&|a| {
        let revised = sum(a, |funds| funds.revised_budget.get())?;
        let executed = sum(a, |funds| funds.executed.get())?;
        Rate::of(executed, revised).map(Exact::decimal).ok_or("全年预算数合计为0，不可计算")
    });
    let score = each(&|a| {
        let scores = a.scores.projects.iter().filter_map(|score| score.final_score);
        median(&mut scores.map(Exact::decimal).collect::<Vec<_>>()).ok_or("项目没有得分")
    });
    let funds = "附件三各项目年度资金总额之和；有一个项目没有填的不合计";
    vec![
        row("project_count", "个数", "个", MetricKind::Count, "报送的附件三张数", count),
        row("projects_revised", "全年预算数合计", "万元", MetricKind::Amount, funds, revised),
        row("projects_executed", "全年执行数合计", "万元", MetricKind::Amount, funds, executed),
        row("projects_rate", "执行率", "%", MetricKind::Rate, "执行数合计÷预算数合计", rate),
        row("projects_score", "得分中位数", "分", MetricKind::Score, "各项目最终得分的中位数", score),
    ]
}

/// A sum of what every project says: without one of them it would look like less.
fn sum(filing: &crate::Assessed, read: fn(&FundsRow) -> Option<Amount>) -> Result<Decimal, &'static str> {
    let projects = &filing.filing.projects;
    projects
        .iter()
        .map(|project| read(&project.funds.total).map(Exact::decimal).ok_or("有的项目没有填"))
        .sum()
}

/// How the year's work went: findings, returns, quality.
fn work(first: i32, years: &[DossierYear]) -> Vec<YearlyRow> {
    let row = |group, id, title, unit, kind, hint, values: Vec<YearValue>| YearlyRow {
        id,
        group,
        title,
        unit,
        kind,
        hint,
        level: 0,
        cells: cells(first, values),
    };
    let found = |read: fn(&DossierYear) -> u32| -> Vec<YearValue> {
        years.iter().map(|year| count(year, year.version.map(|_| read(year)), NOT_FILED)).collect()
    };
    let returned = years
        .iter()
        .map(|year| YearValue::of(year.state.as_ref().map(|s| s.times_returned.into()).ok_or("没有记录")))
        .collect();
    let quality = years
        .iter()
        .map(|year| {
            YearValue::of(year.quality.as_ref().map(|quality| quality.total.decimal()).ok_or("不用报送"))
        })
        .collect();
    let open = "还没有整改的";
    let kind = MetricKind::Count;
    vec![
        row("审核", "errors", "错误", "个", kind, open, found(|year| year.findings.open.error)),
        row("审核", "warnings", "警告", "个", kind, open, found(|year| year.findings.open.warning)),
        row("审核", "notes", "提示", "个", kind, open, found(|year| year.findings.open.note)),
        row("审核", "rectified", "已整改", "个", kind, "单位改正了的", found(|year| year.findings.rectified)),
        row("审核", "waived", "已豁免", "个", kind, "财政局认可的", found(|year| year.findings.waived)),
        row("工作", "times_returned", "退回次数", "次", kind, "报送状态的记录", returned),
        row(
            "工作",
            "quality",
            "工作质量",
            "分",
            MetricKind::Score,
            "及时、完整、准确、真实四项之和",
            quality,
        ),
    ]
}
