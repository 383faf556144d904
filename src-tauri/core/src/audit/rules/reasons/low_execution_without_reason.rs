use crate::audit::draft::Value;
use crate::audit::limit::{self, both, percent};
use crate::audit::manual::rule;
use crate::audit::precision::{Verdict, rate as rate_of};
use crate::audit::reason;
use crate::audit::scored::{Scored, each};
use crate::audit::{Context, Outcome, Severity};
use crate::number::Exact;
use rust_decimal::Decimal;

rule! {
    /// ## 检查什么
    /// 附件二、附件三年度资金总额的执行率不低于规则集里的下限（默认 90%）；低了的说明了原因。
    /// ## 为什么
    /// 钱没有花完，不是预算编高了，就是事情没有办完，都要说明。
    /// ## 公式
    /// 执行率＝全年执行数÷全年预算数，低于下限而没有看到原因的，提出。
    /// 本表偏差原因一栏讲到资金、执行、支付、进度的，算说明了；自评报告里似有说明的，改作提示。
    /// ## 例子
    /// 全年预算 100 万元，全年执行 80 万元，执行率 80.00%，没有说明原因。
    /// ## 如何整改
    /// 在偏差原因一栏或自评报告里写明执行率低的原因和加快执行的措施。
    /// ## 依据
    /// 附件二、附件三表头“全年预算数、全年执行数、执行率”；下限见规则集。
    pub const RULE: Rule = Rule {
        id: "low_execution_without_reason", title: "执行率低无说明", family: Reasons, severity: Warning,
        check: check,
    };
}

/// What a reason for it speaks of in the form.
const IN_FORM: &[&str] = &["资金", "执行", "支付", "拨付", "进度", "结转", "结余", "预算", "支出"];
/// The same in the report, where much else is spoken of.
const IN_REPORT: &[&str] =
    &["执行率", "执行进度", "支付进度", "支出进度", "未支付", "未执行", "结转", "结余"];

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let limit = context.rule_set.limits.low_execution.decimal();
    each(context.filing, |form| [check_form(form, limit)])
}

fn check_form(form: &Scored<'_>, limit: Decimal) -> Outcome {
    let row = form.funds;
    let (executed, revised) = match both(&row.executed, &row.revised_budget) {
        Ok(figures) => figures,
        Err(outcome) => return outcome,
    };
    let Some(rate) = executed.checked_div(revised).filter(|_| revised > Decimal::ZERO) else {
        return Outcome::NotApplicable;
    };
    // 89.96% filed as 90% is 90%, to the digits it was written with.
    let as_written = row.execution_rate.value.is_some_and(|written| written.decimal() >= limit)
        && rate_of(&row.execution_rate, &row.executed, &row.revised_budget) == Some(Verdict::Agrees);
    if rate >= limit || as_written || reason::in_form(form, IN_FORM) {
        return Outcome::Pass;
    }
    let path = |field: &str| form.path(&format!("{}.{field}", form.funds_path()));
    let draft = form
        .place
        .finding(&RULE, format!("执行率 {} 低于 {}，没有说明原因", percent(rate), limit::limit(limit)))
        .cite(&Value::new("全年执行数", path("executed"), &row.executed))
        .cite(&Value::new("全年预算数", path("revised_budget"), &row.revised_budget))
        .sides(rate.round_dp(10), limit)
        .detail(format!("全年执行 {executed}÷全年预算 {revised}＝{}", percent(rate)))
        .suggestion(Some("写明执行率低的原因和加快执行的措施".to_owned()));
    match reason::in_reports(form.place.filing, IN_REPORT) {
        Some(sentence) => draft
            .and_detail(&format!("自评报告里似有说明：{}", reason::beginning(sentence)))
            .severity(Severity::Note)
            .fail(),
        None => draft.fail(),
    }
}
