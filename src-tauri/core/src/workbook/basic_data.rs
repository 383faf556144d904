//! 附件一, 部门整体支出绩效评价基础数据表.

use super::content::{Content, figure, rate, words};
use super::labels;
use super::sheet::{Sheet, Style};
use crate::filing::{BasicData, Filed, Filing, Triple};
use crate::number::Amount;

const WIDTHS: &[u16] = &[28, 14, 14, 14, 14, 14, 14];

/// Columns of the three figures: each spans two.
const PAIRS: [(u16, u16); 3] = [(1, 2), (3, 4), (5, 6)];

/// 附件一 of `filing`.
pub fn sheet(filing: &Filing, form: &BasicData) -> Sheet {
    let year = filing.year;
    let annex = form.annex.text().unwrap_or(labels::BASIC_DATA_ANNEX);
    let title = format!("{year}{}", labels::BASIC_DATA_TITLE);
    let mut sheet = Sheet::new(labels::BASIC_DATA_ANNEX, WIDTHS, annex, title);

    sheet.down(0, 2, 3, Content::text("财政供养人员情况（人）"), Style::Label);
    pairs(
        &mut sheet,
        2,
        ["编制数", &format!("{year} 年实际在职人数"), "控制率"].map(Content::text),
        Style::Label,
    );
    let staffing = &form.staffing;
    let staff =
        [figure(&staffing.authorised_posts), figure(&staffing.actual_staff), rate(&staffing.control_rate)];
    pairs(&mut sheet, 3, staff, Style::Entry);

    sheet.label(4, 0, "经费控制情况（万元）");
    let columns = [format!("{} 年决算数", year - 1), format!("{year} 年预算数"), format!("{year} 年决算数")];
    pairs(&mut sheet, 4, columns.map(Content::text), Style::Label);

    let row = lines(&mut sheet, 5, form);
    buildings(&mut sheet, row, filing, form);
    sheet
}

/// The lines of three figures each; returns the row after them.
fn lines(sheet: &mut Sheet, mut row: u32, form: &BasicData) -> u32 {
    let three = &form.three_public;
    let three_public = [
        &three.total,
        &three.vehicles,
        &three.vehicle_purchase,
        &three.vehicle_operation,
        &three.overseas_travel,
        &three.reception,
    ];
    for (label, triple) in labels::THREE_PUBLIC.iter().zip(three_public) {
        row = line(sheet, row, label, triple);
    }

    row = line(sheet, row, labels::PROJECT_EXPENDITURE, &form.project_expenditure.total);
    let items = &form.project_expenditure.items;
    for (n, item) in items.iter().enumerate() {
        let label = format!("{}、{}", n + 1, item.name.text().unwrap_or_default());
        row = figures(sheet, row, &label, [&item.prior_final, &item.budget, &item.r#final]);
    }
    if items.is_empty() {
        for label in labels::SUGGESTED_ITEMS {
            row = line(sheet, row, label, &Triple::default());
        }
    }
    row = line(sheet, row, labels::MORE, &Triple::default());

    let operating = &form.operating_expense;
    let parts = [
        &operating.total,
        &operating.office,
        &operating.utilities_and_travel,
        &operating.meetings_and_training,
    ];
    for (label, triple) in labels::OPERATING_EXPENSE.iter().zip(parts) {
        row = line(sheet, row, label, triple);
    }
    for (label, triple) in [
        (labels::GOVERNMENT_PROCUREMENT, &form.government_procurement),
        (labels::BASIC_BUDGET_ADJUSTMENT, &form.basic_budget_adjustment),
    ] {
        let mut figures = [&triple.prior_final, &triple.budget, &triple.r#final].map(figure);
        if figures[0] == Content::Blank {
            // The form strikes this cell out: nobody is asked for last year's figure.
            figures[0] = Content::text(labels::NOT_ASKED);
        }
        sheet.put(row, 0, Content::text(label), Style::Line);
        pairs(sheet, row, figures, Style::Entry);
        row += 1;
    }
    row
}

fn buildings(sheet: &mut Sheet, first: u32, filing: &Filing, form: &BasicData) {
    let rows = u32::try_from(form.buildings.len()).unwrap_or(u32::MAX).max(1);
    let label = format!("楼堂馆所控制情况\n（{} 年完工项目）", filing.year);
    sheet.down(0, first, first + rows, Content::Text(label), Style::Label);
    for (column, label) in (1..).zip(labels::BUILDINGS) {
        sheet.label(first, column, label);
    }
    let blank = [Default::default()];
    let listed = if form.buildings.is_empty() { &blank[..] } else { &form.buildings[..] };
    for (row, building) in (first + 1..).zip(listed) {
        let entries = [
            figure(&building.approved_area),
            figure(&building.actual_area),
            rate(&building.area_control_rate),
            figure(&building.budgeted_investment),
            figure(&building.actual_investment),
            rate(&building.investment_control_rate),
        ];
        for (column, entry) in (1..).zip(entries) {
            sheet.put(row, column, entry, Style::Entry);
        }
    }

    let last = sheet.last_column();
    let row = first + rows + 1;
    sheet.label(row, 0, labels::ECONOMY_MEASURES);
    sheet.across(row, 1, last, words(&form.economy_measures), Style::Prose);
    sheet.across(row + 1, 0, last, Content::text(labels::BASIC_DATA_NOTE), Style::Foot);
    let date = form.signed_on.text().or(filing.sign_off.date.as_deref());
    sheet.across(row + 2, 0, last, Content::Text(labels::sign_off(date)), Style::Foot);
}

fn line(sheet: &mut Sheet, row: u32, label: &str, triple: &Triple) -> u32 {
    figures(sheet, row, label, [&triple.prior_final, &triple.budget, &triple.r#final])
}

fn figures(sheet: &mut Sheet, row: u32, label: &str, values: [&Filed<Amount>; 3]) -> u32 {
    sheet.put(row, 0, Content::text(label), Style::Line);
    pairs(sheet, row, values.map(figure), Style::Entry);
    row + 1
}

fn pairs(sheet: &mut Sheet, row: u32, contents: [Content; 3], style: Style) {
    for ((from, to), content) in PAIRS.into_iter().zip(contents) {
        sheet.across(row, from, to, content, style);
    }
}
