use crate::audit::manual::rule;
use crate::audit::omission::{cell, has_column, has_points};
use crate::audit::scored::{Scored, each};
use crate::audit::{Context, Outcome};

rule! {
    /// ## 检查什么
    /// 附件二、附件三有分值或得分的每一行都写了三级指标的名称。
    /// ## 为什么
    /// 不知道考核什么，分值和得分就没有对象。
    /// ## 公式
    /// 分值或自评得分不为 0 的行，三级指标不得为空。表上没有三级指标一栏的不检查。
    /// ## 例子
    /// 产出指标下第 3 行分值 8、得分 8，三级指标空着。
    /// ## 如何整改
    /// 补写三级指标的名称；多出来的行删去分值和得分。
    /// ## 依据
    /// 附件二、附件三表头“三级指标”。
    pub const RULE: Rule = Rule {
        id: "blank_indicator_name", title: "缺三级指标", family: MissingValues, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    each(context.filing, |form| [check_form(form)])
}

fn check_form(form: &Scored<'_>) -> Outcome {
    let rows = form.indicators;
    if !has_column(rows, |row| &row.name) || !rows.iter().any(has_points) {
        return Outcome::NotApplicable;
    }
    let blank: Vec<usize> = (0..rows.len())
        .filter(|&n| has_points(&rows[n]) && rows[n].name.value.is_none() && !rows[n].name.is_unread())
        .collect();
    if blank.is_empty() {
        return Outcome::Pass;
    }
    let list: Vec<String> = blank.iter().map(|n| (n + 1).to_string()).collect();
    let mut draft = form
        .place
        .finding(&RULE, format!("第 {} 行指标有分，没有写三级指标的名称", list.join("、")))
        .left(blank.len())
        .suggestion(Some("补写三级指标的名称".to_owned()));
    for n in blank {
        draft = draft.cite(&cell(form, n, "三级指标", "name", &rows[n].name)).cite(&cell(
            form,
            n,
            "分值",
            "weight",
            &rows[n].weight,
        ));
    }
    draft.fail()
}
