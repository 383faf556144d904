use crate::audit::draft::Value;
use crate::audit::manual::rule;
use crate::audit::scored::{row_name, scored};
use crate::audit::{Context, Outcome};
use crate::number::Exact;

rule! {
    /// ## 检查什么
    /// 附件二、附件三凡有自评得分的指标，都填了实际完成值。
    /// ## 为什么
    /// 没有完成值的得分没有依据，复核时无从核实。
    /// ## 公式
    /// 自评得分大于 0 时，实际完成值不得为空。
    /// ## 例子
    /// “质量合格率”指标值 ≧95%，实际完成值空着，自评得分 9。
    /// ## 如何整改
    /// 补填实际完成值并附佐证，或把该项得分改为 0。
    /// ## 依据
    /// 附件二、附件三表头“实际完成值、自评得分”。
    pub const RULE: Rule = Rule {
        id: "score_without_actual", title: "得分缺完成值", family: Scores, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let mut outcomes = Vec::new();
    for form in scored(filing) {
        for (n, row) in form.indicators.iter().enumerate() {
            let Some(score) = row.self_score.value.filter(|score| !score.decimal().is_zero()) else {
                outcomes.push(Outcome::NotApplicable);
                continue;
            };
            if row.actual.text().is_some_and(|text| !text.trim().is_empty()) {
                outcomes.push(Outcome::Pass);
                continue;
            }
            let path = form.path(&format!("indicators.{n}"));
            outcomes.push(
                form.place
                    .finding(&RULE, format!("{}得了 {score} 分，却没有填实际完成值", row_name(row, n)))
                    .cite(&Value::new("实际完成值", format!("{path}.actual"), &row.actual))
                    .cite(&Value::new("自评得分", format!("{path}.self_score"), &row.self_score))
                    .left(score)
                    .fail(),
            );
        }
    }
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}
