use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::{Context, Outcome, Severity};
use crate::filing::{BasicData, Basis, Filed, FormKind, budget_basis};
use crate::number::{Amount, Exact};

rule! {
    /// ## 检查什么
    /// 附件一公用经费、政府采购和项目支出各行，本年预算数不能每一行都与本年决算数相同。
    /// ## 为什么
    /// 预算不会分毫不差地全部执行。每一行都相同，说明预算栏是照抄决算填的，控制率、超支都无从算起。
    /// ## 公式
    /// 公用经费各行的预算数都等于决算数，并且至少有两个不同的金额，为警告；项目支出、政府采购也都相同的一并列出。
    /// 只有项目支出各项都相同（至少三个不同的金额）的，为提示；它的预算数就是全年预算数的，不提出。
    /// ## 例子
    /// 公用经费 47.76、办公 16.7、水电差旅 1.8、会议培训 4.2814，项目十行，预算数都与决算数一样。
    /// ## 如何整改
    /// 按批复的预算填写本年预算数。
    /// ## 依据
    /// 附件一“本年预算数、本年决算数”两栏，逐行比较。
    pub const RULE: Rule = Rule {
        id: "budget_equals_final", title: "预算照抄决算", family: Sameness, severity: Warning,
        check: check,
    };
}

/// Different amounts that cannot all be equal by chance.
const OPERATING: usize = 2;
const ITEMS: usize = 3;

type Row<'a> = (Value<'a, Amount>, &'a Filed<Amount>);

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let Some(form) = &filing.basic_data else { return vec![Outcome::NotApplicable] };
    let (operating, items, procurement) = (operating(form), items(form), procurement(form));
    if operating.is_empty() && items.is_empty() {
        return vec![Outcome::NotApplicable];
    }
    let unread =
        |rows: &[Row<'_>]| rows.iter().any(|(budget, last)| budget.field.is_unread() || last.is_unread());
    if unread(&operating) || unread(&items) {
        return vec![Outcome::CannotJudge];
    }
    let in_operating = copied(&operating).filter(|amounts| *amounts >= OPERATING);
    let in_items =
        copied(&items).filter(|amounts| *amounts >= if in_operating.is_some() { 1 } else { ITEMS });
    let severity = match (in_operating, in_items) {
        (Some(_), _) => Severity::Warning,
        (None, Some(_)) if budget_basis::decide(filing).project_expenditure != Basis::Revised => {
            Severity::Note
        }
        _ => return vec![Outcome::Pass],
    };
    let mut blocks: Vec<(&str, &[Row<'_>])> = Vec::new();
    if in_items.is_some() {
        blocks.push(("项目支出", &items));
    }
    if in_operating.is_some() {
        blocks.push(("公用经费", &operating));
        if copied(&procurement).is_some() {
            blocks.push(("政府采购", &procurement));
        }
    }
    let rows: usize = blocks.iter().map(|(_, rows)| rows.len()).sum();
    let names: Vec<&str> = blocks.iter().map(|(name, _)| *name).collect();
    let draft = Place::new(filing, FormKind::BasicData).finding(
        &RULE,
        format!("{}共 {rows} 行，本年预算数每一行都与本年决算数相同，疑为照抄决算数", names.join("、")),
    );
    let draft = blocks.iter().flat_map(|(_, rows)| *rows).fold(draft, |draft, (budget, last)| {
        let path = format!("{}.final", budget.path.trim_end_matches(".budget"));
        draft.cite(budget).cite(&Value::new("本年决算数", path, *last))
    });
    let three = &form.three_public.total;
    let draft = match (three.budget.value, three.r#final.value) {
        (Some(budget), Some(last)) if budget != last => {
            draft.detail(format!("三公经费的预算数 {budget} 与决算数 {last} 不同，是分开填的"))
        }
        _ => draft,
    };
    vec![
        draft
            .severity(severity)
            .left(Decimal::from(rows))
            .suggestion(Some("按批复的预算改填本年预算数".to_owned()))
            .fail(),
    ]
}

/// How many different amounts were copied, if every row was.
fn copied(rows: &[Row<'_>]) -> Option<usize> {
    let same = rows.iter().all(|(budget, last)| budget.field.value == last.value);
    let amounts: BTreeSet<Decimal> = rows
        .iter()
        .filter_map(|(budget, _)| budget.field.value)
        .map(Exact::decimal)
        .filter(|amount| !amount.is_zero())
        .collect();
    (same && !amounts.is_empty()).then_some(amounts.len())
}

/// The rows of a block that hold a figure.
fn filled<'a>(
    rows: impl IntoIterator<Item = (String, &'a Filed<Amount>, &'a Filed<Amount>)>,
) -> Vec<Row<'a>> {
    rows.into_iter()
        .filter(|(_, budget, last)| {
            budget.value.is_some() || last.value.is_some() || budget.is_unread() || last.is_unread()
        })
        .map(|(path, budget, last)| {
            (Value::new("本年预算数", format!("basic_data.{path}.budget"), budget), last)
        })
        .collect()
}

fn operating(form: &BasicData) -> Vec<Row<'_>> {
    let block = &form.operating_expense;
    filled(
        [
            ("total", &block.total),
            ("office", &block.office),
            ("utilities_and_travel", &block.utilities_and_travel),
            ("meetings_and_training", &block.meetings_and_training),
        ]
        .map(|(name, row)| (format!("operating_expense.{name}"), &row.budget, &row.r#final)),
    )
}

fn items(form: &BasicData) -> Vec<Row<'_>> {
    let items = form.project_expenditure.items.iter().enumerate();
    filled(items.map(|(n, item)| (format!("project_expenditure.items.{n}"), &item.budget, &item.r#final)))
}

fn procurement(form: &BasicData) -> Vec<Row<'_>> {
    let row = &form.government_procurement;
    filled([("government_procurement".to_owned(), &row.budget, &row.r#final)])
}
