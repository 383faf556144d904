//! 文表一致 beyond a case per rule: what is named, what is told once, what stays silent.

use jiheng_core::audit::registry::RULES;
use jiheng_core::audit::{Context, Family, Outcome, audit};
use jiheng_core::filing::Filing;
use rust_decimal::Decimal;

use crate::build::messages;
use crate::cases::texts::{ANNEXES, reported};

/// Protects the case of domain.md: the missing digit is named, and where the report says it right.
#[test]
fn a_dropped_digit_is_named() {
    let filing = reported(
        &[
            "2024年度总支出为33963.61万元。",
            "总支出3396.61万元，其中基本支出543.74万元，项目支出33419.87万元。",
        ],
        ANNEXES,
    );
    assert_eq!(
        messages(&filing, "amount_in_text"),
        ["错误：自评报告第2段“总支出3396.61万元”，附件二全年执行数是 33963.6106 万元"]
    );
    // One fault, told once: the parts are right.
    assert_eq!(messages(&filing, "breakdown_in_text"), [""; 0]);
}

/// A sound report of some length, in the words of several counties; every figure fits [`ANNEXES`] or its own text.
const SOUND: &[&str] = &[
    "一、部门基本情况",
    "核定编制35人，年末在职29人。",
    "二、部门收支情况",
    "2024年决算总支出33963.61万元，其中基本支出543.74万元，占总支出的1.6%；项目支出33419.87万元，占总支出的98.4%。",
    "按资金来源分，总支出33963.61万元，其中一般公共预算支出22240.17万元，政府性基金预算支出7037.09万元，其他资金支出4686.35万元。",
    "基本支出543.74万元，其中人员经费367.35万元，公用经费176.39万元。",
    "人员经费年初预算300万元，年中追加67.35万元，全年预算367.35万元，决算367.35万元，预算执行率100%。",
    "三、“三公”经费情况",
    "“三公”经费支出决算1.4751万元，完成全年预算2万元的73.76%，比上年减少0.36万元，下降19.62%。其中：因公出国（境）费0万元，公务用车运行维护费1.0461万元，公务接待费0.429万元。",
    "四、其他",
    "政府采购支出3606万元，其中货物66万元，工程2782万元，服务758万元。",
    "年末资产总额123021.61万元，负债总额37829.92万元，净资产85191.69万元。",
    "部门整体支出绩效自评得分95分，等级为“优”。",
];

/// What the rules of the family say.
pub fn of_text(filing: &Filing) -> Vec<String> {
    let context = Context::alone(filing);
    let rules = RULES.iter().filter(|rule| rule.family == Family::TextAgainstTables);
    rules
        .flat_map(|rule| (rule.check)(&context))
        .filter_map(|outcome| match outcome {
            Outcome::Fail(found) => Some(format!("{} {}", found.rule, found.message)),
            _ => None,
        })
        .collect()
}

/// The ways in which a figure is mistyped: two digits exchanged, one left out, one doubled, one other.
fn mistyped(number: &str) -> Vec<String> {
    let chars: Vec<char> = number.chars().collect();
    let text = |chars: &[char]| chars.iter().collect::<String>();
    let mut wrong = Vec::new();
    for n in 0..chars.len() {
        if !chars[n].is_ascii_digit() {
            continue;
        }
        let mut other = chars.clone();
        other[n] = if chars[n] == '9' { '2' } else { char::from(chars[n] as u8 + 1) };
        wrong.push(text(&other));
        let mut doubled = chars.clone();
        doubled.insert(n, chars[n]);
        wrong.push(text(&doubled));
        let mut dropped = chars.clone();
        dropped.remove(n);
        wrong.push(text(&dropped));
        if chars.get(n + 1).is_some_and(|next| next.is_ascii_digit() && *next != chars[n]) {
            let mut exchanged = chars.clone();
            exchanged.swap(n, n + 1);
            wrong.push(text(&exchanged));
        }
    }
    wrong.retain(|wrong| {
        let value = |text: &str| text.parse::<Decimal>().ok();
        value(wrong).is_some()
            && value(wrong) != value(number)
            && !wrong.starts_with('.')
            && !wrong.ends_with('.')
    });
    wrong
}

