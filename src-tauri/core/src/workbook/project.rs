//! 附件三, 项目支出绩效自评表.

use super::content::{Content, words};
use super::sheet::{Sheet, Style};
use super::{indicators, labels, overall};
use crate::filing::{Filing, Project};

/// 附件三 of the project at place `n` of `filing`.
pub fn sheet(filing: &Filing, form: &Project, n: usize) -> Sheet {
    let numbered = if filing.projects.len() > 1 {
        format!("{}-{}", labels::PROJECT_ANNEX, n + 1)
    } else {
        labels::PROJECT_ANNEX.to_owned()
    };
    let annex = form.annex.text().unwrap_or(&numbered);
    let title = format!("{}{}", filing.year, labels::PROJECT_TITLE);
    let mut sheet = Sheet::new(annex, overall::WIDTHS, annex, title);

    sheet.across(2, 0, 1, Content::text("项目支出名称"), Style::Label);
    sheet.across(2, 2, 8, words(&form.name), Style::Entry);
    sheet.across(3, 0, 1, Content::text("主管部门"), Style::Label);
    sheet.across(3, 2, 4, words(&form.supervising_department), Style::Entry);
    sheet.label(3, 5, "实施单位");
    sheet.across(3, 6, 8, words(&form.implementing_unit), Style::Entry);

    sheet.down(0, 4, 8, Content::text("项目资金\n（万元）"), Style::Label);
    sheet.across(4, 1, 2, Content::Blank, Style::Label);
    overall::funds_columns(&mut sheet, 4);
    overall::funds(&mut sheet, 5, labels::FUNDS_TOTAL, &form.funds.total);
    let sources = [&form.funds.current_appropriation, &form.funds.carried_over, &form.funds.other_funds];
    for (row, (label, source)) in (6..).zip(labels::FUND_SOURCES.into_iter().zip(sources)) {
        overall::funds(&mut sheet, row, label, source);
    }

    overall::goal(&mut sheet, 9, &form.goal);
    let row = indicators::table(
        &mut sheet,
        11,
        &labels::PROJECT_INDICATOR_COLUMNS,
        &form.indicators,
        labels::project_level2,
    );
    let date = form.signed_on.text().or(filing.sign_off.date.as_deref());
    indicators::total(&mut sheet, row, &form.total, date);
    sheet
}
