//! 附件一, 部门整体支出绩效评价基础数据表.

use super::budget_basis::BudgetBasis;
use super::field::{Filed, block};
use crate::number::{Amount, Quantity, Rate};

block! {
    /// 财政供养人员情况.
    Staffing {
        /// 编制数, posts.
        authorised_posts: Filed<Quantity>,
        /// 实际在职人数, people.
        actual_staff: Filed<Quantity>,
        /// 控制率 = actual ÷ authorised, as filed.
        control_rate: Filed<Rate>,
    }
}

block! {
    /// The three columns of 附件一, in 万元.
    Triple {
        /// 上年决算数.
        prior_final: Filed<Amount>,
        /// 本年预算数; which budget is meant differs, see [`BudgetBasis`].
        budget: Filed<Amount>,
        /// 本年决算数.
        r#final: Filed<Amount>,
    }
}

block! {
    /// 三公经费 = vehicles + overseas_travel + reception.
    ThreePublic {
        /// 三公经费.
        total: Triple,
        /// 公务用车购置和维护 = vehicle_purchase + vehicle_operation.
        vehicles: Triple,
        /// 公车购置.
        vehicle_purchase: Triple,
        /// 公车运行维护.
        vehicle_operation: Triple,
        /// 因公出国.
        overseas_travel: Triple,
        /// 公务接待.
        reception: Triple,
    }
}

block! {
    /// One line of 项目支出: often a functional category, not a project.
    LineItem {
        /// Its name, without numbering.
        name: Filed<String>,
        /// 上年决算数, 万元.
        prior_final: Filed<Amount>,
        /// 本年预算数, 万元.
        budget: Filed<Amount>,
        /// 本年决算数, 万元.
        r#final: Filed<Amount>,
    }
}

block! {
    /// 项目支出.
    ProjectExpenditure {
        /// Its total line.
        total: Triple,
        /// Its lines that hold a figure.
        items: Vec<LineItem>,
    }
}

block! {
    /// 公用经费. The three lines below the total are 其中 lines, not a full breakdown.
    OperatingExpense {
        /// 公用经费.
        total: Triple,
        /// 办公经费.
        office: Triple,
        /// 水费、电费、差旅费.
        utilities_and_travel: Triple,
        /// 会议费、培训费.
        meetings_and_training: Triple,
    }
}

block! {
    /// One building of 楼堂馆所控制情况.
    Building {
        /// Its name, where the form has a column for it.
        name: Filed<String>,
        /// 批复规模, ㎡.
        approved_area: Filed<Quantity>,
        /// 实际规模, ㎡.
        actual_area: Filed<Quantity>,
        /// 规模控制率, as filed.
        area_control_rate: Filed<Rate>,
        /// 预算投资, 万元.
        budgeted_investment: Filed<Amount>,
        /// 实际投资, 万元.
        actual_investment: Filed<Amount>,
        /// 投资概算控制率, as filed.
        investment_control_rate: Filed<Rate>,
    }
}

block! {
    /// 附件一 as filed.
    BasicData {
        /// Annex number as written.
        #[serde(skip)]
        #[ts(skip)]
        annex: Filed<String>,
        /// 财政供养人员情况.
        staffing: Staffing,
        /// What 「预算数」 means in each block; decided, not filed.
        budget_basis: BudgetBasis,
        /// 三公经费.
        three_public: ThreePublic,
        /// 项目支出.
        project_expenditure: ProjectExpenditure,
        /// 公用经费.
        operating_expense: OperatingExpense,
        /// 政府采购金额.
        government_procurement: Triple,
        /// 部门基本支出预算调整.
        basic_budget_adjustment: Triple,
        /// 楼堂馆所.
        buildings: Vec<Building>,
        /// 厉行节约保障措施.
        economy_measures: Filed<String>,
        /// Date of the sign-off line.
        #[serde(skip)]
        #[ts(skip)]
        signed_on: Filed<String>,
    }
}
