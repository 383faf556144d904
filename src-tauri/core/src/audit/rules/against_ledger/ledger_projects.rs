use super::{Match, matched};
use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::precision::{Side, Verdict, amounts};
use crate::audit::{Context, Outcome, Severity};
use crate::filing::{Filed, Project};
use crate::ledger::LedgerProject;
use crate::number::{Amount, Exact};

rule! {
    /// ## 检查什么
    /// 附件三年度资金总额的年初预算数、全年预算数、全年执行数，等于财政局台账里同一项目的数。
    /// ## 为什么
    /// 项目的执行率按这几个数计分，项目排名也按它。与预算系统对不上，得分没有依据。
    /// ## 公式
    /// 附件三年初预算数＝台账年初预算数；全年预算数＝台账调整后预算数；全年执行数＝台账执行数。先按项目编码、再按名称对应；
    /// 名称不完全相同、但只可能是那一个项目的，比较结果只作提示；可能是几个项目的，不判断。台账里没有的数不比较。
    /// ## 例子
    /// 附件三“农村公路养护”全年执行数 100.10，台账 92.40，多 7.70。
    /// ## 如何整改
    /// 与预算系统核对口径和金额，改正附件三；口径确有不同的，说明差额由哪些资金组成。
    /// ## 依据
    /// 财政局导入的本年度台账；附件三“年度资金总额”一行。
    pub const RULE: Rule = Rule {
        id: "ledger_projects", title: "项目资金对台账", family: AgainstLedger, severity: Warning,
        beyond: [Books],
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let due = context.books.map_or(&[][..], |books| &books.projects);
    if due.is_empty() || filing.projects.is_empty() {
        return vec![Outcome::NotApplicable];
    }
    let mut outcomes = Vec::new();
    for (n, (project, matched)) in filing.projects.iter().zip(matched(&filing.projects, due)).enumerate() {
        let place = Place::project(filing, n);
        match matched {
            Match::Absent => outcomes.push(Outcome::NotApplicable),
            Match::Unsure => outcomes.push(Outcome::CannotJudge),
            Match::Same(line) => outcomes.extend(compare(&place, n, project, line, false)),
            Match::Near(line) => outcomes.extend(compare(&place, n, project, line, true)),
        }
    }
    outcomes
}

fn compare(place: &Place<'_>, n: usize, project: &Project, line: &LedgerProject, near: bool) -> Vec<Outcome> {
    let (funds, budget) = (&project.funds.total, &line.budget);
    [
        ("年初预算数", "initial_budget", "年初预算数", &funds.initial_budget, budget.initial_budget),
        ("全年预算数", "revised_budget", "调整后预算数", &funds.revised_budget, budget.revised_budget),
        ("全年执行数", "executed", "执行数", &funds.executed, budget.executed),
    ]
    .into_iter()
    .map(|(title, column, theirs, filed, booked)| {
        let value = Value::new(title, format!("projects.{n}.funds.total.{column}"), filed);
        one(place, &value, line, theirs, booked, near)
    })
    .collect()
}

fn one(
    place: &Place<'_>,
    filed: &Value<'_, Amount>,
    line: &LedgerProject,
    title: &str,
    booked: Option<Amount>,
    near: bool,
) -> Outcome {
    let Some(booked) = booked else { return Outcome::NotApplicable };
    let Some(value) = filed.field.value else { return Outcome::CannotJudge };
    let theirs = Filed { value: Some(booked), origin: None };
    let verdict = amounts(Side::of(filed.field), Side::of(&theirs));
    if verdict == Verdict::Agrees {
        return Outcome::Pass;
    }
    let draft = place
        .finding(&RULE, format!("{}填的是 {value} 万元，财政局台账的{title}是 {booked} 万元", filed.label))
        .cite(filed)
        .sides(value.decimal(), booked.decimal())
        .detail(format!("台账“{}”第{}行", line.sheet, line.row))
        .judged(verdict);
    if near {
        let more = format!("台账上的名称是“{}”，与附件三不完全相同，请先确认是同一个项目", line.name);
        return draft.severity(Severity::Note).and_detail(&more).fail();
    }
    draft.fail()
}
