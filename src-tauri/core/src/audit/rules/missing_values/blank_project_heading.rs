use crate::audit::draft::{Draft, Place, Value};
use crate::audit::limit::blank;
use crate::audit::manual::rule;
use crate::audit::omission::names;
use crate::audit::{Context, Outcome};
use crate::filing::Filing;

rule! {
    /// ## 检查什么
    /// 附件三表头的项目支出名称、主管部门、实施单位都填了。
    /// ## 为什么
    /// 没有项目名称就对不上台账，没有主管部门和实施单位就不知道找谁核实。
    /// ## 公式
    /// 表上有这一格的，不得为空。几张附件三缺的是同样几格，合为一条。
    /// ## 例子
    /// 附件三“新区范围内工程建设及相关日常维护”没有填主管部门、实施单位。
    /// ## 如何整改
    /// 补填所缺的名称，写全称。
    /// ## 依据
    /// 附件三表头“项目支出名称、主管部门、实施单位”三格。
    pub const RULE: Rule = Rule {
        id: "blank_project_heading", title: "缺主管部门等", family: MissingValues, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    if filing.projects.is_empty() {
        return vec![Outcome::NotApplicable];
    }
    let mut outcomes = Vec::new();
    let mut omitted: Vec<(Vec<&'static str>, Vec<usize>)> = Vec::new();
    for n in 0..filing.projects.len() {
        let labels: Vec<&'static str> = missing(filing, n).iter().map(|(label, _)| *label).collect();
        if labels.is_empty() {
            outcomes.push(if asked(filing, n) { Outcome::Pass } else { Outcome::NotApplicable });
        } else if let Some((_, forms)) = omitted.iter_mut().find(|(known, _)| *known == labels) {
            forms.push(n);
        } else {
            omitted.push((labels, vec![n]));
        }
    }
    outcomes.extend(omitted.into_iter().map(|(labels, forms)| report(filing, &labels, &forms).fail()));
    outcomes
}

/// Whether the form has any of these cells.
fn asked(filing: &Filing, n: usize) -> bool {
    let form = &filing.projects[n];
    [&form.name, &form.supervising_department, &form.implementing_unit]
        .iter()
        .any(|field| field.value.is_some() || field.origin.is_some())
}

/// The cells of the heading that the form has and that hold nothing.
fn missing(filing: &Filing, n: usize) -> Vec<(&'static str, Value<'_, String>)> {
    let form = &filing.projects[n];
    [
        ("项目支出名称", "name", &form.name),
        ("主管部门", "supervising_department", &form.supervising_department),
        ("实施单位", "implementing_unit", &form.implementing_unit),
    ]
    .into_iter()
    .filter(|(_, _, field)| field.origin.is_some() && blank(field))
    .map(|(label, name, field)| (label, Value::new(label, format!("projects.{n}.{name}"), field)))
    .collect()
}

fn report(filing: &Filing, labels: &[&str], forms: &[usize]) -> Draft {
    let fields = labels.join("、");
    let message = match forms {
        [_] => format!("没有填{fields}"),
        _ => {
            let list: Vec<String> = forms
                .iter()
                .map(|&n| {
                    filing.projects[n]
                        .name
                        .text()
                        .map_or_else(|| format!("第{}张", n + 1), |name| format!("“{name}”"))
                })
                .collect();
            format!("{} 张附件三没有填{fields}：{}", forms.len(), names(&list))
        }
    };
    let mut draft = Place::project(filing, forms.first().copied().unwrap_or_default())
        .finding(&RULE, message)
        .suggestion(Some(format!("补填{fields}")));
    for &n in forms {
        for (_, value) in missing(filing, n) {
            draft = draft.cite(&value);
        }
    }
    draft
}
