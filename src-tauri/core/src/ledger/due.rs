//! What is known of a project before its department says anything.

use super::LedgerProject;
use crate::filing::{Filed, FundsRow, Project, ProjectFunds};

impl LedgerProject {
    /// Its 附件三 as it is sent out: the name, and 年初 and 全年预算数 in 万元. What was spent the department must say.
    pub fn form(&self) -> Project {
        let total = FundsRow {
            initial_budget: Filed { value: self.budget.initial_budget, origin: None },
            revised_budget: Filed { value: self.budget.revised_budget, origin: None },
            ..FundsRow::default()
        };
        Project {
            name: Filed { value: Some(self.name.clone()), origin: None },
            funds: ProjectFunds { total, ..ProjectFunds::default() },
            ..Project::default()
        }
    }
}
