use rust_decimal::Decimal;

use crate::audit::draft::Value;
use crate::audit::manual::rule;
use crate::audit::precision::decimals;
use crate::audit::scored::{Scored, each, row_name};
use crate::audit::{Context, Outcome};
use crate::filing::Filed;
use crate::number::{Exact, Score, fixed, round_half_up};
use crate::scoring::{execution, recompute};

rule! {
    /// ## 检查什么
    /// 附件二、附件三能够重算的行，自评得分不高于按填报数重算的得分。
    /// ## 为什么
    /// 指标值和完成值都是部门自己填的，按它们算不到的分就是虚高；排名按自评分排，虚高的反而靠前。
    /// ## 公式
    /// 预算执行：执行数÷全年预算数×分值，最多得满分。定量指标：达到指标值得满分，没有达到的按完成值与指标值之比得分。
    /// 自评得分保留几位小数，重算得分就四舍五入到几位（至少一位）再比。定性指标、缺指标值或完成值的行不能重算，不检查；
    /// 超过分值的部分由“得分超过分值”检查。
    /// ## 例子
    /// “道路养护”指标值 ≧40 公里，完成 30 公里，分值 10，自评 10，重算 7.5。
    /// ## 如何整改
    /// 按完成情况改正自评得分；指标值或完成值填错的，改正并附佐证。
    /// ## 依据
    /// 附件二、附件三表内算术；计分方法参照省级预算系统的通行做法和中江县、天长市 2022 年自评表的填表说明。
    pub const RULE: Rule = Rule {
        id: "inflated_score", title: "得分高于重算", family: Scores, severity: Warning,
        check: check,
    };
}

/// A row that claims more than its figures give.
struct Row<'a> {
    label: String,
    score: Value<'a, Score>,
    /// Where the figures stand that it was recomputed from.
    evidence: Vec<(String, &'a Filed<String>)>,
    claimed: Decimal,
    supported: Decimal,
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let year = context.filing.year;
    each(context.filing, |form| [check_form(form, year)])
}

fn check_form(form: &Scored<'_>, year: i32) -> Outcome {
    let mut judged = 0;
    let mut rows: Vec<Row<'_>> = Vec::new();
    let path = form.path(&format!("{}.self_score", form.funds_path()));
    if let Some(supported) = execution(form.funds) {
        judged += 1;
        let score = Value::new("自评得分", path, &form.funds.self_score);
        rows.extend(beyond("预算执行".to_owned(), score, form.funds.weight.value, supported, Vec::new()));
    }
    for (n, indicator) in form.indicators.iter().enumerate() {
        let Some(supported) = recompute(indicator, year).score else { continue };
        judged += 1;
        let at = |name: &str| form.path(&format!("indicators.{n}.{name}"));
        let score = Value::new("自评得分", at("self_score"), &indicator.self_score);
        let evidence = vec![(at("target"), &indicator.target), (at("actual"), &indicator.actual)];
        rows.extend(beyond(row_name(indicator, n), score, indicator.weight.value, supported, evidence));
    }
    if judged == 0 {
        return Outcome::NotApplicable;
    }
    if rows.is_empty() {
        return Outcome::Pass;
    }
    let (claimed, supported) =
        rows.iter().fold((Decimal::ZERO, Decimal::ZERO), |(a, b), row| (a + row.claimed, b + row.supported));
    let said: Vec<String> = rows.iter().map(said).collect();
    let more = shown(claimed - supported);
    let message = match said.as_slice() {
        [only] => format!("{only}，多 {more} 分"),
        _ => {
            format!("{} 行自评得分高于按填报数重算的得分，合计多 {more} 分：{}", said.len(), said.join("；"))
        }
    };
    let draft = form.place.finding(&RULE, message).cite(&form.total_self_score());
    rows.iter()
        .fold(draft, |draft, row| {
            let draft = draft.cite(&row.score);
            row.evidence
                .iter()
                .fold(draft, |draft, (path, field)| draft.cite(&Value::new("", path.clone(), *field)))
        })
        .sides(claimed, round_half_up(supported, 4))
        .suggestion(Some(
            "按完成情况改正自评得分，总分一并改正；指标值或完成值填错的，改正并附佐证".to_owned(),
        ))
        .fail()
}

fn said(row: &Row<'_>) -> String {
    format!("{}自评 {}，重算 {}", row.label, row.claimed.normalize(), shown(row.supported))
}

fn shown(points: Decimal) -> String {
    fixed(points, 2).trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The row, if it claims more than rounding explains; what lies beyond its weight is another rule's.
fn beyond<'a>(
    label: String,
    score: Value<'a, Score>,
    weight: Option<Score>,
    supported: Score,
    evidence: Vec<(String, &'a Filed<String>)>,
) -> Option<Row<'a>> {
    let claimed = score.field.value?.min(weight?).decimal();
    let supported = supported.decimal();
    let places = decimals(score.field).max(1);
    (claimed > round_half_up(supported, places)).then_some(Row { label, score, evidence, claimed, supported })
}
