use crate::audit::draft::Value;
use crate::audit::manual::rule;
use crate::audit::scored::{Scored, scored};
use crate::audit::{Context, Outcome};
use crate::filing::FundsRow;
use crate::number::Exact;

rule! {
    /// ## 检查什么
    /// 附件三资金来源各行（当年财政拨款、上年结转资金、其他资金）没有重复填年度资金总额一行的分值和得分。
    /// ## 为什么
    /// 预算执行只有一份分，来源行再填一遍，照表加总就会多算。
    /// ## 公式
    /// 来源行的分值等于总额行分值的，视为重复；加总时只计总额一行。
    /// ## 例子
    /// 年度资金总额分值 10、得分 10，其中当年财政拨款又填分值 10、得分 10。
    /// ## 如何整改
    /// 删去来源行的分值和得分，只留年度资金总额一行。
    /// ## 依据
    /// 附件三总分为 100 分，资金栏只占一份；表内算术。
    pub const RULE: Rule = Rule {
        id: "repeated_source_points", title: "资金分值重复", family: Scores, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let outcomes: Vec<Outcome> =
        scored(filing).iter().filter(|form| form.sources.is_some()).map(check_form).collect();
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

fn check_form(form: &Scored<'_>) -> Outcome {
    let Some(points) = form.funds.weight.value.filter(|points| !points.decimal().is_zero()) else {
        return Outcome::CannotJudge;
    };
    let all = form.funds_rows();
    let repeats = |row: &FundsRow| row.weight.value == Some(points) || row.self_score.value == Some(points);
    let repeated: Vec<_> = all[1..].iter().filter(|(_, _, row)| repeats(row)).collect();
    if repeated.is_empty() {
        return Outcome::Pass;
    }
    let names: Vec<&str> = repeated.iter().map(|(name, _, _)| *name).collect();
    let rows = format!("{}{}", names.join("、"), ["一行", "两行", "三行"][(names.len() - 1).min(2)]);
    let mut draft = form
        .place
        .finding(&RULE, format!("{rows}重复填了年度资金总额的 {points} 分"))
        .detail("加总时只计年度资金总额一行")
        .suggestion(Some(format!("删去{rows}的分值和得分")))
        .left(points);
    for (_, path, row) in &repeated {
        draft = draft.cite(&Value::new("分值", format!("{path}.weight"), &row.weight)).cite(&Value::new(
            "自评得分",
            format!("{path}.self_score"),
            &row.self_score,
        ));
    }
    draft.cite(&form.funds_weight()).fail()
}
