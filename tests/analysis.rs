//! Rankings, comparisons and trends of filings made by hand.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/made.rs"]
mod made;

use jiheng_core::audit::{Context, audit};
use jiheng_core::filing::{Basis, Filing};
use jiheng_core::number::Exact;
use jiheng_core::ranking::{Question, RankBy, Ranking, rank};
use jiheng_core::trend::{self, Lines, Trend};
use jiheng_core::{Assessed, Code, ThreePublicBefore, comparison, metrics};
use made::{
    all_full, assess, by_year, department, few_targets, funds, indicator, number, project, simple, total,
    triple,
};
use proptest::prelude::*;

/// The trend of some departments, or of the county, through the years of some filings.
fn trend(
    filings: &[Assessed],
    metric: &metrics::Metric,
    departments: &[String],
    from: i32,
    to: i32,
) -> jiheng_core::Result<Trend> {
    let lines = Lines { departments, ..Lines::default() };
    Ok(trend::trend(&by_year(filings), metric, &lines, Some(trend::range(from, to)?)))
}

/// Protects hostile figures from ending the program anywhere in the analysis.
#[test]
fn the_largest_figures_do_not_panic() {
    let largest = "9000000000000";
    let mut filing = few_targets();
    let form = filing.overall.as_mut().unwrap();
    form.funds = funds([largest, "0.000001", largest, largest, largest]);
    form.indicators = vec![
        indicator(["数量指标", "x", "≥999999999999999亿元", "1元", largest, largest]),
        indicator(["成本指标", "x", "0.000000000001元", "999999999999999亿元", largest, largest]),
    ];
    let county = vec![assess(filing, []); 3];
    for metric in metrics::METRICS {
        comparison::compare(&county, 2023, metric, comparison::Selection::default());
        trend(&county, metric, &[], 2022, 2024).unwrap();
    }
    rank(&county, &[], &Question { year: 2023, ..Question::default() });
}

fn question(by: RankBy) -> Question<'static> {
    Question { year: 2024, by, ..Question::default() }
}

fn places(ranking: &Ranking) -> Vec<(String, Option<u32>)> {
    ranking.rows.iter().map(|row| (row.department.clone(), row.rank)).collect()
}

/// Protects ties (shared, the next place skipped), the place of the year before, and what has no score.
#[test]
fn ties_share_a_rank() {
    let now = [
        simple("丙局", "政府部门", 2024, "90", "80"),
        simple("甲局", "政府部门", 2024, "95.001", "90"),
        simple("乙局", "党群", 2024, "95.004", "45"),
        simple("丁镇", "乡镇", 2024, "", "90"),
    ];
    let before = [simple("丙局", "政府部门", 2023, "99", "90"), simple("甲局", "政府部门", 2023, "98", "90")];
    let by_self = rank(&now, &before, &question(RankBy::SelfScore));
    assert_eq!(
        places(&by_self),
        [("乙局", Some(1)), ("甲局", Some(1)), ("丙局", Some(3)), ("丁镇", None)]
            .map(|(name, place)| (name.to_owned(), place))
    );
    let previous: Vec<_> = by_self.rows.iter().map(|row| row.previous_rank).collect();
    assert_eq!(previous, [None, Some(2), Some(1), None]);
    assert_eq!(by_self.rows[3].grade, None);
    let recomputed = rank(&now, &before, &question(RankBy::Recomputed));
    assert_eq!(recomputed.rows.last().unwrap().department, "乙局");
    assert_eq!(recomputed.rows.last().unwrap().grade.unwrap().title(), "差");
    let reviewed = rank(&now, &before, &question(RankBy::Reviewed));
    assert!(reviewed.rows.iter().all(|row| row.rank.is_none() && row.grade.is_none()));
}

/// Protects projects from being ranked by their department's score or findings.
#[test]
fn projects_rank_by_their_own_scores() {
    let county = [assess(few_targets(), []), assess(all_full(), [])];
    let ranking = rank(&county, &[], &Question { projects: true, ..question(RankBy::Final) });
    insta::assert_json_snapshot!("projects", ranking);
}

