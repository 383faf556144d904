//! 审核意见（整改通知）: what the bureau asks one department to mend, with the cells that show it.

use std::collections::BTreeSet;

use super::problems::Problem;
use super::prose::{BUREAU, DATE, MADE_UP, NUMBER, day, plain};
use super::{Block, Document, Table};
use crate::Assessed;
use crate::audit::{CauseKind, Finding, Severity};
use crate::filing::FormKind;
use crate::number::Exact;

/// Cells that a sentence names; the list names them all.
const CELLS: usize = 4;

/// A cause that several problems share.
#[derive(Debug, Clone, Copy)]
pub struct SharedCause<'a> {
    /// Its kind.
    pub kind: CauseKind,
    /// What it is, in one sentence.
    pub sentence: &'a str,
    /// The numbers of its cases.
    pub cases: &'a [i32],
}

/// What a letter speaks of.
#[derive(Clone, Copy)]
pub struct Letter<'a> {
    /// The filing, whole, with its scores.
    pub filing: &'a Assessed,
    /// Name of the year's rule set.
    pub rule_set: &'a str,
    /// When it came in, `2025-04-18`.
    pub received: Option<&'a str>,
    /// What was found: the same that the list of problems holds.
    pub problems: &'a [Problem<'a>],
    /// What some of it shares.
    pub causes: &'a [SharedCause<'a>],
    /// The last day for mending, `2025-05-10`; without it a blank.
    pub deadline: Option<&'a str>,
    /// The bureau's name; without it a blank.
    pub bureau: Option<&'a str>,
    /// Whether the county is made up.
    pub demo: bool,
}

/// The letter, with the list of problems as its annex if there are any.
pub fn letter(of: &Letter<'_>, list: Table) -> Document {
    let filing = &of.filing.filing;
    let mut blocks = Vec::new();
    if of.demo {
        blocks.push(Block::Paragraph(MADE_UP.to_owned()));
    }
    blocks.push(Block::Paragraph(opening(of)));
    heading(&mut blocks, 1, "一、得分情况");
    blocks.push(Block::Paragraph(scores(of)));
    heading(&mut blocks, 1, "二、审核发现的问题");
    problems(&mut blocks, of, &list);
    if !of.problems.is_empty() {
        heading(&mut blocks, 1, "三、整改要求");
        let deadline = of.deadline.and_then(day).unwrap_or_else(|| DATE.to_owned());
        blocks.push(Block::Paragraph(format!(
            "请你单位于{deadline}前，对照问题清单逐项核实：错误必须改正，警告必须改正或者说明原因，提示请予核对。改正后的附件，连同填好“单位说明”“是否整改”两栏的问题清单，一并报送我局。"
        )));
        blocks.push(Block::Annexes(vec![list.title.clone()]));
    }
    blocks.push(Block::Signed { by: of.bureau.unwrap_or(BUREAU).to_owned(), date: DATE.to_owned() });
    if !of.problems.is_empty() {
        blocks.push(Block::PageBreak);
        blocks.push(Block::Table(Table { annex: Some("附件".to_owned()), ..list }));
    }
    Document {
        number: Some(NUMBER.to_owned()),
        title: format!("关于{}年度绩效自评材料的审核意见", filing.year),
        addressee: Some(format!("{}：", filing.department.name)),
        blocks,
    }
}

fn heading(blocks: &mut Vec<Block>, level: u8, text: impl Into<String>) {
    blocks.push(Block::Heading { level, text: text.into() });
}

fn opening(of: &Letter<'_>) -> String {
    let filing = &of.filing.filing;
    let mut forms = Vec::new();
    if filing.basic_data.is_some() {
        forms.push("附件一".to_owned());
    }
    if filing.overall.is_some() {
        forms.push("附件二".to_owned());
    }
    for (name, count) in [("附件三", filing.projects.len()), ("附件四", filing.reports.len())] {
        match count {
            0 => {}
            1 => forms.push(name.to_owned()),
            _ => forms.push(format!("{name}{count}份")),
        }
    }
    let received = of.received.and_then(day).map_or(String::new(), |day| format!("，{day}收到"));
    let forms =
        if forms.is_empty() { String::new() } else { format!("（{}{received}）", forms.join("、")) };
    let ask = if of.problems.is_empty() {
        "现提出如下意见。"
    } else {
        "现提出如下意见，请认真整改。"
    };
    format!("你单位报送的{}年度绩效自评材料{forms}收悉。经审核，{ask}", filing.year)
}

