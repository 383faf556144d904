//! Reads problem lists that departments filled in and sent back.

use serde::Serialize;
use ts_rs::TS;

use super::{Reply, case_of, number};
use crate::audit::registry;
use crate::filing::masked::mask;
use crate::intake::format;
use crate::intake::labels::key;
use crate::intake::list::{self, Line};
use crate::storage::{Reader, Store};
use crate::{Code, Error, Result, Stamp};

const NUMBER: usize = 0;
const EXPLANATION: usize = 1;
const RECTIFIED: usize = 2;
const RULE: usize = 3;

const TITLES: [&[&str]; 4] = [
    &["编号", "问题编号", "台账编号"],
    &["单位说明", "情况说明", "整改说明", "整改情况说明"],
    &["是否整改", "是否已整改", "整改情况"],
    &["规则", "审核规则"],
];

/// What stands where people sign.
const SIGNATURES: [&str; 4] = ["填表人", "审核人", "单位负责人", "填报日期"];

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReplyOutcome {
    /// The first reply to its finding.
    New,
    /// It takes the place of an earlier reply, which stays in the history.
    Changed,
    /// The same as what is recorded.
    Unchanged,
    /// Not taken; `problem` says why.
    Refused,
}

/// A row that says something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReadReply {
    /// Where it stands (`审核问题清单!K7`).
    pub address: String,
    /// 编号 as written.
    pub number: String,
    /// The finding's case.
    pub case: Option<i32>,
    /// Whose finding it is.
    pub department: Option<String>,
    /// The finding in one sentence.
    pub message: Option<String>,
    /// 单位说明.
    pub explanation: Option<String>,
    /// 是否整改.
    pub rectified: Option<bool>,
    /// What becomes of it.
    pub outcome: ReplyOutcome,
    /// Why it is not taken, and what helps.
    pub problem: Option<String>,
}

/// A list that came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RepliesFile {
    /// The file's own name.
    pub file: String,
    /// The rows that say something, in their order; without mobile numbers, which are kept.
    pub replies: Vec<ReadReply>,
    /// Rows of findings that nothing was written beside.
    pub blank: u32,
}

/// Reads a list that came back, and keeps what it says; with `dry_run`, only says what it would keep. One row that is
/// not understood does not keep the others out.
///
/// # Errors
/// What reading says; `BadRequest` if it is no list of findings.
pub fn read_replies(
    store: &mut Store,
    bytes: &[u8],
    file: &str,
    dry_run: bool,
    stamp: &Stamp,
) -> Result<RepliesFile> {
    let document = format::open(bytes, file)?;
    let titles: Vec<Vec<String>> =
        TITLES.iter().map(|titles| titles.iter().map(|title| (*title).to_owned()).collect()).collect();
    let mut read = RepliesFile { file: file.to_owned(), replies: Vec::new(), blank: 0 };
    let mut lists = 0;
    for grid in &document.grids {
        let needed = [&[NUMBER, EXPLANATION][..], &[NUMBER, RECTIFIED]];
        let grids = std::slice::from_ref(grid);
        let Some(list) = needed.iter().find_map(|needed| list::find(grids, &titles, needed)) else {
            continue;
        };
        lists += 1;
        for line in list.lines() {
            take(store, &line, &mut read)?;
        }
    }
    if lists == 0 {
        return Err(Error::new(
            Code::BadRequest,
            format!(
                "“{file}”里没有找到审核问题清单：要有一行表头，写着“编号”以及“单位说明”或“是否整改”。没有读入，请用绩衡导出的清单填写后再读。"
            ),
        ));
    }
    refuse_twice(&mut read.replies);
    if !dry_run {
        keep(store, &read, stamp)?;
    }
    for reply in &mut read.replies {
        reply.explanation = reply.explanation.take().map(|text| mask(&text).into_owned());
        reply.problem = reply.problem.take().map(|text| mask(&text).into_owned());
    }
    Ok(read)
}

/// One finding answered on two rows in different words: neither is taken.
fn refuse_twice(replies: &mut [ReadReply]) {
    let said: Vec<_> =
        replies.iter().map(|reply| (reply.case, reply.explanation.clone(), reply.rectified)).collect();
    for (n, reply) in replies.iter_mut().enumerate() {
        let other = said.iter().enumerate().any(|(m, said)| {
            m != n
                && said.0.is_some()
                && said.0 == reply.case
                && (&said.1, said.2) != (&reply.explanation, reply.rectified)
        });
        if other && reply.outcome != ReplyOutcome::Refused {
            reply.outcome = ReplyOutcome::Refused;
            reply.problem =
                Some(format!("编号{}在清单里写了两次，内容不同，没有读入。请只留一行后再读。", reply.number));
        }
    }
}

fn keep(store: &mut Store, read: &RepliesFile, stamp: &Stamp) -> Result<()> {
    let taken: Vec<&ReadReply> = read
        .replies
        .iter()
        .filter(|reply| matches!(reply.outcome, ReplyOutcome::New | ReplyOutcome::Changed))
        .collect();
    if taken.is_empty() {
        return Ok(());
    }
    store.write(stamp, "replies", |writer| {
        writer.by_hand(format!("“{}”里的{}条答复", read.file, taken.len()));
        let mut kept = Vec::new();
        for reply in taken {
            let Some(case) = reply.case.filter(|case| !kept.contains(case)) else { continue };
            writer.add_case_reply(
                case.into(),
                reply.explanation.as_deref(),
                reply.rectified,
                Some(&read.file),
            )?;
            kept.push(case);
        }
        Ok(())
    })
}

