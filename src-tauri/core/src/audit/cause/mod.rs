//! Findings that share a cause: one wrong cell that breaks several sums, one template that is wrong in all annexes,
//! one difference that comes back. A pure function of the context and the findings.
//!
//! A cause is only named where the figures leave no other: two cells that would mend the same name none.

mod equal_difference;
mod in_yuan;
mod misplaced;
mod repair;
mod same_in_forms;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Context, Finding};

/// What kind of cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CauseKind {
    /// 数字颠倒.
    DigitsExchanged,
    /// 小数点错位.
    PointMoved,
    /// 元当万元.
    YuanForTenThousand,
    /// One figure, without a slip that explains it.
    OneFigure,
    /// 较预算增加额 written where the total belongs.
    IncreaseForTotal,
    /// The budget column copied from the final column.
    BudgetCopied,
    /// The same in many annexes: the template.
    SameInForms,
    /// Differences of the same amount.
    EqualDifference,
}

impl CauseKind {
    /// The name in the database and in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::DigitsExchanged => "digits_exchanged",
            Self::PointMoved => "point_moved",
            Self::YuanForTenThousand => "yuan_for_ten_thousand",
            Self::OneFigure => "one_figure",
            Self::IncreaseForTotal => "increase_for_total",
            Self::BudgetCopied => "budget_copied",
            Self::SameInForms => "same_in_forms",
            Self::EqualDifference => "equal_difference",
        }
    }

    /// What the clerk calls it.
    pub fn title(self) -> &'static str {
        match self {
            Self::DigitsExchanged => "数字颠倒",
            Self::PointMoved => "小数点错位",
            Self::YuanForTenThousand => "元当万元",
            Self::OneFigure => "一个数填错",
            Self::IncreaseForTotal => "增加额填成总额",
            Self::BudgetCopied => "预算照抄决算",
            Self::SameInForms => "各表同样",
            Self::EqualDifference => "差额相同",
        }
    }
}

/// The one change that would make everything add up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Proposal {
    /// The values' paths: one, or a row and its total that hold the same figure.
    pub paths: Vec<String>,
    /// What was filed.
    pub from: String,
    /// What it should be.
    pub to: String,
}

/// A cause, and the findings that it explains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Cause {
    /// Its kind.
    pub kind: CauseKind,
    /// One Chinese sentence.
    pub sentence: String,
    /// The findings, by their place in the audit's list.
    pub findings: Vec<u32>,
    /// The sheet of the cells.
    pub sheet: Option<String>,
    /// The cells at its root; empty if it has none.
    pub cells: Vec<String>,
    /// Their paths.
    pub paths: Vec<String>,
    /// The one change that would mend it, if there is exactly one.
    pub proposal: Option<Proposal>,
}

/// A way to find causes among the findings that none explains yet.
type Search = fn(&Context<'_>, &[Finding], &BTreeSet<usize>) -> Vec<Cause>;

/// The causes of `findings`, the one that explains most first. No finding has two.
pub fn causes(context: &Context<'_>, findings: &[Finding]) -> Vec<Cause> {
    let mut open: BTreeSet<usize> = (0..findings.len()).collect();
    let mut causes: Vec<Cause> = Vec::new();
    let searches: [Search; 5] =
        [same_in_forms::search, misplaced::search, in_yuan::search, repair::search, equal_difference::search];
    for search in searches {
        for cause in search(context, findings, &open) {
            for n in &cause.findings {
                open.remove(&(*n as usize));
            }
            causes.push(cause);
        }
    }
    // The sort is stable: causes of equal weight stay in the order they were found.
    causes.sort_by_key(|cause| std::cmp::Reverse(cause.findings.len()));
    causes
}

/// Places of findings as a cause keeps them.
fn places(found: impl IntoIterator<Item = usize>) -> Vec<u32> {
    found.into_iter().filter_map(|n| u32::try_from(n).ok()).collect()
}
