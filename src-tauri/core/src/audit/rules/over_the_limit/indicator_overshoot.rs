use rust_decimal::Decimal;

use crate::audit::draft::Value;
use crate::audit::limit::{self, percent};
use crate::audit::manual::rule;
use crate::audit::reason;
use crate::audit::scored::{Scored, row_name, scored};
use crate::audit::{Context, Outcome};
use crate::filing::Indicator;
use crate::number::Exact;
use crate::scoring::{Figure, Operator, Target};

rule! {
    /// ## 检查什么
    /// 附件二、附件三的定量指标，实际完成值没有超出年度指标值太多；超出太多的写了原因。
    /// ## 为什么
    /// 超额三成以上，多半是指标值定低了，得分就不说明问题。
    /// ## 公式
    /// （实际完成值－年度指标值）÷年度指标值达到规则集里的超额比例（默认 30%）而偏差原因空着的，提出。
    /// 只比较越多越好的指标：带“≥”的，和没有写方向、又不是成本或时限的；单位不同的不比较。
    /// ## 例子
    /// 指标值 ≧30 处，实际完成 45 处，超出 50%，没有写原因。
    /// ## 如何整改
    /// 在偏差原因一栏说明为什么超出，下年度合理设定指标值。
    /// ## 依据
    /// 参照各省预算系统的通行做法：超额 30% 以上要说明原因；各地扣分做法不一，这里只提出，不扣分。
    pub const RULE: Rule = Rule {
        id: "indicator_overshoot", title: "指标完成超额过多", family: OverTheLimit, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let limit = context.rule_set.limits.overshoot.decimal();
    let mut outcomes = Vec::new();
    for form in scored(context.filing) {
        outcomes.extend((0..form.indicators.len()).map(|n| check_row(&form, n, limit)));
    }
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

fn check_row(form: &Scored<'_>, n: usize, limit: Decimal) -> Outcome {
    let row = &form.indicators[n];
    let Some((target, actual)) = more_is_better(row) else { return Outcome::NotApplicable };
    let Some(beyond) = (actual.value - target.value).checked_div(target.value) else {
        return Outcome::NotApplicable;
    };
    if beyond < limit || reason::given(&row.deviation_reason) {
        return Outcome::Pass;
    }
    let path = |field: &str| form.path(&format!("indicators.{n}.{field}"));
    let (aimed, done) = (row.target.text().unwrap_or_default(), row.actual.text().unwrap_or_default());
    form.place
        .finding(
            &RULE,
            format!(
                "{}指标值 {aimed}，实际完成 {done}，超出 {}，没有说明原因",
                row_name(row, n),
                percent(beyond)
            ),
        )
        .cite(&Value::new("实际完成值", path("actual"), &row.actual))
        .cite(&Value::new("年度指标值", path("target"), &row.target))
        .sides(actual.value, target.value)
        .detail(format!("超额 {} 以上要说明原因", limit::limit(limit)))
        .suggestion(Some("在偏差原因一栏说明超额的原因".to_owned()))
        .fail()
}

/// Target and actual value of an indicator that is the better the more there is of it.
fn more_is_better(row: &Indicator) -> Option<(Figure, Figure)> {
    let (Target::Figure(operator, target), Target::Figure(None, actual)) =
        (Target::read(row.target.text()?), Target::read(row.actual.text()?))
    else {
        return None;
    };
    let level = |name| [&row.level1, &row.level2].iter().any(|l| l.text().is_some_and(|t| t.contains(name)));
    let more = match operator {
        Some(Operator::AtLeast | Operator::MoreThan) => true,
        Some(Operator::AtMost | Operator::LessThan) => false,
        None => !level("成本") && !level("时效"),
    };
    (more && target.value > Decimal::ZERO && target.unit == actual.unit).then_some((target, actual))
}
