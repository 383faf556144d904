//! What differs between two versions of a filing.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::filing::label::label;
use crate::filing::{Block, Fields, Filing, Origin, Project, Report};

/// Where one side of a difference stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DifferenceCell {
    /// The version.
    pub version: u32,
    /// The file.
    pub file: String,
    /// The sheet.
    pub sheet: String,
    /// The cell; empty if the value was entered by hand.
    pub cell: String,
}

/// A value that is not the same in two versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "VersionDifference")]
pub struct Difference {
    /// Its path in the later version, or in the earlier one if it is gone.
    pub path: String,
    /// The form it stands in (`整体自评表`, `项目自评表“水库除险”`).
    pub form: String,
    /// What it is called (`全年预算数 · 年度资金总额`).
    pub label: String,
    /// In the first version; what stood there if it was not understood; `None` if there was nothing.
    pub before: Option<String>,
    /// In the second.
    pub after: Option<String>,
    /// Where both were read, as far as they were.
    pub cells: Vec<DifferenceCell>,
}

/// One side's values, in the order of the form.
type Values = Vec<(String, Option<String>, Option<Origin>)>;

/// What `b` has other than `a`, form by form. Projects are known by their names, rows of a list by theirs: a row
/// that moved is no difference.
pub fn compare(a: &Filing, b: &Filing) -> Vec<Difference> {
    let versions = (a.version, b.version);
    let mut found = Vec::new();
    let mut pair = |form: &str, at: (&str, &str), sides: (Option<&dyn Fields>, Option<&dyn Fields>)| {
        forms(form, at, sides, versions, &mut found);
    };
    pair(
        "基础数据表",
        ("basic_data", "basic_data"),
        (
            a.basic_data.as_ref().map(|form| form as &dyn Fields),
            b.basic_data.as_ref().map(|form| form as &dyn Fields),
        ),
    );
    pair(
        "整体自评表",
        ("overall", "overall"),
        (
            a.overall.as_ref().map(|form| form as &dyn Fields),
            b.overall.as_ref().map(|form| form as &dyn Fields),
        ),
    );
    let name = |project: &Project| project.name.value.clone().or_else(|| project.annex.value.clone());
    for (n, m) in matched(&a.projects, &b.projects, name) {
        let (old, new) = (n.map(|n| &a.projects[n]), m.map(|m| &b.projects[m]));
        let title = new.or(old).and_then(name).unwrap_or_default();
        pair(
            &format!("项目自评表“{title}”"),
            (&place("projects", n.or(m)), &place("projects", m.or(n))),
            (old.map(|form| form as &dyn Fields), new.map(|form| form as &dyn Fields)),
        );
    }
    let title = |report: &Report| report.title.value.clone();
    for (n, m) in matched(&a.reports, &b.reports, title) {
        let (old, new) = (n.map(|n| &a.reports[n]), m.map(|m| &b.reports[m]));
        let form = format!("自评报告“{}”", new.or(old).and_then(title).unwrap_or_default());
        let path = place("reports", m.or(n));
        forms(
            &form,
            (&path, &path),
            (old.map(|form| form as &dyn Fields), new.map(|form| form as &dyn Fields)),
            versions,
            &mut found,
        );
        prose(&form, &path, blocks(old), blocks(new), &mut found);
    }
    found
}

fn blocks(report: Option<&Report>) -> &[Block] {
    report.map_or(&[], |report| &report.blocks)
}

fn place(list: &str, n: Option<usize>) -> String {
    format!("{list}.{}", n.unwrap_or_default())
}

/// Pairs the entries of two lists by name, the nth of a name with the nth; those without a partner stand alone. In
/// the order of the second list, what is gone at the end.
fn matched<T>(a: &[T], b: &[T], name: impl Fn(&T) -> Option<String>) -> Vec<(Option<usize>, Option<usize>)> {
    let mut waiting: BTreeMap<Option<String>, Vec<usize>> = BTreeMap::new();
    for (n, item) in a.iter().enumerate().rev() {
        waiting.entry(name(item)).or_default().push(n);
    }
    let mut pairs: Vec<(Option<usize>, Option<usize>)> = b
        .iter()
        .enumerate()
        .map(|(m, item)| (waiting.get_mut(&name(item)).and_then(Vec::pop), Some(m)))
        .collect();
    let gone = (0..a.len()).filter(|n| !pairs.iter().any(|(old, _)| *old == Some(*n)));
    let gone: Vec<_> = gone.map(|n| (Some(n), None)).collect();
    pairs.extend(gone);
    pairs
}

