use crate::audit::manual::rule;
use crate::audit::omission::{cell, has_column, has_points, names, row_names};
use crate::audit::scored::{Scored, each};
use crate::audit::{Context, Outcome};
use crate::number::Score;
use crate::scoring::Target;

rule! {
    /// ## 检查什么
    /// 附件二、附件三有分值或得分的指标，都填了年度指标值。
    /// ## 为什么
    /// 没有指标值就没有比较的标准，给多少分都没有依据。
    /// ## 公式
    /// 分值或自评得分不为 0 的行，年度指标值不得为空；“/”“——”不算指标值。一张表的空缺合为一条。
    /// ## 例子
    /// 11 个指标中有 7 个没有填年度指标值，涉及 57 分。
    /// ## 如何整改
    /// 按年初批复的绩效目标补填指标值。
    /// ## 依据
    /// 附件二、附件三表头“年度指标值”。
    pub const RULE: Rule = Rule {
        id: "blank_target", title: "缺年度指标值", family: MissingValues, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    each(context.filing, |form| [check_form(form)])
}

fn check_form(form: &Scored<'_>) -> Outcome {
    let rows = form.indicators;
    if !has_column(rows, |row| &row.target) || !rows.iter().any(has_points) {
        return Outcome::NotApplicable;
    }
    let blank: Vec<usize> = (0..rows.len())
        .filter(|&n| has_points(&rows[n]) && !rows[n].target.is_unread())
        .filter(|&n| Target::read(rows[n].target.text().unwrap_or_default()) == Target::Blank)
        .collect();
    if blank.is_empty() {
        return Outcome::Pass;
    }
    let claimed: Score = blank.iter().filter_map(|&n| rows[n].self_score.value).sum();
    let mut draft = form
        .place
        .finding(
            &RULE,
            format!(
                "{} 个指标中有 {} 个没有填年度指标值：{}",
                rows.len(),
                blank.len(),
                names(&row_names(form, &blank))
            ),
        )
        .detail(format!("这些指标自评共得 {claimed} 分"))
        .left(blank.len())
        .suggestion(Some("按年初批复的绩效目标补填指标值".to_owned()));
    for n in blank {
        draft = draft.cite(&cell(form, n, "年度指标值", "target", &rows[n].target));
    }
    draft.fail()
}
