use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::precision::{Side, Verdict, amounts};
use crate::audit::split::{self, Column};
use crate::audit::sum::{self, softer_if_short};
use crate::audit::{Context, Outcome};
use crate::filing::{Filing, FormKind, Project};

rule! {
    /// ## 检查什么
    /// 各张附件三的全年预算数之和、全年执行数之和，各等于附件二按支出性质分的项目支出。
    /// ## 为什么
    /// 项目自评表应当覆盖全部项目支出，合计对不上，说明有项目漏报、重报或金额填错。
    /// ## 公式
    /// 各项目全年预算数之和＝附件二项目支出；各项目全年执行数之和＝附件二项目支出。
    /// 附件二的支出构成与预算数、执行数哪一栏相符，就核对哪一栏；之和小于附件二的作警告，可能有项目未报表。
    /// ## 例子
    /// 十张附件三的全年预算数合计 33862.7346，附件二项目支出 33419.8714，多 442.8632。
    /// ## 如何整改
    /// 逐个项目核对指标和支出，补报漏掉的项目，或改正金额。
    /// ## 依据
    /// 附件三每个项目一张，附件二“项目支出”为其总数；表间算术。
    pub const RULE: Rule = Rule {
        id: "projects_sum", title: "项目合计与总表", family: BetweenAnnexes, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let Some(overall) = filing.overall.as_ref().filter(|_| !filing.projects.is_empty()) else {
        return vec![Outcome::NotApplicable];
    };
    let split = split::expenditure(overall);
    let closes_on = split::columns(overall, &split);
    let same = overall.funds.revised_budget.value.is_some()
        && overall.funds.revised_budget.value == overall.funds.executed.value;
    // Where the split closes on neither column, spending is what a split of spending means.
    let speaks_of = |column| match closes_on.iter().any(|found| *found != Column::Initial) {
        true => closes_on.contains(&column),
        false => same || column == Column::Executed,
    };
    let revised = speaks_of(Column::Revised).then(|| {
        compare(filing, &split[1], "revised_budget", "全年预算数", |form| {
            &form.funds.total.revised_budget
        })
    });
    let executed = speaks_of(Column::Executed).then(|| {
        compare(filing, &split[1], "executed", "全年执行数", |form| &form.funds.total.executed)
    });
    [revised, executed].into_iter().map(|outcome| outcome.unwrap_or(Outcome::NotApplicable)).collect()
}

fn compare(
    filing: &Filing,
    total: &Value<'_, crate::number::Amount>,
    column: &str,
    title: &str,
    of: fn(&Project) -> &crate::filing::Filed<crate::number::Amount>,
) -> Outcome {
    let parts: Vec<_> = filing
        .projects
        .iter()
        .enumerate()
        .map(|(n, form)| {
            let name = form.name.text().unwrap_or("未写名称的项目");
            Value::new(format!("{name}{title}"), format!("projects.{n}.funds.total.{column}"), of(form))
        })
        .collect();
    // A project without the figure is not a project without money.
    if total.field.value.is_none() || parts.iter().any(|part| part.field.value.is_none()) {
        return Outcome::CannotJudge;
    }
    let (left, right) = (Side::of(total.field), Side::sum(parts.iter().map(|part| Side::of(part.field))));
    let verdict = amounts(left, right);
    if verdict == Verdict::Agrees {
        return Outcome::Pass;
    }
    let sum = right.value.normalize();
    Place::new(filing, FormKind::Overall)
        .finding(
            &RULE,
            format!(
                "附件二项目支出填的是 {} 万元，{} 张附件三的{title}加起来是 {sum} 万元",
                left.value,
                parts.len()
            ),
        )
        .cite(total)
        .cite_all(&parts)
        .sides(left.value, right.value)
        .detail(sum::arithmetic(&parts, right.value))
        .severity(softer_if_short(left.value, right.value))
        .judged(verdict)
        .suggestion(sum::mend(total, &parts, left.value - right.value))
        .fail()
}
