//! One project over the years.

use rust_decimal::Decimal;

use super::list::title;
use super::name::{self, Key};
use super::{Found, ProjectHistory, ProjectYear, SimilarProject, indicators};
use crate::Assessed;
use crate::audit::names;
use crate::filing::Project;
use crate::metrics::{MetricKind, size};
use crate::number::{Exact, Rate};
use crate::scoring::FormScore;
use crate::yearly::{YearValue, YearlyRow, cells};

/// Which project is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// The department's name.
    pub department: &'a str,
    /// The project's name, as filed in any year.
    pub project: &'a str,
    /// Where it was seen: the year, and which 附件三 of it, from 0. Of two that bear the name this one is meant that year.
    pub seen: Option<(i32, u32)>,
}

/// A form of a year with its score.
#[derive(Clone, Copy)]
pub(super) struct Form<'a> {
    pub year: i32,
    pub project: &'a Project,
    pub score: &'a FormScore,
}

/// What a year has of the project.
struct Year<'a> {
    year: ProjectYear,
    form: Option<Form<'a>>,
}

/// Follows a project through a department's years. `filings`: with the values of their projects.
///
/// The same: equal names without numbering, blanks and widths. Names that differ only as clerks are known to write
/// (事务, 事物) are taken with a note; what is merely alike is proposed, never taken; of two that bear the name in
/// one year neither is taken.
///
/// Source: the names rule of the domain (numbering and blanks stripped, variants with a note).
pub fn history(filings: &[Assessed], asked: &Asked<'_>) -> ProjectHistory {
    let key = name::key(asked.project);
    let first = filings.iter().map(|filing| filing.filing.year).min().unwrap_or_default();
    let last = filings.iter().map(|filing| filing.filing.year).max().unwrap_or(first - 1);
    let years: Vec<Year<'_>> = (first..=last)
        .map(|year| {
            let filing = filings.iter().find(|filing| filing.filing.year == year);
            of_year(year, filing, key.as_ref(), asked)
        })
        .collect();
    let forms: Vec<Form<'_>> = years.iter().filter_map(|year| year.form).collect();
    let called = forms.last().and_then(|form| form.project.name.text()).unwrap_or(asked.project);
    let similar = years
        .iter()
        .filter(|year| year.year.found == Found::Absent)
        .flat_map(|year| {
            let filing = filings.iter().find(|filing| filing.filing.year == year.year.year);
            filing.into_iter().flat_map(|filing| alike(filing, called))
        })
        .collect();
    ProjectHistory {
        department: asked.department.to_owned(),
        project: called.to_owned(),
        rows: rows(first, &years),
        indicators: indicators::over_the_years(&forms),
        years: years.into_iter().map(|year| year.year).collect(),
        similar,
    }
}

fn of_year<'a>(year: i32, filing: Option<&'a Assessed>, key: Option<&Key>, asked: &Asked<'_>) -> Year<'a> {
    let empty = |found, note: Option<String>, nth| Year {
        year: ProjectYear { year, found, nth, name: None, note, expected: None, achieved: None, grade: None },
        form: None,
    };
    let Some(filing) = filing else {
        return empty(Found::NotFiled, Some("部门这一年度没有报送".to_owned()), Vec::new());
    };
    let projects = &filing.filing.projects;
    let bearing = |same: &dyn Fn(&Key, &Key) -> bool| -> Vec<usize> {
        let Some(key) = key else { return Vec::new() };
        let bears = |n: &usize| name::of(&projects[*n]).is_some_and(|other| same(&other, key));
        (0..projects.len()).filter(bears).collect()
    };
    let seen = asked.seen.filter(|(seen, _)| *seen == year).and_then(|(_, nth)| usize::try_from(nth).ok());
    if let Some(n) = seen.filter(|n| *n < projects.len()) {
        let rivals = bearing(&|a, b| a.plain == b.plain).len();
        let note = (rivals > 1).then(|| format!("这一年度有{rivals}个项目叫这个名称，列的是第{}个", n + 1));
        return taken(filing, n, Found::Same, note);
    }
    let same = bearing(&|a, b| a.plain == b.plain);
    let variants = bearing(&|a, b| a.folded == b.folded);
    match (same.as_slice(), variants.as_slice()) {
        ([n], _) => taken(filing, *n, Found::Same, None),
        ([], [n]) => {
            let written = projects[*n].name.text().unwrap_or_default();
            taken(filing, *n, Found::Variant, Some(format!("名称写作“{written}”，按同一个项目列出，请核对")))
        }
        ([], []) => empty(Found::Absent, Some("这一年度没有报这个项目".to_owned()), Vec::new()),
        (several, _) => {
            let several = if several.is_empty() { variants } else { same };
            let note = format!("这一年度有{}个项目叫这个名称，分不清是哪一个，不列数", several.len());
            empty(Found::Several, Some(note), several.into_iter().map(size).collect())
        }
    }
}