/// Protects two projects of one name, and those without a name, from each other's findings and places.
#[test]
fn projects_of_one_name_are_told_apart() {
    let rows = [["数量指标", "完成数", "≥90个", "90个", "90", "90"]];
    let filing = |year, names: [&str; 4]| Filing {
        department: department("甲局", None, None),
        year,
        projects: names
            .map(|name| project(name, ["0", "100", "100", "10", "10"], &rows, ["100", "100"]))
            .to_vec(),
        ..Filing::default()
    };
    let mut now = filing(2024, ["道路", "道路", "", "桥梁"]);
    now.projects[1].total = total("90", "100");
    let found = audit(&Context::alone(&now)).findings;
    let now = assess(now, &found);
    let errors: Vec<_> = now.project_findings.iter().map(|counts| counts.error).collect();
    assert_eq!(errors, [0, 4, 0, 0], "{found:#?}");
    let before = assess(filing(2023, ["道路", "水渠", "", "桥梁"]), []);
    let question = Question { projects: true, ..question(RankBy::Final) };
    let mut places: Vec<_> = rank(&[now], &[before], &question)
        .rows
        .into_iter()
        .map(|row| (row.project.unwrap(), row.errors, row.previous_rank))
        .collect();
    places.sort();
    let row = |name: &str, errors, place| (name.to_owned(), errors, place);
    assert_eq!(
        places,
        [
            row("桥梁", 0, Some(1)),
            row("第3个项目（未填名称）", 0, None),
            row("道路", 0, None),
            row("道路", 4, None)
        ]
    );
}

fn county() -> impl Strategy<Value = Vec<(u32, u8)>> {
    prop::collection::vec((0_u32..12, 0_u8..3), 0..40)
}

fn filings(scores: &[(u32, u8)]) -> Vec<Assessed> {
    scores
        .iter()
        .enumerate()
        .map(|(n, (score, category))| {
            let claimed = if *score == 0 { String::new() } else { (80 + score).to_string() };
            simple(&format!("单位{n:03}"), &format!("类{category}"), 2024, &claimed, "90")
        })
        .collect()
}

proptest! {
    /// Protects what a rank means: one more than the number of strictly higher printed scores.
    #[test]
    fn a_rank_counts_those_above(scores in county()) {
        let ranking = rank(&filings(&scores), &[], &question(RankBy::SelfScore));
        prop_assert_eq!(ranking.rows.len(), scores.len());
        for row in &ranking.rows {
            let expected = row.self_score.map(|mine| {
                1 + ranking.rows.iter().filter(|other| other.self_score.is_some_and(|s| s > mine)).count()
            });
            prop_assert_eq!(row.rank.map(|rank| rank as usize), expected);
        }
        prop_assert!(ranking.rows.is_sorted_by_key(|row| row.rank.unwrap_or(u32::MAX)));
    }

    /// Protects the ranking from the order in which filings came in.
    #[test]
    fn the_order_of_filing_does_not_matter(scores in county(), seed in any::<usize>()) {
        let mut filings = filings(&scores);
        let ranking = rank(&filings, &[], &question(RankBy::SelfScore));
        filings.reverse();
        if !filings.is_empty() {
            let by = seed % filings.len();
            filings.rotate_left(by);
        }
        prop_assert_eq!(rank(&filings, &[], &question(RankBy::SelfScore)), ranking);
    }

    /// Protects a category's ranking: its own departments, placed among themselves.
    #[test]
    fn a_category_ranks_within_itself(scores in county(), category in 0_u8..3) {
        let name = format!("类{category}");
        let only: Vec<_> = filings(&scores).into_iter()
            .filter(|filing| filing.filing.department.category.as_ref() == Some(&name)).collect();
        let asked = Question { category: Some(&name), ..question(RankBy::SelfScore) };
        prop_assert_eq!(rank(&filings(&scores), &[], &asked).rows, rank(&only, &[], &question(RankBy::SelfScore)).rows);
    }

    /// Protects the median and the total: exact, and of the values themselves.
    #[test]
    fn a_median_halves_the_county(values in prop::collection::vec(-1_000_000_i64..1_000_000, 1..60)) {
        let mut decimals: Vec<_> = values.iter().map(|&v| rust_decimal::Decimal::new(v, 2)).collect();
        let median = metrics::median(&mut decimals).unwrap();
        let below = decimals.iter().filter(|&&v| v < median).count();
        let above = decimals.iter().filter(|&&v| v > median).count();
        prop_assert!(below * 2 <= decimals.len() && above * 2 <= decimals.len());
        let mut sorted = values.clone();
        sorted.sort_unstable();
        let middle = (sorted[(sorted.len() - 1) / 2] + sorted[sorted.len() / 2]) * 5;
        prop_assert_eq!(median, rust_decimal::Decimal::new(middle, 3).normalize());
    }
}

