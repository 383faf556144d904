use crate::audit::draft::{Place, Value};
use crate::audit::limit::{blank, positive};
use crate::audit::manual::rule;
use crate::audit::{Context, Outcome};
use crate::filing::FormKind;

rule! {
    /// ## 检查什么
    /// 附件一编制数、实际在职人数两格，填了一格的另一格也填了。
    /// ## 为什么
    /// 少一个数就算不出控制率，人均公用经费也算不了。
    /// ## 公式
    /// 一格大于 0 而另一格空着的，提出；两格都空着的，也填了控制率的，提出。
    /// ## 例子
    /// 编制数 23，实际在职人数空着，控制率填了 74%。
    /// ## 如何整改
    /// 补填所缺的人数；在职人数只计编制内人员。
    /// ## 依据
    /// 附件一财政供养人员情况的编制数、实际在职人数两格。
    pub const RULE: Rule = Rule {
        id: "blank_staffing", title: "缺编制或在职数", family: MissingValues, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    vec![judge(context)]
}

fn judge(context: &Context<'_>) -> Outcome {
    let Some(form) = &context.filing.basic_data else { return Outcome::NotApplicable };
    let row = &form.staffing;
    let fields = [
        Value::new("编制数", "basic_data.staffing.authorised_posts", &row.authorised_posts),
        Value::new("实际在职人数", "basic_data.staffing.actual_staff", &row.actual_staff),
    ];
    let missing: Vec<_> = fields.iter().filter(|value| blank(value.field)).collect();
    let said = fields.iter().any(|value| positive(value.field)) || positive(&row.control_rate);
    if !said {
        return Outcome::NotApplicable;
    }
    if missing.is_empty() {
        return Outcome::Pass;
    }
    let labels: Vec<&str> = missing.iter().map(|value| value.label.as_str()).collect();
    Place::new(context.filing, FormKind::BasicData)
        .finding(&RULE, format!("没有填{}", labels.join("和")))
        .cite_all(missing.iter().copied())
        .suggestion(Some(format!("补填{}", labels.join("和"))))
        .fail()
}
