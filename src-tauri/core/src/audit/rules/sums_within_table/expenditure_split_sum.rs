use crate::audit::draft::Place;
use crate::audit::manual::rule;
use crate::audit::split;
use crate::audit::{Context, Outcome};
use crate::filing::FormKind;

rule! {
    /// ## 检查什么
    /// 附件二“按支出性质分”的基本支出与项目支出之和等于年度资金总额。
    /// ## 为什么
    /// 项目支出要与附件一、附件三核对，先得与本表的总额对得上。
    /// ## 公式
    /// 基本支出＋项目支出＝年度资金总额，与全年执行数或全年预算数任一相符即可；只与年初预算数相符的作提示。
    /// 两项有一项空着又不相符时不判断。
    /// ## 例子
    /// 基本支出 204.02＋项目支出 1149.03＝1353.05，与全年执行数 1353.05 相符。
    /// ## 如何整改
    /// 与决算支出核对，改正基本支出或项目支出。
    /// ## 依据
    /// 表内算术；附件二“按支出性质分”所列两项。
    pub const RULE: Rule = Rule {
        id: "expenditure_split_sum", title: "支出构成合计", family: SumsWithinTable, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let Some(form) = &filing.overall else {
        return vec![Outcome::NotApplicable];
    };
    let outcome = split::check(
        &Place::new(filing, FormKind::Overall),
        &RULE,
        form,
        &split::expenditure(form),
        "基本支出与项目支出",
    );
    let split = &form.expenditure;
    let one_is_blank = split.basic_expenditure.value.is_none() || split.project_expenditure.value.is_none();
    vec![if one_is_blank && matches!(outcome, Outcome::Fail(_)) { Outcome::CannotJudge } else { outcome }]
}
