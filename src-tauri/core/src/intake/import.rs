//! Imports files and folders: one broken file never stops the others.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::commit::{Terms, commit, rehearse};
use super::files;
use super::learnt::Learnt;
use super::outcome::{FileOutcome, FileStatus, Import, OnConflict};
use super::plan::{Given, Plan, fingerprint, plan};
use super::side_by_side::understood;
use crate::storage::{Batch, Store};
use crate::{Code, Error, Progress, Result, Stamp, Step};

/// What the clerk said of one file, over what was said of all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// What the clerk knows better than the file.
    pub given: Given,
    /// What to do with forms that are there already with other values.
    pub on_conflict: Option<OnConflict>,
}

/// What to import, and how.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// What the clerk knows better than the files.
    pub given: Given,
    /// What to do with forms that are there already with other values.
    pub on_conflict: OnConflict,
    /// Answers for single files, by path: files with different answers are still one import.
    pub answers: HashMap<PathBuf, Answer>,
    /// Find out what would happen, and leave everything as it was.
    pub dry_run: bool,
    /// SHA-256 of files as they were previewed, by path: one that changed since is asked about again, so that
    /// what was seen is what is written.
    pub expected: HashMap<PathBuf, String>,
    /// What it writes is one import, which can be undone as a whole.
    pub batch: Batch,
}

impl Request {
    /// What is known of the file at `path`.
    fn given(&self, path: &Path) -> Given {
        let own = self.answers.get(path).map(|answer| answer.given.clone()).unwrap_or_default();
        Given {
            year: own.year.or(self.given.year),
            department: own.department.or(self.given.department.clone()),
            ..Given::default()
        }
    }

    fn on_conflict(&self, path: &Path) -> OnConflict {
        self.answers.get(path).and_then(|answer| answer.on_conflict).unwrap_or(self.on_conflict)
    }
}

/// Imports. The database is held for one file at a time, so that others can read in between.
///
/// # Errors
/// `BadRequest` if the paths hold no file at all; what concerns the database as a whole, as long as nothing was
/// imported. Whatever is wrong with a file is in its outcome.
pub fn import(
    store: &Mutex<Store>,
    request: &Request,
    stamp: &Stamp,
    progress: &dyn Progress,
) -> Result<Import> {
    let found = files::collect(&request.paths);
    if found.is_empty() {
        return Err(Error::new(
            Code::BadRequest,
            "选中的位置里没有可以导入的文件。请选择报送的 Excel 或 Word 文件，或装有它们的文件夹。",
        ));
    }
    let learnt = store.lock().unwrap_or_else(PoisonError::into_inner).learnt_labels()?;
    let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let mut result = Import::default();
    let mut done = 0_usize;
    // Of a dry run all files together are tried at the end: one may be in conflict with another.
    let mut seen = Vec::new();
    understood(
        &found,
        |(path, readable)| match readable.clone().and_then(|()| files::read(path)) {
            Ok(bytes) => understand(bytes, path, request, &learnt),
            Err(error) => Err(Box::new(refused(path, None, None, error))),
        },
        |index| {
            let done = u32::try_from(index).unwrap_or(u32::MAX);
            progress.step(&Step { done, total, current: files::own_name(&found[index].0) });
        },
        || progress.cancelled(),
        |index, read| {
            let path = &found[index].0;
            done += 1;
            if request.dry_run {
                seen.push((path.as_path(), read));
                return Ok(());
            }
            let outcome = match read.map(|read| write(store, read, path, request, stamp)) {
                // What came in before is kept: the clerk must learn of it, and of every file that did not.
                Ok(Err(error)) if result.totals.imported > 0 => refused(path, None, None, error),
                Ok(outcome) => outcome?,
                Err(refused) => *refused,
            };
            count(&mut result, outcome.status);
            result.files.push(outcome);
            Ok(())
        },
    )?;
    for outcome in try_out(store, seen, request, stamp)? {
        count(&mut result, outcome.status);
        result.files.push(outcome);
    }
    result.not_reached = found[done..].iter().map(|(path, _)| path.display().to_string()).collect();
    let done = u32::try_from(done).unwrap_or(u32::MAX);
    progress.step(&Step { done, total, current: String::new() });
    Ok(result)
}

/// A file's bytes and what they were understood to be; or what became of it already.
type Read = std::result::Result<(Vec<u8>, Plan), Box<FileOutcome>>;

