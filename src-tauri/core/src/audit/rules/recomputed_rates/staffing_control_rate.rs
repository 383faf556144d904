use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::rate;
use crate::audit::{Context, Outcome};
use crate::filing::FormKind;

rule! {
    /// ## 检查什么
    /// 附件一财政供养人员的控制率等于实际在职人数除以编制数。
    /// ## 为什么
    /// 控制率是部门评价的参考比率，照抄 100% 会掩盖超编或空编。
    /// ## 公式
    /// 控制率＝实际在职人数÷编制数，按填报的小数位比较（填 74% 只比到整数百分比）。
    /// ## 例子
    /// 在职 29 人、编制 35 人，29÷35＝82.86%，控制率填 100%。在职 17、编制 23 填 74% 是对的。
    /// ## 如何整改
    /// 核对人数，按公式改正控制率。
    /// ## 依据
    /// 表内算术；附件一表头“编制数、实际在职人数、控制率”。
    pub const RULE: Rule = Rule {
        id: "staffing_control_rate", title: "人员控制率", family: RecomputedRates, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let Some(form) = &filing.basic_data else {
        return vec![Outcome::NotApplicable];
    };
    let staffing = &form.staffing;
    vec![rate::check(
        &Place::new(filing, FormKind::BasicData),
        &RULE,
        &Value::new("人员控制率", "basic_data.staffing.control_rate", &staffing.control_rate),
        &Value::new("在职人数", "basic_data.staffing.actual_staff", &staffing.actual_staff),
        &Value::new("编制数", "basic_data.staffing.authorised_posts", &staffing.authorised_posts),
        |draft, computed| draft.suggestion(Some(format!("如果两个人数无误，控制率应为 {computed}"))),
    )]
}
