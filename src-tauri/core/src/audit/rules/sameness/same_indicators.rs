use std::collections::HashSet;

use crate::audit::draft::Value;
use crate::audit::manual::rule;
use crate::audit::scored::{Scored, scored};
use crate::audit::sketch::{Common, row};
use crate::audit::{Context, Outcome};
use crate::filing::FormKind;
use rust_decimal::Decimal;

rule! {
    /// ## 检查什么
    /// 同一部门的附件二和各张附件三，指标、指标值、完成值不能一模一样。
    /// ## 为什么
    /// 部门的目标和各个项目的目标不同，做的事也不同。几张表的指标连完成值都相同，说明没有按项目填，得分没有依据。
    /// ## 公式
    /// 两张表里名称、指标值、完成值都相同的行，至少 4 行，并且占行数较多一张的 80% 以上。指标值和完成值都空着的行不算。
    /// ## 例子
    /// 附件二和十张附件三都是同样九个指标，指标值、完成值都是 100%。
    /// ## 如何整改
    /// 按每个项目自己要做的事和实际做成的事，重新填写它的指标、指标值和完成值。
    /// ## 依据
    /// 附件三每个项目一张，“三级指标、年度指标值、实际完成值”三栏；表与表逐行比较。
    pub const RULE: Rule = Rule {
        id: "same_indicators", title: "各表指标雷同", family: Sameness, severity: Warning,
        check: check,
    };
}

/// Two tables are the same from so many rows, and so many percent of the longer one.
const ROWS: usize = 4;
const PERCENT: usize = 80;
/// The most tables that a sentence lists.
const LISTED: usize = 12;

/// A form with the rows that can be compared.
struct Table<'a> {
    form: Scored<'a>,
    rows: HashSet<u64>,
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let tables: Vec<Table<'_>> = scored(context.filing)
        .into_iter()
        .map(|form| Table { rows: form.indicators.iter().filter_map(row).collect(), form })
        .filter(|table| table.rows.len() >= ROWS)
        .collect();
    if tables.len() < 2 {
        return vec![Outcome::NotApplicable];
    }
    let mut groups: Vec<Vec<&Table<'_>>> = Vec::new();
    for table in &tables {
        match groups.iter_mut().find(|group| same(group[0], table)) {
            Some(group) => group.push(table),
            None => groups.push(vec![table]),
        }
    }
    groups.iter().map(|group| if group.len() > 1 { report(group) } else { Outcome::Pass }).collect()
}

fn same(a: &Table<'_>, b: &Table<'_>) -> bool {
    let same = a.rows.intersection(&b.rows).count();
    Common { same, of: a.rows.len().max(b.rows.len()) }.reaches(ROWS, PERCENT)
}

fn report(group: &[&Table<'_>]) -> Outcome {
    let first = group[0];
    let in_all = |row: &u64| group.iter().all(|table| table.rows.contains(row));
    let common = Common {
        same: first.rows.iter().filter(|row| in_all(row)).count(),
        of: group.iter().map(|table| table.rows.len()).max().unwrap_or_default(),
    };
    let names: Vec<String> = group.iter().map(|table| called(&table.form)).collect();
    let listed = match names.len() {
        count if count > LISTED => format!("{}等{count}张", names[..LISTED].join("、")),
        _ => names.join("、"),
    };
    let draft = first.form.place.finding(
        &RULE,
        format!(
            "{} 张自评表的指标雷同：有 {} 行的指标名称、指标值、完成值在各张表里都相同，占 {}",
            group.len(),
            common.same,
            common.share()
        ),
    );
    let draft = group.iter().fold(draft, |draft, table| {
        let form = &table.form;
        let shared =
            form.indicators.iter().position(|indicator| row(indicator).is_some_and(|row| in_all(&row)));
        let n = shared.unwrap_or_default();
        let row = &form.indicators[n];
        draft
            .cite(&Value::new("三级指标", form.path(&format!("indicators.{n}.name")), &row.name))
            .cite(&Value::new("实际完成值", form.path(&format!("indicators.{n}.actual")), &row.actual))
    });
    draft
        .left(Decimal::from(common.same))
        .detail(format!("雷同的表：{listed}"))
        .suggestion(Some("按每个项目自己的内容重新填写指标、指标值和完成值".to_owned()))
        .fail()
}

/// How a message names a table.
pub(super) fn called(form: &Scored<'_>) -> String {
    if form.place.kind == FormKind::Overall {
        return "附件二".to_owned();
    }
    let project = form.place.project.and_then(|n| form.place.filing.projects.get(n));
    let annex = project.and_then(|project| project.annex.text()).unwrap_or("附件三");
    match project.and_then(|project| project.name.text()) {
        Some(name) => format!("{annex}“{name}”"),
        None => annex.to_owned(),
    }
}
