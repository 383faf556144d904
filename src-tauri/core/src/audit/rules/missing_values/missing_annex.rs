use crate::audit::draft::{Place, Value};
use crate::audit::limit::positive;
use crate::audit::manual::rule;
use crate::audit::{Context, Outcome, Severity};
use crate::filing::{Filing, FormKind};

rule! {
    /// ## 检查什么
    /// 一个部门一年的附件一、附件二、附件三、附件四都报了。
    /// ## 为什么
    /// 缺一张表，后面的核对和排名就缺一块；缺附件二就没有得分，排不了名。
    /// ## 公式
    /// 报了任何一张的，其余各张都要有。附件三在附件一或附件二填了项目支出时才要求。
    /// 缺附件四作警告，缺其余的作错误。
    /// ## 例子
    /// 附件二项目支出 1149.03 万元，却没有报附件三。
    /// ## 如何整改
    /// 补报所缺的附件；确实不需要报的，由财政局豁免。
    /// ## 依据
    /// 报送要求的四个附件；附件二“项目支出”一项。
    pub const RULE: Rule = Rule {
        id: "missing_annex", title: "缺少附件", family: MissingValues, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let any = filing.basic_data.is_some()
        || filing.overall.is_some()
        || !filing.projects.is_empty()
        || !filing.reports.is_empty();
    if !any {
        return vec![Outcome::NotApplicable];
    }
    vec![
        judge(filing, FormKind::BasicData, filing.basic_data.is_some(), "附件一（基础数据表）"),
        judge(filing, FormKind::Overall, filing.overall.is_some(), "附件二（整体自评表）"),
        projects(filing),
        judge(filing, FormKind::Report, !filing.reports.is_empty(), "附件四（自评报告）"),
    ]
}

fn judge(filing: &Filing, kind: FormKind, there: bool, name: &str) -> Outcome {
    if there {
        return Outcome::Pass;
    }
    let severity = if kind == FormKind::Report { Severity::Warning } else { RULE.severity };
    Place::new(filing, kind)
        .finding(&RULE, format!("没有报{name}"))
        .severity(severity)
        .suggestion(Some(format!("补报{name}")))
        .fail()
}

/// 附件三 is due where money was spent on projects.
fn projects(filing: &Filing) -> Outcome {
    if !filing.projects.is_empty() {
        return Outcome::Pass;
    }
    let overall = filing.overall.as_ref().map(|form| &form.expenditure.project_expenditure);
    let basic = filing.basic_data.as_ref().map(|form| &form.project_expenditure.total.r#final);
    let spent = [
        (overall, "附件二项目支出", "overall.expenditure.project_expenditure"),
        (basic, "附件一项目支出本年决算数", "basic_data.project_expenditure.total.final"),
    ]
    .into_iter()
    .find_map(|(field, label, path)| Some(Value::new(label, path, field.filter(|field| positive(field))?)));
    let Some(spent) = spent else { return Outcome::NotApplicable };
    let amount = spent.field.value.unwrap_or_default();
    Place::new(filing, FormKind::Project)
        .finding(&RULE, format!("{}是 {amount} 万元，却没有报附件三（项目自评表）", spent.label))
        .cite(&spent)
        .left(amount)
        .suggestion(Some("每个项目补报一张附件三".to_owned()))
        .fail()
}
