use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::precision::{Side, Verdict, amounts};
use crate::audit::{Context, Outcome};
use crate::filing::{Filed, FormKind};
use crate::number::Exact;

rule! {
    /// ## 检查什么
    /// 附件一三公经费的本年预算数，等于财政局台账里这个单位的三公经费预算。
    /// ## 为什么
    /// 三公控制率拿预算数作分母。预算填大了，超支就看不出来。
    /// ## 公式
    /// 附件一三公经费本年预算数＝台账三公经费预算，按较粗一方的小数位比较。台账里没有这个数的不比较。
    /// ## 例子
    /// 附件一三公经费本年预算数 2.5，台账 2.0，多 0.5。
    /// ## 如何整改
    /// 按批复的三公经费预算改正；年中调整过的，附上批复。
    /// ## 依据
    /// 财政局导入的本年度台账；附件一三公经费行“本年预算数”。
    pub const RULE: Rule = Rule {
        id: "ledger_three_public", title: "三公预算对台账", family: AgainstLedger, severity: Warning,
        beyond: [Books],
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let line = context.books.and_then(|books| books.department.as_ref());
    let (Some(form), Some(line)) = (&context.filing.basic_data, line) else {
        return vec![Outcome::NotApplicable];
    };
    let Some(booked) = line.three_public_budget else { return vec![Outcome::NotApplicable] };
    let field = &form.three_public.total.budget;
    let Some(filed) = field.value else { return vec![Outcome::CannotJudge] };
    let theirs = Filed { value: Some(booked), origin: None };
    let verdict = amounts(Side::of(field), Side::of(&theirs));
    if verdict == Verdict::Agrees {
        return vec![Outcome::Pass];
    }
    vec![
        Place::new(context.filing, FormKind::BasicData)
            .finding(
                &RULE,
                format!("三公经费本年预算数填的是 {filed} 万元，财政局台账的三公经费预算是 {booked} 万元"),
            )
            .cite(&Value::new("三公经费本年预算数", "basic_data.three_public.total.budget", field))
            .sides(filed.decimal(), booked.decimal())
            .detail(format!("台账“{}”第{}行", line.sheet, line.row))
            .suggestion(Some("按批复的三公经费预算改正".to_owned()))
            .judged(verdict)
            .fail(),
    ]
}
