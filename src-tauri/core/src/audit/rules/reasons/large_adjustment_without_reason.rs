use rust_decimal::Decimal;

use crate::audit::draft::Value;
use crate::audit::limit::{self, both, percent};
use crate::audit::manual::rule;
use crate::audit::reason;
use crate::audit::scored::{Scored, each};
use crate::audit::{Context, Outcome, Severity};
use crate::number::Exact;

rule! {
    /// ## 检查什么
    /// 附件二、附件三年度资金总额的预算调整率不超过规则集里的上限（默认 30%，调增调减都算）；超了的说明了原因。
    /// ## 为什么
    /// 年中大幅追加或调减，说明年初预算没有编实，要讲清依据。
    /// ## 公式
    /// 调整率＝（全年预算数－年初预算数）÷年初预算数，绝对值超过上限而没有看到原因的，提出。年初预算数是 0 或空着的，不可计算。
    /// 本表偏差原因一栏讲到追加、调整、预算的，算说明了；自评报告里似有说明的，改作提示。
    /// ## 例子
    /// 年初预算 180.66 万元，全年预算 1353.05 万元，调整率 648.95%，没有说明原因。
    /// ## 如何整改
    /// 在自评报告里写明追加或调减的金额、文号和原因。
    /// ## 依据
    /// 附件二、附件三表头“年初预算数、全年预算数”；上限见规则集。
    pub const RULE: Rule = Rule {
        id: "large_adjustment_without_reason", title: "预算调整大无说明", family: Reasons, severity: Warning,
        check: check,
    };
}

/// What a reason for it speaks of in the form.
const IN_FORM: &[&str] = &["追加", "调整", "调增", "调减", "预算", "下达"];
/// The same in the report, where much else is spoken of.
const IN_REPORT: &[&str] =
    &["追加", "预算调整", "调整预算", "调增", "调减", "年中下达", "未纳入年初预算", "没有纳入年初预算"];

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let limit = context.rule_set.limits.large_adjustment.decimal();
    each(context.filing, |form| [check_form(form, limit)])
}

fn check_form(form: &Scored<'_>, limit: Decimal) -> Outcome {
    let row = form.funds;
    let (revised, initial) = match both(&row.revised_budget, &row.initial_budget) {
        Ok(figures) => figures,
        Err(outcome) => return outcome,
    };
    let Some(rate) = (revised - initial).checked_div(initial).filter(|_| initial > Decimal::ZERO) else {
        return Outcome::NotApplicable;
    };
    if rate.abs() <= limit || reason::in_form(form, IN_FORM) {
        return Outcome::Pass;
    }
    let path = |field: &str| form.path(&format!("{}.{field}", form.funds_path()));
    let draft = form
        .place
        .finding(
            &RULE,
            format!(
                "全年预算 {revised} 万元比年初预算 {initial} 万元{} {}，没有说明原因",
                if rate.is_sign_negative() { "调减" } else { "调增" },
                percent(rate.abs())
            ),
        )
        .cite(&Value::new("全年预算数", path("revised_budget"), &row.revised_budget))
        .cite(&Value::new("年初预算数", path("initial_budget"), &row.initial_budget))
        .sides(revised, initial)
        .detail(format!(
            "（{revised}－{initial}）÷{initial}＝{}；超过 {} 要说明原因",
            percent(rate),
            limit::limit(limit)
        ))
        .suggestion(Some("在自评报告里写明调整的金额、依据和原因".to_owned()));
    match reason::in_reports(form.place.filing, IN_REPORT) {
        Some(sentence) => draft
            .and_detail(&format!("自评报告里似有说明：{}", reason::beginning(sentence)))
            .severity(Severity::Note)
            .fail(),
        None => draft.fail(),
    }
}
