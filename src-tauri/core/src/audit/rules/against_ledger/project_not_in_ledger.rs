use super::{Match, matched};
use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::{Context, Outcome};

rule! {
    /// ## 检查什么
    /// 报来的每张附件三，都是财政局台账上本部门应报的项目。
    /// ## 为什么
    /// 台账上没有的项目，可能是改了名、合并了，也可能不属于本年度或本部门；不核对，资金会重复或遗漏。
    /// ## 公式
    /// 附件三的项目支出名称按编码、名称都对不上台账的任何一个项目，又没有名称相近的，即提出。台账没有列本部门项目的，不检查。
    /// ## 例子
    /// 报来“水库除险加固”，台账上没有这个项目。
    /// ## 如何整改
    /// 说明它对应台账上的哪个项目；不该报的撤回。
    /// ## 依据
    /// 财政局导入的本年度台账；附件三“项目支出名称”。
    pub const RULE: Rule = Rule {
        id: "project_not_in_ledger", title: "项目不在台账", family: AgainstLedger, severity: Note,
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
    let found = matched(&filing.projects, due);
    let places = filing.projects.iter().zip(found).enumerate();
    places
        .map(|(n, (project, matched))| match matched {
            Match::Same(_) | Match::Near(_) => Outcome::Pass,
            Match::Unsure => Outcome::CannotJudge,
            Match::Absent => {
                let name = project.name.text().unwrap_or_default();
                Place::project(filing, n)
                    .finding(&RULE, format!("台账上本部门应报的 {} 个项目里没有“{name}”", due.len()))
                    .cite(&Value::new("项目支出名称", format!("projects.{n}.name"), &project.name))
                    .left(name)
                    .suggestion(Some("说明它对应台账上的哪个项目；不该报的撤回".to_owned()))
                    .fail()
            }
        })
        .collect()
}
