use rust_decimal::Decimal;

use crate::audit::draft::Place;
use crate::audit::manual::rule;
use crate::audit::text::near::{self, Rounded};
use crate::audit::text::{self, Column, Role, Text, cite, quoted};
use crate::audit::{Context, Outcome};
use crate::filing::{Filing, FormKind};

rule! {
    /// ## 检查什么
    /// 自评报告里一句话写出的执行率、完成预算的比例，等于同一句话里的决算数除以预算数。
    /// ## 为什么
    /// 执行率是报告里最常引用的数，和前面的金额对不上，必有一个写错。
    /// ## 公式
    /// 执行率＝决算数÷预算数。一句话里有几个预算数（年初、追加后、全年）的，与其中任何一个对得上都算对；四舍五入和截尾都算对。
    /// ## 例子
    /// “人员经费年初预算151.89万元，决算166.39万元，预算执行率190.55％”，按 166.39÷151.89 计算是 109.55%。
    /// ## 如何整改
    /// 重新计算执行率，改正写错的比例或金额。
    /// ## 依据
    /// 报告文字里的算术；附件二、附件三表头“执行率”为执行数除以预算数。
    pub const RULE: Rule = Rule {
        id: "rate_in_text", title: "文中执行率复算", family: TextAgainstTables, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let text = text::read(context.filing);
    let outcomes: Vec<Outcome> =
        (0..text.figures.len()).filter_map(|n| judge(context.filing, &text, n)).collect();
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

fn judge(filing: &Filing, text: &Text, n: usize) -> Option<Outcome> {
    let rate = &text.figures[n];
    if rate.role != Role::Rate || rate.cell.is_some() {
        return None;
    }
    let of = near::amount_before(text, n)?;
    if text.figures[of].sentence != rate.sentence {
        return None;
    }
    // Behind the rate another amount of the same thing may follow; only those before it count.
    let amounts: Vec<_> = near::alongside(text, of).filter(|(at, _)| *at < n).collect();
    let (at, spent) =
        amounts.iter().rev().find(|(_, figure)| near::is_spent(figure.column) && !figure.completes)?;
    let mut budgets: Vec<(String, Rounded)> = amounts
        .iter()
        .filter(|(_, figure)| near::is_budget(figure.column))
        .map(|(at, figure)| (format!("“{}”", figure.written()), Rounded::beside(text, *at)))
        .collect();
    let of_column = |column| amounts.iter().filter(move |(_, figure)| figure.column == Some(column));
    if let (Some((_, initial)), true) =
        (of_column(Column::Initial).next(), of_column(Column::Added).next().is_some())
    {
        let added = of_column(Column::Added).map(|(_, figure)| Rounded::of(figure));
        budgets.push(("年初预算加追加".to_owned(), Rounded::sum(added.chain([Rounded::of(initial)]))));
    }
    let spent_as = Rounded::beside(text, *at);
    let verdicts: Vec<bool> =
        budgets.iter().filter_map(|(_, budget)| near::is_ratio(rate, spent_as, *budget)).collect();
    if verdicts.is_empty() {
        return None;
    }
    if verdicts.contains(&true) {
        return Some(Outcome::Pass);
    }
    let computed: Vec<String> = budgets
        .iter()
        .filter(|(_, budget)| budget.value > Decimal::ZERO)
        .filter_map(|(name, budget)| {
            Some(format!("除以{name}是 {}", near::percent(spent.value(), budget.value, rate.decimals)?))
        })
        .collect();
    let nearest = budgets
        .iter()
        .filter_map(|(_, budget)| spent.value().checked_div(budget.value))
        .min_by_key(|ratio| (*ratio - rate.value()).abs())?;
    let mut draft = Place::new(filing, FormKind::Report)
        .finding(&RULE, format!("{}，按“{}”{}", quoted(rate), spent.written(), computed.join("，")))
        .sides(rate.value(), crate::number::round_half_up(nearest, 6))
        .suggestion(Some("重新计算，改正执行率或金额".to_owned()));
    draft = cite(cite(draft, spent), rate);
    Some(draft.fail())
}
