//! 附件二, 部门整体支出绩效自评表.

use super::field::{Computed, Filed, block};
use crate::number::{Amount, Rate, Score};

block! {
    /// A row of the funds block, in 万元.
    FundsRow {
        /// 年初预算数.
        initial_budget: Filed<Amount>,
        /// 全年预算数.
        revised_budget: Filed<Amount>,
        /// 全年执行数.
        executed: Filed<Amount>,
        /// 分值.
        weight: Filed<Score>,
        /// 执行率 as filed.
        execution_rate: Filed<Rate>,
        /// 自评得分.
        self_score: Filed<Score>,
        /// What the execution score rule gives; for a total row only.
        recomputed_score: Computed<Score>,
    }
}

block! {
    /// 按收入性质分, 万元.
    Revenue {
        /// 一般公共预算.
        general_public_budget: Filed<Amount>,
        /// 政府性基金拨款.
        government_fund: Filed<Amount>,
        /// 纳入专户管理的非税收入拨款.
        special_account: Filed<Amount>,
        /// 其他资金.
        other_funds: Filed<Amount>,
    }
}

block! {
    /// 按支出性质分, 万元.
    Expenditure {
        /// 基本支出.
        basic_expenditure: Filed<Amount>,
        /// 项目支出.
        project_expenditure: Filed<Amount>,
    }
}

block! {
    /// 年度总体目标.
    Goal {
        /// 预期目标.
        expected: Filed<String>,
        /// 实际完成情况.
        achieved: Filed<String>,
    }
}

block! {
    /// One row of the indicator table.
    Indicator {
        /// 一级指标, without its points.
        level1: Filed<String>,
        /// The points that stand behind the 一级指标 (`50 分`).
        level1_weight: Filed<Score>,
        /// 二级指标.
        level2: Filed<String>,
        /// 三级指标.
        name: Filed<String>,
        /// 年度指标值, as written.
        target: Filed<String>,
        /// 实际完成值, as written.
        actual: Filed<String>,
        /// 分值.
        weight: Filed<Score>,
        /// 自评得分.
        self_score: Filed<Score>,
        /// What the rules give; empty if it cannot be recomputed.
        recomputed_score: Computed<Score>,
        /// Why it cannot be recomputed, or how it was (`达到指标值，得满分`).
        recompute_note: Computed<String>,
        /// What the bureau decided.
        reviewed_score: Computed<Score>,
        /// 偏差原因分析及改进措施.
        deviation_reason: Filed<String>,
    }
}

block! {
    /// 总分.
    Total {
        /// 分值.
        weight: Filed<Score>,
        /// 自评得分.
        self_score: Filed<Score>,
        /// Sum of the rows' recomputed, else self-, scores.
        recomputed_score: Computed<Score>,
    }
}

block! {
    /// 附件二 as filed.
    Overall {
        /// Annex number as written.
        #[serde(skip)]
        #[ts(skip)]
        annex: Filed<String>,
        /// 预算部门、单位名称 as written.
        #[serde(skip)]
        #[ts(skip)]
        department: Filed<String>,
        /// 年度资金总额.
        funds: FundsRow,
        /// 按收入性质分.
        revenue: Revenue,
        /// 按支出性质分.
        expenditure: Expenditure,
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
