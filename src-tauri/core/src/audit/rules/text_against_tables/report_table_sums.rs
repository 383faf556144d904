use rust_decimal::Decimal;

use crate::audit::draft::Place;
use crate::audit::manual::rule;
use crate::audit::precision::Verdict;
use crate::audit::text::parts::{self, Closing};
use crate::audit::text::{self, Figure, Heading, Kind, List, Row, Subject, Table, Text, cite, quoted};
use crate::audit::{Context, Outcome, Severity, sum};
use crate::filing::{Filing, FormKind};

rule! {
    /// ## 检查什么
    /// 自评报告附表里，各行加起来等于合计，人员经费与公用经费加起来等于基本支出。
    /// ## 为什么
    /// 附表也要公开；合计不对，报告里引用它的话也跟着错。
    /// ## 公式
    /// 合计＝各行之和，“其中”各行不重复相加。表里有读不懂的格子、有小计，或者分不清哪些行属于“其中”的，只在加得起来时算对，不报错。
    /// ## 例子
    /// 附表基本支出 543.74，项目支出 33419.87，合计写 33936.61，加起来是 33963.61。
    /// ## 如何整改
    /// 与决算报表核对，改正合计或其中一行。
    /// ## 依据
    /// 附件四附表的表内算术，不需要另外的规定。
    pub const RULE: Rule = Rule {
        id: "report_table_sums", title: "报告附表合计", family: TextAgainstTables, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let text = text::read(context.filing);
    let mut outcomes = Vec::new();
    for table in &text.tables {
        for &(column, heading) in &table.columns {
            if heading == Heading::Rate {
                continue;
            }
            outcomes.extend(total(context.filing, &text, table, column));
            outcomes.extend(basic(context.filing, &text, table, column));
        }
    }
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

/// The total row against the rows above it.
fn total(filing: &Filing, text: &Text, table: &Table, column: usize) -> Option<Outcome> {
    let mut totals = table.rows.iter().enumerate().filter(|(_, row)| row.total);
    let (at, row) = totals.next()?;
    if totals.next().is_some() || row.name.starts_with("小计") || at + 1 != table.rows.len() {
        return None;
    }
    let whole = table.figure(row, column)?;
    let above = &table.rows[..at];
    let parts: Vec<usize> = above.iter().filter_map(|row| table.figure(row, column)).collect();
    if parts.is_empty() {
        return None;
    }
    let list = |parts: Vec<usize>| List { kind: Kind::Among, parents: vec![whole], parts, gaps: false };
    if let Closing::Closes(Verdict::Agrees) = parts::closing(&text.figures, &list(parts.clone()), whole) {
        return Some(Outcome::Pass);
    }
    let counted = list(counted(above).into_iter().filter_map(|row| table.figure(row, column)).collect());
    let figures: Vec<&Figure> = counted.parts.iter().map(|&n| &text.figures[n]).collect();
    let whole = &text.figures[whole];
    let verdict = parts::verdict(whole, &figures);
    if verdict == Verdict::Agrees {
        return Some(Outcome::Pass);
    }
    if table.gaps || !clear(above) || figures.len() < 2 {
        return Some(Outcome::CannotJudge);
    }
    Some(finding(filing, whole, &figures, "上面各行", verdict))
}

/// 基本支出 against 人员经费 and 公用经费.
fn basic(filing: &Filing, text: &Text, table: &Table, column: usize) -> Option<Outcome> {
    let only = |subject| {
        let mut rows = table.rows.iter().filter(|row| row.subject == Some(subject));
        let row = rows.next().filter(|_| rows.next().is_none())?;
        table.figure(row, column).map(|n| &text.figures[n])
    };
    let (whole, staff, operating) = (only(Subject::Basic)?, only(Subject::Staff)?, only(Subject::Operating)?);
    let parts = [staff, operating];
    Some(match parts::verdict(whole, &parts) {
        Verdict::Agrees => Outcome::Pass,
        verdict => finding(filing, whole, &parts, "人员经费与公用经费", verdict),
    })
}

/// The rows that are no part of another row.
fn counted(rows: &[Row]) -> Vec<&Row> {
    let holds = |subject| rows.iter().any(|row| row.subject == Some(subject));
    let below = |row: &Row| {
        row.among
            || (matches!(row.subject, Some(Subject::Staff | Subject::Operating)) && holds(Subject::Basic))
            || matches!(
                row.subject,
                Some(
                    Subject::ThreePublic
                        | Subject::Vehicles
                        | Subject::VehicleOperation
                        | Subject::Travel
                        | Subject::Reception
                )
            )
    };
    rows.iter().filter(|row| !below(row)).collect()
}

/// Whether it is clear which rows stand below others: after a 其中 row others may go on with it.
fn clear(rows: &[Row]) -> bool {
    let first_among = rows.iter().position(|row| row.among);
    let plain = |row: &Row| row.among || row.subject.is_some();
    first_among.is_none_or(|at| rows[at..].iter().all(plain))
        && !rows.iter().any(|row| row.name.contains("小计"))
}

fn finding(filing: &Filing, whole: &Figure, parts: &[&Figure], what: &str, verdict: Verdict) -> Outcome {
    let sum: Decimal = parts.iter().map(|part| part.value()).sum();
    let terms: Vec<String> =
        parts.iter().filter(|part| !part.number.is_zero()).map(|part| part.value().to_string()).collect();
    let mut draft = Place::new(filing, FormKind::Report)
        .finding(&RULE, format!("{}，{what}加起来是 {}", quoted(whole), sum.normalize()))
        .sides(whole.value(), sum)
        .detail(sum::terms(&terms, sum))
        .suggestion(Some("与决算报表核对，改正合计或其中一行".to_owned()));
    draft = cite(draft, whole);
    if verdict == Verdict::Rounding {
        draft = draft.severity(Severity::Note).and_detail("只差尾数");
    }
    draft.fail()
}
