//! A letter or a list of problems for each department, into a folder or one archive.

use std::collections::HashSet;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use jiheng_core::audit::Status;
use jiheng_core::report::{Format, ReportKind, file_name, write_whole};
use jiheng_core::storage::FindingFilter;
use jiheng_core::{Code, Error, Result, Step};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::request::ReportRequest;
use super::write::Rendered;
use super::{build, write};
use crate::commands::intake::Stoppable;
use crate::{App, Progress};

/// Which papers, for whom, and where to.
#[derive(Debug, Deserialize, TS)]
pub struct ReportBulkRequest {
    /// `letter` or `problems`.
    pub kind: ReportKind,
    /// The evaluated year.
    pub year: i32,
    /// What each is written as; empty: .docx.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Format>>")]
    pub formats: Vec<Format>,
    /// Only these departments, by name, alias or code; empty: all.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub departments: Vec<String>,
    /// The last day for mending that letters name (`2025-05-10`); without it they have a blank.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub deadline: Option<String>,
    /// A folder, or a file that ends with `.zip`.
    pub out: String,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BulkFile {
    /// Whose.
    pub department: String,
    /// Its name, within the folder or the archive.
    pub file: String,
    /// Characters that no font of this computer has; `〓` is printed for them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub missing: Vec<String>,
}

/// A department without a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BulkSkipped {
    /// Whose.
    pub department: String,
    /// Why.
    pub why: String,
}

/// What was written and what was not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReportBulk {
    /// The folder or the archive; numbered where one of the name was there.
    pub out: String,
    /// By code and name of department.
    pub files: Vec<BulkFile>,
    /// Departments that there was nothing to write for.
    pub skipped: Vec<BulkSkipped>,
    /// Departments that were not reached before the clerk stopped it.
    pub not_reached: Vec<String>,
}

pub fn report_bulk(app: &App, request: ReportBulkRequest, progress: &dyn Progress) -> Result<ReportBulk> {
    let kind = request.kind;
    if !matches!(kind, ReportKind::Letter | ReportKind::Problems) {
        return Err(Error::new(
            Code::BadRequest,
            format!("“{}”不能按单位成批导出，能成批导出的是审核问题清单和审核意见。", kind.title()),
        ));
    }
    let formats = if request.formats.is_empty() { vec![Format::Docx] } else { request.formats.clone() };
    if let Some(format) = formats.iter().find(|format| !kind.formats().contains(format)) {
        return Err(Error::new(
            Code::BadRequest,
            format!("“{}”不能导出为.{}，请另选格式。", kind.title(), format.ending()),
        ));
    }
    let out = Path::new(&request.out);
    let archived = out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
    // A mistyped ending would else become a folder of that name.
    let ending = out.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let looks_like_a_file =
        (2..=4).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphabetic());
    if looks_like_a_file && !archived && !out.is_dir() {
        return Err(Error::new(
            Code::BadRequest,
            format!("“{}”不是文件夹，也不以.zip结尾。每个单位一份的，请写到文件夹或.zip。", out.display()),
        ));
    }
    let (listed, mut skipped) = departments(app, &request)?;
    let mut target = if archived { Target::archive(out) } else { Target::folder(out)? };
    app.begin_import();
    let progress = Stoppable { app, inner: progress };
    let total = u32::try_from(listed.len()).unwrap_or(u32::MAX);
    let mut files = Vec::new();
    let mut not_reached = Vec::new();
    for (done, (code, department)) in (0_u32..).zip(&listed) {
        if progress.cancelled() {
            not_reached.push(department.clone());
            continue;
        }
        progress.step(&Step { done, total, current: department.clone() });
        let of_one = ReportRequest::of_one(kind, request.year, department, request.deadline.clone());
        let output = build::build(app, &of_one)?;
        let what = match kind {
            ReportKind::Letter => "审核意见",
            _ => "审核问题清单",
        };
        let title = format!("{}年度{what}", request.year);
        let stem = file_name(&[code.as_deref().unwrap_or_default(), department, &title]);
        // All formats of a department are made before the first is written.
        let made: Vec<(Format, Rendered)> = formats
            .iter()
            .map(|format| Ok((*format, write::render(app, &output, *format)?)))
            .collect::<Result<_>>()?;
        for (format, Rendered { bytes, missing, .. }) in made {
            let file = target.put(&stem, format.ending(), &bytes)?;
            files.push(BulkFile { department: department.clone(), file, missing });
        }
    }
    let left = u32::try_from(not_reached.len()).unwrap_or(u32::MAX);
    progress.step(&Step { done: total.saturating_sub(left), total, current: String::new() });
    skipped.sort_by(|a, b| a.department.cmp(&b.department));
    let out = target.finish()?;
    Ok(ReportBulk { out: out.display().to_string(), files, skipped, not_reached })
}

