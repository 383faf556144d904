use rust_decimal::Decimal;

use super::{Years, stood};
use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::{Context, Outcome};
use crate::filing::FormKind;

rule! {
    /// ## 检查什么
    /// 附件二年度资金总额的全年执行数，与上一年度报送的相比没有突然大增或大减。
    /// ## 为什么
    /// 一年之间翻倍或腰斩，多半是口径变了、单位填错了，或者职能有调整；不说明，两年无法比较。
    /// ## 公式
    /// 两年的全年执行数都大于 0，大的是小的 2 倍以上，并且相差 100 万元以上，即提出。
    /// ## 例子
    /// 2023年度全年执行数 1,353.05 万元，2024年度 33,963.61 万元。
    /// ## 如何整改
    /// 核对两年的口径和单位；确有增减的，说明来自哪些资金或项目。
    /// ## 依据
    /// 同一单位两个年度的附件二互相核对；2 倍和 100 万元是本程序的经验值，没有文件规定。
    pub const RULE: Rule = Rule {
        id: "funds_jump", title: "资金总额突变", family: OverTheYears, severity: Note,
        beyond: [Prior],
        check: check,
    };
}

const TIMES: Decimal = Decimal::TWO;
/// 万元.
const APART: Decimal = Decimal::ONE_HUNDRED;

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let before = context.prior.and_then(|prior| prior.overall.as_ref());
    let (Some(form), Some(before)) = (&context.filing.overall, before) else {
        return vec![Outcome::NotApplicable];
    };
    let (now, then) = (&form.funds.executed, &before.funds.executed);
    let Some(years) = Years::of(now, then) else { return vec![Outcome::CannotJudge] };
    if !years.times(TIMES) || years.apart() < APART {
        return vec![Outcome::Pass];
    }
    let last_year = context.filing.year - 1;
    vec![
        Place::new(context.filing, FormKind::Overall)
            .finding(
                &RULE,
                format!(
                    "年度资金总额全年执行数 {} 万元，{last_year}年度是 {} 万元，{}",
                    years.now.normalize(),
                    years.before.normalize(),
                    years.change()
                ),
            )
            .cite(&Value::new("全年执行数", "overall.funds.executed", now))
            .sides(years.now, years.before)
            .detail(stood(last_year, then))
            .suggestion(Some("核对两年的口径和单位；确有增减的，说明原因".to_owned()))
            .fail(),
    ]
}
