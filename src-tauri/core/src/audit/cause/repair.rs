//! The one figure that, put right, makes findings disappear and none appear: found by trying.
//!
//! What a figure would have to be is read off each finding that cites it: the figure plus or minus the difference, the
//! other side of a rate, a slip of the hand undone. Only figures that two findings ask for alike, or that a slip
//! explains, are tried in a copy of the filing. A figure is named if no other would mend as much of the same.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rust_decimal::Decimal;

use super::{Cause, CauseKind, Proposal, places};
use crate::audit::registry::{RULES, Rule};
use crate::audit::slip::Slip;
use crate::audit::{Context, Family, Finding, Outcome, Severity};
use crate::filing::label::label;
use crate::filing::{Fields, Filing, Leaf, Origin, Project, Stored};
use crate::number::Reading;

/// More than this is not tried: a filing that is wrong everywhere has no one cause.
const TRIES: usize = 400;

pub(super) fn search(context: &Context<'_>, findings: &[Finding], open: &BTreeSet<usize>) -> Vec<Cause> {
    let open: Vec<usize> = open
        .iter()
        .copied()
        .filter(|n| findings[*n].severity != Severity::Note && is_arithmetic(&findings[*n].rule))
        .collect();
    if open.is_empty() {
        return Vec::new();
    }
    let figures = Figures::of(context.filing);
    let mut candidates: Vec<Candidate> = asked_for(findings, &open, &figures);
    candidates.truncate(TRIES);
    if candidates.is_empty() {
        return Vec::new();
    }
    // Each kind of figure is tried where it counts: money without the indicators, points in their own form.
    let mut trials: BTreeMap<String, (Trial<'_>, HashSet<Identity>)> = BTreeMap::new();
    for candidate in &mut candidates {
        let Some(path) = candidate.paths.first() else { continue };
        let scope = if is_points(path) { form(path) } else { "" };
        let (trial, before) = trials.entry(scope.to_owned()).or_insert_with(|| {
            let trial =
                if scope.is_empty() { Trial::of_money(context) } else { Trial::of_points(context, scope) };
            let before = trial.run();
            (trial, before)
        });
        let Some(after) = trial.with(candidate) else { continue };
        if after.iter().all(|found| before.contains(found)) {
            let gone = |n: &usize| {
                let found = identity(&findings[*n]);
                before.contains(&found) && !after.contains(&found)
            };
            candidate.mends = open.iter().copied().filter(gone).collect();
        }
    }
    let worth = |candidate: &Candidate| {
        candidate.mends.len() > 1 || (candidate.mends.len() == 1 && candidate.slip.is_some())
    };
    candidates.retain(worth);
    named(candidates).into_iter().map(|candidate| cause(context.filing, &candidate, &figures)).collect()
}

/// Those that no other candidate equals. Two values of one figure are one candidate: the better of them counts.
fn named(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    // The best first: what mends most, then what a slip explains, then what stands elsewhere, then fewer cells.
    candidates.sort_by_key(|one| {
        std::cmp::Reverse((
            one.mends.len(),
            one.slip.is_some(),
            one.elsewhere,
            std::cmp::Reverse(one.paths.len()),
        ))
    });
    let mut named: Vec<Candidate> = Vec::new();
    for (n, one) in candidates.iter().enumerate() {
        let same_figure = |other: &Candidate| other.paths.iter().any(|path| one.paths.contains(path));
        let rivals = candidates
            .iter()
            .enumerate()
            .filter(|(m, other)| *m != n && !other.mends.is_disjoint(&one.mends) && !same_figure(other));
        let beaten = rivals.into_iter().any(|(_, other)| {
            (other.mends.len(), other.slip.is_some()) >= (one.mends.len(), one.slip.is_some())
        });
        // The same figure with another value, as good: which value is right is not known.
        let unsure = candidates.iter().any(|other| {
            same_figure(other)
                && other.to != one.to
                && (other.mends.len(), other.slip.is_some(), other.elsewhere)
                    >= (one.mends.len(), one.slip.is_some(), one.elsewhere)
        });
        let taken = named.iter().any(|other| !other.mends.is_disjoint(&one.mends));
        if !beaten && !unsure && !taken {
            named.push(one.clone());
        }
    }
    named
}

/// 「附件三“环卫”的全年执行数 · 年度资金总额」.
fn named_in_form(filing: &Filing, path: &str) -> String {
    let kind = match path.split('.').next() {
        Some("basic_data") => "附件一",
        Some("overall") => "附件二",
        _ => "附件三",
    };
    let nth = path.strip_prefix("projects.").and_then(|rest| rest.split('.').next()?.parse::<usize>().ok());
    let name = nth.and_then(|n| filing.projects.get(n)?.name.text());
    match name {
        Some(name) => format!("{kind}“{name}”的{}", label(path)),
        None => format!("{kind}{}", label(path)),
    }
}

fn cause(filing: &Filing, candidate: &Candidate, figures: &Figures) -> Cause {
    let origins: Vec<&Origin> =
        candidate.paths.iter().filter_map(|path| figures.0.get(path)?.origin.as_ref()).collect();
    let cells: Vec<String> = origins.iter().map(|origin| origin.cell.clone()).collect();
    let sheet = origins.first().map(|origin| origin.sheet.clone());
    let place = match &sheet {
        Some(sheet) if cells.iter().any(|cell| !cell.is_empty()) => {
            format!("（{sheet} {}）", cells.join("、"))
        }
        _ => String::new(),
    };
    let (from, to) = (candidate.from.normalize(), candidate.to.normalize());
    let (kind, why) = match candidate.slip {
        Some(Slip::Exchanged) => (CauseKind::DigitsExchanged, "，疑为数字颠倒"),
        Some(Slip::PointMoved) if from == to * Decimal::from(10_000) => {
            (CauseKind::YuanForTenThousand, "，疑把元当成万元")
        }
        Some(Slip::PointMoved) => (CauseKind::PointMoved, "，疑为小数点错位"),
        None => (CauseKind::OneFigure, ""),
    };
    let only = if candidate.paths.len() == 1 { "只改这一格" } else { "只改这一个数" };
    let count = candidate.mends.len();
    let gone = if count == 1 {
        "这处问题即消除".to_owned()
    } else {
        format!("{count} 处问题同时消除")
    };
    let what = candidate.paths.first().map(|path| named_in_form(filing, path)).unwrap_or_default();
    Cause {
        kind,
        sentence: format!("{only}：{what}{place}由 {from} 改为 {to}{why}，{gone}"),
        sheet,
        cells,
        paths: candidate.paths.clone(),
        findings: places(candidate.mends.iter().copied()),
        proposal: Some(Proposal {
            paths: candidate.paths.clone(),
            from: from.to_string(),
            to: to.to_string(),
        }),
    }
}

/// What could be put in a figure's place.
#[derive(Debug, Clone)]
struct Candidate {
    /// The figure: one cell, or cells of one column of one form that hold the same.
    paths: Vec<String>,
    from: Decimal,
    to: Decimal,
    slip: Option<Slip>,
    /// Whether the value stands in another form too.
    elsewhere: bool,
    /// The findings that it makes disappear.
    mends: BTreeSet<usize>,
}

/// A number of the filing.
pub(super) struct Figure {
    pub(super) value: Decimal,
    pub(super) origin: Option<Origin>,
}

/// Every number of the filing but its rates, by path.
pub(super) struct Figures(pub(super) BTreeMap<String, Figure>);

impl Figures {
    pub(super) fn of(filing: &Filing) -> Self {
        let mut figures = BTreeMap::new();
        filing.each_field(&mut |path, leaf| {
            let is_number = matches!(leaf.stored(), Ok(Some(Stored::Number(_))));
            let value = leaf.printed().filter(|_| is_number && !path.ends_with("_rate"));
            if let Some(value) = value.and_then(|text| text.parse().ok()) {
                figures.insert(path.to_owned(), Figure { value, origin: leaf.origin().cloned() });
            }
        });
        Self(figures)
    }

    fn elsewhere(&self, path: &str, value: Decimal) -> bool {
        self.0.iter().any(|(other, figure)| figure.value == value && form(other) != form(path))
    }

    /// The figures of the same column of the same form that hold the same amount, with it.
    fn twins(&self, path: &str, value: Decimal) -> Vec<String> {
        let column = path.rsplit('.').next();
        let mut twins: Vec<String> = self
            .0
            .iter()
            .filter(|(other, figure)| {
                figure.value == value && form(other) == form(path) && other.rsplit('.').next() == column
            })
            .map(|(other, _)| other.clone())
            .collect();
        // The total before its rows.
        twins.sort_by_key(|other| !other.contains(".total."));
        twins
    }
}

/// The form that a value's path is in.
pub(super) fn form(path: &str) -> &str {
    let depth = if path.starts_with("projects.") || path.starts_with("reports.") { 2 } else { 1 };
    path.match_indices('.').nth(depth - 1).map_or(path, |(at, _)| &path[..at])
}

/// The candidates that the findings ask for.
fn asked_for(findings: &[Finding], open: &[usize], figures: &Figures) -> Vec<Candidate> {
    let mut asked: BTreeMap<&str, Vec<(Decimal, usize)>> = BTreeMap::new();
    for &n in open {
        let finding = &findings[n];
        let number = |text: &Option<String>| text.as_ref()?.parse::<Decimal>().ok();
        let is_rate = family(&finding.rule) == Some(Family::RecomputedRates);
        let cited: BTreeSet<&String> = finding.paths.iter().collect();
        for path in cited {
            let Some(figure) = figures.0.get(path) else { continue };
            let mut ask = |value: Decimal| asked.entry(path).or_default().push((value, n));
            if is_rate {
                // Whatever makes the rate right: the other figure of the rate, and slips undone.
                let right = |value: &Decimal| makes_right(finding, figures, path, *value);
                let others = finding.paths.iter().filter(|other| *other != path);
                let others = others.filter_map(|other| figures.0.get(other)).map(|other| other.value);
                others.chain(slips(figure.value)).filter(right).for_each(ask);
            } else if let Some(difference) = number(&finding.difference) {
                ask(figure.value - difference);
                ask(figure.value + difference);
            }
        }
    }
    let mut candidates = Vec::new();
    for (path, mut values) in asked {
        let Some(figure) = figures.0.get(path) else { continue };
        values.sort_unstable();
        let mut tried: HashSet<Decimal> = HashSet::new();
        for (value, _) in &values {
            let value = value.normalize();
            if value <= Decimal::ZERO || value == figure.value || !tried.insert(value) {
                continue;
            }
            let near = |other: &Decimal| (*other - value).abs() <= Decimal::new(1, 2);
            let asking: BTreeSet<usize> =
                values.iter().filter(|(other, _)| near(other)).map(|(_, n)| *n).collect();
            let slip = Slip::between(figure.value, value);
            if asking.len() < 2 && slip.is_none() {
                continue;
            }
            let candidate = |paths| Candidate {
                paths,
                from: figure.value,
                to: value,
                slip,
                elsewhere: figures.elsewhere(path, value),
                mends: BTreeSet::new(),
            };
            candidates.push(candidate(vec![path.to_owned()]));
            let twins = figures.twins(path, figure.value);
            let first = twins.first().is_some_and(|first| first == path);
            if twins.len() == 2
                && (first || !candidates.iter().any(|known| known.paths == twins && known.to == value))
            {
                candidates.push(candidate(twins));
            }
        }
    }
    // What a slip explains is tried first, should there be too many.
    candidates.sort_by_key(|candidate| (candidate.slip.is_none(), !candidate.elsewhere));
    candidates.dedup_by(|a, b| a.paths == b.paths && a.to == b.to);
    candidates
}

/// Whether a rate comes to what was filed with `value` in a figure's place, to half a percent: a finding on a rate cites
/// the rate, what is divided, and by what.
fn makes_right(finding: &Finding, figures: &Figures, path: &str, value: Decimal) -> bool {
    let [_, over, under] = finding.paths.as_slice() else { return true };
    let of = |at: &String| if at == path { Some(value) } else { Some(figures.0.get(at)?.value) };
    let filed = finding.left.as_ref().and_then(|text| text.parse::<Decimal>().ok());
    let (Some(over), Some(under), Some(filed)) = (of(over), of(under), filed) else { return false };
    over.checked_div(under).is_some_and(|rate| (rate - filed).abs() <= Decimal::new(5, 3))
}

/// What a figure was meant to be, had one slip made it: neighbouring digits exchanged, the point moved.
fn slips(value: Decimal) -> Vec<Decimal> {
    let text = value.normalize().to_string();
    let digits: Vec<usize> =
        text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
    let mut meant: Vec<Decimal> = Vec::new();
    for pair in digits.windows(2) {
        let mut bytes = text.clone().into_bytes();
        bytes.swap(pair[0], pair[1]);
        meant.extend(String::from_utf8(bytes).ok().and_then(|text| text.parse::<Decimal>().ok()));
    }
    let mut scale = Decimal::TEN;
    for _ in 0..4 {
        meant.extend([value / scale, value * scale]);
        scale *= Decimal::TEN;
    }
    meant.retain(|meant| *meant != value);
    meant
}

fn family(rule: &str) -> Option<Family> {
    crate::audit::registry::rule(rule).map(|rule| rule.family)
}

fn is_arithmetic(rule: &str) -> bool {
    family(rule).is_some_and(arithmetic) && !JUDGES.contains(&rule)
}

/// Rules of those families that do not say what a figure should be: what a score claims, how far a year is from the
/// one before. Putting a figure right may well bring them up.
const JUDGES: &[&str] = &[
    "inflated_score",
    "claim_above_words",
    "late_with_full_points",
    "funds_jump",
    "staff_jump",
    "three_public_jump",
    "project_funds_jump",
    "copied_from_last_year",
    "project_not_in_ledger",
];

fn arithmetic(family: Family) -> bool {
    of_money(family) || of_points(family)
}

/// Families that look at amounts and heads.
fn of_money(family: Family) -> bool {
    matches!(
        family,
        Family::SumsWithinTable
            | Family::RecomputedRates
            | Family::BetweenAnnexes
            | Family::OverTheYears
            | Family::AgainstLedger
    )
}

/// Families that look at weights and scores, each form by itself.
fn of_points(family: Family) -> bool {
    matches!(family, Family::WeightsAndTotals | Family::Scores)
}

fn is_points(path: &str) -> bool {
    matches!(path.rsplit('.').next(), Some("weight" | "self_score" | "level1_weight"))
}

fn rules(context: &Context<'_>, wanted: fn(Family) -> bool) -> Vec<&'static Rule> {
    let runs = |rule: &&&'static Rule| {
        wanted(rule.family) && context.settings.rules.get(rule.id).is_none_or(|setting| setting.enabled)
    };
    RULES.iter().filter(runs).copied().collect()
}

/// What a finding is, whatever its amounts: one that stays with another amount is not new.
type Identity = (String, Vec<String>);

fn identity(finding: &Finding) -> Identity {
    // Of a sum, the total stands first; which parts are filled may change with the figure.
    (finding.rule.clone(), finding.paths.iter().take(1).cloned().collect())
}

/// A copy of the filing, to try figures in.
struct Trial<'a> {
    context: &'a Context<'a>,
    filing: Filing,
    rules: Vec<&'static Rule>,
}

