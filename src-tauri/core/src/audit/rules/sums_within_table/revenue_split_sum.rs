use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::split;
use crate::audit::{Context, Outcome};
use crate::filing::FormKind;

rule! {
    /// ## 检查什么
    /// 附件二“按收入性质分”的各项之和等于年度资金总额。
    /// ## 为什么
    /// 收入构成是分析资金来源的依据，合计对不上，说明有来源漏填或填错。
    /// ## 公式
    /// 一般公共预算＋政府性基金拨款＋纳入专户管理的非税收入拨款＋其他资金＝年度资金总额。空格按 0 计。
    /// 表上没有说明按哪一栏分：与全年预算数或全年执行数任一相符即可；只与年初预算数相符的作提示。
    /// ## 例子
    /// 996.50＋345.49＋11.06＝1353.05，与全年预算数 1353.05 相符。
    /// ## 如何整改
    /// 与决算收入核对，补填漏掉的来源或改正数字。
    /// ## 依据
    /// 表内算术；附件二“按收入性质分”所列各项。
    pub const RULE: Rule = Rule {
        id: "revenue_split_sum", title: "收入构成合计", family: SumsWithinTable, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let Some(form) = &filing.overall else {
        return vec![Outcome::NotApplicable];
    };
    let split = &form.revenue;
    let value = |label: &str, name: &str, field| Value::new(label, format!("overall.revenue.{name}"), field);
    let parts = [
        value("一般公共预算", "general_public_budget", &split.general_public_budget),
        value("政府性基金拨款", "government_fund", &split.government_fund),
        value("纳入专户管理的非税收入拨款", "special_account", &split.special_account),
        value("其他资金", "other_funds", &split.other_funds),
    ];
    vec![split::check(&Place::new(filing, FormKind::Overall), &RULE, form, &parts, "按收入性质分的各项")]
}
