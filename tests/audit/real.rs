//! Both real filings: every finding, from Word and from Excel.

use std::fmt::Write as _;
use std::path::PathBuf;

use jiheng_core::audit::registry::rule as rule_of;
use jiheng_core::audit::{Context, Family, audit};
use jiheng_core::filing::{Basis, Filing, Form, FormKind, budget_basis};
use jiheng_core::intake::plan::{DepartmentFound, Given, plan};

pub const KAIYUN: &str = "衡山县开云新区事务中心2023年度绩效自评";
pub const GAOXIN: &str = "衡山高新技术产业开发区管理委员会2024年度绩效自评";

pub fn read(name: &str) -> Filing {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/filings").join(name);
    let plan = plan(&std::fs::read(path).unwrap(), name, &Given::default()).unwrap();
    let mut filing = Filing { year: plan.year.unwrap(), ..Filing::default() };
    if let DepartmentFound::Named(department) = plan.department {
        filing.department.name = department;
    }
    for form in plan.forms {
        match form.form {
            Form::BasicData(form) => filing.basic_data = Some(form),
            Form::Overall(form) => filing.overall = Some(form),
            Form::Project(form) => filing.projects.push(form),
            Form::Report(form) => filing.reports.push(form),
        }
    }
    filing
}

/// One finding a paragraph, as the list of problems reads.
fn listing(filing: &Filing) -> String {
    let result = audit(&Context::alone(filing));
    let mut out = String::new();
    for finding in &result.findings {
        let project = finding.project.as_ref().map_or(String::new(), |name| format!("（{name}）"));
        let _ = writeln!(
            out,
            "[{}] {} {}{project} {}!{}",
            finding.severity.title(),
            finding.rule,
            finding.form.title(),
            finding.sheet.as_deref().unwrap_or("-"),
            finding.cells.join(","),
        );
        let _ = writeln!(out, "    {}", finding.message);
        for (name, text) in [("算式", &finding.detail), ("建议", &finding.suggestion)] {
            if let Some(text) = text {
                let _ = writeln!(out, "    {name}：{text}");
            }
        }
        let sides = [&finding.left, &finding.right, &finding.difference];
        let sides: Vec<&str> = sides.iter().map(|side| side.as_deref().unwrap_or("-")).collect();
        let _ = writeln!(out, "    {}", sides.join(" | "));
    }
    let _ = writeln!(out);
    for (rule, counts) in &result.counts {
        let _ = writeln!(
            out,
            "{rule}: {} 通过 {} 不通过 {} 不适用 {} 无法判断",
            counts.pass, counts.fail, counts.not_applicable, counts.cannot_judge
        );
    }
    out
}

/// Protects every finding on both real filings, judged by hand one by one: none missing, none false.
#[test]
fn findings_on_the_real_filings() {
    for name in [KAIYUN, GAOXIN] {
        for format in ["xlsx", "docx"] {
            let name = format!("{name}.{format}");
            insta::assert_snapshot!(name.clone(), listing(&read(&name)));
        }
    }
}

/// Protects that a department may send Excel or Word: the same facts are found, at the same amounts.
#[test]
fn findings_are_equal_from_xlsx_and_docx() {
    for name in [KAIYUN, GAOXIN] {
        let facts = |format: &str| -> Vec<_> {
            let filing = read(&format!("{name}.{format}"));
            let findings = audit(&Context::alone(&filing)).findings.into_iter();
            // The workbooks lack 附件四, and with it the names that its tables give the projects.
            let of_report = |rule: &str| {
                rule_of(rule).unwrap().family == Family::TextAgainstTables || rule == "project_name_variants"
            };
            let findings = findings.filter(|found| found.form != FormKind::Report && !of_report(&found.rule));
            findings.map(|f| (f.rule, f.severity.id(), f.project, f.paths, f.message, f.difference)).collect()
        };
        assert_eq!(facts("xlsx"), facts("docx"), "{name}");
    }
}

/// Protects the decision what 「预算数」 means, with and without a report as evidence.
#[test]
fn budget_basis_of_the_real_filings() {
    let expected = [
        (format!("{KAIYUN}.docx"), [Basis::Initial, Basis::Initial, Basis::Initial]),
        (format!("{KAIYUN}.xlsx"), [Basis::Initial, Basis::Initial, Basis::Initial]),
        (format!("{GAOXIN}.docx"), [Basis::Initial, Basis::Unknown, Basis::CopiedFromFinal]),
        (format!("{GAOXIN}.xlsx"), [Basis::Initial, Basis::Unknown, Basis::CopiedFromFinal]),
    ];
    let mut said = String::new();
    for (name, bases) in expected {
        let filing = read(&name);
        let found = budget_basis::decide(&filing);
        assert_eq!([found.three_public, found.project_expenditure, found.operating_expense], bases, "{name}");
        let evidence = budget_basis::evidence(&filing);
        let _ = writeln!(
            said,
            "{name}\n  三公：{}\n  项目：{}\n  公用：{}",
            evidence.three_public.evidence,
            evidence.project_expenditure.evidence,
            evidence.operating_expense.evidence
        );
    }
    insta::assert_snapshot!(said);
}

/// Protects the tone: a finding speaks Chinese to a colleague, without codes or foreign words.
#[test]
fn findings_speak_chinese() {
    for name in [KAIYUN, GAOXIN] {
        for finding in audit(&Context::alone(&read(&format!("{name}.xlsx")))).findings {
            for text in [Some(&finding.message), finding.detail.as_ref(), finding.suggestion.as_ref()]
                .into_iter()
                .flatten()
            {
                assert!(!text.chars().any(|c| c.is_ascii_alphabetic()), "{text}");
                assert!(!text.contains("校验"), "{text}");
            }
        }
    }
}
