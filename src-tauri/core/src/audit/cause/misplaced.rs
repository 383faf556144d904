//! A figure that belongs elsewhere: the increase over the budget where the total belongs, the final column copied into
//! the budget column.

use std::collections::BTreeSet;

use super::{Cause, CauseKind, places};
use crate::audit::{Context, Finding, split};
use crate::filing::{Basis, FormKind, budget_basis};
use crate::number::Exact;

pub(super) fn search(context: &Context<'_>, findings: &[Finding], open: &BTreeSet<usize>) -> Vec<Cause> {
    let citing = |wanted: &dyn Fn(&str) -> bool| -> Vec<usize> {
        open.iter().copied().filter(|n| findings[*n].paths.iter().any(|path| wanted(path))).collect()
    };
    let mut causes: Vec<Cause> = increase(context, &citing).into_iter().collect();
    let taken: Vec<u32> = causes.iter().flat_map(|cause| cause.findings.clone()).collect();
    for mut cause in copied(context, &citing) {
        cause.findings.retain(|n| !taken.contains(n));
        if cause.findings.len() > 1 {
            causes.push(cause);
        }
    }
    causes
}

type Citing<'a> = &'a dyn Fn(&dyn Fn(&str) -> bool) -> Vec<usize>;

/// 项目支出 of 附件一 that is what was spent beyond the initial budget.
fn increase(context: &Context<'_>, citing: Citing<'_>) -> Option<Cause> {
    let total = &context.filing.basic_data.as_ref()?.project_expenditure.total;
    let paths: Vec<(&str, _)> = [
        ("basic_data.project_expenditure.total.final", &total.r#final),
        ("basic_data.project_expenditure.total.budget", &total.budget),
    ]
    .into_iter()
    .filter(|(_, field)| {
        field.value.is_some_and(|value| split::increase(context.filing, value.decimal()).is_some())
    })
    .collect();
    let (_, first) = paths.first()?;
    let why = split::increase(context.filing, first.value?.decimal())?;
    let found = citing(&|path| paths.iter().any(|(wanted, _)| *wanted == path));
    if found.len() < 2 {
        return None;
    }
    let origins: Vec<_> = paths.iter().filter_map(|(_, field)| field.origin.as_ref()).collect();
    Some(Cause {
        kind: CauseKind::IncreaseForTotal,
        sentence: format!("附件一项目支出填的 {why}，{} 处问题由此而来", found.len()),
        sheet: origins.first().map(|origin| origin.sheet.clone()),
        cells: origins.iter().map(|origin| origin.cell.clone()).collect(),
        paths: paths.iter().map(|(path, _)| (*path).to_owned()).collect(),
        findings: places(found),
        proposal: None,
    })
}

/// Findings on the budget column of a block whose budget column is its final column.
fn copied(context: &Context<'_>, citing: Citing<'_>) -> Vec<Cause> {
    if context.filing.basic_data.is_none() {
        return Vec::new();
    }
    let basis = budget_basis::decide(context.filing);
    [
        ("three_public", "三公经费", basis.three_public),
        ("project_expenditure", "项目支出", basis.project_expenditure),
        ("operating_expense", "公用经费", basis.operating_expense),
    ]
    .into_iter()
    .filter(|(_, _, basis)| *basis == Basis::CopiedFromFinal)
    .filter_map(|(block, title, _)| {
        let prefix = format!("basic_data.{block}.");
        let found = citing(&|path| path.starts_with(&prefix) && path.ends_with(".budget"));
        (found.len() > 1).then(|| Cause {
            kind: CauseKind::BudgetCopied,
            sentence: format!(
                "{}{title}的本年预算数一栏照抄了本年决算数，{} 处问题由此而来，应改填预算数",
                FormKind::BasicData.title(),
                found.len()
            ),
            sheet: None,
            cells: Vec::new(),
            paths: Vec::new(),
            findings: places(found),
            proposal: None,
        })
    })
    .collect()
}
