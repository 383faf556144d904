use crate::audit::manual::rule;
use crate::audit::omission::{cell, has_column, names, row_names};
use crate::audit::scored::{Scored, each};
use crate::audit::{Context, Outcome};
use crate::number::Exact;
use crate::scoring::Target;

rule! {
    /// ## 检查什么
    /// 附件二、附件三自评得 0 分的指标，也填了实际完成值。
    /// ## 为什么
    /// 得 0 分的指标最该说清做到了什么程度；空着就分不清是没有做，还是没有填。
    /// ## 公式
    /// 分值不为 0、自评得分为 0 的行，实际完成值不得为空。得分大于 0 的由“得分缺完成值”一条说，得分也空着的由“缺自评得分”一条说。
    /// ## 例子
    /// “新增就业人数”分值 5，自评得分 0，实际完成值空着。
    /// ## 如何整改
    /// 补填实际完成值，并在偏差原因一栏说明为什么没有得分。
    /// ## 依据
    /// 附件二、附件三表头“实际完成值”。
    pub const RULE: Rule = Rule {
        id: "blank_actual", title: "零分缺完成值", family: MissingValues, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    each(context.filing, |form| [check_form(form)])
}

fn check_form(form: &Scored<'_>) -> Outcome {
    let rows = form.indicators;
    let at_stake = |n: &usize| {
        let points = |value: Option<crate::number::Score>| value.map(|value| value.decimal().is_zero());
        points(rows[*n].weight.value) == Some(false) && points(rows[*n].self_score.value) == Some(true)
    };
    let judged: Vec<usize> = (0..rows.len()).filter(at_stake).collect();
    if judged.is_empty() || !has_column(rows, |row| &row.actual) {
        return Outcome::NotApplicable;
    }
    let blank: Vec<usize> = judged
        .into_iter()
        .filter(|&n| !rows[n].actual.is_unread())
        .filter(|&n| Target::read(rows[n].actual.text().unwrap_or_default()) == Target::Blank)
        .collect();
    if blank.is_empty() {
        return Outcome::Pass;
    }
    let mut draft = form
        .place
        .finding(&RULE, format!("{}得了 0 分，也没有填实际完成值", names(&row_names(form, &blank))))
        .left(blank.len())
        .suggestion(Some("补填实际完成值，说明没有得分的原因".to_owned()));
    for n in blank {
        draft = draft.cite(&cell(form, n, "实际完成值", "actual", &rows[n].actual)).cite(&cell(
            form,
            n,
            "自评得分",
            "self_score",
            &rows[n].self_score,
        ));
    }
    draft.fail()
}
