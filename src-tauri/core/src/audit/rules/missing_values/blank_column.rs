use crate::audit::draft::{Place, Value};
use crate::audit::limit::{blank, positive};
use crate::audit::manual::rule;
use crate::audit::sum::COLUMNS;
use crate::audit::{Context, Outcome};
use crate::filing::{BasicData, FormKind, Triple};

rule! {
    /// ## 检查什么
    /// 附件一的上年决算数、本年预算数、本年决算数三栏，没有哪一栏整栏空着。
    /// ## 为什么
    /// 一格空着可以当 0，整栏空着就是没有填，比较和变动率都算不了。
    /// ## 公式
    /// 三公经费、项目支出、公用经费、政府采购各行中，别的栏有三行以上填了数，而这一栏一个数也没有的，提出。
    /// ## 例子
    /// 预算数、决算数都填了，上年决算数一栏一个数也没有。
    /// ## 如何整改
    /// 按上年决算报表、本年预算批复和本年决算报表补填；新设单位没有上年数的，注明。
    /// ## 依据
    /// 附件一表头“上年决算数、本年预算数、本年决算数”。
    pub const RULE: Rule = Rule {
        id: "blank_column", title: "整栏没有填", family: MissingValues, severity: Warning,
        check: check,
    };
}

/// So many rows filled in another column make a blank one an omission.
const ENOUGH: usize = 3;

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let Some(form) = &context.filing.basic_data else { return vec![Outcome::NotApplicable] };
    let place = Place::new(context.filing, FormKind::BasicData);
    let rows = rows(form);
    let most = COLUMNS
        .iter()
        .map(|column| rows.iter().filter(|(_, _, row)| positive((column.of)(row))).count())
        .max()
        .unwrap_or_default();
    COLUMNS
        .iter()
        .map(|column| {
            let nothing = rows.iter().all(|(_, _, row)| blank((column.of)(row)));
            // A form without the column omits nothing.
            let asked = rows.iter().any(|(_, _, row)| {
                let field = (column.of)(row);
                field.origin.is_some() || field.value.is_some()
            });
            if most < ENOUGH || !asked {
                return Outcome::NotApplicable;
            }
            if !nothing
                || !form.project_expenditure.items.iter().all(|item| {
                    blank(match column.name {
                        "prior_final" => &item.prior_final,
                        "budget" => &item.budget,
                        _ => &item.r#final,
                    })
                })
            {
                return Outcome::Pass;
            }
            let mut draft = place
                .finding(&RULE, format!("{}一栏一个数也没有填，别的栏填了", column.title))
                .suggestion(Some(format!("补填{}；确实没有的，注明原因", column.title)));
            for (label, path, row) in &rows {
                draft = draft.cite(&Value::new(
                    *label,
                    format!("basic_data.{path}.{}", column.name),
                    (column.of)(row),
                ));
            }
            draft.fail()
        })
        .collect()
}

fn rows(form: &BasicData) -> [(&'static str, &'static str, &Triple); 10] {
    let (three, operating) = (&form.three_public, &form.operating_expense);
    [
        ("三公经费", "three_public.total", &three.total),
        ("公车购置", "three_public.vehicle_purchase", &three.vehicle_purchase),
        ("公车运行维护", "three_public.vehicle_operation", &three.vehicle_operation),
        ("公务接待", "three_public.reception", &three.reception),
        ("项目支出", "project_expenditure.total", &form.project_expenditure.total),
        ("公用经费", "operating_expense.total", &operating.total),
        ("办公经费", "operating_expense.office", &operating.office),
        ("水费、电费、差旅费", "operating_expense.utilities_and_travel", &operating.utilities_and_travel),
        ("会议费、培训费", "operating_expense.meetings_and_training", &operating.meetings_and_training),
        ("政府采购", "government_procurement", &form.government_procurement),
    ]
}
