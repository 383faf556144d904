//! Departments side by side: quartiles, percentiles, marks, maps and scatters, against figures worked out by hand.
#![allow(clippy::unwrap_used)]

#[path = "support/made.rs"]
mod made;

use jiheng_core::comparison::{
    Group, Mark, Scope, Selection, compare, heat_map, percentile, quartile, rank_correlation, scatter,
    side_by_side,
};
use jiheng_core::filing::Basis;
use jiheng_core::metrics::{self, Better, METRICS, Metric};
use jiheng_core::{Assessed, Code};
use made::{assess, few_targets, funds, simple, triple};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn find(id: &str) -> &'static Metric {
    metrics::find(id).unwrap()
}

fn decimals(texts: &[&str]) -> Vec<Decimal> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

/// A department of a category that spent `executed` of 100.
fn spender(name: &str, category: &str, executed: &str) -> Assessed {
    let mut filing = simple(name, category, 2024, "95", "90").filing;
    filing.overall.as_mut().unwrap().funds = funds(["100", "100", executed, "10", "10"]);
    assess(filing, [])
}

/// One whose 三公 budget is 4, on some basis.
fn with_budget(name: &str, last: &str, basis: Basis) -> Assessed {
    let mut filing = few_targets();
    filing.year = 2024;
    name.clone_into(&mut filing.department.name);
    let form = filing.basic_data.as_mut().unwrap();
    form.three_public.total = triple(["2", "4", last]);
    form.budget_basis.three_public = basis;
    assess(filing, [])
}

/// Protects the quartiles from another method: these are what QUARTILE.INC gives.
#[test]
fn quartiles_are_those_of_a_spreadsheet() {
    let of = |texts: &[&str]| [1, 2, 3].map(|k| quartile(&decimals(texts), k).unwrap().to_string());
    assert_eq!(of(&["1", "2", "4", "7", "8", "9", "10", "12"]), ["3.5", "7.5", "9.25"]);
    assert_eq!(of(&["6", "7", "15", "36", "39", "40", "41", "42", "43", "47", "49"]), ["25.5", "40", "42.5"]);
    assert_eq!(of(&["0.1", "0.2"]), ["0.125", "0.15", "0.175"]);
    assert_eq!(of(&["5"]), ["5", "5", "5"]);
    assert_eq!(quartile(&[], 1), None);
}

/// Protects what a percentile means: the share of the others below, ties at the middle of their places.
#[test]
fn percentiles_average_ties() {
    let values = decimals(&["1", "2", "2", "3", "9"]);
    let of = |text: &str| percentile(&values, text.parse().unwrap()).map(|share| share.to_string());
    assert_eq!(["1", "2", "3", "9"].map(of), ["0", "0.375", "0.75", "1"].map(|text| Some(text.to_owned())));
    assert_eq!(percentile(&decimals(&["4"]), Decimal::from(4)), None, "nobody to compare with");
    let third = percentile(&decimals(&["1", "2", "3", "4"]), Decimal::from(2)).unwrap();
    assert_eq!(third.to_string(), "0.3333");
}

/// Protects the rank correlation: by hand, with ties, and where there is none.
#[test]
fn rank_correlations() {
    let of = |pairs: &[(i64, i64)]| {
        let pairs: Vec<_> = pairs.iter().map(|&(x, y)| [Decimal::from(x), Decimal::from(y)]).collect();
        rank_correlation(&pairs).map(|value| value.to_string())
    };
    assert_eq!(of(&[(1, 10), (2, 20), (3, 900)]).as_deref(), Some("1"));
    assert_eq!(of(&[(1, 3), (2, 2), (3, 1)]).as_deref(), Some("-1"));
    // Differences of ranks 4, 6, 8, 7, …: 1 − 6 × 194 ÷ (10 × 99) = −29 ÷ 165.
    let iq = [106, 86, 100, 101, 99, 103, 97, 113, 112, 110];
    let hours = [7, 0, 27, 50, 28, 29, 20, 12, 6, 17];
    assert_eq!(of(&iq.into_iter().zip(hours).collect::<Vec<_>>()).as_deref(), Some("-0.1758"));
    // Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: 4.5 ÷ √(4.5 × 5) = 0.94868….
    assert_eq!(of(&[(1, 1), (2, 2), (2, 3), (3, 4)]).as_deref(), Some("0.9487"));
    assert_eq!(of(&[(1, 1), (1, 2), (1, 3)]), None, "all the same");
    assert_eq!(of(&[(1, 1), (2, 2)]), None, "two points are always in line");
}

fn county() -> Vec<Assessed> {
    vec![
        spender("甲局", "政府部门", "100"),
        spender("乙局", "政府部门", "80"),
        spender("丙镇", "乡镇", "60"),
        spender("丁镇", "乡镇", "40"),
        spender("戊镇", "乡镇", "20"),
        spender("己校", "学校", ""),
    ]
}