impl<'a> Trial<'a> {
    /// All forms, without what no rule on money reads.
    fn of_money(context: &'a Context<'a>) -> Self {
        let mut filing = context.filing.clone();
        filing.reports.clear();
        if let Some(form) = &mut filing.overall {
            form.indicators.clear();
        }
        for project in &mut filing.projects {
            project.indicators.clear();
        }
        Self { context, filing, rules: rules(context, of_money) }
    }

    /// One form; the others are empty, so that its place among them stays.
    fn of_points(context: &'a Context<'a>, scope: &str) -> Self {
        let from = context.filing;
        let nth = scope.strip_prefix("projects.").and_then(|n| n.parse::<usize>().ok());
        let projects = from.projects.iter().enumerate();
        let filing = Filing {
            department: from.department.clone(),
            year: from.year,
            overall: from.overall.clone().filter(|_| scope == "overall"),
            projects: projects
                .map(|(n, project)| if nth == Some(n) { project.clone() } else { Project::default() })
                .collect(),
            ..Filing::default()
        };
        Self { context, filing, rules: rules(context, of_points) }
    }

    fn run(&self) -> HashSet<Identity> {
        let context = Context { filing: &self.filing, ..*self.context };
        let mut found = HashSet::new();
        for rule in &self.rules {
            for outcome in (rule.check)(&context.seen_by(rule)) {
                if let Outcome::Fail(finding) = outcome
                    && finding.severity != Severity::Note
                {
                    found.insert(identity(&finding));
                }
            }
        }
        found
    }

