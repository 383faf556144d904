use crate::audit::by_form::{self, Looked, list};
use crate::audit::manual::rule;
use crate::audit::{Context, Outcome};
use crate::filing::label::label;
use crate::filing::{Leaf, Stored};

rule! {
    /// ## 检查什么
    /// 该填数字的格子里填的是数字，没有读不懂的内容。
    /// ## 为什么
    /// 读不懂的格子没有参与核对和重算，错在那里也看不出来。
    /// ## 公式
    /// 填了内容而没有读成数的格子，一张表合为一条。“/”“——”“……”是没有数，不在此列。
    /// ## 例子
    /// 指标分值填“约7”；单元格里是 #REF!。
    /// ## 如何整改
    /// 改填数字，单位和说明写到别处；公式出错的，改正公式后另存。
    /// ## 依据
    /// 附件一、附件二、附件三各数字栏的含义。
    pub const RULE: Rule = Rule {
        id: "unread_values", title: "数字栏填了文字", family: ValueFormat, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    by_form::check(
        context.filing,
        &RULE,
        look,
        |spots| format!("有 {} 格没有读成数，没有参与核对：{}", spots.len(), list(spots)),
        |draft| draft.suggestion(Some("改填数字，单位和说明写到别处".to_owned())),
    )
}

fn look(path: &str, leaf: &dyn Leaf) -> Looked {
    let unread = leaf.origin().and_then(|origin| Some((origin, origin.unread.as_deref()?)));
    match (unread, leaf.stored()) {
        (Some((origin, why)), _) => Looked::Spot(format!("{}“{}”（{why}）", label(path), origin.raw.trim())),
        (None, Ok(Some(Stored::Number(_)))) => Looked::Sound,
        _ => Looked::Nothing,
    }
}
