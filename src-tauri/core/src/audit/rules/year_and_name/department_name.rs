use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::names::distance;
use crate::audit::text::report_name;
use crate::audit::{Context, Outcome};
use crate::filing::{Filing, FormKind};

rule! {
    /// ## 检查什么
    /// 附件二的预算部门、单位名称和自评报告标题里的名称，与名册上的单位名称没有错别字。
    /// ## 为什么
    /// 名称差一个字，就可能是另一家单位；归档和公开时也会对不上。
    /// ## 公式
    /// 两处名称只差一两个字的，提出；简称、别名、前面带编码的不提出。
    /// ## 例子
    /// 名册上是“开云新区事务中心”，附件二写“开云新区事物中心”。
    /// ## 如何整改
    /// 改用单位全称；单位改了名的，告诉财政局更新名册。
    /// ## 依据
    /// 附件二“预算部门、单位名称”一格；自评报告标题；财政局名册。
    pub const RULE: Rule = Rule {
        id: "department_name", title: "单位名称不符", family: YearAndName, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let mut outcomes = Vec::new();
    if let Some(form) = &filing.overall {
        let value = Value::new("预算部门、单位名称", "overall.department", &form.department);
        let name = form.department.text().map(str::to_owned);
        outcomes.push(judge(filing, FormKind::Overall, "附件二的单位名称", &value, name));
    }
    for (n, report) in filing.reports.iter().enumerate() {
        let value = Value::new("标题", format!("reports.{n}.title"), &report.title);
        let name = report.title.text().and_then(named);
        outcomes.push(judge(
            filing,
            FormKind::Report,
            &format!("{}标题里的单位名称", report_name(n)),
            &value,
            name,
        ));
    }
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

fn judge(
    filing: &Filing,
    kind: FormKind,
    place: &str,
    value: &Value<'_, String>,
    name: Option<String>,
) -> Outcome {
    let Some(written) = name.map(|name| bare(&name)).filter(|name| !name.is_empty()) else {
        return Outcome::NotApplicable;
    };
    let known = bare(&filing.department.name);
    if known.is_empty() {
        return Outcome::NotApplicable;
    }
    if written.contains(&known) || known.contains(&written) {
        return Outcome::Pass;
    }
    let length = known.chars().count().min(written.chars().count());
    let most = if length >= 10 { 2 } else { 1 };
    if length < 4 || distance(&written, &known) > most {
        // Another name of the same department: whether it is one, the register has decided.
        return Outcome::CannotJudge;
    }
    Place::new(filing, kind)
        .finding(&RULE, format!("{place}是“{written}”，名册上是“{known}”"))
        .cite(value)
        .left(written)
        .suggestion(Some("改用单位全称；单位改了名的，告诉财政局更新名册".to_owned()))
        .fail()
}

/// A name's letters, digits and characters, without a budget code in front.
fn bare(name: &str) -> String {
    let bare: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    bare.trim_start_matches(|c: char| c.is_ascii_digit()).to_owned()
}

/// The name in 「2024年度X部门整体支出绩效自评报告」.
fn named(title: &str) -> Option<String> {
    let plain: String = title.chars().filter(|c| !c.is_whitespace()).collect();
    let after = plain.split_once("年度").or_else(|| plain.split_once('年'))?.1;
    let end = ["部门整体支出", "整体支出", "部门支出", "绩效自评"]
        .iter()
        .filter_map(|mark| after.find(mark))
        .min()?;
    Some(after[..end].to_owned()).filter(|name| !name.is_empty())
}
