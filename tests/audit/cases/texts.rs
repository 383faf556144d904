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

/// A report with the table that 整体支出 reports hold, its revised total and the adjustment of 项目支出.
pub fn tabled(total: &str, adjustment: &str) -> Filing {
    let mut filing = filing(&ANNEXES[..ANNEXES.len() - 1]);
    let row = |cells: [&str; 6]| cells.map(str::to_owned).to_vec();
    let rows = vec![
        row(["类别", "年初预算", "预算调整", "调整后预算", "决算支出", "年末结余"]),
        row(["基本支出", "384.51", "", "543.74", "543.74", "0"]),
        row(["其中：人员经费", "204.51", "", "367.35", "367.35", "0"]),
        row(["日常公用经费", "180", "", "176.39", "176.39", "0"]),
        row(["项目支出", "29615.49", adjustment, "33419.87", "33419.87", "0"]),
        row(["合计", "30000", "", total, "33963.61", "0"]),
    ];
    let blocks = vec![Block::Paragraph("部门整体支出情况    单位：万元".to_owned()), Block::Table(rows)];
    filing.reports.push(Report { blocks, ..Report::default() });
    filing
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
        case(
            "movement_in_text",
            said("公用经费年初预算100万元，年中追加80万元，全年预算180万元，决算176.39万元。"),
            said(
                "公用经费年初预算100万元，年中追加80万元，全年预算108万元，本年预算180万元，决算176.39万元。",
            ),
        ),
        case(
            "project_equals_whole",
            reported(
                &["二、一般公共预算支出情况", "基本支出411.66万元。", "项目支出21828.51万元。"],
                ANNEXES,
            ),
            reported(
                &["二、一般公共预算支出情况", "基本支出411.66万元。", "项目支出22240.17万元。"],
                ANNEXES,
            ),
        ),
        case(
            "budget_in_text",
            said("“三公”经费年初预算2万元，公用经费年初预算100万元，调整后预算180万元。"),
            said("“三公”经费年初预算2万元，公用经费年初预算100万元，调整后预算150万元。"),
        ),
        case(
            "share_in_text",
            said(
                "总支出33963.61万元，其中基本支出543.74万元，占总支出的1.6%；项目支出33419.87万元，占总支出的98.4%。",
            ),
            said(
                "总支出33963.61万元，其中基本支出543.74万元，占总支出的1.6%；项目支出33419.87万元，占总支出的89.4%。",
            ),
        ),
        case(
            "rate_in_text",
            said("人员经费年初预算151.89万元，决算166.39万元，预算执行率109.55％。"),
            said("人员经费年初预算151.89万元，决算166.39万元，预算执行率190.55％。"),
        ),
        case(
            "change_in_text",
            said("“三公”经费决算1.4751万元，比上年减少0.36万元，下降19.62%。"),
            said("“三公”经费决算1.4751万元，比上年增加0.36万元，增长32.28%。"),
        ),
        case(
            "assets_in_text",
            said("年末资产总额123021.61万元，负债总额37829.92万元，净资产85191.69万元。"),
            said("年末资产总额123021.61万元，负债总额37829.92万元，净资产81591.69万元。"),
        ),
        case("staffing_in_text", said("核定编制35人，在职29人。"), said("核定编制53人，在职29人。")),
        case(
            "score_in_text",
            said("部门整体支出绩效自评得分95分，等级为“优”。"),
            said("部门整体支出绩效自评得分95分，等级为“良”。"),
        ),
        case("report_table_sums", tabled("33963.61", "3804.38"), tabled("33936.61", "3804.38")),
        case("report_table_rows", tabled("33963.61", "3804.38"), tabled("33963.61", "3840.38")),
    ]
}
