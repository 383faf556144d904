use std::collections::{BTreeMap, BTreeSet};

use super::columns::{
    COLUMNS, DEPARTMENT, DEPARTMENT_CODE, EXECUTED, INITIAL, POSTS, PROJECT, PROJECT_CODE, REVISED,
    THREE_PUBLIC, titles,
};
use super::{
    Budget, Ledger, LedgerDepartment, LedgerImport, LedgerProject, MoneyUnit, UnknownDepartment, Unmatched,
};
use crate::department::{Candidate, Recognition, key};
use crate::examination::books_changed;
use crate::intake::format::Document;
use crate::intake::grid::Content;
use crate::intake::list::{self, Line, List};
use crate::intake::{format, labels};
use crate::number::{Amount, Exact, Reading};
use crate::storage::{DepartmentFacts, Store, Writer};
use crate::{Code, Error, Result, Stamp};

/// Where the mapping of columns is remembered.
const REMEMBERED: &str = "ledger_columns";

/// How to read a ledger.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The evaluated year.
    pub year: i32,
    /// The header of a column, where it is not one of the usual ones; remembered for next time.
    pub columns: BTreeMap<String, String>,
    /// The unit of money, where the file does not say.
    pub unit: Option<MoneyUnit>,
    /// Which department of the register a name of the ledger means; kept as one of its other names.
    pub departments: BTreeMap<String, String>,
    /// Names of the ledger that are departments the register lacks: they are entered in it.
    pub new_departments: Vec<String>,
}

/// Brings a year's ledger in, in the place of the one that was there.
///
/// # Errors
/// What reading says; `BadRequest` if the columns are not found. Rows that cannot be placed are in the answer.
pub fn import(
    store: &mut Store,
    bytes: &[u8],
    file: &str,
    request: &Request,
    stamp: &Stamp,
) -> Result<LedgerImport> {
    let document = format::open(bytes, file)?;
    Ok(take(store, &document, bytes, file, request, stamp, false)?.0)
}

/// Departments that a ledger names and the register does not know, by their key.
pub(super) type Unknown = BTreeMap<String, UnknownDepartment>;

