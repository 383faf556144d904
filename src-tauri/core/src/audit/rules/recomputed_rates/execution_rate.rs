use rust_decimal::Decimal;

use crate::audit::draft::Value;
use crate::audit::manual::rule;
use crate::audit::scored::scored;
use crate::audit::{Context, Outcome};
use crate::audit::{rate, slip};
use crate::number::Exact;

rule! {
    /// ## 检查什么
    /// 附件二年度资金总额和附件三项目资金每一行的执行率，等于全年执行数除以全年预算数。
    /// ## 为什么
    /// 执行率直接决定预算执行得分，填 100% 而实际不是，就是虚得分。
    /// ## 公式
    /// 执行率＝全年执行数÷全年预算数，按填报的小数位比较；年初预算不参与。
    /// ## 例子
    /// 全年预算数 4686.3488，全年执行数 4868.3488，4868.3488÷4686.3488＝103.88%，执行率填 100%。
    /// ## 如何整改
    /// 先核对两个金额有没有抄错，再按公式改正执行率。
    /// ## 依据
    /// 表内算术；附件二、附件三表头“全年预算数、全年执行数、执行率”。
    pub const RULE: Rule = Rule {
        id: "execution_rate", title: "预算执行率", family: RecomputedRates, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let forms = scored(filing);
    if forms.is_empty() {
        return vec![Outcome::NotApplicable];
    }
    let mut outcomes = Vec::new();
    for form in &forms {
        for (name, path, row) in form.funds_rows() {
            // Without a rate there is no claim to check; in the total row its absence matters.
            let is_source = row.execution_rate.value.is_none() && path != form.path(form.funds_path());
            if is_source && !row.execution_rate.is_unread() {
                outcomes.push(Outcome::NotApplicable);
                continue;
            }
            let filed =
                Value::new(format!("{name}执行率"), format!("{path}.execution_rate"), &row.execution_rate);
            let executed = Value::new(format!("{name}全年执行数"), format!("{path}.executed"), &row.executed);
            let revised = Value::new(
                format!("{name}全年预算数"),
                format!("{path}.revised_budget"),
                &row.revised_budget,
            );
            outcomes.push(rate::check(&form.place, &RULE, &filed, &executed, &revised, |draft, computed| {
                // Filed as 100%, the two amounts were meant to be equal: perhaps one was mistyped.
                let full = row.execution_rate.value.is_some_and(|rate| rate.decimal() == Decimal::ONE);
                match if full { slip::explain(filing, &executed, &revised) } else { (None, None) } {
                    (_, Some(suggestion)) => draft.suggestion(Some(suggestion)),
                    (Some(detail), None) => draft.and_detail(&detail),
                    (None, None) => {
                        draft.suggestion(Some(format!("如果两个金额无误，执行率应为 {computed}")))
                    }
                }
            }));
        }
    }
    outcomes
}
