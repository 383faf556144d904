use crate::audit::draft::{Place, Value};
use crate::audit::limit::{blank, positive};
use crate::audit::manual::rule;
use crate::audit::scored::{Scored, scored};
use crate::audit::sum::{COLUMNS, arithmetic, filled};
use crate::audit::{Context, Outcome};
use crate::filing::{BasicData, Filing, FormKind, Overall};
use crate::number::{Amount, Exact};

rule! {
    /// ## 检查什么
    /// 下面各行填了数的合计行，自己也填了数：附件一三公经费、项目支出、公用经费的三栏，附件二、附件三的年度资金总额。
    /// ## 为什么
    /// 合计空着，部门之间就没法比，表内也没法核对。
    /// ## 公式
    /// 各分项有大于 0 的数时，合计不得为空；填了执行率或预算执行得分的，全年执行数不得为空。
    /// ## 例子
    /// 公务接待本年决算 2.23 万元，三公经费本年决算空着。
    /// ## 如何整改
    /// 把各行加总，填入合计行；公用经费只列了其中项的，按决算报表填总数。
    /// ## 依据
    /// 附件一三公经费、项目支出、公用经费各行；附件二、附件三年度资金总额一行。
    pub const RULE: Rule = Rule {
        id: "blank_total", title: "合计行空着", family: MissingValues, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let mut outcomes = Vec::new();
    if let Some(form) = &filing.basic_data {
        outcomes.extend(basic_data(filing, form));
    }
    if let Some(form) = &filing.overall {
        outcomes.extend(overall(filing, form));
    }
    outcomes.extend(scored(filing).iter().map(executed));
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

fn basic_data(filing: &Filing, form: &BasicData) -> Vec<Outcome> {
    let place = Place::new(filing, FormKind::BasicData);
    let (three, operating) = (&form.three_public, &form.operating_expense);
    let mut outcomes = Vec::new();
    for column in &COLUMNS {
        let value = |label: &str, path: &str, row| column.value(label, &format!("basic_data.{path}"), row);
        let lines = [
            value("公务用车购置和维护", "three_public.vehicles", &three.vehicles),
            value("公车购置", "three_public.vehicle_purchase", &three.vehicle_purchase),
            value("公车运行维护", "three_public.vehicle_operation", &three.vehicle_operation),
            value("因公出国", "three_public.overseas_travel", &three.overseas_travel),
            value("公务接待", "three_public.reception", &three.reception),
        ];
        outcomes.push(judge(&place, &value("三公经费", "three_public.total", &three.total), &lines, false));
        let items: Vec<Value<'_, Amount>> = form
            .project_expenditure
            .items
            .iter()
            .enumerate()
            .map(|(n, item)| {
                let field = match column.name {
                    "prior_final" => &item.prior_final,
                    "budget" => &item.budget,
                    _ => &item.r#final,
                };
                Value::new(
                    item.name.text().unwrap_or_default(),
                    format!("basic_data.project_expenditure.items.{n}.{}", column.name),
                    field,
                )
            })
            .collect();
        let total = value("项目支出", "project_expenditure.total", &form.project_expenditure.total);
        outcomes.push(judge(&place, &total, &items, true));
        let lines = [
            value("办公经费", "operating_expense.office", &operating.office),
            value(
                "水费、电费、差旅费",
                "operating_expense.utilities_and_travel",
                &operating.utilities_and_travel,
            ),
            value(
                "会议费、培训费",
                "operating_expense.meetings_and_training",
                &operating.meetings_and_training,
            ),
        ];
        outcomes.push(judge(
            &place,
            &value("公用经费", "operating_expense.total", &operating.total),
            &lines,
            false,
        ));
    }
    outcomes
}

fn overall(filing: &Filing, form: &Overall) -> Vec<Outcome> {
    let place = Place::new(filing, FormKind::Overall);
    let total = Value::new("年度资金总额全年执行数", "overall.funds.executed", &form.funds.executed);
    let revised = &form.funds.revised_budget;
    if revised.value.is_some() && blank(total.field) {
        // Which column the split belongs to is not said: it may be that of the budget.
        return vec![Outcome::NotApplicable];
    }
    let split = [
        Value::new("基本支出", "overall.expenditure.basic_expenditure", &form.expenditure.basic_expenditure),
        Value::new(
            "项目支出",
            "overall.expenditure.project_expenditure",
            &form.expenditure.project_expenditure,
        ),
    ];
    vec![judge(&place, &total, &split, true)]
}

/// The executed total, where sources below it, a rate or points say that something was spent.
fn executed(form: &Scored<'_>) -> Outcome {
    let rows = form.funds_rows();
    let Some((label, path, row)) = rows.first() else { return Outcome::NotApplicable };
    let total = Value::new(format!("{label}全年执行数"), format!("{path}.executed"), &row.executed);
    let asked = total.field.value.is_some() || total.field.origin.is_some();
    let sources: Vec<_> = rows.iter().skip(1).filter(|(_, _, row)| positive(&row.executed)).collect();
    let rate = Value::new(format!("{label}执行率"), format!("{path}.execution_rate"), &row.execution_rate);
    let score = Value::new(format!("{label}自评得分"), format!("{path}.self_score"), &row.self_score);
    let claimed = positive(rate.field) || positive(score.field);
    // Without a budget either, the split below says it, or nothing was filed.
    if !asked || !(positive(&row.revised_budget) && claimed || !sources.is_empty()) {
        return Outcome::NotApplicable;
    }
    if !blank(total.field) {
        return Outcome::Pass;
    }
    let why = if sources.is_empty() { "却填了执行率或得分" } else { "下面各行有数" };
    let mut draft = form
        .place
        .finding(&RULE, format!("{}空着，{why}", total.label))
        .cite(&total)
        .suggestion(Some(format!("补填{}", total.label)));
    for (label, path, row) in sources {
        draft =
            draft.cite(&Value::new(format!("{label}全年执行数"), format!("{path}.executed"), &row.executed));
    }
    draft.cite(&rate).cite(&score).fail()
}

/// `whole`: the lines add up to the total, so that it can be told.
fn judge(place: &Place<'_>, total: &Value<'_, Amount>, lines: &[Value<'_, Amount>], whole: bool) -> Outcome {
    // A form without the cell omits nothing.
    let asked = total.field.value.is_some() || total.field.origin.is_some();
    if !asked || !lines.iter().any(|line| positive(line.field)) {
        return Outcome::NotApplicable;
    }
    if !blank(total.field) {
        return Outcome::Pass;
    }
    let sum = filled(lines).filter_map(|line| line.field.value).map(Exact::decimal).sum();
    let draft = place
        .finding(&RULE, format!("{}空着，下面各行有数", total.label))
        .cite(total)
        .cite_all(filled(lines))
        .suggestion(Some(format!("补填{}", total.label)));
    if whole { draft.detail(arithmetic(lines, sum)) } else { draft }.fail()
}