    /// The findings with a candidate put in; `None` if it is no value of the figure.
    fn with(&mut self, candidate: &Candidate) -> Option<HashSet<Identity>> {
        let mut kept = Vec::new();
        for path in &candidate.paths {
            kept.push(put(&mut self.filing, path, candidate.to)?);
        }
        let found = self.run();
        for (path, (value, origin)) in candidate.paths.iter().zip(kept) {
            leaf(&mut self.filing, path)?.restore(value, origin).ok()?;
        }
        Some(found)
    }
}

fn put(filing: &mut Filing, path: &str, value: Decimal) -> Option<(Option<Stored>, Option<Origin>)> {
    let leaf = leaf(filing, path)?;
    let kept = (leaf.stored().ok()?, leaf.origin().cloned());
    let Reading::Value(stored, _) = leaf.read(&value.to_string()) else { return None };
    leaf.restore(Some(stored), None).ok()?;
    Some(kept)
}

fn leaf<'a>(filing: &'a mut Filing, path: &str) -> Option<&'a mut dyn Leaf> {
    let (head, below) = path.split_once('.')?;
    match head {
        "basic_data" => filing.basic_data.as_mut()?.at(below),
        "overall" => filing.overall.as_mut()?.at(below),
        "projects" => {
            let (n, below) = below.split_once('.')?;
            filing.projects.get_mut(n.parse::<usize>().ok()?)?.at(below)
        }
        _ => None,
    }
}
