use crate::audit::manual::rule;
use crate::audit::omission::cell;
use crate::audit::scored::{Scored, each, row_name};
use crate::audit::{Context, Outcome};
use crate::number::Exact;
use crate::scoring::Target;

rule! {
    /// ## 检查什么
    /// 指标值、完成值都写了日期，完成日期晚于指标值的，没有得满分。
    /// ## 为什么
    /// 时效指标考的就是按时。晚了还得满分，这一项等于没有考核。
    /// ## 公式
    /// 完成日期晚于指标值的日期时，自评得分应小于分值。没有写年份的按评价年度；“年底”是 12 月 31 日，只写月份的是当月最后一天；
    /// 完成日期只写到期限所在的月份、期限又不在月底的，无法判断。
    /// ## 例子
    /// “完工时间”指标值 10月31日前，完成值 12月15日，分值 7，自评得分 7。
    /// ## 如何整改
    /// 按逾期情况扣分并说明原因；日期填错的改正。
    /// ## 依据
    /// 附件二、附件三“年度指标值、实际完成值、自评得分”三栏互相核对。
    pub const RULE: Rule = Rule {
        id: "late_with_full_points", title: "逾期仍得满分", family: Scores, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let year = context.filing.year;
    each(context.filing, |form| check_form(form, year))
}

fn check_form(form: &Scored<'_>, year: i32) -> Vec<Outcome> {
    (0..form.indicators.len()).map(|n| check_row(form, n, year)).collect()
}

fn check_row(form: &Scored<'_>, n: usize, year: i32) -> Outcome {
    let row = &form.indicators[n];
    let read = |text: Option<&str>| Target::read(text.unwrap_or_default());
    let (Target::Day(due), Target::Day(done)) = (read(row.target.text()), read(row.actual.text())) else {
        return Outcome::NotApplicable;
    };
    let Some(late) = done.after(due, year) else { return Outcome::CannotJudge };
    let (Some(weight), Some(score)) = (row.weight.value, row.self_score.value) else {
        return Outcome::CannotJudge;
    };
    if !late || score < weight || weight.decimal().is_zero() {
        return Outcome::Pass;
    }
    let (target, actual) = (row.target.text().unwrap_or_default(), row.actual.text().unwrap_or_default());
    form.place
        .finding(
            &RULE,
            format!(
                "{}应在“{target}”完成，实际完成值是“{actual}”，已经逾期，仍得满分 {score} 分",
                row_name(row, n)
            ),
        )
        .cite(&cell(form, n, "年度指标值", "target", &row.target))
        .cite(&cell(form, n, "实际完成值", "actual", &row.actual))
        .cite(&cell(form, n, "自评得分", "self_score", &row.self_score))
        .left(score)
        .suggestion(Some("按逾期情况扣分并说明原因；日期填错的改正".to_owned()))
        .fail()
}