fn understand(bytes: Vec<u8>, path: &Path, request: &Request, learnt: &Learnt) -> Read {
    if request.expected.get(path).is_some_and(|expected| *expected != fingerprint(&bytes)) {
        return Err(Box::new(changed_since(path, &bytes)));
    }
    let (name, given) = (files::own_name(path), Given { learnt: learnt.clone(), ..request.given(path) });
    // A fault of the program at one file must not take the others with it.
    let plan = catch_unwind(AssertUnwindSafe(|| plan(&bytes, &name, &given)))
        .unwrap_or_else(|_| Err(Error::internal(format!("读“{name}”时中途停止"))));
    match plan {
        Ok(plan) => Ok((bytes, plan)),
        Err(error) => Err(Box::new(refused(path, Some(fingerprint(&bytes)), None, error))),
    }
}

fn write(
    store: &Mutex<Store>,
    (bytes, plan): (Vec<u8>, Plan),
    path: &Path,
    request: &Request,
    stamp: &Stamp,
) -> Result<FileOutcome> {
    let terms = Terms { on_conflict: request.on_conflict(path), stamp, batch: &request.batch };
    let mut store = store.lock().unwrap_or_else(PoisonError::into_inner);
    the_files_fault(commit(&mut store, &plan, &bytes, &path.display().to_string(), terms), path, &plan)
}

/// What an import of these files, in this order, would come to; nothing is changed.
fn try_out(
    store: &Mutex<Store>,
    seen: Vec<(&Path, Read)>,
    request: &Request,
    stamp: &Stamp,
) -> Result<Vec<FileOutcome>> {
    if seen.is_empty() {
        return Ok(Vec::new());
    }
    let mut store = store.lock().unwrap_or_else(PoisonError::into_inner);
    store.rehearse(stamp, |writer| {
        seen.into_iter()
            .map(|(path, read)| match read {
                Ok((bytes, plan)) => {
                    let terms =
                        Terms { on_conflict: request.on_conflict(path), stamp, batch: &request.batch };
                    let tried = rehearse(writer, &plan, &bytes, &path.display().to_string(), terms);
                    the_files_fault(tried, path, &plan)
                }
                Err(refused) => Ok(*refused),
            })
            .collect()
    })
}

/// A figure that cannot be kept is the file's fault, not the database's.
fn the_files_fault(outcome: Result<FileOutcome>, path: &Path, plan: &Plan) -> Result<FileOutcome> {
    match outcome {
        Err(error) if error.code == Code::BadRequest => {
            Ok(refused(path, Some(plan.sha256.clone()), Some(plan.format.id()), error))
        }
        outcome => outcome,
    }
}

/// Imports one file whose bytes are at hand; `path` names it.
///
/// # Errors
/// What concerns the database as a whole.
pub fn import_bytes(
    store: &Mutex<Store>,
    bytes: &[u8],
    path: &Path,
    request: &Request,
    stamp: &Stamp,
) -> Result<FileOutcome> {
    let learnt = store.lock().unwrap_or_else(PoisonError::into_inner).learnt_labels()?;
    match understand(bytes.to_vec(), path, request, &learnt) {
        Ok(read) if request.dry_run => {
            let tried = try_out(store, vec![(path, Ok(read))], request, stamp)?.pop();
            tried.ok_or_else(|| Error::internal("没有试算结果"))
        }
        Ok(read) => write(store, read, path, request, stamp),
        Err(refused) => Ok(*refused),
    }
}

fn changed_since(path: &Path, bytes: &[u8]) -> FileOutcome {
    let name = files::own_name(path);
    let message = format!("“{name}”在预览之后又被改过，没有导入。请重新预览，看过新内容再导入。");
    let error = Error::new(Code::FileChanged, message);
    FileOutcome { status: FileStatus::NeedsDecision, ..refused(path, Some(fingerprint(bytes)), None, error) }
}

fn refused(path: &Path, sha256: Option<String>, format: Option<&str>, error: Error) -> FileOutcome {
    FileOutcome {
        path: path.display().to_string(),
        sha256,
        format: format.map(str::to_owned),
        status: FileStatus::Refused,
        filings: Vec::new(),
        problems: vec![error],
        candidates: Vec::new(),
        notes: Vec::new(),
    }
}

fn count(import: &mut Import, status: FileStatus) {
    let total = match status {
        FileStatus::Imported => &mut import.totals.imported,
        FileStatus::Unchanged => &mut import.totals.unchanged,
        FileStatus::Refused => &mut import.totals.refused,
        FileStatus::NeedsDecision => &mut import.totals.needs_decision,
    };
    *total += 1;
}
