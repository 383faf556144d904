use crate::audit::draft::Place;
use crate::audit::manual::rule;
use crate::audit::sum::{self, Column};
use crate::audit::{Context, Outcome};
use crate::filing::FundsRow;

rule! {
    /// ## 检查什么
    /// 附件三“项目资金”的年初预算数、全年预算数、全年执行数，各等于当年财政拨款、上年结转资金、其他资金之和。
    /// ## 为什么
    /// 执行率得分按年度资金总额计算，来源对不上，就说不清钱从哪里来、花在哪里。
    /// ## 公式
    /// 年度资金总额＝当年财政拨款＋上年结转资金＋其他资金。空格按 0 计；三个来源都空着时不判断。
    /// ## 例子
    /// 当年财政拨款 785.29＋上年结转资金 363.74＝1149.03，年度资金总额填 1194.03。
    /// ## 如何整改
    /// 与指标文件和决算核对，改正总额或来源。
    /// ## 依据
    /// 表内算术；附件三项目资金栏“其中”所列三个来源。
    pub const RULE: Rule = Rule {
        id: "project_funds_sum", title: "项目资金来源合计", family: SumsWithinTable, severity: Error,
        check: check,
    };
}

const COLUMNS: [Column<FundsRow>; 3] = [
    Column { name: "initial_budget", title: "年初预算数", of: |row| &row.initial_budget },
    Column { name: "revised_budget", title: "全年预算数", of: |row| &row.revised_budget },
    Column { name: "executed", title: "全年执行数", of: |row| &row.executed },
];

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    if filing.projects.is_empty() {
        return vec![Outcome::NotApplicable];
    }
    let mut outcomes = Vec::new();
    for (n, project) in filing.projects.iter().enumerate() {
        let place = Place::project(filing, n);
        let funds = &project.funds;
        for column in &COLUMNS {
            let value = |label: &str, row: &str, fields| {
                column.value(label, &format!("projects.{n}.funds.{row}"), fields)
            };
            let total = value("年度资金总额", "total", &funds.total);
            let parts = [
                value("当年财政拨款", "current_appropriation", &funds.current_appropriation),
                value("上年结转资金", "carried_over", &funds.carried_over),
                value("其他资金", "other_funds", &funds.other_funds),
            ];
            outcomes.push(sum::check(&place, &RULE, &total, &parts, "各来源"));
        }
    }
    outcomes
}
