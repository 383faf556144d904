use rust_decimal::Decimal;

use crate::audit::draft::Place;
use crate::audit::manual::rule;
use crate::audit::precision::Verdict;
use crate::audit::text::near::{self, Rounded};
use crate::audit::text::{self, Figure, Fund, Subject, Text, cite, compare, in_marks, quoted};
use crate::audit::{Context, Outcome};
use crate::filing::{Filing, FormKind};

rule! {
    /// ## 检查什么
    /// 自评报告里一般公共预算（或政府性基金）部分的项目支出，没有写成这一部分的支出合计。
    /// ## 为什么
    /// 同一部分既有基本支出，项目支出就不会等于合计；等于合计，说明把合计当成了项目支出，基本支出被算了两次。
    /// ## 公式
    /// 项目支出≠这一部分的支出合计（附件二收入构成或报告里写的合计），除非基本支出为 0。
    /// ## 例子
    /// 一般公共预算部分写“基本支出411.66万元”“项目支出22240.17万元”，而一般公共预算支出合计正是 22240.17 万元。
    /// ## 如何整改
    /// 项目支出改为合计减去基本支出的数，其中各项一并核对。
    /// ## 依据
    /// 支出＝基本支出＋项目支出；文表之间的算术。
    pub const RULE: Rule = Rule {
        id: "project_equals_whole", title: "合计写成项目支出", family: TextAgainstTables, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let text = text::read(context.filing);
    let outcomes: Vec<Outcome> = text
        .amounts()
        .filter(|(_, figure)| of_fund(figure, Subject::Project))
        .filter_map(|(n, figure)| judge(context.filing, &text, n, figure))
        .collect();
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

fn of_fund(figure: &Figure, subject: Subject) -> bool {
    figure.subject == Some(subject)
        && matches!(figure.fund, Some(Fund::General | Fund::Government))
        && near::is_spent(figure.column)
        && figure.is_of_this_year()
        && figure.cell.is_none()
}

fn judge(filing: &Filing, text: &Text, n: usize, project: &Figure) -> Option<Outcome> {
    let mut basics = near::around(text, project, n).filter(|figure| {
        figure.is_amount() && of_fund(figure, Subject::Basic) && figure.fund == project.fund
    });
    let basic = basics.next().filter(|basic| basic.value() > Decimal::ZERO)?;
    let revenue = &filing.overall.as_ref()?.revenue;
    let (title, path, field) = match project.fund {
        Some(Fund::General) => {
            ("一般公共预算", "overall.revenue.general_public_budget", &revenue.general_public_budget)
        }
        _ => ("政府性基金", "overall.revenue.government_fund", &revenue.government_fund),
    };
    let cell = crate::audit::draft::Value::new(format!("附件二{title}"), path, field);
    let in_table = compare(project, field).is_some_and(|verdict| verdict == Verdict::Agrees);
    let in_text = near::everywhere(text, n).find(|figure| {
        figure.is_amount()
            && figure.subject == Some(Subject::TotalExpenditure)
            && figure.fund == project.fund
            && !figure.fund_of_heading
            && near::is_spent(figure.column)
            && figure.is_of_this_year()
            && figure.value() == project.value()
    });
    if !in_table && in_text.is_none() {
        return Some(Outcome::Pass);
    }
    let whole = if in_table {
        format!("附件二的{title}合计正是 {} 万元", field.value?)
    } else {
        format!("{}正是合计", quoted(in_text?))
    };
    let rest = Rounded::of(project).less(Rounded::of(basic)).value.normalize();
    let mut draft = Place::new(filing, FormKind::Report)
        .finding(
            &RULE,
            format!("{}，{whole}，而同一部分还有{}，两者不能都对", quoted(project), in_marks(basic)),
        )
        .sides(project.value(), rest)
        .detail(format!("合计减去基本支出是 {}－{}＝{rest}", project.value(), basic.value()))
        .suggestion(Some(format!("疑把合计写成了项目支出，项目支出改为 {rest} 万元，其中各项一并核对")));
    draft = cite(cite(draft, project), basic);
    if in_table {
        draft = draft.cite(&cell);
    }
    Some(draft.fail())
}
