//! What a workbook from the budget system would give as a ledger, before it is taken.

use serde::Serialize;
use ts_rs::TS;

use super::import::{Request, take};
use super::{LedgerImport, LedgerYear, Unmatched};
use crate::department::{Candidate, key};
use crate::intake::format;
use crate::intake::grid::{Content, Grid, Place};
use crate::intake::labels::year;
use crate::storage::Store;
use crate::{Code, Result, Stamp};

/// Rows of a sheet that are searched for its header.
const SEARCHED: usize = 30;

/// Rows shown below a header.
const SHOWN: usize = 5;

/// Columns shown of a sheet.
const WIDEST: usize = 60;

/// A name of the ledger that the register does not know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnknownDepartment {
    /// As the ledger writes it.
    pub name: String,
    /// The code beside it.
    pub code: Option<String>,
    /// Rows that bear it.
    pub rows: u32,
    /// Departments of the register that it may be.
    pub candidates: Vec<Candidate>,
}

/// A sheet of the workbook as its columns are offered for choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LedgerSheet {
    /// The sheet.
    pub name: String,
    /// The header's row, from 1.
    pub header_row: u32,
    /// The headers, from left to right; blank columns are left out.
    pub headers: Vec<String>,
    /// The first rows below, a text for each header.
    pub rows: Vec<Vec<String>>,
}

/// What a ledger would come to; nothing is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LedgerPlan {
    /// The file's own name.
    pub file: String,
    /// The year that the file's name or what stands above a header says.
    pub year_found: Option<i32>,
    /// The sheets that have a header.
    pub sheets: Vec<LedgerSheet>,
    /// What an import would come to; `None` if the columns are not found.
    pub import: Option<LedgerImport>,
    /// How the file contradicts the year, in Chinese: whoever imports it says that it is of this year.
    pub year_question: Option<String>,
    /// Why there is no import, in Chinese.
    pub problem: Option<String>,
    /// Names that the register does not know: each is a department of it under another name, or a new one.
    pub unknown: Vec<UnknownDepartment>,
    /// Rows that are left out for other reasons.
    pub others: Vec<Unmatched>,
    /// The ledger of the year that it would take the place of.
    pub replaces: Option<LedgerYear>,
}

/// Reads a workbook as [`super::import`] would, and says what that would come to.
///
/// # Errors
/// What reading says; `BadRequest` for a column that a ledger does not have, `NotFound` for a department that the
/// register does not have.
pub fn plan(
    store: &mut Store,
    bytes: &[u8],
    file: &str,
    request: &Request,
    stamp: &Stamp,
) -> Result<LedgerPlan> {
    let document = format::open(bytes, file)?;
    let mut plan = LedgerPlan {
        file: file.to_owned(),
        year_found: year(file),
        sheets: document.grids.iter().filter_map(sheet).collect(),
        import: None,
        year_question: None,
        problem: None,
        unknown: Vec::new(),
        others: Vec::new(),
        replaces: store.ledgers()?.into_iter().find(|ledger| ledger.year == request.year),
    };
    if plan.year_found.is_none() {
        let above =
            document.grids.iter().flat_map(|grid| (0..grid.rows.len().min(3)).map(|row| grid.line(row)));
        plan.year_found = above.into_iter().find_map(|line| year(&line));
    }
    match take(store, &document, bytes, file, request, stamp, true) {
        Ok((import, unknown, question)) => {
            plan.year_question = question;
            let asked = |row: &&Unmatched| {
                row.department.as_deref().is_some_and(|name| unknown.contains_key(&key(name)))
            };
            plan.others = import.unmatched.iter().filter(|row| !asked(row)).cloned().collect();
            plan.unknown = unknown.into_values().collect();
            plan.unknown.sort_by_key(|department| std::cmp::Reverse(department.rows));
            plan.import = Some(import);
        }
        Err(error) if error.code == Code::BadRequest && !plan.sheets.is_empty() => {
            plan.problem = Some(error.message);
        }
        Err(error) => return Err(error),
    }
    Ok(plan)
}

/// A sheet by its likeliest header: the first of the rows with the most different texts.
fn sheet(grid: &Grid) -> Option<LedgerSheet> {
    let texts = |row: usize| -> Vec<(u32, String)> {
        let cells = grid.rows[row].cells.iter().filter(|cell| cell.content == Content::Text);
        let mut found: Vec<(u32, String)> = Vec::new();
        for cell in cells {
            let text = cell.text.trim();
            if !text.is_empty() && found.iter().all(|(_, known)| known != text) && found.len() < WIDEST {
                found.push((cell.column, text.to_owned()));
            }
        }
        found
    };
    let searched = grid.rows.len().min(SEARCHED);
    let header = (0..searched).max_by_key(|&row| (texts(row).len(), std::cmp::Reverse(row)))?;
    let headers = texts(header);
    if headers.len() < 2 {
        return None;
    }
    let place = |row: usize| match grid.rows[row].place {
        Place::Sheet(row) | Place::Table(_, row) | Place::Paragraph(row) => row,
    };
    let below = header + 1..grid.rows.len().min(header + 1 + SHOWN);
    Some(LedgerSheet {
        name: grid.name.clone(),
        header_row: place(header),
        rows: below
            .map(|row| {
                let text = |column: u32| {
                    grid.at(row, column).map(|seen| seen.cell.text.trim().to_owned()).unwrap_or_default()
                };
                headers.iter().map(|(column, _)| text(*column)).collect()
            })
            .collect(),
        headers: headers.into_iter().map(|(_, text)| text).collect(),
    })
}
