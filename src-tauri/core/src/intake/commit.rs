//! Writes a plan: one transaction per file, all of it or nothing.

use super::department::{Identified, identify};
use super::format::Format;
use super::lost;
use super::outcome::{FileOutcome, FileStatus, FilingOutcome, FormOutcome, OnConflict};
use super::plan::Plan;
use super::recognise::Recognised;
use crate::audit::FindingCounts;
use crate::examination::{Occasion, filing_changed};
use crate::filing::{Filing, Form, FormKind, Leaf};
use crate::review;
use crate::storage::{Batch, DepartmentFacts, Effect, FilingId, ImportId, NewImportStep, Store, Writer};
use crate::{Code, Error, Result, Stamp};

/// How to commit.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// What to do with forms that are there already with other values.
    pub on_conflict: OnConflict,
    /// Who commits, and when.
    pub stamp: &'a Stamp,
    /// The import that this is part of.
    pub batch: &'a Batch,
}

/// Writes `plan`, or says what must be answered first. `path` is how the caller names the file.
///
/// # Errors
/// Only what concerns the database as a whole; whatever is wrong with the file is in the outcome.
pub fn commit(
    store: &mut Store,
    plan: &Plan,
    bytes: &[u8],
    path: &str,
    terms: Terms<'_>,
) -> Result<FileOutcome> {
    let written = store.write(terms.stamp, "import", |writer| commit_in(writer, plan, bytes, path, terms));
    let (outcome, import) = unless_closed(written, plan, path)?;
    if let Some(import) = import {
        terms.batch.began(import);
    }
    Ok(outcome)
}

/// What committing `plan` would come to after what `writer` has written already; a refused file leaves nothing.
///
/// # Errors
/// As [`commit`].
pub fn rehearse(
    writer: &Writer<'_>,
    plan: &Plan,
    bytes: &[u8],
    path: &str,
    terms: Terms<'_>,
) -> Result<FileOutcome> {
    let written = writer.part(|writer| commit_in(writer, plan, bytes, path, terms));
    Ok(unless_closed(written, plan, path)?.0)
}

/// A closed year is a matter of this file: the others may be of other years.
fn unless_closed(
    written: Result<(FileOutcome, Option<ImportId>)>,
    plan: &Plan,
    path: &str,
) -> Result<(FileOutcome, Option<ImportId>)> {
    match written {
        Err(error) if error.code == Code::YearClosed => {
            let outcome = FileOutcome {
                status: FileStatus::Refused,
                problems: vec![error],
                ..FileOutcome::undecided(plan, path)
            };
            Ok((outcome, None))
        }
        written => written,
    }
}

fn commit_in(
    writer: &Writer<'_>,
    plan: &Plan,
    bytes: &[u8],
    path: &str,
    terms: Terms<'_>,
) -> Result<(FileOutcome, Option<ImportId>)> {
    let mut outcome = FileOutcome::undecided(plan, path);
    let Identified { name: department, alias, code, notes, candidates, question } =
        identify(writer, plan, path)?;
    outcome.problems.extend(question);
    outcome.candidates = candidates;
    let (Some(department), Some(year)) = (department, plan.year) else { return Ok((outcome, None)) };
    if !outcome.problems.is_empty() {
        return Ok((outcome, None));
    }
    outcome.notes.extend(notes);
    let written = write(writer, plan, bytes, &department, year, terms)?;
    if let Some(import) = written.import {
        writer.record_arrival(writer.ensure_department(&department)?, year, Some(import))?;
    }
    if let Some(code) = &code {
        let facts = DepartmentFacts { code: Some(code.clone()), ..DepartmentFacts::default() };
        writer.describe_department(writer.ensure_department(&department)?, &facts)?;
    }
    if let Some(alias) = &alias {
        writer.add_alias(writer.ensure_department(&department)?, alias)?;
    }
    outcome.status = written.status;
    outcome.problems = written.problems;
    outcome.filings.push(FilingOutcome {
        department: written.department,
        year,
        version: written.version,
        forms: plan.forms.iter().map(form_outcome).collect(),
        findings: written.findings,
    });
    Ok((outcome, written.import))
}

/// What a transaction came to.
struct Written {
    import: Option<ImportId>,
    status: FileStatus,
    problems: Vec<Error>,
    department: String,
    version: u32,
    findings: FindingCounts,
}

