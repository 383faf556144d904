//! The blank workbook that departments fill in.

use super::sheet::{Input, Sheet};
use super::{labels, save, sheets};
use crate::Result;
use crate::filing::{BasicData, DepartmentRef, Filed, Filing, LineItem, Overall, Project, Triple};
use crate::number::Amount;

/// Lines of 项目支出 that a blank form has at least, and how many of them without a name.
const ITEMS: usize = 6;
const NEW_ITEMS: usize = 2;

/// Columns of the three figures of 附件一.
const FIGURES: [u16; 3] = [1, 3, 5];

/// The blank workbook for `year`: 附件一, 附件二 and one 附件三 to be copied. With a department its name is filled in;
/// with its filing of the year before, that filing's 决算数 stand as 上年决算数; each project in `due` gets an
/// 附件三, its name locked, the budgets that are known filled in but open: what the department says otherwise is what the
/// audit is for. Sums and rates are formulas, labels and formulas are locked without a password,
/// numbers are checked as they are typed.
///
/// # Errors
/// `BadRequest` if a text of last year's is longer than a cell can hold.
pub fn template(
    year: i32,
    department: Option<&DepartmentRef>,
    last: Option<&Filing>,
    due: &[Project],
    notice: Option<&str>,
) -> Result<Vec<u8>> {
    let filing = Filing {
        department: department.cloned().unwrap_or_default(),
        year,
        basic_data: Some(carried(last.and_then(|last| last.basic_data.as_ref()))),
        overall: Some(Overall::default()),
        projects: if due.is_empty() { vec![Project::default()] } else { due.to_vec() },
        ..Filing::default()
    };
    let mut sheets = sheets(&filing);
    let fills: [fn(&mut Sheet); 2] = [basic_data, overall];
    for (n, sheet) in sheets.iter_mut().enumerate() {
        sheet.guard();
        fills.get(n).copied().unwrap_or(project)(sheet);
        sign_off(sheet);
    }
    let title = format!("{}{year}年度绩效自评（空表）", filing.department.name);
    save(sheets, title, year, notice)
}

