use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::precision::{Side, Verdict, amounts};
use crate::audit::{Context, Outcome};
use crate::filing::{Filed, FormKind};
use crate::ledger::LedgerDepartment;
use crate::number::{Amount, Exact};

rule! {
    /// ## 检查什么
    /// 附件二年度资金总额的年初预算数、全年预算数、全年执行数，等于财政局台账里这个单位的数。
    /// ## 为什么
    /// 执行率按这几个数计分。与预算系统对不上，说明口径不同或填错，得分没有依据。
    /// ## 公式
    /// 附件二年初预算数＝台账年初预算数；全年预算数＝台账调整后预算数；全年执行数＝台账执行数。台账里没有的数不比较。
    /// ## 例子
    /// 附件二全年执行数 1353.05，台账执行数 1320.00，多 33.05。
    /// ## 如何整改
    /// 与预算系统核对口径和金额，改正附件二；口径确有不同的，说明差额由哪些资金组成。
    /// ## 依据
    /// 财政局导入的本年度台账。
    pub const RULE: Rule = Rule {
        id: "ledger_funds", title: "资金总额对台账", family: AgainstLedger, severity: Warning,
        beyond: [Books],
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let line = context.books.and_then(|books| books.department.as_ref());
    let (Some(overall), Some(line)) = (&context.filing.overall, line) else {
        return vec![Outcome::NotApplicable];
    };
    let (funds, budget) = (&overall.funds, &line.budget);
    let place = Place::new(context.filing, FormKind::Overall);
    [
        ("年初预算数", "initial_budget", "年初预算数", &funds.initial_budget, budget.initial_budget),
        ("全年预算数", "revised_budget", "调整后预算数", &funds.revised_budget, budget.revised_budget),
        ("全年执行数", "executed", "执行数", &funds.executed, budget.executed),
    ]
    .into_iter()
    .map(|(title, column, theirs, filed, booked)| {
        let value =
            Value::new(format!("附件二年度资金总额{title}"), format!("overall.funds.{column}"), filed);
        compare(&place, &value, line, theirs, booked)
    })
    .collect()
}

fn compare(
    place: &Place<'_>,
    filed: &Value<'_, Amount>,
    line: &LedgerDepartment,
    title: &str,
    booked: Option<Amount>,
) -> Outcome {
    let Some(booked) = booked else { return Outcome::NotApplicable };
    if filed.field.value.is_none() {
        return Outcome::CannotJudge;
    }
    let theirs = Filed { value: Some(booked), origin: None };
    let (left, right) = (Side::of(filed.field), Side::of(&theirs));
    let verdict = amounts(left, right);
    if verdict == Verdict::Agrees {
        return Outcome::Pass;
    }
    place
        .finding(
            &RULE,
            format!("{}填的是 {} 万元，财政局台账的{title}是 {booked} 万元", filed.label, left.value),
        )
        .cite(filed)
        .sides(left.value, booked.decimal())
        .detail(format!("台账“{}”第{}行", line.sheet, line.row))
        .judged(verdict)
        .fail()
}
