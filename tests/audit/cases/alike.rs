//! 雷同.

use jiheng_core::audit::Sketch;
use jiheng_core::filing::{Block, Filing, Report};

use super::{Case, case};
use crate::build::{filing, with};

/// Two projects with five indicators each; `change` of the second's rows are its own.
fn projects(change: usize) -> Filing {
    let mut list: Vec<(String, String)> = Vec::new();
    for project in 0..2 {
        list.push((format!("projects.{project}.name"), ["道路", "环卫"][project].to_owned()));
        for n in 0..5 {
            let own = project == 1 && n < change;
            for (field, text) in [
                ("name", format!("指标{}", if own { n + 10 } else { n })),
                ("target", "≥90%".to_owned()),
                ("actual", format!("{}%", 90 + n)),
            ] {
                list.push((format!("projects.{project}.indicators.{n}.{field}"), text));
            }
        }
    }
    let list: Vec<(&str, &str)> = list.iter().map(|(path, raw)| (path.as_str(), raw.as_str())).collect();
    filing(&list)
}

/// 公用经费 and 政府采购, whose budgets may be the final figures.
fn columns(budgets: [&str; 3]) -> Filing {
    let finals = ["47.76", "16.7", "129.5"];
    let rows = ["operating_expense.total", "operating_expense.office", "government_procurement"];
    let mut list = Vec::new();
    for ((row, budget), last) in rows.into_iter().zip(budgets).zip(finals) {
        list.push((format!("{row}.budget"), budget));
        list.push((format!("{row}.final"), last));
    }
    list.push(("three_public.total.budget".to_owned(), "2"));
    list.push(("three_public.total.final".to_owned(), "1.4751"));
    let list: Vec<(&str, &str)> = list.iter().map(|(path, raw)| (path.as_str(), *raw)).collect();
    with("basic_data", &list)
}

/// 附件二 with six indicators, each achieved as `actuals` say.
pub fn achieved(actuals: [&str; 6]) -> Filing {
    let mut list = Vec::new();
    for (n, actual) in actuals.into_iter().enumerate() {
        list.push((format!("indicators.{n}.name"), format!("工作{n}")));
        list.push((format!("indicators.{n}.target"), "≥80%".to_owned()));
        list.push((format!("indicators.{n}.actual"), actual.to_owned()));
    }
    let list: Vec<(&str, &str)> = list.iter().map(|(path, raw)| (path.as_str(), raw.as_str())).collect();
    with("overall", &list)
}

/// What another department achieved.
pub const THEIRS: [&str; 6] = ["81%", "82%", "83%", "84%", "85%", "86%"];
const OURS: [&str; 6] = ["91%", "92%", "93%", "94%", "85%", "86%"];

/// A report of these sentences.
pub fn report(sentences: &[&str]) -> Filing {
    let blocks = sentences.iter().map(|text| Block::Paragraph((*text).to_owned())).collect();
    let mut filing = filing(&[]);
    filing.reports.push(Report { blocks, ..Report::default() });
    filing
}

/// What another department wrote.
pub const WRITTEN: [&str; 6] = [
    "全年巡查河道四百二十公里，清理漂浮物三十六吨",
    "新建农村集中供水工程两处，受益群众八千余人",
    "完成小型水库除险加固三座，并通过县级验收",
    "组织防汛演练五次，参加人员六百余人次",
    "办理取水许可二十九件，征收水资源费四十万元",
    "县级以上媒体报道水利工作二十三篇，未发生负面舆情",
];
const OWN: [&str; 6] = [
    "全年巡护山林一百二十万亩，处置火情四起，无重大损失",
    "新造油茶林三千亩，带动农户增收六百余万元",
    "完成退化林修复两千亩，并通过市级验收",
    "组织防火演练七次，参加人员四百余人次",
    "办理林木采伐许可二百一十件，全部按时办结",
    "县级以上媒体报道水利工作二十三篇，未发生负面舆情",
];

/// Another department of the year.
pub fn other(name: &str, mut filing: Filing) -> Sketch {
    name.clone_into(&mut filing.department.name);
    Sketch::of(&filing)
}

pub fn cases() -> Vec<Case> {
    vec![
        case("same_indicators", projects(2), projects(1)),
        case("budget_equals_final", columns(["55.3", "8.29", "130"]), columns(["47.76", "16.7", "129.5"])),
        Case {
            others: vec![other("某县水利局", achieved(THEIRS))],
            ..case("copied_indicators", achieved(OURS), achieved(["81%", "82%", "83%", "84%", "85%", "96%"]))
        },
        Case {
            others: vec![other("某县水利局", report(&WRITTEN))],
            ..case("copied_text", report(&OWN), report(&WRITTEN))
        },
    ]
}
