use crate::audit::draft::Place;
use crate::audit::manual::rule;
use crate::audit::sum::{self, COLUMNS};
use crate::audit::{Context, Outcome};
use crate::filing::FormKind;

rule! {
    /// ## 检查什么
    /// 附件一“公务用车购置和维护经费”的三栏，各等于公车购置与公车运行维护之和。
    /// ## 为什么
    /// 公车购置要单独批准，购置与运行维护分不清，三公经费就无从核实。
    /// ## 公式
    /// 公务用车购置和维护＝公车购置＋公车运行维护。空格按 0 计；两个分项都空着时不判断。
    /// ## 例子
    /// 公车购置 0＋公车运行维护 1.0461＝1.0461，公务用车一行填 1.461。
    /// ## 如何整改
    /// 与决算报表核对，改正合计或分项。
    /// ## 依据
    /// 表内算术；附件一公务用车行下“其中”所列两项。
    pub const RULE: Rule = Rule {
        id: "vehicles_sum", title: "公务用车合计", family: SumsWithinTable, severity: Error,
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
            let total = value("公务用车购置和维护", "vehicles", &block.vehicles);
            let parts = [
                value("公车购置", "vehicle_purchase", &block.vehicle_purchase),
                value("公车运行维护", "vehicle_operation", &block.vehicle_operation),
            ];
            sum::check(&place, &RULE, &total, &parts, "公车购置与运行维护")
        })
        .collect()
}