fn three_years() -> Vec<Assessed> {
    let mut all = Vec::new();
    for (year, initial, revised, executed) in
        [(2021, "100", "200", "150"), (2022, "0", "300", "300"), (2024, "150", "100", "40")]
    {
        let mut one = simple("甲局", "政府部门", year, "95", "90").filing;
        one.overall.as_mut().unwrap().funds = funds([initial, revised, executed, "10", "10"]);
        all.push(assess(one, []));
    }
    for (year, executed) in [(2022, "100"), (2023, "80"), (2024, "0")] {
        let mut one = simple("乙镇", "乡镇", year, "90", "45").filing;
        one.overall.as_mut().unwrap().funds = funds(["100", "100", executed, "10", "10"]);
        all.push(assess(one, []));
    }
    all
}

fn of_year(all: &[Assessed], year: i32) -> Vec<Assessed> {
    all.iter().filter(|filing| filing.filing.year == year).cloned().collect()
}

/// Protects a comparison's shape: highest first, what is missing last with its reason, the county's median whatever is shown.
#[test]
fn comparisons() {
    let mut all = of_year(&three_years(), 2022);
    all.push(simple("丙校", "学校", 2022, "", "90"));
    let find = |id| metrics::find(id).unwrap();
    let everything = comparison::Selection::default();
    insta::assert_json_snapshot!(
        "compare_adjustment_rate",
        comparison::compare(&all, 2022, find("adjustment_rate"), everything)
    );
    insta::assert_json_snapshot!(
        "compare_executed",
        comparison::compare(&all, 2022, find("executed"), everything)
    );
    let asked = ["乙镇".to_owned(), "丁局".to_owned()];
    let some = comparison::Selection { departments: &asked, ..Default::default() };
    let shown = comparison::compare(&all, 2022, find("executed"), some);
    insta::assert_json_snapshot!("compare_two_departments", shown);
    let scope = comparison::Scope { category: Some("学校"), ..Default::default() };
    let schools = comparison::Selection { departments: &[], scope };
    let shown = comparison::compare(&all, 2022, find("executed"), schools);
    assert_eq!((shown.rows.len(), shown.rows[0].rank), (1, Some(1)));
    assert_eq!(shown.rows[0].county_median.as_deref(), Some("100"));
    assert!(comparison::compare(&[], 2030, find("executed"), everything).rows.is_empty());
}

/// Protects a trend's gaps: a year without a filing is no value, never 0, and has no change after it.
#[test]
fn trends() {
    let all = three_years();
    let find = |id| metrics::find(id).unwrap();
    let two = ["甲局".to_owned(), "乙镇".to_owned()];
    insta::assert_json_snapshot!("trend_executed", trend(&all, find("executed"), &two, 2020, 2024).unwrap());
    insta::assert_json_snapshot!(
        "trend_county_executed",
        trend(&all, find("executed"), &[], 2021, 2024).unwrap()
    );
    insta::assert_json_snapshot!(
        "trend_county_rate",
        trend(&all, find("execution_rate"), &[], 2021, 2024).unwrap()
    );
    insta::assert_json_snapshot!(
        "trend_county_score",
        trend(&all, find("recomputed_score"), &[], 2021, 2024).unwrap()
    );
    assert_eq!(trend(&all, find("executed"), &[], 2024, 2021).unwrap_err().code, Code::BadRequest);
    assert_eq!(trend(&all, find("executed"), &[], i32::MIN, i32::MAX).unwrap_err().code, Code::BadRequest);
}

/// Protects control rates from mixing budgets: a copied or unknown budget gives no rate, and says so.
#[test]
fn budgets_of_other_bases_are_not_compared() {
    let metric = metrics::find("three_public_control_rate").unwrap();
    let value = |basis| {
        let mut filing = assess(few_targets(), []);
        filing.filing.basic_data.as_mut().unwrap().budget_basis.three_public = basis;
        let compared = comparison::compare(&[filing], 2023, metric, Default::default());
        (compared.rows[0].value.clone(), compared.rows[0].note.clone())
    };
    assert_eq!(value(Basis::Initial), (Some("0.892".into()), None));
    assert_eq!(
        value(Basis::Revised),
        (Some("0.892".into()), Some("预算数为全年预算数，与年初预算口径不同".into()))
    );
    assert_eq!(value(Basis::CopiedFromFinal), (None, Some("预算数照抄了决算数，控制率不可比".into())));
    assert_eq!(value(Basis::Unknown), (None, Some("预算数的口径不明，控制率不可比".into())));
}

