//! Years: lines of categories, shares, places and structures, against figures worked out by hand.
#![allow(clippy::unwrap_used)]

#[path = "support/made.rs"]
mod made;

use jiheng_core::comparison::Group;
use jiheng_core::metrics::{self, Metric};
use jiheng_core::ranking::RankBy;
use jiheng_core::trend::{Lines, Structure, StructureOf, places, structure, trend};
use jiheng_core::{Assessed, filing::Filing};
use made::{assess, by_year, few_targets, funds, number, simple, triple};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn find(id: &str) -> &'static Metric {
    metrics::find(id).unwrap()
}

/// A department that spent `executed` and whose figures support `supported` of 90 points.
fn spender(name: &str, category: &str, year: i32, executed: &str, supported: &str) -> Assessed {
    let mut filing = simple(name, category, year, "95", supported).filing;
    filing.overall.as_mut().unwrap().funds = funds(["100", "100", executed, "10", "10"]);
    assess(filing, [])
}

/// Three departments over three years; 丙镇 files nothing for 2023.
fn years() -> Vec<Assessed> {
    vec![
        spender("甲局", "政府部门", 2022, "100", "90"),
        spender("乙镇", "乡镇", 2022, "50", "80"),
        spender("丙镇", "乡镇", 2022, "50", "70"),
        spender("甲局", "政府部门", 2023, "90", "60"),
        spender("乙镇", "乡镇", 2023, "60", "80"),
        spender("甲局", "政府部门", 2024, "80", "90"),
        spender("乙镇", "乡镇", 2024, "20", "90"),
        spender("丙镇", "乡镇", 2024, "100", "80"),
    ]
}

fn column<T>(points: &[T], of: impl Fn(&T) -> &Option<String>) -> Vec<Option<&str>> {
    points.iter().map(|point| of(point).as_deref()).collect()
}

/// Protects lines of categories and superior departments, and the share of the county that each has.
#[test]
fn lines_of_the_county_a_category_a_group_and_a_department() {
    let filings = by_year(&years());
    let (categories, departments) = (["乡镇".to_owned()], ["丙镇".to_owned()]);
    let groups = [Group { superior: "甲局".into(), names: vec!["甲局".into(), "乙镇".into()] }];
    let lines = Lines { county: true, categories: &categories, groups: &groups, departments: &departments };
    let answer = trend(&filings, find("executed"), &lines, Some(2022..=2024));
    let [county, towns, group, town] = &answer.series[..] else { panic!("four lines") };
    assert_eq!(column(&county.points, |point| &point.value), [Some("200"), Some("150"), Some("200")]);
    assert_eq!(column(&county.points, |point| &point.share), [None; 3], "the county is no share of itself");
    assert_eq!((towns.category.as_deref(), towns.covered.as_deref()), (Some("乡镇"), Some(&[2, 1, 2][..])));
    assert_eq!(column(&towns.points, |point| &point.value), [Some("100"), Some("60"), Some("120")]);
    assert_eq!(column(&towns.points, |point| &point.share), [Some("0.5"), Some("0.4"), Some("0.6")]);
    assert_eq!(column(&towns.points, |point| &point.share_change), [None, Some("-0.1"), Some("0.2")]);
    assert_eq!(column(&towns.points, |point| &point.change_rate), [None, Some("-0.4"), Some("1")]);
    assert_eq!(group.superior.as_deref(), Some("甲局"));
    assert_eq!(column(&group.points, |point| &point.value), [Some("150"), Some("150"), Some("100")]);
    assert_eq!(column(&town.points, |point| &point.share), [Some("0.25"), None, Some("0.5")]);
    assert_eq!(
        column(&town.points, |point| &point.share_change),
        [None; 3],
        "across a gap there is no change"
    );
    assert_eq!(town.points[1].note.as_deref(), Some("没有报送"));
    let rate = trend(&filings, find("execution_rate"), &lines, Some(2022..=2024));
    assert!(rate.series.iter().flat_map(|series| &series.points).all(|point| point.share.is_none()));
    assert_eq!(trend(&filings, find("executed"), &Lines::default(), None).series[0].points, []);
}

