use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::names::key;
use crate::audit::{Context, Outcome, Severity};
use crate::filing::{Filing, Project};

rule! {
    /// ## 检查什么
    /// 没有两张附件三是同一个项目。
    /// ## 为什么
    /// 一个项目报两遍，项目支出就多算一遍，项目排名里也会占两个位置。
    /// ## 公式
    /// 项目支出名称相同（“事务”与“事物”之类看作相同）的，提出：资金也一样的作错误，资金不一样的作警告。
    /// ## 例子
    /// 附件三-2 和附件三-5 都是“农村公路养护”，全年执行都是 120 万元。
    /// ## 如何整改
    /// 重复的删去一张；确是两个项目的，名称里写明区别。
    /// ## 依据
    /// 附件三每个项目一张。
    pub const RULE: Rule = Rule {
        id: "duplicate_project", title: "项目重复", family: YearAndName, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    if filing.projects.len() < 2 {
        return vec![Outcome::NotApplicable];
    }
    (1..filing.projects.len()).map(|n| judge(filing, n)).collect()
}

fn judge(filing: &Filing, n: usize) -> Outcome {
    let form = &filing.projects[n];
    let Some(name) = form.name.text() else { return Outcome::CannotJudge };
    let same = |other: &Project| other.name.text().is_some_and(|text| key(text) == key(name));
    let Some((m, first)) = filing.projects[..n].iter().enumerate().find(|(_, other)| same(other)) else {
        return Outcome::Pass;
    };
    let (here, there) = (&form.funds.total, &first.funds.total);
    let equal = here.executed.value.is_some()
        && here.executed.value == there.executed.value
        && here.revised_budget.value == there.revised_budget.value;
    let annex = |form: &Project, n: usize| {
        form.annex.text().map_or_else(|| format!("第{}张附件三", n + 1), str::to_owned)
    };
    let (earlier, later) = (annex(first, m), annex(form, n));
    let which =
        if earlier == later { format!("有两张{later}") } else { format!("{earlier} 和 {later} ") };
    let funds = if equal { "，资金也一样" } else { "，资金不一样" };
    Place::project(filing, n)
        .finding(&RULE, format!("{which}都是“{name}”{funds}"))
        .severity(if equal { RULE.severity } else { Severity::Warning })
        .cite(&Value::new("项目支出名称", format!("projects.{n}.name"), &form.name))
        .cite(&Value::new("项目支出名称", format!("projects.{m}.name"), &first.name))
        .left(name)
        .suggestion(Some("重复的删去一张；确是两个项目的，名称里写明区别".to_owned()))
        .fail()
}
