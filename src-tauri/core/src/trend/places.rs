//! The places of departments over the years.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use serde::Serialize;
use ts_rs::TS;

use super::of_year;
use crate::assessed::YearFilings;
use crate::metrics::size;
use crate::number::Score;
use crate::ranking::{Question, RankBy, rank};

/// A department's place in a year.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Place {
    /// The year.
    pub year: i32,
    /// Its place; `None`: not filed, or nothing to rank by.
    pub rank: Option<u32>,
    /// The score that ranks.
    pub score: Option<Score>,
    /// Places gained since the year before; lost ones are below 0.
    pub gained: Option<i32>,
    /// Why there is no place.
    pub note: Option<String>,
}

/// A department over the years.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PlaceSeries {
    /// Department name.
    pub department: String,
    /// Every year of the range.
    pub places: Vec<Place>,
}

/// How many departments a year ranks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RankedYear {
    /// The year.
    pub year: i32,
    /// How many have a place.
    pub ranked: u32,
}

/// Places over the years, as the figures stand now.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Places {
    /// Which score ranks.
    pub by: RankBy,
    /// Only within this category, if one was asked for.
    pub category: Option<String>,
    /// Every year of the range.
    pub years: Vec<RankedYear>,
    /// In the order asked for.
    pub series: Vec<PlaceSeries>,
}

/// Where `departments` (full names) stood in the rankings of `years`, or of a category in them.
pub fn places(
    filings: &YearFilings,
    by: RankBy,
    category: Option<&str>,
    departments: &[String],
    years: Option<RangeInclusive<i32>>,
) -> Places {
    let mut series: Vec<PlaceSeries> =
        departments.iter().map(|name| PlaceSeries { department: name.clone(), places: Vec::new() }).collect();
    let mut counts = Vec::new();
    for year in years.into_iter().flatten() {
        let question = Question { year, by, category, ..Question::default() };
        let ranking = rank(of_year(filings, year), &[], &question);
        counts.push(RankedYear {
            year,
            ranked: size(ranking.rows.iter().filter(|row| row.rank.is_some()).count()),
        });
        let rows: HashMap<&str, _> = ranking.rows.iter().map(|row| (row.department.as_str(), row)).collect();
        for line in &mut series {
            let row = rows.get(line.department.as_str());
            let rank = row.and_then(|row| row.rank);
            let score = row.and_then(|row| match by {
                RankBy::SelfScore => row.self_score,
                RankBy::Recomputed => row.recomputed_score,
                RankBy::Reviewed => row.reviewed_score,
                RankBy::Final => row.final_score,
            });
            let before = line.places.last().and_then(|place| place.rank);
            let gained = before.zip(rank).map(|(before, now)| before.cast_signed() - now.cast_signed());
            let note = match (row, rank) {
                (None, _) if category.is_some() => Some("没有报送，或不属于这一类别".to_owned()),
                (None, _) => Some("没有报送".to_owned()),
                (Some(_), None) => Some("没有可以排名的得分".to_owned()),
                _ => None,
            };
            line.places.push(Place { year, rank, score, gained, note });
        }
    }
    Places { by, category: category.map(str::to_owned), years: counts, series }
}
