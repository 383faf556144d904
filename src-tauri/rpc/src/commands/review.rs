use jiheng_core::number::Score;
use jiheng_core::review::{self, NewReview};
use jiheng_core::scoring::{self, FilingScores, Item, Reviews, ScoredForm};
use jiheng_core::storage::{FilingId, Store};
use jiheng_core::{Code, Error, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::filing::current_as_seen;
use crate::{App, Progress};

/// One decision.
#[derive(Debug, Deserialize, TS)]
pub struct Decision {
    /// `overall`, or `project:N` with N from 0, as in `show`.
    pub form: String,
    /// `execution`, `total`, or the indicator's row from 0, as in `show`.
    pub item: String,
    /// The points given.
    pub score: Score,
    /// Why.
    pub reason: String,
}

/// Decisions on a filing, all or none.
#[derive(Debug, Deserialize, TS)]
pub struct ReviewRequest {
    /// Name, alias or code of the department.
    pub department: String,
    /// The evaluated year.
    pub year: i32,
    /// The decisions.
    pub decisions: Vec<Decision>,
    /// Who decides; without it, who works.
    #[serde(default)]
    #[ts(optional)]
    pub by: Option<String>,
    /// The version that was looked at; another one is not changed.
    #[serde(default)]
    #[ts(optional)]
    pub version: Option<u32>,
}

/// Which decision to take back.
#[derive(Debug, Deserialize, TS)]
pub struct WithdrawReviewRequest {
    /// Name, alias or code of the department.
    pub department: String,
    /// The evaluated year.
    pub year: i32,
    /// `overall`, or `project:N`.
    pub form: String,
    /// `execution`, `total`, or the indicator's row.
    pub item: String,
    /// The version that was looked at; another one is not changed.
    #[serde(default)]
    #[ts(optional)]
    pub version: Option<u32>,
}

/// A filing's scores, and what was decided.
#[derive(Debug, Serialize, TS)]
pub struct Reviewed {
    /// Department name.
    pub department: String,
    /// The evaluated year.
    pub year: i32,
    /// Its scores.
    pub scores: FilingScores,
    /// What the bureau decided.
    pub reviews: Reviews,
}

pub fn review(app: &App, request: ReviewRequest, _: &dyn Progress) -> Result<Reviewed> {
    let stamp = app.stamp();
    let mut store = app.store();
    let filing = current_as_seen(&store, &request.department, request.year, request.version)?;
    let by = request.by.as_deref().unwrap_or(&stamp.by);
    let decisions = request
        .decisions
        .iter()
        .map(|decision| {
            let (form, item) = place(&decision.form, &decision.item)?;
            Ok(NewReview { form, item, score: decision.score, reason: &decision.reason, by })
        })
        .collect::<Result<Vec<_>>>()?;
    review::record(&mut store, filing, &decisions, &stamp)?;
    reviewed(&store, filing)
}

pub fn withdraw_review(app: &App, request: WithdrawReviewRequest, _: &dyn Progress) -> Result<Reviewed> {
    let stamp = app.stamp();
    let mut store = app.store();
    let filing = current_as_seen(&store, &request.department, request.year, request.version)?;
    let (form, item) = place(&request.form, &request.item)?;
    review::withdraw(&mut store, filing, form, item, &stamp)?;
    reviewed(&store, filing)
}

fn reviewed(store: &Store, id: FilingId) -> Result<Reviewed> {
    let filing = store.load_filing(id)?;
    let reviews = store.reviews(id)?;
    let scores = scoring::score(&filing, &reviews, &store.rule_set(filing.year)?);
    Ok(Reviewed { department: filing.department.name, year: filing.year, scores, reviews })
}

fn place(form: &str, item: &str) -> Result<(ScoredForm, Item)> {
    let read = ScoredForm::read(form).zip(Item::read(item));
    read.ok_or_else(|| {
        Error::new(
            Code::BadRequest,
            format!(
                "“{form}”“{item}”不是可以复核的位置，没有保存。表写 overall 或 project:0，项写 execution、total 或指标行号（从 0 起）。"
            ),
        )
    })
}