/// Protects shares from a county whose total hides a value below 0.
#[test]
fn there_is_no_share_where_a_value_is_negative() {
    let filings = by_year(&[
        spender("甲局", "政府部门", 2024, "100", "90"),
        spender("乙镇", "乡镇", 2024, "-60", "90"),
    ]);
    let departments = ["甲局".to_owned()];
    let lines = Lines { departments: &departments, ..Lines::default() };
    let point = &trend(&filings, find("executed"), &lines, Some(2024..=2024)).series[0].points[0];
    assert_eq!((point.share.as_deref(), point.note.as_deref()), (None, Some("有单位的数为负，不算比重")));
}

/// Protects places over the years: those of each year's ranking, a gap where nothing was filed, gained places upwards.
#[test]
fn places_over_the_years() {
    let filings = by_year(&years());
    let departments = ["乙镇", "丙镇"].map(str::to_owned);
    let answer = places(&filings, RankBy::Final, None, &departments, Some(2022..=2024));
    let ranks = |n: usize| answer.series[n].places.iter().map(|place| place.rank).collect::<Vec<_>>();
    let gained = |n: usize| answer.series[n].places.iter().map(|place| place.gained).collect::<Vec<_>>();
    // 2022: 甲 100, 乙 5 + 80, 丙 5 + 70. 2023: 乙 6 + 80, 甲 9 + 60. 2024: 甲 98, 乙 2 + 90, 丙 10 + 80.
    assert_eq!((ranks(0), gained(0)), (vec![Some(2), Some(1), Some(2)], vec![None, Some(1), Some(-1)]));
    assert_eq!((ranks(1), gained(1)), (vec![Some(3), None, Some(3)], vec![None; 3]));
    assert_eq!(answer.series[1].places[1].note.as_deref(), Some("没有报送"));
    assert_eq!(answer.years.iter().map(|year| year.ranked).collect::<Vec<_>>(), [3, 2, 3]);
    let towns = places(&filings, RankBy::Final, Some("乡镇"), &departments, Some(2022..=2022));
    assert_eq!(towns.series.iter().map(|line| line.places[0].rank).collect::<Vec<_>>(), [Some(1), Some(2)]);
}

/// A filing of 三公 finals: total, vehicles, travel, reception.
fn three_public(name: &str, [total, vehicles, travel, reception]: [&str; 4]) -> Assessed {
    let mut filing: Filing = few_targets();
    filing.year = 2024;
    name.clone_into(&mut filing.department.name);
    let block = &mut filing.basic_data.as_mut().unwrap().three_public;
    *block = Default::default();
    block.total = triple(["", "", total]);
    block.vehicles = triple(["", "", vehicles]);
    block.overseas_travel = triple(["", "", travel]);
    block.reception = triple(["", "", reception]);
    assess(filing, [])
}

fn all(filings: &[Assessed], of: StructureOf) -> Structure {
    structure(&by_year(filings), of, "全县".into(), &|_| true, Some(2023..=2024))
}

