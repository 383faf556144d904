use super::{Difference, RegisterImport, RegisterRow, RowOutcome};
use crate::department::{Department, Recognition, key, recognise};
use crate::intake::grid::Content;
use crate::intake::{format, list};
use crate::storage::{DepartmentFacts, Store, Writer};
use crate::{Code, Error, Result, Stamp};

const CODE: usize = 0;
const NAME: usize = 1;
const CATEGORY: usize = 2;
const SUPERIOR: usize = 3;
const ALIASES: usize = 4;
const FIRST: usize = 5;
const LAST: usize = 6;

const TITLES: [&[&str]; 7] = [
    &["单位编码", "部门编码", "预算单位编码", "编码", "单位代码", "代码"],
    &["单位名称", "部门名称", "预算单位名称", "预算单位", "预算部门", "名称", "单位", "部门"],
    &["类别", "单位类别", "部门类别", "单位性质"],
    &["主管部门", "主管单位", "上级部门", "主管部门名称"],
    &["别名", "曾用名", "简称", "单位简称", "部门简称"],
    &["起始年度", "设立年度", "成立年度", "启用年度"],
    &["撤销年度", "终止年度", "停用年度", "注销年度", "截止年度"],
];

/// A row as it was read.
struct Entry {
    row: u32,
    name: String,
    code: Option<String>,
    /// The code is a number in the file, shown without zeros: they may be lost.
    is_bare: bool,
    category: Option<String>,
    superior: Option<String>,
    aliases: Vec<String>,
    first: Option<String>,
    last: Option<String>,
}

/// Brings a list of departments into the register: enters new ones and fills in what the register does not say. What
/// it says otherwise is changed only with `overwrite`; nothing is erased. With `dry_run`, says what it would do.
///
/// # Errors
/// What reading says; `BadRequest` if there is no column of names.
pub fn import(
    store: &mut Store,
    bytes: &[u8],
    file: &str,
    overwrite: bool,
    dry_run: bool,
    stamp: &Stamp,
) -> Result<RegisterImport> {
    let document = format::open(bytes, file)?;
    let titles: Vec<Vec<String>> =
        TITLES.iter().map(|titles| titles.iter().map(|title| (*title).to_owned()).collect()).collect();
    // 单位 alone may head any table; with a code, a category or a superior beside it, it is a register.
    let found = [CODE, CATEGORY, SUPERIOR, ALIASES]
        .iter()
        .find_map(|&other| list::find(&document.grids, &titles, &[NAME, other]));
    let Some(found) = found else {
        return Err(Error::new(
            Code::BadRequest,
            format!(
                "“{file}”里没有找到部门名册：要有一行表头，写着“单位名称”，以及“单位编码”“类别”“主管部门”“别名”中的至少一项。名册未改动，请补上表头后再导入。"
            ),
        ));
    };
    let mut entries: Vec<Entry> = found.lines().filter_map(|line| entry(&line)).collect();
    let suspects = mend_codes(&mut entries, &store.departments()?);
    let change = |writer: &Writer<'_>| take(writer, &entries, &suspects, overwrite);
    let mut rows =
        if dry_run { store.rehearse(stamp, change)? } else { store.write(stamp, "register", change)? };
    rows.extend(found.lines().filter_map(|line| nameless(&line)));
    rows.sort_by_key(|row| row.row);
    Ok(RegisterImport { sheet: found.sheet().to_owned(), rows })
}

fn entry(line: &list::Line<'_>) -> Option<Entry> {
    if line.cell(NAME).is_some_and(|cell| matches!(cell.content, Content::Broken(_))) {
        return None;
    }
    let name = line.text(NAME).filter(|name| !["", "合计", "总计", "小计"].contains(&key(name).as_str()))?;
    let aliases = line.text(ALIASES).unwrap_or_default();
    let aliases = aliases.split(['、', '，', ',', '；', ';', '\n']).map(str::trim);
    Some(Entry {
        row: line.row(),
        name,
        code: line.text(CODE),
        is_bare: line.is_bare_figure(CODE),
        category: line.text(CATEGORY),
        superior: line.text(SUPERIOR),
        aliases: aliases.filter(|alias| !key(alias).is_empty()).map(str::to_owned).collect(),
        first: line.text(FIRST),
        last: line.text(LAST),
    })
}

