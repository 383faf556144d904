use crate::audit::draft::Value;
use crate::audit::limit::{blank, positive};
use crate::audit::manual::rule;
use crate::audit::scored::{Scored, scored};
use crate::audit::{Context, Outcome, Severity};
use crate::filing::{Filed, FundsRow};
use crate::number::Amount;

rule! {
    /// ## 检查什么
    /// 附件三年度资金总额填了数的栏，下面的资金来源（当年财政拨款、上年结转资金、其他资金）至少填了一行。
    /// ## 为什么
    /// 不知道钱从哪里来，就分不清当年拨款和结转，也核不了合计。
    /// ## 公式
    /// 总额大于 0 的栏，三个来源不得都空着。只有年初预算数一栏缺来源的，作提示。
    /// ## 例子
    /// 年初预算数总额 71.5 万元，三个来源都空着。
    /// ## 如何整改
    /// 按指标文件把总额分到各资金来源。
    /// ## 依据
    /// 附件三项目资金的“其中：当年财政拨款、上年结转资金、其他资金”三行。
    pub const RULE: Rule = Rule {
        id: "blank_fund_sources", title: "缺资金来源", family: MissingValues, severity: Warning,
        check: check,
    };
}

/// A column of the funds block: heading, name in paths, field.
type Column = (&'static str, &'static str, fn(&FundsRow) -> &Filed<Amount>);

const COLUMNS: [Column; 3] = [
    ("年初预算数", "initial_budget", |row| &row.initial_budget),
    ("全年预算数", "revised_budget", |row| &row.revised_budget),
    ("全年执行数", "executed", |row| &row.executed),
];

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let forms = scored(context.filing);
    let outcomes: Vec<Outcome> = forms.iter().filter(|form| form.sources.is_some()).map(check_form).collect();
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

fn check_form(form: &Scored<'_>) -> Outcome {
    let rows = form.funds_rows();
    let sources = || rows.iter().skip(1).map(|(_, _, row)| *row);
    let there = |of: fn(&FundsRow) -> &Filed<Amount>| {
        sources().any(|row| of(row).value.is_some() || of(row).origin.is_some())
    };
    // A form without these rows omits nothing.
    if !COLUMNS.iter().any(|(_, _, of)| there(*of))
        || !COLUMNS.iter().any(|(_, _, of)| positive(of(form.funds)))
    {
        return Outcome::NotApplicable;
    }
    let missing: Vec<&Column> = COLUMNS
        .iter()
        .filter(|(_, _, of)| positive(of(form.funds)) && sources().all(|row| blank(of(row))))
        .collect();
    if missing.is_empty() {
        return Outcome::Pass;
    }
    let titles: Vec<&str> = missing.iter().map(|(title, _, _)| *title).collect();
    let initial_only = missing.iter().all(|(_, name, _)| *name == "initial_budget");
    let mut draft = form
        .place
        .finding(&RULE, format!("{}有总额，三个资金来源都空着", titles.join("、")))
        .suggestion(Some("把总额分到当年财政拨款、上年结转资金、其他资金".to_owned()))
        .severity(if initial_only { Severity::Note } else { RULE.severity });
    for (title, name, of) in missing {
        for (label, path, row) in &rows {
            draft = draft.cite(&Value::new(format!("{label}{title}"), format!("{path}.{name}"), of(row)));
        }
        if let Some(total) = of(form.funds).value {
            draft = draft.left(total);
        }
    }
    draft.fail()
}
