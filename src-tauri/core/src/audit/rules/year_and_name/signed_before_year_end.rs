use crate::audit::by_form::{self, Looked, sayings};
use crate::audit::date::Date;
use crate::audit::manual::rule;
use crate::audit::{Context, Outcome};

rule! {
    /// ## 检查什么
    /// 各附件的填报日期在报送年度结束以后。
    /// ## 为什么
    /// 年度还没有结束，决算数和完成值都不会有；日期在年内的，多半是照抄上年的表。
    /// ## 公式
    /// 填报日期不早于报送年度的 12 月 31 日；只写到月的，不早于 12 月。各表合为一条。
    /// ## 例子
    /// 2024 年度的表，填报日期写“2024.6.24”。
    /// ## 如何整改
    /// 核对这张表是不是当年的；是当年的，改正填报日期。
    /// ## 依据
    /// 自评在年度结束后做；报送年度取自各表标题。
    pub const RULE: Rule = Rule {
        id: "signed_before_year_end", title: "填报日期在年内", family: YearAndName, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let year = context.filing.year;
    by_form::check_once(
        context.filing,
        &RULE,
        |path, leaf| {
            let Some(text) = leaf.printed().filter(|_| path.ends_with(".signed_on")) else {
                return Looked::Nothing;
            };
            let early = match Date::read(&text) {
                Date::Day(y, month, day) => (y, month, day) < (year, 12, 31),
                Date::Month(y, month) => (y, month) < (year, 12),
                Date::Impossible | Date::Other => return Looked::Nothing,
            };
            if early { Looked::Spot(format!("“{text}”")) } else { Looked::Sound }
        },
        |spots| format!("填报日期{}，{year} 年度还没有结束", sayings(spots)),
        |draft| draft.suggestion(Some("核对这张表是不是当年的；是当年的，改正填报日期".to_owned())),
    )
}