fn forms(
    form: &str,
    at: (&str, &str),
    sides: (Option<&dyn Fields>, Option<&dyn Fields>),
    versions: (u32, u32),
    found: &mut Vec<Difference>,
) {
    let (mut old, new) = (values(sides.0), values(sides.1));
    align(&mut old, &new);
    let old_at: BTreeMap<&str, usize> =
        old.iter().enumerate().map(|(n, (path, ..))| (path.as_str(), n)).collect();
    let mut seen = vec![false; old.len()];
    let cell = |version, origin: &Option<Origin>| {
        origin.as_ref().map(|origin| DifferenceCell {
            version,
            file: origin.file.clone(),
            sheet: origin.sheet.clone(),
            cell: origin.cell.clone(),
        })
    };
    for (path, after, origin) in &new {
        let before = old_at.get(path.as_str()).map(|&n| {
            seen[n] = true;
            &old[n]
        });
        let was = before.and_then(|(_, was, _)| was.clone());
        if was == *after {
            continue;
        }
        let cells = [before.and_then(|(.., origin)| cell(versions.0, origin)), cell(versions.1, origin)];
        found.push(Difference {
            path: format!("{}.{path}", at.1),
            form: form.to_owned(),
            label: label(&format!("{}.{path}", at.1)),
            before: was,
            after: after.clone(),
            cells: cells.into_iter().flatten().collect(),
        });
    }
    for ((path, before, origin), _) in
        old.iter().zip(&seen).filter(|((_, before, _), seen)| !**seen && before.is_some())
    {
        let path = path.trim_start_matches(GONE);
        found.push(Difference {
            path: format!("{}.{path}", at.0),
            form: form.to_owned(),
            label: format!("{}（原表）", label(&format!("{}.{path}", at.0))),
            before: before.clone(),
            after: None,
            cells: cell(versions.0, origin).into_iter().collect(),
        });
    }
}

/// Marks the path of a row that the other version does not have.
const GONE: char = '-';

fn values(form: Option<&dyn Fields>) -> Values {
    let mut values = Vec::new();
    if let Some(form) = form {
        form.visit("", &mut |path, leaf| {
            let unread =
                leaf.origin().filter(|origin| origin.unread.is_some()).map(|origin| origin.raw.clone());
            values.push((path.to_owned(), leaf.printed().or(unread), leaf.origin().cloned()));
        });
    }
    values
}

/// Gives the rows of the lists of `old` the numbers that rows of the same name have in `new`.
fn align(old: &mut Values, new: &Values) {
    for list in ["indicators.", "project_expenditure.items.", "buildings."] {
        let names = |values: &Values| -> Vec<Option<String>> {
            let mut names = Vec::new();
            for (path, value, _) in values {
                if let Some((_, "name")) = path.strip_prefix(list).and_then(|rest| rest.split_once('.')) {
                    names.push(value.clone());
                }
            }
            names
        };
        let (before, after) = (names(old), names(new));
        if before == after {
            continue;
        }
        let pairs = matched(&before, &after, Clone::clone);
        // A row that was only renamed: nobody else claims its place on either side.
        let free = |n: usize| pairs.contains(&(Some(n), None)) && pairs.contains(&(None, Some(n)));
        for (path, ..) in old.iter_mut() {
            let Some((row, field)) = path.strip_prefix(list).and_then(|rest| rest.split_once('.')) else {
                continue;
            };
            let Ok(row) = row.parse::<usize>() else { continue };
            let new_row = pairs.iter().find(|(n, _)| *n == Some(row)).and_then(|(_, m)| *m);
            *path = match new_row {
                Some(m) => format!("{list}{m}.{field}"),
                None if free(row) => continue,
                None => format!("{GONE}{list}{row}.{field}"),
            };
        }
    }
}

/// The paragraphs and tables that are not the same, from the first to the last that differs.
fn prose(form: &str, path: &str, old: &[Block], new: &[Block], found: &mut Vec<Difference>) {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[head..], &new[head..]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);
    for n in 0..old.len().max(new.len()) {
        let (before, after) = (old.get(n).map(text), new.get(n).map(text));
        if before != after {
            found.push(Difference {
                path: format!("{path}.blocks.{}", head + n),
                form: form.to_owned(),
                label: format!("正文第{}段", head + n + 1),
                before,
                after,
                cells: Vec::new(),
            });
        }
    }
}

fn text(block: &Block) -> String {
    match block {
        Block::Paragraph(text) => text.clone(),
        Block::Table(rows) => rows.iter().map(|row| row.join(" | ")).collect::<Vec<_>>().join("\n"),
    }
}