fn take(reader: &Reader, line: &Line<'_>, read: &mut RepliesFile) -> Result<()> {
    // A heading or a note across the table stands in all its columns.
    let same = |a: usize, b: usize| match (line.cell(a), line.cell(b)) {
        (Some(a), Some(b)) => a.column == b.column,
        _ => false,
    };
    if same(NUMBER, EXPLANATION) || same(NUMBER, RECTIFIED) {
        return Ok(());
    }
    let written = line.text(NUMBER);
    // Where people sign below the list, labels stand in several of its columns.
    if written.as_deref().is_some_and(|text| SIGNATURES.iter().any(|label| key(text).starts_with(label))) {
        return Ok(());
    }
    let (rectified, beside, doubt) = claim(line.text(RECTIFIED));
    let explanation = match (line.text(EXPLANATION), beside) {
        (Some(explanation), Some(beside)) => Some(format!("{explanation}（{beside}）")),
        (explanation, beside) => explanation.or(beside),
    };
    if explanation.is_none() && rectified.is_none() && doubt.is_none() {
        read.blank += u32::from(written.is_some());
        return Ok(());
    }
    let column = if line.text(EXPLANATION).is_some() { EXPLANATION } else { RECTIFIED };
    let mut reply = ReadReply {
        address: line.address(column),
        number: written.clone().unwrap_or_default(),
        case: None,
        department: None,
        message: None,
        explanation,
        rectified,
        outcome: ReplyOutcome::Refused,
        problem: doubt,
    };
    match finding(reader, written.as_deref(), line)? {
        Err(problem) => reply.problem = Some(problem),
        Ok((case, head)) => {
            reply.number = number(head.year, case);
            reply.case = Some(case);
            reply.message = Some(head.finding.message);
            reply.department = Some(head.department);
            if reply.problem.is_none() {
                reply.outcome = outcome(head.reply.as_ref(), &reply);
            }
        }
    }
    read.replies.push(reply);
    Ok(())
}

fn outcome(known: Option<&Reply>, reply: &ReadReply) -> ReplyOutcome {
    match known {
        None => ReplyOutcome::New,
        Some(known) if known.explanation == reply.explanation && known.rectified == reply.rectified => {
            ReplyOutcome::Unchanged
        }
        Some(_) => ReplyOutcome::Changed,
    }
}

type Found = std::result::Result<(i32, crate::storage::CaseHead), String>;

/// The finding that a row speaks of: by its number, and the rule beside it must be that finding's.
fn finding(reader: &Reader, written: Option<&str>, line: &Line<'_>) -> Result<Found> {
    let Some(written) = written else {
        return Ok(Err("这一行没有编号，不知道说的是哪个问题，没有读入。请照原清单补上编号。".to_owned()));
    };
    let unknown = || Ok(Err(format!("没有编号为“{written}”的问题，没有读入。请照原清单改正编号。")));
    let Some((year, case)) = case_of(written) else { return unknown() };
    let Some(head) = reader.case_head(case.into())? else { return unknown() };
    if year.is_some_and(|year| year != head.year) {
        return unknown();
    }
    let title = registry::rule(&head.finding.rule).map_or(head.finding.rule.as_str(), |rule| rule.title);
    if let Some(said) = line.text(RULE).filter(|said| key(said) != key(title)) {
        return Ok(Err(format!(
            "编号{written}的问题是“{title}”，这一行写的是“{said}”，没有读入。请照原清单改正编号。"
        )));
    }
    Ok(Ok((case, head)))
}

/// 是否整改: what it says, what else is written there, and why it is not understood.
fn claim(text: Option<String>) -> (Option<bool>, Option<String>, Option<String>) {
    const YES: [&str; 8] = ["已整改", "已改正", "已更正", "已修改", "已完成", "整改完成", "是", "已"];
    const NO: [&str; 9] =
        ["未整改", "未改正", "正在整改", "整改中", "不整改", "暂未整改", "尚未整改", "否", "未"];
    let Some(text) = text else { return (None, None, None) };
    match text.trim() {
        "√" | "✓" | "✔" | "☑" => return (Some(true), None, None),
        "×" | "✗" | "✘" => return (Some(false), None, None),
        _ => {}
    }
    let words = key(&text);
    // 「不是」 and 「是否」 are neither.
    let found = NO.iter().map(|word| (*word, false)).chain(YES.iter().map(|word| (*word, true)));
    match found.into_iter().find(|(word, _)| words.starts_with(word) && !words.starts_with("是否")) {
        Some((word, claim)) if words == word => (Some(claim), None, None),
        Some((_, claim)) => (Some(claim), Some(text), None),
        None => (
            None,
            None,
            Some(format!("“是否整改”写的是“{text}”，看不出是整改了还是没有，没有读入。请写“是”或“否”。")),
        ),
    }
}
