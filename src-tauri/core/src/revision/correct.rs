//! Puts a value right by hand.

use serde::Serialize;
use ts_rs::TS;

use crate::examination::{Occasion, filing_changed, watch_filing};
use crate::filing::label::label;
use crate::filing::{Filing, Form, Leaf, Stored};
use crate::intake::labels;
use crate::number::{Reading, is_no_value};
use crate::review;
use crate::storage::{FilingId, NewCorrection, Place, Store, Writer};
use crate::{Code, Error, Result, Stamp};

/// What a correction came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Corrected {
    /// The value's path.
    pub path: String,
    /// What it is called.
    pub label: String,
    /// What stood there before.
    pub before: Option<String>,
    /// What stands there now.
    pub after: Option<String>,
    /// What was unusual about what was typed (`原文以元为单位，已换算为万元`).
    pub note: Option<String>,
}

/// Puts the value at `path` right, for a reason; an empty text says that there is no value. What was filed stays
/// beside it. The filing is audited again in the same transaction.
///
/// # Errors
/// `NotFound` for a path of no field; `BadRequest` if the text is no value of the field, is what stands there
/// already, or without a reason.
pub fn correct(
    store: &mut Store,
    filing: FilingId,
    path: &str,
    text: &str,
    reason: &str,
    stamp: &Stamp,
) -> Result<Corrected> {
    let reason = super::reason_of(reason)?;
    store.write(stamp, "correct", |writer| {
        writer.must_be_current(filing)?;
        let (department, year) = writer.whose(filing)?;
        watch_filing(writer, department, year)?;
        let corrected = put(writer, filing, path, text.trim(), reason)?;
        let after = corrected.after.as_deref().unwrap_or("空");
        writer.by_hand(format!("{} {}改为{after}", place(writer, filing, path)?, corrected.label));
        Ok(corrected)
    })
}

pub(super) fn put(
    writer: &Writer<'_>,
    filing: FilingId,
    path: &str,
    text: &str,
    reason: &str,
) -> Result<Corrected> {
    let (form, below) = super::form_at(writer, filing, path)?;
    let mut held = form_of(&writer.load_filing(filing)?, path)?;
    let mut filed = form_of(&writer.load_as_filed(filing)?, path)?;
    in_reach(&held, below)?;
    let what = label(path);
    let no_field =
        || Error::new(Code::NotFound, format!("表里没有“{path}”这一项，没有改动。请刷新页面后再试。"));
    let as_filed = filed.fields_mut().at(below).ok_or_else(no_field)?;
    let was_unread = as_filed.origin().is_some_and(|origin| origin.unread.is_some());
    let original = as_filed.printed();
    let leaf = held.fields_mut().at(below).ok_or_else(no_field)?;
    let before = leaf.printed();
    let (value, note) = match read(leaf, below, text) {
        Reading::NoValue => (None, None),
        Reading::Value(value, note) => (Some(value), note),
        Reading::NotUnderstood(why) => {
            return Err(Error::new(
                Code::BadRequest,
                format!("“{text}”不能作为“{what}”：{why}。没有改动，请改正后再保存。"),
            ));
        }
    };
    let unread_now = leaf.origin().is_some_and(|origin| origin.unread.is_some());
    leaf.restore(value.clone(), None)?;
    let after = leaf.printed();
    if after == before && !unread_now {
        return Err(Error::new(
            Code::BadRequest,
            format!("“{what}”现在就是“{}”，没有改动。", after.as_deref().unwrap_or("空")),
        ));
    }
    for path in same_cell(&filed, below) {
        writer.watch(Place::correction(form, &path))?;
        if after == original && !was_unread {
            writer.remove_correction(filing, form, &path)?;
        } else {
            let new = NewCorrection { path: &path, value: value.as_ref(), typed: text, reason, was_unread };
            writer.put_correction(filing, form, new, before.as_deref())?;
        }
    }
    review::must_fit(writer, filing)?;
    filing_changed(writer, filing, &Occasion::Corrected(&what))?;
    Ok(Corrected { path: path.to_owned(), label: what, before, after, note })
}

/// Takes a correction back: what was filed stands again.
///
/// # Errors
/// `NotFound` if the value was not corrected.
pub fn uncorrect(store: &mut Store, filing: FilingId, path: &str, stamp: &Stamp) -> Result<Corrected> {
    store.write(stamp, "uncorrect", |writer| {
        writer.must_be_current(filing)?;
        let (form, below) = super::form_at(writer, filing, path)?;
        let what = label(path);
        let before = printed(&writer.load_filing(filing)?, path);
        let mut removed = false;
        let (department, year) = writer.whose(filing)?;
        watch_filing(writer, department, year)?;
        writer.by_hand(format!("{} {what}撤销更正", place(writer, filing, path)?));
        for path in same_cell(&form_of(&writer.load_as_filed(filing)?, path)?, below) {
            writer.watch(Place::correction(form, &path))?;
            removed |= writer.remove_correction(filing, form, &path)?;
        }
        if !removed {
            return Err(Error::new(
                Code::NotFound,
                format!("“{what}”没有更正过，没有改动。请刷新页面后再看。"),
            ));
        }
        let after = printed(&writer.load_filing(filing)?, path);
        review::must_fit(writer, filing)?;
        filing_changed(writer, filing, &Occasion::Uncorrected(&what))?;
        Ok(Corrected { path: path.to_owned(), label: what, before, after, note: None })
    })
}

