use crate::audit::draft::Place;
use crate::audit::manual::rule;
use crate::audit::precision::{Verdict, amounts};
use crate::audit::sum::{self, COLUMNS};
use crate::audit::{Context, Outcome};
use crate::filing::FormKind;

rule! {
    /// ## 检查什么
    /// 附件一“公用经费”下的三个“其中”行（办公经费，水费、电费、差旅费，会议费、培训费）之和不超过公用经费。
    /// ## 为什么
    /// “其中”只列一部分，可以少于总数，绝不会多于总数；多了说明总数漏填或分项多填。
    /// ## 公式
    /// 办公经费＋水费、电费、差旅费＋会议费、培训费 ≤ 公用经费。空格按 0 计。
    /// ## 例子
    /// 办公经费 12.5＋水电差旅 4.5＋会议培训 6＝23，公用经费填 21.27。
    /// ## 如何整改
    /// 与决算报表核对，改正公用经费或其中项。
    /// ## 依据
    /// 表内算术；附件一公用经费行下“其中”二字。
    pub const RULE: Rule = Rule {
        id: "operating_expense_parts", title: "公用经费其中项", family: SumsWithinTable, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let Some(form) = &filing.basic_data else {
        return vec![Outcome::NotApplicable];
    };
    let block = &form.operating_expense;
    let place = Place::new(filing, FormKind::BasicData);
    COLUMNS
        .iter()
        .map(|column| {
            let value = |label: &str, row: &str, triple| {
                column.value(label, &format!("basic_data.operating_expense.{row}"), triple)
            };
            let total = value("公用经费", "total", &block.total);
            let parts = [
                value("办公经费", "office", &block.office),
                value("水费、电费、差旅费", "utilities_and_travel", &block.utilities_and_travel),
                value("会议费、培训费", "meetings_and_training", &block.meetings_and_training),
            ];
            let Some((left, right)) = sum::sides(&total, &parts) else {
                return sum::missing(&total, &parts);
            };
            let verdict = amounts(left, right);
            if right.value <= left.value || verdict == Verdict::Agrees {
                return Outcome::Pass;
            }
            place
                .finding(
                    &RULE,
                    format!(
                        "公用经费{}填的是 {} 万元，其中三项加起来是 {} 万元，多于总数",
                        column.title,
                        left.value,
                        right.value.normalize()
                    ),
                )
                .cite(&total)
                .cite_all(sum::filled(&parts))
                .sides(left.value, right.value)
                .detail(sum::arithmetic(&parts, right.value))
                .judged(verdict)
                .fail()
        })
        .collect()
}
