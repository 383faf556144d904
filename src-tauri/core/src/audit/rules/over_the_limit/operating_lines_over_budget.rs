use crate::audit::draft::{Place, Value};
use crate::audit::limit::{beyond, blank, comparable, excess, explain, positive};
use crate::audit::manual::rule;
use crate::audit::precision::Verdict;
use crate::audit::{Context, Outcome, Severity};
use crate::filing::{FormKind, Triple, budget_basis};
use crate::number::Exact;

rule! {
    /// ## 检查什么
    /// 附件一公用经费的其中项（办公经费，水费、电费、差旅费，会议费、培训费），每一项的本年决算数不超过本年预算数。
    /// ## 为什么
    /// 总数没有超，分项也可能超；会议、培训、差旅是压减的重点。
    /// ## 公式
    /// 某项本年决算数 ≤ 该项本年预算数。预算数一栏能认定是年初预算或全年预算时才比较。
    /// 别的分项填了预算、这一项没有填而有支出的，作提示。
    /// ## 例子
    /// 水费、电费、差旅费预算 4.5 万元，决算 6.21 万元。
    /// ## 如何整改
    /// 说明该项超支的原因；预算在分项之间调剂过的，写明调剂依据。
    /// ## 依据
    /// 附件一公用经费各其中项的本年预算数、本年决算数两栏。
    pub const RULE: Rule = Rule {
        id: "operating_lines_over_budget", title: "公用经费分项超支", family: OverTheLimit, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let Some(form) = &filing.basic_data else { return vec![Outcome::NotApplicable] };
    let block = &form.operating_expense;
    let lines: [(&str, &str, &Triple); 3] = [
        ("办公经费", "office", &block.office),
        ("水费、电费、差旅费", "utilities_and_travel", &block.utilities_and_travel),
        ("会议费、培训费", "meetings_and_training", &block.meetings_and_training),
    ];
    let basis = budget_basis::decide(filing).operating_expense;
    let any_budget = lines.iter().any(|(_, _, row)| row.budget.value.is_some());
    let place = Place::new(filing, FormKind::BasicData);
    lines
        .iter()
        .map(|(name, path, row)| {
            if blank(&row.budget) && blank(&row.r#final) {
                return Outcome::NotApplicable;
            }
            let Some(kind) = comparable(basis) else { return Outcome::CannotJudge };
            let value = |title: &str, column: &str, field| {
                Value::new(
                    format!("{name}{title}"),
                    format!("basic_data.operating_expense.{path}.{column}"),
                    field,
                )
            };
            let (spent, budget) =
                (value("本年决算数", "final", &row.r#final), value("本年预算数", "budget", &row.budget));
            match (row.r#final.value, row.budget.value) {
                (Some(out), Some(allowed)) => match excess(&row.r#final, &row.budget) {
                    Verdict::Agrees => Outcome::Pass,
                    verdict => beyond(
                        &place,
                        &RULE,
                        format!("{name}本年决算 {out} 万元，超过{kind} {allowed} 万元"),
                        &spent,
                        &budget,
                    )
                    .suggestion(Some(explain(basis)))
                    .judged(verdict)
                    .fail(),
                },
                (Some(out), None) if blank(&row.budget) && any_budget && positive(&row.r#final) => place
                    .finding(&RULE, format!("{name}本年决算 {out} 万元，没有填预算数"))
                    .cite(&spent)
                    .cite(&budget)
                    .left(out.decimal().normalize())
                    .severity(Severity::Note)
                    .fail(),
                (None, _) if blank(&row.r#final) => Outcome::NotApplicable,
                _ => Outcome::CannotJudge,
            }
        })
        .collect()
}