/// Reads a document as a ledger, and unless `rehearsed` keeps it.
pub(super) fn take(
    store: &mut Store,
    document: &Document,
    bytes: &[u8],
    file: &str,
    request: &Request,
    stamp: &Stamp,
    rehearsed: bool,
) -> Result<(LedgerImport, Unknown)> {
    let given = !request.columns.is_empty();
    let remembered = store.setting(REMEMBERED)?.and_then(|json| serde_json::from_str(&json).ok());
    let mapping = if given { request.columns.clone() } else { remembered.unwrap_or_default() };
    let lists = find(&document.grids, &titles(&mapping, given)?);
    let mut columns = BTreeMap::new();
    for found in &lists {
        for (n, (id, _)) in COLUMNS.iter().enumerate() {
            if let Some(title) = found.title(n) {
                columns.entry((*id).to_owned()).or_insert_with(|| title.trim().to_owned());
            }
        }
    }
    let stands = |header: &String| list::find(&document.grids, &[vec![header.clone()]], &[0]).is_some();
    let lost = request.columns.iter().find(|(_, header)| !header.trim().is_empty() && !stands(header));
    if let Some((_, header)) = lost {
        return Err(Error::new(
            Code::BadRequest,
            format!("“{file}”的表头里没有“{header}”，台账未改动。请照表头里的原文指定这一列。"),
        ));
    }
    if lists.is_empty() {
        return Err(Error::new(
            Code::BadRequest,
            format!(
                "“{file}”里没有找到台账：要有一行表头，写着“单位名称”，以及“项目名称”“年初预算数”“调整后预算数”“执行数”“编制数”“三公经费预算”中的至少一项。台账未改动，请核对文件，或指定各列的表头。"
            ),
        ));
    }
    let mut notes = Vec::new();
    let money = [INITIAL, REVISED, EXECUTED, THREE_PUBLIC];
    let unsaid = |found: &List<'_>| {
        money.iter().any(|&column| found.title(column).is_some() && stated(found, column).is_none())
    };
    if request.unit.is_none() && lists.iter().any(unsaid) {
        notes.push("表里没有写明金额单位，按万元读入；如果是元，请指定单位后重新导入。".to_owned());
    }
    let change = |writer: &Writer<'_>| {
        let first = writer.departments()?.is_empty();
        for (name, department) in &request.departments {
            writer.add_alias(writer.known_department(department)?, name)?;
        }
        let mut reader = Taking {
            writer,
            unit: request.unit,
            new: request.new_departments.iter().map(|name| key(name)).collect(),
            ledger: Ledger::default(),
            unknown: Unknown::new(),
            first,
            entered: 0,
        };
        for found in &lists {
            for line in found.lines() {
                reader.line(found, &line)?;
            }
        }
        let named = reader.ledger.departments.iter().map(|line| &line.department);
        for name in named.chain(reader.ledger.projects.iter().map(|line| &line.department)) {
            writer.register_department(writer.known_department(name)?)?;
        }
        let sha256 = writer.put_source(bytes, file, document.format.id())?;
        let named_before = writer.named_in_ledger(request.year)?;
        writer.replace_ledger(request.year, &reader.ledger, file, &sha256)?;
        if !rehearsed {
            books_changed(writer, request.year, named_before.as_ref())?;
        }
        if given {
            // That a file lacks a column says nothing of next year's.
            let kept: BTreeMap<_, _> =
                mapping.iter().filter(|(_, header)| !header.trim().is_empty()).collect();
            let json = serde_json::to_string(&kept).map_err(Error::internal)?;
            if writer.setting(REMEMBERED)?.as_ref() != Some(&json) {
                writer.set_setting(REMEMBERED, &json)?;
            }
        }
        Ok((reader.ledger, reader.unknown, first, reader.entered))
    };
    let (ledger, unknown, first, entered) =
        if rehearsed { store.rehearse(stamp, change)? } else { store.write(stamp, "ledger", change)? };
    if entered > 0 {
        notes.push(if first {
            format!("名册原来是空的，按台账登记{entered}个部门。")
        } else {
            format!("按选择把{entered}个部门登记进名册。")
        });
    }
    let mut named: Vec<&str> = ledger.departments.iter().map(|line| line.department.as_str()).collect();
    named.extend(ledger.projects.iter().map(|line| line.department.as_str()));
    named.sort_unstable();
    named.dedup();
    let import = LedgerImport {
        year: request.year,
        departments: u32::try_from(named.len()).unwrap_or(u32::MAX),
        projects: u32::try_from(ledger.projects.len()).unwrap_or(u32::MAX),
        unmatched: ledger.unmatched,
        columns,
        notes,
    };
    Ok((import, unknown))
}

/// The list of each sheet that has one.
pub(super) fn find<'a>(grids: &'a [crate::intake::grid::Grid], titles: &[Vec<String>]) -> Vec<List<'a>> {
    let beside = [PROJECT, INITIAL, REVISED, EXECUTED, POSTS, THREE_PUBLIC];
    grids
        .iter()
        .filter_map(|grid| {
            let grid = std::slice::from_ref(grid);
            beside.iter().find_map(|&other| list::find(grid, titles, &[DEPARTMENT, other]))
        })
        .collect()
}

/// The unit that a column's header, or a line above the header, states.
fn stated(found: &List<'_>, column: usize) -> Option<MoneyUnit> {
    let of = |text: &str, marks: [&str; 2]| {
        let text = key(text);
        if text.contains(marks[0]) {
            Some(MoneyUnit::TenThousandYuan)
        } else {
            text.contains(marks[1]).then_some(MoneyUnit::Yuan)
        }
    };
    found.title(column).and_then(|title| of(title, ["万元", "元"])).or_else(|| {
        found
            .above()
            .find_map(|line| of(&line, ["单位:万元", "单位:元"]).or_else(|| of(&line, ["(万元)", "(元)"])))
    })
}