/// A row that says something, but not of which department.
fn nameless(line: &list::Line<'_>) -> Option<RegisterRow> {
    let broken = line.cell(NAME).and_then(|cell| match &cell.content {
        Content::Broken(why) => Some(format!("单位名称读不出来：{why}，没有导入这一行。请改正后再导入。")),
        _ => None,
    });
    if broken.is_none() && line.text(NAME).is_some_and(|name| !key(&name).is_empty()) {
        return None;
    }
    let said = line.text(CODE).or_else(|| line.text(SUPERIOR)).or_else(|| line.text(ALIASES));
    if broken.is_none() && said.is_none() {
        return None;
    }
    let blank = || "没有写单位名称，没有导入这一行。请补上后再导入。".to_owned();
    Some(RegisterRow {
        row: line.row(),
        department: said.unwrap_or_default(),
        outcome: RowOutcome::Refused,
        differences: Vec::new(),
        problem: Some(broken.unwrap_or_else(blank)),
    })
}

/// Gives codes that are numbers in the file the zeros back that the register has. The rows of those that may have lost
/// some, without anything saying which.
fn mend_codes(entries: &mut [Entry], register: &[Department]) -> Vec<u32> {
    let known: Vec<String> = register.iter().filter_map(|department| department.code.clone()).collect();
    let digits = |code: &str| code.bytes().all(|byte| byte.is_ascii_digit());
    let listed = entries.iter().filter_map(|entry| entry.code.clone());
    let all: Vec<String> = known.iter().cloned().chain(listed).filter(|code| digits(code)).collect();
    let zeros = all.iter().any(|code| code.starts_with('0'));
    let longest = all.iter().map(String::len).max().unwrap_or_default();
    let mut suspects = Vec::new();
    for entry in entries.iter_mut().filter(|entry| entry.is_bare) {
        let Some(code) = entry.code.as_mut().filter(|code| !known.contains(code)) else { continue };
        let mut whole = known.iter().filter(|known| known.trim_start_matches('0') == code.as_str());
        match (whole.next(), whole.next()) {
            (Some(whole), None) => code.clone_from(whole),
            _ if zeros || code.len() < longest => suspects.push(entry.row),
            _ => {}
        }
    }
    suspects
}

