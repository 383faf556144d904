//! The made-up county, made by other hands: its planted faults are found, and nothing beside them.

use jiheng_core::audit::{Context, Family, Severity, audit, registry};
use jiheng_core::demo::{DemoFiling, DemoRequest, FaultKind, county};
use jiheng_core::filing::Filing;
use jiheng_core::number::{Exact, round_half_up};
use rust_decimal::Decimal;

fn made() -> Vec<DemoFiling> {
    let request = DemoRequest { departments: 60, from: 2022, to: 2024, seed: 5, files: None };
    county(&request).unwrap().filings
}

/// Rules that must find a fault of this kind.
fn finders(kind: FaultKind) -> &'static [&'static str] {
    match kind {
        FaultKind::ItemSumOff => &["project_items_sum"],
        FaultKind::SwappedDigits => &["project_funds_sum", "projects_sum"],
        FaultKind::RateFiledAsWhole => &["staffing_control_rate", "execution_rate"],
        FaultKind::WeightsNotHundred => &["level1_weights", "weights_sum"],
        FaultKind::TotalWithoutScore => &["total_without_self_score"],
        FaultKind::ScoreAboveWeight => &["score_above_weight"],
        FaultKind::ProjectDifference => &["project_final"],
        FaultKind::BlankTargets => &["blank_target"],
        FaultKind::ActualAsInequality => &["actual_as_inequality"],
        FaultKind::FullWidthDigits => &["full_width_characters"],
    }
}

/// 99.8% filed as 100% is no fault: to the percent it was written with, it is right.
fn is_right_after_all(filing: &Filing, path: &str) -> bool {
    let Some(n) = path.strip_prefix("projects.").and_then(|rest| rest.split('.').next()) else {
        return false;
    };
    let funds = &filing.projects[n.parse::<usize>().unwrap()].funds.total;
    let (executed, revised) = (funds.executed.value.unwrap(), funds.revised_budget.value.unwrap());
    path.ends_with("execution_rate")
        && round_half_up(executed.decimal() / revised.decimal(), 2) == Decimal::ONE
}

/// Protects recall: every planted fault of these families is reported, at its very value.
#[test]
fn planted_faults_are_found() {
    let mut found = 0;
    for made in made() {
        let findings = audit(&Context::alone(&made.filing)).findings;
        for fault in &made.faults {
            let finders = finders(fault.kind);
            if is_right_after_all(&made.filing, &fault.path) {
                continue;
            }
            let hit = findings
                .iter()
                .any(|finding| finders.contains(&&*finding.rule) && finding.paths.contains(&fault.path));
            assert!(hit, "{:?} at {} of {}", fault.kind, fault.path, made.filing.department.name);
            found += 1;
        }
    }
    assert!(found > 40, "only {found} faults were planted");
}

/// Rules that ask for an explanation of what may well be so: money spent over an initial budget, a low rate of
/// execution. A department that files truly and without a slip may draw them. And what a department of the county
/// does by habit, not by a slip: it claims more points than it has earned, or copies the final column.
fn asks_for_explanation(rule: &str) -> bool {
    let rule = registry::rule(rule).unwrap();
    let families = [Family::OverTheLimit, Family::Reasons, Family::Scores];
    rule.severity != Severity::Error && (families.contains(&rule.family) || rule.id == "budget_equals_final")
}

/// Protects precision: filings without a planted fault get no finding, but for the points that some
/// departments habitually repeat in the rows of the fund sources, and for what is so and needs a reason.
#[test]
fn sound_filings_get_no_finding() {
    let mut sound = 0;
    for made in made().iter().filter(|made| made.faults.is_empty()) {
        let findings = audit(&Context::alone(&made.filing)).findings;
        let others: Vec<_> = findings
            .iter()
            .filter(|finding| {
                finding.rule != "repeated_source_points" && !asks_for_explanation(&finding.rule)
            })
            .collect();
        assert!(others.is_empty(), "{others:#?}");
        sound += 1;
    }
    assert!(sound > 40, "only {sound} filings were sound");
}
