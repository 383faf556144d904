//! How far two metrics go up and down together, by ranks alone.

use rust_decimal::Decimal;

/// The fewest pairs of which a correlation says anything.
const FEWEST: usize = 3;

/// Decimals of the result, as a power of ten.
const PARTS: i128 = 10_000;

/// Spearman's rank correlation ρ of some pairs, 四舍五入 to four decimals: Pearson's correlation of the ranks, ties at
/// the mean of the places that they take (RANK.AVG and CORREL of Excel and of WPS). `None` of fewer than three pairs,
/// or if all values of one side are equal.
///
/// Ranks are kept doubled, so that all sums are whole numbers; the root is never taken: the result is the number of
/// ten-thousandths whose square is nearest.
pub fn rank_correlation(pairs: &[[Decimal; 2]]) -> Option<Decimal> {
    if pairs.len() < FEWEST {
        return None;
    }
    let [x, y] = [0, 1].map(|axis| doubled_ranks(pairs, axis));
    let n = i128::try_from(pairs.len()).ok()?;
    // n times the sums of products of the deviations from the mean.
    let sum = |of: &[i128], and: &[i128]| -> i128 {
        let products: i128 = of.iter().zip(and).map(|(a, b)| a * b).sum();
        n * products - of.iter().sum::<i128>() * and.iter().sum::<i128>()
    };
    let (both, own) = (sum(&x, &y), sum(&x, &x).checked_mul(sum(&y, &y))?);
    if own == 0 {
        return None;
    }
    // The largest k with (2k − 1)² ÷ (2 PARTS)² ≤ both² ÷ own is |ρ| in PARTS, a half rounded up. What is beyond 127
    // bits is of more departments than there are.
    let scale = 4 * PARTS * PARTS;
    let right = both.checked_mul(both)?.checked_mul(scale)?;
    own.checked_mul(scale)?;
    let reached = |k: i128| (2 * k - 1) * (2 * k - 1) * own <= right;
    let (mut low, mut high) = (0, PARTS);
    while low < high {
        let middle = (low + high + 1) / 2;
        if reached(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    Decimal::try_from_i128_with_scale(low * both.signum(), 4).ok().map(|value| value.normalize())
}

/// Twice the rank of each value of one side, from the lowest; ties at the mean of the places that they take.
fn doubled_ranks(pairs: &[[Decimal; 2]], axis: usize) -> Vec<i128> {
    let mut ascending: Vec<Decimal> = pairs.iter().map(|pair| pair[axis]).collect();
    ascending.sort_unstable();
    let places = |value: Decimal| {
        let first = ascending.partition_point(|other| *other < value) + 1;
        let last = ascending.partition_point(|other| *other <= value);
        i128::try_from(first + last).unwrap_or(i128::MAX)
    };
    pairs.iter().map(|pair| places(pair[axis])).collect()
}
