use crate::audit::draft::{Place, Value};
use crate::audit::limit::{beyond, both, comparable, excess, explain};
use crate::audit::manual::rule;
use crate::audit::precision::Verdict;
use crate::audit::{Context, Outcome};
use crate::filing::{FormKind, budget_basis};
use crate::number::{Exact, fixed};
use rust_decimal::Decimal;

rule! {
    /// ## 检查什么
    /// 附件一公用经费的本年决算数不超过本年预算数。
    /// ## 为什么
    /// 公用经费超预算，要么年中追加过预算，要么挤占了别的资金，都要说明。
    /// ## 公式
    /// 公用经费本年决算数 ≤ 本年预算数。预算数一栏能认定是年初预算或全年预算时才比较；
    /// 照抄决算数的、口径不明的，不判断。
    /// ## 例子
    /// 公用经费年初预算 21.27 万元，本年决算 37.63 万元，超出 16.36 万元。
    /// ## 如何整改
    /// 说明年中追加的依据和金额，或说明超支原因和压减措施。
    /// ## 依据
    /// 附件一公用经费行的本年预算数、本年决算数两栏；公用经费控制率参照岳阳、长沙雨花区评分表。
    pub const RULE: Rule = Rule {
        id: "operating_expense_over_budget", title: "公用经费超预算", family: OverTheLimit, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    vec![judge(context)]
}

fn judge(context: &Context<'_>) -> Outcome {
    let filing = context.filing;
    let Some(form) = &filing.basic_data else { return Outcome::NotApplicable };
    let row = &form.operating_expense.total;
    let (spent, budget) = match both(&row.r#final, &row.budget) {
        Ok(figures) => figures,
        Err(outcome) => return outcome,
    };
    let basis = budget_basis::decide(filing).operating_expense;
    let Some(kind) = comparable(basis) else { return Outcome::CannotJudge };
    let verdict = excess(&row.r#final, &row.budget);
    if verdict == Verdict::Agrees {
        return Outcome::Pass;
    }
    let path = "basic_data.operating_expense.total";
    let message = format!("公用经费本年决算 {spent} 万元，超过{kind} {budget} 万元");
    let draft = beyond(
        &Place::new(filing, FormKind::BasicData),
        &RULE,
        message,
        &Value::new("公用经费本年决算数", format!("{path}.final"), &row.r#final),
        &Value::new("公用经费本年预算数", format!("{path}.budget"), &row.budget),
    )
    .suggestion(Some(explain(basis)));
    match row.r#final.value.and_then(|value| value.decimal().checked_div(budget)) {
        Some(rate) => {
            draft.detail(format!("控制率 {spent}÷{budget}＝{}%", fixed(rate * Decimal::ONE_HUNDRED, 2)))
        }
        None => draft,
    }
    .judged(verdict)
    .fail()
}
