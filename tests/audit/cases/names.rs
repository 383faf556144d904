//! 年度与名称.

use jiheng_core::filing::{Block, Filed, Filing, Origin, Report};

use super::{Case, case};
use crate::build::{filing as fields, with};

/// A filing of 2024 by 某县某局 with a report.
fn reported(title: &str, blocks: Vec<Block>, list: &[(&str, &str)]) -> Filing {
    let mut filing = fields(list);
    let origin = Origin {
        file: "手工.docx".to_owned(),
        sheet: "正文".to_owned(),
        cell: "第1段".to_owned(),
        raw: title.to_owned(),
        note: None,
        unread: None,
        corrected: None,
    };
    let title = Filed { value: Some(title.to_owned()), origin: Some(origin.into()) };
    filing.reports.push(Report { title, blocks });
    filing
}

pub fn said(paragraphs: &[&str]) -> Filing {
    let blocks = paragraphs.iter().map(|text| Block::Paragraph((*text).to_owned())).collect();
    let list = [
        ("basic_data.government_procurement.prior_final", "2105"),
        ("basic_data.government_procurement.budget", "3700"),
        ("basic_data.government_procurement.final", "3606"),
    ];
    reported("2024年度某县某局部门整体支出绩效自评报告", blocks, &list)
}

fn named(department: &str) -> Filing {
    let mut filing = fields(&[("overall.department", department)]);
    filing.department.name = "某县开云新区事务中心".to_owned();
    filing
}

fn projects(names: [&str; 2], executed: &str) -> Filing {
    fields(&[
        ("projects.0.name", names[0]),
        ("projects.0.annex", "附件三-1"),
        ("projects.0.funds.total.revised_budget", "120"),
        ("projects.0.funds.total.executed", "120"),
        ("projects.1.name", names[1]),
        ("projects.1.annex", "附件三-2"),
        ("projects.1.funds.total.revised_budget", "120"),
        ("projects.1.funds.total.executed", executed),
    ])
}

fn item(name: &str) -> Filing {
    fields(&[
        ("basic_data.project_expenditure.items.0.name", name),
        ("basic_data.project_expenditure.items.0.budget", "10"),
        ("projects.0.name", "城乡社区管理事物支出"),
    ])
}

fn numbered(last: &str) -> Filing {
    fields(&[
        ("projects.0.annex", "附件三-1"),
        ("projects.0.name", "道路"),
        ("projects.1.annex", "附件三-2"),
        ("projects.1.name", "绿化"),
        ("projects.2.annex", last),
        ("projects.2.name", "保洁"),
    ])
}

pub fn cases() -> Vec<Case> {
    let signed = |date: &str| {
        with("overall", &[("goal.expected", "一"), ("goal.achieved", "二"), ("signed_on", date)])
    };
    vec![
        case(
            "year_in_text",
            said(&["2024年度政府采购支出3606万元，其中货物66万元。"]),
            said(&["2023年度政府采购支出3606万元，其中货物66万元。"]),
        ),
        case("signed_before_year_end", signed("2025.3.24"), signed("2024.6.24")),
        case("department_name", named("开云新区事务中心"), named("某县开云新区事物中心")),
        case("project_name_variants", item("城乡社区管理事物"), item("城乡社区管理事务")),
        case("duplicate_project", projects(["道路", "绿化"], "120"), projects(["道路", "道路支出"], "120")),
        case("annex_sequence", numbered("附件三-3"), numbered("附件三-4")),
    ]
}
