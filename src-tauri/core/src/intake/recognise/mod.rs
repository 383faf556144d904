//! Finds the forms in a file by their titles and labels, never by position.

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

use crate::filing::{Fields, Form, Unread};
use crate::intake::format::Document;
use crate::intake::labels;

pub use segment::Segment;

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
}

/// Every form of a file, in the order they stand. `file` is the file's own name, for sources.
pub fn recognise(document: &Document, file: &str) -> Vec<Recognised> {
    document
        .grids
        .iter()
        .flat_map(segment::segments)
        .filter_map(|segment| {
            let mut reader = cells::CellReader::new(segment.grid, file);
            // The unit of money often stands in a line above, with the title.
            (segment.top()..segment.rows().start).for_each(|row| reader.money_unit(row));
            let (form, department) = match segment.kind {
                crate::filing::FormKind::BasicData => basic_data::read(&segment, &mut reader),
                crate::filing::FormKind::Overall => overall::read(&segment, &mut reader),
                crate::filing::FormKind::Project => project::read(&segment, &mut reader),
                crate::filing::FormKind::Report => report::read(&segment, &mut reader),
            };
            if segment.kind != crate::filing::FormKind::Report {
                rest::leave_rest(&segment, &mut reader, segment.path());
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
            has_content(&form).then_some(Recognised { form, sheet, year, department, unread: reader.unread })
        })
        .collect()
}

/// Whether the forms stand in the file at all, filled in or not.
pub fn has_forms(document: &Document) -> bool {
    document.grids.iter().any(|grid| !segment::segments(grid).is_empty())
}

/// The sheets whose 附件一 holds last year's figures and nothing of this year's.
pub fn unanswered(document: &Document, file: &str) -> Vec<String> {
    let of_last_year = |segment: &Segment<'_>| {
        let (form, _) = basic_data::read(segment, &mut cells::CellReader::new(segment.grid, file));
        !has_content(&form) && filled_beyond(form.fields(), &["annex", "signed_on"])
    };
    let segments = document.grids.iter().flat_map(segment::segments);
    segments
        .filter(|segment| segment.kind == crate::filing::FormKind::BasicData)
        .filter(of_last_year)
        .map(|segment| segment.sheet())
        .collect()
}

/// A title over nothing (a cover page, a list of annexes) is not a form.
fn has_content(form: &Form) -> bool {
    match form {
        Form::Report(report) => !report.blocks.is_empty(),
        // Last year's figures are printed on the form before it is sent out: they alone are no answer.
        Form::BasicData(form) => {
            let mut filled = false;
            form.visit("", &mut |path, leaf| {
                let printed = path.ends_with(".prior_final")
                    || (path.contains(".items.") && path.ends_with(".name"))
                    || ["annex", "signed_on"].contains(&path);
                filled |= leaf.is_filled() && !printed;
            });
            filled
        }
        Form::Overall(form) => filled_beyond(form, &["annex", "signed_on", "department"]),
        Form::Project(form) => filled_beyond(form, &["annex", "signed_on"]),
    }
}

fn filled_beyond(form: &dyn Fields, except: &[&str]) -> bool {
    let mut filled = false;
    form.visit("", &mut |path, leaf| filled |= leaf.is_filled() && !except.contains(&path));
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