fn take(
    writer: &Writer<'_>,
    entries: &[Entry],
    suspects: &[u32],
    overwrite: bool,
) -> Result<Vec<RegisterRow>> {
    let register = writer.departments()?;
    // A department that one row names is not what another row merely resembles.
    let meant: Vec<Recognition> = entries.iter().map(|entry| recognise(&entry.name, &register)).collect();
    let named: Vec<&str> = meant
        .iter()
        .filter_map(|meant| match meant {
            Recognition::Exact(name) | Recognition::Alike(name) => Some(name.as_str()),
            _ => None,
        })
        .collect();
    let mut rows: Vec<RegisterRow> = Vec::new();
    // Superiors may stand further down in the list.
    let mut superiors: Vec<(usize, &Entry)> = Vec::new();
    for (entry, meant) in entries.iter().zip(&meant) {
        let refused = |problem: String| RegisterRow {
            row: entry.row,
            department: entry.name.clone(),
            outcome: RowOutcome::Refused,
            differences: Vec::new(),
            problem: Some(problem),
        };
        let name = match meant {
            Recognition::Exact(name) | Recognition::Alike(name) => Some(name.clone()),
            Recognition::Near(candidates) => {
                let near = candidates.iter().find(|candidate| !named.contains(&candidate.name.as_str()));
                if let Some(near) = near {
                    rows.push(refused(format!(
                        "名册里有相近的“{}”（{}），没有导入这一行。是同一个部门，请把名称改成一样或写进别名；是新部门，请先在名册里增加。",
                        near.name, near.why
                    )));
                    continue;
                }
                None
            }
            Recognition::New => None,
        };
        // A row further up may have entered it under a longer or shorter name.
        let name = match name {
            None => match writer.recognise_department(&entry.name)? {
                Recognition::Exact(name) | Recognition::Alike(name) => Some(name),
                _ => None,
            },
            name => name,
        };
        let by_code = match &entry.code {
            Some(code) => writer.find_department(code)?.map(|id| writer.department(id)).transpose()?,
            None => None,
        };
        if let (Some(other), Some(code)) = (&by_code, &entry.code)
            && Some(&other.name) != name.as_ref()
        {
            rows.push(refused(format!(
                "编码“{code}”在名册里是“{}”的，没有导入这一行。请核对编码和名称。",
                other.name
            )));
            continue;
        }
        let known = name.unwrap_or_else(|| entry.name.clone());
        let twice =
            rows.iter().find(|row| row.outcome != RowOutcome::Refused && key(&row.department) == key(&known));
        if let Some(first) = twice {
            rows.push(refused(format!(
                "与第{}行是同一个部门，没有导入这一行。请删去多余的一行。",
                first.row
            )));
            continue;
        }
        let mut row = describe(writer, entry, &known, overwrite)?;
        if let Some(code) = entry.code.as_ref().filter(|_| suspects.contains(&entry.row)) {
            object(&mut row, format!("编码“{code}”在表里是数字，前面的0可能已经丢了，请核对。"));
        }
        rows.push(row);
        if entry.superior.is_some() {
            superiors.push((rows.len() - 1, entry));
        }
    }
    // Where a list turns the order round, one row waits for another.
    let mut circles = superiors.len() + 1;
    while superiors.len() < circles {
        circles = superiors.len();
        let mut waiting = Vec::new();
        for (at, entry) in superiors {
            if put_under(writer, entry, &mut rows[at], overwrite)?.is_some() {
                waiting.push((at, entry));
            }
        }
        superiors = waiting;
    }
    for (at, entry) in superiors {
        if let Some(why) = put_under(writer, entry, &mut rows[at], overwrite)? {
            object(&mut rows[at], why);
        }
    }
    Ok(rows)
}

/// Writes what a row says, but for the superior department.
fn describe(writer: &Writer<'_>, entry: &Entry, name: &str, overwrite: bool) -> Result<RegisterRow> {
    let is_new = writer.find_department(name)?.is_none();
    let id = writer.ensure_department(name)?;
    writer.register_department(id)?;
    let before = writer.department(id)?;
    let mut row = RegisterRow {
        row: entry.row,
        department: before.name.clone(),
        outcome: if is_new { RowOutcome::New } else { RowOutcome::Unchanged },
        differences: Vec::new(),
        problem: None,
    };
    let code = compare(&mut row, "编码", &before.code, entry.code.as_deref().map(key), overwrite);
    let category = compare(&mut row, "类别", &before.category, entry.category.clone(), overwrite);
    if code != before.code || category != before.category {
        let superior = superior_of(writer, &before)?;
        writer.describe_department(id, &DepartmentFacts { code, category, superior })?;
    }
    let before_years = row.differences.len();
    let mut year = |field: &str, was: Option<i32>, text: &Option<String>| {
        let read = text.as_ref().and_then(|text| year(text));
        if let (Some(text), None) = (text, read) {
            object(&mut row, format!("{field}“{text}”不是年度，没有写入。请改成2024的样子。"));
        }
        let was = was.map(|year| year.to_string());
        compare(&mut row, field, &was, read.map(|year| year.to_string()), overwrite)
            .and_then(|year| year.parse().ok())
    };
    let first = year("起始年度", before.first_year, &entry.first);
    let last = year("撤销年度", before.last_year, &entry.last);
    if let (Some(first), Some(last)) = (first, last)
        && last < first
    {
        row.differences.truncate(before_years);
        object(&mut row, format!("撤销年度{last}早于起始年度{first}，两个都没有写入。请核对。"));
    } else if (first, last) != (before.first_year, before.last_year) {
        writer.set_department_years(id, first, last)?;
    }
    // A name that is written otherwise in the list is one more name.
    for alias in entry.aliases.iter().chain((key(&entry.name) != key(&before.name)).then_some(&entry.name)) {
        match writer.find_department(alias)? {
            None => {
                writer.add_alias(id, alias)?;
                row.differences.push(Difference {
                    field: "别名".to_owned(),
                    before: None,
                    after: alias.clone(),
                    taken: true,
                });
            }
            Some(found) if found == id => {}
            Some(found) => {
                let other = writer.department(found)?.name;
                object(&mut row, format!("别名“{alias}”已经是“{other}”的名称，没有写入。请核对。"));
            }
        }
    }
    mark(&mut row);
    Ok(row)
}

