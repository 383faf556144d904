//! Findings that share a cause. Protects that a cause is named where the figures leave no other, and never wrongly.

use std::fmt::Write as _;

use jiheng_core::audit::{CauseKind, Context, audit, causes};
use jiheng_core::demo::{DemoRequest, county};
use jiheng_core::filing::{Fields, Filing, Leaf, Stored};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::real::{GAOXIN, KAIYUN, read};

fn listing(filing: &Filing) -> String {
    let context = Context::alone(filing);
    let findings = audit(&context).findings;
    let mut out = String::new();
    for cause in causes(&context, &findings) {
        let _ = writeln!(out, "[{}] {}", cause.kind.title(), cause.sentence);
        for n in &cause.findings {
            let finding = &findings[*n as usize];
            let _ = writeln!(out, "    {} {}", finding.rule, finding.message);
        }
    }
    out
}

/// Protects the causes of both real filings, judged by hand.
#[test]
fn causes_of_the_real_filings() {
    for name in [KAIYUN, GAOXIN] {
        insta::assert_snapshot!(format!("causes_{name}"), listing(&read(&format!("{name}.docx"))));
    }
}

/// Sound filings of the made-up county.
fn sound() -> Vec<Filing> {
    let request = DemoRequest { departments: 25, from: 2024, to: 2024, seed: 11, files: None };
    let made = county(&request).unwrap().filings;
    made.into_iter().filter(|made| made.faults.is_empty()).map(|made| made.filing).collect()
}

/// The amounts of a filing, by path.
fn amounts(filing: &Filing) -> Vec<(String, Decimal)> {
    let mut found = Vec::new();
    filing.each_field(&mut |path, leaf| {
        let is_number = matches!(leaf.stored(), Ok(Some(Stored::Number(_))));
        let is_money = ["final", "budget", "executed", "expenditure", "fund"]
            .iter()
            .any(|part| path.rsplit('.').next().unwrap_or_default().contains(part));
        if let Some(value) = leaf.printed().and_then(|text| text.parse::<Decimal>().ok())
            && is_number
            && is_money
            && value > Decimal::ONE
        {
            found.push((path.to_owned(), value));
        }
    });
    found
}

fn leaf<'a>(filing: &'a mut Filing, path: &str) -> &'a mut dyn Leaf {
    let (head, below) = path.split_once('.').unwrap();
    match head {
        "basic_data" => filing.basic_data.as_mut().unwrap().at(below).unwrap(),
        "overall" => filing.overall.as_mut().unwrap().at(below).unwrap(),
        _ => {
            let (n, below) = below.split_once('.').unwrap();
            filing.projects[n.parse::<usize>().unwrap()].at(below).unwrap()
        }
    }
}

/// A slip of the hand in a figure: neighbouring digits exchanged, the point moved, 元 for 万元.
fn slipped(value: Decimal, kind: usize) -> Decimal {
    let text = value.normalize().to_string();
    let digits: Vec<usize> =
        text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(n, _)| n).collect();
    match kind % 4 {
        0 => value * Decimal::TEN,
        1 => value * Decimal::from(10_000),
        n => {
            let mut bytes = text.clone().into_bytes();
            let at = (n + kind) % digits.len().max(2).saturating_sub(1);
            if let (Some(&a), Some(&b)) = (digits.get(at), digits.get(at + 1)) {
                bytes.swap(a, b);
            }
            String::from_utf8(bytes).unwrap().parse().unwrap()
        }
    }
}

/// Protects the clerk from a list of differences where one table was filled in in 元: it is said once, and of that table.
#[test]
fn a_table_in_yuan_is_one_cause() {
    let mut told = 0;
    for filing in sound().into_iter().filter(|filing| filing.overall.is_some()) {
        let mut in_yuan = filing.clone();
        for (path, value) in amounts(&filing).into_iter().filter(|(path, _)| path.starts_with("basic_data."))
        {
            let field = leaf(&mut in_yuan, &path);
            let times = (value * Decimal::from(10_000)).normalize().to_string();
            let jiheng_core::number::Reading::Value(stored, _) = field.read(&times) else { continue };
            field.restore(Some(stored), None).unwrap();
        }
        let context = Context::alone(&in_yuan);
        let findings = audit(&context).findings;
        for cause in causes(&context, &findings).iter().filter(|cause| cause.proposal.is_none()) {
            if cause.kind == CauseKind::YuanForTenThousand {
                assert!(cause.sentence.starts_with("附件一有"), "{}", cause.sentence);
                assert!(cause.paths.iter().all(|path| path.starts_with("basic_data.")), "{:?}", cause.paths);
                told += 1;
            }
        }
    }
    assert!(told > 3, "told {told} times");
}

/// What the search says of one slip in a sound filing: named the figure, named another, or nothing.
#[derive(Debug, PartialEq)]
enum Said {
    Named,
    Silent,
    Unnoticed,
    Wrong(String),
}

fn said(filing: &Filing, pick: usize, kind: usize) -> Said {
    let all = amounts(filing);
    let (path, value) = all[pick % all.len()].clone();
    let wrong = slipped(value, kind);
    let mut slipped = filing.clone();
    let field = leaf(&mut slipped, &path);
    let jiheng_core::number::Reading::Value(stored, _) = field.read(&wrong.to_string()) else {
        return Said::Unnoticed;
    };
    field.restore(Some(stored), None).unwrap();
    let context = Context::alone(&slipped);
    let findings = audit(&context).findings;
    let before = audit(&Context::alone(filing)).findings;
    if wrong == value || findings.len() <= before.len() {
        return Said::Unnoticed;
    }
    for cause in causes(&context, &findings) {
        let Some(proposal) = cause.proposal else { continue };
        if proposal.paths == [path.clone()] {
            let to: Decimal = proposal.to.parse().unwrap();
            return if (to - value).abs() <= Decimal::new(1, 2) {
                Said::Named
            } else {
                Said::Wrong(format!("{path}: {wrong} is {value}, said {}", cause.sentence))
            };
        }
        return Said::Wrong(format!("{path}: {value} became {wrong}, said {}", cause.sentence));
    }
    Said::Silent
}

/// Protects the clerk from a wrong hint: for one slip anywhere in a sound filing the search names that figure or
/// nothing, and it names it often enough to be of use.
#[test]
fn a_slip_is_named_or_nothing_is() {
    let filings = sound();
    let (mut named, mut silent) = (0, 0);
    let mut wrong = Vec::new();
    for (n, filing) in filings.iter().enumerate() {
        for pick in 0..24 {
            match said(filing, pick * 7 + n, pick + n) {
                Said::Named => named += 1,
                Said::Silent => silent += 1,
                Said::Unnoticed => {}
                Said::Wrong(what) => wrong.push(what),
            }
        }
    }
    println!("named {named}, silent {silent}, wrong {}", wrong.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(named > silent, "named {named}, silent {silent}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// The same for any figure and any slip.
    #[test]
    fn no_other_figure_is_named(filing in 0..1000_usize, pick in 0..1000_usize, kind in 0..64_usize) {
        static SOUND: std::sync::LazyLock<Vec<Filing>> = std::sync::LazyLock::new(sound);
        let said = said(&SOUND[filing % SOUND.len()], pick, kind);
        prop_assert!(!matches!(said, Said::Wrong(_)), "{said:?}");
    }
}
