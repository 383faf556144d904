//! The reader of the reports' sentences, and the rules that hold them against the tables.

use std::fmt::Write as _;

use jiheng_core::audit::text::{self, Figure};
use jiheng_core::filing::{Block, Filing, Report};
use proptest::prelude::*;

use crate::cases::texts::{ANNEXES, reported};
use crate::text_rules::of_text;

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
        let findings = of_text(&filing);
        assert!(findings.is_empty(), "{line}\n{findings:#?}");
    }
}

/// Protects from hanging on a text of any length: every figure of a megabyte is read, in many sentences or
/// in one, and what is written over and over is judged.
#[test]
fn a_megabyte_is_read() {
    let sentence = "2024年总支出33963.61万元，其中基本支出543.74万元，占总支出的1.6%；项目支出33419.87万元，比上年减少12万元，下降3%。";
    let sentences = 1_000_000 / sentence.len() + 1;
    let text = sentence.repeat(sentences);
    let read = text::read(&reported(&[&text], ANNEXES));
    assert_eq!((read.figures.len(), read.lists.len()), (sentences * 6, sentences));
    let read = text::read(&reported(&[&sentence.replace('。', "，").repeat(sentences / 4)], ANNEXES));
    assert_eq!(read.figures.len(), sentences / 4 * 6);
    for endless in ["（", "其中", "1", "1,", "中", "万元", "一、", "占", "1万元、", "其中1万元", sentence]
    {
        of_text(&reported(&[&endless.repeat(60_000 / endless.len())], ANNEXES));
    }
}

proptest! {
    /// Protects from a crash on whatever a department writes: marks, digits and words in any order.
    #[test]
    fn no_text_is_too_strange(text in "[（）()，、；。：:0-9０-９.．,%％万元亿人分倍占比较上年其中的增加减少下降总支出基本项目三公经费预算决算年初追加自评得分等级为优\\-—~ \n“”]{0,120}") {
        of_text(&reported(&[&text], ANNEXES));
    }

    /// Protects from a crash on any text at all.
    #[test]
    fn no_text_crashes(text in "\\PC{0,200}") {
        of_text(&reported(&[&text], ANNEXES));
    }

    /// Protects from a crash on tables of any shape.
    #[test]
    fn no_table_crashes(rows in prop::collection::vec(prop::collection::vec("(年初预算|调整后预算|决算支出|执行率|合计|其中：人员经费|基本支出|项目支出|[0-9.,%/—]{0,8}|\\PC{0,6})", 0..6), 0..8)) {
        of_text(&report(vec![Block::Table(rows)]));
    }
}
