use crate::audit::manual::rule;
use crate::audit::omission::cell;
use crate::audit::scored::{row_name, scored};
use crate::audit::{Context, Outcome};
use crate::scoring::Target;

rule! {
    /// ## 检查什么
    /// 附件二、附件三的实际完成值与年度指标值是同一类单位。
    /// ## 为什么
    /// 指标值是百分比、完成值是金额，两边没法比，得分就没有依据。
    /// ## 公式
    /// 两边都是带单位的数，而单位一个是比率、一个是金额（或长度、面积、重量、时间、数量）的，提出。
    /// 万元与元、公里与米、个与项之类同类的不提出；有一边没有写单位的不判断。
    /// ## 例子
    /// “资金支付率”指标值 100%，实际完成值填 785.29 万元。
    /// ## 如何整改
    /// 按指标值的单位改填实际完成值。
    /// ## 依据
    /// 附件二、附件三表头“年度指标值、实际完成值”。
    pub const RULE: Rule = Rule {
        id: "actual_in_other_unit", title: "完成值单位不同", family: ValueFormat, severity: Warning,
        check: check,
    };
}

/// What a unit measures; units that are not listed count things.
const KINDS: &[(&str, &[&str])] = &[
    ("比率", &["%", "‰", "个百分点"]),
    ("金额", &["元"]),
    ("时间", &["天", "日", "工作日", "小时", "分钟", "周", "月", "个月"]),
    ("长度", &["公里", "米"]),
    ("面积", &["亩", "公顷", "平方米", "平方公里"]),
    ("体积", &["立方米", "升"]),
    ("重量", &["吨", "千克", "公斤", "克", "标准煤"]),
];

/// Units that may stand for others: 度 of electricity or of an angle, 倍, 分 of a test.
const OPEN: &[&str] = &["度", "倍", "分", "千瓦", "千瓦时", "期", "期次"];

fn kind(unit: &str) -> Option<&'static str> {
    if unit.is_empty() || unit.contains('/') || OPEN.contains(&unit) {
        return None;
    }
    Some(KINDS.iter().find(|(_, units)| units.contains(&unit)).map_or("数量", |(kind, _)| kind))
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for form in scored(context.filing) {
        for (n, row) in form.indicators.iter().enumerate() {
            let (Some(aimed), Some(done)) = (row.target.text(), row.actual.text()) else {
                outcomes.push(Outcome::NotApplicable);
                continue;
            };
            let (Target::Figure(_, target), Target::Figure(_, actual)) =
                (Target::read(aimed), Target::read(done))
            else {
                outcomes.push(Outcome::NotApplicable);
                continue;
            };
            outcomes.push(match (kind(&target.unit), kind(&actual.unit)) {
                (Some(left), Some(right)) if left != right => form
                    .place
                    .finding(
                        &RULE,
                        format!("{}指标值 {aimed} 是{left}，实际完成值 {done} 是{right}", row_name(row, n)),
                    )
                    .cite(&cell(&form, n, "实际完成值", "actual", &row.actual))
                    .cite(&cell(&form, n, "年度指标值", "target", &row.target))
                    .left(done)
                    .suggestion(Some("按指标值的单位改填实际完成值".to_owned()))
                    .fail(),
                (Some(_), Some(_)) => Outcome::Pass,
                _ => Outcome::CannotJudge,
            });
        }
    }
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}
