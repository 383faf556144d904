use rust_decimal::Decimal;

use crate::audit::manual::rule;
use crate::audit::precision::{Side, Verdict, points};
use crate::audit::scored::{Scored, each};
use crate::audit::{Context, Outcome};
use crate::number::Exact;
use crate::scoring::Weights;

rule! {
    /// ## 检查什么
    /// 财政局为本年度设定了规则集的，附件二、附件三各部分的分值与规则集一致。
    /// ## 为什么
    /// 各部门按不同的分值打分，得分就不能放在一起排名。
    /// ## 公式
    /// 预算执行、产出、效益、满意度、成本各部分的分值之和＝规则集的分值。规则集没有单列满意度或成本的，分别并入效益、产出。
    /// 本年度没有设定规则集的，不检查。
    /// ## 例子
    /// 规则集效益指标 40 分，附件二效益指标各行合计 30 分。
    /// ## 如何整改
    /// 按本年度下发的表样调整各部分分值。
    /// ## 依据
    /// 财政局设定的本年度规则集；附件二、附件三“分值”一栏。
    pub const RULE: Rule = Rule {
        id: "rule_set_weights", title: "分值与规则集不符", family: WeightsAndTotals, severity: Warning,
        check: check,
    };
}

/// The parts, as the rule set has them.
const PARTS: [&str; 5] = ["预算执行", "产出指标", "效益指标", "满意度指标", "成本指标"];
const EXECUTION: usize = 0;
const OUTPUT: usize = 1;
const BENEFIT: usize = 2;
const SATISFACTION: usize = 3;
const COST: usize = 4;

fn check(context: &Context<'_>) -> Vec<Outcome> {
    if !context.own_rule_set {
        return vec![Outcome::NotApplicable];
    }
    let weights = &context.rule_set.weights;
    each(context.filing, |form| [check_form(form, weights)])
}

fn check_form(form: &Scored<'_>, weights: &Weights) -> Outcome {
    let due = [weights.execution, weights.output, weights.benefit, weights.satisfaction, weights.cost]
        .map(Exact::decimal);
    let mut rows: [Vec<usize>; 5] = Default::default();
    let mut part = None;
    for (n, row) in form.indicators.iter().enumerate() {
        part = row.level1.text().map_or(part, |name| part_of(name, &due));
        match part {
            Some(part) => rows[part].push(n),
            // A heading of the department's own cannot be told apart.
            None => return Outcome::CannotJudge,
        }
    }
    if form.indicators.is_empty() {
        return Outcome::NotApplicable;
    }
    if form.weights().iter().any(|weight| weight.field.value.is_none()) {
        return Outcome::CannotJudge;
    }
    let mut wrong = Vec::new();
    let mut cited = Vec::new();
    for (part, name) in PARTS.iter().enumerate() {
        let values = match part {
            EXECUTION => vec![form.funds_weight()],
            _ => rows[part].iter().map(|&n| form.weight(n)).collect(),
        };
        let filed = Side::sum(values.iter().map(|value| Side::of(value.field)));
        let ours = Side { value: due[part], decimals: 0, terms: 1 };
        if points(filed, ours) == Verdict::Differs {
            wrong.push((
                format!("{name}应为 {} 分，填的是 {} 分", ours.value.normalize(), filed.value.normalize()),
                filed.value,
                ours.value,
            ));
            cited.extend(values);
        }
    }
    if wrong.is_empty() {
        return Outcome::Pass;
    }
    if cited.is_empty() {
        cited.push(form.total_weight());
    }
    let said: Vec<&str> = wrong.iter().map(|(said, ..)| said.as_str()).collect();
    let sum = |of: fn(&(String, Decimal, Decimal)) -> Decimal| wrong.iter().map(of).sum::<Decimal>();
    form.place
        .finding(&RULE, format!("各部分分值与本年度规则集不符：{}", said.join("；")))
        .cite_all(&cited)
        .sides(sum(|part| part.1), sum(|part| part.2))
        .suggestion(Some("按本年度下发的表样调整各部分分值".to_owned()))
        .fail()
}

/// The part that a 一级指标 belongs to; what the rule set does not list by itself goes with its neighbour.
fn part_of(level1: &str, due: &[Decimal; 5]) -> Option<usize> {
    let part = if level1.contains("满意") {
        SATISFACTION
    } else if level1.contains("成本") {
        COST
    } else if level1.contains("产出") {
        OUTPUT
    } else if level1.contains("效益") || level1.contains("效果") {
        BENEFIT
    } else {
        return None;
    };
    Some(match part {
        SATISFACTION if due[SATISFACTION].is_zero() => BENEFIT,
        COST if due[COST].is_zero() => OUTPUT,
        part => part,
    })
}
