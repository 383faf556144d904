//! 附件二, 部门整体支出绩效自评表.

use super::content::{Content, behind, figure, rate};
use super::labels;
use super::sheet::{Sheet, Style};
use super::{content, indicators};
use crate::filing::{Filing, FundsRow, Goal, Overall};

/// Column widths of 附件二 and 附件三.
pub const WIDTHS: &[u16] = &[11, 12, 14, 24, 15, 15, 8, 10, 20];

/// 附件二 of `filing`.
pub fn sheet(filing: &Filing, form: &Overall) -> Sheet {
    let annex = form.annex.text().unwrap_or(labels::OVERALL_ANNEX);
    let title = format!("{}{}", filing.year, labels::OVERALL_TITLE);
    let mut sheet = Sheet::new(labels::OVERALL_ANNEX, WIDTHS, annex, title);

    sheet.across(2, 0, 1, Content::text("预算部门、单位名称"), Style::Label);
    let name = form.department.text().unwrap_or(&filing.department.name);
    sheet.across(2, 2, 8, Content::text(name), Style::Entry);

    sheet.down(0, 3, 9, Content::text("年度预算申请\n（万元）"), Style::Label);
    sheet.across(3, 1, 2, Content::Blank, Style::Label);
    funds_columns(&mut sheet, 3);
    funds(&mut sheet, 4, labels::FUNDS_TOTAL, &form.funds);

    let revenue = &form.revenue;
    let left = [
        &revenue.general_public_budget,
        &revenue.government_fund,
        &revenue.special_account,
        &revenue.other_funds,
    ];
    let right = [&form.expenditure.basic_expenditure, &form.expenditure.project_expenditure];
    sheet.across(5, 1, 4, Content::text("按收入性质分："), Style::Line);
    sheet.across(5, 5, 8, Content::text("按支出性质分："), Style::Line);
    for (n, (row, field)) in (6..).zip(left).enumerate() {
        sheet.across(row, 1, 4, behind(labels::REVENUE[n], field), Style::Line);
        let content = right.get(n).map_or(Content::Blank, |field| behind(labels::EXPENDITURE[n], field));
        sheet.across(row, 5, 8, content, Style::Line);
    }

    goal(&mut sheet, 10, &form.goal);
    let row = indicators::table(
        &mut sheet,
        12,
        &labels::OVERALL_INDICATOR_COLUMNS,
        &form.indicators,
        str::to_owned,
    );
    let date = form.signed_on.text().or(filing.sign_off.date.as_deref());
    indicators::total(&mut sheet, row, &form.total, date);
    sheet
}

/// The heads of the funds block's figures.
pub fn funds_columns(sheet: &mut Sheet, row: u32) {
    for (column, label) in (3..).zip(labels::FUNDS_COLUMNS) {
        sheet.label(row, column, label);
    }
}

/// A row of the funds block.
pub fn funds(sheet: &mut Sheet, row: u32, label: &str, funds: &FundsRow) {
    let style = if label == labels::FUNDS_TOTAL { Style::Label } else { Style::Line };
    sheet.across(row, 1, 2, Content::text(label), style);
    let entries = [
        figure(&funds.initial_budget),
        figure(&funds.revised_budget),
        figure(&funds.executed),
        figure(&funds.weight),
        rate(&funds.execution_rate),
        figure(&funds.self_score),
    ];
    for (column, entry) in (3..).zip(entries) {
        sheet.put(row, column, entry, Style::Entry);
    }
}

/// The two rows of 年度总体目标.
pub fn goal(sheet: &mut Sheet, row: u32, goal: &Goal) {
    sheet.down(0, row, row + 1, Content::text(labels::GOAL), Style::Label);
    sheet.across(row, 1, 4, Content::text(labels::GOAL_EXPECTED), Style::Label);
    sheet.across(row, 5, 8, Content::text(labels::GOAL_ACHIEVED), Style::Label);
    sheet.across(row + 1, 1, 4, content::words(&goal.expected), Style::Prose);
    sheet.across(row + 1, 5, 8, content::words(&goal.achieved), Style::Prose);
}