/// Protects precision and recall together: a sound report is silent, and of its figures mistyped one by one
/// nearly all are found. What is not found is within the rounding of the text or has no second witness.
#[test]
fn mistyped_figures_are_found() {
    assert_eq!(of_text(&reported(SOUND, ANNEXES)), [""; 0]);
    let (mut planted, mut missed) = (0, Vec::new());
    for (at, paragraph) in SOUND.iter().enumerate() {
        let digits = |c: char| c.is_ascii_digit() || c == '.';
        let mut from = 0;
        while let Some(start) = paragraph[from..].find(|c: char| c.is_ascii_digit()).map(|n| from + n) {
            let end = paragraph[start..].find(|c| !digits(c)).map_or(paragraph.len(), |n| start + n);
            from = end;
            if paragraph[end..].starts_with('年') {
                continue;
            }
            for wrong in mistyped(&paragraph[start..end]) {
                let changed = format!("{}{wrong}{}", &paragraph[..start], &paragraph[end..]);
                let mut blocks = SOUND.to_vec();
                blocks[at] = &changed;
                planted += 1;
                if of_text(&reported(&blocks, ANNEXES)).is_empty() {
                    missed.push(format!("{} → {wrong}: {changed}", &paragraph[start..end]));
                }
            }
        }
    }
    assert!(missed.len() * 20 < planted, "{} of {planted} were missed:\n{}", missed.len(), missed.join("\n"));
}

/// Protects the case of domain.md: two differences of one amount are said to be one.
#[test]
fn an_equal_gap_is_named() {
    let fields = [
        ("overall.funds.executed", "33963.61"),
        ("overall.funds.revised_budget", "33963.61"),
        ("overall.expenditure.basic_expenditure", "543.7392"),
        ("overall.expenditure.project_expenditure", "33419.8708"),
        ("projects.0.name", "城乡社区管理事务支出"),
        ("projects.0.funds.total.executed", "4686.3488"),
    ];
    let paragraphs = [
        "二、一般公共预算支出情况",
        "基本支出411.66万元。",
        "三、项目",
        "城乡社区管理事务支出决算4554.27万元。",
    ];
    let filing = reported(&paragraphs, &fields);
    let finding =
        audit(&Context::alone(&filing)).findings.into_iter().find(|f| f.rule == "amount_in_text").unwrap();
    assert_eq!(
        finding.detail.as_deref(),
        Some(
            "相差 132.0788，与自评报告第2段“基本支出411.66万元”和附件二基本支出 543.7392 的差 132.0792 相同，疑为同一笔资金"
        )
    );
}

/// Protects a sound report from being told to follow a table that is wrong: where one slip lies between them, which of
/// the two slipped is left open, and a cell ten thousand times too large is the one filled in in 元.
#[test]
fn a_sound_report_is_not_to_be_changed() {
    for (executed, suggestion) in [
        ("282.55", "如果附件二全年执行数无误，报告里的 228.55 改为 282.55（万元）"),
        (
            "2285500",
            "附件二全年执行数填的恰好是报告里的一万倍，疑把元填进了万元栏；如果是，2285500 改为 228.55",
        ),
    ] {
        let fields = [("overall.funds.executed", executed), ("overall.funds.revised_budget", "232")];
        let filing = reported(&["2024年总支出228.55万元。"], &fields);
        let findings = audit(&Context::alone(&filing)).findings;
        let finding = findings.into_iter().find(|f| f.rule == "amount_in_text").unwrap();
        assert_eq!(finding.suggestion.as_deref(), Some(suggestion));
    }
}

/// Protects a report that speaks of what was spent where 附件二 splits the budget: two amounts, not one written twice.
#[test]
fn a_split_of_the_budget_is_not_what_was_spent() {
    let fields = [
        ("overall.funds.executed", "228.55"),
        ("overall.funds.revised_budget", "232"),
        ("overall.expenditure.basic_expenditure", "125.5"),
        ("overall.expenditure.project_expenditure", "106.5"),
    ];
    let sentence = ["2024年总支出228.55万元，其中基本支出124.3万元，项目支出104.25万元。"];
    assert_eq!(of_text(&reported(&sentence, &fields)), [""; 0]);
}
