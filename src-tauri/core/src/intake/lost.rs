//! What was put right or decided on one version, and a new file does not bring along.

use super::commit::{same_form, stored_forms, values};
use super::plan::Plan;
use crate::filing::label::label;
use crate::filing::{Filing, Form, Leaf};
use crate::scoring::Review;
use crate::{Code, Error};

/// Values that were put right by hand and that the new file has wrong again: a new version from a new file does
/// not inherit corrections, so the clerk must hear of them.
pub fn corrections(existing: &Filing, corrected: &Filing, plan: &Plan) -> Vec<Error> {
    let mut lost = Vec::new();
    for (kept, right) in stored_forms(existing).iter().zip(stored_forms(corrected)) {
        let new = plan.forms.iter().find(|new| same_form(existing, &new.form).as_ref() == Some(kept));
        let Some(new) = new else { continue };
        let after = values(&new.form);
        right.fields().visit("", &mut |path, leaf| {
            let Some(correction) = leaf.origin().and_then(|origin| origin.corrected.as_ref()) else { return };
            let Some(there) = same_place(kept, &new.form, path) else { return };
            let now = after.iter().find(|(p, _)| *p == there).map(|(_, leaf)| *leaf);
            let written = now.and_then(|leaf| {
                leaf.printed().or_else(|| {
                    leaf.origin().filter(|origin| origin.unread.is_some()).map(|origin| origin.raw.clone())
                })
            });
            if written != correction.from || leaf.printed() == written {
                return;
            }
            let show = |text: Option<&str>| text.unwrap_or("空").to_owned();
            let message = format!(
                "“{}”上一版曾由{}更正为“{}”（{}），这份文件里仍是“{}”；更正不会带到新文件的版本。请核对后重新更正，或请单位改正。",
                label(&there),
                correction.by,
                show(leaf.printed().as_deref()),
                correction.reason,
                show(written.as_deref()),
            );
            let error = Error::new(Code::CorrectionLost, message);
            lost.push(match now.and_then(Leaf::origin) {
                Some(origin) => error.at(&origin.sheet, &origin.cell),
                None => error,
            });
        });
    }
    lost
}

/// Where the field at `path` of one form stands in another reading of it: a row of a list is the same that bears the
/// same names, wherever it was moved to. `None` if there is no such row any more.
fn same_place(kept: &Form, new: &Form, path: &str) -> Option<String> {
    let parts: Vec<&str> = path.split('.').collect();
    let Some(at) = parts.iter().position(|part| part.parse::<usize>().is_ok()) else {
        return Some(path.to_owned());
    };
    let (list, row) = (parts[..at].join("."), parts[at].parse::<usize>().ok()?);
    let (old_rows, new_rows) = (rows(kept, &list), rows(new, &list));
    let wanted = old_rows.get(row)?;
    // Of several rows with the same names, the first is the first.
    let nth = old_rows[..row].iter().filter(|row| *row == wanted).count();
    let (found, _) = new_rows.iter().enumerate().filter(|(_, row)| *row == wanted).nth(nth)?;
    Some(format!("{list}.{found}.{}", parts[at + 1..].join(".")))
}

/// What the rows of a list are known by: 二级指标 and name.
fn rows(form: &Form, list: &str) -> Vec<[Option<String>; 2]> {
    let mut rows: Vec<[Option<String>; 2]> = Vec::new();
    form.fields().visit("", &mut |path, leaf| {
        let Some((row, field)) = path
            .strip_prefix(list)
            .and_then(|rest| rest.strip_prefix('.'))
            .and_then(|rest| rest.split_once('.'))
        else {
            return;
        };
        let Ok(row) = row.parse::<usize>() else { return };
        if rows.len() <= row {
            rows.resize(row + 1, [None, None]);
        }
        match field {
            "level2" => rows[row][0] = leaf.printed(),
            "name" => rows[row][1] = leaf.printed(),
            _ => {}
        }
    });
    rows
}

/// A decision of the bureau on what the new file has otherwise.
pub fn review(review: &Review) -> Error {
    let message = format!(
        "{}上一版由{}复核为 {} 分（{}），新文件里这一项有变动，复核不带到新的版本。请重新复核。",
        review.label(),
        review.by,
        review.score,
        review.reason
    );
    Error::new(Code::ReviewLost, message)
}
