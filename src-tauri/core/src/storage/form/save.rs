//! Saving a form.

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{ToSql, params_from_iter};
use serde_json::{Map, json};

use super::super::{FilingId, FormId, Writer};
use super::{INDICATOR_FIELDS, indicator_field};
use crate::filing::{Block, Form, Leaf, Stored, Unread};
use crate::number::normalise;
use crate::{Error, Result};

/// A field as a row keeps it: what the form says already, or the value prints as, is left out.
#[derive(Default)]
struct Kept<'a> {
    value: Option<Stored>,
    cell: Option<&'a str>,
    raw: Option<&'a str>,
    file: Option<&'a str>,
    sheet: Option<&'a str>,
    note: Option<&'a str>,
    unread: Option<&'a str>,
}

impl<'a> Kept<'a> {
    fn new(leaf: &'a dyn Leaf, file: Option<&str>, sheet: &str) -> Result<Self> {
        let origin = leaf.origin();
        let printed = leaf.printed();
        Ok(Self {
            value: leaf.stored()?,
            cell: origin.map(|origin| origin.cell.as_str()),
            raw: origin.map(|origin| origin.raw.as_str()).filter(|raw| printed.as_deref() != Some(*raw)),
            file: origin.map(|origin| origin.file.as_str()).filter(|name| file != Some(*name)),
            sheet: origin.map(|origin| origin.sheet.as_str()).filter(|name| sheet != *name),
            note: origin.and_then(|origin| origin.note.as_deref()),
            unread: origin.and_then(|origin| origin.unread.as_deref()),
        })
    }

    fn is_empty(&self) -> bool {
        self.value.is_none() && self.cell.is_none()
    }

    /// What few fields of an indicator have.
    fn remarks(&self) -> Option<serde_json::Value> {
        let remarks: Map<_, _> =
            [("note", self.note), ("unread", self.unread), ("sheet", self.sheet), ("file", self.file)]
                .into_iter()
                .filter_map(|(key, text)| Some((key.to_owned(), json!(text?))))
                .collect();
        (!remarks.is_empty()).then_some(remarks.into())
    }
}

impl ToSql for Stored {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Number(number) => ToSqlOutput::Owned(Value::Integer(*number)),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}

/// One row of the indicator table while it is gathered.
#[derive(Default)]
struct Row<'a> {
    fields: [Option<&'a dyn Leaf>; INDICATOR_FIELDS.len()],
}

