use crate::audit::manual::rule;
use crate::audit::omission::{cell, names, row_names};
use crate::audit::scored::{Scored, each};
use crate::audit::{Context, Outcome};
use crate::scoring::Target;

rule! {
    /// ## 检查什么
    /// 附件二、附件三的年度指标值不是只有一个单位。
    /// ## 为什么
    /// 只写“万元”“%”等于没有指标值，完成多少都算完成。
    /// ## 公式
    /// 年度指标值除去空格后只是一个计量单位的，提出。一张表的合为一条。
    /// ## 例子
    /// “人员工资福利”年度指标值填“万元”，实际完成值填 165.26。
    /// ## 如何整改
    /// 在单位前补上数字，例如“≤165.26 万元”。
    /// ## 依据
    /// 附件二、附件三表头“年度指标值”。
    pub const RULE: Rule = Rule {
        id: "target_only_unit", title: "指标值只有单位", family: ValueFormat, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    each(context.filing, |form| [check_form(form)])
}

fn check_form(form: &Scored<'_>) -> Outcome {
    let rows = form.indicators;
    let read = |n: usize| rows[n].target.text().map(|text| (text.trim().to_owned(), Target::read(text)));
    let found: Vec<(usize, String)> = (0..rows.len())
        .filter_map(|n| read(n).filter(|(_, target)| *target == Target::OnlyUnit).map(|(text, _)| (n, text)))
        .collect();
    if found.is_empty() {
        let any = (0..rows.len()).any(|n| read(n).is_some());
        return if any { Outcome::Pass } else { Outcome::NotApplicable };
    }
    let places: Vec<usize> = found.iter().map(|(n, _)| *n).collect();
    let units: Vec<String> = found.iter().map(|(_, text)| format!("“{text}”")).collect();
    let mut units_once = units.clone();
    units_once.dedup();
    let mut draft = form
        .place
        .finding(
            &RULE,
            format!(
                "{}的年度指标值只写了单位{}，没有数字",
                names(&row_names(form, &places)),
                names(&units_once)
            ),
        )
        .left(found.len())
        .suggestion(Some("在单位前补上数字和“≥”或“≤”".to_owned()));
    for n in places {
        draft = draft.cite(&cell(form, n, "年度指标值", "target", &rows[n].target));
    }
    draft.fail()
}
