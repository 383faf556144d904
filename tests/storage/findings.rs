//! Findings, and the filings a line each.

use std::collections::BTreeMap;

use jiheng_core::audit::FindingCounts;
use jiheng_core::audit::{Audit, Finding, OutcomeCounts, Severity};
use jiheng_core::filing::FormKind;
use jiheng_core::number::{Exact, Score};
use jiheng_core::storage::{Extent, FindingFilter, FindingLine, Store};

use super::{fresh, full, new_filing, overall, project, stamp, unread};

fn finding(rule: &str, severity: Severity, form: FormKind, project: Option<&str>) -> Finding {
    Finding {
        rule: rule.to_owned(),
        severity,
        department: String::new(),
        year: 0,
        form,
        project: project.map(str::to_owned),
        sheet: Some("附件二".to_owned()),
        cells: vec!["F8".to_owned(), "附件一!E21".to_owned()],
        paths: vec![match (form, project) {
            (FormKind::Project, Some("二")) => "projects.0.funds.total.executed".to_owned(),
            (FormKind::Project, _) => "projects.1.funds.total.executed".to_owned(),
            _ => "overall.funds.executed".to_owned(),
        }],
        message: format!("{rule}不符"),
        detail: None,
        suggestion: Some("改".to_owned()),
        left: Some("7.5".to_owned()),
        right: Some("71.5".to_owned()),
        difference: Some("-64".to_owned()),
    }
}

/// Protects what goes back to the departments: findings by year, department, form and rule, only of current
/// versions, with the checks that passed.
#[test]
fn findings_are_listed_in_order_and_counted() {
    let (_folder, path) = fresh();
    let mut store = Store::open(&path).unwrap();
    let audit = Audit {
        findings: vec![
            finding("b", Severity::Error, FormKind::Project, Some("十")),
            finding("b", Severity::Warning, FormKind::Project, Some("二")),
            finding("b", Severity::Note, FormKind::Overall, None),
            finding("c", Severity::Error, FormKind::BasicData, None),
            finding("c", Severity::Error, FormKind::Project, Some("二")),
        ],
        counts: BTreeMap::from([
            ("b", OutcomeCounts { pass: 4, fail: 3, not_applicable: 1, cannot_judge: 2 }),
            ("c", OutcomeCounts { pass: 1, fail: 2, ..OutcomeCounts::default() }),
        ]),
    };
    let forms = [overall(95), project("附件三-10", "十"), project("附件三-2", "二")];
    store
        .write(&stamp(), "test", |tx| {
            let later = new_filing(tx, "乙局", 2024, &forms)?;
            tx.replace_findings(later, &audit)?;
            let first = new_filing(tx, "甲局", 2023, &forms)?;
            tx.replace_findings(first, &audit)?;
            // Replacing them leaves no trace of those before.
            let replaced = new_filing(tx, "甲局", 2024, &forms)?;
            tx.replace_findings(replaced, &audit)?;
            tx.replace_findings(
                replaced,
                &Audit { findings: audit.findings[..1].to_vec(), ..Audit::default() },
            )?;
            // An old version's findings no longer count.
            let old = new_filing(tx, "丙局", 2024, &forms)?;
            tx.replace_findings(old, &audit)?;
            tx.new_version(old)
        })
        .unwrap();
    let list = |filter: FindingFilter| -> Vec<String> {
        let show = |line: FindingLine| {
            let f = line.finding;
            format!("{} {} {} {}{}", f.year, f.department, f.rule, f.form.id(), f.project.unwrap_or_default())
        };
        store.findings(&filter).unwrap().into_iter().map(show).collect()
    };
    let all = FindingFilter::default();
    let of_one = |year, name| {
        ["c basic_data", "b overall", "b project二", "c project二", "b project十"]
            .map(|finding| format!("{year} {name} {finding}"))
    };
    let expected: Vec<_> = of_one(2023, "甲局")
        .into_iter()
        .chain(of_one(2024, "乙局"))
        .chain(["2024 甲局 b project十".to_owned()])
        .collect();
    assert_eq!(list(all), expected);
    let department = Some(store.known_department("乙局").unwrap());
    assert_eq!(list(FindingFilter { department, ..all }), of_one(2024, "乙局"));
    assert_eq!(list(FindingFilter { year: Some(2023), ..all }), of_one(2023, "甲局"));
    let warnings = FindingFilter { severity: Some(Severity::Warning), year: Some(2023), ..all };
    assert_eq!(list(warnings), ["2023 甲局 b project二"]);
    let expected = OutcomeCounts { pass: 5, fail: 5, not_applicable: 1, cannot_judge: 2 };
    assert_eq!(store.outcome_counts(&warnings).unwrap(), expected);
    let one = &store.findings(&warnings).unwrap()[0].finding;
    let filed = Finding { department: "甲局".to_owned(), year: 2023, ..audit.findings[1].clone() };
    assert_eq!(one, &filed);

    let lines = store.filing_lines(2024).unwrap();
    let line = lines.iter().find(|line| line.department == "乙局").unwrap();
    assert_eq!(line.findings, FindingCounts { error: 3, warning: 1, note: 1 });
    assert_eq!((line.basic_data, line.overall, line.projects, line.reports), (false, true, 2, 0));
    assert_eq!(line.self_score, Some(Score::from_stored(95_000_000)));
    assert_eq!(line.updated_at, stamp().at);
    let years = store.years().unwrap();
    assert_eq!(
        years.iter().map(|y| (y.year, y.filings, y.errors)).collect::<Vec<_>>(),
        [(2023, 1, 3), (2024, 3, 4)]
    );
    let assessed = store.assessed(2024, None, Extent::Whole).unwrap();
    let one = assessed.iter().find(|one| one.filing.department.name == "乙局").unwrap();
    assert_eq!(one.findings, line.findings);
    assert_eq!(one.project_findings[0], FindingCounts { error: 1, warning: 1, note: 0 });
}

/// Protects the list of filings from miscounting what was not understood, wherever it stood.
#[test]
fn the_list_counts_what_was_not_understood() {
    let (_folder, path) = fresh();
    let mut store = Store::open(&path).unwrap();
    let id = store
        .write(&stamp(), "test", |tx| {
            let filing = new_filing(tx, "某局", 2024, &[full(FormKind::BasicData), full(FormKind::Project)])?;
            let form = tx.save_form(filing, &full(FormKind::Overall), "附件二", None)?;
            tx.save_unread(form, &unread("goal", "A9"))?;
            Ok(filing)
        })
        .unwrap();
    let filing = store.load_filing(id).unwrap();
    assert!(filing.unread.iter().any(|unread| unread.path == "overall.goal"));
    let lines = store.filing_lines(2024).unwrap();
    assert_eq!(lines[0].unread as usize, filing.unread.len());
    assert_eq!(lines[0].self_score, filing.overall.unwrap().total.self_score.value);
}
