use crate::audit::draft::{Place, Value};
use crate::audit::limit::{beyond, both, excess, growth};
use crate::audit::manual::rule;
use crate::audit::precision::Verdict;
use crate::audit::{Context, Outcome};
use crate::filing::{Building, FormKind};

rule! {
    /// ## 检查什么
    /// 附件一楼堂馆所每一行，实际规模不超过批复规模，实际投资不超过预算投资。
    /// ## 为什么
    /// 楼堂馆所超规模、超概算是重点监督事项，必须有批准文件。
    /// ## 公式
    /// 实际规模 ≤ 批复规模；实际投资 ≤ 预算投资，逐行比较。
    /// ## 例子
    /// 批复 1000 平方米，实际建成 1200 平方米，超出 20%。
    /// ## 如何整改
    /// 核对批复文件和竣工决算；确实超出的，附调整批复，没有批复的说明原因。
    /// ## 依据
    /// 附件一楼堂馆所控制情况的批复规模、实际规模、预算投资、实际投资四栏。
    pub const RULE: Rule = Rule {
        id: "building_over_approval", title: "楼堂馆所超批复", family: OverTheLimit, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let Some(form) = filing.basic_data.as_ref().filter(|form| !form.buildings.is_empty()) else {
        return vec![Outcome::NotApplicable];
    };
    let place = Place::new(filing, FormKind::BasicData);
    form.buildings
        .iter()
        .enumerate()
        .flat_map(|(n, row)| [area(&place, n, row), investment(&place, n, row)])
        .collect()
}

fn path(n: usize, field: &str) -> String {
    format!("basic_data.buildings.{n}.{field}")
}

fn name(n: usize, row: &Building) -> String {
    row.name.text().map_or_else(|| format!("楼堂馆所第{}行", n + 1), |name| format!("“{name}”"))
}

fn area(place: &Place<'_>, n: usize, row: &Building) -> Outcome {
    match both(&row.actual_area, &row.approved_area) {
        Err(outcome) => outcome,
        Ok((built, approved)) if built <= approved => Outcome::Pass,
        Ok((built, approved)) => beyond(
            place,
            &RULE,
            format!(
                "{}实际规模 {built} 平方米，超过批复规模 {approved} 平方米{}",
                name(n, row),
                growth(built, approved).map_or_else(String::new, |rate| format!("，超出 {rate}"))
            ),
            &Value::new("实际规模", path(n, "actual_area"), &row.actual_area),
            &Value::new("批复规模", path(n, "approved_area"), &row.approved_area),
        )
        .suggestion(Some("附调整批复；没有批复的，说明原因".to_owned()))
        .fail(),
    }
}

fn investment(place: &Place<'_>, n: usize, row: &Building) -> Outcome {
    let (paid, budget) = match both(&row.actual_investment, &row.budgeted_investment) {
        Ok(figures) => figures,
        Err(outcome) => return outcome,
    };
    match excess(&row.actual_investment, &row.budgeted_investment) {
        Verdict::Agrees => Outcome::Pass,
        verdict => beyond(
            place,
            &RULE,
            format!(
                "{}实际投资 {paid} 万元，超过预算投资 {budget} 万元{}",
                name(n, row),
                growth(paid, budget).map_or_else(String::new, |rate| format!("，超出 {rate}"))
            ),
            &Value::new("实际投资", path(n, "actual_investment"), &row.actual_investment),
            &Value::new("预算投资", path(n, "budgeted_investment"), &row.budgeted_investment),
        )
        .suggestion(Some("附概算调整批复；没有批复的，说明原因".to_owned()))
        .judged(verdict)
        .fail(),
    }
}
