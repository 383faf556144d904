//! What a file was understood to be, before anything is written. The preview and the commit are
//! this one plan: what was shown is what is written.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::format::{self, Document, Format};
use super::labels;
use super::learnt::{ColumnRole, Learnt};
use super::recognise::{self, FORMS, Recognised, Unanswered, count_forms, has_forms, recognise, unhide};
use crate::department::split_code;
use crate::filing::FormKind;
use crate::{Code, Error, Result};

/// What the clerk knows better than the files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// The evaluated year.
    pub year: Option<i32>,
    /// The department.
    pub department: Option<String>,
    /// What headers mean that no form has.
    pub learnt: Learnt,
}

/// How a plan's department was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DepartmentFound {
    /// The clerk said so.
    Given(String),
    /// A form names it.
    Named(String),
    /// Only the file's name suggests it: taken if the register knows it, else asked.
    Suggested(String),
    /// Nothing in the file names it, or forms contradict each other, which is a question of the plan.
    Unknown,
}

/// One file, understood.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The file's own name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// What its bytes are.
    pub format: Format,
    /// The .docx that an older document was turned into before it was read: cells are those of this one.
    pub converted: Option<Arc<[u8]>>,
    /// Who filed.
    pub department: DepartmentFound,
    /// The departments that the forms name, each once, whoever is taken for it.
    pub named: Vec<String>,
    /// The evaluated year, if it is known and not contradicted.
    pub year: Option<i32>,
    /// The forms.
    pub forms: Vec<Recognised>,
    /// What the clerk has to answer before this can be committed.
    pub questions: Vec<Error>,
    /// What the clerk should know of how it was read.
    pub notes: Vec<String>,
}

/// SHA-256 of a file's bytes, hexadecimal.
pub fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads a file's bytes. `name` is the file's own name: for sentences and sources, and as a last
/// hint at department and year.
///
/// # Errors
/// What [`format::open`] says; `NoForms` if none of the forms is in it.
pub fn plan(bytes: &[u8], name: &str, given: &Given) -> Result<Plan> {
    let (document, unhidden) = open(bytes, name)?;
    let forms = recognise(&document, name, &given.learnt);
    if forms.is_empty() && has_forms(&document) {
        return Err(Error::new(
            Code::NoForms,
            format!(
                "“{name}”里的表还是空白的，或者只有标题，没有填写任何内容，所以没有导入。请单位填好后再导入。"
            ),
        ));
    }
    let blank = unanswered(&document, name);
    let hidden =
        Document { grids: document.hidden, hidden: Vec::new(), format: document.format, converted: None };
    if forms.is_empty() {
        return Err(Error::new(
            Code::NoForms,
            format!(
                "“{name}”里没有找到附件一至附件四的任何一张表。请看看是不是选错了文件；如果表格标题被删掉了，请补上“部门整体支出绩效自评表”等标题。"
            ),
        ));
    }
    let only_hidden = unhidden.then(|| {
        let sheets: Vec<&str> = forms.iter().map(|form| form.sheet.as_str()).collect();
        format!("表都在隐藏的工作表里（{}），已经读入。请看看是不是这一次要报的。", sheets.join("、"))
    });
    let explained = given.learnt.used(&document.grids).into_iter().map(|learnt| match learnt.role {
        ColumnRole::Nothing => format!("“{}”一列按记住的没有读。", learnt.label),
        role => format!("“{}”一列按记住的读作“{}”。", learnt.label, role.name()),
    });
    let explained: Vec<String> = explained.collect();
    let mut questions = Vec::new();
    let named = named(&forms);
    let department = find_department(&named, name, given, &mut questions);
    let year = find_year(&forms, name, given, &mut questions);
    questions.extend(repeated(&forms, name));
    Ok(Plan {
        name: name.to_owned(),
        sha256: fingerprint(bytes),
        format: document.format,
        converted: document.converted,
        department,
        named,
        year,
        forms,
        questions,
        notes: hidden_forms(&hidden, name)
            .into_iter()
            .chain(blank)
            .chain(only_hidden)
            .chain(explained)
            .collect(),
    })
}

/// The document, its hidden sheets shown if forms stand on these only.
///
/// # Errors
/// What [`format::open`] says; `FileTooLarge` for more forms than any department has.
pub(super) fn open(bytes: &[u8], name: &str) -> Result<(Document, bool)> {
    let document = format::open(bytes, name)?;
    let forms = count_forms(&document);
    if forms > FORMS {
        return Err(Error::new(
            Code::FileTooLarge,
            format!(
                "“{name}”没有读取：里面有{forms}张表，一个文件最多读{FORMS}张，一个部门的报送也没有这么多。请按部门拆成几个文件，或删去多余的表，再导入。"
            ),
        ));
    }
    Ok(unhide(document))
}

/// A hidden sheet beside shown ones is often last year's: it is not read, but never passed over silently.
fn hidden_forms(hidden: &Document, name: &str) -> Vec<String> {
    let note = |form: Recognised| {
        format!(
            "隐藏的工作表“{}”里也有一张{}，没有读取。如果要用它，请取消隐藏后再导入。",
            form.sheet,
            form.form.kind().title()
        )
    };
    recognise(hidden, name, &Learnt::default()).into_iter().map(note).collect()
}

