//! Scores, rankings, comparisons and trends of filings made by hand.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/made.rs"]
mod made;

use jiheng_core::filing::{Basis, Filing, Overall};
use jiheng_core::number::Exact;
use jiheng_core::ranking::{Question, RankBy, Ranking, rank};
use jiheng_core::scoring::{RuleSet, execution, fill, recompute, score};
use jiheng_core::trend::trend;
use jiheng_core::{Assessed, Code, comparison, metrics, report};
use made::{all_full, few_targets, funds, indicator, number, simple, total};
use proptest::prelude::*;

fn filled(mut filing: Filing) -> serde_json::Value {
    let rules = RuleSet::of_year(filing.year);
    fill(&mut filing, &rules);
    let rows = |indicators: &[jiheng_core::filing::Indicator]| {
        indicators
            .iter()
            .map(|row| {
                format!(
                    "{} | {} → {} | {} 分 | 自评 {} | 重算 {} | {}",
                    row.name.text().unwrap_or("—"),
                    row.target.text().unwrap_or("—"),
                    row.actual.text().unwrap_or("—"),
                    row.weight.get().map_or("—".into(), |s| s.to_string()),
                    row.self_score.get().map_or("—".into(), |s| s.to_string()),
                    row.recomputed_score.0.map_or("—".into(), |s| s.to_string()),
                    row.recompute_note.0.as_deref().unwrap_or("—"),
                )
            })
            .collect::<Vec<_>>()
    };
    serde_json::json!({
        "scores": score(&filing, &rules),
        "overall": filing.overall.as_ref().map(|form| rows(&form.indicators)),
        "overall_funds": filing.overall.as_ref().map(|form| &form.funds.recomputed_score),
        "overall_total": filing.overall.as_ref().map(|form| &form.total),
        "project": rows(&filing.projects[0].indicators),
        "project_total": filing.projects[0].total,
        "project_source_row": filing.projects[0].funds.current_appropriation.recomputed_score,
    })
}

/// Protects the two real patterns: points without targets stay visible, weights of 95 give at most 95,
/// a total without a self-score stays without one, and sub-rows of the funds do not count twice.
#[test]
fn scores_of_the_two_patterns() {
    insta::assert_json_snapshot!("few_targets", filled(few_targets()));
    insta::assert_json_snapshot!("all_full", filled(all_full()));
}

/// Protects each line of the recomputing rule.
#[test]
fn recomputing_a_row() {
    for (level2, target, actual, weight, expected) in [
        ("数量指标", "≥30处", "35处", "6", "6 达到指标值，得满分"),
        ("数量指标", "≥30处", "30处", "6", "6 达到指标值，得满分"),
        ("数量指标", ">30处", "15处", "6", "3 未达到指标值，按完成值÷指标值得分"),
        ("质量指标", "≥90%", "85%", "7", "6.611111 未达到指标值，按完成值÷指标值得分"),
        ("质量指标", "90%", "85%", "7", "6.611111 未达到指标值，按完成值÷指标值得分"),
        ("质量指标", "≧95％", "９５%", "7", "7 达到指标值，得满分"),
        ("质量指标", "≥90%", "-5%", "7", "0 未达到指标值，不得分"),
        ("成本指标", "≤100万元", "120万元", "6", "5 超过指标值，按指标值÷完成值得分"),
        ("成本指标", "100万元", "120万元", "6", "5 超过指标值，按指标值÷完成值得分"),
        ("成本指标", "100万元", "80万元", "6", "6 达到指标值，得满分"),
        ("成本指标", "≤100万元", "1200000元", "6", "5 超过指标值，按指标值÷完成值得分"),
        ("成本指标", "≤1亿元", "10000万元", "6", "6 达到指标值，得满分"),
        ("数量指标", "≤20人", "25人", "10", "8 超过指标值，按指标值÷完成值得分"),
        ("质量指标", "0", "0", "5", "5 达到指标值，得满分"),
        ("质量指标", "0次", "1次", "5", "0 未达到指标值，不得分"),
        ("质量指标", "≤0", "2", "5", "0 未达到指标值，不得分"),
        ("质量指标", "≥-5%", "-8%", "5", "— 指标值为负数，无法按比例重算，暂按自评得分"),
        ("时效指标", "≤15个工作日", "10个工作日", "5", "5 达到指标值，得满分"),
        ("时效指标", "15天", "15天", "5", "5 达到指标值，得满分"),
        ("时效指标", "15天", "10天", "5", "— 时效指标没有写明≥或≤，无法重算，暂按自评得分"),
        ("时效指标", "年底前", "年底前", "5", "— 定性指标，按自评得分"),
        ("时效指标", "12月底前", "11月底前", "5", "— 定性指标，按自评得分"),
        ("数量指标", "应保尽保", "应保尽保", "5", "— 定性指标，按自评得分"),
        ("数量指标", "≥90%", "≧90%", "5", "— 完成值是不等式，无法重算，暂按自评得分"),
        ("数量指标", "≥90%", "较好", "5", "— 完成值不是数字，无法重算，暂按自评得分"),
        ("数量指标", "≥90%", "90", "5", "— 指标值与完成值单位不同，无法重算，暂按自评得分"),
        ("数量指标", "30处", "30人", "5", "— 指标值与完成值单位不同，无法重算，暂按自评得分"),
        ("成本指标", "万元", "165.26", "5", "— 指标值只有单位，无法重算，暂按自评得分"),
        ("数量指标", "30处", "30处", "", "— 未填分值，无法重算，暂按自评得分"),
        ("数量指标", "", "30处", "5", "— 未填指标值，无法重算，暂按自评得分 (无依据)"),
        ("数量指标", "30处", "", "5", "— 未填完成值，无法重算，暂按自评得分 (无依据)"),
        ("数量指标", "——", "……", "5", "— 未填指标值和完成值，无法重算，暂按自评得分 (无依据)"),
    ] {
        let got = recompute(&indicator([level2, "某指标", target, actual, weight, "5"]));
        let points = got.score.map_or("—".to_owned(), |score| score.to_string());
        let claim = if got.unsupported { " (无依据)" } else { "" };
        assert_eq!(format!("{points} {}{claim}", got.note), expected, "{level2} {target} {actual}");
    }
}

