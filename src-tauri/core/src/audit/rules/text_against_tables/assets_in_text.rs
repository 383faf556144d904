use crate::audit::draft::Place;
use crate::audit::manual::rule;
use crate::audit::text::near::Rounded;
use crate::audit::text::{self, Figure, Subject, Text, cite, quoted};
use crate::audit::{Context, Outcome};
use crate::filing::{Filing, FormKind};

rule! {
    /// ## 检查什么
    /// 自评报告里一段话写出的资产总额、负债总额、净资产，前一个等于后两个之和。
    /// ## 为什么
    /// 这是资产负债表的基本等式，不等就必有一个数写错。
    /// ## 公式
    /// 资产总额＝负债总额＋净资产，相差不超过 0.01 万元算相等。
    /// ## 例子
    /// “资产总额123021.61万元，负债总额37829.92万元，净资产81591.69万元”，后两个加起来是 119421.61。
    /// ## 如何整改
    /// 与资产负债表核对，改正写错的一个数。
    /// ## 依据
    /// 会计恒等式；报告文字里的算术。
    pub const RULE: Rule = Rule {
        id: "assets_in_text", title: "文中资产负债", family: TextAgainstTables, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let text = text::read(context.filing);
    let outcomes: Vec<Outcome> = text
        .amounts()
        .filter(|(_, figure)| figure.subject == Some(Subject::Assets))
        .filter_map(|(n, _)| judge(context.filing, &text, n))
        .collect();
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

fn judge(filing: &Filing, text: &Text, n: usize) -> Option<Outcome> {
    let assets = &text.figures[n];
    let same_place = |other: &&Figure| {
        (other.report, other.block, other.sentence, other.year, other.column)
            == (assets.report, assets.block, assets.sentence, assets.year, assets.column)
            && other.is_amount()
    };
    let near = &text.figures[n.saturating_sub(8)..(n + 9).min(text.figures.len())];
    let only = |subject| {
        let mut found = near.iter().filter(same_place).filter(|other| other.subject == Some(subject));
        found.next().filter(|_| found.next().is_none())
    };
    only(Subject::Assets)?;
    let (liabilities, net) = (only(Subject::Liabilities)?, only(Subject::NetAssets)?);
    let sum = Rounded::sum([Rounded::of(liabilities), Rounded::of(net)]);
    if Rounded::of(assets).meets(sum) {
        return Some(Outcome::Pass);
    }
    let draft = Place::new(filing, FormKind::Report)
        .finding(&RULE, format!("{}，负债与净资产加起来是 {} 万元", quoted(assets), sum.value.normalize()))
        .sides(assets.value(), sum.value)
        .detail(format!("{}＋{}＝{}", liabilities.value(), net.value(), sum.value.normalize()))
        .suggestion(Some("与资产负债表核对，改正写错的一个数".to_owned()));
    Some(cite(draft, assets).fail())
}
