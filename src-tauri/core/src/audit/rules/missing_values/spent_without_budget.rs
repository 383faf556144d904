use crate::audit::draft::{Place, Value};
use crate::audit::limit::{blank, positive};
use crate::audit::manual::rule;
use crate::audit::scored::scored;
use crate::audit::{Context, Outcome};
use crate::filing::{Filed, FormKind, Triple};
use crate::number::{Amount, Exact};

rule! {
    /// ## 检查什么
    /// 有支出的行填了预算：附件一的政府采购、三公经费、公用经费，附件二、附件三的年度资金总额。
    /// ## 为什么
    /// 花了钱而没有预算，不是漏填，就是无预算支出；采购尤其要先有预算。
    /// ## 公式
    /// 本年决算数大于 0 时，本年预算数不得为空；政府采购的预算数也不得为 0。全年执行数大于 0 时，全年预算数不得为空。
    /// 年初预算数、上年决算数空着按 0 看待，不提出。
    /// ## 例子
    /// 政府采购本年决算 154.69 万元，本年预算数空着。
    /// ## 如何整改
    /// 补填预算数；确实没有预算的，说明采购或支出的依据。
    /// ## 依据
    /// 附件一、附件二、附件三的预算数栏和决算数（执行数）栏。
    pub const RULE: Rule = Rule {
        id: "spent_without_budget", title: "有支出无预算", family: MissingValues, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let mut outcomes = Vec::new();
    if let Some(form) = &filing.basic_data {
        let place = Place::new(filing, FormKind::BasicData);
        let rows: [(&str, &str, &Triple, bool); 3] = [
            ("三公经费", "three_public.total", &form.three_public.total, false),
            ("公用经费", "operating_expense.total", &form.operating_expense.total, false),
            ("政府采购", "government_procurement", &form.government_procurement, true),
        ];
        for (name, path, row, zero_too) in rows {
            let spent =
                Value::new(format!("{name}本年决算"), format!("basic_data.{path}.final"), &row.r#final);
            let budget = Value::new("本年预算数", format!("basic_data.{path}.budget"), &row.budget);
            outcomes.push(judge(&place, &spent, &budget, zero_too));
        }
    }
    for form in scored(filing) {
        let path = form.funds_path();
        let spent = Value::new("全年执行", form.path(&format!("{path}.executed")), &form.funds.executed);
        let budget = Value::new(
            "全年预算数",
            form.path(&format!("{path}.revised_budget")),
            &form.funds.revised_budget,
        );
        outcomes.push(judge(&form.place, &spent, &budget, false));
    }
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

fn judge(
    place: &Place<'_>,
    spent: &Value<'_, Amount>,
    budget: &Value<'_, Amount>,
    zero_too: bool,
) -> Outcome {
    let is_zero = |field: &Filed<Amount>| field.value.is_some_and(|value| value.decimal().is_zero());
    let Some(amount) = spent.field.value.filter(|_| positive(spent.field)) else {
        return if spent.field.is_unread() { Outcome::CannotJudge } else { Outcome::NotApplicable };
    };
    if budget.field.is_unread() {
        return Outcome::CannotJudge;
    }
    let said = if blank(budget.field) {
        format!("没有填{}", budget.label)
    } else if zero_too && is_zero(budget.field) {
        format!("{}填的是 0", budget.label)
    } else {
        return Outcome::Pass;
    };
    place
        .finding(&RULE, format!("{} {amount} 万元，{said}", spent.label))
        .cite(spent)
        .cite(budget)
        .left(amount)
        .suggestion(Some(format!("补填{}；确实没有预算的，说明支出的依据", budget.label)))
        .fail()
}
