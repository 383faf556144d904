use rust_decimal::Decimal;

use super::{Years, stood};
use crate::audit::draft::{Place, Value};
use crate::audit::limit::blank;
use crate::audit::manual::rule;
use crate::audit::{Context, Outcome};
use crate::filing::FormKind;

rule! {
    /// ## 检查什么
    /// 附件一没有填三公经费上年决算数的，拿上一年度报送的本年决算数来比：三公经费没有大幅增加。
    /// ## 为什么
    /// 上年决算数空着，增长就看不出来；上一年度的报送里有这个数。
    /// ## 公式
    /// 本年决算数比上一年度报送的本年决算数多 30% 以上，即提出。填了上年决算数的，由“三公比上年增加”检查。
    /// ## 例子
    /// 2024年度三公决算 3.20 万元，上年决算数空着；2023年度报送的是 2.23 万元，增长 43.50%。
    /// ## 如何整改
    /// 补填上年决算数，说明增加在哪一项、为什么增加。
    /// ## 依据
    /// 同一单位两个年度的附件一互相核对；30% 是本程序的经验值，没有文件规定。
    pub const RULE: Rule = Rule {
        id: "three_public_jump", title: "三公比上年报送大增", family: OverTheYears, severity: Warning,
        beyond: [Prior],
        check: check,
    };
}

/// 130%.
const TIMES: Decimal = Decimal::from_parts(13, 0, 0, false, 1);

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let before = context.prior.and_then(|prior| prior.basic_data.as_ref());
    let (Some(form), Some(before)) = (&context.filing.basic_data, before) else {
        return vec![Outcome::NotApplicable];
    };
    let (row, then) = (&form.three_public.total, &before.three_public.total.r#final);
    if !blank(&row.prior_final) {
        return vec![Outcome::NotApplicable];
    }
    let Some(years) = Years::of(&row.r#final, then) else { return vec![Outcome::CannotJudge] };
    if years.before <= Decimal::ZERO {
        return vec![Outcome::NotApplicable];
    }
    if years.now < years.before * TIMES {
        return vec![Outcome::Pass];
    }
    let last_year = context.filing.year - 1;
    vec![
        Place::new(context.filing, FormKind::BasicData)
            .finding(
                &RULE,
                format!(
                    "三公经费本年决算 {} 万元，{last_year}年度报送的决算是 {} 万元，{}，上年决算数却空着",
                    years.now.normalize(),
                    years.before.normalize(),
                    years.change()
                ),
            )
            .cite(&Value::new("三公经费本年决算数", "basic_data.three_public.total.final", &row.r#final))
            .cite(&Value::new(
                "三公经费上年决算数",
                "basic_data.three_public.total.prior_final",
                &row.prior_final,
            ))
            .sides(years.now, years.before)
            .detail(stood(last_year, then))
            .suggestion(Some("补填上年决算数，说明增加的原因".to_owned()))
            .fail(),
    ]
}
