use rust_decimal::Decimal;

use crate::audit::manual::rule;
use crate::audit::scored::{Scored, each};
use crate::audit::{Context, Outcome};
use crate::number::Exact;

rule! {
    /// ## 检查什么
    /// 附件二、附件三总分一行填了自评得分。
    /// ## 为什么
    /// 没有总分就无法排名、定等级，自评没有完成。
    /// ## 公式
    /// 表内有分值或得分时，总分自评得分不得为空。
    /// ## 例子
    /// 总分一行分值 100，自评得分空着，而各行都有得分，合计 95。
    /// ## 如何整改
    /// 把各行自评得分加总，填入总分一行。
    /// ## 依据
    /// 附件二、附件三“总分”一行的自评得分栏。
    pub const RULE: Rule = Rule {
        id: "total_without_self_score", title: "总分缺自评得分", family: Scores, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    each(filing, |form| [check_form(form)])
}

fn check_form(form: &Scored<'_>) -> Outcome {
    let (total, weight, rows) = (form.total_self_score(), form.total_weight(), form.self_scores());
    if total.field.value.is_some() {
        return Outcome::Pass;
    }
    if total.field.is_unread() {
        return Outcome::CannotJudge;
    }
    let scores: Vec<Decimal> = rows.iter().filter_map(|row| row.field.value).map(Exact::decimal).collect();
    if scores.is_empty() && weight.field.value.is_none() {
        return Outcome::NotApplicable;
    }
    let draft = form.place.finding(&RULE, "总分一行没有自评得分").cite(&total).cite(&weight);
    if scores.is_empty() {
        return draft.fail();
    }
    let sum = scores.iter().sum::<Decimal>().normalize();
    let complete = rows
        .iter()
        .zip(form.weights())
        .all(|(row, weight)| row.field.value.is_some() || weight.field.value.is_none());
    draft
        .detail(format!("各行自评得分加起来是 {sum}"))
        .suggestion(complete.then(|| format!("如果各行得分无误，总分自评得分应填 {sum}")))
        .fail()
}
