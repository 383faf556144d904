//! What 「预算数」 in 附件一 means, block by block.

use rust_decimal::Decimal;
use serde::Serialize;
use ts_rs::TS;

use super::field::{Fields, Filed, Leaf};
use super::stated::{Stated, Subject, budgets};
use super::{BasicData, Filing, Overall, Triple};
use crate::number::{Amount, Exact};

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

impl Basis {
    /// Whether a budget of this basis may stand in a ratio or a sum, beside others of the same.
    pub fn is_comparable(self) -> bool {
        matches!(self, Self::Initial | Self::Revised)
    }

    /// What the clerk calls it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Initial => "年初预算数",
            Self::Revised => "全年预算数",
            Self::CopiedFromFinal => "照抄的决算数",
            Self::Unknown => "口径不明的数",
        }
    }
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

/// A basis, and the Chinese sentence that says why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What the budget column holds.
    pub basis: Basis,
    /// On what the decision rests.
    pub evidence: String,
}

/// The decision for each block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetBasisEvidence {
    /// 三公经费.
    pub three_public: Decision,
    /// 项目支出.
    pub project_expenditure: Decision,
    /// 公用经费.
    pub operating_expense: Decision,
}

/// What 「预算数」 means in each block of 附件一. Without 附件一, unknown.
pub fn decide(filing: &Filing) -> BudgetBasis {
    let evidence = evidence(filing);
    BudgetBasis {
        three_public: evidence.three_public.basis,
        project_expenditure: evidence.project_expenditure.basis,
        operating_expense: evidence.operating_expense.basis,
    }
}

/// The same, with the evidence. Evidence is weighed in this order: what the report calls it, the
/// projects' initial budgets, executed − initial written into the wrong place, every row equal to
/// the final column, the revised budget, and at last what fits within the initial budget.
pub fn evidence(filing: &Filing) -> BudgetBasisEvidence {
    let Some(form) = &filing.basic_data else {
        let none = || Decision { basis: Basis::Unknown, evidence: "没有附件一".to_owned() };
        return BudgetBasisEvidence {
            three_public: none(),
            project_expenditure: none(),
            operating_expense: none(),
        };
    };
    let stated = budgets(filing);
    let case = |subject, total, rows, projects| {
        let stated: Vec<&Stated> = stated.iter().filter(|figure| figure.subject == subject).collect();
        Case { total, rows, stated, overall: filing.overall.as_ref(), projects }.decide()
    };
    BudgetBasisEvidence {
        three_public: case(Subject::ThreePublic, &form.three_public.total, three_public_rows(form), None),
        project_expenditure: case(
            Subject::ProjectExpenditure,
            &form.project_expenditure.total,
            item_rows(form),
            Some(Projects::of(filing)),
        ),
        operating_expense: case(
            Subject::OperatingExpense,
            &form.operating_expense.total,
            operating_expense_rows(form),
            None,
        ),
    }
}

/// The budget and final figures of a row.
type Row = (Option<Amount>, Option<Amount>);

