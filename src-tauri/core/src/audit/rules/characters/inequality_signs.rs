use crate::audit::by_form::{self, Looked, list};
use crate::audit::manual::rule;
use crate::audit::{Context, Outcome};
use crate::filing::Leaf;
use crate::filing::label::label;

rule! {
    /// ## 检查什么
    /// 年度指标值、实际完成值里的“不小于”“不大于”用“≥”“≤”（或“≧”“≦”）一个符号写。
    /// ## 为什么
    /// 拼成两个字符的“>=”“＞＝”各人读法不一，汇总比对时也认不出来。
    /// ## 公式
    /// 含“>=”“=>”“<=”“=<”及其全角写法的格子，一张表合为一条，作提示。“≧”与“≥”、“≦”与“≤”看作一样。
    /// ## 例子
    /// 年度指标值写作“＞＝90%”。
    /// ## 如何整改
    /// 改用“≥”“≤”。
    /// ## 依据
    /// 年度指标值的通行写法；只影响辨认，不影响得分。
    pub const RULE: Rule = Rule {
        id: "inequality_signs", title: "不等号写法", family: Characters, severity: Note,
        check: check,
    };
}

/// Two characters for one sign, half width.
const SPELLED: &[&str] = &[">=", "=>", "<=", "=<", "≥=", "≤="];

fn check(context: &Context<'_>) -> Vec<Outcome> {
    by_form::check(
        context.filing,
        &RULE,
        look,
        |spots| format!("有 {} 格的不等号拼成了两个字符：{}", spots.len(), list(spots)),
        |draft| draft.suggestion(Some("改用“≥”“≤”".to_owned())),
    )
}

fn look(path: &str, leaf: &dyn Leaf) -> Looked {
    if !path.ends_with(".target") && !path.ends_with(".actual") {
        return Looked::Nothing;
    }
    let Some(text) = leaf.printed() else { return Looked::Nothing };
    let plain: String = crate::number::normalise(&text).chars().filter(|c| !c.is_whitespace()).collect();
    if SPELLED.iter().any(|sign| plain.contains(sign)) {
        return Looked::Spot(format!("{}“{}”", label(path), text.trim()));
    }
    if plain.contains(['≥', '≧', '⩾', '≤', '≦', '⩽', '>', '<']) {
        Looked::Sound
    } else {
        Looked::Nothing
    }
}
