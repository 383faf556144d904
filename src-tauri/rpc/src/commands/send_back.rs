//! 退回清单: the lists of findings are written, then the filings are recorded as sent back.

use std::path::{Path, PathBuf};

use jiheng_core::examination::{self, Letter};
use jiheng_core::report::{Format, ReportKind};
use jiheng_core::storage::{DepartmentId, Store};
use jiheng_core::{Code, Error, Result, Step};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use super::report::{self, ReportRequest};
use super::template::file_stem;
use crate::{App, Progress};

/// To whom filings go back.
#[derive(Debug, Deserialize, TS)]
pub struct SendBackRequest {
    /// The evaluated year.
    pub year: i32,
    /// The departments, by name, alias or code.
    pub departments: Vec<String>,
    /// Why; stands in the history of the filing.
    #[serde(default)]
    pub reason: String,
    /// The folder that a list of findings for each department is written to; without it none is written.
    #[serde(default)]
    pub folder: Option<String>,
    /// What the lists are written as; workbooks unless told.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub format: Option<Format>,
    /// Only say what would go back; nothing is written or changed.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub dry_run: bool,
}

/// What went back.
#[derive(Debug, Serialize, TS)]
pub struct SentBack {
    /// A letter for each department.
    pub letters: Vec<Letter>,
    /// The lists that were written, in the same order.
    pub files: Vec<String>,
}

pub fn send_back(app: &App, request: SendBackRequest, progress: &dyn Progress) -> Result<SentBack> {
    let (ids, letters) = {
        let store = app.store();
        let ids = known(&store, &request.departments)?;
        let letters = examination::letters(&store, request.year, &ids)?;
        (ids, letters)
    };
    if request.dry_run {
        return Ok(SentBack { letters, files: Vec::new() });
    }
    let reason = request.reason.trim();
    if reason.is_empty() {
        return Err(Error::new(Code::BadRequest, "没有写退回理由，没有退回。请填写后再试。"));
    }
    let files = match &request.folder {
        Some(folder) => write_lists(app, &request, Path::new(folder), &letters, progress)?,
        None => Vec::new(),
    };
    let letters = examination::send_back(&mut app.store(), request.year, &ids, reason, &app.stamp())
        .map_err(|error| match files.is_empty() {
            true => error,
            // The lists are harmless, but the clerk must know what stands and what does not.
            false => Error {
                message: format!("问题清单已经写好，但没有记为退回：{}", error.message),
                ..error
            },
        })?;
    Ok(SentBack { letters, files })
}

/// The departments asked for, each once.
fn known(store: &Store, asked: &[String]) -> Result<Vec<DepartmentId>> {
    let mut ids = Vec::new();
    for text in asked {
        let id = store.known_department(text)?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}

/// A list for each department. None is written where one of them is there already: the department may have filled it in.
fn write_lists(
    app: &App,
    request: &SendBackRequest,
    folder: &Path,
    letters: &[Letter],
    progress: &dyn Progress,
) -> Result<Vec<String>> {
    let format = request.format.unwrap_or(Format::Xlsx);
    let outs: Vec<PathBuf> =
        letters.iter().map(|letter| folder.join(name(letter, request.year, format))).collect();
    if let Some(there) = outs.iter().find(|out| out.exists()) {
        return Err(Error::new(
            Code::OutputUnwritable,
            format!("“{}”已经有了，没有写出问题清单，也没有退回。请另选一个文件夹。", there.display()),
        ));
    }
    let total = u32::try_from(letters.len()).unwrap_or(u32::MAX);
    let mut files = Vec::new();
    for ((done, letter), out) in (0_u32..).zip(letters).zip(&outs) {
        progress.step(&Step { done, total, current: letter.department.clone() });
        let list = json!({
            "kind": ReportKind::Problems, "year": request.year, "department": letter.department, "out": out,
        });
        let list: ReportRequest = serde_json::from_value(list).map_err(Error::internal)?;
        files.push(report::report(app, list, progress)?.out);
    }
    progress.step(&Step { done: total, total, current: String::new() });
    Ok(files)
}

/// `0101-县财政局-2024年度审核问题清单（第1次退回）.xlsx`.
fn name(letter: &Letter, year: i32, format: Format) -> String {
    format!(
        "{}-{year}年度审核问题清单（第{}次退回）.{}",
        file_stem(letter.code.as_deref(), &letter.department),
        letter.time,
        format.ending()
    )
}
