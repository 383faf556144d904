use crate::audit::draft::{Place, Value};
use crate::audit::limit::{beyond, both};
use crate::audit::manual::rule;
use crate::audit::{Context, Outcome};
use crate::filing::FormKind;

rule! {
    /// ## 检查什么
    /// 附件一实际在职人数不超过编制数。
    /// ## 为什么
    /// 超编要有批准；也常是把临聘、劳务派遣人员算进了在职人数。
    /// ## 公式
    /// 实际在职人数 ≤ 编制数，即控制率不超过 100%。
    /// ## 例子
    /// 编制 23 人，在职 25 人，控制率 108.70%。
    /// ## 如何整改
    /// 与编制部门的批文核对；在职人数只计编制内人员。确实超编的，说明原因。
    /// ## 依据
    /// 附件一财政供养人员情况的编制数、实际在职人数、控制率三栏。
    pub const RULE: Rule = Rule {
        id: "staff_over_posts", title: "在职人数超编", family: OverTheLimit, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    vec![judge(context)]
}

fn judge(context: &Context<'_>) -> Outcome {
    let filing = context.filing;
    let Some(form) = &filing.basic_data else { return Outcome::NotApplicable };
    let row = &form.staffing;
    match both(&row.actual_staff, &row.authorised_posts) {
        Err(outcome) => outcome,
        Ok((staff, posts)) if staff <= posts => Outcome::Pass,
        Ok((staff, posts)) => beyond(
            &Place::new(filing, FormKind::BasicData),
            &RULE,
            format!("实际在职 {staff} 人，超过编制 {posts} 人"),
            &Value::new("实际在职人数", "basic_data.staffing.actual_staff", &row.actual_staff),
            &Value::new("编制数", "basic_data.staffing.authorised_posts", &row.authorised_posts),
        )
        .suggestion(Some("在职人数只计编制内人员；确实超编的，说明原因".to_owned()))
        .fail(),
    }
}