fn row(triple: &Triple) -> Row {
    (triple.budget.value, triple.r#final.value)
}

fn three_public_rows(form: &BasicData) -> Vec<Row> {
    let block = &form.three_public;
    [
        &block.total,
        &block.vehicles,
        &block.vehicle_purchase,
        &block.vehicle_operation,
        &block.overseas_travel,
        &block.reception,
    ]
    .map(row)
    .to_vec()
}

fn operating_expense_rows(form: &BasicData) -> Vec<Row> {
    let block = &form.operating_expense;
    [&block.total, &block.office, &block.utilities_and_travel, &block.meetings_and_training].map(row).to_vec()
}

fn item_rows(form: &BasicData) -> Vec<Row> {
    let block = &form.project_expenditure;
    let items = block.items.iter().map(|item| (item.budget.value, item.r#final.value));
    std::iter::once(row(&block.total)).chain(items).collect()
}

/// Sums over 附件三, where every project states the figure.
struct Projects {
    initial: Option<Decimal>,
    revised: Option<Decimal>,
}

impl Projects {
    fn of(filing: &Filing) -> Self {
        let sum = |of: fn(&super::FundsRow) -> &Filed<Amount>| {
            let figures = filing.projects.iter().map(|project| of(&project.funds.total).value);
            let sum = figures.map(|value| value.map(Exact::decimal)).sum::<Option<Decimal>>()?;
            (!filing.projects.is_empty()).then_some(sum)
        };
        Self { initial: sum(|row| &row.initial_budget), revised: sum(|row| &row.revised_budget) }
    }
}

/// Everything that speaks for or against one block's basis.
struct Case<'a> {
    total: &'a Triple,
    rows: Vec<Row>,
    stated: Vec<&'a Stated>,
    overall: Option<&'a Overall>,
    /// For 项目支出 only.
    projects: Option<Projects>,
}

impl Case<'_> {
    fn decide(&self) -> Decision {
        let Some(budget) = self.total.budget.value.map(Exact::decimal) else {
            return decided(Basis::Unknown, "没有填预算数");
        };
        for figure in &self.stated {
            if same(figure.value, budget) {
                let name = if figure.basis == Basis::Initial { "年初预算" } else { "全年预算" };
                return decided(figure.basis, format!("自评报告写明{name} {} 万元", figure.value));
            }
        }
        if let Some(initial) = self.projects.as_ref().and_then(|projects| projects.initial)
            && same(initial, budget)
        {
            return decided(Basis::Initial, format!("等于各张附件三年初预算数之和 {initial}"));
        }
        let funds = self.overall.map(|form| &form.funds);
        let of = |field: Option<&Filed<Amount>>| field.and_then(|field| field.value).map(Exact::decimal);
        let initial = of(funds.map(|row| &row.initial_budget));
        let executed = of(funds.map(|row| &row.executed));
        if let (Some(_), Some(initial), Some(executed)) = (&self.projects, initial, executed)
            && !initial.is_zero()
            && same(executed - initial, budget)
        {
            return decided(
                Basis::Unknown,
                format!(
                    "等于附件二全年执行数减年初预算数（{executed}－{initial}＝{budget}），是较年初增加额，填错了位置"
                ),
            );
        }
        if self.copied() {
            return decided(Basis::CopiedFromFinal, "每一行的预算数都与决算数相同");
        }
        let final_ = self.total.r#final.value.map(Exact::decimal);
        if let Some(revised) = self.revised().into_iter().find(|revised| same(*revised, budget)) {
            return decided(Basis::Revised, format!("等于全年预算数 {revised}"));
        }
        let contradicted = self.stated.iter().find(|figure| figure.basis == Basis::Initial);
        match (contradicted, initial) {
            (Some(figure), _) => {
                decided(Basis::Unknown, format!("自评报告写的年初预算是 {} 万元，与之不符", figure.value))
            }
            (None, Some(initial))
                if budget > Decimal::ZERO && budget <= initial && final_ != Some(budget) =>
            {
                decided(Basis::Initial, format!("不超过年初预算总额 {initial}，又不同于全年预算数和决算数"))
            }
            _ => decided(Basis::Unknown, "没有可以认定的依据"),
        }
    }

    /// Every row's budget is its final figure, and by more than one coincidence.
    fn copied(&self) -> bool {
        let filled: Vec<&Row> = self.rows.iter().filter(|(b, f)| b.is_some() || f.is_some()).collect();
        let mut values: Vec<Decimal> = filled
            .iter()
            .filter_map(|(budget, _)| *budget)
            .map(Exact::decimal)
            .filter(|v| !v.is_zero())
            .collect();
        values.sort_unstable();
        values.dedup();
        values.len() > 1 && filled.iter().all(|(budget, r#final)| budget == r#final)
    }

    /// What is known as this block's revised budget.
    fn revised(&self) -> Vec<Decimal> {
        let Some(projects) = &self.projects else {
            return Vec::new();
        };
        let split = self.overall.and_then(|form| {
            let (basic, project) =
                (&form.expenditure.basic_expenditure, &form.expenditure.project_expenditure);
            let (basic, project) = (basic.value?.decimal(), project.value?.decimal());
            // The split speaks of the revised budget only if it adds up to it.
            same(basic + project, form.funds.revised_budget.value?.decimal()).then_some(project)
        });
        split.into_iter().chain(projects.revised).collect()
    }
}

/// The same figure, written with more or fewer decimals.
fn same(a: Decimal, b: Decimal) -> bool {
    (a - b).abs() <= Decimal::new(1, 2)
}

fn decided(basis: Basis, evidence: impl Into<String>) -> Decision {
    Decision { basis, evidence: evidence.into() }
}
