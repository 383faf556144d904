//! 通报: each sentence is right, each figure comes from the county it speaks of, and what is not known is not said.
#![allow(clippy::unwrap_used)] // A test may stop where it stands.

#[path = "support/made.rs"]
mod made;

use std::collections::BTreeSet;

use jiheng_core::Assessed;
use jiheng_core::audit::{Finding, Severity, Status};
use jiheng_core::filing::FormKind;
use jiheng_core::filing_state::{DueFrom, FilingState, FilingStatus, StatusRow};
use jiheng_core::number::{Exact, Score};
use jiheng_core::report::circular::{Year, circular};
use jiheng_core::report::{Block, Document};
use jiheng_core::scoring::{Item, Review, Reviews, RuleSet, ScoredForm};
use made::simple;

fn row(department: &str, state: FilingState) -> StatusRow {
    StatusRow {
        department: department.to_owned(),
        code: None,
        category: None,
        due: true,
        state,
        date: None,
        reason: None,
        times_returned: u32::from(state == FilingState::Resubmitted) * 2,
        extended_until: None,
        overdue: false,
        basic_data: false,
        overall: state.needs_filing(),
        due_projects: None,
        filed_projects: u32::from(state.needs_filing()),
        missing_projects: vec![],
        history: vec![],
    }
}

fn status(rows: Vec<StatusRow>) -> FilingStatus {
    FilingStatus { year: 2024, due_from: DueFrom::Ledger, due: 0, filed: 0, rows }
}

fn finding(rule: &str, severity: Severity, department: &str) -> Finding {
    Finding {
        rule: rule.to_owned(),
        severity,
        department: department.to_owned(),
        year: 2024,
        form: FormKind::Overall,
        project: None,
        sheet: None,
        cells: vec![],
        paths: vec![],
        message: "某事".to_owned(),
        detail: None,
        suggestion: None,
        left: None,
        right: None,
        difference: None,
    }
}

fn reviewed(assessed: Assessed, score: &str) -> Assessed {
    let review = Review {
        form: ScoredForm::Overall,
        item: Item::Total,
        score: Score::new(score.parse().unwrap()),
        reason: "依据不足".to_owned(),
        by: "王五".to_owned(),
        at: "2025-05-01T09:00:00+08:00".to_owned(),
    };
    Assessed::new(assessed.filing, Reviews(vec![review]), &RuleSet::default(), &[])
}

type County = (FilingStatus, Vec<Assessed>, Vec<Assessed>, Vec<(Finding, Status)>);

/// Five departments due, three filed: 甲局 95 (the figures give 90), 乙局 100 (68.5, reviewed 65), 丙局 85 (85).
fn county() -> County {
    use FilingState::{Extended, NotFiled, Received, Resubmitted};
    let rows = vec![
        row("甲局", Received),
        row("乙局", Resubmitted),
        row("丙局", Received),
        row("丁镇", NotFiled),
        row("戊校", Extended),
    ];
    let mut second = simple("乙局", "政府部门", 2024, "100", "60");
    if let Some(form) = &mut second.filing.overall {
        form.funds.executed = made::number("85");
    }
    let filings = vec![
        simple("甲局", "政府部门", 2024, "95", "80"),
        reviewed(second, "65"),
        simple("丙局", "学校", 2024, "85", "75"),
    ];
    let before =
        vec![simple("甲局", "政府部门", 2023, "88", "80"), simple("乙局", "政府部门", 2023, "92", "80")];
    let findings = vec![
        (finding("blank_target", Severity::Error, "甲局"), Status::Pending),
        (finding("blank_target", Severity::Error, "乙局"), Status::Notified),
        (finding("blank_target", Severity::Error, "乙局"), Status::Pending),
        (finding("weights_sum", Severity::Error, "乙局"), Status::Pending),
        (finding("three_public_growth", Severity::Warning, "丙局"), Status::Pending),
        (finding("full_width_characters", Severity::Note, "丙局"), Status::Pending),
        (finding("weights_sum", Severity::Error, "丙局"), Status::Rectified),
        (finding("weights_sum", Severity::Error, "甲局"), Status::Waived),
    ];
    (status(rows), filings, before, findings)
}

