use rust_decimal::Decimal;

use crate::audit::manual::rule;
use crate::audit::scored::{Scored, each};
use crate::audit::{Context, Outcome};
use crate::number::Exact;

rule! {
    /// ## 检查什么
    /// 附件二、附件三总分一行的分值是 100。
    /// ## 为什么
    /// 全县按百分制排名，总分不是 100 的表与别的表不能相比。
    /// ## 公式
    /// 总分分值＝100。总分没有填分值的，由“分值合计”一条按 100 核对各行之和。
    /// ## 例子
    /// 总分一行的分值填 90，漏了资金执行的 10 分。
    /// ## 如何整改
    /// 按百分制重新分配各行分值。
    /// ## 依据
    /// 附件二、附件三为百分制：表头资金 10 分、产出 50 分、效益 30 分、满意度 10 分。
    pub const RULE: Rule = Rule {
        id: "total_weight_hundred", title: "总分为一百分", family: WeightsAndTotals, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    each(filing, |form| [check_form(form)])
}

fn check_form(form: &Scored<'_>) -> Outcome {
    let total = form.total_weight();
    match total.field.value {
        None => Outcome::CannotJudge,
        Some(weight) if weight.decimal() == Decimal::ONE_HUNDRED => Outcome::Pass,
        Some(weight) => form
            .place
            .finding(&RULE, format!("总分的分值填的是 {weight}，不是 100"))
            .cite(&total)
            .sides(weight.decimal(), Decimal::ONE_HUNDRED)
            .fail(),
    }
}
