use crate::audit::draft::Place;
use crate::audit::manual::rule;
use crate::audit::precision::Verdict;
use crate::audit::text::{self, Column, Figure, Text, cite, near, parts, quoted};
use crate::audit::{Context, Outcome, Severity, sum};
use crate::filing::{Filing, FormKind};

rule! {
    /// ## 检查什么
    /// 自评报告里一句话写出的年初预算、年中追加和全年预算，前两个加起来等于后一个。
    /// ## 为什么
    /// 预算怎样从年初变到全年要说得清；加不起来，说明漏写了调减，或者写错了一个数。
    /// ## 公式
    /// 年初预算＋年中追加＝全年预算，相差不超过 0.01 万元只作提示。没有写全年预算的不检查。
    /// ## 例子
    /// “年初预算7.5万元，年中追加1141.52万元，全年预算1194.03万元”，前两个加起来是 1149.02。
    /// ## 如何整改
    /// 与预算批复和调整文件核对，改正写错的数，有调减的一并写明。
    /// ## 依据
    /// 报告文字里的算术，不需要另外的规定。
    pub const RULE: Rule = Rule {
        id: "movement_in_text", title: "文中年初加追加", family: TextAgainstTables, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let text = text::read(context.filing);
    let outcomes: Vec<Outcome> = text
        .amounts()
        .filter(|(_, figure)| figure.column == Some(Column::Revised) && figure.cell.is_none())
        .filter_map(|(n, _)| judge(context.filing, &text, n))
        .collect();
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

fn judge(filing: &Filing, text: &Text, n: usize) -> Option<Outcome> {
    let revised = &text.figures[n];
    let with: Vec<&Figure> = near::alongside(text, n).map(|(_, figure)| figure).collect();
    let of = |column| with.iter().copied().filter(move |figure| figure.column == Some(column));
    let (mut initial, added) = (of(Column::Initial), of(Column::Added).collect::<Vec<_>>());
    let (Some(start), None, false) = (initial.next(), initial.next(), added.is_empty()) else { return None };
    let terms: Vec<&Figure> = [start].into_iter().chain(added).collect();
    let verdict = parts::verdict(revised, &terms);
    if verdict == Verdict::Agrees {
        return Some(Outcome::Pass);
    }
    // An amount that was not understood may be the part that is missing.
    let between = (n.saturating_sub(12)..(n + 6).min(text.figures.len())).map(|n| &text.figures[n]);
    let doubtful = between
        .filter(|figure| {
            (figure.report, figure.block, figure.sentence)
                == (revised.report, revised.block, revised.sentence)
        })
        .any(|figure| figure.unit.is_money() && !figure.is_amount());
    if verdict == Verdict::Differs && doubtful {
        return Some(Outcome::CannotJudge);
    }
    let sum = terms.iter().map(|figure| figure.value()).sum();
    let printed: Vec<String> = terms.iter().map(|figure| figure.value().to_string()).collect();
    let mut draft = Place::new(filing, FormKind::Report)
        .finding(&RULE, format!("{}，年初预算加追加是 {sum} 万元", quoted(revised)))
        .sides(revised.value(), sum)
        .detail(sum::terms(&printed, sum))
        .suggestion(Some("与预算批复和调整文件核对，改正写错的数；有调减的一并写明".to_owned()));
    draft = cite(draft, revised);
    if verdict == Verdict::Rounding {
        draft = draft.severity(Severity::Note).and_detail("只差尾数");
    }
    Some(draft.fail())
}
