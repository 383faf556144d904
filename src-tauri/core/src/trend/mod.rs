//! 年度趋势: metrics, places and structures over the years.

mod lines;
mod places;
mod points;
mod structure;

use std::ops::RangeInclusive;

use crate::assessed::{Assessed, YearFilings};
use crate::{Code, Error, Result};

pub use lines::{Lines, Series, Trend, trend};
pub use places::{Place, PlaceSeries, Places, RankedYear, places};
pub use points::TrendPoint;
pub use structure::{PartValue, Structure, StructureOf, StructureYear, structure};

/// More years than anybody keeps: a longer range is a mistyped year.
const LONGEST: i32 = 100;

/// The years from the first to the last, both with it.
///
/// # Errors
/// `BadRequest` if there are none, or more than 100.
pub fn range(from: i32, to: i32) -> Result<RangeInclusive<i32>> {
    if to < from || to.saturating_sub(from) >= LONGEST {
        return Err(Error::new(
            Code::BadRequest,
            format!("年度范围{from}—{to}不对，请让起始年度不晚于结束年度，且不超过{LONGEST}年。"),
        ));
    }
    Ok(from..=to)
}

/// The filings of a year; none if nobody filed.
fn of_year(filings: &YearFilings, year: i32) -> &[Assessed] {
    filings.get(&year).map_or(&[], |filings| filings)
}

/// A department's filing of a year. Filings bear the name that the register has now, whatever the department was
/// called when it filed: one department is one line.
fn filed<'a>(filings: &'a YearFilings, year: i32, department: &str) -> Option<&'a Assessed> {
    of_year(filings, year).iter().find(|assessed| assessed.filing.department.name == department)
}

fn joined(one: Option<String>, other: Option<String>) -> Option<String> {
    match (one, other) {
        (Some(one), Some(other)) => Some(format!("{one}；{other}")),
        (one, other) => one.or(other),
    }
}
