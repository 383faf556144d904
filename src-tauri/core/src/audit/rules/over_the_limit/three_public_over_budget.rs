use crate::audit::draft::{Place, Value};
use crate::audit::limit::{beyond, both, comparable, excess, explain};
use crate::audit::manual::rule;
use crate::audit::precision::Verdict;
use crate::audit::{Context, Outcome};
use crate::filing::{FormKind, budget_basis};

rule! {
    /// ## 检查什么
    /// 附件一三公经费合计的本年决算数不超过本年预算数。
    /// ## 为什么
    /// 三公经费按预算从严控制，超预算必须有说法。
    /// ## 公式
    /// 三公经费本年决算数 ≤ 本年预算数。预算数一栏能认定是年初预算或全年预算时才比较。
    /// ## 例子
    /// 三公经费预算 2.5 万元，决算 3.1 万元，超出 0.6 万元。
    /// ## 如何整改
    /// 说明超预算的原因和批准依据，并写明压减措施。
    /// ## 依据
    /// 附件一三公经费行的本年预算数、本年决算数两栏；三公经费控制率参照岳阳、长沙雨花区评分表。
    pub const RULE: Rule = Rule {
        id: "three_public_over_budget", title: "三公经费超预算", family: OverTheLimit, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    vec![judge(context)]
}

fn judge(context: &Context<'_>) -> Outcome {
    let filing = context.filing;
    let Some(form) = &filing.basic_data else { return Outcome::NotApplicable };
    let row = &form.three_public.total;
    let (spent, budget) = match both(&row.r#final, &row.budget) {
        Ok(figures) => figures,
        Err(outcome) => return outcome,
    };
    let basis = budget_basis::decide(filing).three_public;
    let Some(kind) = comparable(basis) else { return Outcome::CannotJudge };
    match excess(&row.r#final, &row.budget) {
        Verdict::Agrees => Outcome::Pass,
        verdict => beyond(
            &Place::new(filing, FormKind::BasicData),
            &RULE,
            format!("三公经费本年决算 {spent} 万元，超过{kind} {budget} 万元"),
            &Value::new("三公经费本年决算数", "basic_data.three_public.total.final", &row.r#final),
            &Value::new("三公经费本年预算数", "basic_data.three_public.total.budget", &row.budget),
        )
        .suggestion(Some(explain(basis)))
        .judged(verdict)
        .fail(),
    }
}