/// A department's code and name.
type Named = (Option<String>, String);

/// Who gets a paper, and who does not and why.
fn departments(app: &App, request: &ReportBulkRequest) -> Result<(Vec<Named>, Vec<BulkSkipped>)> {
    let store = app.store();
    let _moment = store.moment()?;
    let year = request.year;
    let mut chosen = HashSet::new();
    for text in &request.departments {
        chosen.insert(store.department(store.known_department(text)?)?.name);
    }
    let is_chosen = |name: &str| chosen.is_empty() || chosen.contains(name);
    let filter = FindingFilter { year: Some(year), ..FindingFilter::default() };
    let troubled: HashSet<String> = store
        .findings(&filter)?
        .into_iter()
        .filter(|line| line.status != Status::Waived)
        .map(|line| line.finding.department)
        .collect();
    let (mut listed, mut skipped) = (Vec::new(), Vec::new());
    let mut filed = HashSet::new();
    for line in store.filing_lines(year)? {
        if !is_chosen(&line.department) {
            continue;
        }
        filed.insert(line.department.clone());
        match troubled.contains(&line.department) {
            true => listed.push((line.code, line.department)),
            false => skipped.push(BulkSkipped {
                department: line.department,
                why: "审核没有发现问题，或问题都已豁免".to_owned(),
            }),
        }
    }
    skipped.extend(
        chosen
            .iter()
            .filter(|name| !filed.contains(*name))
            .map(|name| BulkSkipped { department: name.clone(), why: format!("{year}年度没有报送") }),
    );
    if listed.is_empty() {
        return Err(Error::new(
            Code::NotFound,
            format!("{year}年度没有哪个单位有审核问题，没有可以成批导出的内容。请核对年度和单位。"),
        ));
    }
    listed.sort_by(|a, b| (a.0.is_none(), a).cmp(&(b.0.is_none(), b)));
    Ok((listed, skipped))
}

/// Where files go. What is there already is never written over: the new one gets a number.
enum Target {
    /// Each file by itself.
    Folder(PathBuf),
    /// All in one, which is written when all are there.
    Archive { out: PathBuf, zip: Box<ZipWriter<Cursor<Vec<u8>>>>, taken: HashSet<String>, any: bool },
}

impl Target {
    fn folder(out: &Path) -> Result<Self> {
        fs::create_dir_all(out).map_err(|error| {
            Error::new(
                Code::OutputUnwritable,
                format!("文件夹“{}”建不起来（{error}），请另选文件夹。", out.display()),
            )
        })?;
        Ok(Self::Folder(out.to_owned()))
    }

    fn archive(out: &Path) -> Self {
        let zip = Box::new(ZipWriter::new(Cursor::new(Vec::new())));
        Self::Archive { out: out.to_owned(), zip, taken: HashSet::new(), any: false }
    }

    /// Writes a file and gives its name.
    fn put(&mut self, stem: &str, ending: &str, bytes: &[u8]) -> Result<String> {
        match self {
            Self::Folder(folder) => {
                let name = free(stem, ending, |name| folder.join(name).exists());
                write_whole(&folder.join(&name), bytes)?;
                Ok(name)
            }
            Self::Archive { zip, taken, any, .. } => {
                // Windows knows no upper and lower case.
                let name = free(stem, ending, |name| taken.contains(&name.to_lowercase()));
                taken.insert(name.to_lowercase());
                zip.start_file(&name, SimpleFileOptions::default()).map_err(Error::internal)?;
                zip.write_all(bytes).map_err(Error::internal)?;
                *any = true;
                Ok(name)
            }
        }
    }

    /// The folder, or the archive, written whole; none if it would hold nothing.
    fn finish(self) -> Result<PathBuf> {
        match self {
            Self::Folder(folder) => Ok(folder),
            Self::Archive { out, any: false, .. } => Ok(out),
            Self::Archive { out, zip, .. } => {
                let stem = out.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                let ending = out.extension().unwrap_or_default().to_string_lossy().into_owned();
                let name = free(&stem, &ending, |name| out.with_file_name(name).exists());
                let out = out.with_file_name(name);
                write_whole(&out, &zip.finish().map_err(Error::internal)?.into_inner())?;
                Ok(out)
            }
        }
    }
}

/// `stem.ending`, or `stem (2).ending` and so on.
fn free(stem: &str, ending: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let plain = format!("{stem}.{ending}");
    if !is_taken(&plain) {
        return plain;
    }
    let mut n = 2_u32;
    loop {
        let numbered = format!("{stem} ({n}).{ending}");
        if !is_taken(&numbered) {
            return numbered;
        }
        n += 1;
    }
}
