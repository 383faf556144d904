//! Brings a made-up county in through the door that real filings use: as workbooks, by intake.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::county::{County, DemoFile, county};
use super::register::COUNTY;
use super::{Demo, DemoRequest};
use crate::intake::import::{Request, import_bytes};
use crate::intake::{FileStatus, OnConflict};
use crate::storage::{DepartmentFacts, Store};
use crate::{Code, Error, Progress, Result, Stamp, Step};

/// Makes up a county and imports it; with a folder in the request its workbooks are kept there too,
/// a folder per year. The database is marked as made up. Doing the same again changes nothing.
///
/// # Errors
/// `BadRequest` if the request makes no sense; `DemoRefused` if the database knows a real
/// department; `OutputUnwritable` if a workbook cannot be written to the folder.
pub fn import(
    store: &Mutex<Store>,
    request: &DemoRequest,
    stamp: &Stamp,
    progress: &dyn Progress,
) -> Result<Demo> {
    let county = county(request)?;
    register(&mut store.lock().unwrap_or_else(PoisonError::into_inner), &county, stamp)?;
    // Another county in the same file replaces the filings that differ.
    let terms = Request { on_conflict: OnConflict::Replace, ..Request::default() };
    let total = count(county.filings.len());
    for (done, made) in (0..).zip(&county.filings) {
        let file = made.file()?;
        progress.step(&Step { done, total, current: file.name.clone() });
        let path = match &request.files {
            Some(folder) => keep(Path::new(folder), made.filing.year, &file)?,
            None => PathBuf::from(&file.name),
        };
        let outcome = import_bytes(store, &file.bytes, &path, &terms, stamp)?;
        if !matches!(outcome.status, FileStatus::Imported | FileStatus::Unchanged) {
            let why = outcome.problems.first().map_or("没有原因", |problem| problem.message.as_str());
            return Err(Error::internal(format!("示例文件“{}”没有读进去：{why}", file.name)));
        }
    }
    progress.step(&Step { done: total, total, current: String::new() });
    Ok(Demo { departments: count(county.departments.len()), filings: total })
}

/// Marks the database as made up and enters the departments, unless it knows real ones.
fn register(store: &mut Store, county: &County, stamp: &Stamp) -> Result<()> {
    if let Some(real) = store.departments()?.into_iter().find(|known| !known.name.starts_with(COUNTY)) {
        return Err(Error::new(
            Code::DemoRefused,
            format!(
                "这个数据文件里有真实单位（例如“{}”），没有加入示例数据，数据未改动。请另选一个新的数据文件。",
                real.name
            ),
        ));
    }
    store.write(stamp, "demo", |writer| {
        if !writer.is_demo()? {
            writer.set_demo(true)?;
        }
        let mut ids = BTreeMap::new();
        for made in &county.departments {
            ids.insert(&made.department.name, writer.ensure_department(&made.department.name)?);
        }
        for made in &county.departments {
            let id = ids[&made.department.name];
            let facts = DepartmentFacts {
                code: made.department.code.clone(),
                category: made.department.category.clone(),
                superior: made.superior.as_ref().and_then(|superior| ids.get(superior)).copied(),
            };
            let known = writer.department(id)?;
            let same = known.code == facts.code
                && known.category == facts.category
                && known.superior.is_some() == facts.superior.is_some();
            if !same {
                writer.describe_department(id, &facts)?;
            }
        }
        Ok(())
    })
}

/// Writes a workbook below `folder`, in its year's own folder.
fn keep(folder: &Path, year: i32, file: &DemoFile) -> Result<PathBuf> {
    let folder = folder.join(year.to_string());
    let path = folder.join(&file.name);
    fs::create_dir_all(&folder).and_then(|()| fs::write(&path, &file.bytes)).map_err(|error| {
        Error::new(
            Code::OutputUnwritable,
            format!("“{}”写不进去（{error}）。请检查文件夹是否存在、可写，磁盘是否已满。", path.display()),
        )
    })?;
    Ok(path)
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