fn write(
    writer: &Writer<'_>,
    plan: &Plan,
    bytes: &[u8],
    department: &str,
    year: i32,
    terms: Terms<'_>,
) -> Result<Written> {
    let id = match writer.find_department(department)? {
        Some(id) => id,
        None => writer.ensure_department(department)?,
    };
    let Some(current) = writer.current_filing(id, year)? else {
        let filing = writer.new_filing(id, year)?;
        return save(
            writer,
            Saving { filing, effect: Effect::Made, before: None },
            plan,
            bytes,
            terms,
            plan.forms.iter(),
        );
    };
    // A file says what was filed: what was put right by hand since is no difference.
    let existing = writer.load_as_filed(current)?;
    let on_conflict = terms.on_conflict;
    let extend = Saving { filing: current, effect: Effect::Extended, before: None };
    let mut missing = Vec::new();
    let mut conflicts = Vec::new();
    for form in &plan.forms {
        match same_form(&existing, &form.form) {
            None => missing.push(form),
            Some(kept) => conflicts.extend(first_difference(&kept, form)),
        }
    }
    if conflicts.is_empty() && missing.is_empty() || on_conflict == OnConflict::Keep {
        return left_alone(writer, current, &existing, FileStatus::Unchanged, Vec::new());
    }
    match on_conflict {
        OnConflict::Replace if conflicts.is_empty() => {
            save(writer, extend, plan, bytes, terms, missing.into_iter())
        }
        OnConflict::Replace => {
            let corrected = writer.load_filing(current)?;
            let filing = writer.new_version(current)?;
            let mut copied = Vec::new();
            for (kept, stored) in stored_forms(&existing).into_iter().zip(writer.forms(current)?) {
                if !is_replaced(&existing, &kept, plan) {
                    writer.copy_form(stored.id, filing)?;
                    copied.push(stored.id);
                }
            }
            let saving = Saving { filing, effect: Effect::Replaced, before: Some(current) };
            let mut written = save(writer, saving, plan, bytes, terms, plan.forms.iter())?;
            written.problems = lost::corrections(&existing, &corrected, plan);
            let open = review::carry(writer, current, filing, &copied)?;
            written.problems.extend(open.iter().map(lost::review));
            Ok(written)
        }
        _ if conflicts.is_empty() => save(writer, extend, plan, bytes, terms, missing.into_iter()),
        _ => left_alone(writer, current, &existing, FileStatus::NeedsDecision, conflicts),
    }
}

/// Where the forms of a file go.
#[derive(Clone, Copy)]
struct Saving {
    filing: FilingId,
    effect: Effect,
    before: Option<FilingId>,
}

fn save<'a>(
    writer: &Writer<'_>,
    Saving { filing, effect, before }: Saving,
    plan: &Plan,
    bytes: &[u8],
    terms: Terms<'_>,
    forms: impl Iterator<Item = &'a Recognised>,
) -> Result<Written> {
    let sha256 = writer.put_source(bytes, &plan.name, plan.format.id())?;
    if let Some(docx) = &plan.converted {
        writer.put_conversion(&sha256, docx, &plan.name, Format::Docx.id())?;
    }
    let attached = !writer.holds_file(filing, &sha256)?;
    let held = writer.forms(filing)?;
    for recognised in forms {
        let form = writer.save_form(filing, &recognised.form, &recognised.sheet, Some(&sha256))?;
        for unread in &recognised.unread {
            writer.save_unread(form, unread)?;
        }
    }
    // What was taken over from the version before is part of what this import made.
    let added = writer
        .forms(filing)?
        .into_iter()
        .map(|form| form.id)
        .filter(|id| effect != Effect::Extended || held.iter().all(|form| form.id != *id))
        .collect::<Vec<_>>();
    let step =
        NewImportStep { effect, filing, before, file: &plan.name, sha256: &sha256, attached, forms: &added };
    let import = writer.record_import(terms.batch, &step)?;
    let filing_now = filing_changed(writer, filing, &Occasion::Import(&plan.name))?.filing;
    Ok(Written {
        import: Some(import),
        status: FileStatus::Imported,
        problems: Vec::new(),
        department: filing_now.department.name,
        version: filing_now.version,
        findings: writer.unresolved(filing)?,
    })
}

fn left_alone(
    writer: &Writer<'_>,
    id: FilingId,
    existing: &Filing,
    status: FileStatus,
    problems: Vec<Error>,
) -> Result<Written> {
    Ok(Written {
        import: None,
        status,
        problems,
        department: existing.department.name.clone(),
        version: existing.version,
        findings: writer.unresolved(id)?,
    })
}

/// The form of a filing that `new` is another reading of: 附件一 and 附件二 there are one of; a
/// project is known by its name, a project without one and a report by where it stands.
pub(super) fn same_form(existing: &Filing, new: &Form) -> Option<Form> {
    match new {
        Form::BasicData(_) => existing.basic_data.clone().map(Form::BasicData),
        Form::Overall(_) => existing.overall.clone().map(Form::Overall),
        Form::Project(new) => existing
            .projects
            .iter()
            .find(|kept| match (&kept.name.value, &new.name.value) {
                (Some(kept_name), Some(name)) => {
                    kept_name == name && (kept.annex.value == new.annex.value || !repeats(existing, name))
                }
                (None, None) => kept.annex.value == new.annex.value,
                _ => false,
            })
            .cloned()
            .map(Form::Project),
        Form::Report(new) => existing
            .reports
            .iter()
            .find(|kept| kept.title.value == new.title.value)
            .cloned()
            .map(Form::Report),
    }
}

