use crate::audit::draft::Place;
use crate::audit::manual::rule;
use crate::audit::sum::{self, COLUMNS};
use crate::audit::{Context, Outcome};
use crate::filing::FormKind;

rule! {
    /// ## 检查什么
    /// 附件一“三公经费”的三栏，各等于公务用车购置和维护经费、出国经费、公务接待之和。
    /// ## 为什么
    /// 三公经费的控制率和变动率都从总数算起，总数与分项对不上，比率就没有意义。
    /// ## 公式
    /// 三公经费＝公务用车购置和维护＋出国＋公务接待；公务用车一行空着时，用公车购置与运行维护代替。空格按 0 计。
    /// ## 例子
    /// 公务用车 1＋出国 0＋公务接待 0.8351＝1.8351，三公经费填 1.9351。
    /// ## 如何整改
    /// 与决算报表核对，改正总数或分项。
    /// ## 依据
    /// 表内算术；附件一所列三公经费的三个分项。
    pub const RULE: Rule = Rule {
        id: "three_public_sum", title: "三公经费合计", family: SumsWithinTable, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let Some(form) = &filing.basic_data else {
        return vec![Outcome::NotApplicable];
    };
    let block = &form.three_public;
    let place = Place::new(filing, FormKind::BasicData);
    COLUMNS
        .iter()
        .map(|column| {
            let value = |label: &str, row: &str, triple| {
                column.value(label, &format!("basic_data.three_public.{row}"), triple)
            };
            let total = value("三公经费", "total", &block.total);
            let vehicles = value("公务用车购置和维护", "vehicles", &block.vehicles);
            let mut parts = if vehicles.field.value.is_some() || vehicles.field.is_unread() {
                vec![vehicles]
            } else {
                vec![
                    value("公车购置", "vehicle_purchase", &block.vehicle_purchase),
                    value("公车运行维护", "vehicle_operation", &block.vehicle_operation),
                ]
            };
            parts.push(value("出国经费", "overseas_travel", &block.overseas_travel));
            parts.push(value("公务接待", "reception", &block.reception));
            sum::check(&place, &RULE, &total, &parts, "各分项")
        })
        .collect()
}
