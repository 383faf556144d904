//! Finds the forms in a file by their titles and labels, never by position.

mod abreast;
mod basic_data;
mod captions;
mod cells;
mod columns;
mod evaluation;
mod indicators;
mod overall;
mod project;
mod report;
mod rest;
mod segment;
mod staffing;
mod target;
mod titles;
mod words;

use std::borrow::Cow;

use crate::filing::{Fields, Form, FormKind, Unread};
use crate::intake::format::Document;
use crate::intake::grid::Grid;
use crate::intake::labels;
use crate::intake::learnt::{Learnt, UnknownColumn};

pub use segment::{Segment, in_header};

/// A form as it was found.
#[derive(Debug, Clone)]
pub struct Recognised {
    /// Its content.
    pub form: Form,
    /// The sheet it stands in.
    pub sheet: String,
    /// The year its title names.
    pub year: Option<i32>,
    /// The department it names, behind its code if it has one: `411001-贯塘乡人民政府`.
    pub department: Option<String>,
    /// Cells that belong to no field and were not understood.
    pub unread: Vec<Unread>,
    /// Columns whose header nobody explained yet.
    pub unknown: Vec<UnknownColumn>,
}

/// Every form of a file, in the order they stand. `file` is the file's own name, for sources; `learnt`, what the clerk
/// said of headers that no form has.
pub fn recognise(document: &Document, file: &str, learnt: &Learnt) -> Vec<Recognised> {
    let grids: Vec<Cow<'_, Grid>> = parts(document).into_iter().map(|grid| learnt.translate(grid)).collect();
    grids
        .iter()
        .flat_map(|grid| segment::segments(grid))
        .filter_map(|segment| {
            let mut reader = cells::CellReader::new(segment.grid, file);
            // The unit of money often stands in a line above, with the title.
            (segment.top()..segment.rows().start).for_each(|row| reader.money_unit(row));
            let (form, department) = match segment.kind {
                FormKind::BasicData => basic_data::read(&segment, &mut reader),
                FormKind::Overall => overall::read(&segment, &mut reader),
                FormKind::Project => project::read(&segment, &mut reader),
                FormKind::Report => report::read(&segment, &mut reader),
            };
            if segment.kind != FormKind::Report {
                rest::leave_rest(&segment, &mut reader, segment.path());
                words::leave_words(&segment, &mut reader, segment.path());
            }
            let department = department.map(|named| {
                let code = named
                    .code
                    .or_else(|| segment.rows().find_map(|row| captions::department_code(&segment, row)));
                match code {
                    Some(code) => format!("{code}-{}", named.name),
                    None => named.name,
                }
            });
            let sheet = segment.sheet();
            let year = segment.year().or_else(|| year_of_headers(&segment));
            has_content(&form).then_some(Recognised {
                form,
                sheet,
                year,
                department,
                unread: reader.unread,
                unknown: reader.unknown,
            })
        })
        .collect()
}

fn parts(document: &Document) -> Vec<Cow<'_, Grid>> {
    document.grids.iter().flat_map(abreast::parts).collect()
}

/// The document with its hidden sheets shown, if forms stand on these only: a cover alone is no filing.
pub fn unhide(document: Document) -> (Document, bool) {
    if document.hidden.is_empty() || has_forms(&document) {
        return (document, false);
    }
    let Document { mut grids, hidden, format, converted } = document;
    let hidden = Document { grids: hidden, hidden: Vec::new(), format, converted: None };
    if !has_forms(&hidden) {
        return (Document { grids, hidden: hidden.grids, format, converted }, false);
    }
    grids.extend(hidden.grids);
    (Document { grids, hidden: Vec::new(), format, converted }, true)
}

/// Most forms of one file; a department has 1 to 40 projects.
pub const FORMS: usize = 300;

/// How many forms a file holds, its hidden sheets too.
pub fn count_forms(document: &Document) -> usize {
    let grids = document.grids.iter().chain(&document.hidden).flat_map(abreast::parts);
    grids.map(|grid| segment::segments(&grid).iter().filter(|form| !form.rows().is_empty()).count()).sum()
}

/// Whether the forms stand in the file at all, filled in or not.
pub fn has_forms(document: &Document) -> bool {
    parts(document).iter().any(|grid| !segment::segments(grid).is_empty())
}

/// A form that holds only what was printed on it before it was sent out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unanswered {
    /// Which annex: 附件一 or 附件三.
    pub kind: FormKind,
    /// The sheet.
    pub sheet: String,
    /// The project, for 附件三.
    pub project: Option<String>,
}

/// The forms that came back as they were sent out: 附件一 with last year's figures, 附件三 with its budgets.
pub fn unanswered(document: &Document, file: &str) -> Vec<Unanswered> {
    let grids = parts(document);
    let segments = grids.iter().flat_map(|grid| segment::segments(grid));
    let form_of = |segment: Segment<'_>| {
        let mut reader = cells::CellReader::new(segment.grid, file);
        let form = match segment.kind {
            FormKind::BasicData => basic_data::read(&segment, &mut reader).0,
            FormKind::Project => project::read(&segment, &mut reader).0,
            _ => return None,
        };
        let sent = !has_content(&form) && filled_beyond(form.fields(), |path| SIGNED.contains(&path));
        sent.then(|| Unanswered {
            kind: segment.kind,
            sheet: segment.sheet(),
            project: form.reference().project,
        })
    };
    segments.filter_map(form_of).collect()
}

/// Fields that say nothing of the evaluation.
const SIGNED: [&str; 2] = ["annex", "signed_on"];
/// What the blank 附件三 may have been sent out with.
const KNOWN_OF_PROJECT: [&str; 5] = [
    "name",
    "supervising_department",
    "implementing_unit",
    "funds.total.initial_budget",
    "funds.total.revised_budget",
];

/// A title over nothing (a cover page, a list of annexes) is not a form.
fn has_content(form: &Form) -> bool {
    match form {
        Form::Report(report) => !report.blocks.is_empty(),
        // What is printed on a form before it is sent out is no answer: last year's figures, a project's budgets.
        Form::BasicData(form) => filled_beyond(form, |path| {
            let item = path.contains(".items.") && path.ends_with(".name");
            path.ends_with(".prior_final") || item || SIGNED.contains(&path)
        }),
        Form::Overall(form) => filled_beyond(form, |path| path == "department" || SIGNED.contains(&path)),
        Form::Project(form) => {
            filled_beyond(form, |path| KNOWN_OF_PROJECT.contains(&path) || SIGNED.contains(&path))
        }
    }
}

/// Whether a form holds anything in fields other than those that `printed` names. A formula that shows nothing is the
/// blank form's own, not an answer.
fn filled_beyond(form: &dyn Fields, printed: impl Fn(&str) -> bool) -> bool {
    let mut filled = false;
    form.visit("", &mut |path, leaf| {
        let shown = leaf.printed().is_some()
            || leaf.origin().is_some_and(|origin| origin.unread.is_some() && !origin.raw.is_empty());
        filled |= shown && !printed(path);
    });
    filled
}

/// The year of 「2024 年决算数」 where the title names none: the later of the two columns.
fn year_of_headers(segment: &Segment<'_>) -> Option<i32> {
    segment
        .rows()
        .flat_map(|row| segment.grid.rows[row].cells.iter())
        .filter(|cell| {
            let key = labels::key(&cell.text);
            key.ends_with("决算数") || key.ends_with("预算数") || key.ends_with("在职人数")
        })
        .filter_map(|cell| labels::year(&cell.text))
        .max()
}