fn scores(of: &Letter<'_>) -> String {
    let Some(form) = &of.filing.scores.overall else {
        return "没有收到附件二，不能核算部门整体支出的得分。".to_owned();
    };
    let points = |score: crate::number::Score| format!("{}分", plain(score.decimal()));
    let mut text = match form.self_score {
        Some(claimed) => format!("附件二自评总分填报{}。", points(claimed)),
        None => "附件二没有填报自评总分。".to_owned(),
    };
    if let Some(supported) = form.recomputed_score {
        text.push_str(&format!("按填报内容和评分规则“{}”重算，得分为{}", of.rule_set, points(supported)));
        let gap = form.self_score.map(|claimed| claimed.ranked() - supported.ranked());
        text.push_str(&match gap {
            Some(gap) if gap.is_zero() => "，与自评一致。".to_owned(),
            Some(gap) if gap.is_sign_negative() => format!("，自评低{}分。", plain(-gap)),
            Some(gap) => format!("，自评高{}分。", plain(gap)),
            None => "。".to_owned(),
        });
    }
    if let Some(most) = form.capped_at {
        text.push_str(&format!("按预算执行率，得分最高为{}。", points(most)));
    }
    if !form.unsupported_points.decimal().is_zero() {
        text.push_str(&format!(
            "没有填写指标值或完成值、得分缺少依据的，合计{}。",
            points(form.unsupported_points)
        ));
    }
    if let Some(decided) = form.reviewed_score {
        text.push_str(&format!("经复核，得分为{}。", points(decided)));
    }
    if let Some((last, grade)) = form.final_score.zip(form.final_grade) {
        text.push_str(&format!("目前最终得分为{}，等级为{}。", points(last), grade.title()));
    }
    text
}

const SEVERITIES: [(Severity, &str); 3] = [
    (Severity::Error, "错误，必须改正"),
    (Severity::Warning, "警告，必须改正或者说明原因"),
    (Severity::Note, "提示，请予核对"),
];

fn problems(blocks: &mut Vec<Block>, of: &Letter<'_>, list: &Table) {
    if of.problems.is_empty() {
        return blocks.push(Block::Paragraph("审核没有发现需要整改的问题。".to_owned()));
    }
    let counts: Vec<String> = SEVERITIES
        .iter()
        .map(|(severity, _)| {
            let count = of.problems.iter().filter(|problem| problem.finding.severity == *severity).count();
            format!("{}{count}个", severity.title())
        })
        .collect();
    blocks.push(Block::Paragraph(format!(
        "审核发现问题{}个，其中{}，逐项列在附件《{}》中。",
        of.problems.len(),
        counts.join("、"),
        list.title
    )));
    // What is the same in all annexes is one thing to say; it stands where the gravest of it belongs.
    let listed: BTreeSet<i32> = of.problems.iter().filter_map(|problem| problem.case).collect();
    let alike: Vec<_> = of.causes.iter().filter(|cause| cause.kind == CauseKind::SameInForms).collect();
    let alike_of = |problem: &Problem<'_>| {
        let case = problem.case?;
        alike.iter().position(|cause| cause.cases.contains(&case))
    };
    let mut told: BTreeSet<usize> = BTreeSet::new();
    let mut part = 0;
    for (severity, title) in SEVERITIES {
        let mut items = Vec::new();
        for problem in of.problems.iter().filter(|problem| problem.finding.severity == severity) {
            match alike_of(problem) {
                Some(cause) if told.insert(cause) => items.push(format!("{}。", alike[cause].sentence)),
                Some(_) => {}
                None => items.push(item(problem.finding)),
            }
        }
        if !items.is_empty() {
            let number = ["一", "二", "三"][part];
            part += 1;
            heading(blocks, 2, format!("（{number}）{title}"));
            blocks.extend((1..).zip(items).map(|(n, item)| Block::Paragraph(format!("{n}. {item}"))));
        }
    }
    let others: Vec<_> = of
        .causes
        .iter()
        .filter(|cause| cause.kind != CauseKind::SameInForms)
        .filter(|cause| cause.cases.iter().any(|case| listed.contains(case)))
        .collect();
    if !others.is_empty() {
        let number = ["一", "二", "三", "四"][part];
        heading(blocks, 2, format!("（{number}）出于同一原因的问题"));
        blocks.extend(
            (1..).zip(others).map(|(n, cause)| Block::Paragraph(format!("{n}. {}。", cause.sentence))),
        );
    }
}

/// `附件一（F4、D4、B4）：人员控制率填的是 100%，按填报数计算是 82.86%。…`
fn item(finding: &Finding) -> String {
    let annex = match finding.form {
        FormKind::BasicData => "附件一",
        FormKind::Overall => "附件二",
        FormKind::Project => "附件三",
        FormKind::Report => "附件四",
    };
    let project = finding.project.as_ref().map_or(String::new(), |project| format!("“{project}”"));
    let sheet = finding.sheet.as_deref().filter(|sheet| *sheet != annex);
    let cells = match finding.cells.as_slice() {
        cells if cells.len() > CELLS => format!("{}等{}格", cells[..CELLS].join("、"), cells.len()),
        cells => cells.join("、"),
    };
    let place: Vec<&str> = sheet.into_iter().chain((!cells.is_empty()).then_some(cells.as_str())).collect();
    let place = if place.is_empty() { String::new() } else { format!("（{}）", place.join(" ")) };
    let mut text = format!("{annex}{project}{place}：{}。", ended(&finding.message));
    if let Some(detail) = &finding.detail {
        text.push_str(&format!("{}。", ended(detail)));
    }
    if let Some(suggestion) = &finding.suggestion {
        text.push_str(&format!("建议：{}。", ended(suggestion)));
    }
    text
}

/// A sentence without its end, which is then written once.
fn ended(text: &str) -> &str {
    text.trim_end_matches(['。', '；', '，'])
}
