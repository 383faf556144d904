use crate::audit::draft::{Place, Value};
use crate::audit::limit::blank;
use crate::audit::manual::rule;
use crate::audit::{Context, Outcome};
use crate::filing::{FormKind, Goal};

rule! {
    /// ## 检查什么
    /// 附件二、附件三的年度总体目标填了预期目标和实际完成情况。
    /// ## 为什么
    /// 目标是自评的起点；只写目标不写完成情况，或反过来，自评就只做了一半。
    /// ## 公式
    /// 预期目标、实际完成情况都不得为空。表上没有这一栏的不检查。
    /// ## 例子
    /// 附件三写了预期目标，实际完成情况空着。
    /// ## 如何整改
    /// 补写所缺的一栏，写清数量、质量和时间。
    /// ## 依据
    /// 附件二、附件三“年度总体目标”的预期目标、实际完成情况两栏。
    pub const RULE: Rule = Rule {
        id: "blank_goal", title: "缺年度总体目标", family: MissingValues, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let overall = filing
        .overall
        .iter()
        .map(|form| judge(&Place::new(filing, FormKind::Overall), "overall", &form.goal));
    let projects = filing
        .projects
        .iter()
        .enumerate()
        .map(|(n, form)| judge(&Place::project(filing, n), &format!("projects.{n}"), &form.goal));
    let outcomes: Vec<Outcome> = overall.chain(projects).collect();
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

fn judge(place: &Place<'_>, form: &str, goal: &Goal) -> Outcome {
    let fields = [
        Value::new("预期目标", format!("{form}.goal.expected"), &goal.expected),
        Value::new("实际完成情况", format!("{form}.goal.achieved"), &goal.achieved),
    ];
    // A form that has one of the two has both.
    if fields.iter().all(|value| value.field.value.is_none() && value.field.origin.is_none()) {
        return Outcome::NotApplicable;
    }
    let missing: Vec<_> = fields.iter().filter(|value| blank(value.field)).collect();
    if missing.is_empty() {
        return Outcome::Pass;
    }
    let labels: Vec<&str> = missing.iter().map(|value| value.label.as_str()).collect();
    place
        .finding(&RULE, format!("年度总体目标没有填{}", labels.join("和")))
        .cite_all(missing.iter().copied())
        .suggestion(Some(format!("补写{}", labels.join("和"))))
        .fail()
}
