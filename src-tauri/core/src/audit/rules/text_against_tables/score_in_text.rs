use std::collections::BTreeSet;

use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::text::{
    self, Figure, Role, StatedGrade, Subject, Text, cite, cite_block, quoted, quoted_block,
};
use crate::audit::{Context, Outcome};
use crate::filing::{Filing, FormKind};
use crate::number::{Exact, Score};

rule! {
    /// ## 检查什么
    /// 自评报告里写的自评得分与附件二总分相等，写的等级与这个得分相应。
    /// ## 为什么
    /// 得分和等级要公开、要进排名，报告和表不能各说各的。
    /// ## 公式
    /// 报告里的自评得分＝附件二总分自评得分；等级按本年度的评分规则由得分确定。报告里写了几个不同得分或等级的，不作判断。
    /// ## 例子
    /// 报告写“自评得分95分，等级为‘良’”，附件二总分是 95 分，按规则是“优”。
    /// ## 如何整改
    /// 以附件二为准改正报告，或者改正附件二的总分。
    /// ## 依据
    /// 附件二“总分”一行；等级线按本局本年度的评分规则。
    pub const RULE: Rule = Rule {
        id: "score_in_text", title: "文中得分与等级", family: TextAgainstTables, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let text = text::read(context.filing);
    let outcomes: Vec<Outcome> =
        [score(context.filing, &text), grade(context, &text)].into_iter().flatten().collect();
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

fn total(filing: &Filing) -> Option<Value<'_, Score>> {
    let form = filing.overall.as_ref()?;
    Some(Value::new("附件二总分自评得分", "overall.total.self_score", &form.total.self_score))
}

fn score(filing: &Filing, text: &Text) -> Option<Outcome> {
    let stated: Vec<&Figure> = text
        .figures
        .iter()
        .filter(|figure| {
            figure.subject == Some(Subject::Score) && figure.role == Role::Level && figure.is_of_this_year()
        })
        .collect();
    let first = stated.first()?;
    let Some((cell, filed)) =
        total(filing).and_then(|cell| Some((cell.field.value?.decimal(), cell))).map(|(v, c)| (c, v))
    else {
        return Some(Outcome::CannotJudge);
    };
    if stated.iter().any(|figure| figure.number == filed) {
        return Some(Outcome::Pass);
    }
    // Several scores are of several things; a project's own is not the department's.
    let of_project = filing.projects.iter().any(|project| {
        project
            .total
            .self_score
            .value
            .is_some_and(|score| stated.iter().any(|figure| figure.number == score.decimal()))
    });
    if of_project || stated.iter().any(|figure| figure.number != first.number) {
        return Some(Outcome::CannotJudge);
    }
    let draft = Place::new(filing, FormKind::Report)
        .finding(&RULE, format!("{}，{}是 {filed} 分", quoted(first), cell.label))
        .sides(first.number, filed)
        .suggestion(Some("以附件二为准改正报告，或者改正附件二的总分".to_owned()));
    Some(cite(draft, first).cite(&cell).fail())
}

fn grade(context: &Context<'_>, text: &Text) -> Option<Outcome> {
    let first: &StatedGrade = text.grades.first()?;
    let Some(cell) = total(context.filing) else { return Some(Outcome::CannotJudge) };
    let Some(filed) = cell.field.value else { return Some(Outcome::CannotJudge) };
    let due = context.rule_set.grade(filed).title();
    let stated: BTreeSet<char> = text.grades.iter().map(|grade| grade.grade).collect();
    if stated.iter().any(|grade| due.starts_with(*grade)) {
        return Some(Outcome::Pass);
    }
    if stated.len() > 1 {
        return Some(Outcome::CannotJudge);
    }
    let draft = Place::new(context.filing, FormKind::Report)
        .finding(
            &RULE,
            format!(
                "{}，{}是 {filed} 分，按评分规则是“{due}”",
                quoted_block(first.report, first.block, &first.quote),
                cell.label
            ),
        )
        .left(first.grade)
        .suggestion(Some(format!("等级改为“{due}”，或者改正得分")));
    Some(cite_block(draft, first.report, first.block).cite(&cell).fail())
}
