//! The score of a form: the sum of its rows, never rescaled.

use super::{FilingScores, FormScore, RuleSet, execution, recompute};
use crate::filing::{Computed, Filing, FundsRow, Indicator, Total};
use crate::number::Score;

/// Scores a filing: 附件二 gives the department's score, each 附件三 a project's.
pub fn score(filing: &Filing, rules: &RuleSet) -> FilingScores {
    FilingScores {
        overall: filing
            .overall
            .as_ref()
            .map(|form| form_score(&form.funds, &form.indicators, &form.total, rules)),
        projects: filing
            .projects
            .iter()
            .map(|form| form_score(&form.funds.total, &form.indicators, &form.total, rules))
            .collect(),
    }
}

/// Writes what the rules give beside what was filed, for a form to be shown.
pub fn fill(filing: &mut Filing, rules: &RuleSet) {
    let scores = score(filing, rules);
    if let (Some(form), Some(score)) = (&mut filing.overall, &scores.overall) {
        fill_form(&mut form.funds, &mut form.indicators, &mut form.total, score);
    }
    for (form, score) in filing.projects.iter_mut().zip(&scores.projects) {
        fill_form(&mut form.funds.total, &mut form.indicators, &mut form.total, score);
    }
}

fn fill_form(funds: &mut FundsRow, indicators: &mut [Indicator], total: &mut Total, score: &FormScore) {
    funds.recomputed_score = Computed(execution(funds));
    for row in indicators {
        let recomputed = recompute(row);
        row.recomputed_score = Computed(recomputed.score);
        row.recompute_note = Computed(Some(recomputed.note.to_owned()));
    }
    total.recomputed_score = Computed(score.recomputed_score);
}

/// Of the funds block only the total row's points count: its sub-rows may repeat them.
fn form_score(funds: &FundsRow, indicators: &[Indicator], total: &Total, rules: &RuleSet) -> FormScore {
    let mut rows = vec![execution(funds).or(funds.self_score.get())];
    let mut unsupported_points = Score::default();
    for row in indicators {
        let recomputed = recompute(row);
        rows.push(recomputed.score.or(row.self_score.get()));
        if recomputed.unsupported {
            unsupported_points = unsupported_points + row.self_score.get().unwrap_or_default();
        }
    }
    let any = rows.iter().any(Option::is_some);
    let recomputed_score = any.then(|| rows.into_iter().flatten().sum());
    let self_score = total.self_score.get();
    // Reviewing comes with the bureau's decisions; until one is recorded, the rules' result is final.
    let reviewed_score = None;
    let final_score = reviewed_score.or(recomputed_score);
    FormScore {
        self_score,
        recomputed_score,
        reviewed_score,
        final_score,
        unsupported_points,
        score_gap: self_score.zip(final_score).map(|(claimed, given): (Score, Score)| claimed - given),
        self_grade: self_score.map(|score| rules.grade(score)),
        final_grade: final_score.map(|score| rules.grade(score)),
    }
}
