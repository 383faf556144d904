//! The reader of the reports' sentences, and the rules that hold them against the tables.

use std::fmt::Write as _;

use jiheng_core::audit::registry::rule;
use jiheng_core::audit::text::{self, Figure};
use jiheng_core::audit::{Context, Family, audit};
use jiheng_core::filing::{Block, Filing, Report};

use crate::cases::texts::{ANNEXES, reported};

fn report(blocks: Vec<Block>) -> Filing {
    Filing { year: 2024, reports: vec![Report { blocks, ..Report::default() }], ..Filing::default() }
}

fn shown(figure: &Figure) -> String {
    let what = match (figure.subject, &figure.name) {
        (Some(subject), _) => subject.title().to_owned(),
        (None, Some(name)) => format!("「{name}」"),
        (None, None) => "—".to_owned(),
    };
    let mut out = format!("{} {:?} {what}", figure.written(), figure.role);
    if let Some(column) = figure.column {
        let _ = write!(out, " {column:?}");
    }
    if let Some(year) = figure.year {
        let _ = write!(out, " {year:?}Year");
    }
    if let Some(fund) = figure.fund {
        let _ = write!(out, " {fund:?}{}", if figure.fund_of_heading { "(heading)" } else { "" });
    }
    if figure.carried {
        out.push_str(" carried");
    }
    out
}

fn understood(filing: &Filing) -> String {
    let text = text::read(filing);
    let mut out = String::new();
    for (n, figure) in text.figures.iter().enumerate() {
        let _ = writeln!(out, "  {n}: {}", shown(figure));
    }
    for list in &text.lists {
        let _ = writeln!(
            out,
            "  {:?} {:?} = {:?}{}",
            list.kind,
            list.parents,
            list.parts,
            if list.gaps { " gaps" } else { "" }
        );
    }
    for grade in &text.grades {
        let _ = writeln!(out, "  grade {} “{}”", grade.grade, grade.quote);
    }
    out
}

/// Protects what the reader understands of sentences as departments write them: every line of the corpus.
#[test]
fn sentences_are_understood() {
    let corpus = include_str!("sentences.txt");
    let mut out = String::new();
    for line in corpus.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let blocks = line.split('|').map(|part| Block::Paragraph(part.to_owned())).collect();
        let _ = writeln!(out, "{line}\n{}", understood(&report(blocks)));
    }
    insta::assert_snapshot!(out);
}

/// Protects from false alarms: sentences that name the words of the forms and mean something else.
#[test]
fn what_is_not_sure_is_left_alone() {
    for line in include_str!("silent.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let filing = reported(&[line], ANNEXES);
        let findings: Vec<String> = audit(&Context::alone(&filing))
            .findings
            .into_iter()
            .filter(|finding| rule(&finding.rule).unwrap().family == Family::TextAgainstTables)
            .map(|finding| format!("{} {}", finding.rule, finding.message))
            .collect();
        assert!(findings.is_empty(), "{line}\n{findings:#?}");
    }
}
