use crate::audit::draft::{Place, Value};
use crate::audit::limit::{beyond, both, excess, growth, positive};
use crate::audit::manual::rule;
use crate::audit::precision::Verdict;
use crate::audit::{Context, Outcome};
use crate::filing::FormKind;

rule! {
    /// ## 检查什么
    /// 附件一政府采购金额的本年决算数不超过本年预算数。
    /// ## 为什么
    /// 采购按预算办，超预算采购要有调整手续。
    /// ## 公式
    /// 政府采购金额本年决算数 ≤ 本年预算数。预算空着或是 0 的，由“有支出无预算”一条说。
    /// ## 例子
    /// 政府采购预算 120 万元，决算 154.69 万元。
    /// ## 如何整改
    /// 年中追加过采购预算的，说明依据和金额；没有追加的，说明原因。
    /// ## 依据
    /// 附件一政府采购金额行的本年预算数、本年决算数两栏。
    pub const RULE: Rule = Rule {
        id: "procurement_over_budget", title: "政府采购超预算", family: OverTheLimit, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    vec![judge(context)]
}

fn judge(context: &Context<'_>) -> Outcome {
    let filing = context.filing;
    let Some(form) = &filing.basic_data else { return Outcome::NotApplicable };
    let row = &form.government_procurement;
    let (spent, budget) = match both(&row.r#final, &row.budget) {
        Ok(figures) => figures,
        Err(outcome) => return outcome,
    };
    match excess(&row.r#final, &row.budget) {
        Verdict::Agrees => Outcome::Pass,
        _ if !positive(&row.budget) => Outcome::NotApplicable,
        verdict => beyond(
            &Place::new(filing, FormKind::BasicData),
            &RULE,
            format!(
                "政府采购本年决算 {spent} 万元，超过预算 {budget} 万元{}",
                growth(spent, budget).map_or_else(String::new, |rate| format!("，超出 {rate}"))
            ),
            &Value::new("政府采购本年决算数", "basic_data.government_procurement.final", &row.r#final),
            &Value::new("政府采购本年预算数", "basic_data.government_procurement.budget", &row.budget),
        )
        .suggestion(Some("年中追加过采购预算的，说明依据和金额".to_owned()))
        .judged(verdict)
        .fail(),
    }
}
