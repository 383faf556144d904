//! What 「预算数」 of 附件一 means: each kind of evidence, and their order.

use jiheng_core::filing::{Basis, Block, Filing, Report, budget_basis};

use crate::build::filing;

/// 附件一 and 附件二 of a department with an initial budget of 200, a revised one of 500, spent 480.
fn department(more: &[(&str, &str)]) -> Filing {
    let mut fields = vec![
        ("overall.funds.initial_budget", "200"),
        ("overall.funds.revised_budget", "500"),
        ("overall.funds.executed", "480"),
        ("overall.expenditure.basic_expenditure", "150"),
        ("overall.expenditure.project_expenditure", "350"),
        ("basic_data.project_expenditure.total.final", "330"),
    ];
    fields.extend(more);
    filing(&fields)
}

fn project(more: &[(&str, &str)]) -> Basis {
    budget_basis::decide(&department(more)).project_expenditure
}

const BUDGET: &str = "basic_data.project_expenditure.total.budget";

/// Protects: without figures nothing is claimed.
#[test]
fn without_figures_nothing_is_claimed() {
    assert_eq!(project(&[]), Basis::Unknown);
    assert_eq!(budget_basis::decide(&Filing::default()).three_public, Basis::Unknown);
    assert_eq!(project(&[(BUDGET, "0")]), Basis::Unknown);
    assert_eq!(project(&[(BUDGET, "260")]), Basis::Unknown, "beyond the initial total");
}

/// Protects: each piece of evidence on the tables alone.
#[test]
fn the_tables_as_evidence() {
    assert_eq!(project(&[(BUDGET, "350")]), Basis::Revised);
    assert_eq!(project(&[(BUDGET, "120")]), Basis::Initial, "fits within the initial total");
    assert_eq!(project(&[(BUDGET, "280")]), Basis::Unknown, "480 − 200, the increase");
    let named = |budget, initial| {
        project(&[
            (BUDGET, budget),
            ("projects.0.name", "道路"),
            ("projects.0.funds.total.initial_budget", initial),
        ])
    };
    assert_eq!(named("260", "260"), Basis::Initial, "the projects' initial budgets");
    assert_eq!(named("260", "250"), Basis::Unknown);
}

/// Protects: a budget column equal to the final one in every row was copied, if more than one figure
/// says so; a single equal figure may be a budget spent to the last cent.
#[test]
fn a_copied_column() {
    let operating = |rows: &[(&str, &str, &str)]| {
        let mut fields = Vec::new();
        for (row, budget, last) in rows {
            fields.push((format!("basic_data.operating_expense.{row}.budget"), *budget));
            fields.push((format!("basic_data.operating_expense.{row}.final"), *last));
        }
        let fields: Vec<(&str, &str)> = fields.iter().map(|(path, raw)| (path.as_str(), *raw)).collect();
        budget_basis::decide(&department(&fields)).operating_expense
    };
    assert_eq!(operating(&[("total", "47.76", "47.76"), ("office", "16.7", "16.7")]), Basis::CopiedFromFinal);
    assert_eq!(operating(&[("total", "47.76", "47.76"), ("office", "16.7", "16.5")]), Basis::Unknown);
    assert_eq!(operating(&[("total", "47.76", "47.76")]), Basis::Unknown);
    assert_eq!(operating(&[("total", "47.76", "40.1"), ("office", "16.7", "16.7")]), Basis::Initial);
}

/// Protects: what the report calls it outweighs the tables; what it contradicts is not claimed.
#[test]
fn the_report_as_evidence() {
    let said = |budget, sentence: &str| {
        let mut filing = department(&[(BUDGET, budget)]);
        let blocks = vec![Block::Paragraph(sentence.to_owned())];
        filing.reports.push(Report { blocks, ..Report::default() });
        budget_basis::evidence(&filing).project_expenditure
    };
    let found = said("260", "项目支出年初预算260万元，决算330万元。");
    assert_eq!((found.basis, &*found.evidence), (Basis::Initial, "自评报告写明年初预算 260 万元"));
    assert_eq!(said("260", "项目支出全年预算260.00万元。").basis, Basis::Revised);
    let found = said("120", "项目支出年初预算25.05万元。");
    assert_eq!(
        (found.basis, &*found.evidence),
        (Basis::Unknown, "自评报告写的年初预算是 25.05 万元，与之不符")
    );
}
