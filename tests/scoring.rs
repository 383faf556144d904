//! Scores of filings made by hand: what the figures of each row support.
#![allow(clippy::unwrap_used)] // A test may stop where it stands.

#[path = "support/made.rs"]
mod made;

use jiheng_core::filing::{Filing, Overall};
use jiheng_core::scoring::{Reviews, RuleSet, execution, fill, recompute, score};
use made::{all_full, few_targets, funds, indicator, total};

fn filled(mut filing: Filing) -> serde_json::Value {
    let (rules, reviews) = (RuleSet::default(), Reviews::default());
    fill(&mut filing, &reviews, &rules);
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
        "scores": score(&filing, &reviews, &rules),
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
        ("时效指标", "年底前", "年底前", "5", "5 在时限内完成，得满分"),
        ("时效指标", "12月底前", "11月底前", "5", "5 在时限内完成，得满分"),
        ("时效指标", "6月30日前", "2024年7月2日", "5", "— 晚于时限，扣多少分没有规则可依，暂按自评得分"),
        ("时效指标", "2023年底前", "1月5日", "5", "— 晚于时限，扣多少分没有规则可依，暂按自评得分"),
        ("时效指标", "年底前", "已按时完成", "5", "— 完成值没有写明日期，无法重算，暂按自评得分"),
        ("时效指标", "年底前", "100%", "5", "— 指标值与完成值不是同一种值，无法重算，暂按自评得分"),
        ("数量指标", "30-40处", "35处", "5", "5 在指标值范围内，得满分"),
        ("数量指标", "30-40处", "40处", "5", "5 在指标值范围内，得满分"),
        ("数量指标", "30-40处", "15处", "5", "2.5 未达到指标值，按完成值÷指标值下限得分"),
        ("数量指标", "30-40处", "45处", "5", "— 超出指标值范围，扣不扣分没有规则可依，暂按自评得分"),
        ("质量指标", "80%-90%", "30-40处", "5", "— 完成值是一个范围，无法重算，暂按自评得分"),
        ("数量指标", "应保尽保", "应保尽保", "5", "— 定性指标，按自评得分"),
        ("数量指标", "≥90%", "≧90%", "5", "— 完成值是不等式，无法重算，暂按自评得分"),
        ("数量指标", "≥90%", "较好", "5", "— 完成值不是数字，无法重算，暂按自评得分"),
        ("数量指标", "≥90%", "90", "5", "5 达到指标值，得满分"),
        ("数量指标", "≥90%", "0.45", "5", "2.5 未达到指标值，按完成值÷指标值得分"),
        ("数量指标", "≥30处", "30", "5", "5 达到指标值，得满分"),
        ("数量指标", "≥30", "15处", "5", "2.5 未达到指标值，按完成值÷指标值得分"),
        ("成本指标", "≤100万元", "90", "5", "— 指标值与完成值单位不同，无法重算，暂按自评得分"),
        ("数量指标", "应保尽保", "应保尽保", "4", "4 自评得分超过分值，按分值计"),
        ("数量指标", "30处", "30人", "5", "— 指标值与完成值单位不同，无法重算，暂按自评得分"),
        ("成本指标", "万元", "165.26", "5", "— 指标值只有单位，无法重算，暂按自评得分"),
        ("数量指标", "30处", "30处", "", "— 未填分值，无法重算，暂按自评得分"),
        ("数量指标", "", "30处", "5", "— 未填指标值，无法重算，暂按自评得分 (无依据)"),
        ("数量指标", "30处", "", "5", "— 未填完成值，无法重算，暂按自评得分 (无依据)"),
        ("数量指标", "——", "……", "5", "— 未填指标值和完成值，无法重算，暂按自评得分 (无依据)"),
    ] {
        let got = recompute(&indicator([level2, "某指标", target, actual, weight, "5"]), 2024);
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

/// Protects the weight of 预算执行 where its score cannot be recomputed: a claim beyond it counts as the weight.
#[test]
fn a_claim_for_execution_is_bounded_by_its_weight() {
    for (self_score, expected) in [("12", "10"), ("9", "9")] {
        let funds = funds(["50", "0", "0", "10", self_score]);
        let filing = Filing { overall: Some(Overall { funds, ..Overall::default() }), ..Filing::default() };
        let overall = score(&filing, &Reviews::default(), &RuleSet::default()).overall.unwrap();
        assert_eq!(overall.recomputed_score.map(|score| score.to_string()).as_deref(), Some(expected));
    }
}

/// Protects departments against an invented score: without any score there is none, and no gap.
#[test]
fn a_form_without_scores_has_none() {
    let filing = Filing {
        overall: Some(Overall { total: total("100", ""), ..Overall::default() }),
        ..Filing::default()
    };
    let overall = score(&filing, &Reviews::default(), &RuleSet::default()).overall.unwrap();
    assert_eq!((overall.self_score, overall.recomputed_score, overall.score_gap), (None, None, None));
    assert_eq!(score(&Filing::default(), &Reviews::default(), &RuleSet::default()).overall, None);
}
