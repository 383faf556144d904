use crate::audit::draft::Value;
use crate::audit::manual::rule;
use crate::audit::scored::{Scored, each, row_name};
use crate::audit::{Context, Outcome};
use crate::filing::Filed;
use crate::number::{Exact, Score};

rule! {
    /// ## 检查什么
    /// 附件二、附件三每一行的自评得分不超过该行分值，总分不超过总分分值。
    /// ## 为什么
    /// 得分超过分值，总分就被抬高，排名失真。
    /// ## 公式
    /// 自评得分 ≤ 分值，逐行比较。
    /// ## 例子
    /// 某指标分值 7，自评得分填 8。
    /// ## 如何整改
    /// 核对该行的分值和得分，改正填错的一个。
    /// ## 依据
    /// 附件二、附件三表头“分值、自评得分”：得分从分值中得。
    pub const RULE: Rule = Rule {
        id: "score_above_weight", title: "得分超过分值", family: Scores, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    each(filing, check_form)
}

fn check_form(form: &Scored<'_>) -> Vec<Outcome> {
    let mut outcomes: Vec<Outcome> = form
        .funds_rows()
        .iter()
        .map(|(name, path, row)| check_row(form, name, path, &row.weight, &row.self_score))
        .collect();
    outcomes.extend(form.indicators.iter().enumerate().map(|(n, row)| {
        let path = form.path(&format!("indicators.{n}"));
        check_row(form, &row_name(row, n), &path, &row.weight, &row.self_score)
    }));
    outcomes.push(check_row(form, "总分", &form.path("total"), &form.total.weight, &form.total.self_score));
    outcomes
}

fn check_row(
    form: &Scored<'_>,
    name: &str,
    path: &str,
    weight: &Filed<Score>,
    score: &Filed<Score>,
) -> Outcome {
    if score.value.is_none() && !score.is_unread() {
        return Outcome::NotApplicable;
    }
    let (Some(points), Some(got)) = (weight.value, score.value) else {
        return Outcome::CannotJudge;
    };
    if got <= points {
        return Outcome::Pass;
    }
    form.place
        .finding(&RULE, format!("{name}的自评得分 {got} 超过分值 {points}"))
        .cite(&Value::new("自评得分", format!("{path}.self_score"), score))
        .cite(&Value::new("分值", format!("{path}.weight"), weight))
        .sides(got.decimal(), points.decimal())
        .fail()
}
