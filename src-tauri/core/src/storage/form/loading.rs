//! Forms while their values are put into them.

use std::collections::HashMap;

use super::super::{Extent, FilingId, FormId};
use super::{BY_HAND, INDICATOR_FIELDS};
use crate::filing::{Correction, Form, Indicator, Leaf, Origin, Stored, Unread};
use crate::{Code, Error, Result};

/// More rows than any form has: a row beyond it comes from a damaged database.
const LONGEST_LIST: usize = 10_000;

/// A form while its values are gathered.
pub struct Loading {
    pub filing: FilingId,
    pub form: Form,
    pub file: String,
    pub sheet: String,
    /// What belongs to no field.
    pub unread: Vec<Unread>,
    /// Whether a field of it was not understood.
    pub has_unread: bool,
    pub extent: Extent,
}

impl Loading {
    /// Puts a value into its field.
    pub fn restore(&mut self, path: &str, value: Option<Stored>, place: Place<'_>) -> Result<()> {
        let leaf = self.form.fields_mut().at(path).ok_or_else(|| misplaced(path))?;
        self.has_unread |= put(leaf, self.extent, (&self.file, &self.sheet), value, place)?;
        Ok(())
    }

    /// The same for the field of an indicator, by its row and its place among [`INDICATOR_FIELDS`]: most values of a
    /// county are these, and looking them up by path would take longer than reading them.
    pub fn restore_indicator(
        &mut self,
        (row, field): (usize, usize),
        value: Option<Stored>,
        place: Place<'_>,
    ) -> Result<()> {
        let misplaced = || misplaced("indicators");
        let rows = match &mut self.form {
            Form::Overall(form) => &mut form.indicators,
            Form::Project(form) => &mut form.indicators,
            Form::BasicData(_) | Form::Report(_) => return Err(misplaced()),
        };
        if row >= LONGEST_LIST {
            return Err(misplaced());
        }
        if rows.len() <= row {
            rows.resize_with(row + 1, Indicator::default);
        }
        let row = &mut rows[row];
        let leaf: &mut dyn Leaf = match INDICATOR_FIELDS[field] {
            "level1" => &mut row.level1,
            "level1_weight" => &mut row.level1_weight,
            "level2" => &mut row.level2,
            "name" => &mut row.name,
            "target" => &mut row.target,
            "actual" => &mut row.actual,
            "weight" => &mut row.weight,
            "self_score" => &mut row.self_score,
            "deviation_reason" => &mut row.deviation_reason,
            _ => return Err(misplaced()),
        };
        self.has_unread |= put(leaf, self.extent, (&self.file, &self.sheet), value, place)?;
        Ok(())
    }

    /// Puts a corrected value in the place of the one that was filed, which its origin keeps.
    pub fn correct(&mut self, path: &str, value: Option<Stored>, mut correction: Correction) -> Result<()> {
        let sheet = &self.sheet;
        let leaf = self.form.fields_mut().at(path).ok_or_else(|| misplaced(path))?;
        if self.extent == Extent::Figures {
            return leaf.restore(value, None);
        }
        let mut origin = leaf.origin().cloned().unwrap_or_else(|| Origin {
            file: BY_HAND.to_owned(),
            sheet: sheet.clone(),
            cell: String::new(),
            raw: String::new(),
            note: None,
            unread: None,
            corrected: None,
        });
        correction.from = match leaf.printed() {
            None => Some(origin.raw.clone()).filter(|_| origin.unread.is_some()),
            printed => printed,
        };
        // What was unusual about the text that was filed is no longer so of the value.
        origin.note = None;
        origin.unread = None;
        origin.corrected = Some(correction);
        leaf.restore(value, Some(origin))
    }
}

/// Puts a value into a field of a form read from a file and a sheet; whether it had not been understood.
fn put(
    leaf: &mut dyn Leaf,
    extent: Extent,
    (file, sheet): (&str, &str),
    value: Option<Stored>,
    place: Place<'_>,
) -> Result<bool> {
    let wanted = extent == Extent::Whole || place.unread.is_some();
    let Some(cell) = place.cell.filter(|_| wanted) else {
        leaf.restore(value, None)?;
        return Ok(false);
    };
    let raw = match (place.raw, &value) {
        (Some(raw), _) => raw.to_owned(),
        (None, Some(Stored::Text(text))) => text.clone(),
        (None, _) => {
            leaf.restore(value.clone(), None)?;
            leaf.printed().unwrap_or_default()
        }
    };
    let origin = Origin {
        file: place.file.unwrap_or(file).to_owned(),
        sheet: place.sheet.unwrap_or(sheet).to_owned(),
        cell: cell.to_owned(),
        raw,
        note: place.note.map(str::to_owned),
        unread: place.unread.map(str::to_owned),
        corrected: None,
    };
    leaf.restore(value, Some(origin))?;
    Ok(place.unread.is_some())
}

/// Where a value was read, as kept: what is not said is as the form says.
#[derive(Default, Clone, Copy)]
pub struct Place<'a> {
    pub cell: Option<&'a str>,
    pub raw: Option<&'a str>,
    pub file: Option<&'a str>,
    pub sheet: Option<&'a str>,
    pub note: Option<&'a str>,
    pub unread: Option<&'a str>,
}

/// The forms that are being loaded, found by their row.
pub struct Forms {
    pub list: Vec<Loading>,
    pub places: HashMap<FormId, usize>,
    pub last: (FormId, usize),
}

impl Forms {
    /// The form of a row; rows of one form follow each other.
    pub fn of(&mut self, id: FormId) -> Result<&mut Loading> {
        if self.last.0 != id {
            self.last = (id, *self.places.get(&id).ok_or_else(|| misplaced("form"))?);
        }
        Ok(&mut self.list[self.last.1])
    }
}

/// A value that no field is there for.
pub fn misplaced(path: &str) -> Error {
    Error::new(Code::DatabaseDamaged, format!("数据文件里有一个值放错了位置（{path}），请从备份恢复。"))
}
