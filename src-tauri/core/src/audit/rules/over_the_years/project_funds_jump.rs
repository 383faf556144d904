use rust_decimal::Decimal;

use super::{Years, same_projects, stood};
use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::{Context, Outcome};

rule! {
    /// ## 检查什么
    /// 两年都报的同名项目，全年预算数没有相差悬殊。
    /// ## 为什么
    /// 同一个项目的资金一年之间差出几倍，多半是单位填错、名称张冠李戴，或者项目内容变了却沿用旧名。
    /// ## 公式
    /// 两年的全年预算数都大于 0，大的是小的 3 倍以上，并且相差 50 万元以上，即提出。名称在任何一年出现两次的不比较。
    /// ## 例子
    /// “农村公路养护”2023年度 100.10 万元，2024年度 1,001.00 万元。
    /// ## 如何整改
    /// 核对单位和项目内容；确有增减的，说明原因。
    /// ## 依据
    /// 同一单位两个年度的附件三互相核对；3 倍和 50 万元是本程序的经验值，没有文件规定。
    pub const RULE: Rule = Rule {
        id: "project_funds_jump", title: "同名项目资金悬殊", family: OverTheYears, severity: Note,
        beyond: [Prior],
        check: check,
    };
}

const TIMES: Decimal = Decimal::from_parts(3, 0, 0, false, 0);
/// 万元.
const APART: Decimal = Decimal::from_parts(50, 0, 0, false, 0);

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let before = context.prior.map_or(&[][..], |prior| &prior.projects);
    let pairs = same_projects(&filing.projects, before);
    if pairs.is_empty() {
        return vec![Outcome::NotApplicable];
    }
    let last_year = filing.year - 1;
    pairs
        .into_iter()
        .map(|(n, project, _, other)| {
            let (now, then) = (&project.funds.total.revised_budget, &other.funds.total.revised_budget);
            let Some(years) = Years::of(now, then) else { return Outcome::CannotJudge };
            if !years.times(TIMES) || years.apart() < APART {
                return Outcome::Pass;
            }
            Place::project(filing, n)
                .finding(
                    &RULE,
                    format!(
                        "全年预算数 {} 万元，{last_year}年度同名项目是 {} 万元，{}",
                        years.now.normalize(),
                        years.before.normalize(),
                        years.change()
                    ),
                )
                .cite(&Value::new("全年预算数", format!("projects.{n}.funds.total.revised_budget"), now))
                .sides(years.now, years.before)
                .detail(stood(last_year, then))
                .suggestion(Some("核对单位和项目内容；确有增减的，说明原因".to_owned()))
                .fail()
        })
        .collect()
}
