use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::precision::Verdict;
use crate::audit::split;
use crate::audit::text::{self, Column, Figure, Fund, Subject, Text, cite, compare, near, slip};
use crate::audit::{Context, Outcome};
use crate::filing::{BasicData, Filing, FormKind, Triple};
use crate::number::{Amount, Exact};

rule! {
    /// ## 检查什么
    /// 附件一的本年预算数，是自评报告里写到的年初预算数或者调整后预算数。
    /// ## 为什么
    /// 附件一没有写明“预算数”是哪一个；两个都不是，控制率就没有了依据。
    /// ## 公式
    /// 附件一本年预算数＝报告里同一项目的年初预算、全年（调整后）预算或预算数之一。项目支出和公用经费，报告里年初和调整后两个都写了才比较；
    /// 只写了一个的不作判断，三公经费写了一个就比较。
    /// ## 例子
    /// 附件一项目支出本年预算数填 33554.05，报告里年初预算是 25.05、调整后预算是 33419.87，都不相符。
    /// ## 如何整改
    /// 按预算批复填写附件一的本年预算数；报告写错的，改正报告。
    /// ## 依据
    /// 附件一“本年预算数”一列与附件四同为本部门的预算数据；文表之间的算术。
    pub const RULE: Rule = Rule {
        id: "budget_in_text", title: "预算数与报告一致", family: TextAgainstTables, severity: Warning,
        check: check,
    };
}

/// A line of 附件一 that the reports speak of.
struct Line<'a> {
    subject: Subject,
    name: &'static str,
    path: &'static str,
    row: &'a Triple,
    /// One stated budget is enough: it hardly changes in the year.
    steady: bool,
}

fn lines(form: &BasicData) -> [Line<'_>; 6] {
    let three = &form.three_public;
    let line = |subject, name, path, row, steady| Line { subject, name, path, row, steady };
    [
        line(Subject::ThreePublic, "三公经费", "three_public.total", &three.total, true),
        line(
            Subject::VehicleOperation,
            "公车运行维护",
            "three_public.vehicle_operation",
            &three.vehicle_operation,
            true,
        ),
        line(Subject::Travel, "因公出国", "three_public.overseas_travel", &three.overseas_travel, true),
        line(Subject::Reception, "公务接待", "three_public.reception", &three.reception, true),
        line(
            Subject::Project,
            "项目支出",
            "project_expenditure.total",
            &form.project_expenditure.total,
            false,
        ),
        line(Subject::Operating, "公用经费", "operating_expense.total", &form.operating_expense.total, false),
    ]
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let Some(form) = &context.filing.basic_data else { return vec![Outcome::NotApplicable] };
    let text = text::read(context.filing);
    let outcomes: Vec<Outcome> =
        lines(form).iter().filter_map(|line| judge(context.filing, &text, line)).collect();
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

fn judge(filing: &Filing, text: &Text, line: &Line<'_>) -> Option<Outcome> {
    let stated: Vec<&Figure> = text
        .amounts()
        .map(|(_, figure)| figure)
        .filter(|figure| {
            figure.subject == Some(line.subject)
                && near::is_budget(figure.column)
                && figure.is_of_this_year()
                && !figure.unit_assumed
                && (figure.fund.is_none()
                    || figure.fund_of_heading
                    || figure.fund == Some(Fund::Appropriation))
        })
        .collect();
    if stated.is_empty() {
        return None;
    }
    let cell: Value<'_, Amount> = Value::new(
        format!("附件一{}本年预算数", line.name),
        format!("basic_data.{}.budget", line.path),
        &line.row.budget,
    );
    let Some(filed) = cell.field.value.map(|value| value.decimal()) else {
        return Some(Outcome::CannotJudge);
    };
    if stated
        .iter()
        .any(|figure| compare(figure, cell.field).is_some_and(|verdict| verdict != Verdict::Differs))
    {
        return Some(Outcome::Pass);
    }
    let of = |column| stated.iter().copied().find(|figure| figure.column == Some(column));
    let slipped = stated.iter().copied().find(|figure| slip(figure.value(), filed).is_some());
    let shown: Vec<&Figure> = match (of(Column::Initial), of(Column::Revised), slipped) {
        (Some(initial), Some(revised), _) => vec![initial, revised],
        (.., Some(figure)) => vec![figure],
        _ if line.steady => vec![stated.first()?],
        _ => return Some(Outcome::CannotJudge),
    };
    let said: Vec<String> = shown
        .iter()
        .map(|figure| {
            let column = match figure.column {
                Some(Column::Initial) => "年初预算",
                Some(Column::Revised) => "全年（调整后）预算",
                _ => "预算",
            };
            format!("{column}是 {} 万元", figure.value())
        })
        .collect();
    let nearest = shown.iter().min_by_key(|figure| (figure.value() - filed).abs())?;
    let mut draft = Place::new(filing, FormKind::BasicData)
        .finding(&RULE, format!("{}填的是 {filed} 万元，自评报告里{}，不相符", cell.label, said.join("、")))
        .cite(&cell)
        .sides(filed, nearest.value())
        .suggestion(Some("按预算批复填写附件一的本年预算数；报告写错的，改正报告".to_owned()));
    draft = shown.iter().fold(draft, |draft, figure| cite(draft, figure));
    if let Some(detail) = slipped.and_then(|figure| slip(figure.value(), filed)) {
        draft = draft.and_detail(detail);
    }
    let increase = split::increase(filing, filed).filter(|_| line.subject == Subject::Project);
    if let Some(detail) = increase {
        draft = draft.and_detail(&detail);
    } else if line.row.r#final.value == line.row.budget.value {
        draft = draft.and_detail("本年预算数与本年决算数相同，疑为照抄决算数");
    }
    Some(draft.fail())
}
