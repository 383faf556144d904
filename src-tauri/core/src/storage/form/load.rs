//! Loading filings: a few statements for any number of them.

use std::collections::HashMap;

use rusqlite::Row;
use rusqlite::types::ValueRef;
use serde_json::Value;

use super::super::{Extent, FilingId, FormId, Reader};
use super::INDICATOR_FIELDS;
use super::assemble::{all_unread, place, signed_on};
use super::loading::{Forms, Loading, Place, misplaced};
use crate::filing::{
    Basis, Block, Correction, DepartmentRef, FiledFile, Filing, Form, FormKind, SignOff, Stored, Unread,
    budget_basis,
};
use crate::{Error, Result};

/// A list of rows for `json_each`, so that one statement serves one filing and a whole year.
pub(in crate::storage) fn json_ids(ids: &[FilingId]) -> String {
    Value::from(ids.iter().map(|id| id.0).collect::<Vec<_>>()).to_string()
}

pub(super) fn text<'a>(row: &'a Row<'_>, column: usize) -> Result<Option<&'a str>> {
    row.get_ref(column)?.as_str_or_null().map_err(Error::internal)
}

/// Number or text, whichever the column holds.
pub(super) fn stored(row: &Row<'_>, column: usize) -> Result<Option<Stored>> {
    Ok(match row.get_ref(column)? {
        ValueRef::Integer(number) => Some(Stored::Number(number)),
        ValueRef::Null => None,
        other => Some(Stored::Text(other.as_str().map_err(Error::internal)?.to_owned())),
    })
}

impl Reader {
    /// The filings in the order asked for, whole: what 「预算数」 means rests on all forms, the reports too.
    pub(in crate::storage) fn load_filings(&self, ids: &[FilingId], extent: Extent) -> Result<Vec<Filing>> {
        self.load(ids, extent, true)
    }

    /// The same; without `corrected` as they were filed, whatever was put right by hand since.
    pub(in crate::storage) fn load(
        &self,
        ids: &[FilingId],
        extent: Extent,
        corrected: bool,
    ) -> Result<Vec<Filing>> {
        let _moment = self.moment()?;
        let json = json_ids(ids);
        let mut filings = self.load_heads(&json)?;
        let mut forms = self.load_forms(&json, extent)?;
        let projects = extent == Extent::Whole;
        self.load_values(&json, projects, &mut forms)?;
        self.load_indicators(&json, projects, &mut forms)?;
        if corrected {
            self.load_corrections(&json, projects, &mut forms)?;
        }
        self.load_blocks(&json, &mut forms)?;
        self.load_unread(&json, projects, &mut forms)?;
        // Whether any field was not understood, and what belongs to no field, by the form's path.
        let mut unread: HashMap<FilingId, (bool, HashMap<String, Vec<Unread>>)> = HashMap::new();
        for loaded in forms.list {
            let filing = filings.get_mut(&loaded.filing).ok_or_else(|| misplaced("filing"))?;
            let path = place(filing, loaded.form);
            let of_filing = unread.entry(loaded.filing).or_default();
            of_filing.0 |= loaded.has_unread;
            if !loaded.unread.is_empty() {
                of_filing.1.insert(path, loaded.unread);
            }
        }
        let mut loaded = Vec::with_capacity(ids.len());
        for id in ids {
            let Some(mut filing) = filings.remove(id) else { continue };
            if let Some((any, others)) = unread.remove(id)
                && (any || !others.is_empty())
            {
                filing.unread = all_unread(&filing, others);
            }
            filing.sign_off = SignOff { date: signed_on(&filing) };
            let mut basis = budget_basis::decide(&filing);
            if !projects {
                // It rests on the projects' budgets, which were not read.
                basis.project_expenditure = Basis::Unknown;
            }
            if let Some(form) = &mut filing.basic_data {
                form.budget_basis = basis;
            }
            loaded.push(filing);
        }
        Ok(loaded)
    }

    pub(super) fn load_heads(&self, ids: &str) -> Result<HashMap<FilingId, Filing>> {
        let mut filings = HashMap::new();
        let mut statement = self.conn.prepare_cached(include_str!("filings.sql"))?;
        let mut rows = statement.query([ids])?;
        while let Some(row) = rows.next()? {
            let department = DepartmentRef { name: row.get(1)?, code: row.get(2)?, category: row.get(3)? };
            let filing = Filing { department, year: row.get(4)?, version: row.get(5)?, ..Filing::default() };
            filings.insert(row.get(0)?, filing);
        }
        let mut statement = self.conn.prepare_cached(include_str!("files.sql"))?;
        let mut rows = statement.query([ids])?;
        while let Some(row) = rows.next()? {
            let filing: &mut Filing = filings.get_mut(&row.get(0)?).ok_or_else(|| misplaced("filing"))?;
            filing.files.push(FiledFile { name: row.get(1)?, sha256: row.get(2)?, imported_at: row.get(3)? });
        }
        Ok(filings)
    }

