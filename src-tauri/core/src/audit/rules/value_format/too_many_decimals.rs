use crate::audit::by_form::{self, Looked, list};
use crate::audit::manual::rule;
use crate::audit::{Context, Outcome};
use crate::filing::label::label;
use crate::filing::{Leaf, Stored};
use crate::number::normalise;

rule! {
    /// ## 检查什么
    /// 附件二、附件三的分值、得分不超过两位小数；各表金额（万元）不超过六位小数。
    /// ## 为什么
    /// 分数排名只到两位小数，金额到分就是六位；再多的是公式没有四舍五入，加总会差尾数。
    /// ## 公式
    /// 按填写的小数位数判断。一张表的合为一条，作提示。
    /// ## 例子
    /// 自评得分填 9.666667。
    /// ## 如何整改
    /// 分数四舍五入到两位小数，金额到分。
    /// ## 依据
    /// 金额的最小单位是分（0.000001 万元）；排名按两位小数比较。
    pub const RULE: Rule = Rule {
        id: "too_many_decimals", title: "小数位过多", family: ValueFormat, severity: Note,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    by_form::check(
        context.filing,
        &RULE,
        look,
        |spots| format!("有 {} 个数的小数位过多：{}", spots.len(), list(spots)),
        |draft| draft.suggestion(Some("分数四舍五入到两位小数，金额到分".to_owned())),
    )
}

fn look(path: &str, leaf: &dyn Leaf) -> Looked {
    let (Ok(Some(Stored::Number(_))), Some(value)) = (leaf.stored(), leaf.printed()) else {
        return Looked::Nothing;
    };
    let field = path.rsplit('.').next().unwrap_or_default();
    let most = match field {
        "weight" | "self_score" | "level1_weight" => 2,
        // What a ratio was divided out to is nobody's fault.
        name if name.ends_with("_rate") => return Looked::Nothing,
        _ => 6,
    };
    let held = value.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let written = leaf.origin().map_or(0, |origin| decimals(origin.written()));
    // A note on what was changed by rounding must show what was written.
    let shown = leaf.origin().map_or(value.as_str(), |origin| origin.written()).trim();
    if held.max(if most == 6 { written } else { held }) > most {
        Looked::Spot(format!("{} {shown}", label(path)))
    } else {
        Looked::Sound
    }
}

/// Decimals of a text that is a figure in 万元 and nothing else.
fn decimals(raw: &str) -> usize {
    let text = normalise(raw);
    let text = text.trim();
    if !text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-')) {
        return 0;
    }
    text.split_once('.').map_or(0, |(_, fraction)| fraction.trim_end_matches('0').len())
}
