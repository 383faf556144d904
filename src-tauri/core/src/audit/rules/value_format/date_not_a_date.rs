use crate::audit::by_form::{self, Looked, sayings};
use crate::audit::date::Date;
use crate::audit::manual::rule;
use crate::audit::{Context, Outcome};
use crate::filing::Leaf;

rule! {
    /// ## 检查什么
    /// 表尾的填报日期写的是一个日历上有的日期。
    /// ## 为什么
    /// 日期写错，就判断不了是不是当年的表、报得及不及时。
    /// ## 公式
    /// 能读成年月日或年月；二月三十日、十三月之类日历上没有的，读不成日期的，作提示。各表合为一条。
    /// ## 例子
    /// 填报日期写“2024.6.31”。
    /// ## 如何整改
    /// 按“2024年6月30日”的样子写清年月日。
    /// ## 依据
    /// 附件一、附件二、附件三表尾“填报日期”一格。
    pub const RULE: Rule = Rule {
        id: "date_not_a_date", title: "填报日期有误", family: ValueFormat, severity: Note,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    by_form::check_once(
        context.filing,
        &RULE,
        look,
        |spots| format!("填报日期不是一个日期：{}", sayings(spots)),
        |draft| draft.suggestion(Some("写清年月日".to_owned())),
    )
}

fn look(path: &str, leaf: &dyn Leaf) -> Looked {
    let Some(text) = leaf.printed().filter(|_| path.ends_with(".signed_on")) else { return Looked::Nothing };
    match Date::read(&text) {
        Date::Day(..) | Date::Month(..) => Looked::Sound,
        Date::Impossible | Date::Other => Looked::Spot(format!("“{text}”")),
    }
}
