//! 附件三, 项目支出绩效自评表.

use super::field::{Filed, block};
use super::overall::{FundsRow, Goal, Indicator, Total};

block! {
    /// 项目资金: the sources sum to the total row; only the total row's points count.
    ProjectFunds {
        /// 年度资金总额.
        total: FundsRow,
        /// 当年财政拨款.
        current_appropriation: FundsRow,
        /// 上年结转资金.
        carried_over: FundsRow,
        /// 其他资金.
        other_funds: FundsRow,
    }
}

block! {
    /// 附件三 as filed, one per project.
    Project {
        /// `附件三-7`.
        annex: Filed<String>,
        /// 项目支出名称.
        name: Filed<String>,
        /// 主管部门.
        supervising_department: Filed<String>,
        /// 实施单位.
        implementing_unit: Filed<String>,
        /// 项目资金.
        funds: ProjectFunds,
        /// 年度总体目标.
        goal: Goal,
        /// The rows that hold anything.
        indicators: Vec<Indicator>,
        /// 总分.
        total: Total,
        /// Date of the sign-off line.
        #[serde(skip)]
        #[ts(skip)]
        signed_on: Filed<String>,
    }
}
