use crate::audit::draft::{Place, Value};
use crate::audit::limit::{beyond, both, comparable, excess, explain};
use crate::audit::manual::rule;
use crate::audit::precision::Verdict;
use crate::audit::{Context, Outcome};
use crate::filing::{FormKind, Triple, budget_basis};

rule! {
    /// ## 检查什么
    /// 附件一三公经费的各分项（公车购置、公车运行维护、因公出国、公务接待），每一项的本年决算数不超过本年预算数。
    /// ## 为什么
    /// 三公经费分项控制，一项超了不能用另一项的结余来抵。
    /// ## 公式
    /// 某项本年决算数 ≤ 该项本年预算数。公务用车购置和维护一行，只在它下面两行都没有超的时候比较，同一笔超支不说两遍。
    /// 预算数一栏能认定是年初预算或全年预算时才比较。
    /// ## 例子
    /// 公车运行维护预算 1 万元，决算 1.0461 万元。
    /// ## 如何整改
    /// 说明该项超支的原因；预算在分项之间调剂过的，写明调剂依据。
    /// ## 依据
    /// 附件一三公经费各分项的本年预算数、本年决算数两栏。
    pub const RULE: Rule = Rule {
        id: "three_public_lines_over_budget", title: "三公分项超预算", family: OverTheLimit, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let Some(form) = &filing.basic_data else { return vec![Outcome::NotApplicable] };
    let block = &form.three_public;
    let over = |row: &Triple| excess(&row.r#final, &row.budget) != Verdict::Agrees;
    let vehicle_lines_are_over = [&block.vehicle_purchase, &block.vehicle_operation]
        .iter()
        .any(|row| row.budget.value.is_some() && over(row));
    let lines: [(&str, &str, &Triple); 5] = [
        ("公务用车购置和维护", "vehicles", &block.vehicles),
        ("公车购置", "vehicle_purchase", &block.vehicle_purchase),
        ("公车运行维护", "vehicle_operation", &block.vehicle_operation),
        ("因公出国", "overseas_travel", &block.overseas_travel),
        ("公务接待", "reception", &block.reception),
    ];
    // Where only one line is filled, it is the total: what is said of that is not said again.
    let alone = |row: &Triple| {
        row.r#final.value == block.total.r#final.value && row.budget.value == block.total.budget.value
    };
    let basis = budget_basis::decide(filing).three_public;
    let place = Place::new(filing, FormKind::BasicData);
    lines
        .iter()
        .map(|(name, path, row)| {
            let (spent, budget) = match both(&row.r#final, &row.budget) {
                Ok(figures) => figures,
                Err(outcome) => return outcome,
            };
            let Some(kind) = comparable(basis) else { return Outcome::CannotJudge };
            if alone(row) || (*path == "vehicles" && vehicle_lines_are_over) {
                return Outcome::NotApplicable;
            }
            let value = |title: &str, column: &str, field| {
                Value::new(
                    format!("{name}{title}"),
                    format!("basic_data.three_public.{path}.{column}"),
                    field,
                )
            };
            match excess(&row.r#final, &row.budget) {
                Verdict::Agrees => Outcome::Pass,
                verdict => beyond(
                    &place,
                    &RULE,
                    format!("{name}本年决算 {spent} 万元，超过{kind} {budget} 万元"),
                    &value("本年决算数", "final", &row.r#final),
                    &value("本年预算数", "budget", &row.budget),
                )
                .suggestion(Some(explain(basis)))
                .judged(verdict)
                .fail(),
            }
        })
        .collect()
}
