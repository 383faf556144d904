use crate::audit::manual::rule;
use crate::audit::precision::{Side, Verdict, points};
use crate::audit::scored::{Scored, each};
use crate::audit::sum;
use crate::audit::{Context, Outcome};

rule! {
    /// ## 检查什么
    /// 附件二、附件三总分的自评得分，等于各行自评得分（资金总额一行加全部指标）之和。
    /// ## 为什么
    /// 排名用的是总分，总分比各行之和多出来的分没有任何指标支持。
    /// ## 公式
    /// 总分自评得分＝年度资金总额得分＋各指标得分。附件三资金来源各行重复填的得分不计。
    /// 有分值的行缺得分、总分又较大的，不判断。
    /// ## 例子
    /// 资金 10 分加各指标共 95 分，总分自评得分填 100。
    /// ## 如何整改
    /// 按各行得分重新加总，或补填漏掉的得分。
    /// ## 依据
    /// 附件二、附件三“总分”一行；表内算术。
    pub const RULE: Rule = Rule {
        id: "self_score_sum", title: "自评得分合计", family: Scores, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    each(filing, |form| [check_form(form)])
}

fn check_form(form: &Scored<'_>) -> Outcome {
    let (total, rows) = (form.total_self_score(), form.self_scores());
    if rows.iter().all(|row| row.field.value.is_none() && !row.field.is_unread()) {
        return if total.field.value.is_none() { Outcome::NotApplicable } else { Outcome::CannotJudge };
    }
    if total.field.value.is_none() {
        return Outcome::CannotJudge;
    }
    let (left, right) = (Side::of(total.field), Side::sum(rows.iter().map(|row| Side::of(row.field))));
    let verdict = points(left, right);
    if verdict == Verdict::Agrees {
        return Outcome::Pass;
    }
    let weights = form.weights();
    let missing = rows.iter().zip(&weights).any(|(row, weight)| {
        row.field.value.is_none() && (row.field.is_unread() || weight.field.value.is_some())
    });
    if missing && right.value < left.value {
        return Outcome::CannotJudge;
    }
    let sum = right.value.normalize();
    form.place
        .finding(&RULE, format!("总分自评得分填的是 {}，各行得分加起来是 {sum}", left.value))
        .cite(&total)
        .cite_all(sum::filled(&rows))
        .sides(left.value, right.value)
        .detail(sum::arithmetic(&rows, right.value))
        .suggestion(Some(format!("如果各行得分无误，总分自评得分应为 {sum}")))
        .judged(verdict)
        .fail()
}
