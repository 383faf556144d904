use crate::audit::draft::Value;
use crate::audit::limit::{beyond, both, excess, percent};
use crate::audit::manual::rule;
use crate::audit::precision::Verdict;
use crate::audit::scored::{Scored, each};
use crate::audit::{Context, Outcome, slip};

rule! {
    /// ## 检查什么
    /// 附件二、附件三资金各行的全年执行数不超过全年预算数。
    /// ## 为什么
    /// 全年预算数是调整以后的预算，执行数不会比它还大；大了不是数填错，就是漏了调整。
    /// ## 公式
    /// 全年执行数 ≤ 全年预算数，总额和各资金来源逐行比较；来源行与总额超出的数相同的，只在总额一行说一次。
    /// ## 例子
    /// 全年预算 4686.3488 万元，全年执行 4868.3488 万元，执行率 103.88%。
    /// ## 如何整改
    /// 与支出明细账核对，改正执行数；年中追加过预算的，补进全年预算数。
    /// ## 依据
    /// 附件二、附件三表头“全年预算数、全年执行数”。
    pub const RULE: Rule = Rule {
        id: "executed_over_budget", title: "执行数超全年预算", family: OverTheLimit, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    each(context.filing, check_form)
}

fn check_form(form: &Scored<'_>) -> Vec<Outcome> {
    let rows = form.funds_rows();
    let by = |n: usize| {
        let row = rows.get(n)?.2;
        let (executed, revised) = both(&row.executed, &row.revised_budget).ok()?;
        (executed > revised).then_some(executed - revised)
    };
    let mut outcomes = Vec::new();
    for (n, (name, path, row)) in rows.iter().enumerate() {
        let (executed, revised) = match both(&row.executed, &row.revised_budget) {
            Ok(figures) => figures,
            Err(outcome) => {
                outcomes.push(outcome);
                continue;
            }
        };
        let verdict = excess(&row.executed, &row.revised_budget);
        if verdict == Verdict::Agrees {
            outcomes.push(Outcome::Pass);
            continue;
        }
        if n > 0 && by(n) == by(0) {
            outcomes.push(Outcome::NotApplicable);
            continue;
        }
        let value = |title: &str, field: &str, of| {
            Value::new(format!("{name}{title}"), format!("{path}.{field}"), of)
        };
        let spent = value("全年执行数", "executed", &row.executed);
        let budget = value("全年预算数", "revised_budget", &row.revised_budget);
        let (detail, mend) = slip::explain(form.place.filing, &spent, &budget);
        let rate = executed.checked_div(revised).map(|rate| format!("，执行率 {}", percent(rate)));
        let mut draft = beyond(
            &form.place,
            &RULE,
            format!(
                "{name}全年执行 {executed} 万元，超过全年预算 {revised} 万元{}",
                rate.unwrap_or_default()
            ),
            &spent,
            &budget,
        )
        .suggestion(mend);
        if n == 0 {
            // The source whose excess it is.
            for (_, (_, path, source)) in rows.iter().enumerate().skip(1).filter(|(m, _)| by(*m) == by(0)) {
                draft =
                    draft.cite(&Value::new("全年执行数", format!("{path}.executed"), &source.executed)).cite(
                        &Value::new("全年预算数", format!("{path}.revised_budget"), &source.revised_budget),
                    );
            }
        }
        if let Some(detail) = detail {
            draft = draft.and_detail(&detail);
        }
        outcomes.push(draft.judged(verdict).fail());
    }
    outcomes
}
