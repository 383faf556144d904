use rust_decimal::Decimal;

use super::level1_weights::groups;
use crate::audit::manual::rule;
use crate::audit::precision::{Side, Verdict, points};
use crate::audit::scored::{Scored, each};
use crate::audit::sum;
use crate::audit::{Context, Outcome};
use crate::number::Exact;

rule! {
    /// ## 检查什么
    /// 附件二、附件三各行分值（资金总额一行加全部指标）之和等于总分一行的分值；总分没有填分值时等于 100。
    /// ## 为什么
    /// 分值不足 100，满分就拿不到 100；自评却填 100，说明得分是虚的。
    /// ## 公式
    /// 年度资金总额分值＋各指标分值＝总分分值。附件三的资金来源各行重复填的分值不计。
    /// ## 例子
    /// 资金 10＋产出指标 45＋效益指标 30＋满意度指标 10＝95，总分分值填 100。
    /// ## 如何整改
    /// 调整各指标分值，使合计等于 100。
    /// ## 依据
    /// 附件二、附件三“总分”一行；表内算术。
    pub const RULE: Rule = Rule {
        id: "weights_sum", title: "分值合计", family: WeightsAndTotals, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    each(filing, |form| [check_form(form)])
}

fn check_form(form: &Scored<'_>) -> Outcome {
    let weights = form.weights();
    let total = form.total_weight();
    if weights.iter().all(|row| row.field.value.is_none() && !row.field.is_unread()) {
        return if total.field.value.is_none() { Outcome::NotApplicable } else { Outcome::CannotJudge };
    }
    if total.field.is_unread() {
        return Outcome::CannotJudge;
    }
    let left = Side::sum(weights.iter().map(|row| Side::of(row.field)));
    let right = match total.field.value {
        Some(_) => Side::of(total.field),
        None => Side { value: Decimal::ONE_HUNDRED, decimals: 0, terms: 1 },
    };
    let verdict = points(left, right);
    if verdict == Verdict::Agrees {
        return Outcome::Pass;
    }
    // A blank weight may hold what is lacking; it cannot explain too much.
    let missing = weights.iter().any(|row| row.field.value.is_none());
    if missing && left.value < right.value {
        return Outcome::CannotJudge;
    }
    let against = match total.field.value {
        Some(weight) if weight.decimal() != Decimal::ONE_HUNDRED => {
            format!("总分分值填的是 {weight}")
        }
        _ => "不是 100".to_owned(),
    };
    form.place
        .finding(&RULE, format!("各项分值加起来是 {}，{against}", left.value.normalize()))
        .cite(&total)
        .cite_all(sum::filled(&weights))
        .sides(left.value, right.value)
        .detail(by_heading(form, left.value))
        .judged(verdict)
        .fail()
}

/// `资金 10＋产出指标 45＋…＝95`.
fn by_heading(form: &Scored<'_>, sum: Decimal) -> String {
    let mut figures = Vec::new();
    if let Some(weight) = form.funds.weight.value {
        figures.push(format!("资金 {weight}"));
    }
    for rows in groups(form) {
        let name = form.indicators[rows[0]].level1.text().unwrap_or("指标");
        let points: Decimal =
            rows.iter().filter_map(|&n| form.indicators[n].weight.value).map(Exact::decimal).sum();
        figures.push(format!("{name} {}", points.normalize()));
    }
    sum::terms(&figures, sum)
}
