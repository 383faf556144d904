//! Quartiles and percentiles, exactly, by methods that staff can check in a spreadsheet.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::number::round_half_up;

/// The smallest, the quartiles and the largest of some values; nothing of none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Spread {
    pub min: Option<Decimal>,
    pub lower_quartile: Option<Decimal>,
    pub median: Option<Decimal>,
    pub upper_quartile: Option<Decimal>,
    pub max: Option<Decimal>,
}

impl Spread {
    /// Of values in ascending order.
    pub fn of(ascending: &[Decimal]) -> Self {
        Self {
            min: quartile(ascending, 0),
            lower_quartile: quartile(ascending, 1),
            median: quartile(ascending, 2),
            upper_quartile: quartile(ascending, 3),
            max: quartile(ascending, 4),
        }
    }
}

/// The quartile `k` (1 the lower, 2 the median, 3 the upper; 0 and 4 the ends) of values in ascending order: the value
/// at the place (n − 1) × k ÷ 4, counted from 0, and between two places in proportion.
///
/// Source: the method of QUARTILE.INC of Excel and of WPS (Hyndman and Fan's type 7), so that staff can check it there.
/// The proportions are quarters: the result is exact.
pub fn quartile(ascending: &[Decimal], k: usize) -> Option<Decimal> {
    let place = ascending.len().checked_sub(1)? * k;
    let (at, part) = (place / 4, place % 4);
    let below = *ascending.get(at)?;
    let Some(above) = ascending.get(at + 1).filter(|_| part > 0) else {
        return Some(below.normalize());
    };
    let quarters = Decimal::from(part.to_u32()?) / Decimal::from(4);
    Some((below + (*above - below) * quarters).normalize())
}

/// Decimals of a percentile, which is a fraction.
const PLACES: u32 = 4;

/// Where a value that is among `ascending` stands: the share of the others that are lower, those equal to it counted
/// half (ties averaged), 四舍五入 to four decimals of the fraction. 0 is the lowest, 1 the highest; `None` if there are
/// no others.
///
/// Source: without ties it is PERCENTRANK.INC of Excel and of WPS, (values below) ÷ (n − 1); halving ties keeps equal
/// values at the middle of the places that they take together.
pub fn percentile(ascending: &[Decimal], value: Decimal) -> Option<Decimal> {
    let below = ascending.partition_point(|other| *other < value);
    let equal = ascending.partition_point(|other| *other <= value).checked_sub(below + 1)?;
    let others = Decimal::from(ascending.len() - 1);
    let halves = Decimal::from(2 * below + equal) / Decimal::TWO;
    Some(round_half_up(halves.checked_div(others)?, PLACES).normalize())
}
