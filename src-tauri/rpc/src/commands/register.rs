use std::path::Path;

use jiheng_core::backup::Reason;
use jiheng_core::department::{Department, MergePlan, Recognition, key};
use jiheng_core::examination;
use jiheng_core::intake::files;
use jiheng_core::register::{self, RegisterImport};
use jiheng_core::report::{self, Written};
use jiheng_core::storage::{DepartmentFacts, Place, Store};
use jiheng_core::{Code, Error, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{App, Progress};

/// A department as it shall stand in the register; what is left out is empty.
#[derive(Debug, Deserialize, TS)]
pub struct SetDepartmentRequest {
    /// The department to change (name, alias or code); without it, one is added.
    #[serde(default)]
    pub department: Option<String>,
    /// Full name; a name that is changed stays as an alias.
    pub name: String,
    /// Budget code, leading zeros kept.
    #[serde(default)]
    pub code: Option<String>,
    /// 党群, 政府部门, 乡镇, ….
    #[serde(default)]
    pub category: Option<String>,
    /// 主管部门 (name, alias or code).
    #[serde(default)]
    pub superior: Option<String>,
    /// Other names it files under.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// First year it is there.
    #[serde(default)]
    pub first_year: Option<i32>,
    /// Last year it is there.
    #[serde(default)]
    pub last_year: Option<i32>,
}

/// Two entries of the register that are one department.
#[derive(Debug, Deserialize, TS)]
pub struct MergeDepartmentsRequest {
    /// The one that goes (name, alias or code).
    pub from: String,
    /// The one that stays.
    pub into: String,
    /// Only say what would move.
    #[serde(default)]
    pub dry_run: bool,
}

/// What a merger moved, or would.
#[derive(Debug, Serialize, TS)]
pub struct Merged {
    /// What moves, and what keeps it from moving.
    pub plan: MergePlan,
    /// The register afterwards: by code, then name.
    pub departments: Vec<Department>,
}

/// A list of departments.
#[derive(Debug, Deserialize, TS)]
pub struct ImportRegisterRequest {
    /// The workbook.
    pub path: String,
    /// Also change what the register says otherwise.
    #[serde(default)]
    pub overwrite: bool,
    /// Only say what would change.
    #[serde(default)]
    pub dry_run: bool,
}

/// Where to write the register.
#[derive(Debug, Deserialize, TS)]
pub struct ExportRegisterRequest {
    /// The workbook.
    pub out: String,
}

pub fn set_department(app: &App, request: SetDepartmentRequest, _: &dyn Progress) -> Result<Department> {
    let stamp = app.stamp();
    let mut store = app.store();
    let known = request.department.as_deref().map(|text| store.known_department(text)).transpose()?;
    let superior = request.superior.as_deref().map(|text| store.known_department(text)).transpose()?;
    if known.is_none()
        && let Recognition::Exact(name) = store.recognise_department(&request.name)?
    {
        return Err(Error::new(
            Code::BadRequest,
            format!("名册里已有“{name}”，没有重复增加。要改它的内容，请打开它修改。"),
        ));
    }
    // The name it had until now is kept, whatever the list of aliases says.
    let before = known.map(|id| store.department(id)).transpose()?.map(|department| department.name);
    let id = store.write(&stamp, "register", |tx| {
        let id = match known {
            Some(id) => {
                tx.watch(Place::department(id))?;
                examination::watch_department(tx, id)?;
                tx.rename_department(id, &request.name)?;
                id
            }
            None => {
                let id = tx.ensure_department(&request.name)?;
                tx.watch_new(Place::department(id));
                id
            }
        };
        let given = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        let facts =
            DepartmentFacts { code: given(&request.code), category: given(&request.category), superior };
        tx.describe_department(id, &facts)?;
        tx.set_department_years(id, request.first_year, request.last_year)?;
        for alias in tx.department(id)?.aliases {
            let kept = request.aliases.iter().chain(&before).any(|wanted| key(wanted) == key(&alias));
            if !kept {
                tx.remove_alias(id, &alias)?;
            }
        }
        for alias in request.aliases.iter().filter(|alias| !alias.trim().is_empty()) {
            tx.add_alias(id, alias)?;
        }
        // Rules look at the name.
        let name = tx.department(id)?.name;
        tx.by_hand(match &before {
            None => format!("名册里加入“{name}”"),
            Some(before) if *before != name => format!("“{before}”改名为“{name}”"),
            Some(_) => format!("名册里改“{name}”"),
        });
        if before.as_ref().is_some_and(|before| *before != name) {
            examination::department_changed(tx, id)?;
        }
        Ok(id)
    })?;
    app.catch_up(&mut store);
    store.department(id)
}

pub fn merge_departments(app: &App, request: MergeDepartmentsRequest, _: &dyn Progress) -> Result<Merged> {
    let known = |store: &Store| -> Result<_> {
        Ok((store.known_department(&request.from)?, store.known_department(&request.into)?))
    };
    {
        let store = app.store();
        let (from, into) = known(&store)?;
        let plan = store.merge_plan(from, into)?;
        if request.dry_run {
            return Ok(Merged { plan, departments: store.departments()? });
        }
    }
    // Merging cannot be taken back but by a copy.
    app.secure(Reason::Merge)?;
    let stamp = app.stamp();
    let mut store = app.store();
    let (from, into) = known(&store)?;
    let plan = store.write(&stamp, "register", |tx| {
        let plan = tx.merge_departments(from, into)?;
        examination::department_changed(tx, into)?;
        Ok(plan)
    })?;
    app.catch_up(&mut store);
    Ok(Merged { plan, departments: store.departments()? })
}

pub fn import_register(
    app: &App,
    request: ImportRegisterRequest,
    _: &dyn Progress,
) -> Result<RegisterImport> {
    let path = Path::new(&request.path);
    let bytes = files::read(path)?;
    let (name, stamp) = (files::own_name(path), app.stamp());
    if !request.dry_run {
        app.secure(Reason::Import)?;
    }
    register::import(&mut app.store(), &bytes, &name, request.overwrite, request.dry_run, &stamp)
}

pub fn export_register(app: &App, request: ExportRegisterRequest, _: &dyn Progress) -> Result<Written> {
    let departments = app.store().departments()?;
    report::save(&register::table(&departments).into(), Path::new(&request.out))
}
