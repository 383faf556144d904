use crate::audit::by_form::{self, Looked, list};
use crate::audit::manual::rule;
use crate::audit::{Context, Outcome};
use crate::filing::label::label;
use crate::filing::{Leaf, Stored};

rule! {
    /// ## 检查什么
    /// 数字、年度指标值、实际完成值里没有全角的数字、小数点、百分号和逗号。
    /// ## 为什么
    /// 全角的“1．8351”在表格里是文字，不参加求和，汇总时会少这一笔。绩衡照样读成数，并告诉单位改正。
    /// ## 公式
    /// 原文含全角数字、全角小数点或全角百分号的格子，一张表合为一条，作提示。标签里的全角冒号、括号不算。
    /// ## 例子
    /// 三公经费上年决算数写作“1．8351”，按 1.8351 读入。
    /// ## 如何整改
    /// 切换到半角重新输入。
    /// ## 依据
    /// 电子表格不把全角字符当数字。
    pub const RULE: Rule = Rule {
        id: "full_width_characters", title: "全角数字符号", family: Characters, severity: Note,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    by_form::check(
        context.filing,
        &RULE,
        look,
        |spots| format!("有 {} 格用了全角数字或符号，已按半角读入：{}", spots.len(), list(spots)),
        |draft| draft.suggestion(Some("用半角重新输入".to_owned())),
    )
}

fn look(path: &str, leaf: &dyn Leaf) -> Looked {
    let value = match leaf.stored() {
        Ok(Some(Stored::Number(_))) => leaf.printed(),
        Ok(Some(Stored::Text(_))) if path.ends_with(".target") || path.ends_with(".actual") => None,
        _ => return Looked::Nothing,
    };
    let written = leaf
        .origin()
        .map_or_else(|| leaf.printed().unwrap_or_default(), |origin| origin.written().to_owned());
    if !has_full_width(&written) {
        return Looked::Sound;
    }
    let read = value.map_or_else(String::new, |value| format!("（按 {value} 读入）"));
    Looked::Spot(format!("{}“{}”{read}", label(path), written.trim()))
}

/// Full-width digits; points, commas, signs and percent signs beside a digit. Elsewhere they are punctuation.
fn has_full_width(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let digit = |c: Option<&char>| c.is_some_and(|c| c.is_ascii_digit() || ('０'..='９').contains(c));
    chars.iter().enumerate().any(|(n, c)| {
        let (before, after) = (n.checked_sub(1).and_then(|n| chars.get(n)), chars.get(n + 1));
        match c {
            '０'..='９' => true,
            '．' | '﹒' | '，' => digit(before) && digit(after),
            '％' | '﹪' => digit(before),
            '－' | '−' | '＋' => digit(after) && !digit(before),
            _ => false,
        }
    })
}