/// 附件一 with last year's 决算数 as 上年决算数.
fn carried(last: Option<&BasicData>) -> BasicData {
    let mut form = BasicData::default();
    if let Some(last) = last {
        let (new, old) = (&mut form.three_public, &last.three_public);
        let (operating, spent) = (&mut form.operating_expense, &last.operating_expense);
        for (new, old) in [
            (&mut new.total, &old.total),
            (&mut new.vehicles, &old.vehicles),
            (&mut new.vehicle_purchase, &old.vehicle_purchase),
            (&mut new.vehicle_operation, &old.vehicle_operation),
            (&mut new.overseas_travel, &old.overseas_travel),
            (&mut new.reception, &old.reception),
            (&mut form.project_expenditure.total, &last.project_expenditure.total),
            (&mut operating.total, &spent.total),
            (&mut operating.office, &spent.office),
            (&mut operating.utilities_and_travel, &spent.utilities_and_travel),
            (&mut operating.meetings_and_training, &spent.meetings_and_training),
        ] {
            *new = Triple { prior_final: value(&old.r#final), ..Triple::default() };
        }
    }
    let items = &mut form.project_expenditure.items;
    for old in last.iter().flat_map(|last| &last.project_expenditure.items) {
        if old.r#final.value.is_some() {
            let name = Filed { value: old.name.value.clone(), origin: None };
            items.push(LineItem { name, prior_final: value(&old.r#final), ..LineItem::default() });
        }
    }
    if items.is_empty() {
        items.extend(labels::SUGGESTED_ITEMS.map(|label| {
            let name = label.split_once('、').map_or(label, |(_, name)| name);
            LineItem { name: Filed { value: Some(name.to_owned()), origin: None }, ..LineItem::default() }
        }));
    }
    let rows = (items.len() + NEW_ITEMS).max(ITEMS);
    items.resize_with(rows, LineItem::default);
    form
}

/// The figure alone: how it was written last year is not this year's.
fn value(field: &Filed<Amount>) -> Filed<Amount> {
    Filed { value: field.value, origin: None }
}

fn basic_data(sheet: &mut Sheet) {
    // 编制数, 实际在职人数, 控制率 in a row of pairs.
    sheet.open(3, FIGURES[0], Input::Number);
    sheet.open(3, FIGURES[1], Input::Number);
    sheet.ratio(3, FIGURES[2], (3, FIGURES[1]), (3, FIGURES[0]));

    let row = |label: &str| sheet.row_of(0, 0, label);
    let three: Vec<u32> = labels::THREE_PUBLIC.iter().filter_map(|label| row(label)).collect();
    let operating: Vec<u32> = labels::OPERATING_EXPENSE.iter().filter_map(|label| row(label)).collect();
    let projects = row(labels::PROJECT_EXPENDITURE).zip(row(labels::MORE));
    let procurement = row(labels::GOVERNMENT_PROCUREMENT);
    let adjustment = row(labels::BASIC_BUDGET_ADJUSTMENT);
    let measures = row(labels::ECONOMY_MEASURES);
    for column in FIGURES {
        let amounts = three.iter().chain(&operating).copied().chain(procurement);
        for row in amounts.chain(projects.iter().flat_map(|(total, more)| *total..=*more)) {
            sheet.open(row, column, Input::Number);
        }
        if let [total, vehicles, purchase, operation, overseas, reception] = three[..] {
            let one = |row| ((row, column), (row, column));
            sheet.sum(vehicles, column, &[((purchase, column), (operation, column))]);
            sheet.sum(total, column, &[one(vehicles), one(overseas), one(reception)]);
        }
        if let Some((total, more)) = projects {
            sheet.sum(total, column, &[((total + 1, column), (more, column))]);
        }
        if let Some(row) = adjustment {
            sheet.open(row, column, Input::Signed);
        }
    }
    // The form strikes these out.
    for row in procurement.into_iter().chain(adjustment) {
        sheet.lock(row, FIGURES[0]);
    }
    if let Some((total, more)) = projects {
        for row in total + 1..=more {
            sheet.open(row, 0, Input::Text);
        }
    }
    if let Some(row) = measures.map(|row| row.saturating_sub(1)) {
        for column in [1, 2, 4, 5] {
            sheet.open(row, column, Input::Number);
        }
        sheet.ratio(row, 3, (row, 2), (row, 1));
        sheet.ratio(row, 6, (row, 5), (row, 4));
    }
}

fn overall(sheet: &mut Sheet) {
    funds(sheet, 4);
    // The figure is written behind its label's colon.
    for row in 6..10 {
        sheet.open(row, 1, Input::Text);
    }
    for row in 6..8 {
        sheet.open(row, 5, Input::Text);
    }
    indicators(sheet, 12, 4);
}

fn project(sheet: &mut Sheet) {
    if !sheet.is_blank(2, 2) {
        // By its name the ledger's project is found again.
        sheet.lock(2, 2);
    }
    for row in 5..9 {
        funds(sheet, row);
    }
    for column in 3..6 {
        sheet.sum(5, column, &[((6, column), (8, column))]);
    }
    indicators(sheet, 11, 5);
}

/// A row of the funds block.
fn funds(sheet: &mut Sheet, row: u32) {
    for column in 3..6 {
        sheet.open(row, column, Input::Number);
    }
    sheet.open(row, 6, Input::Points);
    sheet.ratio(row, 7, (row, 5), (row, 4));
    sheet.open(row, 8, Input::Points);
}

/// The indicator table below its header, and the total: with the points of the funds' total row, all make 100.
fn indicators(sheet: &mut Sheet, header: u32, funds: u32) {
    let Some(total) = sheet.row_of(header, 0, labels::TOTAL) else { return };
    let (first, last) = (header + 1, total - 1);
    for row in first..=last {
        // Where rows are to be added there is one more already.
        sheet.open(row, 3, Input::Text);
        sheet.open(row, 6, Input::Points);
        sheet.open(row, 7, Input::Points);
    }
    sheet.sum(total, 6, &[((funds, 6), (funds, 6)), ((first, 6), (last, 6))]);
    sheet.sum(total, 7, &[((funds, 8), (funds, 8)), ((first, 7), (last, 7))]);
}

/// The last line, which is written into.
fn sign_off(sheet: &mut Sheet) {
    if let Some(row) = sheet.row_of(0, 0, &labels::sign_off(None)) {
        sheet.open(row, 0, Input::Text);
    }
}
