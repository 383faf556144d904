use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::{Context, Outcome};
use crate::filing::FormKind;
use crate::number::Exact;

rule! {
    /// ## 检查什么
    /// 附件一的编制数，等于财政局台账里这个单位的编制数。
    /// ## 为什么
    /// 编制数是核定的，控制率拿它作分母。填大了，超编就看不出来。
    /// ## 公式
    /// 附件一编制数＝台账编制数。台账里没有编制数的不比较。
    /// ## 例子
    /// 附件一编制数填 35，台账是 29。
    /// ## 如何整改
    /// 按编制部门核定的数改正；年中有调整的，附上批复。
    /// ## 依据
    /// 财政局导入的本年度台账；附件一“编制数”。
    pub const RULE: Rule = Rule {
        id: "ledger_posts", title: "编制数对台账", family: AgainstLedger, severity: Warning,
        beyond: [Books],
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let line = context.books.and_then(|books| books.department.as_ref());
    let (Some(form), Some(line)) = (&context.filing.basic_data, line) else {
        return vec![Outcome::NotApplicable];
    };
    let Some(booked) = line.authorised_posts else { return vec![Outcome::NotApplicable] };
    let field = &form.staffing.authorised_posts;
    let Some(filed) = field.value else { return vec![Outcome::CannotJudge] };
    if filed == booked {
        return vec![Outcome::Pass];
    }
    vec![
        Place::new(context.filing, FormKind::BasicData)
            .finding(&RULE, format!("编制数填的是 {filed} 人，财政局台账是 {booked} 人"))
            .cite(&Value::new("编制数", "basic_data.staffing.authorised_posts", field))
            .sides(filed.decimal(), booked.decimal())
            .detail(format!("台账“{}”第{}行", line.sheet, line.row))
            .suggestion(Some("按核定的编制数改正".to_owned()))
            .fail(),
    ]
}
