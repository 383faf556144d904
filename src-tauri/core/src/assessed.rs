//! A filing with what 绩衡 makes of it: what rankings, comparisons and trends are made from.

use crate::filing::Filing;
use crate::intake::FindingCounts;
use crate::scoring::FilingScores;

/// One filing, its scores and how many findings it has.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Assessed {
    /// The filing.
    pub filing: Filing,
    /// Its scores, by the rule set of its year.
    pub scores: FilingScores,
    /// Its unresolved findings by severity.
    pub findings: FindingCounts,
}