fn with_basis(name: &str, year: i32, budget: &str, basis: Basis) -> Assessed {
    let mut filing = few_targets();
    (filing.department.name, filing.year) = (name.to_owned(), year);
    let form = filing.basic_data.as_mut().unwrap();
    form.three_public.total = triple(["2", budget, "2"]);
    form.budget_basis.three_public = basis;
    assess(filing, [])
}

/// Protects 三公变动率 on budgets: only between budgets that mean the same, and never as a change from a rate on finals.
#[test]
fn the_three_public_change_rate_is_on_finals_or_on_budgets() {
    let metric = metrics::find("three_public_change_rate").unwrap();
    let on = |year, before| Assessed {
        three_public_before: before,
        ..with_basis("甲局", year, "3", Basis::Initial)
    };
    let budget = |text: &str, basis| ThreePublicBefore::Budgets(Some((number(text).value.unwrap(), basis)));
    assert_eq!(metric.of(&on(2024, ThreePublicBefore::Finals)).map(|rate| rate.to_string()), Ok("0".into()));
    let rate = metric.of(&on(2024, budget("4", Basis::Initial))).map(|rate| rate.to_string());
    assert_eq!(rate, Ok("-0.25".into()));
    assert!(metric.of(&on(2024, budget("4", Basis::Revised))).unwrap_err().contains("口径不同"));
    assert!(metric.of(&on(2024, budget("0", Basis::Initial))).unwrap_err().contains("为0"));
    assert!(metric.of(&on(2024, ThreePublicBefore::Budgets(None))).unwrap_err().contains("上年没有报送"));
    let years = [on(2023, ThreePublicBefore::Finals), on(2024, budget("4", Basis::Initial))];
    let points = &trend(&years, metric, &["甲局".to_owned()], 2023, 2024).unwrap().series[0].points;
    assert_eq!((points[1].value.as_deref(), points[1].change.as_deref()), (Some("-0.25"), None));
    assert_eq!(points[1].note.as_deref(), Some("上年为决算数，口径不同，不计算变动"));
    let compared = |county: &[Assessed]| comparison::compare(county, 2024, metric, Default::default());
    assert!(compared(&years[1..]).info.formula.contains("本年预算数"));
    assert!(compared(&years[..1]).info.formula.contains("本年决算数"));
}

/// Protects ranks, medians and the county's value from budgets that mean different things, and says what was left out.
#[test]
fn budgets_of_two_bases_are_not_ranked_together() {
    let metric = metrics::find("three_public_control_rate").unwrap();
    let county = [
        with_basis("甲局", 2023, "4", Basis::Initial),
        with_basis("乙局", 2023, "2", Basis::Revised),
        with_basis("丙局", 2023, "2.5", Basis::Initial),
    ];
    let compared = comparison::compare(&county, 2023, metric, Default::default());
    let rows: Vec<_> = compared.rows.iter().map(|row| (row.department.as_str(), row.rank)).collect();
    assert_eq!(rows, [("丙局", Some(1)), ("甲局", Some(2)), ("乙局", None)]);
    assert_eq!(compared.rows[2].value.as_deref(), Some("1"));
    assert_eq!(
        compared.rows[2].note.as_deref(),
        Some("预算数为全年预算数，与多数单位的年初预算数口径不同，不排名次")
    );
    assert_eq!((compared.summary.count, compared.summary.median.as_deref()), (2, Some("0.65")));
    assert_eq!(compared.rows[0].county_median.as_deref(), Some("0.65"));
    let point = &trend(&county, metric, &[], 2023, 2023).unwrap().series[0].points[0];
    assert_eq!(point.value.as_deref(), Some("0.6153846154"));
    assert_eq!(point.note.as_deref(), Some("另有1个单位预算数口径不同，未计入"));
}