fn taken(filing: &Assessed, n: usize, found: Found, note: Option<String>) -> Year<'_> {
    let project = &filing.filing.projects[n];
    let score = filing.scores.projects.get(n);
    Year {
        year: ProjectYear {
            year: filing.filing.year,
            found,
            nth: vec![size(n)],
            name: Some(title(project, n)),
            note,
            expected: project.goal.expected.value.clone(),
            achieved: project.goal.achieved.value.clone(),
            grade: score.and_then(|score| score.final_grade),
        },
        form: score.map(|score| Form { year: filing.filing.year, project, score }),
    }
}

/// Projects of a year whose names are nearly the one asked for.
fn alike(filing: &Assessed, called: &str) -> Vec<SimilarProject> {
    let alike = |project: &&Project| project.name.text().is_some_and(|name| names::near(called, name));
    filing
        .filing
        .projects
        .iter()
        .enumerate()
        .filter(|(_, project)| alike(project))
        .map(|(n, project)| SimilarProject {
            year: filing.filing.year,
            nth: size(n),
            name: title(project, n),
        })
        .collect()
}

type Read = fn(&Form<'_>) -> Result<Decimal, &'static str>;

/// Identity, title, unit, kind, hint, how it is read.
const ROWS: &[(&str, &str, &str, MetricKind, &str, Read)] = &[
    (
        "initial_budget",
        "年初预算数",
        "万元",
        MetricKind::Amount,
        "附件三年度资金总额一行",
        |form| form.project.funds.total.initial_budget.get().map(Exact::decimal).ok_or("未填"),
    ),
    (
        "revised_budget",
        "全年预算数",
        "万元",
        MetricKind::Amount,
        "附件三年度资金总额一行",
        |form| form.project.funds.total.revised_budget.get().map(Exact::decimal).ok_or("未填"),
    ),
    (
        "executed",
        "全年执行数",
        "万元",
        MetricKind::Amount,
        "附件三年度资金总额一行",
        |form| form.project.funds.total.executed.get().map(Exact::decimal).ok_or("未填"),
    ),
    ("execution_rate", "执行率", "%", MetricKind::Rate, "全年执行数÷全年预算数", |form| {
        let funds = &form.project.funds.total;
        let (executed, revised) = funds.executed.get().zip(funds.revised_budget.get()).ok_or("未填")?;
        Rate::of(executed.decimal(), revised.decimal()).map(Exact::decimal).ok_or("全年预算数为0，不可计算")
    }),
    (
        "adjustment_rate",
        "调整率",
        "%",
        MetricKind::Rate,
        "（全年预算数−年初预算数）÷年初预算数",
        |form| {
            let funds = &form.project.funds.total;
            let (initial, revised) =
                funds.initial_budget.get().zip(funds.revised_budget.get()).ok_or("未填")?;
            let rate = Rate::of((revised - initial).decimal(), initial.decimal());
            rate.map(Exact::decimal).ok_or("年初预算数为0，不可计算")
        },
    ),
    ("self_score", "自评得分", "分", MetricKind::Score, "附件三总分一行", |form| {
        form.score.self_score.map(Exact::decimal).ok_or("总分没有填自评得分")
    }),
    (
        "recomputed_score",
        "重算得分",
        "分",
        MetricKind::Score,
        "附件三各行按规则重算之和",
        |form| form.score.recomputed_score.map(Exact::decimal).ok_or("附件三没有任何得分"),
    ),
    ("reviewed_score", "复核得分", "分", MetricKind::Score, "财政局复核认定", |form| {
        form.score.reviewed_score.map(Exact::decimal).ok_or("尚未复核")
    }),
    (
        "final_score",
        "最终得分",
        "分",
        MetricKind::Score,
        "已复核的按复核得分，否则按重算得分",
        |form| form.score.final_score.map(Exact::decimal).ok_or("附件三没有任何得分"),
    ),
    ("score_gap", "偏差", "分", MetricKind::Score, "自评得分−最终得分", |form| {
        form.score.score_gap.map(Exact::decimal).ok_or("缺自评得分或重算得分")
    }),
    (
        "unsupported_points",
        "无依据分",
        "分",
        MetricKind::Score,
        "没有填指标值或完成值的指标的自评得分之和",
        |form| Ok(form.score.unsupported_points.decimal()),
    ),
];

fn rows(first: i32, years: &[Year<'_>]) -> Vec<YearlyRow> {
    ROWS.iter()
        .map(|&(id, title, unit, kind, hint, read)| {
            let values = years.iter().map(|year| match &year.form {
                Some(form) => YearValue::of(read(form)),
                None => YearValue::of(Err(year.year.note.clone().unwrap_or_default())),
            });
            let group = if matches!(kind, MetricKind::Score) { "得分" } else { "资金" };
            YearlyRow { id, group, title, unit, kind, hint, level: 0, cells: cells(first, values) }
        })
        .collect()
}