/// A form that came back as it was sent out, with last year's figures or a project's budgets, is no answer, which is
/// said.
fn unanswered(document: &Document, name: &str) -> Vec<String> {
    let note = |Unanswered { kind, sheet, project }: Unanswered| match kind {
        FormKind::Project => format!(
            "“{sheet}”的项目自评表（{}）只有项目名称和预算数，没有填执行数和指标，所以没有读取。请单位填好后再导入。",
            project.as_deref().unwrap_or("未写项目名称")
        ),
        _ => {
            format!("“{sheet}”的基础数据表只有上年决算数，没有填本年的数，所以没有读取。请单位填好后再导入。")
        }
    };
    recognise::unanswered(document, name).into_iter().map(note).collect()
}

/// The departments that the forms name, each once; with its code, if any form has it.
fn named(forms: &[Recognised]) -> Vec<String> {
    let mut named: Vec<(Option<String>, String, &String)> = Vec::new();
    for department in forms.iter().filter_map(|form| form.department.as_ref()) {
        let (code, name) = split_code(department);
        let same = named.iter_mut().find(|(other, known, _)| {
            *known == name && (other.is_none() || code.is_none() || *other == code)
        });
        match same {
            Some(known) if known.0.is_none() => *known = (code, name, department),
            Some(_) => {}
            None => named.push((code, name, department)),
        }
    }
    named.into_iter().map(|(_, _, written)| written.clone()).collect()
}

fn find_department(
    named: &[String],
    name: &str,
    given: &Given,
    questions: &mut Vec<Error>,
) -> DepartmentFound {
    if let Some(department) = &given.department {
        return DepartmentFound::Given(department.clone());
    }
    match named {
        [] => match department_in_file_name(name) {
            Some(department) => DepartmentFound::Suggested(department),
            None => DepartmentFound::Unknown,
        },
        [department] => DepartmentFound::Named(department.clone()),
        several => {
            questions.push(Error::new(
                Code::DepartmentUnknown,
                format!(
                    "“{name}”里写了不同的单位：{}。请指定是哪个单位报的，或拆成几个文件分别导入。",
                    several.join("、")
                ),
            ));
            DepartmentFound::Unknown
        }
    }
}

fn find_year(forms: &[Recognised], name: &str, given: &Given, questions: &mut Vec<Error>) -> Option<i32> {
    if given.year.is_some() {
        return given.year;
    }
    let mut years: Vec<(i32, &str)> = Vec::new();
    for form in forms {
        if let Some(year) = form.year
            && !years.iter().any(|(other, _)| *other == year)
        {
            years.push((year, &form.sheet));
        }
    }
    match years.as_slice() {
        [] => labels::year(name).or_else(|| {
            questions.push(Error::new(
                Code::YearUnknown,
                format!("“{name}”的表格标题里没有写年度，请指定评价年度后再导入。"),
            ));
            None
        }),
        [(year, _)] => Some(*year),
        several => {
            let listed: Vec<String> =
                several.iter().map(|(year, sheet)| format!("{sheet}写的是{year}年度")).collect();
            let mut question = Error::new(
                Code::YearContradicts,
                format!(
                    "“{name}”里各表的年度不一致：{}。请指定评价年度，或请单位改正后重报。",
                    listed.join("，")
                ),
            );
            question.sheet = several.get(1).map(|(_, sheet)| (*sheet).to_owned());
            questions.push(question);
            None
        }
    }
}

/// A department has one 附件一 and one 附件二: which of two counts, only the department knows.
fn repeated(forms: &[Recognised], name: &str) -> Option<Error> {
    [FormKind::BasicData, FormKind::Overall].into_iter().find_map(|kind| {
        let mut of_kind = forms.iter().filter(|form| form.form.kind() == kind);
        let (first, second) = (of_kind.next()?, of_kind.next()?);
        let mut question = Error::new(
            Code::FormConflict,
            format!(
                "“{name}”里有不止一张{}（{}，{}），不知道以哪一张为准。请删去多余的一张，或拆成几个文件分别导入。",
                kind.title(),
                first.sheet,
                second.sheet
            ),
        );
        question.sheet = Some(second.sheet.clone());
        Some(question)
    })
}

/// 「衡山县开云新区事务中心2023年度绩效自评.xlsx」 suggests 衡山县开云新区事务中心.
fn department_in_file_name(name: &str) -> Option<String> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    // The year that stands first, wherever digits stand before it.
    let at = stem
        .char_indices()
        .find(|&(at, _)| {
            let five: String = stem[at..].chars().take(5).collect();
            labels::year(&five).is_some()
        })
        .map_or(stem.len(), |(at, _)| at);
    let end = ["部门整体", "整体支出", "项目支出", "绩效", "附件", "自评", "基础数据"]
        .iter()
        .filter_map(|mark| stem.find(mark))
        .min()
        .unwrap_or(stem.len());
    let head = stem[..at.min(end)].trim_matches(|c: char| !c.is_alphabetic());
    (head.chars().count() >= 4).then(|| labels::name(head)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Protects the last hint at a department from taking a form's name for one.
    #[test]
    fn file_names_suggest_departments() {
        for (file, department) in [
            ("衡山县开云新区事务中心2023年度绩效自评.xlsx", Some("衡山县开云新区事务中心")),
            ("12-县农业农村局 2024年绩效自评表.docx", Some("县农业农村局")),
            ("2024年度部门整体支出绩效自评表.xlsx", None),
            ("附件一.xlsx", None),
            ("新建 Microsoft Excel 工作表.xlsx", Some("新建MicrosoftExcel工作表")),
        ] {
            assert_eq!(department_in_file_name(file).as_deref(), department, "{file}");
        }
    }
}