/// Protects the execution rule: the revised budget, not the initial one; capped; nothing invented.
#[test]
fn execution_scores() {
    for (row, expected) in [
        (["50", "100", "100", "10", "10"], Some("10")),
        (["50", "100", "90", "10", "10"], Some("9")),
        (["50", "100", "104", "10", "10"], Some("10")),
        (["50", "300", "100", "10", "10"], Some("3.333333")),
        (["50", "100", "-4", "10", "10"], Some("0")),
        (["50", "0", "0", "10", "10"], None),
        (["50", "", "100", "10", "10"], None),
        (["50", "100", "", "10", "10"], None),
        (["50", "100", "100", "", "10"], None),
    ] {
        let got = execution(&funds(row)).map(|score| score.to_string());
        assert_eq!(got.as_deref(), expected, "{row:?}");
    }
}

/// Protects departments against an invented score: without any score there is none, and no gap.
#[test]
fn a_form_without_scores_has_none() {
    let filing = Filing {
        overall: Some(Overall { total: total("100", ""), ..Overall::default() }),
        ..Filing::default()
    };
    let overall = score(&filing, &RuleSet::of_year(2024)).overall.unwrap();
    assert_eq!((overall.self_score, overall.recomputed_score, overall.score_gap), (None, None, None));
    assert_eq!(score(&Filing::default(), &RuleSet::of_year(2024)).overall, None);
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
    let county = vec![Assessed::new(filing, []); 3];
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
    let county = [Assessed::new(few_targets(), []), Assessed::new(all_full(), [])];
    let ranking = rank(&county, &[], &Question { projects: true, ..question(RankBy::Final) });
    insta::assert_json_snapshot!("projects", ranking);
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
        all.push(Assessed::new(one, []));
    }
    for (year, executed) in [(2022, "100"), (2023, "80"), (2024, "0")] {
        let mut one = simple("乙镇", "乡镇", year, "90", "45").filing;
        one.overall.as_mut().unwrap().funds = funds(["100", "100", executed, "10", "10"]);
        all.push(Assessed::new(one, []));
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
    let some = comparison::Selection { departments: &asked, category: None };
    let shown = comparison::compare(&all, 2022, find("executed"), some);
    insta::assert_json_snapshot!("compare_two_departments", shown);
    let schools = comparison::Selection { departments: &[], category: Some("学校") };
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
        let mut filing = Assessed::new(few_targets(), []);
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

/// Protects the ids that scripts rely on, and what each gives for a real pattern.
#[test]
fn metrics_of_a_filing() {
    let filing = Assessed::new(few_targets(), []);
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
            Assessed::new(filing, [])
        })
        .collect();
    let (total, covered) = metrics::find("executed").unwrap().of_county(&all);
    assert_eq!((total.unwrap().to_string(), covered), ("100".to_owned(), 1000));
    assert_eq!(
        all[0].filing.overall.as_ref().unwrap().funds.executed.get().unwrap().decimal().to_string(),
        "0.1"
    );
}

