use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::names::key;
use crate::audit::precision::{Side, Verdict, amounts};
use crate::audit::slip;
use crate::audit::{Context, Outcome};
use crate::filing::{Basis, Filing, FormKind, budget_basis};
use crate::number::Amount;

rule! {
    /// ## 检查什么
    /// 附件一所列项目与同名的附件三，本年决算数等于全年执行数；本年预算数等于附件三同口径的预算数。
    /// ## 为什么
    /// 同一个项目在两张表上金额不同，必有一张填错。
    /// ## 公式
    /// 附件一某项本年决算数＝同名附件三年度资金总额全年执行数。预算栏只在能认定口径（年初或全年）时比较。
    /// 附件一列的多是功能科目，名称与附件三对不上的不比较；“事务”与“事物”、“安排支出”与“安排的支出”视为同名。
    /// ## 例子
    /// 附件一城乡社区管理事务决算 4686.3488，附件三城乡社区管理事物支出全年执行 4868.3488。
    /// ## 如何整改
    /// 与该项目的支出明细账核对，改正填错的一张表。
    /// ## 依据
    /// 附件一项目支出明细与附件三为同一项目；表间算术。
    pub const RULE: Rule = Rule {
        id: "item_against_project", title: "项目明细两表一致", family: BetweenAnnexes, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let Some(basic) = filing.basic_data.as_ref().filter(|_| !filing.projects.is_empty()) else {
        return vec![Outcome::NotApplicable];
    };
    let basis = budget_basis::decide(filing).project_expenditure;
    let mut outcomes = Vec::new();
    for (i, item) in basic.project_expenditure.items.iter().enumerate() {
        let Some((n, project)) = matching(filing, i) else {
            outcomes.push(Outcome::NotApplicable);
            continue;
        };
        let (name, other) = (item.name.text().unwrap_or_default(), project.name.text().unwrap_or_default());
        let funds = &project.funds.total;
        let pair = |a: (&str, &str, _), b: (&str, &str, _)| {
            let here = Value::new(
                format!("附件一{name}{}", a.0),
                format!("basic_data.project_expenditure.items.{i}.{}", a.1),
                a.2,
            );
            let there =
                Value::new(format!("附件三{}", b.0), format!("projects.{n}.funds.total.{}", b.1), b.2);
            compare(filing, name, other, &here, &there)
        };
        outcomes
            .push(pair(("本年决算数", "final", &item.r#final), ("全年执行数", "executed", &funds.executed)));
        let budget = ("本年预算数", "budget", &item.budget);
        outcomes.push(match basis {
            Basis::Initial => pair(budget, ("年初预算数", "initial_budget", &funds.initial_budget)),
            Basis::Revised => pair(budget, ("全年预算数", "revised_budget", &funds.revised_budget)),
            Basis::CopiedFromFinal | Basis::Unknown => Outcome::NotApplicable,
        });
    }
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

/// The only project that bears the item's name, if no other item bears it.
fn matching(filing: &Filing, item: usize) -> Option<(usize, &crate::filing::Project)> {
    let items = &filing.basic_data.as_ref()?.project_expenditure.items;
    let wanted = key(items[item].name.text()?);
    let twice =
        items.iter().filter(|other| other.name.text().is_some_and(|name| key(name) == wanted)).count() > 1;
    let mut found = filing
        .projects
        .iter()
        .enumerate()
        .filter(|(_, project)| project.name.text().is_some_and(|name| key(name) == wanted));
    let first = found.next()?;
    (!twice && found.next().is_none()).then_some(first)
}

fn compare(
    filing: &Filing,
    name: &str,
    other: &str,
    here: &Value<'_, Amount>,
    there: &Value<'_, Amount>,
) -> Outcome {
    if here.field.value.is_none() || there.field.value.is_none() {
        return Outcome::CannotJudge;
    }
    let (left, right) = (Side::of(here.field), Side::of(there.field));
    let verdict = amounts(left, right);
    if verdict == Verdict::Agrees {
        return Outcome::Pass;
    }
    let mut draft = Place::new(filing, FormKind::BasicData)
        .finding(
            &RULE,
            format!("{}是 {} 万元，{}是 {} 万元", here.label, left.value, there.label, right.value),
        )
        .cite(here)
        .cite(there)
        .sides(left.value, right.value)
        .judged(verdict);
    if name != other {
        draft = draft.and_detail(&format!("附件三写作“{other}”，按同一项目核对"));
    }
    match slip::explain(filing, here, there) {
        (Some(detail), _) => draft.and_detail(&detail),
        (None, suggestion) => draft.suggestion(suggestion),
    }
    .fail()
}
