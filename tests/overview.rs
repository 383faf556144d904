//! 总览 of a county made by hand: every figure was worked out on paper.
#![allow(clippy::unwrap_used)]

#[path = "support/made.rs"]
mod made;

use jiheng_core::Assessed;
use jiheng_core::audit::{FindingTally, Severity, Status};
use jiheng_core::closing::Closing;
use jiheng_core::filing_state::{DueFrom, FilingState, FilingStatus, StatusRow};
use jiheng_core::overview::{Overview, Sources, StepKind, overview};
use jiheng_core::sample::{Drawn, Sample};
use jiheng_core::scoring::Grade;
use made::{assess, funds, simple};

/// A filing with funds of its own: 全年预算, 全年执行.
fn with_funds(filing: Assessed, [revised, executed]: [&str; 2]) -> Assessed {
    let mut filing = filing.filing;
    filing.overall.as_mut().unwrap().funds = funds(["80", revised, executed, "10", "10"]);
    assess(filing, [])
}

fn row(department: &str, state: FilingState, overdue: bool) -> StatusRow {
    StatusRow {
        department: department.to_owned(),
        code: None,
        category: None,
        due: true,
        state,
        date: None,
        reason: None,
        times_returned: 0,
        extended_until: overdue.then(|| "2025-03-31".to_owned()),
        overdue,
        basic_data: false,
        overall: state.needs_filing(),
        due_projects: None,
        filed_projects: 0,
        missing_projects: Vec::new(),
        history: Vec::new(),
    }
}

fn status() -> FilingStatus {
    use FilingState::{Approved, Extended, NotFiled, Received, Resubmitted, Returned};
    let rows = [
        ("甲局", Returned, false),
        ("乙局", Received, false),
        ("丙镇", Resubmitted, false),
        ("丁镇", Approved, false),
        ("戊局", Extended, true),
        ("己局", NotFiled, false),
    ];
    let rows = rows.map(|(name, state, overdue)| row(name, state, overdue)).to_vec();
    FilingStatus { year: 2024, due_from: DueFrom::Register, due: 6, filed: 4, rows }
}

/// 甲 claims 95 and is left with 10 + 72; 乙 claims 92 of 100; 丙 claims 88 of 50; 丁 claims nothing and has, with a
/// quarter of its money spent, 2.5 + 75.
fn filings() -> Vec<Assessed> {
    let mut county = vec![
        simple("甲局", "政府部门", 2024, "95", "72"),
        with_funds(simple("乙局", "政府部门", 2024, "92", "90"), ["100", ""]),
        simple("丙镇", "乡镇", 2024, "88", "40"),
        with_funds(simple("丁镇", "乡镇", 2024, "", "75"), ["200", "50"]),
    ];
    county[0].findings.error = 2;
    county[1].findings.warning = 3;
    county[2].findings.error = 1;
    county[2].findings.warning = 1;
    county
}

fn tally(department: &str, rule: &str, severity: Severity, status: Status, count: u32) -> FindingTally {
    FindingTally { department: department.to_owned(), rule: rule.to_owned(), severity, status, count }
}

fn tallies() -> Vec<FindingTally> {
    use Severity::{Error, Note, Warning};
    use Status::{Notified, Pending, Rectified, Waived};
    vec![
        tally("甲局", "execution_rate", Error, Notified, 1),
        tally("甲局", "blank_target", Error, Pending, 1),
        tally("乙局", "blank_target", Warning, Pending, 3),
        tally("丙镇", "execution_rate", Error, Notified, 1),
        tally("丙镇", "blank_target", Warning, Pending, 1),
        tally("丁镇", "execution_rate", Error, Waived, 5),
        tally("丁镇", "blank_target", Error, Rectified, 5),
        tally("丁镇", "full_width_characters", Note, Pending, 9),
    ]
}

fn sample(names: &[&str]) -> Sample {
    let drawn = |name: &&str| Drawn {
        department: (*name).to_owned(),
        stratum: String::new(),
        why: String::new(),
        reviewer: None,
    };
    Sample {
        year: 2024,
        seed: "种子".to_owned(),
        drawn_at: String::new(),
        drawn_by: String::new(),
        departments: names.iter().map(drawn).collect(),
    }
}

fn closed(reopened: bool) -> Closing {
    Closing {
        closed_at: "2025-06-01T09:00:00+08:00".to_owned(),
        closed_by: "王五".to_owned(),
        checksum: String::new(),
        reopened_at: reopened.then(|| "2025-06-02T09:00:00+08:00".to_owned()),
        reopened_by: None,
        reopen_reason: None,
    }
}

/// All that is known of the county.
struct County {
    status: FilingStatus,
    filings: Vec<Assessed>,
    previous: Vec<Assessed>,
    tallies: Vec<FindingTally>,
}

impl County {
    fn new() -> Self {
        let previous = vec![with_funds(simple("甲局", "政府部门", 2023, "80", "90"), ["400", "300"])];
        Self { status: status(), filings: filings(), previous, tallies: tallies() }
    }

    fn sources(&self) -> Sources<'_> {
        Sources {
            year: 2024,
            status: &self.status,
            filings: &self.filings,
            previous: &self.previous,
            tallies: &self.tallies,
            sample: None,
            closing: None,
            unregistered: 0,
            unmatched: 0,
        }
    }
}