/// Whose value it is and in which annex: 「县教育局2024年度附件二」.
fn place(writer: &Writer<'_>, filing: FilingId, path: &str) -> Result<String> {
    let (department, year) = writer.whose(filing)?;
    let annex = match path.split('.').next().unwrap_or_default() {
        "basic_data" => "附件一",
        "overall" => "附件二",
        "projects" => "附件三",
        _ => "附件四",
    };
    Ok(format!("{}{year}年度{annex}", writer.department(department)?.name))
}

fn printed(filing: &Filing, path: &str) -> Option<String> {
    let mut found = None;
    filing.each_field(&mut |at, leaf| {
        if at == path {
            found = leaf.printed();
        }
    });
    found
}

/// The fields that were read from the same cell as the one at `below`, and it: a level of the indicators stands in
/// one merged cell for all its rows.
fn same_cell(filed: &Form, below: &str) -> Vec<String> {
    let field = |path: &str| match path.strip_prefix("indicators.").and_then(|rest| rest.split_once('.')) {
        Some((_, field @ ("level1" | "level1_weight" | "level2"))) => Some(field.to_owned()),
        _ => None,
    };
    let wanted = field(below);
    let mut fields = Vec::new();
    filed.fields().visit("", &mut |path, leaf| fields.push((path.to_owned(), leaf.origin().cloned())));
    let origin = fields.iter().find(|(path, _)| path == below).and_then(|(_, origin)| origin.clone());
    let mut same: Vec<String> = match (wanted, origin.filter(|origin| !origin.cell.is_empty())) {
        (Some(wanted), Some(origin)) => fields
            .into_iter()
            .filter(|(path, other)| field(path).as_ref() == Some(&wanted) && other.as_ref() == Some(&origin))
            .map(|(path, _)| path)
            .collect(),
        _ => Vec::new(),
    };
    if same.is_empty() {
        same.push(below.to_owned());
    }
    same
}

/// A copy of the form that a path leads into.
fn form_of(filing: &Filing, path: &str) -> Result<Form> {
    let mut steps = path.split('.');
    let (head, nth) = (steps.next().unwrap_or_default(), steps.next().and_then(|n| n.parse::<usize>().ok()));
    match head {
        "basic_data" => filing.basic_data.clone().map(Form::BasicData),
        "overall" => filing.overall.clone().map(Form::Overall),
        "projects" => nth.and_then(|n| filing.projects.get(n)).cloned().map(Form::Project),
        "reports" => nth.and_then(|n| filing.reports.get(n)).cloned().map(Form::Report),
        _ => None,
    }
    .ok_or_else(|| Error::new(Code::NotFound, "这份报送里没有这张表，没有改动。请刷新页面后再试。"))
}

/// Refuses a row that would leave empty rows before it: rows are added one after the other.
fn in_reach(form: &Form, below: &str) -> Result<()> {
    let steps: Vec<&str> = below.split('.').collect();
    let Some(at) = steps.iter().position(|step| step.parse::<usize>().is_ok()) else { return Ok(()) };
    let list = format!("{}.", steps[..at].join("."));
    let mut rows = 0;
    form.fields().visit("", &mut |path, _| {
        let row = path.strip_prefix(&list).and_then(|rest| rest.split('.').next()?.parse::<usize>().ok());
        rows = row.map_or(rows, |row| rows.max(row + 1));
    });
    if steps[at].parse::<usize>().is_ok_and(|row| row <= rows) {
        return Ok(());
    }
    Err(Error::new(
        Code::BadRequest,
        format!("表里现在有{rows}行，新的一行只能加在第{}行，没有改动。", rows + 1),
    ))
}

/// Reads what was typed as intake reads it from a cell.
fn read(leaf: &dyn Leaf, below: &str, text: &str) -> Reading<Stored> {
    let field = below.rsplit('.').next().unwrap_or(below);
    let words = matches!(leaf.read("文"), Reading::Value(..));
    let cleaned = match field {
        _ if !words => return leaf.read(text),
        "name" | "level1" | "level2" => labels::name(text),
        "expected" | "achieved" | "economy_measures" | "deviation_reason" => return leaf.read(text),
        _ => Some(text.lines().map(str::trim).collect::<String>()).filter(|text| !is_no_value(text)),
    };
    cleaned.map_or(Reading::NoValue, |text| Reading::Value(Stored::Text(text), None))
}