/// Protects a trend from a change between two budgets, or on a base that is not above 0.
#[test]
fn a_change_needs_one_basis_and_a_positive_base() {
    let control = metrics::find("three_public_control_rate").unwrap();
    let years = [
        with_basis("甲局", 2022, "4", Basis::Initial),
        with_basis("甲局", 2023, "2.5", Basis::Revised),
        with_basis("甲局", 2024, "2", Basis::Revised),
    ];
    let of = |metric, years: &[Assessed]| trend(years, metric, &["甲局".to_owned()], 2022, 2024).unwrap();
    let points = &of(control, &years).series[0].points;
    let changes: Vec<_> = points.iter().map(|point| point.change.as_deref()).collect();
    assert_eq!(changes, [None, None, Some("0.2")]);
    let note = "预算数为全年预算数；上年为年初预算数，口径不同，不计算变动";
    assert_eq!(points[1].note.as_deref(), Some(note));
    let gap = metrics::find("score_gap").unwrap();
    let gaps = [("85", 2022), ("95", 2023), ("105", 2024)].map(|(claimed, year)| {
        let mut one = simple("甲局", "乡镇", year, claimed, "81").filing;
        one.overall.as_mut().unwrap().funds = funds(["80", "100", "100", "10", "10"]);
        assess(one, [])
    });
    let points = &of(gap, &gaps).series[0].points;
    let rates: Vec<_> = points.iter().map(|p| (p.value.as_deref(), p.change_rate.as_deref())).collect();
    assert_eq!(rates, [(Some("-6"), None), (Some("4"), None), (Some("14"), Some("2.5"))]);
}

/// Protects the ids that scripts rely on, and what each gives for a real pattern.
#[test]
fn metrics_of_a_filing() {
    let filing = assess(few_targets(), []);
    let shown: Vec<String> = metrics::METRICS
        .iter()
        .map(|metric| {
            let value = metric.of(&filing).map_or_else(str::to_owned, |value| value.to_string());
            format!(
                "{} {}（{}）= {} : {value}",
                metric.info.id, metric.info.title, metric.info.unit, metric.info.formula
            )
        })
        .collect();
    insta::assert_snapshot!("metrics", shown.join("\n"));
    let error = metrics::find("nonsense").err().unwrap();
    assert_eq!(error.code, Code::BadRequest);
    assert!(error.message.contains("execution_rate、"), "{}", error.message);
}

/// Protects amounts from drifting through the county's sum.
#[test]
fn the_county_total_is_exact() {
    let all: Vec<Assessed> = (0..1000)
        .map(|n| {
            let mut filing = simple(&format!("单位{n}"), "乡镇", 2024, "90", "90").filing;
            filing.overall.as_mut().unwrap().funds.executed = number("0.1");
            assess(filing, [])
        })
        .collect();
    let county = metrics::find("executed").unwrap().of_county(&all);
    assert_eq!((county.value.unwrap().to_string(), county.covered, county.left_out), ("100".into(), 1000, 0));
    assert_eq!(
        all[0].filing.overall.as_ref().unwrap().funds.executed.get().unwrap().decimal().to_string(),
        "0.1"
    );
}

/// Protects the reference ratios: each says how it is worked out, what it rests on and when there is none; buildings
/// count together, and only if all of them are known.
#[test]
fn every_metric_explains_itself() {
    for metric in metrics::METRICS {
        let info = &metric.info;
        for text in [info.title, info.unit, info.formula, info.rests_on, info.unavailable] {
            assert!(!text.trim().is_empty(), "{}", info.id);
        }
    }
    let area = metrics::find("building_area_control_rate").unwrap();
    let with = |buildings: &[[&str; 2]]| {
        let mut filing = few_targets();
        let form = filing.basic_data.get_or_insert_default();
        form.buildings = buildings
            .iter()
            .map(|[approved, actual]| jiheng_core::filing::Building {
                approved_area: number(approved),
                actual_area: number(actual),
                ..Default::default()
            })
            .collect();
        area.of(&assess(filing, [])).map(|value| value.to_string())
    };
    assert_eq!(with(&[["100", "110"], ["300", "290"]]), Ok("1".to_owned()));
    assert_eq!(with(&[["100", "110"], ["300", ""]]), Err("楼堂馆所的规模或投资没有填全"));
    assert_eq!(with(&[]), Err("没有填楼堂馆所"));
    assert_eq!(with(&[["0", "10"]]), Err("批复规模为0，不可计算"));
}
