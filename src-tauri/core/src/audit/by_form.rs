//! Rules that look at every value of a form alike: what they find in one form is one finding.

use super::draft::{Draft, Place};
use super::{Outcome, Rule};
use crate::filing::{Filing, Leaf};

/// A value that a rule has something to say of.
pub(crate) struct Spot<'a> {
    /// Its path in `show`.
    pub path: String,
    /// The field.
    pub leaf: &'a dyn Leaf,
    /// What is said of it, to be joined with the others.
    pub says: String,
}

/// The most spots that a sentence lists.
const MOST: usize = 5;

/// `G12“约7”、H13“８”等`.
pub(crate) fn list(spots: &[Spot<'_>]) -> String {
    let shown: Vec<&str> = spots.iter().take(MOST).map(|spot| spot.says.as_str()).collect();
    let more = if spots.len() > MOST { "等" } else { "" };
    format!("{}{more}", shown.join("、"))
}

/// One outcome per form that holds values: `look` says what there is to say of a value, `say` begins the
/// finding on all of a form's.
pub(crate) fn check(
    filing: &Filing,
    rule: &Rule,
    look: impl Fn(&str, &dyn Leaf) -> Looked,
    say: impl Fn(&[Spot<'_>]) -> String,
    finish: impl Fn(Draft) -> Draft,
) -> Vec<Outcome> {
    let form = |path: &str| {
        let depth = if path.starts_with("projects.") || path.starts_with("reports.") { 2 } else { 1 };
        path.split('.').take(depth).collect::<Vec<_>>().join(".")
    };
    grouped(filing, rule, form, look, say, finish)
}

/// The same with one outcome for the whole filing, for what every form repeats.
pub(crate) fn check_once(
    filing: &Filing,
    rule: &Rule,
    look: impl Fn(&str, &dyn Leaf) -> Looked,
    say: impl Fn(&[Spot<'_>]) -> String,
    finish: impl Fn(Draft) -> Draft,
) -> Vec<Outcome> {
    grouped(filing, rule, |_| String::new(), look, say, finish)
}

fn grouped<'a>(
    filing: &'a Filing,
    rule: &Rule,
    group: impl Fn(&str) -> String,
    look: impl Fn(&str, &dyn Leaf) -> Looked,
    say: impl Fn(&[Spot<'a>]) -> String,
    finish: impl Fn(Draft) -> Draft,
) -> Vec<Outcome> {
    let mut forms: Vec<(String, bool, Vec<Spot<'a>>)> = Vec::new();
    filing.each_field(&mut |path, leaf| {
        let form = group(path);
        if forms.last().is_none_or(|(known, ..)| *known != form) {
            forms.push((form, false, Vec::new()));
        }
        let Some((_, looked, spots)) = forms.last_mut() else { return };
        match look(path, leaf) {
            Looked::Nothing => {}
            Looked::Sound => *looked = true,
            Looked::Spot(says) => {
                // Two values of one cell are one thing to say.
                let same = |other: &Spot<'_>| match (other.leaf.origin(), leaf.origin()) {
                    (Some(a), Some(b)) => (&a.sheet, &a.cell) == (&b.sheet, &b.cell),
                    _ => false,
                };
                if !spots.iter().any(same) {
                    spots.push(Spot { path: path.to_owned(), leaf, says });
                }
            }
        }
    });
    let outcomes: Vec<Outcome> = forms
        .into_iter()
        .map(|(_, looked, spots)| {
            let Some(first) = spots.first() else {
                return if looked { Outcome::Pass } else { Outcome::NotApplicable };
            };
            let Some(place) = Place::at(filing, &first.path) else { return Outcome::CannotJudge };
            let draft = place.finding(rule, say(&spots)).left(spots.len());
            finish(spots.iter().fold(draft, |draft, spot| draft.cite_leaf(&spot.path, spot.leaf.origin())))
                .fail()
        })
        .collect();
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

/// What the spots say, each saying once.
pub(crate) fn sayings(spots: &[Spot<'_>]) -> String {
    let mut once: Vec<&str> = Vec::new();
    for spot in spots {
        if !once.contains(&spot.says.as_str()) {
            once.push(&spot.says);
        }
    }
    once.join("、")
}

/// What looking at a value came to.
pub(crate) enum Looked {
    /// It is not of the kind that the rule speaks of.
    Nothing,
    /// It is, and well.
    Sound,
    /// It is, and this is to be said of it.
    Spot(String),
}
