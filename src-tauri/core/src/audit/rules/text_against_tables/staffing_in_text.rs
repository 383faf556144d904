use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::text::{self, Figure, Role, Subject, Text, Unit, cite, near, quoted};
use crate::audit::{Context, Outcome};
use crate::filing::{Filing, FormKind};
use crate::number::{Exact, Quantity};

rule! {
    /// ## 检查什么
    /// 自评报告里写的编制数、在职人数，与附件一的编制数、实际在职人数相等。
    /// ## 为什么
    /// 人数是人员控制率和人均经费的依据，两处不一样就不知道按哪个算。
    /// ## 公式
    /// 报告里的编制数＝附件一编制数；报告里的在职人数＝附件一实际在职人数。报告把人数分项写的，有一个数对得上就算对；
    /// 写了几个不同的数而没有一个对得上的，不作判断。
    /// ## 例子
    /// 报告写“核定编制53人”，附件一编制数填 35。
    /// ## 如何整改
    /// 与编制部门的批复和工资发放人数核对，改正写错的一处。
    /// ## 依据
    /// 附件一“财政供养人员情况”与附件四同为本部门的人数。
    pub const RULE: Rule = Rule {
        id: "staffing_in_text", title: "文中人数与表一致", family: TextAgainstTables, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let Some(form) = &filing.basic_data else { return vec![Outcome::NotApplicable] };
    let text = text::read(filing);
    let staffing = &form.staffing;
    let lines = [
        (
            Subject::Posts,
            Value::new("附件一编制数", "basic_data.staffing.authorised_posts", &staffing.authorised_posts),
        ),
        (
            Subject::StaffCount,
            Value::new("附件一实际在职人数", "basic_data.staffing.actual_staff", &staffing.actual_staff),
        ),
    ];
    let outcomes: Vec<Outcome> =
        lines.iter().filter_map(|(subject, cell)| judge(filing, &text, *subject, cell)).collect();
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

fn judge(filing: &Filing, text: &Text, subject: Subject, cell: &Value<'_, Quantity>) -> Option<Outcome> {
    let people = |figure: &&Figure| figure.unit == Unit::People && figure.role == Role::Level;
    let stated: Vec<(usize, &Figure)> = text
        .figures
        .iter()
        .enumerate()
        .filter(|(_, figure)| people(figure) && figure.subject == Some(subject) && figure.is_of_this_year())
        .collect();
    let &(n, first) = stated.first()?;
    let Some(filed) = cell.field.value.map(|value| value.decimal()) else {
        return Some(Outcome::CannotJudge);
    };
    // 行政编制20人，事业编制15人: the parts may be what 附件一 counts.
    let around: Vec<&Figure> =
        near::around(text, first, n).filter(people).filter(|figure| figure.block == first.block).collect();
    if stated.iter().any(|(_, figure)| figure.number == filed) {
        return Some(Outcome::Pass);
    }
    let of_kinds = around
        .iter()
        .any(|figure| figure.subject != Some(Subject::Posts) && figure.subject != Some(Subject::StaffCount));
    let parts = near::list_of(text, n).is_some() || text.lists.iter().any(|list| list.parents.contains(&n));
    if of_kinds || parts || stated.iter().any(|(_, figure)| figure.number != first.number) {
        return Some(Outcome::CannotJudge);
    }
    let draft = Place::new(filing, FormKind::Report)
        .finding(&RULE, format!("{}，{}填的是 {filed}", quoted(first), cell.label))
        .sides(first.number, filed)
        .suggestion(Some("与编制批复和工资发放人数核对，改正写错的一处".to_owned()));
    Some(cite(draft, first).cite(cell).fail())
}
