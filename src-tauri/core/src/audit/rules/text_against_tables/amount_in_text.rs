use std::collections::BTreeSet;

use crate::audit::draft::Place;
use crate::audit::manual::rule;
use rust_decimal::Decimal;

use crate::audit::text::{
    self, Figure, Fund, Held, Judgement, Subject, Text, cite, held, near, quoted, unit_evident,
};
use crate::audit::{Context, Outcome, Severity};
use crate::filing::{Filing, FormKind};

rule! {
    /// ## 检查什么
    /// 自评报告的文字和附表里写到的金额，与附件一、附件二、附件三里的同一个金额相等。
    /// ## 为什么
    /// 报告要公开，表要进排名；同一笔钱两处写得不一样，公开出去就说不清。
    /// ## 公式
    /// 文中金额＝表中同一项目、同一口径的金额，按文中写出的小数位比较；相差不超过 0.01 万元只作提示。
    /// 说的是哪一项、哪一年、哪种预算，有一个词读不准的就不比较。只说一般公共预算等一部分资金的，只查不得大于全部。
    /// ## 例子
    /// 报告写“总支出3396.61万元”，附件二全年执行数是 33963.61：漏写了一位数字。
    /// ## 如何整改
    /// 与决算报表核对，改正写错的一处；口径不同的，在报告里写明口径。
    /// ## 依据
    /// 附件四与附件一、二、三同为本部门本年度的数据；文表之间的算术。
    pub const RULE: Rule = Rule {
        id: "amount_in_text", title: "文中金额与表一致", family: TextAgainstTables, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let text = text::read(filing);
    let mut outcomes = Vec::new();
    let mut told = BTreeSet::new();
    for (n, figure) in text.amounts() {
        let Some(found) = held(filing, figure) else { continue };
        match found.judgement {
            Judgement::Agrees => outcomes.push(Outcome::Pass),
            // 元 for 万元 is another rule's.
            Judgement::Unit => outcomes.push(Outcome::NotApplicable),
            Judgement::Unsure => outcomes.push(Outcome::CannotJudge),
            Judgement::Tail | Judgement::Differs(_) | Judgement::TooMuch => {
                if !unit_evident(filing, &text, figure) {
                    outcomes.push(Outcome::CannotJudge);
                } else if told.insert(said(figure)) {
                    outcomes.push(finding(filing, &text, n, &found));
                }
            }
        }
    }
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

/// What a figure says: one fault is told once, however often the reports repeat it.
fn said(figure: &Figure) -> (Option<Subject>, Option<&str>, Option<Fund>, Decimal) {
    (figure.subject, figure.name.as_deref(), figure.fund, figure.value())
}

fn finding(filing: &Filing, text: &Text, n: usize, found: &Held<'_>) -> Outcome {
    let figure = &text.figures[n];
    let (stated, filed) = (figure.value(), found.filed);
    let label = &found.cell.label;
    let message = match found.judgement {
        Judgement::TooMuch => format!("{}，只是一部分资金的数，却比{label} {filed} 万元还多", quoted(figure)),
        _ => format!("{}，{label}是 {filed} 万元", quoted(figure)),
    };
    let mut draft = Place::new(filing, FormKind::Report).finding(&RULE, message).sides(stated, filed);
    for other in near::everywhere(text, n).filter(|other| other.is_amount() && said(figure) == said(other)) {
        if held(filing, other).is_some_and(|other| other.cell.path == found.cell.path) {
            draft = cite(draft, other);
        }
    }
    draft = draft.cite(&found.cell);
    match found.judgement {
        Judgement::Tail => draft = draft.severity(Severity::Note).detail("只差尾数"),
        Judgement::Differs(Some(slip)) => draft = draft.detail(slip),
        _ => {}
    }
    // The report itself may say it right elsewhere.
    let right = near::everywhere(text, n).find(|other| {
        other.is_amount()
            && other.subject == figure.subject
            && other.subject.is_some()
            && other.fund == figure.fund
            && other.value() != stated
            && held(filing, other)
                .is_some_and(|held| held.judgement == Judgement::Agrees && held.filed == filed)
    });
    if let Some(right) = right {
        draft = draft.and_detail(&format!("{}与表一致", quoted(right)));
    }
    if let Some(detail) = same_gap(filing, text, n, stated - filed) {
        draft = draft.and_detail(&detail);
    }
    let mend = format!("报告里的 {stated} 改为 {filed}（万元）");
    let suggestion = match found.judgement {
        _ if stated.checked_mul(Decimal::from(10_000)) == Some(filed) => {
            format!("{label}填的恰好是报告里的一万倍，疑把元填进了万元栏；如果是，{filed} 改为 {stated}")
        }
        Judgement::Tail => mend,
        _ if right.is_some() => mend,
        // One slip apart; which of the two slipped, other findings may tell.
        Judgement::Differs(Some(_)) => format!("如果{label}无误，{mend}"),
        _ => format!("与决算报表核对，改正报告或{label}；口径不同的，在报告里写明"),
    };
    draft.suggestion(Some(suggestion)).fail()
}

/// Says so if another amount, of a part of the money alone, lacks as much of its cell: the money that is
/// missing here may be counted there.
fn same_gap(filing: &Filing, text: &Text, n: usize, gap: Decimal) -> Option<String> {
    // Small differences are equal by chance.
    if gap.abs() < Decimal::ONE {
        return None;
    }
    near::everywhere(text, n).filter(|other| other.is_amount()).find_map(|other| {
        let found = held(filing, other).filter(|found| found.judgement == Judgement::Unsure)?;
        let lacks = (found.filed - other.value()).abs();
        ((lacks - gap.abs()).abs() <= Decimal::new(1, 2)).then(|| {
            format!(
                "相差 {}，与{}和{} {} 的差 {lacks} 相同，疑为同一笔资金",
                gap.abs().normalize(),
                quoted(other),
                found.cell.label,
                found.filed
            )
        })
    })
}
