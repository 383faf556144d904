use std::path::{Path, PathBuf};

use jiheng_core::filing::{DepartmentRef, Filing, Project};
use jiheng_core::ledger::LedgerProject;
use jiheng_core::report::write_whole;
use jiheng_core::storage::{DepartmentId, Store};
use jiheng_core::{Code, Error, Result, Step, workbook};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::intake::Stoppable;
use super::state::today;
use crate::{App, Progress};

/// Which blank workbooks, and where to.
#[derive(Debug, Deserialize, TS)]
pub struct TemplateRequest {
    /// The year to be evaluated.
    pub year: i32,
    /// The .xlsx file to write; with `all`, the folder.
    pub out: String,
    /// Fill in what is known of this department (name, alias or code): its name and, unless told otherwise, what
    /// `last_year` and `projects` say.
    #[serde(default)]
    pub department: Option<String>,
    /// One for each department that is due (by the year's ledger, else by the register), `编码-单位.xlsx`.
    #[serde(default)]
    pub all: bool,
    /// Fill in last year's figures.
    #[serde(default = "yes")]
    pub last_year: bool,
    /// An 附件三 with its name and budgets for each project of the year's ledger.
    #[serde(default = "yes")]
    pub projects: bool,
}

fn yes() -> bool {
    true
}

/// What was written.
#[derive(Debug, Serialize, TS)]
pub struct Templates {
    /// The file, or the folder.
    pub out: String,
    /// The files, in the order of the register.
    pub files: Vec<String>,
    /// Departments that were not reached before the clerk stopped it.
    pub not_reached: u32,
}

pub fn template(app: &App, request: TemplateRequest, progress: &dyn Progress) -> Result<Templates> {
    if !(1990..=2200).contains(&request.year) {
        return Err(Error::new(
            Code::BadRequest,
            format!("“{}”不像是评价年度，请写四位数的年份，例如2024。", request.year),
        ));
    }
    let out = Path::new(&request.out);
    let mut not_reached = 0;
    let files = if request.all {
        if request.department.is_some() {
            return Err(Error::new(Code::BadRequest, "全部单位和单个单位只能选一个，请去掉其中一个。"));
        }
        app.begin_import();
        let files = bulk(app, &request, out, &Stoppable { app, inner: progress })?;
        not_reached = files.1;
        files.0
    } else {
        if out.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("xlsx")) {
            return Err(Error::new(
                Code::BadRequest,
                format!("空表不能写成“{}”，文件名请以.xlsx结尾。", out.display()),
            ));
        }
        let bytes = {
            let store = app.store();
            match &request.department {
                Some(text) => prefilled(&store, store.known_department(text)?, &request)?,
                None => workbook::template(request.year, None, None, &[], notice(&store)?)?,
            }
        };
        write_whole(out, &bytes)?;
        vec![out.display().to_string()]
    };
    Ok(Templates { out: request.out, files, not_reached })
}

/// One for each department, into a folder where none of them may be yet: it may have been filled in. Gives the files, and
/// how many departments were not reached.
fn bulk(
    app: &App,
    request: &TemplateRequest,
    folder: &Path,
    progress: &dyn Progress,
) -> Result<(Vec<String>, u32)> {
    let status = app.store().filing_status(request.year, &today(&app.stamp().at))?;
    let departments: Vec<_> = status.rows.into_iter().filter(|row| row.due).collect();
    if departments.is_empty() {
        return Err(Error::new(
            Code::NotFound,
            "没有应报的部门，没有写出空表。请先导入部门名册或本年台账，或写一份不带单位名称的空表。",
        ));
    }
    std::fs::create_dir_all(folder).map_err(|error| {
        Error::new(
            Code::OutputUnwritable,
            format!("文件夹“{}”建不起来（{error}），请另选文件夹。", folder.display()),
        )
    })?;
    let mut files: Vec<PathBuf> = Vec::new();
    for department in &departments {
        let file = folder.join(file_name(department.code.as_deref(), &department.department));
        // Windows knows no upper and lower case, and neither must two departments.
        let same =
            |other: &PathBuf| other.to_string_lossy().to_lowercase() == file.to_string_lossy().to_lowercase();
        if file.exists() || files.iter().any(same) {
            return Err(Error::new(
                Code::OutputUnwritable,
                format!("“{}”已经有了，没有写出任何空表。请另选一个空文件夹。", file.display()),
            ));
        }
        files.push(file);
    }
    let total = u32::try_from(files.len()).unwrap_or(u32::MAX);
    let mut done = 0;
    for (department, file) in departments.iter().zip(&files) {
        if progress.cancelled() {
            break;
        }
        progress.step(&Step { done, total, current: department.department.clone() });
        let bytes = {
            let store = app.store();
            prefilled(&store, store.known_department(&department.department)?, request)?
        };
        write_whole(file, &bytes)?;
        done += 1;
    }
    progress.step(&Step { done, total, current: String::new() });
    files.truncate(usize::try_from(done).unwrap_or(usize::MAX));
    Ok((files.iter().map(|file| file.display().to_string()).collect(), total - done))
}

/// The workbook with the department's name, its 决算数 of the year before if that filing is here, and its projects due.
fn prefilled(store: &Store, id: DepartmentId, request: &TemplateRequest) -> Result<Vec<u8>> {
    let department = store.department(id)?;
    let last = if request.last_year { store.current_filing(id, request.year - 1)? } else { None };
    let last: Option<Filing> = last.map(|filing| store.load_filing(filing)).transpose()?;
    let due = if request.projects { store.projects_due(id, request.year)? } else { Vec::new() };
    let due: Vec<Project> = due.iter().map(LedgerProject::form).collect();
    let named = DepartmentRef { name: department.name, code: department.code, category: department.category };
    workbook::template(request.year, Some(&named), last.as_ref(), &due, notice(store)?)
}

fn notice(store: &Store) -> Result<Option<&'static str>> {
    Ok(store.is_demo()?.then_some("演示数据：单位和数字均为虚构，不得用作依据。"))
}

fn file_name(code: Option<&str>, name: &str) -> String {
    format!("{}.xlsx", file_stem(code, name))
}

/// `0101-县财政局`, with what no file's name can hold replaced.
pub(super) fn file_stem(code: Option<&str>, name: &str) -> String {
    let stem = match code {
        Some(code) => format!("{code}-{name}"),
        None => name.to_owned(),
    };
    let stem: String = stem
        .chars()
        .map(|c| if c.is_control() || "<>:\"/\\|?*".contains(c) { '_' } else { c })
        .take(100)
        .collect();
    stem.trim_matches([' ', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::file_name;

    /// Protects a county's templates from a department's name that no file can bear.
    #[test]
    fn names_that_files_can_bear() {
        assert_eq!(file_name(Some("001203"), "县财政局"), "001203-县财政局.xlsx");
        assert_eq!(file_name(None, "县委办/机要局 "), "县委办_机要局.xlsx");
    }
}
