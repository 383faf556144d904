//! Places: the best first, equal printed scores share one and the next is skipped.

use crate::metrics::size;
use crate::number::Score;

/// The place of each score, in the order they were given; `None` where there is nothing to rank by.
pub fn places(scores: &[Option<Score>]) -> Vec<Option<u32>> {
    let mut best: Vec<usize> = (0..scores.len()).filter(|n| scores[*n].is_some()).collect();
    best.sort_by_key(|n| std::cmp::Reverse(scores[*n].map(Score::ranked)));
    let mut places = vec![None; scores.len()];
    let mut before = None;
    for (n, at) in best.into_iter().enumerate() {
        let score = scores[at].map(Score::ranked);
        let place = match before {
            Some((place, tied)) if tied == score => place,
            _ => size(n + 1),
        };
        before = Some((place, score));
        places[at] = Some(place);
    }
    places
}
