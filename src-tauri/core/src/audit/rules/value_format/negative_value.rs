use rust_decimal::Decimal;

use crate::audit::by_form::{self, Looked, list};
use crate::audit::manual::rule;
use crate::audit::{Context, Outcome};
use crate::filing::label::label;
use crate::filing::{Leaf, Stored};

rule! {
    /// ## 检查什么
    /// 附件一、附件二、附件三的人数、面积、金额、分值、得分没有负数。
    /// ## 为什么
    /// 预算、支出、分数都不会小于 0；负号多半是把差额填了进来，或冲减的账没有并掉。
    /// ## 公式
    /// 除“部门基本支出预算调整”一行外，数值都不得小于 0。一张表的合为一条。
    /// ## 例子
    /// 公务接待本年决算数填 -0.429。
    /// ## 如何整改
    /// 核对原账，填实际数；冲减以前年度支出的，按净额并入或注明。
    /// ## 依据
    /// 附件一、附件二、附件三各栏的含义；调整数可正可负，不在此列。
    pub const RULE: Rule = Rule {
        id: "negative_value", title: "不该有的负数", family: ValueFormat, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    by_form::check(
        context.filing,
        &RULE,
        look,
        |spots| format!("有 {} 个数是负数：{}", spots.len(), list(spots)),
        |draft| draft.suggestion(Some("核对原账，填实际数".to_owned())),
    )
}

fn look(path: &str, leaf: &dyn Leaf) -> Looked {
    let Ok(Some(Stored::Number(_))) = leaf.stored() else { return Looked::Nothing };
    if path.starts_with("basic_data.basic_budget_adjustment") {
        return Looked::Nothing;
    }
    let Some(value) = leaf.printed().and_then(|text| text.parse::<Decimal>().ok()) else {
        return Looked::Nothing;
    };
    if value < Decimal::ZERO { Looked::Spot(format!("{} {value}", label(path))) } else { Looked::Sound }
}
