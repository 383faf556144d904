//! The score of a form: the sum of its rows, never rescaled.

use super::review::{Item, Reviews, ScoredForm};
use super::{FilingScores, FormScore, RuleSet, execution, recompute};
use crate::filing::{Computed, Filing, FundsRow, Indicator, Total};
use crate::number::{Exact, Rate, Score};

/// What a form is scored from.
#[derive(Clone, Copy)]
struct Scored<'a> {
    form: ScoredForm,
    funds: &'a FundsRow,
    indicators: &'a [Indicator],
    total: &'a Total,
    reviews: &'a Reviews,
    rules: &'a RuleSet,
    year: i32,
}

/// Scores a filing: 附件二 gives the department's score, each 附件三 a project's.
pub fn score(filing: &Filing, reviews: &Reviews, rules: &RuleSet) -> FilingScores {
    let year = filing.year;
    let overall = filing.overall.as_ref().map(|form| Scored {
        form: ScoredForm::Overall,
        funds: &form.funds,
        indicators: &form.indicators,
        total: &form.total,
        reviews,
        rules,
        year,
    });
    let projects = filing.projects.iter().enumerate().map(|(n, form)| Scored {
        form: ScoredForm::Project(n),
        funds: &form.funds.total,
        indicators: &form.indicators,
        total: &form.total,
        reviews,
        rules,
        year,
    });
    FilingScores {
        overall: overall.map(|form| form_score(&form)),
        projects: projects.map(|form| form_score(&form)).collect(),
    }
}

/// Writes what the rules give and what the bureau decided beside what was filed, for a form to be shown.
pub fn fill(filing: &mut Filing, reviews: &Reviews, rules: &RuleSet) {
    let scores = score(filing, reviews, rules);
    let year = filing.year;
    if let (Some(form), Some(score)) = (&mut filing.overall, &scores.overall) {
        fill_form(&mut form.funds, &mut form.indicators, &mut form.total, score, year);
        fill_reviews(&mut form.indicators, reviews, ScoredForm::Overall);
    }
    for (n, (form, score)) in filing.projects.iter_mut().zip(&scores.projects).enumerate() {
        fill_form(&mut form.funds.total, &mut form.indicators, &mut form.total, score, year);
        fill_reviews(&mut form.indicators, reviews, ScoredForm::Project(n));
    }
}

fn fill_form(
    funds: &mut FundsRow,
    indicators: &mut [Indicator],
    total: &mut Total,
    score: &FormScore,
    year: i32,
) {
    funds.recomputed_score = Computed(execution(funds));
    for row in indicators {
        let recomputed = recompute(row, year);
        row.recomputed_score = Computed(recomputed.score);
        row.recompute_note = Computed(Some(recomputed.note.to_owned()));
    }
    total.recomputed_score = Computed(score.recomputed_score);
}

fn fill_reviews(indicators: &mut [Indicator], reviews: &Reviews, form: ScoredForm) {
    for (n, row) in (0..).zip(indicators) {
        row.reviewed_score = Computed(reviews.of(form, Item::Indicator(n)).map(|review| review.score));
    }
}

/// Of the funds block only the total row's points count: its sub-rows may repeat them.
fn form_score(scored: &Scored<'_>) -> FormScore {
    let Scored { form, funds, indicators, total, reviews, rules, year } = *scored;
    let decided = |item| reviews.of(form, item).map(|review| review.score);
    // As with an indicator, a claim beyond the weight counts as the weight.
    let claimed = funds.self_score.get().map(|claimed| match funds.weight.get() {
        Some(weight) if weight >= Score::default() => claimed.min(weight),
        _ => claimed,
    });
    let by_rules = execution(funds).or(claimed);
    let mut supported = vec![by_rules];
    let mut given = vec![decided(Item::Execution).or(by_rules)];
    let mut unsupported_points = Score::default();
    for (n, row) in (0..).zip(indicators) {
        let recomputed = recompute(row, year);
        let by_rules = recomputed.score.or(row.self_score.get());
        let decision = decided(Item::Indicator(n));
        supported.push(by_rules);
        given.push(decision.or(by_rules));
        // What the bureau has decided is no longer a mere claim.
        if recomputed.unsupported && decision.is_none() {
            unsupported_points = unsupported_points + row.self_score.get().unwrap_or_default();
        }
    }
    let rate = funds
        .executed
        .get()
        .zip(funds.revised_budget.get())
        .and_then(|(executed, budget)| Rate::of(executed.decimal(), budget.decimal()));
    let cap = rate.and_then(|rate| rules.cap(rate));
    let capped = |sum: Score| cap.map_or(sum, |cap| sum.min(cap));
    let sum = |rows: &[Option<Score>]| {
        rows.iter().any(Option::is_some).then(|| rows.iter().flatten().copied().sum::<Score>())
    };
    let uncapped = sum(&supported);
    let recomputed_score = uncapped.map(capped);
    let reviewed_score =
        decided(Item::Total).or_else(|| sum(&given).map(capped).filter(|_| reviews.any(form)));
    let self_score = total.self_score.get();
    let final_score = reviewed_score.or(recomputed_score);
    FormScore {
        self_score,
        recomputed_score,
        reviewed_score,
        final_score,
        capped_at: cap.filter(|cap| uncapped.is_some_and(|sum| sum > *cap)),
        unsupported_points,
        score_gap: self_score.zip(final_score).map(|(claimed, given): (Score, Score)| claimed - given),
        self_grade: self_score.map(|score| rules.grade(score)),
        final_grade: final_score.map(|score| rules.grade(score)),
    }
}
