//! What the bureau decided in the place of self-scores.

use rusqlite::OptionalExtension;
use serde_json::json;

use super::{FilingId, FormId, Reader, Writer};
use crate::filing::FormKind;
use crate::number::{Exact, Score};
use crate::scoring::{Item, Review, Reviews, ScoredForm};
use crate::{Error, Result};

impl Reader {
    /// The decisions on one filing, by form and item.
    pub fn reviews(&self, filing: FilingId) -> Result<Reviews> {
        Ok(self.reviews_of(&[filing])?.pop().unwrap_or_default())
    }

    /// The decisions on each of some filings.
    pub(super) fn reviews_of(&self, filings: &[FilingId]) -> Result<Vec<Reviews>> {
        let mut all = vec![Reviews::default(); filings.len()];
        let ids = super::form::json_ids(filings);
        let mut statement = self.conn.prepare_cached(include_str!("of_filings.sql"))?;
        let mut rows = statement.query([ids])?;
        while let Some(row) = rows.next()? {
            let filing: FilingId = row.get(0)?;
            let kind: String = row.get(1)?;
            let nth: u32 = row.get(2)?;
            let item: String = row.get(3)?;
            let form = match FormKind::from_id(&kind) {
                Some(FormKind::Overall) => ScoredForm::Overall,
                Some(FormKind::Project) => {
                    ScoredForm::Project(usize::try_from(nth).map_err(Error::internal)?)
                }
                _ => return Err(Error::internal(kind)),
            };
            let review = Review {
                form,
                item: Item::read(&item).ok_or_else(|| Error::internal(&item))?,
                score: Score::from_stored(row.get(4)?),
                reason: row.get(5)?,
                at: row.get(6)?,
                by: row.get(7)?,
            };
            if let Some(at) = filings.iter().position(|id| *id == filing) {
                all[at].0.push(review);
            }
        }
        for reviews in &mut all {
            reviews.0.sort_by_key(|review| (review.form, review.item));
        }
        Ok(all)
    }

    /// The form of a filing that is scored.
    pub fn scored_form(&self, filing: FilingId, form: ScoredForm) -> Result<Option<FormId>> {
        Ok(self
            .forms(filing)?
            .into_iter()
            .filter(|held| held.kind == form.kind())
            .nth(form.nth())
            .map(|f| f.id))
    }
}

impl Writer<'_> {
    /// Records a decision in the place of one made before.
    pub fn put_review(
        &self,
        filing: FilingId,
        form: FormId,
        item: Item,
        score: Score,
        reason: &str,
        by: &str,
    ) -> Result<()> {
        let before: Option<i64> = self.take_review(form, item)?;
        self.conn
            .prepare_cached(
                "INSERT INTO review (form, item, score, reason, reviewed_at, reviewed_by, change)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute((
                form,
                item.to_string(),
                score.to_stored()?,
                reason,
                &self.stamp.at,
                by,
                self.next_change()?,
            ))?;
        self.step(json!({
            "filing": filing.0,
            "form": form.0,
            "item": item.to_string(),
            "reviewed": score,
            "before": before.map(Score::from_stored),
            "reason": reason,
            "by": by,
        }));
        Ok(())
    }

    /// Takes a decision back. `false` if there is none.
    pub fn remove_review(&self, filing: FilingId, form: FormId, item: Item) -> Result<bool> {
        let Some(before) = self.take_review(form, item)? else { return Ok(false) };
        self.step(json!({
            "filing": filing.0,
            "form": form.0,
            "item": item.to_string(),
            "review_removed": Score::from_stored(before),
        }));
        Ok(true)
    }

    fn take_review(&self, form: FormId, item: Item) -> Result<Option<i64>> {
        Ok(self
            .conn
            .prepare_cached("DELETE FROM review WHERE form = ?1 AND item = ?2 RETURNING score")?
            .query_row((form, item.to_string()), |row| row.get(0))
            .optional()?)
    }

    /// Gives a form of a new version the decision on the same item of the version before.
    pub(crate) fn carry_review(
        &self,
        (from, item): (FormId, Item),
        (to, new_item): (FormId, Item),
    ) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO review (form, item, score, reason, reviewed_at, reviewed_by, change)
                 SELECT ?3, ?4, score, reason, reviewed_at, reviewed_by, change FROM review
                 WHERE form = ?1 AND item = ?2",
            )?
            .execute((from, item.to_string(), to, new_item.to_string()))?;
        Ok(())
    }
}
