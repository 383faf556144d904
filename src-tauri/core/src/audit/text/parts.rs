//! Whether the parts of a 其中 list add up to what it takes apart.
//!
//! Official prose sets parts of parts off by no sign: 「行政事业单位医疗17.22万元，行政单位医疗17.22万元，
//! 事业单位医疗0万元」 is one part and its two. So a list closes if any reading of it does.

use rust_decimal::Decimal;

use super::Figure;
use super::figure::Unit;
use super::list::{Kind, List};
use crate::audit::precision::Verdict;

/// What came of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// Some reading adds up, exactly or but for the last digits.
    Closes(Verdict),
    /// Every reading is more than the whole.
    Over,
    /// The parts are less than the whole although they should be all there is.
    Short,
    /// The parts are less, as examples may be.
    Open,
}

/// A list with more parts than this is not one that a clerk added up.
const LONGEST: usize = 60;

/// Readings looked at, at most: lists of the forms have few.
const READINGS: usize = 256;

/// A list's parts against one of the amounts it may take apart.
pub fn closing(figures: &[Figure], list: &List, total: usize) -> Closing {
    if list.parts.len() > LONGEST {
        return Closing::Open;
    }
    let whole = &figures[total];
    let parts: Vec<&Figure> = list.parts.iter().map(|&n| &figures[n]).collect();
    let mut best: Option<Verdict> = None;
    let mut over = true;
    for reading in readings(&parts) {
        let sum: Decimal = reading.iter().map(|part| part.value()).sum();
        let verdict = verdict(whole, &reading);
        if verdict != Verdict::Differs {
            best = Some(best.map_or(verdict, |known| known.min(verdict)));
        }
        over &= sum > whole.value();
    }
    // 「…；按资金来源分，其中…」: what stands behind a list that is full takes the whole apart once more.
    let full = (2..parts.len()).any(|n| verdict(whole, &parts[..n]) == Verdict::Agrees);
    match best.or(full.then_some(Verdict::Agrees)) {
        Some(verdict) => Closing::Closes(verdict),
        None if over && list.kind != Kind::Examples => Closing::Over,
        None if list.is_complete(figures) => Closing::Short,
        None => Closing::Open,
    }
}

/// The parts as they would be added up: each with or without the ones behind it that it holds.
fn readings<'a>(parts: &[&'a Figure]) -> Vec<Vec<&'a Figure>> {
    // (what is counted so far, where to go on)
    let mut open: Vec<(Vec<&Figure>, usize)> = vec![(Vec::new(), 0)];
    let mut done = Vec::new();
    while let Some((counted, at)) = open.pop() {
        let Some(part) = parts.get(at) else {
            done.push(counted);
            continue;
        };
        if open.len() + done.len() > READINGS {
            break;
        }
        let mut with = counted;
        with.push(part);
        let mut held = Decimal::ZERO;
        for (behind, child) in parts.iter().enumerate().skip(at + 1).take(READINGS) {
            held += child.value();
            if held > part.value() {
                break;
            }
            if held == part.value() && !held.is_zero() {
                open.push((with.clone(), behind + 1));
            }
        }
        open.push((with, at + 1));
    }
    done
}

/// The digits that were written, and no finer.
pub fn verdict(whole: &Figure, parts: &[&Figure]) -> Verdict {
    let sum: Decimal = parts.iter().map(|part| part.value()).sum();
    let apart = (whole.value() - sum).abs();
    let drift: Decimal =
        parts.iter().filter(|part| !part.number.is_zero()).map(|part| part.half()).sum::<Decimal>()
            + whole.half();
    if apart.is_zero() {
        Verdict::Agrees
    } else if apart <= Decimal::new(1, 2) || apart < drift {
        Verdict::Rounding
    } else {
        Verdict::Differs
    }
}

/// A part whose unit differs from all others, and with theirs the list adds up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OddUnit {
    /// The figure.
    pub figure: usize,
    /// What the list takes apart.
    pub total: usize,
    /// The unit of the others.
    pub unit: Unit,
}

/// Finds it, if there is exactly one.
pub fn odd_unit(figures: &[Figure], list: &List) -> Option<OddUnit> {
    let &[total] = list.parents.as_slice() else { return None };
    let all: Vec<usize> = list.parts.iter().copied().chain([total]).collect();
    if list.parts.len() < 2 || !figures[total].unit.is_money() {
        return None;
    }
    let (yuan, other): (Vec<usize>, Vec<usize>) = all.iter().partition(|&&n| figures[n].unit == Unit::Yuan);
    let &odd = match (yuan.as_slice(), other.as_slice()) {
        ([odd], [_, _, ..]) | ([_, _, ..], [odd]) => odd,
        _ => return None,
    };
    let unit = figures[all.iter().copied().find(|&n| n != odd)?].unit;
    if figures[odd].number.is_zero() || matches!(closing(figures, list, total), Closing::Closes(_)) {
        return None;
    }
    let mut changed: Vec<Figure> = figures.to_vec();
    changed[odd].unit = unit;
    matches!(closing(&changed, list, total), Closing::Closes(Verdict::Agrees)).then_some(OddUnit {
        figure: odd,
        total,
        unit,
    })
}

/// A list with its own figures alone, changed; the list counts in them.
pub fn changed(
    figures: &[Figure],
    list: &List,
    mut change: impl FnMut(usize, &mut Figure),
) -> (Vec<Figure>, List) {
    let mut own = Vec::with_capacity(list.parts.len() + list.parents.len());
    let mut take = |n: &usize| {
        let mut figure = figures[*n].clone();
        change(*n, &mut figure);
        own.push(figure);
        own.len() - 1
    };
    let parents = list.parents.iter().map(&mut take).collect();
    let parts = list.parts.iter().map(&mut take).collect();
    (own, List { kind: list.kind, parents, parts, gaps: list.gaps })
}