impl Writer<'_> {
    /// Adds a form to a filing. `sheet` is where it stands; `sha256` the original file, which is then one
    /// of the filing's files.
    ///
    /// # Errors
    /// `BadRequest` if a number is beyond the range that can be kept. A second 附件一 or 附件二 is a fault of
    /// the caller.
    pub fn save_form(
        &self,
        filing: FilingId,
        form: &Form,
        sheet: &str,
        sha256: Option<&str>,
    ) -> Result<FormId> {
        let mut leaves = Vec::new();
        form.fields().visit("", &mut |path, leaf| leaves.push((path.to_owned(), leaf)));
        let file = leaves.iter().find_map(|(_, leaf)| leaf.origin()).map(|origin| origin.file.as_str());
        let reference = form.reference();
        self.conn.prepare_cached(include_str!("insert.sql"))?.execute((
            filing,
            form.kind().id(),
            annex_number(form),
            &reference.project,
            file,
            sheet,
            sha256,
            &self.stamp.at,
        ))?;
        let id = FormId(self.conn.last_insert_rowid());
        if let Some(sha256) = sha256 {
            let name: String = self
                .conn
                .prepare_cached("SELECT name FROM source_file WHERE sha256 = ?1")?
                .query_row([sha256], |row| row.get(0))?;
            self.attach_file(filing, sha256, file.unwrap_or(&name))?;
        }
        let values = self.save_leaves(id, &leaves, file, sheet)?;
        if let Form::Report(report) = form {
            self.save_blocks(id, &report.blocks)?;
        }
        self.step(json!({
            "filing": filing.0,
            "form": reference.kind.id(),
            "name": reference.project,
            "sheet": sheet,
            "source": sha256,
            "values": values,
        }));
        Ok(id)
    }

    /// Saves the fields; how many of them have a value.
    fn save_leaves<'a>(
        &self,
        form: FormId,
        leaves: &[(String, &'a dyn Leaf)],
        file: Option<&str>,
        sheet: &str,
    ) -> Result<usize> {
        let mut rows: Vec<Row<'a>> = Vec::new();
        let mut entry = "";
        let mut values = 0;
        let mut statement = self.conn.prepare_cached(include_str!("insert_value.sql"))?;
        for (path, leaf) in leaves {
            if let Some((row, field)) = indicator_field(path) {
                if rows.len() <= row {
                    rows.resize_with(row + 1, Row::default);
                }
                rows[row].fields[field] = Some(*leaf);
                continue;
            }
            let kept = Kept::new(*leaf, file, sheet)?;
            values += usize::from(kept.value.is_some());
            // The first field of a list's entry is kept even if empty, so that the list keeps its length.
            let first = list_entry(path).is_some_and(|this| std::mem::replace(&mut entry, this) != this);
            if kept.is_empty() && !first {
                continue;
            }
            let (number, text) = match &kept.value {
                Some(Stored::Number(number)) => (Some(number), None),
                Some(Stored::Text(text)) => (None, Some(text)),
                None => (None, None),
            };
            statement.execute((
                form,
                path,
                number,
                text,
                kept.cell,
                kept.raw,
                kept.file,
                kept.sheet,
                kept.note,
                kept.unread,
            ))?;
        }
        for (n, row) in (0_i64..).zip(&rows) {
            values += self.save_indicator(form, n, row, file, sheet)?;
        }
        Ok(values)
    }

    fn save_indicator(
        &self,
        form: FormId,
        n: i64,
        row: &Row<'_>,
        file: Option<&str>,
        sheet: &str,
    ) -> Result<usize> {
        let kept = row
            .fields
            .iter()
            .map(|leaf| leaf.map_or(Ok(Kept::default()), |leaf| Kept::new(leaf, file, sheet)))
            .collect::<Result<Vec<_>>>()?;
        let remarks: Map<_, _> = INDICATOR_FIELDS
            .iter()
            .zip(&kept)
            .filter_map(|(name, kept)| Some(((*name).to_owned(), kept.remarks()?)))
            .collect();
        let remarks = (!remarks.is_empty()).then(|| serde_json::Value::from(remarks).to_string());
        let unread = kept.iter().fold(0_i64, |n, kept| n + i64::from(kept.unread.is_some()));
        let mut params: Vec<&dyn ToSql> = vec![&form, &n];
        for field in &kept {
            params.extend([&field.value as &dyn ToSql, &field.cell, &field.raw]);
        }
        params.extend([&remarks as &dyn ToSql, &unread]);
        self.conn.prepare_cached(include_str!("insert_indicator.sql"))?.execute(params_from_iter(params))?;
        Ok(kept.iter().filter(|kept| kept.value.is_some()).count())
    }

    fn save_blocks(&self, form: FormId, blocks: &[Block]) -> Result<()> {
        let mut statement = self.conn.prepare_cached(
            "INSERT INTO report_block (form, position, paragraph, table_json) VALUES (?1, ?2, ?3, ?4)",
        )?;
        for (position, block) in (0_i64..).zip(blocks) {
            let (paragraph, table) = match block {
                Block::Paragraph(text) => (Some(text), None),
                Block::Table(rows) => (None, Some(serde_json::to_string(rows).map_err(Error::internal)?)),
            };
            statement.execute((form, position, paragraph, table))?;
        }
        Ok(())
    }

    /// Takes a form over into another version of its filing, values, cells and all, with its file.
    pub fn copy_form(&self, form: FormId, to: FilingId) -> Result<FormId> {
        self.conn.prepare_cached(include_str!("copy_form.sql"))?.execute((form, to))?;
        let copy = FormId(self.conn.last_insert_rowid());
        for sql in [
            include_str!("copy_values.sql"),
            include_str!("copy_indicators.sql"),
            include_str!("copy_blocks.sql"),
            include_str!("copy_unread.sql"),
            include_str!("copy_corrections.sql"),
            include_str!("copy_reviews.sql"),
        ] {
            self.conn.prepare_cached(sql)?.execute((form, copy))?;
        }
        self.conn.prepare_cached(include_str!("copy_file.sql"))?.execute((form, to))?;
        self.step(json!({ "filing": to.0, "form": copy.0, "copied_from": form.0 }));
        Ok(copy)
    }

    /// Keeps what stood in a form, was not understood, and belongs to no field. Its path is kept below the
    /// form (`projects.3.goal` as `goal`): where the form stands in its filing shows only on loading.
    pub fn save_unread(&self, form: FormId, unread: &Unread) -> Result<()> {
        self.conn.prepare_cached(include_str!("insert_unread.sql"))?.execute((
            form,
            below_form(&unread.path),
            &unread.sheet,
            &unread.cell,
            &unread.raw,
            &unread.reason,
        ))?;
        self.step(json!({ "form": form.0, "unread": unread.cell }));
        Ok(())
    }
}

