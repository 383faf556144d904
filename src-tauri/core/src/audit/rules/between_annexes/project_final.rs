use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::precision::{Side, Verdict, amounts};
use crate::audit::slip;
use crate::audit::split::{self, Column};
use crate::audit::{Context, Outcome};
use crate::filing::FormKind;

rule! {
    /// ## 检查什么
    /// 附件一项目支出的本年决算数等于附件二按支出性质分的项目支出。
    /// ## 为什么
    /// 同一笔项目支出在两张表上应当是一个数，不一致就不知道用哪个数比较和排名。
    /// ## 公式
    /// 附件一项目支出本年决算数＝附件二项目支出，按较粗一方的小数位比较；两位小数相差 0.01 万元以内只作提示。
    /// 附件二的支出构成只与预算数相符、与执行数不符时，两者不是一个口径，不作比较。
    /// ## 例子
    /// 附件一填 33554.05，附件二填 33419.8714，相差 134.1786。
    /// ## 如何整改
    /// 与决算报表核对，改正填错的一张表。
    /// ## 依据
    /// 附件一“项目支出”行与附件二“项目支出”项同为本年度项目支出；表间算术。
    pub const RULE: Rule = Rule {
        id: "project_final", title: "项目支出两表一致", family: BetweenAnnexes, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let (Some(basic), Some(overall)) = (&filing.basic_data, &filing.overall) else {
        return vec![Outcome::NotApplicable];
    };
    let total = &basic.project_expenditure.total;
    let here =
        Value::new("附件一项目支出本年决算数", "basic_data.project_expenditure.total.final", &total.r#final);
    let [_, there] = split::expenditure(overall);
    let blank = |filed: &crate::filing::Filed<_>| filed.value.is_none() && !filed.is_unread();
    if blank(here.field) && blank(there.field) {
        return vec![Outcome::NotApplicable];
    }
    if here.field.value.is_none() || there.field.value.is_none() {
        return vec![Outcome::CannotJudge];
    }
    let (left, right) = (Side::of(here.field), Side::of(there.field));
    let verdict = amounts(left, right);
    if verdict == Verdict::Agrees {
        return vec![Outcome::Pass];
    }
    let columns = split::columns(overall, &split::expenditure(overall));
    if !columns.is_empty() && !columns.contains(&Column::Executed) {
        return vec![Outcome::NotApplicable];
    }
    let mut draft = Place::new(filing, FormKind::BasicData)
        .finding(
            &RULE,
            format!("项目支出在附件一填的是 {} 万元，在附件二填的是 {} 万元", left.value, right.value),
        )
        .cite(&here)
        .cite(&there)
        .sides(left.value, right.value)
        .judged(verdict);
    if let Some(text) = split::increase(filing, left.value) {
        draft = draft.and_detail(&text);
    }
    let there = Value::new("附件二项目支出", there.path, there.field);
    vec![
        match slip::explain(filing, &here, &there) {
            (Some(detail), _) => draft.and_detail(&detail),
            (None, suggestion) => draft.suggestion(suggestion),
        }
        .fail(),
    ]
}
