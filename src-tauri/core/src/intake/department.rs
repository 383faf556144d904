//! Which department of the register a plan is for: what is merely like a name is asked, never taken.

use super::files::{Around, around};
use super::plan::{DepartmentFound, Plan};
use crate::department::{Candidate, Department, Recognition, key, split_code, within};
use crate::filing::Form;
use crate::storage::Reader;
use crate::{Code, Error, Result};

/// What a plan's department turned out to be.
#[derive(Debug, Default)]
pub struct Identified {
    /// Its name: of a department of the register, or of a new one.
    pub name: Option<String>,
    /// The name in the file, which the clerk said is this department's too.
    pub alias: Option<String>,
    /// The code in the file, for a department that is new to the register.
    pub code: Option<String>,
    /// What the clerk should know of how it was found.
    pub notes: Vec<String>,
    /// Departments that it may be, if it is asked.
    pub candidates: Vec<Candidate>,
    /// The question.
    pub question: Option<Error>,
}

/// Looks the plan's department up in the register. `path` is where the file lies: a project's form names no department,
/// but its file, archive or folder often does.
///
/// # Errors
/// What concerns the database as a whole.
pub fn identify(register: &Reader, plan: &Plan, path: &str) -> Result<Identified> {
    match &plan.department {
        // Forms that contradict each other are not settled by a file's name.
        DepartmentFound::Unknown if !plan.named.is_empty() => Ok(Identified::default()),
        DepartmentFound::Unknown => Ok(match from_around(register, plan, path)? {
            FromAround::Found(identified) => identified,
            FromAround::Like(candidates) => {
                asked(format!("“{}”里没有写明是哪个单位报的，请指定部门后再导入。", plan.name), candidates)
            }
        }),
        DepartmentFound::Named(written) => {
            let (code, name) = split_code(written);
            let mut identified = match register.recognise_department(written)? {
                Recognition::Exact(found) => Identified { name: Some(found), ..Identified::default() },
                Recognition::Alike(found) => Identified {
                    notes: vec![format!("表中单位写的是“{written}”，按名册认作“{found}”。")],
                    name: Some(found),
                    ..Identified::default()
                },
                Recognition::Near(candidates) => asked(
                    format!(
                        "名册里没有“{written}”，有相近的：{}。请指定是哪个部门；如果确实是新部门，请照“{name}”原样指定。",
                        listed(&candidates)
                    ),
                    candidates,
                ),
                Recognition::New => entered(register, &name, code.as_deref())?,
            };
            if let (Some(found), Some(code), None) = (&identified.name, code, &identified.code) {
                identified.notes.extend(without_code(register, found, &code)?);
            }
            Ok(identified)
        }
        DepartmentFound::Suggested(name) => Ok(match register.recognise_department(name)? {
            Recognition::Exact(found) | Recognition::Alike(found) => Identified {
                notes: vec![format!("表里没有写单位，按文件名认作“{found}”。")],
                name: Some(found),
                ..Identified::default()
            },
            Recognition::Near(candidates) => match from_around(register, plan, path)? {
                FromAround::Found(identified) => identified,
                FromAround::Like(mut likely) => {
                    let known: Vec<String> = likely.iter().map(|candidate| candidate.name.clone()).collect();
                    likely
                        .extend(candidates.into_iter().filter(|candidate| !known.contains(&candidate.name)));
                    asked(
                        format!(
                            "“{}”的表里没有写单位，文件名像是“{name}”，名册里有相近的：{}。请指定部门后再导入。",
                            plan.name,
                            listed(&likely)
                        ),
                        likely,
                    )
                }
            },
            Recognition::New => match from_around(register, plan, path)? {
                FromAround::Found(identified) => identified,
                FromAround::Like(candidates) => asked(
                    format!("“{}”的表里没有写单位，只有文件名像是“{name}”。请确认部门后再导入。", plan.name),
                    candidates,
                ),
            },
        }),
        DepartmentFound::Given(name) => given(register, plan, name),
    }
}

/// What stands around a form that names no department.
enum FromAround {
    /// It is this one's.
    Found(Identified),
    /// It may be one of these.
    Like(Vec<Candidate>),
}

/// A name in full in the file's or the archive's own name is the department's who sent it, if it is the only one. A
/// folder may be the bureau's own, and 实施单位 another's: each alone is proposed, both together are taken.
fn from_around(register: &Reader, plan: &Plan, path: &str) -> Result<FromAround> {
    let departments = register.departments()?;
    let Around { archives, folders } = around(path);
    let sent =
        std::iter::once((&plan.name, "文件名")).chain(archives.iter().map(|name| (name, "压缩包的名称")));
    for (text, what) in sent {
        match within(text, &departments).as_slice() {
            [] => {}
            [one] => {
                return Ok(FromAround::Found(taken(format!("表里没有写单位，按{what}认作“{one}”。"), one)));
            }
            several => {
                let why = format!("{what}里有");
                let named = several.iter().map(|name| (name.clone(), why.clone()));
                return Ok(FromAround::Like(proposed(named, &departments)));
            }
        }
    }
    let folder = folders.iter().flat_map(|name| within(name, &departments)).next();
    let mut units: Vec<String> = Vec::new();
    for form in &plan.forms {
        let Form::Project(project) = &form.form else { continue };
        let Some(unit) = &project.implementing_unit.value else { continue };
        if let Recognition::Exact(name) | Recognition::Alike(name) = register.recognise_department(unit)?
            && !units.contains(&name)
        {
            units.push(name);
        }
    }
    Ok(match (folder, units.as_slice()) {
        (Some(folder), [unit]) if folder == *unit => {
            let note = format!("表里没有写单位，文件夹和实施单位都是“{unit}”，认作它报的。");
            FromAround::Found(taken(note, unit))
        }
        (folder, _) => {
            let folder = folder.map(|name| (name, "文件夹的名称".to_owned()));
            let units = units.into_iter().map(|name| (name, "实施单位".to_owned()));
            FromAround::Like(proposed(folder.into_iter().chain(units), &departments))
        }
    })
}

