use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::rate;
use crate::audit::{Context, Outcome};
use crate::filing::FormKind;

rule! {
    /// ## 检查什么
    /// 附件一楼堂馆所每一行的规模控制率和投资概算控制率，等于实际数除以批复数或预算数。
    /// ## 为什么
    /// 楼堂馆所超规模、超概算是重点监督事项，比率填错会掩盖超标。
    /// ## 公式
    /// 规模控制率＝实际规模÷批复规模；投资概算控制率＝实际投资÷预算投资。按填报的小数位比较。
    /// ## 例子
    /// 批复 1000 ㎡、实际 1200 ㎡，1200÷1000＝120%，规模控制率填 100%。
    /// ## 如何整改
    /// 核对批复文件和竣工数据，按公式改正比率。
    /// ## 依据
    /// 表内算术；附件一楼堂馆所控制情况表头。
    pub const RULE: Rule = Rule {
        id: "building_control_rates", title: "楼堂馆所控制率", family: RecomputedRates, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let Some(form) = filing.basic_data.as_ref().filter(|form| !form.buildings.is_empty()) else {
        return vec![Outcome::NotApplicable];
    };
    let place = Place::new(filing, FormKind::BasicData);
    let mut outcomes = Vec::new();
    for (n, row) in form.buildings.iter().enumerate() {
        let path = |name: &str| format!("basic_data.buildings.{n}.{name}");
        let name = row.name.text().unwrap_or_default();
        outcomes.push(rate::check(
            &place,
            &RULE,
            &Value::new(format!("{name}规模控制率"), path("area_control_rate"), &row.area_control_rate),
            &Value::new("实际规模", path("actual_area"), &row.actual_area),
            &Value::new("批复规模", path("approved_area"), &row.approved_area),
            |draft, computed| draft.suggestion(Some(format!("如果两个规模无误，规模控制率应为 {computed}"))),
        ));
        outcomes.push(rate::check(
            &place,
            &RULE,
            &Value::new(
                format!("{name}投资概算控制率"),
                path("investment_control_rate"),
                &row.investment_control_rate,
            ),
            &Value::new("实际投资", path("actual_investment"), &row.actual_investment),
            &Value::new("预算投资", path("budgeted_investment"), &row.budgeted_investment),
            |draft, computed| {
                draft.suggestion(Some(format!("如果两个金额无误，投资概算控制率应为 {computed}")))
            },
        ));
    }
    outcomes
}
