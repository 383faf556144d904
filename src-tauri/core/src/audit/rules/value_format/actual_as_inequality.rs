use crate::audit::manual::rule;
use crate::audit::omission::{cell, names};
use crate::audit::scored::{Scored, each, row_name};
use crate::audit::{Context, Outcome};
use crate::number::normalise;
use crate::scoring::Target;

rule! {
    /// ## 检查什么
    /// 附件二、附件三的实际完成值是一个数，不是“≧90%”“30 处以上”这样的范围。
    /// ## 为什么
    /// 完成值是事后的结果，应当是确定的数；写成范围多半是照抄指标值，没有统计过。
    /// ## 公式
    /// 实际完成值是“≥、>、≤、<”起头的数，或是带“以上、以内”等的数，提出。一张表的合为一条。
    /// ## 例子
    /// “区内群众满意度”实际完成值填“≧90%”。
    /// ## 如何整改
    /// 填实际统计出来的数，例如“92%”，并附佐证。
    /// ## 依据
    /// 附件二、附件三表头“实际完成值”。
    pub const RULE: Rule = Rule {
        id: "actual_as_inequality", title: "完成值填成范围", family: ValueFormat, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    each(context.filing, |form| [check_form(form)])
}

fn check_form(form: &Scored<'_>) -> Outcome {
    let rows = form.indicators;
    let mut any = false;
    let mut found = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        let Some(text) = row.actual.text() else { continue };
        any = true;
        if is_inequality(text) {
            found.push((n, format!("{}填“{}”", row_name(row, n), text.trim())));
        }
    }
    if found.is_empty() {
        return if any { Outcome::Pass } else { Outcome::NotApplicable };
    }
    let says: Vec<String> = found.iter().map(|(_, says)| says.clone()).collect();
    let mut draft = form
        .place
        .finding(&RULE, format!("实际完成值不是确定的数：{}", names(&says)))
        .left(found.len())
        .suggestion(Some("填实际统计出来的数".to_owned()));
    for (n, _) in found {
        draft = draft.cite(&cell(form, n, "实际完成值", "actual", &rows[n].actual));
    }
    draft.fail()
}

/// A figure with a sign or a word for it; behind a sign and a figure, whatever the unit.
fn is_inequality(text: &str) -> bool {
    let plain: String = normalise(text).chars().filter(|c| !c.is_whitespace()).collect();
    let behind = plain.trim_start_matches(['≥', '≧', '⩾', '≤', '≦', '⩽', '>', '<', '=']);
    let signed = behind.len() < plain.len()
        && !plain.starts_with('=')
        && behind.starts_with(|c: char| c.is_ascii_digit());
    signed || matches!(Target::read(text), Target::Figure(Some(_), _))
}