fn draft(bureau: Option<&str>) -> Document {
    let (status, filings, before, findings) = county();
    let findings: Vec<_> = findings.iter().map(|(finding, status)| (finding, *status)).collect();
    let year = Year {
        year: 2024,
        as_of: Some("2025-04-18T16:30:00+08:00"),
        rules: &RuleSet::default(),
        status: &status,
        filings: &filings,
        before: &before,
        findings: &findings,
        sample: None,
    };
    circular(&year, bureau, false, vec![])
}

/// Protects the wording: every figure of this text was worked out by hand from `county`.
#[test]
fn the_circular_of_a_small_county() {
    insta::assert_snapshot!("circular_of_a_small_county", draft(Some("某县财政局")));
}

/// Protects a circular from figures that nobody can find again: each one is listed here with where it comes from.
#[test]
fn every_figure_is_the_countys() {
    let known: BTreeSet<&str> = [
        "50", "30", "10", // the rule set's name
        "2024", "2025", "4", "18", // the year and the cut-off date
        "5", "3", "60%", "2", "1", // due, filed, rate; 丁镇 and 戊校; 戊校 extended
        "300.00", "285.00", "95%",  // 3 budgets of 100; 100 + 85 + 100 executed
        "100%", // both of last year's; the middle one of 100, 85, 100
        "90%",  // the rules' line of low execution: 乙局 with 85
        "100", "85", "95", // highest, lowest, middle of 95, 100, 85
        "90", // middle of 88 and 92
        "80", "60", // lines of 良 and 中
        "66.67%", "33.33%", "50%", "16.67", // 优 2 of 3, 良 1 of 3; last year 1 of 2
        // recomputed 90, 68.5 (60 and 8.5 for execution), 85: the middle is 85
        "65", "35", // 乙局 reviewed 65, 100 − 65
        "0",  // none 中 or 差
        "6", "4", // open findings, errors
    ]
    .into_iter()
    .collect();
    let text = draft(Some("某县财政局")).to_string();
    let figures: BTreeSet<String> = figures(&text).into_iter().collect();
    let unknown: Vec<_> = figures.iter().filter(|figure| !known.contains(figure.as_str())).collect();
    assert!(unknown.is_empty(), "{unknown:?} in\n{text}");
    assert!(figures.len() > 20, "{figures:?}");
}

/// Digits with their point, separators and percent sign; numbers of items (1.) are no figures.
fn figures(text: &str) -> Vec<String> {
    let mut figures = Vec::new();
    for line in text.lines() {
        let line =
            line.split_once(". ").filter(|(n, _)| n.parse::<u32>().is_ok()).map_or(line, |(_, rest)| rest);
        let mut figure = String::new();
        for c in line.chars().chain([' ']) {
            if c.is_ascii_digit() || (!figure.is_empty() && ".,%".contains(c)) {
                figure.push(c);
            } else if !figure.is_empty() {
                figures.push(std::mem::take(&mut figure));
            }
        }
    }
    figures
}

/// A county where nothing is known but who is due: no sentence invents a figure, and the blanks are to be seen.
#[test]
fn what_is_not_known_is_not_said() {
    let nothing = Year {
        year: 2024,
        as_of: None,
        rules: &RuleSet::default(),
        status: &status(vec![]),
        filings: &[],
        before: &[],
        findings: &[],
        sample: None,
    };
    let document = circular(&nothing, None, true, vec![]);
    insta::assert_snapshot!("circular_of_nothing", document);
    let signed = document.blocks.iter().find_map(|block| match block {
        Block::Signed { by, date } => Some((by.as_str(), date.as_str())),
        _ => None,
    });
    let (by, date) = signed.unwrap();
    assert!(by.starts_with('【') && date.contains("】年【") && document.number.unwrap().contains('〔'));
    let text: Vec<String> = figures(&circular(&nothing, None, false, vec![]).to_string());
    assert!(text.iter().all(|figure| figure == "2024"), "{text:?}");
}
