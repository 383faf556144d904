use crate::audit::draft::Place;
use crate::audit::manual::rule;
use crate::audit::text::near::{self, Rounded};
use crate::audit::text::{self, Column, Figure, Heading, Row, Table, Text, cite, quoted};
use crate::audit::{Context, Outcome};
use crate::filing::{Filing, FormKind};

rule! {
    /// ## 检查什么
    /// 自评报告附表的每一行：年初预算加调整数等于调整后预算，调整后预算减决算等于结余，执行率等于决算除以预算。
    /// ## 为什么
    /// 一行里的几个数互相推得出来，推不出来就必有一个写错。
    /// ## 公式
    /// 年初预算＋预算调整＝调整后预算；调整后预算－决算支出＝年末结余；执行率＝决算支出÷调整后预算（只有年初预算的除以年初预算）。
    /// 空着的、写“/”的不当作 0，这一条等式就不检查。
    /// ## 例子
    /// “调整后预算543.74，决算支出543.74，年末结余5”，结余应是 0。
    /// ## 如何整改
    /// 与决算报表核对，改正这一行里写错的数。
    /// ## 依据
    /// 附件四附表的表内算术，不需要另外的规定。
    pub const RULE: Rule = Rule {
        id: "report_table_rows", title: "报告附表各行", family: TextAgainstTables, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let text = text::read(context.filing);
    let outcomes: Vec<Outcome> = text
        .tables
        .iter()
        .flat_map(|table| table.rows.iter().map(move |row| (table, row)))
        .flat_map(|(table, row)| judge(context.filing, &text, table, row))
        .collect();
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

fn judge<'a>(filing: &Filing, text: &'a Text, table: &Table, row: &Row) -> Vec<Outcome> {
    let of = |heading: Heading| -> Option<&'a Figure> {
        let column = table.columns.iter().find(|(_, known)| *known == heading)?.0;
        table.figure(row, column).map(|n| &text.figures[n])
    };
    let amount = |column| of(Heading::Amount(column));
    let mut outcomes = Vec::new();
    if let (Some(initial), Some(added), Some(revised)) =
        (amount(Column::Initial), amount(Column::Added), amount(Column::Revised))
    {
        let sum = Rounded::sum([Rounded::of(initial), Rounded::of(added)]);
        outcomes.push(equal(filing, revised, sum, "年初预算加调整数"));
    }
    let budget = amount(Column::Revised).or(amount(Column::Budget));
    if let (Some(budget), Some(spent), Some(left)) = (budget, amount(Column::Final), of(Heading::Left)) {
        outcomes.push(equal(filing, left, Rounded::of(budget).less(Rounded::of(spent)), "预算减决算"));
    }
    if let (Some(rate), Some(spent), Some(budget)) =
        (of(Heading::Rate), amount(Column::Final), budget.or(amount(Column::Initial)))
        && let Some(agrees) = near::is_ratio(rate, Rounded::of(spent), Rounded::of(budget))
        && let Some(computed) = near::percent(spent.value(), budget.value(), rate.decimals)
    {
        outcomes.push(if agrees {
            Outcome::Pass
        } else {
            let ratio = spent.value().checked_div(budget.value()).unwrap_or_default();
            let draft = Place::new(filing, FormKind::Report)
                .finding(
                    &RULE,
                    format!("{}，按 {}÷{} 计算是 {computed}", quoted(rate), spent.value(), budget.value()),
                )
                .sides(rate.value(), crate::number::round_half_up(ratio, 6))
                .suggestion(Some("重新计算，改正执行率或金额".to_owned()));
            cite(draft, rate).fail()
        });
    }
    outcomes
}

fn equal(filing: &Filing, stated: &Figure, computed: Rounded, what: &str) -> Outcome {
    if Rounded::of(stated).meets(computed) {
        return Outcome::Pass;
    }
    let value = computed.value.normalize();
    let draft = Place::new(filing, FormKind::Report)
        .finding(&RULE, format!("{}，{what}是 {value}", quoted(stated)))
        .sides(stated.value(), value)
        .suggestion(Some("与决算报表核对，改正这一行里写错的数".to_owned()));
    cite(draft, stated).fail()
}