/// Reads line after line.
struct Taking<'a> {
    writer: &'a Writer<'a>,
    unit: Option<MoneyUnit>,
    /// Keys of the names that are to be entered in the register.
    new: BTreeSet<String>,
    ledger: Ledger,
    unknown: Unknown,
    /// The register was empty: the ledger fills it.
    first: bool,
    entered: u32,
}

impl Taking<'_> {
    fn line(&mut self, found: &List<'_>, line: &Line<'_>) -> Result<()> {
        let (department, project) = (line.text(DEPARTMENT), line.text(PROJECT));
        let total = |text: &Option<String>| {
            let key = text.as_deref().map(labels::key).unwrap_or_default();
            ["合计", "总计", "小计"].iter().any(|total| key.ends_with(total))
        };
        let blank = (0..COLUMNS.len()).all(|column| line.text(column).is_none());
        if blank || total(&department) || total(&project) {
            return Ok(());
        }
        if let Err(reason) = self.take(found, line, department.as_deref(), project.as_deref())? {
            let (sheet, row) = (found.sheet().to_owned(), line.row());
            self.ledger.unmatched.push(Unmatched { sheet, row, department, project, reason });
        }
        Ok(())
    }

    /// Takes a line, or says why not.
    fn take(
        &mut self,
        found: &List<'_>,
        line: &Line<'_>,
        department: Option<&str>,
        project: Option<&str>,
    ) -> Result<Result<(), String>> {
        let Some(named) = department else { return Ok(Err("没有写单位".to_owned())) };
        let department = match self.department(named, line.text(DEPARTMENT_CODE).as_deref())? {
            Ok(department) => department,
            Err(reason) => return Ok(Err(reason)),
        };
        let (sheet, row) = (found.sheet().to_owned(), line.row());
        let read = || -> Result<_, String> {
            let budget = Budget {
                initial_budget: self.amount(found, line, INITIAL)?,
                revised_budget: self.amount(found, line, REVISED)?,
                executed: self.amount(found, line, EXECUTED)?,
            };
            let posts = figure(line, POSTS, |text| text.to_owned())?;
            Ok((budget, posts, self.amount(found, line, THREE_PUBLIC)?))
        };
        let (budget, authorised_posts, three_public_budget) = match read() {
            Ok(read) => read,
            Err(reason) => return Ok(Err(reason)),
        };
        let Some(name) = project else {
            let new =
                LedgerDepartment { department, budget, authorised_posts, three_public_budget, sheet, row };
            return Ok(self.put(new));
        };
        let code = line.text(PROJECT_CODE);
        let same = self.ledger.projects.iter().find(|known| {
            known.department == department
                && match (&known.code, &code) {
                    (Some(a), Some(b)) => key(a) == key(b),
                    _ => key(&known.name) == key(name),
                }
        });
        if let Some(same) = same {
            return Ok(Err(format!("与{}第{}行是同一个项目", same.sheet, same.row)));
        }
        self.ledger.projects.push(LedgerProject {
            department,
            code,
            name: name.to_owned(),
            budget,
            sheet,
            row,
        });
        Ok(Ok(()))
    }

    /// The department's line, put together of several sheets; two that contradict each other are not.
    fn put(&mut self, new: LedgerDepartment) -> Result<(), String> {
        let Some(known) = self.ledger.departments.iter_mut().find(|line| line.department == new.department)
        else {
            self.ledger.departments.push(new);
            return Ok(());
        };
        fn agree<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
            a.is_none() || b.is_none() || a == b
        }
        let agrees = agree(&known.budget.initial_budget, &new.budget.initial_budget)
            && agree(&known.budget.revised_budget, &new.budget.revised_budget)
            && agree(&known.budget.executed, &new.budget.executed)
            && agree(&known.authorised_posts, &new.authorised_posts)
            && agree(&known.three_public_budget, &new.three_public_budget);
        if !agrees {
            return Err(format!("与{}第{}行是同一个单位，数字不同", known.sheet, known.row));
        }
        known.budget.initial_budget = known.budget.initial_budget.or(new.budget.initial_budget);
        known.budget.revised_budget = known.budget.revised_budget.or(new.budget.revised_budget);
        known.budget.executed = known.budget.executed.or(new.budget.executed);
        known.authorised_posts = known.authorised_posts.or(new.authorised_posts);
        known.three_public_budget = known.three_public_budget.or(new.three_public_budget);
        Ok(())
    }

    /// The department of the register, by its code, else by its name; what is merely like it is not taken.
    fn department(&mut self, name: &str, code: Option<&str>) -> Result<Result<String, String>> {
        let by_code = match code {
            Some(code) => self.writer.find_department(code)?,
            None => None,
        };
        let by_code = by_code.map(|id| self.writer.department(id)).transpose()?.map(|found| found.name);
        let by_name = self.writer.recognise_department(name)?;
        // A code beside an unknown name is as often a slip as a department that was renamed.
        let is_like = |found: &String| match &by_name {
            Recognition::Exact(_) | Recognition::Alike(_) => true,
            Recognition::Near(near) => near.iter().any(|near| near.name == *found),
            Recognition::New => false,
        };
        if let Some(found) = by_code.as_ref().filter(|found| !is_like(found)) {
            return Ok(Err(format!(
                "编码在名册里是“{found}”，名称是“{name}”；若是同一个部门，请先在名册里把这个名称加为它的别名"
            )));
        }
        Ok(match (by_code, by_name) {
            (Some(a), Recognition::Exact(b) | Recognition::Alike(b)) if a != b => {
                Err(format!("编码在名册里是“{a}”，名称是“{b}”"))
            }
            (Some(found), _) | (None, Recognition::Exact(found) | Recognition::Alike(found)) => Ok(found),
            _ if self.first || self.new.contains(&key(name)) => {
                let id = self.writer.ensure_department(name)?;
                let facts = DepartmentFacts { code: code.map(str::to_owned), ..DepartmentFacts::default() };
                self.writer.describe_department(id, &facts)?;
                self.entered += 1;
                Ok(self.writer.department(id)?.name)
            }
            (None, Recognition::Near(near)) => {
                let first =
                    near.first().map_or(String::new(), |near| format!("“{}”（{}）", near.name, near.why));
                self.ask(name, code, near);
                Err(format!("名册里没有“{name}”，相近的是{first}"))
            }
            _ => {
                self.ask(name, code, Vec::new());
                Err(format!("名册里没有“{name}”"))
            }
        })
    }

    /// A name that the clerk must say the department of.
    fn ask(&mut self, name: &str, code: Option<&str>, candidates: Vec<Candidate>) {
        let asked = self.unknown.entry(key(name)).or_insert_with(|| UnknownDepartment {
            name: name.to_owned(),
            code: code.map(str::to_owned),
            rows: 0,
            candidates,
        });
        asked.rows += 1;
    }

    fn amount(&self, found: &List<'_>, line: &Line<'_>, column: usize) -> Result<Option<Amount>, String> {
        let unit = stated(found, column).or(self.unit);
        figure(line, column, |text| {
            let bare = text.ends_with(|c: char| c.is_numeric());
            if bare && unit == Some(MoneyUnit::Yuan) { format!("{text}元") } else { text.to_owned() }
        })
    }
}

/// A figure of a line, or why it is none.
fn figure<T: Exact>(
    line: &Line<'_>,
    column: usize,
    with_unit: impl Fn(&str) -> String,
) -> Result<Option<T>, String> {
    let Some(cell) = line.cell(column) else { return Ok(None) };
    let title = COLUMNS.get(column).and_then(|(_, titles)| titles.first()).copied().unwrap_or_default();
    if let Content::Broken(why) = &cell.content {
        return Err(format!("“{title}”读不出来：{why}"));
    }
    match T::read(&with_unit(cell.text.trim())) {
        Reading::NoValue => Ok(None),
        Reading::Value(value, _) => Ok(Some(value)),
        Reading::NotUnderstood(why) => Err(format!("“{title}”是“{}”，{why}", cell.text.trim())),
    }
}
