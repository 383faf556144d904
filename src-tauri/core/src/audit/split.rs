//! 附件二 splits its funds by revenue and by expenditure without saying which column is split.

use super::draft::{Place, Value};
use super::precision::{Verdict, amounts};
use super::{Outcome, Rule, Severity, sum};
use rust_decimal::Decimal;

use crate::filing::{Filed, Filing, FundsRow, Overall};
use crate::number::{Amount, Exact};

/// A column of the funds block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Executed,
    Revised,
    Initial,
}

impl Column {
    fn title(self) -> &'static str {
        match self {
            Self::Executed => "全年执行数",
            Self::Revised => "全年预算数",
            Self::Initial => "年初预算数",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Executed => "executed",
            Self::Revised => "revised_budget",
            Self::Initial => "initial_budget",
        }
    }

    fn of(self, row: &FundsRow) -> &Filed<Amount> {
        match self {
            Self::Executed => &row.executed,
            Self::Revised => &row.revised_budget,
            Self::Initial => &row.initial_budget,
        }
    }

    fn total(self, form: &Overall) -> Value<'_, Amount> {
        let label = format!("年度资金总额{}", self.title());
        Value::new(label, format!("overall.funds.{}", self.name()), self.of(&form.funds))
    }
}

/// The two lines of the expenditure split.
pub(crate) fn expenditure(form: &Overall) -> [Value<'_, Amount>; 2] {
    let split = &form.expenditure;
    [
        Value::new("基本支出", "overall.expenditure.basic_expenditure", &split.basic_expenditure),
        Value::new("项目支出", "overall.expenditure.project_expenditure", &split.project_expenditure),
    ]
}

/// The columns that the split adds up to.
pub(crate) fn columns(form: &Overall, parts: &[Value<'_, Amount>]) -> Vec<Column> {
    [Column::Executed, Column::Revised, Column::Initial]
        .into_iter()
        .filter(|column| {
            sum::sides(&column.total(form), parts)
                .is_some_and(|(total, split)| amounts(total, split) != Verdict::Differs)
        })
        .collect()
}

/// Checks that the split adds up to one of the columns.
pub(crate) fn check(
    place: &Place<'_>,
    rule: &Rule,
    form: &Overall,
    parts: &[Value<'_, Amount>],
    below: &str,
) -> Outcome {
    let (executed, revised) = (Column::Executed.total(form), Column::Revised.total(form));
    let judged: Vec<_> = [&executed, &revised]
        .into_iter()
        .filter_map(|total| {
            sum::sides(total, parts).map(|(l, r)| (amounts(l, r), (l.value - r.value).abs(), total))
        })
        .collect();
    // The nearer column is the one that was meant; of two equal ones, the executed.
    let Some(&(verdict, _, nearest)) = judged.iter().min_by_key(|(verdict, apart, _)| (*verdict, *apart))
    else {
        return sum::missing(&executed, parts);
    };
    if verdict == Verdict::Agrees {
        return Outcome::Pass;
    }
    let initial = Column::Initial.total(form);
    if let Some((total, split)) = sum::sides(&initial, parts)
        && verdict == Verdict::Differs
        && amounts(total, split) != Verdict::Differs
        && !total.value.is_zero()
    {
        return place
            .finding(
                rule,
                format!("{below}加起来是 {} 万元，是年初预算数，不是全年数", split.value.normalize()),
            )
            .cite(&initial)
            .cite_all(sum::filled(parts))
            .sides(total.value, split.value)
            .detail(sum::arithmetic(parts, split.value))
            .severity(Severity::Note)
            .fail();
    }
    let outcome = sum::check(place, rule, nearest, parts, below);
    let other = if nearest.path == executed.path { &revised } else { &executed };
    match (outcome, other.field.value) {
        (Outcome::Fail(mut finding), Some(value)) if nearest.field.value != Some(value) => {
            let more = format!("{}是 {value} 万元，也不相符", other.label);
            finding.detail = Some(finding.detail.map_or(more.clone(), |detail| format!("{detail}；{more}")));
            Outcome::Fail(finding)
        }
        (outcome, _) => outcome,
    }
}

/// Says so if an amount is the increase over the initial budget, which belongs elsewhere.
pub(crate) fn increase(filing: &Filing, amount: Decimal) -> Option<String> {
    let funds = &filing.overall.as_ref()?.funds;
    let (executed, initial) = (funds.executed.value?.decimal(), funds.initial_budget.value?.decimal());
    (!initial.is_zero() && executed - initial == amount).then(|| {
        format!("{amount} 恰好是附件二全年执行数减年初预算数（{executed}－{initial}），疑把较年初增加额填成了项目支出")
    })
}
