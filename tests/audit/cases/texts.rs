//! 文表一致: each rule on a report that is right and on the same with a fault.

use jiheng_core::filing::{Block, Filing, Report};

use super::{Case, case};
use crate::build::filing;

/// A report of these paragraphs beside annexes that hold these fields.
pub fn reported(paragraphs: &[&str], fields: &[(&str, &str)]) -> Filing {
    let mut filing = filing(fields);
    let blocks = paragraphs.iter().map(|text| Block::Paragraph((*text).to_owned())).collect();
    filing.reports.push(Report { blocks, ..Report::default() });
    filing
}

/// 附件一 and 附件二 that the reports of these tests speak of.
pub const ANNEXES: &[(&str, &str)] = &[
    ("basic_data.staffing.authorised_posts", "35"),
    ("basic_data.staffing.actual_staff", "29"),
    ("basic_data.three_public.total.prior_final", "1.8351"),
    ("basic_data.three_public.total.budget", "2"),
    ("basic_data.three_public.total.final", "1.4751"),
    ("basic_data.three_public.vehicle_operation.final", "1.0461"),
    ("basic_data.three_public.overseas_travel.final", "0"),
    ("basic_data.three_public.reception.final", "0.429"),
    ("basic_data.project_expenditure.total.final", "33419.8714"),
    ("basic_data.operating_expense.total.budget", "180"),
    ("basic_data.operating_expense.total.final", "176.39"),
    ("basic_data.government_procurement.budget", "3700"),
    ("basic_data.government_procurement.final", "3606"),
    ("overall.funds.initial_budget", "30000"),
    ("overall.funds.revised_budget", "33963.6106"),
    ("overall.funds.executed", "33963.6106"),
    ("overall.revenue.general_public_budget", "22240.171"),
    ("overall.revenue.government_fund", "7037.0908"),
    ("overall.revenue.other_funds", "4686.3488"),
    ("overall.expenditure.basic_expenditure", "543.7392"),
    ("overall.expenditure.project_expenditure", "33419.8714"),
    ("overall.total.self_score", "95"),
];

fn said(paragraph: &str) -> Filing {
    reported(&[paragraph], ANNEXES)
}

/// One case a rule.
pub fn cases() -> Vec<Case> {
    vec![
        case(
            "amount_in_text",
            said("2024年总支出33963.61万元，其中基本支出543.74万元，项目支出33419.87万元。"),
            said("2024年总支出3396.61万元，其中基本支出543.74万元，项目支出33419.87万元。"),
        ),
        case(
            "unit_in_text",
            said("项目支出33419.87万元，其中科学技术支出10702.91万元，城乡社区支出22716.96万元。"),
            said("项目支出33419.87万元，其中科学技术支出10702.91万元，城乡社区支出22716.96元。"),
        ),
        case(
            "breakdown_in_text",
            said("政府采购支出3606万元，其中货物66万元，工程2782万元，服务758万元。"),
            said("政府采购支出3606万元，其中货物66万元，工程2782万元，服务647.49万元。"),
        ),
    ]
}
