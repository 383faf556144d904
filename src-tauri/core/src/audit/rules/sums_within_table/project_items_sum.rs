use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::precision::{Verdict, amounts};
use crate::audit::split;
use crate::audit::sum::{self, COLUMNS, softer_if_short};
use crate::audit::{Context, Outcome};
use crate::filing::{Filed, Filing, FormKind, LineItem};
use crate::number::Amount;

rule! {
    /// ## 检查什么
    /// 附件一“项目支出”一行的三栏（上年决算数、本年预算数、本年决算数），各等于下面所列各项之和。
    /// ## 为什么
    /// 表下说明要求填报基本支出以外的所有项目支出，总数与明细对不上，就不知道哪个数可用于比较和排名。
    /// ## 公式
    /// 项目支出＝各项之和，按较粗一方的小数位比较；不超过四舍五入尾差的只作提示。
    /// 上年栏总数大于明细的作警告：上年有、本年没有的项目，表上未必列出。
    /// ## 例子
    /// 本年预算数：一般公共服务支出 7.5＋城乡社区支出 64＝71.5，项目支出填 7.5。
    /// ## 如何整改
    /// 核对账上的项目支出，补列漏填的项目，或改正总数。
    /// ## 依据
    /// 表内算术；附件一表下说明（“项目支出”需要填报基本支出以外的所有项目支出情况）。
    pub const RULE: Rule = Rule {
        id: "project_items_sum", title: "项目支出明细合计", family: SumsWithinTable, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let Some(form) = &filing.basic_data else {
        return vec![Outcome::NotApplicable];
    };
    let block = &form.project_expenditure;
    let place = Place::new(filing, FormKind::BasicData);
    COLUMNS
        .iter()
        .map(|column| {
            let total = column.value("项目支出", "basic_data.project_expenditure.total", &block.total);
            let parts: Vec<_> = block
                .items
                .iter()
                .enumerate()
                .filter(|(_, item)| counts(item))
                .map(|(n, item)| {
                    Value::new(
                        format!("{}{}", item.name.text().unwrap_or("未写名称的项目"), column.title),
                        format!("basic_data.project_expenditure.items.{n}.{}", column.name),
                        field(item, column.name),
                    )
                })
                .collect();
            let outcome = sum::check(&place, &RULE, &total, &parts, "下面各项");
            explain(outcome, filing, column.name, &total, &parts)
        })
        .collect()
}

/// A line that repeats others (其中：…, 小计) is no addend.
fn counts(item: &LineItem) -> bool {
    let name = item.name.text().unwrap_or_default().trim();
    !name.starts_with("其中") && !matches!(name, "小计" | "合计")
}

fn field<'a>(item: &'a LineItem, column: &str) -> &'a Filed<Amount> {
    match column {
        "prior_final" => &item.prior_final,
        "budget" => &item.budget,
        _ => &item.r#final,
    }
}

fn explain(
    outcome: Outcome,
    filing: &Filing,
    column: &str,
    total: &Value<'_, Amount>,
    parts: &[Value<'_, Amount>],
) -> Outcome {
    let (Outcome::Fail(mut finding), Some((left, right))) = (outcome.clone(), sum::sides(total, parts))
    else {
        return outcome;
    };
    if amounts(left, right) == Verdict::Differs {
        // Last year's total may hold projects that ended and so have no line in this year's form.
        if column == "prior_final" {
            finding.severity = softer_if_short(left.value, right.value);
        }
        if let Some(text) = split::increase(filing, left.value) {
            finding.detail = Some(finding.detail.map_or(text.clone(), |detail| format!("{detail}；{text}")));
        }
    }
    Outcome::Fail(finding)
}