/// The forms of a filing, in the order that storage lists them.
pub(super) fn stored_forms(filing: &Filing) -> Vec<Form> {
    let basic_data = filing.basic_data.clone().map(Form::BasicData);
    let overall = filing.overall.clone().map(Form::Overall);
    let projects = filing.projects.iter().cloned().map(Form::Project);
    let reports = filing.reports.iter().cloned().map(Form::Report);
    basic_data.into_iter().chain(overall).chain(projects).chain(reports).collect()
}

/// Whether a new version from `plan` leaves an older form behind. A form that is sent again is
/// replaced. A whole filing (附件二 with its projects) replaces all projects, so that one that was
/// taken out is gone; a file of single forms leaves the others as they were.
fn is_replaced(existing: &Filing, kept: &Form, plan: &Plan) -> bool {
    let holds = |kind: FormKind| plan.forms.iter().any(|new| new.form.kind() == kind);
    match kept.kind() {
        FormKind::Project if holds(FormKind::Overall) && holds(FormKind::Project) => true,
        FormKind::BasicData | FormKind::Overall => holds(kept.kind()),
        FormKind::Project | FormKind::Report => {
            plan.forms.iter().any(|new| same_form(existing, &new.form).as_ref() == Some(kept))
        }
    }
}

/// Whether several projects of a filing bear the same name: then the annex number tells them apart.
fn repeats(existing: &Filing, name: &str) -> bool {
    existing.projects.iter().filter(|project| project.name.text() == Some(name)).count() > 1
}

/// The first value that differs, as the question to put to the clerk; `None` if the forms are equal.
fn first_difference(kept: &Form, new: &Recognised) -> Option<Error> {
    let title = match new.form.reference().project {
        Some(name) => format!("{}“{name}”", new.form.kind().title()),
        None => new.form.kind().title().to_owned(),
    };
    let question = |detail: &str| {
        format!("{title}已经报过，这次的内容不同（{detail}）。请选择“替换为新版本”，或“保留原有”。")
    };
    if let (Form::Report(kept), Form::Report(new)) = (kept, &new.form)
        && kept.blocks != new.blocks
    {
        return Some(Error::new(Code::FormConflict, question("正文有改动")));
    }
    let before = values(kept);
    let after = values(&new.form);
    let (path, leaf, old) = after
        .iter()
        .map(|(path, leaf)| {
            (path, leaf, before.iter().find(|(p, _)| p == path).and_then(|(_, leaf)| leaf.printed()))
        })
        .find(|(_, leaf, old)| leaf.printed() != *old)
        .or_else(|| {
            // A value that is gone.
            before
                .iter()
                .find(|(path, leaf)| leaf.is_filled() && !after.iter().any(|(p, _)| p == path))
                .map(|(path, leaf)| (path, leaf, leaf.printed()))
        })?;
    let show = |value: Option<String>| value.unwrap_or_else(|| "空".to_owned());
    let now = after.iter().find(|(p, _)| p == path).and_then(|(_, leaf)| leaf.printed());
    let error =
        Error::new(Code::FormConflict, question(&format!("例如原为“{}”，现为“{}”", show(old), show(now))));
    Some(match leaf.origin() {
        Some(origin) => error.at(&origin.sheet, &origin.cell),
        None => error,
    })
}

/// The fields of a form that carry what was filed. The sign-off date is not part of it: the same
/// form is often signed again.
pub(super) fn values(form: &Form) -> Vec<(String, &dyn Leaf)> {
    let mut values: Vec<(String, &dyn Leaf)> = Vec::new();
    form.fields().visit("", &mut |path, leaf| {
        if path != "signed_on" && path != "annex" && leaf.is_filled() {
            values.push((path.to_owned(), leaf));
        }
    });
    values
}

fn form_outcome(recognised: &Recognised) -> FormOutcome {
    let (mut values, mut unread) = (0, u32::try_from(recognised.unread.len()).unwrap_or(u32::MAX));
    recognised.form.fields().visit("", &mut |_, leaf| {
        values += u32::from(leaf.printed().is_some());
        unread += u32::from(leaf.origin().is_some_and(|origin| origin.unread.is_some()));
    });
    let reference = recognised.form.reference();
    FormOutcome {
        kind: reference.kind,
        sheet: recognised.sheet.clone(),
        project: reference.project.filter(|_| reference.kind == FormKind::Project),
        values,
        unread,
    }
}
