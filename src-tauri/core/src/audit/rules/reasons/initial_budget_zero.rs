use crate::audit::draft::Value;
use crate::audit::limit::positive;
use crate::audit::manual::rule;
use crate::audit::omission::names;
use crate::audit::scored::{Scored, scored};
use crate::audit::{Context, Outcome};
use crate::number::{Amount, Exact};

rule! {
    /// ## 检查什么
    /// 附件二、附件三年初预算数填了 0，而全年预算数大于 0 的，调整率不可计算，作提示。
    /// ## 为什么
    /// 年初没有预算、年中全额追加的项目，调整率算不出来，要另看追加的依据。
    /// ## 公式
    /// 年初预算数为 0 且全年预算数大于 0。年初预算数空着的，不提出。几张附件三都是这样的，合为一条。
    /// ## 例子
    /// 10 张附件三的年初预算数都是 0，全年预算合计 33862.7346 万元。
    /// ## 如何整改
    /// 说明追加的依据；常年都有的项目，下年度编入年初预算。
    /// ## 依据
    /// 附件二、附件三表头“年初预算数、全年预算数”；除数为 0 时不计算。
    pub const RULE: Rule = Rule {
        id: "initial_budget_zero", title: "年初预算为零", family: Reasons, severity: Note,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let forms = scored(context.filing);
    let (projects, overall): (Vec<&Scored<'_>>, Vec<&Scored<'_>>) =
        forms.iter().partition(|form| form.sources.is_some());
    let outcomes: Vec<Outcome> = [overall, projects]
        .into_iter()
        .filter(|forms| !forms.is_empty())
        .map(|forms| judge(&forms))
        .collect();
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

fn judge(forms: &[&Scored<'_>]) -> Outcome {
    let budgeted =
        |form: &Scored<'_>| form.funds.initial_budget.value.is_some() && positive(&form.funds.revised_budget);
    if !forms.iter().any(|form| budgeted(form)) {
        return Outcome::NotApplicable;
    }
    let zero: Vec<&&Scored<'_>> = forms
        .iter()
        .filter(|form| budgeted(form))
        .filter(|form| form.funds.initial_budget.value.is_some_and(|value| value.decimal().is_zero()))
        .collect();
    let Some(first) = zero.first() else { return Outcome::Pass };
    let total: Amount = zero.iter().filter_map(|form| form.funds.revised_budget.value).sum();
    let list: Vec<String> = zero
        .iter()
        .filter_map(|form| form.place.filing.projects.get(form.place.project?)?.name.text())
        .map(|name| format!("“{name}”"))
        .collect();
    let message = if zero.len() == 1 {
        format!("年初预算数是 0，全年预算 {total} 万元都是年中追加的，调整率不可计算")
    } else {
        format!(
            "{} 张附件三的年初预算数是 0，全年预算合计 {total} 万元都是年中追加的，调整率不可计算",
            zero.len()
        )
    };
    let mut draft = first
        .place
        .finding(&RULE, message)
        .left(total)
        .suggestion(Some("说明追加的依据；常年都有的项目，下年度编入年初预算".to_owned()));
    if zero.len() > 1 && !list.is_empty() {
        draft = draft.detail(names(&list));
    }
    for form in zero {
        let path = |field: &str| form.path(&format!("{}.{field}", form.funds_path()));
        draft = draft
            .cite(&Value::new("年初预算数", path("initial_budget"), &form.funds.initial_budget))
            .cite(&Value::new("全年预算数", path("revised_budget"), &form.funds.revised_budget));
    }
    draft.fail()
}