/// Protects the structure of 三公经费: parts, shares, what the parts do not say, who is left out, years without filings.
#[test]
fn what_three_public_is_made_of() {
    let one = three_public("甲局", ["10", "6", "", "4"]);
    let year = &all(std::slice::from_ref(&one), StructureOf::ThreePublic).years[1];
    assert_eq!(column(&year.parts, |part| &part.value), [Some("6"), None, Some("4")]);
    assert_eq!(column(&year.parts, |part| &part.share), [Some("0.6"), None, Some("0.4")]);
    assert_eq!((year.rest.clone(), year.note.clone(), year.covered), (None, None, 1));

    let short = three_public("乙局", ["10", "1", "2", "3"]);
    let blank = three_public("丙局", ["", "1", "1", "1"]);
    let answer = all(&[one.clone(), short, blank], StructureOf::ThreePublic);
    let year = &answer.years[1];
    assert_eq!(column(&year.parts, |part| &part.value), [Some("7"), Some("2"), Some("7")]);
    let rest = year.rest.as_ref().unwrap();
    assert_eq!((rest.value.as_deref(), rest.share.as_deref()), (Some("4"), Some("0.2")));
    assert_eq!((year.total.as_deref(), year.covered), (Some("20"), 2));
    assert_eq!(year.note.as_deref(), Some("另有1个单位没有填，未计入"));
    assert_eq!((&answer.years[0].total, answer.years[0].note.as_deref()), (&None, Some("没有报送")));

    let over = three_public("丁局", ["5", "6", "", "1.5"]);
    let year = &all(&[over], StructureOf::ThreePublic).years[1];
    assert_eq!(year.rest.as_ref().unwrap().value.as_deref(), Some("-2.5"));
    assert_eq!(year.note.as_deref(), Some("各项之和比合计多2.5万元"));

    let mut split = one;
    let block = &mut split.filing.basic_data.as_mut().unwrap().three_public;
    block.vehicles = triple(["", "", ""]);
    block.vehicle_operation = triple(["", "", "6"]);
    let year = &all(&[split], StructureOf::ThreePublic).years[1];
    assert_eq!(year.parts[0].value.as_deref(), Some("6"), "vehicles are the two lines below them");
}

/// Protects the two splits of 附件二, whose total is that of their parts.
#[test]
fn what_funds_and_expenditure_are_made_of() {
    let mut filing = simple("甲局", "政府部门", 2024, "95", "90").filing;
    let form = filing.overall.as_mut().unwrap();
    form.revenue.general_public_budget = number("75");
    form.revenue.other_funds = number("25");
    form.expenditure.basic_expenditure = number("30");
    let one = assess(filing, []);
    let year = &all(std::slice::from_ref(&one), StructureOf::Funds).years[1];
    assert_eq!(column(&year.parts, |part| &part.share), [Some("0.75"), None, None, Some("0.25")]);
    assert_eq!(year.total.as_deref(), Some("100"));
    let year = &all(&[one], StructureOf::Expenditure).years[1];
    assert_eq!(column(&year.parts, |part| &part.share), [Some("1"), None]);
}

proptest! {
    /// Protects shares: those of all departments, and those of all parts, sum to 1 but for the rounding of each.
    #[test]
    fn shares_sum_to_one(spent in prop::collection::vec((1_u32..10_000_000, 0_u32..5_000, 0_u32..5_000), 1..40)) {
        let spent: Vec<_> = spent.into_iter().enumerate().map(|(n, (executed, one, other))| {
            let mut made = three_public(&format!("单位{n:02}"), [&(one + other + 1).to_string(), &one.to_string(), &other.to_string(), ""]);
            made.filing.overall.as_mut().unwrap().funds = funds(["100", "100", &Decimal::new(executed.into(), 2).to_string(), "10", "10"]);
            assess(made.filing, [])
        }).collect();
        let names: Vec<String> = spent.iter().map(|one| one.filing.department.name.clone()).collect();
        let lines = Lines { departments: &names, ..Lines::default() };
        let series = trend(&by_year(&spent), find("executed"), &lines, Some(2024..=2024)).series;
        let share = |text: &Option<String>| text.as_ref().unwrap().parse::<Decimal>().unwrap();
        let sum: Decimal = series.iter().map(|line| share(&line.points[0].share)).sum();
        let half = Decimal::new(5, 11);
        prop_assert!((sum - Decimal::ONE).abs() <= half * Decimal::from(names.len()));
        let year = &all(&spent, StructureOf::ThreePublic).years[1];
        let parts = year.parts.iter().filter(|part| part.value.is_some()).chain(&year.rest);
        let sum: Decimal = parts.clone().map(|part| share(&part.share)).sum();
        prop_assert!((sum - Decimal::ONE).abs() <= half * Decimal::from(parts.count()));
    }
}