fn printed_ranking() -> Ranking {
    let mut county = vec![Assessed::new(few_targets(), []), Assessed::new(all_full(), [])];
    county[0].findings.error = 4;
    county[0].findings.warning = 2;
    county[0].filing.year = 2024;
    county.push(simple("=1+1 局\u{b}", "政府部门", 2024, "", "90"));
    county.push(simple("财政局", "政府部门", 2024, "95", "90"));
    let as_of = Some("2025-04-18T16:30:00+08:00".to_owned());
    rank(&county, &[], &Question { as_of, ..question(RankBy::SelfScore) })
}

/// Protects what the bureau prints: columns, remarks, and all that must be known to read it.
#[test]
fn the_printed_ranking() {
    insta::assert_snapshot!("ranking_table", report::ranking(&printed_ranking()));
    let of_towns =
        Ranking { category: Some("乡镇".into()), as_of: None, rows: vec![], ..printed_ranking() };
    insta::assert_snapshot!("ranking_table_of_a_category", report::ranking(&of_towns));
}

/// Protects the workbook: real numbers, no formula, the header repeated, one page wide.
#[test]
fn the_ranking_as_a_workbook() {
    use calamine::{Data, Reader};
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("排名 汇总.xlsx");
    std::fs::write(&out, "an older one").unwrap();
    let written = report::save(&report::ranking(&printed_ranking()), &out).unwrap();
    assert_eq!((written.rows, written.pages), (4, None));
    let names: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["排名 汇总.xlsx"], "nothing is left beside it");

    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&out).unwrap();
    let formulas = book.worksheet_formula("绩效自评排名汇总表").unwrap();
    assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()));
    let range = book.worksheet_range("绩效自评排名汇总表").unwrap();
    let at = |row, column| range.get_value((row, column)).unwrap().clone();
    assert_eq!(at(0, 0), Data::String("2024年度部门整体支出绩效自评排名汇总表".into()));
    assert_eq!(at(2, 0), Data::String("排名".into()));
    assert_eq!(at(3, 0), Data::Float(1.0));
    assert_eq!(at(3, 4), Data::Float(33963.61));
    assert_eq!(at(3, 6), Data::Float(1.0));
    assert_eq!(at(6, 2), Data::String("=1+1 局\u{b}".into()));

    let mut zip = zip::ZipArchive::new(std::fs::File::open(&out).unwrap()).unwrap();
    let mut part = |name: &str| std::io::read_to_string(zip.by_name(name).unwrap()).unwrap();
    let sheet = part("xl/worksheets/sheet1.xml");
    for expected in [
        "<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"",
        "第 &amp;P 页 共 &amp;N 页",
        "state=\"frozen\"",
        "<pageSetUpPr fitToPage=\"1\"/>",
    ] {
        assert!(sheet.contains(expected), "{expected}");
    }
    assert!(part("xl/styles.xml").contains("#,##0.00_ "));
    let names = part("xl/workbook.xml");
    assert!(names.contains("绩效自评排名汇总表!$3:$3") && names.contains("_xlnm.Print_Area"), "{names}");
}

/// Protects a file that is there from half a write, and the clerk from an error without a remedy.
#[test]
fn what_cannot_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let table = report::ranking(&printed_ranking());
    let error = report::save(&table, &folder.path().join("没有/排名.xlsx")).unwrap_err();
    assert_eq!(error.code, Code::OutputUnwritable);
    assert!(error.message.contains("文件夹不存在"), "{error}");
    let taken = folder.path().join("文件夹.xlsx");
    std::fs::create_dir(&taken).unwrap();
    let error = report::save(&table, &taken).unwrap_err();
    assert_eq!(error.code, Code::OutputUnwritable);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    assert_eq!(report::save(&table, &folder.path().join("排名.docx")).unwrap_err().code, Code::BadRequest);
    assert_eq!(report::save(&table, std::path::Path::new("")).unwrap_err().code, Code::BadRequest);
}