/// Protects quartiles and places of a scope beside those of the county.
#[test]
fn a_scope_has_its_own_quartiles_and_places() {
    let county = county();
    let metric = find("execution_rate");
    let all = compare(&county, 2024, metric, Selection::default());
    let ends = |one: &Option<String>| one.clone().unwrap();
    assert_eq!(
        (ends(&all.county.lower_quartile), ends(&all.county.upper_quartile)),
        ("0.4".into(), "0.8".into())
    );
    assert_eq!(all.scope, "全县");
    let towns = Scope { category: Some("乡镇"), ..Scope::default() };
    let towns = compare(&county, 2024, metric, Selection { departments: &[], scope: towns });
    assert_eq!(
        (ends(&towns.summary.lower_quartile), ends(&towns.summary.upper_quartile)),
        ("0.3".into(), "0.5".into())
    );
    assert_eq!(towns.county, all.county);
    let places: Vec<_> = towns.rows.iter().map(|row| (row.department.as_str(), row.rank)).collect();
    assert_eq!(places, [("丙镇", Some(1)), ("丁镇", Some(2)), ("戊镇", Some(3))]);
    let group = Group { superior: "甲局".into(), names: vec!["甲局".into(), "戊镇".into()] };
    let under = Scope { under: Some(&group), ..Scope::default() };
    let under = compare(&county, 2024, metric, Selection { departments: &[], scope: under });
    assert_eq!((under.scope.as_str(), under.rows.len(), under.rows[1].rank), ("甲局及所属单位", 2, Some(2)));
}

/// Protects best and worst: by what the metric says is better, shared by equals, of nobody where all are equal, and
/// never between budgets that mean different things.
#[test]
fn best_and_worst_of_the_chosen() {
    let names = ["甲局", "乙局", "丙局", "丁局"].map(str::to_owned);
    let county = [
        with_budget("甲局", "1", Basis::Initial),
        with_budget("乙局", "2", Basis::Initial),
        with_budget("丙局", "1", Basis::Initial),
        with_budget("丁局", "0.4", Basis::Revised),
    ];
    let asked = [find("three_public_control_rate"), find("three_public_final"), find("self_score")];
    let answer = side_by_side(&county, 2024, &names, &asked, Scope::default()).unwrap();
    let marks = |row: usize| answer.rows[row].cells.iter().map(|cell| cell.mark).collect::<Vec<_>>();
    let (best, worst) = (Some(Mark::Best), Some(Mark::Worst));
    assert_eq!(marks(0), [best, worst, best, None], "丁局's budget is the revised one");
    assert!(answer.rows[0].cells[3].note.as_deref().unwrap().contains("口径不同"));
    assert_eq!(answer.rows[0].cells[3].rank, None);
    assert_eq!(answer.rows[0].cells[1].rank, Some(1), "places are from the highest value");
    assert_eq!((answer.rows[0].count, answer.rows[0].median.as_deref()), (3, Some("0.25")));
    assert_eq!(marks(1), [None; 4], "an amount is neither better nor worse");
    let equal =
        side_by_side(&county, 2024, &names[..2], &[find("execution_rate")], Scope::default()).unwrap();
    assert!(equal.rows[0].cells.iter().all(|cell| cell.mark.is_none()), "all are equal");
    let missing = ["甲局".to_owned(), "壬局".to_owned()];
    let missing = side_by_side(&county, 2024, &missing, &asked, Scope::default()).unwrap();
    assert_eq!(missing.rows[0].cells[1].note.as_deref(), Some("2024年度没有报送"));
    assert!(missing.rows[0].cells.iter().all(|cell| cell.mark.is_none()), "one alone is not best");
    let one = side_by_side(&county, 2024, &names[..1], &asked, Scope::default());
    assert_eq!(one.unwrap_err().code, Code::BadRequest);
}

/// Protects the map: percentiles among those that compare, what is missing told apart from what stands apart.
#[test]
fn a_heat_map() {
    let map = heat_map(&county(), 2024, &[find("execution_rate")], Scope::default());
    let percentiles: Vec<_> = map.rows.iter().map(|row| row.cells[0].percentile.as_deref()).collect();
    assert_eq!(percentiles, [Some("1"), Some("0.75"), Some("0.5"), Some("0.25"), Some("0"), None]);
    assert_eq!((map.rows[5].cells[0].value.as_deref(), map.columns[0].count), (None, 5));
    assert!(map.rows[5].cells[0].note.is_some());
    let mixed = [
        with_budget("甲局", "1", Basis::Initial),
        with_budget("乙局", "2", Basis::Initial),
        with_budget("丁局", "0.4", Basis::Revised),
    ];
    let map = heat_map(&mixed, 2024, &[find("three_public_control_rate")], Scope::default());
    let apart = &map.rows[2].cells[0];
    assert_eq!((apart.value.as_deref(), apart.percentile.as_deref()), (Some("0.1"), None));
    assert!(apart.note.as_deref().unwrap().contains("口径不同"));
}

