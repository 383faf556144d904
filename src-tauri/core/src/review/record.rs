//! Records a decision.

use crate::filing::{Filing, FundsRow, Indicator, Total};
use crate::number::{Exact, Score};
use crate::scoring::{Item, ScoredForm};
use crate::storage::{FilingId, Place, Store, Writer};
use crate::{Code, Error, Result, Stamp};

/// A decision to be recorded.
#[derive(Debug, Clone, Copy)]
pub struct NewReview<'a> {
    /// The form.
    pub form: ScoredForm,
    /// What of it.
    pub item: Item,
    /// The points given.
    pub score: Score,
    /// Why.
    pub reason: &'a str,
    /// Who decided.
    pub by: &'a str,
}

/// Records decisions on a filing, all or none: never below 0, never beyond the weight.
///
/// # Errors
/// `NotFound` for a form or row that is not there; `BadRequest` for a score out of range, or one without a weight,
/// a reason or a name; `YearClosed`.
pub fn record(store: &mut Store, filing: FilingId, new: &[NewReview<'_>], stamp: &Stamp) -> Result<()> {
    store.write(stamp, "review", |writer| {
        writer.must_be_current(filing)?;
        let held = writer.load_filing(filing)?;
        new.iter().try_for_each(|new| put(writer, filing, &held, *new))?;
        let whose = format!("{}{}年度", held.department.name, held.year);
        writer.by_hand(match new {
            [one] => {
                let (_, label) = place(writer, filing, &held, one.form, one.item)?;
                format!("{whose}“{label}”复核为{}分", one.score)
            }
            several => format!("{whose}复核{}项", several.len()),
        });
        Ok(())
    })
}

fn put(writer: &Writer<'_>, filing: FilingId, held: &Filing, new: NewReview<'_>) -> Result<()> {
    let (reason, by) = (new.reason.trim(), new.by.trim());
    let bad = |what: String| Err(Error::new(Code::BadRequest, format!("{what}，没有保存。")));
    if reason.is_empty() {
        return bad("没有写复核理由".into());
    }
    if by.is_empty() {
        return bad("没有写复核人".into());
    }
    let (form, label) = place(writer, filing, held, new.form, new.item)?;
    let Some(weight) = weight(held, new.form, new.item)? else {
        return bad(format!("“{label}”没有分值，不能复核打分；请先更正它的分值"));
    };
    if !(Score::default()..=weight).contains(&new.score) {
        return bad(format!("“{label}”的复核得分应在 0 与分值 {weight} 分之间，填的是 {}", new.score));
    }
    writer.watch(Place::review(form, new.item))?;
    writer.put_review(filing, form, new.item, new.score, reason, by)
}

/// Takes a decision back: what the rules give stands again.
///
/// # Errors
/// `NotFound` if there is none; `YearClosed`.
pub fn withdraw(
    store: &mut Store,
    filing: FilingId,
    form: ScoredForm,
    item: Item,
    stamp: &Stamp,
) -> Result<()> {
    store.write(stamp, "withdraw_review", |writer| {
        writer.must_be_current(filing)?;
        let held = writer.load_filing(filing)?;
        let (id, label) = place(writer, filing, &held, form, item)?;
        writer.by_hand(format!("{}{}年度“{label}”撤回复核", held.department.name, held.year));
        writer.watch(Place::review(id, item))?;
        if writer.remove_review(filing, id, item)? {
            return Ok(());
        }
        Err(Error::new(Code::NotFound, format!("“{label}”没有复核过，没有改动。请刷新页面后再看。")))
    })
}

/// Refuses a change of the filing that would leave a decision beyond its weight.
///
/// # Errors
/// `BadRequest`, with the decision.
pub(crate) fn must_fit(writer: &Writer<'_>, filing: FilingId) -> Result<()> {
    let reviews = writer.reviews(filing)?.0;
    if reviews.is_empty() {
        return Ok(());
    }
    let held = writer.load_filing(filing)?;
    for review in reviews {
        let weight = weight(&held, review.form, review.item)?;
        if weight.is_none_or(|weight| review.score > weight) {
            let now = weight.map_or("没有分值".to_owned(), |weight| format!("分值只有 {weight} 分"));
            return Err(Error::new(
                Code::BadRequest,
                format!(
                    "{}已由{}复核为 {} 分，这样改以后{now}，没有改动。请先撤销或改低这项复核。",
                    review.label(),
                    review.by,
                    review.score
                ),
            ));
        }
    }
    Ok(())
}

/// Where a decision is kept, and what its item is called.
fn place(
    writer: &Writer<'_>,
    filing: FilingId,
    held: &Filing,
    form: ScoredForm,
    item: Item,
) -> Result<(crate::storage::FormId, String)> {
    let id = writer.scored_form(filing, form)?;
    let (Some(id), Some((_, rows, _))) = (id, parts(held, form)) else {
        return Err(Error::new(Code::NotFound, "这份报送里没有这张表，没有保存。请刷新页面后再试。"));
    };
    let label = match item {
        Item::Execution => "预算执行".to_owned(),
        Item::Total => "总分".to_owned(),
        Item::Indicator(n) => usize::try_from(n)
            .ok()
            .and_then(|n| rows.get(n))
            .map(|row| row.name.text().unwrap_or("未写名称的指标").to_owned())
            .ok_or_else(|| {
                Error::new(
                    Code::NotFound,
                    format!("这张表没有第{}行指标，没有保存。请刷新页面后再试。", n.saturating_add(1)),
                )
            })?,
    };
    Ok((id, label))
}

pub(super) fn parts(held: &Filing, form: ScoredForm) -> Option<(&FundsRow, &[Indicator], &Total)> {
    match form {
        ScoredForm::Overall => {
            held.overall.as_ref().map(|form| (&form.funds, form.indicators.as_slice(), &form.total))
        }
        ScoredForm::Project(n) => {
            held.projects.get(n).map(|form| (&form.funds.total, form.indicators.as_slice(), &form.total))
        }
    }
}

/// The most that may be given. A total without a weight of its own is of 100 points.
fn weight(held: &Filing, form: ScoredForm, item: Item) -> Result<Option<Score>> {
    let Some((funds, rows, total)) = parts(held, form) else { return Ok(None) };
    Ok(match item {
        Item::Execution => funds.weight.get(),
        Item::Total => Some(total.weight.get().unwrap_or(Score::new(rust_decimal::Decimal::ONE_HUNDRED))),
        Item::Indicator(n) => {
            usize::try_from(n).ok().and_then(|n| rows.get(n)).and_then(|row| row.weight.get())
        }
    })
}