/// 7 of 附件三-7; `None` without a number of its own.
fn annex_number(form: &Form) -> Option<i64> {
    let Form::Project(project) = form else { return None };
    let annex = normalise(project.annex.text()?);
    let annex = annex.trim_end();
    let digits = annex.len() - annex.bytes().rev().take_while(u8::is_ascii_digit).count();
    // 附件3 alone is the annex, not the seventh of its kind.
    let (head, digits) = annex.split_at_checked(digits)?;
    if head.ends_with("附件") { None } else { digits.parse().ok() }
}

/// The part of a path that lies within the form; empty for the form as a whole.
fn below_form(path: &str) -> &str {
    let (head, rest) = path.split_once('.').unwrap_or((path, ""));
    match head {
        "basic_data" | "overall" => rest,
        "projects" | "reports" => {
            let (place, below) = rest.split_once('.').unwrap_or((rest, ""));
            if place.parse::<usize>().is_ok() { below } else { rest }
        }
        _ => path,
    }
}

/// The entry of a list that a path leads into: `buildings.2` for `buildings.2.name`.
fn list_entry(path: &str) -> Option<&str> {
    let mut end = 0;
    for part in path.split('.') {
        end += part.len();
        if !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(&path[..end]);
        }
        end += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{annex_number, below_form, list_entry};
    use crate::filing::{Form, Project};

    /// Protects the order of projects: by annex number, not by its text.
    #[test]
    fn annex_numbers() {
        for (annex, number) in [
            ("附件三-10", Some(10)),
            ("附件三－２", Some(2)),
            ("附件3-7 ", Some(7)),
            ("附件3", None),
            ("附件三", None),
        ] {
            let mut project = Project::default();
            project.annex.value = Some(annex.to_owned());
            assert_eq!(annex_number(&Form::Project(project)), number, "{annex}");
        }
    }

    /// Protects lists against losing entries: the entry must be told from the field.
    #[test]
    fn entries_of_lists() {
        assert_eq!(list_entry("project_expenditure.items.12.name"), Some("project_expenditure.items.12"));
        assert_eq!(list_entry("funds.executed"), None);
    }

    /// Protects the list of what was not understood from pointing at another project after loading.
    #[test]
    fn paths_below_a_form() {
        for (path, below) in [
            ("basic_data", ""),
            ("projects", ""),
            ("projects.3", ""),
            ("projects.3.goal", "goal"),
            ("goal.expected", "goal.expected"),
            ("project_expenditure.total", "project_expenditure.total"),
            ("", ""),
        ] {
            assert_eq!(below_form(path), below, "{path}");
        }
    }
}
