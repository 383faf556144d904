//! A filing as the official workbook: 附件一, 附件二 and one sheet per 附件三, laid out as the forms
//! that departments fill in; 附件四 as a sheet of prose behind them.
//!
//! The blank workbook is the same thing: a [`Filing`] whose forms are there but empty, with formulas and with
//! all locked that is not to be filled in.

mod basic_data;
mod content;
mod indicators;
mod labels;
mod overall;
mod project;
mod report;
mod sheet;
mod template;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::filing::Filing;
use crate::{Code, Error, Result};
use sheet::Sheet;
pub use template::template;

/// The bytes of `filing` as an .xlsx workbook; `notice` stands in red below each form
/// and at the head of each printed page.
/// The same filing and notice give the same bytes on every machine.
///
/// A value that was written in an unusual way, or was not understood, is written as it stood.
/// A text never becomes a formula. A building's name is left out: the form has no place for it.
///
/// # Errors
/// `NotFound` if the filing holds none of the three forms; `BadRequest` if a text is longer than a
/// cell can hold (32,767 characters).
pub fn write(filing: &Filing, notice: Option<&str>) -> Result<Vec<u8>> {
    let sheets = sheets(filing);
    if sheets.is_empty() {
        return Err(Error::new(
            Code::NotFound,
            format!(
                "{}{}年度没有附件一、附件二和附件三，写不出工作簿。请先导入它的报送文件。",
                filing.department.name, filing.year
            ),
        ));
    }
    let title = format!("{}{}年度绩效自评", filing.department.name, filing.year);
    save(sheets, title, filing.year, notice)
}

fn save(sheets: Vec<Sheet>, title: String, year: i32, notice: Option<&str>) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    // A fixed date, because the same filing must give the same file.
    let created = u16::try_from(year.saturating_add(1))
        .ok()
        .and_then(|year| ExcelDateTime::from_ymd(year, 1, 1).ok())
        .map_or_else(|| ExcelDateTime::from_ymd(2000, 1, 1), Ok)
        .map_err(Error::internal)?;
    workbook.set_properties(
        &DocProperties::new().set_title(title).set_author("绩衡").set_creation_datetime(&created),
    );
    for mut sheet in sheets {
        if let Some(notice) = notice {
            sheet.notice(notice);
        }
        sheet.render(workbook.add_worksheet()).map_err(|error| refused(&error, &sheet.name))?;
    }
    workbook.save_to_buffer().map_err(Error::internal)
}

fn sheets(filing: &Filing) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    if let Some(form) = &filing.basic_data {
        sheets.push(basic_data::sheet(filing, form));
    }
    if let Some(form) = &filing.overall {
        sheets.push(overall::sheet(filing, form));
    }
    for (n, form) in filing.projects.iter().enumerate() {
        let mut sheet = project::sheet(filing, form, n);
        sheet.name = free_name(&sheet.name, n, &sheets);
        sheets.push(sheet);
    }
    // A report alone is no workbook.
    if !sheets.is_empty() {
        sheets.extend(filing.reports.iter().enumerate().map(|(n, form)| report::sheet(form, n)));
    }
    sheets
}

/// `wanted` if a workbook can take it as a sheet's name and no sheet has it yet.
fn free_name(wanted: &str, n: usize, taken: &[Sheet]) -> String {
    let free = |name: &str| taken.iter().all(|sheet| sheet.name.to_lowercase() != name.to_lowercase());
    let allowed = !wanted.is_empty()
        && wanted.chars().count() <= 31
        && !wanted.contains(['[', ']', ':', '*', '?', '/', '\\'])
        && !wanted.starts_with('\'')
        && !wanted.ends_with('\'');
    if allowed && free(wanted) {
        return wanted.to_owned();
    }
    (n + 1..)
        .map(|number| format!("{}-{number}", labels::PROJECT_ANNEX))
        .find(|name| free(name))
        .unwrap_or_default()
}

fn refused(error: &XlsxError, sheet: &str) -> Error {
    match error {
        XlsxError::MaxStringLengthExceeded => Error::new(
            Code::BadRequest,
            "有一段文字超过单元格能容纳的32767个字，没有写出工作簿。请先把它缩短或移到自评报告里。",
        )
        .at(sheet, ""),
        _ => Error::internal(error),
    }
}
