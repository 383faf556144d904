//! Takes the rows of a ledger one after another.

use std::collections::BTreeSet;

use super::columns::{
    COLUMNS, DEPARTMENT, DEPARTMENT_CODE, EXECUTED, INITIAL, POSTS, PROJECT, PROJECT_CODE, REVISED,
    THREE_PUBLIC,
};
use super::import::Unknown;
use super::{Budget, Ledger, LedgerDepartment, LedgerProject, MoneyUnit, UnknownDepartment, Unmatched};
use crate::Result;
use crate::department::{Candidate, Recognition, key};
use crate::intake::grid::Content;
use crate::intake::labels;
use crate::intake::list::{Line, List};
use crate::number::{Amount, Exact, IN_YUAN, Reading};
use crate::storage::{DepartmentFacts, Writer};

/// The unit that a column's header, or a line above the header, states.
pub(super) fn stated(found: &List<'_>, column: usize) -> Option<MoneyUnit> {
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

/// Reads row after row.
pub(super) struct Taking<'a> {
    pub writer: &'a Writer<'a>,
    pub unit: Option<MoneyUnit>,
    /// Keys of the names that are to be entered in the register.
    pub new: BTreeSet<String>,
    pub ledger: Ledger,
    pub unknown: Unknown,
    /// The register was empty: the ledger fills it.
    pub first: bool,
    pub entered: u32,
    /// Figures with something unusual about them, each with its cell.
    pub remarks: Vec<String>,
    /// Codes that were entered from figures without zeros, each with its department.
    pub bare_codes: Vec<(String, String)>,
}

impl Taking<'_> {
    pub(super) fn line(&mut self, found: &List<'_>, line: &Line<'_>) -> Result<()> {
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
        let department = match self.department(named, line)? {
            Ok(department) => department,
            Err(reason) => return Ok(Err(reason)),
        };
        let (sheet, row) = (found.sheet().to_owned(), line.row());
        let mut remarks = Vec::new();
        let mut read = || -> Result<_, String> {
            let budget = Budget {
                initial_budget: self.amount(found, line, INITIAL, &mut remarks)?,
                revised_budget: self.amount(found, line, REVISED, &mut remarks)?,
                executed: self.amount(found, line, EXECUTED, &mut remarks)?,
            };
            let posts = figure(line, POSTS, str::to_owned, &mut remarks)?;
            Ok((budget, posts, self.amount(found, line, THREE_PUBLIC, &mut remarks)?))
        };
        let (budget, authorised_posts, three_public_budget) = match read() {
            Ok(read) => read,
            Err(reason) => return Ok(Err(reason)),
        };
        self.remarks.extend(remarks);
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
    fn department(&mut self, name: &str, line: &Line<'_>) -> Result<Result<String, String>> {
        let code = line.text(DEPARTMENT_CODE);
        let code = code.as_deref();
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
                let entered = self.writer.department(id)?.name;
                if let Some(code) = code.filter(|_| line.is_bare_figure(DEPARTMENT_CODE)) {
                    self.bare_codes.push((code.to_owned(), entered.clone()));
                }
                Ok(entered)
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

    fn amount(
        &self,
        found: &List<'_>,
        line: &Line<'_>,
        column: usize,
        remarks: &mut Vec<String>,
    ) -> Result<Option<Amount>, String> {
        let unit = stated(found, column).or(self.unit);
        let with_unit = |text: &str| {
            let bare = text.ends_with(|c: char| c.is_numeric());
            if bare && unit == Some(MoneyUnit::Yuan) { format!("{text}元") } else { text.to_owned() }
        };
        figure(line, column, with_unit, remarks)
    }
}

/// A figure of a line, or why it is none; what was unusual about it is remarked with its cell.
fn figure<T: Exact>(
    line: &Line<'_>,
    column: usize,
    with_unit: impl Fn(&str) -> String,
    remarks: &mut Vec<String>,
) -> Result<Option<T>, String> {
    let Some(cell) = line.cell(column) else { return Ok(None) };
    let title = COLUMNS.get(column).and_then(|(_, titles)| titles.first()).copied().unwrap_or_default();
    if let Content::Broken(why) = &cell.content {
        return Err(format!("“{title}”读不出来：{why}"));
    }
    let text = cell.text.trim();
    match T::read(&with_unit(text)) {
        Reading::NoValue => Ok(None),
        Reading::Value(value, note) => {
            // That a whole column is in 元 is said once, by its header.
            let of_column = text.ends_with(|c: char| c.is_numeric()).then_some(IN_YUAN);
            let unusual: Vec<&str> = note
                .iter()
                .flat_map(|note| note.split('；'))
                .filter(|note| Some(*note) != of_column)
                .collect();
            if !unusual.is_empty() {
                let place = line.address(column);
                remarks.push(format!("{place}的“{title}”是“{text}”：{}", unusual.join("；")));
            }
            Ok(Some(value))
        }
        Reading::NotUnderstood(why) => Err(format!("“{title}”是“{text}”，{why}")),
    }
}
