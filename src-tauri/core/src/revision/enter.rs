//! A form, or a whole filing, that is entered by hand.

use crate::department::Recognition;
use crate::examination::{Occasion, filing_changed};
use crate::filing::{Filed, Form, FormKind, Origin};
use crate::intake::labels;
use crate::storage::{BY_HAND, FilingId, Reader, Store};
use crate::{Code, Error, Result, Stamp};

/// Adds an empty form to a department's filing for a year, making the filing if there is none. It is then filled
/// by corrections. `name` is the project's, for 附件三. A department that the register does not know is added
/// only if `new_department` says so.
///
/// # Errors
/// `BadRequest` if the filing has the form already, for a project without a name, or for 附件四; `NotFound` for an
/// unknown department.
pub fn enter(
    store: &mut Store,
    department: &str,
    new_department: bool,
    year: i32,
    kind: FormKind,
    name: Option<&str>,
    stamp: &Stamp,
) -> Result<FilingId> {
    let mut form = Form::empty(kind);
    let name = name.and_then(labels::name);
    match (&mut form, &name) {
        (Form::Project(project), Some(name)) => project.name = by_hand(name),
        (Form::Project(_), None) => {
            return Err(Error::new(Code::BadRequest, "手工录入项目自评表要先写项目名称，没有改动。"));
        }
        (Form::Report(_), _) => {
            return Err(Error::new(
                Code::BadRequest,
                "自评报告是成篇文字，不能手工录入，没有改动。请导入它的 Word 文件。",
            ));
        }
        _ => {}
    }
    if !(1990..=2100).contains(&year) {
        return Err(Error::new(Code::BadRequest, format!("年度“{year}”不对，没有改动。请填四位年份。")));
    }
    store.write(stamp, "enter", |writer| {
        let id = match writer.find_department(department)? {
            Some(id) => id,
            None if new_department => writer.ensure_department(department)?,
            None => return Err(unknown(writer, department)?),
        };
        let filing = match writer.current_filing(id, year)? {
            Some(filing) => filing,
            None => writer.new_filing(id, year)?,
        };
        let held = writer.load_filing(filing)?;
        let taken = match kind {
            FormKind::BasicData => held.basic_data.is_some(),
            FormKind::Overall => held.overall.is_some(),
            FormKind::Project => held.projects.iter().any(|project| project.name.value == name),
            FormKind::Report => false,
        };
        if taken {
            return Err(Error::new(
                Code::BadRequest,
                format!(
                    "“{}”{year}年度已有{}，没有改动。请在原表上更正。",
                    held.department.name,
                    name.map_or(kind.title().to_owned(), |name| format!("{}“{name}”", kind.title()))
                ),
            ));
        }
        writer.enter_form(filing, &form)?;
        filing_changed(writer, filing, &Occasion::Entered)?;
        writer.record_arrival(id, year, None)?;
        Ok(filing)
    })
}

/// Says that the register does not know the name, and which names are like it.
fn unknown(register: &Reader, name: &str) -> Result<Error> {
    let like: Vec<String> = match register.recognise_department(name)? {
        Recognition::Exact(found) | Recognition::Alike(found) => vec![found],
        Recognition::Near(candidates) => candidates.into_iter().map(|candidate| candidate.name).collect(),
        Recognition::New => Vec::new(),
    };
    let like = match like.as_slice() {
        [] => "也没有相近的".to_owned(),
        names => format!("相近的有“{}”", names.join("”“")),
    };
    Ok(Error::new(
        Code::NotFound,
        format!("名册里没有“{name}”，{like}，没有改动。请照名册里的名称写，或者登记为新部门。"),
    ))
}

fn by_hand(text: &str) -> Filed<String> {
    let origin = Origin {
        file: BY_HAND.to_owned(),
        sheet: BY_HAND.to_owned(),
        cell: String::new(),
        raw: text.to_owned(),
        note: None,
        unread: None,
        corrected: None,
    };
    Filed { value: Some(text.to_owned()), origin: Some(origin.into()) }
}
