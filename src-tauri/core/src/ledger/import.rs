use std::collections::BTreeMap;

use super::columns::{COLUMNS, DEPARTMENT, EXECUTED, INITIAL, POSTS, PROJECT, REVISED, THREE_PUBLIC, titles};
use super::line::{Taking, stated};
use super::year::contradicted;
use super::{Ledger, LedgerImport, MoneyUnit, UnknownDepartment};
use crate::department::key;
use crate::examination::books_changed;
use crate::intake::format;
use crate::intake::format::Document;
use crate::intake::list::{self, List};
use crate::storage::{Store, Writer};
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
    /// The clerk knows that the ledger is of this year, whatever its title says.
    pub confirm_year: bool,
}

/// Brings a year's ledger in, in the place of the one that was there.
///
/// # Errors
/// What reading says; `BadRequest` if the columns are not found, or if no row has a place: nothing takes the place of a
/// year's ledger; `YearContradicts` if the file says that it is of another year, unless that is confirmed. Rows that
/// cannot be placed are in the answer.
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

/// Reads a document as a ledger, and unless `rehearsed` keeps it. Last, how the file contradicts the year.
pub(super) fn take(
    store: &mut Store,
    document: &Document,
    bytes: &[u8],
    file: &str,
    request: &Request,
    stamp: &Stamp,
    rehearsed: bool,
) -> Result<(LedgerImport, Unknown, Option<String>)> {
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
    let question = contradicted(&lists, file, request.year);
    if let Some(question) = question.as_ref().filter(|_| !request.confirm_year && !rehearsed) {
        return Err(Error::new(
            Code::YearContradicts,
            format!(
                "{question}，台账未改动。请改选年度；如果确实是{}年度的台账，请确认年度后再导入。",
                request.year
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
    notes.extend(unused(&lists));
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
            remarks: Vec::new(),
            bare_codes: Vec::new(),
        };
        for found in &lists {
            for line in found.lines() {
                reader.line(found, &line)?;
            }
        }
        if !rehearsed && let Some(problem) = empty(&reader.ledger, file, request.year) {
            return Err(problem);
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
        let suspect = suspect_codes(writer, &reader.bare_codes)?;
        Ok((reader.ledger, reader.unknown, first, reader.entered, said(reader.remarks), suspect))
    };
    let (ledger, unknown, first, entered, remarks, suspect) =
        if rehearsed { store.rehearse(stamp, change)? } else { store.write(stamp, "ledger", change)? };
    if entered > 0 {
        notes.push(if first {
            format!("名册原来是空的，按台账登记{entered}个部门。")
        } else {
            format!("按选择把{entered}个部门登记进名册。")
        });
    }
    notes.extend(suspect);
    notes.extend(remarks);
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
    Ok((import, unknown, question))
}

/// What the columns are called that are not read, so that one that matters is seen.
fn unused(lists: &[List<'_>]) -> Option<String> {
    let mut headers: Vec<&str> = Vec::new();
    for header in lists.iter().flat_map(List::unused) {
        if !headers.contains(&header) {
            headers.push(header);
        }
    }
    let named: Vec<String> = headers.iter().map(|header| format!("“{}”", header.replace('\n', ""))).collect();
    (!named.is_empty())
        .then(|| format!("这些列没有用上：{}。其中有需要的，请指定它是哪一项。", named.join("、")))
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

/// What to say of a ledger without a single row that has a place.
pub(super) fn empty(ledger: &Ledger, file: &str, year: i32) -> Option<Error> {
    if !ledger.departments.is_empty() || !ledger.projects.is_empty() {
        return None;
    }
    let why = match ledger.unmatched.as_slice() {
        [] => format!(
            "“{file}”的表头下面没有一行数据，{year}年度的台账未改动。请核对文件，或重新导出后再导入。"
        ),
        [first, ..] => format!(
            "“{file}”的{}行都没有放进去（例如“{}”第{}行：{}），{year}年度的台账未改动。请核对文件；是名册里没有的部门，请先导入名册，或在导入台账时指定是哪个部门。",
            ledger.unmatched.len(),
            first.sheet,
            first.row,
            first.reason
        ),
    };
    Some(Error::new(Code::BadRequest, why))
}

/// Remarks on figures that are spelt out; the others are counted.
const REMARKS: usize = 10;

fn said(mut remarks: Vec<String>) -> Vec<String> {
    let more = remarks.len().saturating_sub(REMARKS);
    remarks.truncate(REMARKS);
    let more = (more > 0).then(|| format!("另有{more}处数字也有这样的情况，请核对原表"));
    remarks.into_iter().chain(more).map(|remark| remark + "。").collect()
}

/// Codes that were entered as figures show them although others begin with a zero, are longer, or none of the lengths
/// that codes of budget departments have (3, 6, 9, 12 digits).
fn suspect_codes(writer: &Writer<'_>, bare: &[(String, String)]) -> Result<Option<String>> {
    let digits = |code: &String| code.bytes().all(|byte| byte.is_ascii_digit());
    let known: Vec<String> =
        writer.departments()?.into_iter().filter_map(|department| department.code).filter(digits).collect();
    let zeros = known.iter().any(|code| code.starts_with('0'));
    let longest = known.iter().map(String::len).max().unwrap_or_default();
    let suspects: Vec<String> = bare
        .iter()
        .filter(|(code, _)| zeros || code.len() < longest || code.len() % 3 != 0)
        .map(|(code, name)| format!("{name}“{code}”"))
        .collect();
    Ok((!suspects.is_empty()).then(|| {
        format!(
            "{}个部门的编码在表里是数字，前面的0可能已经丢了：{}。请在部门管理里核对。",
            suspects.len(),
            suspects.join("、")
        )
    }))
}
