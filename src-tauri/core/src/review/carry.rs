//! Decisions follow what they were made on into a new version.

use super::record::parts;
use crate::Result;
use crate::filing::{Filing, FundsRow, Indicator};
use crate::scoring::{Item, Review, ScoredForm};
use crate::storage::{FilingId, FormId, Writer};

/// Gives a new version the decisions on what it left as it was: the same form, and in it the same row with the
/// same values. The others are returned: they are to be made again. `copied`: the forms that the new version took over
/// whole, decisions and all.
///
/// # Errors
/// Of the database.
pub(crate) fn carry(
    writer: &Writer<'_>,
    before: FilingId,
    after: FilingId,
    copied: &[FormId],
) -> Result<Vec<Review>> {
    let mut open = Vec::new();
    let reviews = writer.reviews(before)?;
    if reviews.0.is_empty() {
        return Ok(open);
    }
    let (old, new) = (writer.load_filing(before)?, writer.load_filing(after)?);
    let taken = writer.reviews(after)?;
    for review in reviews.0 {
        let from = writer.scored_form(before, review.form)?;
        if from.is_some_and(|from| copied.contains(&from)) {
            continue;
        }
        let Some((form, item)) = same_item(&old, &new, &review) else {
            open.push(review);
            continue;
        };
        let to = writer.scored_form(after, form)?;
        if let (Some(from), Some(to), None) = (from, to, taken.of(form, item)) {
            writer.carry_review((from, review.item), (to, item))?;
        }
    }
    Ok(open)
}

fn same_item(old: &Filing, new: &Filing, review: &Review) -> Option<(ScoredForm, Item)> {
    let form = match review.form {
        ScoredForm::Overall => ScoredForm::Overall,
        ScoredForm::Project(n) => {
            let name = &old.projects.get(n)?.name.value;
            let mut same = new.projects.iter().enumerate().filter(|(_, project)| project.name.value == *name);
            let (n, _) = same.next()?;
            same.next().is_none().then_some(ScoredForm::Project(n))?
        }
    };
    let ((funds, rows, total), (new_funds, new_rows, new_total)) =
        (parts(old, review.form)?, parts(new, form)?);
    let item = match review.item {
        Item::Execution => same_funds(funds, new_funds).then_some(Item::Execution)?,
        Item::Indicator(n) => {
            let row = rows.get(usize::try_from(n).ok()?)?;
            let mut same = (0..).zip(new_rows).filter(|(_, other)| same_row(row, other));
            let (n, _) = same.next()?;
            same.next().is_none().then_some(Item::Indicator(n))?
        }
        // A decision on the whole form rests on all of it.
        Item::Total => {
            let same = same_funds(funds, new_funds)
                && total.weight.value == new_total.weight.value
                && total.self_score.value == new_total.self_score.value
                && rows.len() == new_rows.len()
                && rows.iter().zip(new_rows).all(|(row, other)| same_row(row, other));
            same.then_some(Item::Total)?
        }
    };
    Some((form, item))
}

fn same_funds(one: &FundsRow, other: &FundsRow) -> bool {
    one.revised_budget.value == other.revised_budget.value
        && one.executed.value == other.executed.value
        && one.weight.value == other.weight.value
        && one.self_score.value == other.self_score.value
}

fn same_row(one: &Indicator, other: &Indicator) -> bool {
    one.level2.value == other.level2.value
        && one.name.value == other.name.value
        && one.target.value == other.target.value
        && one.actual.value == other.actual.value
        && one.weight.value == other.weight.value
        && one.self_score.value == other.self_score.value
        && one.deviation_reason.value == other.deviation_reason.value
}