/// Protects the scatter: medians of the points, what has none listed with the metric that lacks, outliers by Tukey's fences.
#[test]
fn a_scatter() {
    let mut county = county();
    county.push(spender("庚局", "政府部门", "900"));
    let plot = scatter(&county, 2024, find("executed"), find("self_score"), Scope::default());
    assert_eq!(plot.points.len(), 6);
    assert_eq!((plot.x_median.as_deref(), plot.y_median.as_deref()), (Some("70"), Some("95")));
    assert_eq!(plot.rank_correlation, None, "all self-scores are equal");
    let outliers: Vec<_> =
        plot.points.iter().filter(|point| point.outlier).map(|point| point.who.department.as_str()).collect();
    assert_eq!(outliers, ["庚局"]);
    let left: Vec<_> =
        plot.left_out.iter().map(|one| (one.who.department.as_str(), one.why.as_str())).collect();
    assert_eq!(left, [("己校", "全年执行数：未填全年执行数")]);
    let towns = Scope { category: Some("乡镇"), ..Scope::default() };
    let plot = scatter(&county, 2024, find("executed"), find("execution_rate"), towns);
    assert_eq!((plot.points.len(), plot.rank_correlation.as_deref()), (3, Some("1")));
}

/// Protects a metric from being called better or worse where that is a matter of size or a claim.
#[test]
fn amounts_and_claims_are_neither_better_nor_worse() {
    for metric in METRICS {
        let judged = metric.info.better != Better::Neither;
        let claim = metric.info.id == "self_score" || metric.info.id == "adjustment_rate";
        assert!(!judged || !(metric.adds_up() && metric.info.unit == "万元" || claim), "{}", metric.info.id);
    }
    assert_eq!(find("execution_rate").info.better, Better::Higher);
    assert_eq!(find("three_public_change_rate").info.better, Better::Lower);
}

fn values() -> impl Strategy<Value = Vec<Decimal>> {
    prop::collection::vec((-1_000_000_i64..1_000_000).prop_map(|value| Decimal::new(value, 2)), 1..60)
}

proptest! {
    /// Protects quartiles: within the values, in order, the second of them the median, each with its share on either side.
    #[test]
    fn quartiles_part_the_values(mut values in values()) {
        values.sort_unstable();
        let of: Vec<_> = (0..=4).map(|k| quartile(&values, k).unwrap()).collect();
        prop_assert!(of.is_sorted());
        prop_assert_eq!((of[0], of[4]), (values[0].normalize(), values[values.len() - 1].normalize()));
        prop_assert_eq!(Some(of[2]), metrics::median(&mut values.clone()));
        for (k, at) in of.iter().enumerate().take(4).skip(1) {
            let below = values.iter().filter(|value| **value < *at).count();
            let above = values.iter().filter(|value| **value > *at).count();
            let others = values.len() - 1;
            prop_assert!(below <= (others * k).div_ceil(4) && above <= (others * (4 - k)).div_ceil(4));
        }
    }

    /// Protects percentiles: from 0 to 1, higher for higher values, and on average in the middle.
    #[test]
    fn percentiles_rise_with_the_values(mut values in values()) {
        values.sort_unstable();
        let of: Vec<_> = values.iter().filter_map(|value| percentile(&values, *value)).collect();
        prop_assert_eq!(of.len(), if values.len() == 1 { 0 } else { values.len() });
        prop_assert!(of.is_sorted());
        prop_assert!(of.iter().all(|share| (Decimal::ZERO..=Decimal::ONE).contains(share)));
        let twice: Decimal = of.iter().sum::<Decimal>() * Decimal::TWO;
        let rounding = Decimal::new(1, 4) * Decimal::from(of.len());
        prop_assert!((twice - Decimal::from(of.len())).abs() <= rounding);
    }

    /// Protects the correlation: within −1 and 1, the same either way round, turned over with one side.
    #[test]
    fn a_correlation_is_symmetric(pairs in prop::collection::vec((-20_i64..20, -20_i64..20), 3..40)) {
        let of = |pairs: &dyn Fn(i64, i64) -> (i64, i64), all: &[(i64, i64)]| {
            let made: Vec<_> = all.iter().map(|&(x, y)| {
                let (x, y) = pairs(x, y);
                [Decimal::from(x), Decimal::from(y)]
            }).collect();
            rank_correlation(&made)
        };
        let rho = of(&|x, y| (x, y), &pairs);
        prop_assert!(rho.is_none_or(|rho| rho.abs() <= Decimal::ONE));
        prop_assert_eq!(rho, of(&|x, y| (y, x), &pairs));
        prop_assert_eq!(rho.map(|rho| -rho), of(&|x, y| (x, -y), &pairs));
    }
}