    fn load_forms(&self, ids: &str, extent: Extent) -> Result<Forms> {
        let mut forms = Forms { list: Vec::new(), places: HashMap::new(), last: (FormId(0), 0) };
        let mut statement = self.conn.prepare_cached(include_str!("list.sql"))?;
        let mut rows = statement.query([ids])?;
        while let Some(row) = rows.next()? {
            let id = row.get(1)?;
            let kind = text(row, 2)?.and_then(FormKind::from_id).ok_or_else(|| misplaced("form.kind"))?;
            forms.places.insert(id, forms.list.len());
            forms.list.push(Loading {
                filing: row.get(0)?,
                form: Form::empty(kind),
                file: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
                sheet: row.get(5)?,
                unread: Vec::new(),
                has_unread: false,
                extent,
            });
        }
        forms.last = (FormId(i64::MIN), 0);
        Ok(forms)
    }

    fn load_values(&self, ids: &str, projects: bool, forms: &mut Forms) -> Result<()> {
        let mut statement = self.conn.prepare_cached(include_str!("values.sql"))?;
        let mut rows = statement.query((ids, projects))?;
        while let Some(row) = rows.next()? {
            let path = text(row, 1)?.unwrap_or_default();
            let value = match stored(row, 2)? {
                None => stored(row, 3)?,
                number => number,
            };
            let unread = text(row, 9)?;
            let place = match projects || unread.is_some() {
                true => Place {
                    cell: text(row, 4)?,
                    raw: text(row, 5)?,
                    file: text(row, 6)?,
                    sheet: text(row, 7)?,
                    note: text(row, 8)?,
                    unread,
                },
                false => Place::default(),
            };
            forms.of(row.get(0)?)?.restore(path, value, place)?;
        }
        Ok(())
    }

    fn load_indicators(&self, ids: &str, projects: bool, forms: &mut Forms) -> Result<()> {
        let mut statement = self.conn.prepare_cached(include_str!("indicators.sql"))?;
        let mut rows = statement.query((ids, projects))?;
        let remarks_column = 2 + 3 * INDICATOR_FIELDS.len();
        while let Some(row) = rows.next()? {
            let form = forms.of(row.get(0)?)?;
            let n = usize::try_from(row.get::<_, u32>(1)?).map_err(Error::internal)?;
            let remarks: Value = match text(row, remarks_column)? {
                Some(json) => serde_json::from_str(json).map_err(|_| misplaced("indicators.remarks"))?,
                None => Value::Null,
            };
            for (i, name) in INDICATOR_FIELDS.iter().enumerate() {
                let column = 2 + 3 * i;
                let remarks = &remarks[name];
                let unread = remarks["unread"].as_str();
                let place = match projects || unread.is_some() {
                    true => Place {
                        cell: text(row, column + 1)?,
                        raw: text(row, column + 2)?,
                        file: remarks["file"].as_str(),
                        sheet: remarks["sheet"].as_str(),
                        note: remarks["note"].as_str(),
                        unread,
                    },
                    false => Place::default(),
                };
                form.restore_indicator((n, i), stored(row, column)?, place)?;
            }
        }
        Ok(())
    }

    fn load_corrections(&self, ids: &str, projects: bool, forms: &mut Forms) -> Result<()> {
        let mut statement = self.conn.prepare_cached(include_str!("corrections.sql"))?;
        let mut rows = statement.query((ids, projects))?;
        while let Some(row) = rows.next()? {
            let path = text(row, 1)?.unwrap_or_default();
            let value = match stored(row, 2)? {
                None => stored(row, 3)?,
                number => number,
            };
            let correction = Correction {
                from: None,
                to: row.get(4)?,
                reason: row.get(5)?,
                by: row.get(6)?,
                at: row.get(7)?,
            };
            forms.of(row.get(0)?)?.correct(path, value, correction)?;
        }
        Ok(())
    }

    fn load_blocks(&self, ids: &str, forms: &mut Forms) -> Result<()> {
        let mut statement = self.conn.prepare_cached(include_str!("blocks.sql"))?;
        let mut rows = statement.query([ids])?;
        while let Some(row) = rows.next()? {
            let Form::Report(report) = &mut forms.of(row.get(0)?)?.form else {
                return Err(misplaced("blocks"));
            };
            report.blocks.push(match (text(row, 1)?, text(row, 2)?) {
                (Some(paragraph), _) => Block::Paragraph(paragraph.to_owned()),
                (None, Some(table)) => {
                    Block::Table(serde_json::from_str(table).map_err(|_| misplaced("blocks"))?)
                }
                (None, None) => return Err(misplaced("blocks")),
            });
        }
        Ok(())
    }

    fn load_unread(&self, ids: &str, projects: bool, forms: &mut Forms) -> Result<()> {
        let mut statement = self.conn.prepare_cached(include_str!("unread.sql"))?;
        let mut rows = statement.query((ids, projects))?;
        while let Some(row) = rows.next()? {
            forms.of(row.get(0)?)?.unread.push(Unread {
                path: row.get(1)?,
                sheet: row.get(2)?,
                cell: row.get(3)?,
                raw: row.get(4)?,
                reason: row.get(5)?,
            });
        }
        Ok(())
    }
}
