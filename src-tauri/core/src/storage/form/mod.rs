//! Forms: every value with its cell. Saving and loading walk a form's fields by path, so each is
//! written once for all kinds of form.

mod assemble;
mod load;
mod loading;
mod save;
mod scored;

pub(super) use load::json_ids;
pub(super) use scored::Scored;

use super::{FilingId, FormId, Reader};
use crate::filing::FormKind;
use crate::{Error, Result};

/// A form of a filing, without its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredForm {
    /// Its row.
    pub id: FormId,
    /// Which annex.
    pub kind: FormKind,
    /// The project's name or the report's title.
    pub name: Option<String>,
    /// The name of the file it was read from.
    pub file: Option<String>,
    /// The sheet it was read from.
    pub sheet: String,
    /// SHA-256 of the file it was read from, if that is kept.
    pub sha256: Option<String>,
}

/// The sheet of a form that was entered wholly by hand.
pub const BY_HAND: &str = "手工录入";

/// The fields of an indicator that have columns, in the order of the columns in the .sql files.
const INDICATOR_FIELDS: [&str; 9] = [
    "level1",
    "level1_weight",
    "level2",
    "name",
    "target",
    "actual",
    "weight",
    "self_score",
    "deviation_reason",
];

/// Splits `indicators.3.weight` into the row and the place of the field among [`INDICATOR_FIELDS`].
fn indicator_field(path: &str) -> Option<(usize, usize)> {
    let (row, field) = path.strip_prefix("indicators.")?.split_once('.')?;
    Some((row.parse().ok()?, INDICATOR_FIELDS.iter().position(|name| *name == field)?))
}

impl Reader {
    /// The forms of a filing, in the order `Filing` lists them.
    pub fn forms(&self, filing: FilingId) -> Result<Vec<StoredForm>> {
        let mut statement = self.conn.prepare_cached(include_str!("list.sql"))?;
        let mut rows = statement.query([load::json_ids(&[filing])])?;
        let mut forms = Vec::new();
        while let Some(row) = rows.next()? {
            let kind = row.get_ref(2)?.as_str().map_err(Error::internal)?;
            forms.push(StoredForm {
                id: row.get(1)?,
                kind: FormKind::from_id(kind).ok_or_else(|| Error::internal(kind))?,
                name: row.get(3)?,
                file: row.get(4)?,
                sheet: row.get(5)?,
                sha256: row.get(6)?,
            });
        }
        Ok(forms)
    }
}