fn taken(note: String, name: &str) -> Identified {
    Identified { name: Some(name.to_owned()), notes: vec![note], ..Identified::default() }
}

/// Departments of the register, each once, with why they are proposed.
fn proposed(named: impl Iterator<Item = (String, String)>, register: &[Department]) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for (name, why) in named {
        if !candidates.iter().any(|candidate| candidate.name == name) {
            let code = register.iter().find(|department| department.name == name);
            candidates.push(Candidate {
                code: code.and_then(|department| department.code.clone()),
                name,
                why,
            });
        }
    }
    candidates
}

/// The register is the bureau's own: a code from a form is offered for it, not written into it.
fn without_code(register: &Reader, name: &str, code: &str) -> Result<Option<String>> {
    let Some(id) = register.find_department(name)? else { return Ok(None) };
    Ok(register.department(id)?.code.is_none().then(|| {
        format!("表中单位的编码是“{code}”，名册里“{name}”还没有编码；如果无误，请在部门名册里补上。")
    }))
}

/// The clerk's own word: a name that is in the file too is meant as it stands.
fn given(register: &Reader, plan: &Plan, name: &str) -> Result<Identified> {
    let repeated =
        plan.named.iter().find(|named| key(named) == key(name) || split_code(named).1 == key(name));
    let in_file = repeated.is_some();
    let (code, bare) = split_code(repeated.map_or(name, String::as_str));
    let mut identified = match register.recognise_department(name)? {
        Recognition::Exact(found) => Identified { name: Some(found), ..Identified::default() },
        Recognition::Near(candidates) if !in_file => {
            return Ok(asked(
                format!(
                    "名册里没有“{name}”，有相近的：{}。请照名册里的名称指定；如果是新部门，请先在部门名册里增加。",
                    listed(&candidates)
                ),
                candidates,
            ));
        }
        Recognition::Alike(found) if !in_file => Identified {
            notes: vec![format!("指定的“{name}”按名册认作“{found}”。")],
            name: Some(found),
            ..Identified::default()
        },
        // Asked whether it is one of those it is like, the clerk repeated the name: it is none of them.
        Recognition::Alike(_) | Recognition::Near(_) | Recognition::New => {
            let name = if in_file { bare.as_str() } else { name };
            entered(register, name, code.as_deref())?
        }
    };
    if let ([named], Some(found)) = (plan.named.as_slice(), &identified.name)
        && key(named) != key(found)
        // A code at the department's own name is only remembered as a name if it says something else.
        && (split_code(named).1 != key(found) || register.recognise_department(named)? != Recognition::Exact(found.clone()))
        && identified.code.is_none()
    {
        match register.find_department(named)? {
            None => {
                identified.notes.push(format!("已记住“{named}”是“{found}”的别名，下次自动认出。"));
                identified.alias = Some(named.clone());
            }
            Some(other) => {
                let other = register.department(other)?.name;
                if other != *found {
                    identified.notes.push(format!("表中单位写的是“{named}”，按指定记在“{found}”名下。"));
                }
            }
        }
    }
    Ok(identified)
}

/// A new department, with the code that stands at its name in the form if no other has it.
fn entered(register: &Reader, name: &str, code: Option<&str>) -> Result<Identified> {
    // Where nobody has made a register yet, every department is new.
    let first = register.departments()?.iter().all(|known| known.unregistered);
    let free = match code {
        Some(code) => register.find_department(code)?.is_none(),
        None => false,
    };
    let code = code.filter(|_| free);
    let with = code.map_or(String::new(), |code| format!("，编码“{code}”"));
    let note = format!("名册里没有“{name}”，也没有相近的，作为新部门登记{with}。");
    Ok(Identified {
        name: Some(name.to_owned()),
        code: code.map(str::to_owned),
        notes: if first && code.is_none() { Vec::new() } else { vec![note] },
        ..Identified::default()
    })
}

fn asked(question: String, candidates: Vec<Candidate>) -> Identified {
    Identified {
        candidates,
        question: Some(Error::new(Code::DepartmentUnknown, question)),
        ..Identified::default()
    }
}

fn listed(candidates: &[Candidate]) -> String {
    let each = candidates.iter().map(|candidate| format!("“{}”（{}）", candidate.name, candidate.why));
    each.collect::<Vec<_>>().join("、")
}
