//! 撤销: takes the last edits by hand back, one after the other, and does them again. What an edit is, and how what it
//! changed is kept, stands in [`crate::storage`]; here is what follows from putting it back.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use crate::examination::{self, Occasion};
use crate::review;
use crate::storage::{DepartmentId, Edit, FilingId, Place, Reader, Store, Writer};
use crate::{Code, Error, Result, Stamp};

/// What can be taken back or done again now.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct UndoState {
    /// The edit that would be taken back.
    pub undo: Option<String>,
    /// The edit that would be done again.
    pub redo: Option<String>,
}

/// What was taken back or done again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Undone {
    /// The edit.
    pub title: String,
    /// What can be taken back or done again from here.
    pub next: UndoState,
}

/// What a user can take back or do again now.
///
/// # Errors
/// What concerns the database.
pub fn state(reader: &Reader, user: &str) -> Result<UndoState> {
    let title = |undone| Ok::<_, Error>(reader.undo_step(user, undone)?.map(|step| step.title));
    Ok(UndoState { undo: title(false)?, redo: title(true)? })
}

/// Takes the last edit of this user back that was not taken back yet.
///
/// # Errors
/// `NotFound` without one; `VersionOutdated` if what it changed is no longer as it left it; `YearClosed`; `BadRequest`
/// if what stood there before is no longer possible.
pub fn take_back(store: &mut Store, stamp: &Stamp) -> Result<Undone> {
    turn(store, stamp, Way::Back)
}

/// Does the edit again that was taken back last, as long as nothing else was edited since.
///
/// # Errors
/// As [`take_back`].
pub fn do_again(store: &mut Store, stamp: &Stamp) -> Result<Undone> {
    turn(store, stamp, Way::Again)
}

#[derive(Clone, Copy, PartialEq)]
enum Way {
    Back,
    Again,
}

impl Way {
    fn word(self) -> &'static str {
        if self == Self::Back { "撤销" } else { "重做" }
    }

    /// What stands at the place now, if nobody touched it, and what is to stand there.
    fn values(self, edit: &Edit) -> (&Value, &Value) {
        match self {
            Self::Back => (&edit.after, &edit.before),
            Self::Again => (&edit.before, &edit.after),
        }
    }
}

fn turn(store: &mut Store, stamp: &Stamp, way: Way) -> Result<Undone> {
    let word = way.word();
    let action = if way == Way::Back { "undo" } else { "redo" };
    let title = store.write(stamp, action, |writer| {
        let none = || Error::new(Code::NotFound, format!("没有可以{word}的修改。"));
        let step = writer.undo_step(&stamp.by, way == Way::Again)?.ok_or_else(none)?;
        let refuse = |why: &str| {
            let message =
                format!("“{}”{why}，不能{word}，没有改动。需要时请直接修改现在的内容。", step.title);
            Error::new(Code::VersionOutdated, message)
        };
        // What follows from the others is put back last, where nothing else has changed it since.
        let (mut edited, mut follows) = (Vec::new(), Vec::new());
        for edit in &step.edits {
            let untouched = writer.at_place(&edit.place)? == *way.values(edit).0;
            match edit.place.is_edited() {
                true if !untouched => return Err(refuse("之后这里又改过")),
                true => edited.push(edit),
                false if untouched => follows.push(edit),
                false => {}
            }
        }
        let mut filings = BTreeSet::new();
        for form in edited.iter().filter_map(|edit| edit.place.form()) {
            let filing = writer.current_filing_of(form)?;
            filings.insert(filing.ok_or_else(|| refuse("所在的报送后来换了一版"))?);
        }
        if way == Way::Back {
            edited.reverse();
        }
        let named = names(writer, &edited)?;
        for edit in &edited {
            writer.put_at(&edit.place, way.values(edit).1)?;
        }
        consequences(writer, &edited, &filings, &named, way)?;
        for edit in &follows {
            writer.put_at(&edit.place, way.values(edit).1)?;
        }
        writer.mark_undone(&step, way == Way::Back)?;
        Ok(step.title)
    })?;
    Ok(Undone { title, next: state(store, &stamp.by)? })
}

/// The departments of the edits, with their names as they are.
fn names(writer: &Writer<'_>, edited: &[&Edit]) -> Result<Vec<(DepartmentId, Value)>> {
    let departments = edited.iter().filter_map(|edit| edit.place.entry());
    departments
        .map(|id| Ok((id, writer.at_place(&Place::department(id))?["name"].clone())))
        .collect::<Result<_>>()
}

/// Judges anew what was changed.
fn consequences(
    writer: &Writer<'_>,
    edited: &[&Edit],
    filings: &BTreeSet<FilingId>,
    named: &[(DepartmentId, Value)],
    way: Way,
) -> Result<()> {
    let occasion = match way {
        Way::Back => Occasion::TakenBack,
        Way::Again => Occasion::DoneAgain,
    };
    for filing in filings {
        review::must_fit(writer, *filing)?;
    }
    if edited.iter().any(|edit| matches!(edit.place, Place::Correction { .. })) {
        for filing in filings {
            examination::filing_changed(writer, *filing, &occasion)?;
        }
    }
    for (id, before) in named {
        let now = writer.at_place(&Place::department(*id))?;
        // Rules look at the name.
        if now["name"].is_string() && now["name"] != *before {
            examination::department_changed(writer, *id)?;
        }
    }
    for edit in edited {
        match &edit.place {
            Place::Rule { year, rule } => examination::rule_changed(writer, *year, rule)?,
            Place::RuleSet { year } => examination::rule_set_changed(writer, *year)?,
            _ => {}
        }
    }
    Ok(())
}