/// Writes the superior department that a row names; why not, if that would close a circle as things stand now.
fn put_under(
    writer: &Writer<'_>,
    entry: &Entry,
    row: &mut RegisterRow,
    overwrite: bool,
) -> Result<Option<String>> {
    let Some(wanted) = &entry.superior else { return Ok(None) };
    let id = writer.known_department(&row.department)?;
    let before = writer.department(id)?;
    let found = match writer.recognise_department(wanted)? {
        Recognition::Exact(name) | Recognition::Alike(name) => writer.find_department(&name)?,
        _ => None,
    };
    let Some(superior) = found else {
        let why = format!("主管部门“{wanted}”不在名册里，没有写入。请核对名称，或把它也列进名册。");
        object(row, why);
        return Ok(None);
    };
    // A department that is its own superior has none.
    if superior == id {
        return Ok(None);
    }
    if (before.superior.is_none() || overwrite) && writer.is_under(superior, id)? {
        return Ok(Some(format!(
            "主管部门“{wanted}”本身归“{}”主管，没有写入。请核对这两个部门谁主管谁。",
            before.name
        )));
    }
    let name = writer.department(superior)?.name;
    let after = compare(row, "主管部门", &before.superior, Some(name), overwrite);
    if after != before.superior {
        let facts =
            DepartmentFacts { code: before.code, category: before.category, superior: Some(superior) };
        writer.describe_department(id, &facts)?;
    }
    mark(row);
    Ok(None)
}

/// Adds why something of a row is not taken.
fn object(row: &mut RegisterRow, why: String) {
    row.problem = Some(row.problem.take().unwrap_or_default() + &why);
}

fn superior_of(writer: &Writer<'_>, department: &Department) -> Result<Option<crate::storage::DepartmentId>> {
    department.superior.as_deref().map_or(Ok(None), |name| writer.find_department(name))
}

fn mark(row: &mut RegisterRow) {
    if row.outcome == RowOutcome::Unchanged && row.differences.iter().any(|difference| difference.taken) {
        row.outcome = RowOutcome::Changed;
    }
    if row.problem.is_none() && row.differences.iter().any(|difference| !difference.taken) {
        row.problem =
            Some("名册里已有不同的内容，没有改动。确认要改，请选“覆盖已有内容”后再导入。".to_owned());
    }
}

/// What holds after a row, and the difference if there is one.
fn compare(
    row: &mut RegisterRow,
    field: &str,
    before: &Option<String>,
    after: Option<String>,
    overwrite: bool,
) -> Option<String> {
    let Some(after) = after.filter(|after| before.as_ref() != Some(after)) else { return before.clone() };
    let taken = before.is_none() || overwrite;
    row.differences.push(Difference {
        field: field.to_owned(),
        before: before.clone(),
        after: after.clone(),
        taken,
    });
    if taken { Some(after) } else { before.clone() }
}

/// 2024, 「2024年」, 「2024年度」.
fn year(text: &str) -> Option<i32> {
    let text = key(text);
    let digits = text.trim_end_matches(['年', '度']);
    digits.parse().ok().filter(|year| (1949..2100).contains(year))
}
