use crate::audit::draft::Place;
use crate::audit::manual::rule;
use crate::audit::{Context, Outcome, names, omission};
use crate::filing::FormKind;

rule! {
    /// ## 检查什么
    /// 财政局台账上本部门应报的每个项目，都有一张附件三。
    /// ## 为什么
    /// 漏报的往往是做得不好的项目；少一张，项目支出也对不上。
    /// ## 公式
    /// 台账的项目名称与附件三的项目支出名称逐一对应；“事务”与“事物”、“安排”与“安排的”、末尾有没有“支出”视为同名。
    /// 没有导入台账，或台账没有列本部门的项目，不检查。
    /// ## 例子
    /// 台账列了 5 个项目，报了 4 张附件三，缺“农村公路养护”。
    /// ## 如何整改
    /// 补报所缺项目的附件三；项目改了名或合并了的，说明对应关系。
    /// ## 依据
    /// 财政局导入的当年台账；附件三每个项目一张。
    pub const RULE: Rule = Rule {
        id: "missing_project", title: "缺项目自评表", family: MissingValues, severity: Error,
        beyond: [Books],
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let due = context.books.map_or(&[][..], |books| &books.projects);
    if due.is_empty() {
        return vec![Outcome::NotApplicable];
    }
    let filed: Vec<String> =
        filing.projects.iter().filter_map(|project| project.name.text().map(names::key)).collect();
    if filed.len() < filing.projects.len() {
        // A form without a name may be any of them.
        return vec![Outcome::CannotJudge];
    }
    let missing: Vec<String> = due
        .iter()
        .filter(|project| !filed.contains(&names::key(&project.name)))
        .map(|project| format!("“{}”", project.name))
        .collect();
    if missing.is_empty() {
        return vec![Outcome::Pass];
    }
    let unknown = filing
        .projects
        .iter()
        .filter_map(|project| project.name.text())
        .filter(|name| due.iter().all(|project| names::key(&project.name) != names::key(name)));
    let unknown: Vec<String> = unknown.map(|name| format!("“{name}”")).collect();
    let draft = Place::new(filing, FormKind::Project)
        .finding(
            &RULE,
            format!(
                "台账上应报 {} 个项目，缺 {} 张附件三：{}",
                due.len(),
                missing.len(),
                omission::names(&missing)
            ),
        )
        .left(filing.projects.len())
        .suggestion(Some("补报所缺的附件三；项目改了名或合并了的，说明对应关系".to_owned()));
    vec![if unknown.is_empty() {
        draft.fail()
    } else {
        draft.detail(format!("报来而台账上没有的项目：{}", omission::names(&unknown))).fail()
    }]
}
