//! Draws a sample: a pure function of the departments, the size and the seed.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::{Drawn, Funds, Stratum};
use crate::Assessed;
use crate::number::{Amount, Score};

/// A department that may be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its name.
    pub department: String,
    /// 全年预算数, 万元.
    pub funds: Option<Amount>,
    /// self − recomputed.
    pub gap: Option<Score>,
    /// Unresolved errors.
    pub errors: u32,
}

impl From<&Assessed> for Candidate {
    fn from(assessed: &Assessed) -> Self {
        let overall = assessed.filing.overall.as_ref();
        let score = assessed.scores.overall.as_ref();
        Self {
            department: assessed.filing.department.name.clone(),
            funds: overall.and_then(|form| form.funds.revised_budget.get()),
            gap: score.and_then(|score| Some(score.self_score? - score.recomputed_score?)),
            errors: assessed.findings.error,
        }
    }
}

/// Draws `size` of the candidates, or all if there are no more.
pub fn draw(candidates: &[Candidate], year: i32, size: usize, seed: &str) -> Vec<Drawn> {
    let parts = parts(candidates);
    let shares = shares(&parts.values().map(Vec::len).collect::<Vec<_>>(), size);
    let mut drawn = Vec::new();
    for ((stratum, mut members), share) in parts.into_iter().zip(shares) {
        let all = members.len();
        members.sort_by_cached_key(|candidate| {
            let text = format!("{seed}\n{year}\n{}", candidate.department);
            (Sha256::digest(text.as_bytes()).to_vec(), candidate.department.clone())
        });
        drawn.extend(members.into_iter().take(share).enumerate().map(|(n, candidate)| Drawn {
            department: candidate.department.clone(),
            stratum: stratum.title(),
            why: format!("本层 {all} 个单位抽 {share} 个，随机序第 {}", n + 1),
            reviewer: None,
        }));
    }
    drawn
}

fn parts(candidates: &[Candidate]) -> BTreeMap<Stratum, Vec<&Candidate>> {
    let mut by_funds: Vec<&Candidate> = candidates.iter().collect();
    by_funds.sort_by(|one, other| {
        other.funds.cmp(&one.funds).then_with(|| one.department.cmp(&other.department))
    });
    let third = by_funds.len().div_ceil(3).max(1);
    let mut parts: BTreeMap<Stratum, Vec<&Candidate>> = BTreeMap::new();
    for (n, candidate) in by_funds.into_iter().enumerate() {
        let funds = match n / third {
            _ if candidate.funds.is_none() => Funds::Small,
            0 => Funds::Large,
            1 => Funds::Middle,
            _ => Funds::Small,
        };
        let honest = candidate.gap.is_none_or(|gap| gap <= Score::default());
        parts.entry(Stratum { sound: candidate.errors == 0, honest, funds }).or_default().push(candidate);
    }
    parts
}

/// How many of each part: in proportion, rounded down, the rest by largest remainder; of equal ones the earlier.
fn shares(sizes: &[usize], wanted: usize) -> Vec<usize> {
    let all: usize = sizes.iter().sum();
    let wanted = wanted.min(all);
    if all == 0 {
        return vec![0; sizes.len()];
    }
    let mut shares: Vec<usize> = sizes.iter().map(|size| size * wanted / all).collect();
    let mut by_remainder: Vec<usize> = (0..sizes.len()).collect();
    by_remainder.sort_by_key(|&part| std::cmp::Reverse(sizes[part] * wanted % all));
    let missing = wanted - shares.iter().sum::<usize>();
    for &part in by_remainder.iter().take(missing) {
        shares[part] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn candidate(n: usize, funds: i64, gap: i64, errors: u32) -> Candidate {
        use crate::number::Exact;
        Candidate {
            department: format!("单位{n}"),
            funds: Some(Amount::new(funds.into())),
            gap: Some(Score::new(gap.into())),
            errors,
        }
    }

    /// Protects the proportions: no part gives more than it has, all together what was asked.
    #[test]
    fn shares_are_in_proportion() {
        assert_eq!(shares(&[10, 20, 70], 10), [1, 2, 7]);
        assert_eq!(shares(&[1, 1, 1], 2), [1, 1, 0]);
        assert_eq!(shares(&[3, 0], 5), [3, 0]);
        assert_eq!(shares(&[], 5), [] as [usize; 0]);
    }

    proptest! {
        /// Protects the draw against the order in which departments are listed, double draws and wrong sizes.
        #[test]
        fn the_same_seed_draws_the_same(
            made in proptest::collection::vec((0_i64..50, -2_i64..5, 0_u32..3), 0..60),
            size in 1_usize..20,
        ) {
            let candidates: Vec<Candidate> = made
                .iter()
                .enumerate()
                .map(|(n, &(funds, gap, errors))| candidate(n, funds, gap, errors))
                .collect();
            let drawn = draw(&candidates, 2024, size, "42");
            prop_assert_eq!(drawn.len(), size.min(candidates.len()));
            let mut names: Vec<_> = drawn.iter().map(|drawn| &drawn.department).collect();
            names.sort();
            names.dedup();
            prop_assert_eq!(names.len(), drawn.len());
            let mut reversed = candidates;
            reversed.reverse();
            prop_assert_eq!(draw(&reversed, 2024, size, "42"), drawn);
        }
    }
}
