use rust_decimal::Decimal;

use crate::audit::manual::rule;
use crate::audit::omission::{cell, has_column, names, row_names};
use crate::audit::reason;
use crate::audit::scored::{Scored, each};
use crate::audit::{Context, Outcome};
use crate::number::Exact;

rule! {
    /// ## 检查什么
    /// 附件二、附件三自评扣了分的指标，都写了偏差原因。
    /// ## 为什么
    /// 扣分不说原因，复核时不知道扣得对不对，也就谈不上整改。
    /// ## 公式
    /// 自评得分小于分值的行，偏差原因不得为空，也不得只写“无”。一张表的空缺合为一条；表上没有这一栏的不检查。
    /// ## 例子
    /// “工程建设”分值 8，自评得分 7，偏差原因空着。
    /// ## 如何整改
    /// 逐项补写扣分的原因和改进措施。
    /// ## 依据
    /// 附件二、附件三表头“偏差原因分析及改进措施”。
    pub const RULE: Rule = Rule {
        id: "points_off_without_reason", title: "扣分没有说明", family: Reasons, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    each(context.filing, |form| [check_form(form)])
}

fn check_form(form: &Scored<'_>) -> Outcome {
    let rows = form.indicators;
    let lost = |n: &usize| {
        let (weight, score) = (rows[*n].weight.value?.decimal(), rows[*n].self_score.value?.decimal());
        (score < weight).then_some(weight - score)
    };
    let off: Vec<usize> = (0..rows.len()).filter(|n| lost(n).is_some()).collect();
    if off.is_empty() || !has_column(rows, |row| &row.deviation_reason) {
        return Outcome::NotApplicable;
    }
    let silent: Vec<usize> = off.into_iter().filter(|&n| !reason::given(&rows[n].deviation_reason)).collect();
    if silent.is_empty() {
        return Outcome::Pass;
    }
    let points: Decimal = silent.iter().filter_map(lost).sum();
    let points = points.normalize();
    let list = names(&row_names(form, &silent));
    let message = match silent.as_slice() {
        [_] => format!("{list}扣了 {points} 分，没有写原因"),
        _ => format!("{} 个指标共扣 {points} 分，没有写原因：{list}", silent.len()),
    };
    let mut draft = form
        .place
        .finding(&RULE, message)
        .left(points)
        .suggestion(Some("在偏差原因一栏逐项写明扣分的原因和改进措施".to_owned()));
    for n in silent {
        draft = draft
            .cite(&cell(form, n, "偏差原因", "deviation_reason", &rows[n].deviation_reason))
            .cite(&cell(form, n, "自评得分", "self_score", &rows[n].self_score));
    }
    draft.fail()
}
