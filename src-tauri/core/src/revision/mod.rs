//! What happens to a filing after it came in: undoing an import, comparing and bringing back versions,
//! values put right or entered by hand. Nothing that was filed is lost by any of it.

mod compare;
mod correct;
mod enter;
mod restore;
mod undo_import;

use crate::filing::FormKind;
use crate::storage::{FilingId, FormId, Reader};
use crate::{Code, Error, Result};

pub use compare::{Difference, DifferenceCell, compare};
pub use correct::{Corrected, correct, uncorrect};
pub use enter::enter;
pub use restore::restore;
pub use undo_import::undo_import;

/// The form that a path of a filing lies in, and the path below it.
fn form_at<'a>(reader: &Reader, filing: FilingId, path: &'a str) -> Result<(FormId, &'a str)> {
    let not_found =
        || Error::new(Code::NotFound, format!("这份报送里没有“{path}”这一项，没有改动。请刷新页面后再试。"));
    let (head, rest) = path.split_once('.').ok_or_else(not_found)?;
    let (kind, nth, below) = match head {
        "basic_data" => (FormKind::BasicData, 0, rest),
        "overall" => (FormKind::Overall, 0, rest),
        "projects" | "reports" => {
            let (nth, below) = rest.split_once('.').ok_or_else(not_found)?;
            let kind = if head == "projects" { FormKind::Project } else { FormKind::Report };
            (kind, nth.parse().map_err(|_| not_found())?, below)
        }
        _ => return Err(not_found()),
    };
    let forms = reader.forms(filing)?;
    let form = forms.iter().filter(|form| form.kind == kind).nth(nth).ok_or_else(not_found)?;
    Ok((form.id, below))
}

/// A reason as it is kept.
fn reason_of(reason: &str) -> Result<&str> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::new(Code::BadRequest, "没有写理由，没有改动。请写明为什么改，理由会记入日志。"));
    }
    Ok(reason)
}
