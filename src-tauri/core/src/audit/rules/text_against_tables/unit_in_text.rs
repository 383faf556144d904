use crate::audit::draft::Place;
use crate::audit::manual::rule;
use crate::audit::text::{self, Judgement, Unit, cite, held, parts, quoted};
use crate::audit::{Context, Outcome};
use crate::filing::FormKind;

rule! {
    /// ## 检查什么
    /// 自评报告里金额的单位没有把“万元”写成“元”，或者反过来。
    /// ## 为什么
    /// 差一个“万”字就差一万倍，公开后最容易被人看到。
    /// ## 公式
    /// 其中各项里只有一项的单位与别的不同，换成相同的单位后合计恰好等于总数；或者金额换一个单位就与表里的数相等。
    /// ## 例子
    /// “城乡社区支出11252.10元”，其余各项都是万元，按 11252.10 万元各项加起来才等于 22240.17 万元。
    /// ## 如何整改
    /// 把写错的单位改正。
    /// ## 依据
    /// 文内算术；附件一、二、三表头的“单位：万元”。
    pub const RULE: Rule = Rule {
        id: "unit_in_text", title: "文中元与万元", family: TextAgainstTables, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let text = text::read(filing);
    let place = Place::new(filing, FormKind::Report);
    let mut outcomes = Vec::new();
    let mut told: Vec<usize> = Vec::new();
    for list in &text.lists {
        let Some(odd) = parts::odd_unit(&text.figures, list) else { continue };
        let (figure, total) = (&text.figures[odd.figure], &text.figures[odd.total]);
        told.push(odd.figure);
        let others: Vec<_> = list.parts.iter().map(|&n| &text.figures[n]).collect();
        let terms: Vec<String> = others.iter().map(|other| other.number.normalize().to_string()).collect();
        let mut draft = place
            .finding(
                &RULE,
                format!(
                    "{}，按{}计算，各项加起来才等于“{}”",
                    quoted(figure),
                    odd.unit.title(),
                    total.written()
                ),
            )
            .sides(figure.value(), figure.number)
            .detail(crate::audit::sum::terms(&terms, others.iter().map(|other| other.number).sum()))
            .suggestion(Some(format!("“{}”改为“{} {}”", figure.written(), figure.number, odd.unit.title())));
        draft = cite(cite(draft, figure), total);
        outcomes.push(draft.fail());
    }
    for (n, figure) in text.amounts() {
        if told.contains(&n) {
            continue;
        }
        let Some(found) = held(filing, figure) else { continue };
        match found.judgement {
            Judgement::Unit if !figure.unit_assumed => {
                told.push(n);
                let unit = if figure.unit == Unit::Yuan { Unit::TenThousandYuan } else { Unit::Yuan };
                let draft = place
                    .finding(
                        &RULE,
                        format!("{}，{}是 {} 万元", quoted(figure), found.cell.label, found.filed),
                    )
                    .sides(figure.value(), found.filed)
                    .suggestion(Some(format!(
                        "“{}”改为“{} {}”",
                        figure.written(),
                        figure.number,
                        unit.title()
                    )));
                outcomes.push(cite(draft, figure).cite(&found.cell).fail());
            }
            Judgement::Agrees | Judgement::Tail => outcomes.push(Outcome::Pass),
            _ => {}
        }
    }
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}