fn text(value: Option<impl ToString>) -> String {
    value.map_or("—".to_owned(), |value| value.to_string())
}

fn year() -> Overview {
    overview(&County::new().sources())
}

/// Protects the counts that departments are phoned by.
#[test]
fn who_has_filed() {
    let county = year();
    let filed = &county.filing;
    assert_eq!(
        [filed.due, filed.filed, filed.missing, filed.overdue, filed.returned, filed.approved],
        [6, 4, 2, 1, 1, 1]
    );
    let missing: Vec<_> = county.missing.iter().map(|row| (row.department.as_str(), row.overdue)).collect();
    assert_eq!(missing, [("戊局", true), ("己局", false)]);
}

/// Protects what was claimed from being mixed with what stands: 3 claim a score, 4 have one that stands.
#[test]
fn claims_beside_what_stands() {
    let county = year();
    let lines: Vec<_> = county
        .grades
        .iter()
        .map(|line| {
            (line.grade, line.claimed, text(line.claimed_share), line.stands, text(line.stands_share))
        })
        .collect();
    let line = |grade, claimed, share: &str| (grade, claimed, share.to_owned(), 1, "0.25".to_owned());
    assert_eq!(
        lines,
        [
            line(Grade::Excellent, 2, "0.6666666667"),
            line(Grade::Good, 1, "0.3333333333"),
            line(Grade::Fair, 0, "0"),
            line(Grade::Poor, 0, "0"),
        ]
    );
    let gaps: Vec<_> = county
        .gaps
        .iter()
        .map(|gap| (gap.department.as_str(), gap.self_score.to_string(), gap.score_gap.to_string()))
        .collect();
    assert_eq!(
        gaps,
        [("丙镇", "88".to_owned(), "38".to_owned()), ("甲局", "95".to_owned(), "13".to_owned())],
        "乙 claims less than stands: no inflation"
    );
    assert_eq!(text(county.figures.mean_gap), "14.333333", "(13 − 8 + 38) ÷ 3");
    assert_eq!(county.reviewed, 0);
}

/// Protects the county's money: what is missing in one filing is not 0, and the rate is of those that have both.
#[test]
fn money_of_the_county() {
    let county = year();
    let Overview { figures, before, .. } = county;
    assert_eq!(
        [text(figures.revised_budget), text(figures.executed), text(figures.execution_rate)],
        ["500", "250", "0.625"],
        "100 + 100 + 100 + 200; 100 + 100 + 50; 250 ÷ (500 − 100 of 乙, which says nothing of its spending)"
    );
    let before = before.unwrap();
    assert_eq!(
        [
            text(before.figures.revised_budget),
            text(before.revised_budget_growth),
            text(before.executed_growth),
            text(before.execution_rate_change),
        ],
        ["400", "0.25", "-0.1666666667", "-0.125"]
    );
    let alone = overview(&Sources { previous: &[], ..County::new().sources() });
    assert_eq!(alone.before, None);
}

/// Protects the list of problems from what was waived, mended or only noted.
#[test]
fn problems_by_departments() {
    let county = year();
    let problems: Vec<_> = county
        .problems
        .iter()
        .map(|problem| (problem.rule.as_str(), problem.severity, problem.departments, problem.findings))
        .collect();
    assert_eq!(
        problems,
        [("blank_target", Severity::Error, 3, 5), ("execution_rate", Severity::Error, 2, 2)]
    );
    let figures = county.figures;
    assert_eq!(
        [figures.errors, figures.error_departments, figures.warnings, figures.warning_departments],
        [3, 2, 4, 2]
    );
}

fn steps(county: &Overview) -> Vec<(StepKind, u32)> {
    county.next.iter().map(|step| (step.kind, step.count)).collect()
}

/// Protects what the bureau is told to do: only what there is something of, in the order of its year.
#[test]
fn what_is_next() {
    use StepKind::{
        Approve, Close, Draw, Import, Incomplete, Missing, Returned, Review, SendBack, Unmatched,
        Unregistered,
    };
    let county = County::new();
    assert_eq!(
        steps(&year()),
        [(Missing, 2), (Incomplete, 4), (SendBack, 1), (Returned, 1), (Draw, 0), (Approve, 1), (Close, 0)],
        "乙 may be approved; 丙 has an error that is not mended yet"
    );
    let drawn = sample(&["甲局", "己局"]);
    let more = overview(&Sources { sample: Some(&drawn), unregistered: 3, unmatched: 2, ..county.sources() });
    assert_eq!(
        steps(&more),
        [
            (Missing, 2),
            (Incomplete, 4),
            (Unmatched, 2),
            (Unregistered, 3),
            (SendBack, 1),
            (Returned, 1),
            (Review, 1),
            (Approve, 1),
            (Close, 0)
        ],
        "己 was drawn but filed nothing that could be reviewed"
    );
    let empty = overview(&Sources { filings: &[], tallies: &[], ..county.sources() });
    assert_eq!(steps(&empty)[0], (Import, 0));
    let holds = closed(false);
    let done = overview(&Sources { closing: Some(&holds), ..county.sources() });
    assert_eq!((steps(&done), done.closed_at.as_deref()), (Vec::new(), Some("2025-06-01T09:00:00+08:00")));
    let reopened = closed(true);
    let again = overview(&Sources { closing: Some(&reopened), ..county.sources() });
    assert_eq!((again.next.is_empty(), again.closed_at), (false, None));
}
