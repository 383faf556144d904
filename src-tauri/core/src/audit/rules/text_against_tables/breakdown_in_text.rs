use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::audit::draft::Place;
use crate::audit::manual::rule;
use crate::audit::precision::Verdict;
use crate::audit::text::parts::{self, Closing};
use crate::audit::text::{self, Figure, Judgement, List, Text, cite, held, quoted};
use crate::audit::{Context, Outcome, Severity, sum};
use crate::filing::{Filing, FormKind};

rule! {
    /// ## 检查什么
    /// 自评报告里“……万元，其中……万元，……万元”各项加起来等于前面的总数。
    /// ## 为什么
    /// 总数和其中各项写在一句话里，加不起来，必有一个数写错。
    /// ## 公式
    /// 各项之和＝总数。各项是全部的（如基本支出和项目支出，货物、工程和服务），不得多也不得少；只是举例的，不得多于总数。
    /// 其中项下面又写了它自己的其中项的，不重复相加。人数同样检查。
    /// ## 例子
    /// “政府采购支出3606万元，其中货物66万元，工程2782万元，服务647.49万元”，三项加起来是 3495.49。
    /// ## 如何整改
    /// 与决算报表核对，改正写错的一个数。
    /// ## 依据
    /// 报告文字里的算术，不需要另外的规定。
    pub const RULE: Rule = Rule {
        id: "breakdown_in_text", title: "文中其中项之和", family: TextAgainstTables, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let text = text::read(filing);
    let mut outcomes = Vec::new();
    let mut told = BTreeSet::new();
    for list in text.lists.iter().filter(|list| !list.parts.is_empty()) {
        let closings: Vec<(usize, Closing)> =
            list.parents.iter().map(|&total| (total, parts::closing(&text.figures, list, total))).collect();
        let closes = closings.iter().filter_map(|(_, closing)| match closing {
            Closing::Closes(verdict) => Some(*verdict),
            _ => None,
        });
        let outcome = match closes.min() {
            Some(Verdict::Agrees) => Outcome::Pass,
            _ if explained(filing, &text, list) || parts::odd_unit(&text.figures, list).is_some() => {
                Outcome::NotApplicable
            }
            verdict => match (closings.as_slice(), verdict) {
                (_, Some(Verdict::Rounding)) if list.parts.len() > 1 || list.is_complete(&text.figures) => {
                    let total = closings.iter().find(|(_, closing)| matches!(closing, Closing::Closes(_)));
                    total.map_or(Outcome::Pass, |(total, _)| finding(filing, &text, list, *total, true))
                }
                (&[(total, Closing::Over | Closing::Short)], None) => {
                    finding(filing, &text, list, total, false)
                }
                _ => Outcome::CannotJudge,
            },
        };
        // The same sentence in a second report is the same fault.
        if let Outcome::Fail(found) = &outcome
            && !told.insert((found.left.clone(), found.right.clone()))
        {
            continue;
        }
        outcomes.push(outcome);
    }
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

/// Whether the list adds up once the amounts that contradict the annexes are read as the annexes have
/// them: then the fault is told already.
fn explained(filing: &Filing, text: &Text, list: &List) -> bool {
    let mut any = false;
    let (mended, list) = parts::changed(&text.figures, list, |_, figure| {
        let Some(found) = held(filing, figure) else { return };
        if matches!(found.judgement, Judgement::Tail | Judgement::Differs(_) | Judgement::Unit) {
            figure.number = found.filed;
            figure.unit = text::Unit::TenThousandYuan;
            figure.decimals = found.filed.scale().max(2);
            any = true;
        }
    });
    any && list
        .parents
        .iter()
        .any(|&total| matches!(parts::closing(&mended, &list, total), Closing::Closes(_)))
}

fn finding(filing: &Filing, text: &Text, list: &List, total: usize, tail: bool) -> Outcome {
    let whole = &text.figures[total];
    let parts: Vec<&Figure> = list.parts.iter().map(|&n| &text.figures[n]).collect();
    let sum: Decimal = parts.iter().map(|part| part.value()).sum();
    let unit = if whole.unit.is_money() { "万元" } else { whole.unit.title() };
    let terms: Vec<String> = parts
        .iter()
        .filter(|part| !part.number.is_zero())
        .map(|part| part.value().normalize().to_string())
        .collect();
    let mut draft = Place::new(filing, FormKind::Report)
        .finding(&RULE, format!("{}，其中各项加起来是 {} {unit}", quoted(whole), sum.normalize()))
        .sides(whole.value(), sum)
        .detail(sum::terms(&terms, sum))
        .suggestion(Some("与决算报表核对，改正总数或其中一项".to_owned()));
    draft = parts.iter().fold(cite(draft, whole), |draft, part| cite(draft, part));
    if let Some(found) = held(filing, whole).filter(|found| found.judgement == Judgement::Agrees) {
        draft = draft.cite(&found.cell).and_detail(&format!("总数与{}一致", found.cell.label));
    }
    if tail {
        draft = draft.severity(Severity::Note).and_detail("只差尾数");
    }
    draft.fail()
}
