use crate::audit::draft::{Place, Value};
use crate::audit::limit::{beyond, both, excess, growth};
use crate::audit::manual::rule;
use crate::audit::precision::Verdict;
use crate::audit::{Context, Outcome};
use crate::filing::{FormKind, Triple};
use crate::number::Exact;

rule! {
    /// ## 检查什么
    /// 附件一三公经费的本年决算数不高于上年决算数。
    /// ## 为什么
    /// 三公经费只减不增，比上年多就要说明原因；不一定是错，但不能不说。
    /// ## 公式
    /// 变动率＝（本年决算数－上年决算数）÷上年决算数，大于 0 即提出。上年决算数是 0 的，变动率不可计算，不提出。
    /// ## 例子
    /// 上年 1.74 万元，本年 2.23 万元，增加 0.49 万元，增长 28.16%。
    /// ## 如何整改
    /// 说明增加在哪一项、为什么增加，有没有批准；并写明压减措施。
    /// ## 依据
    /// 附件一三公经费行的上年决算数、本年决算数两栏；变动率参照岳阳、长沙雨花区评分表。
    pub const RULE: Rule = Rule {
        id: "three_public_growth", title: "三公比上年增加", family: OverTheLimit, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    vec![judge(context)]
}

fn judge(context: &Context<'_>) -> Outcome {
    let filing = context.filing;
    let Some(form) = &filing.basic_data else { return Outcome::NotApplicable };
    let block = &form.three_public;
    let row = &block.total;
    let (now, then) = match both(&row.r#final, &row.prior_final) {
        Ok(figures) => figures,
        Err(outcome) => return outcome,
    };
    let verdict = excess(&row.r#final, &row.prior_final);
    if verdict == Verdict::Agrees {
        return Outcome::Pass;
    }
    let Some(rate) = growth(now, then) else { return Outcome::NotApplicable };
    let lines: [(&str, &Triple); 4] = [
        ("公车购置", &block.vehicle_purchase),
        ("公车运行维护", &block.vehicle_operation),
        ("因公出国", &block.overseas_travel),
        ("公务接待", &block.reception),
    ];
    let grown: Vec<String> = lines
        .iter()
        .filter_map(|(name, line)| {
            let (after, before) = (line.r#final.value?, line.prior_final.value.unwrap_or_default());
            (after.decimal() > before.decimal()).then(|| format!("{name}由 {before} 增至 {after}"))
        })
        .collect();
    let draft = beyond(
        &Place::new(filing, FormKind::BasicData),
        &RULE,
        format!("三公经费本年决算 {now} 万元，比上年决算 {then} 万元增长 {rate}"),
        &Value::new("三公经费本年决算数", "basic_data.three_public.total.final", &row.r#final),
        &Value::new("三公经费上年决算数", "basic_data.three_public.total.prior_final", &row.prior_final),
    )
    .suggestion(Some("说明增加的原因和依据".to_owned()));
    if grown.is_empty() { draft } else { draft.detail(format!("{}（万元）", grown.join("；"))) }
        .judged(verdict)
        .fail()
}
