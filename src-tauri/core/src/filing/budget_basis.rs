//! What 「预算数」 in 附件一 means, block by block.

use serde::Serialize;
use ts_rs::TS;

use super::field::{Fields, Leaf};

/// Which budget a column holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// 年初预算数.
    Initial,
    /// 全年预算数.
    Revised,
    /// The final column, copied.
    CopiedFromFinal,
    /// None of these, or no evidence.
    #[default]
    Unknown,
}

/// The basis of each block's budget column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct BudgetBasis {
    /// 三公经费.
    pub three_public: Basis,
    /// 项目支出.
    pub project_expenditure: Basis,
    /// 公用经费.
    pub operating_expense: Basis,
}

/// Decided from the filing, never filed: no fields.
impl Fields for BudgetBasis {
    fn visit<'a>(&'a self, _: &str, _: &mut dyn FnMut(&str, &'a dyn Leaf)) {}

    fn at(&mut self, _: &str) -> Option<&mut dyn Leaf> {
        None
    }
}
