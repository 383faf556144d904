use rust_decimal::Decimal;

use crate::audit::manual::rule;
use crate::audit::omission::cell;
use crate::audit::scored::{row_name, scored};
use crate::audit::{Context, Outcome};
use crate::filing::Indicator;
use crate::scoring::Target;

rule! {
    /// ## 检查什么
    /// 附件二、附件三的满意度、合格率、覆盖率一类指标，指标值和完成值在 0 到 100% 之间。
    /// ## 为什么
    /// 这些比率是部分除以全部，不可能超过 100%；超过的不是填错，就是算错。
    /// ## 公式
    /// 名称或二级指标讲满意，或名称以合格率、及时率、覆盖率等结尾的，百分数不得大于 100%、小于 0。
    /// 增长率、完成率、提高幅度等可以超过 100%，不检查。
    /// ## 例子
    /// “群众满意度”实际完成值填 120%。
    /// ## 如何整改
    /// 核对统计结果，改正百分数。
    /// ## 依据
    /// 比率的定义：部分不大于全部。
    pub const RULE: Rule = Rule {
        id: "impossible_percentage", title: "比率超出范围", family: ValueFormat, severity: Error,
        check: check,
    };
}

/// Rates of a part in a whole, by the end of their names.
const PARTS: &[&str] = &[
    "满意度",
    "满意率",
    "合格率",
    "及时率",
    "达标率",
    "覆盖率",
    "知晓率",
    "准确率",
    "合规率",
    "参训率",
    "整改率",
    "办结率",
    "完好率",
    "公开率",
    "优良率",
    "入库率",
    "处置率",
    "合法率",
    "真实率",
    "使用合规率",
    "正常运行率",
];

fn is_part(row: &Indicator) -> bool {
    let name = row.name.text().unwrap_or_default();
    let level = |text: Option<&str>| text.is_some_and(|text| text.contains("满意"));
    let changes = ["增长", "提高", "提升", "下降", "超额", "增幅"].iter().any(|word| name.contains(word));
    !changes && (level(row.level2.text()) || PARTS.iter().any(|part| name.ends_with(part)))
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for form in scored(context.filing) {
        for (n, row) in form.indicators.iter().enumerate() {
            for (title, name, field) in
                [("指标值", "target", &row.target), ("实际完成值", "actual", &row.actual)]
            {
                let figure = match Target::read(field.text().unwrap_or_default()) {
                    Target::Figure(_, figure) if figure.unit == "%" && is_part(row) => figure,
                    _ => {
                        outcomes.push(Outcome::NotApplicable);
                        continue;
                    }
                };
                if (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&figure.value) {
                    outcomes.push(Outcome::Pass);
                    continue;
                }
                let written = field.text().unwrap_or_default();
                outcomes.push(
                    form.place
                        .finding(&RULE, format!("{}的{title}填的是 {written}，不可能", row_name(row, n)))
                        .cite(&cell(&form, n, title, name, field))
                        .sides(figure.value, Decimal::ONE_HUNDRED)
                        .detail("这类比率在 0 到 100% 之间")
                        .suggestion(Some("核对统计结果，改正百分数".to_owned()))
                        .fail(),
                );
            }
        }
    }
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}
