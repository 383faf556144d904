use crate::audit::draft::Value;
use crate::audit::manual::rule;
use crate::audit::precision::{Side, Verdict, points};
use crate::audit::scored::{Scored, each};
use crate::audit::sum;
use crate::audit::{Context, Outcome};

rule! {
    /// ## 检查什么
    /// 附件二、附件三每个一级指标后面写的分数，等于它下面各三级指标分值之和。
    /// ## 为什么
    /// 表头规定了产出、效益、满意度各占多少分，下面的分值不足或超出，总分就不再是百分制。
    /// ## 公式
    /// 一级指标分数＝下面各行分值之和。表头没有写分数的、有行缺分值又不相符的，不判断。
    /// ## 例子
    /// 产出指标（50 分）下面是 12.5＋12.5＋12.5＋7.5＝45。
    /// ## 如何整改
    /// 调整下面各行的分值，使合计等于表头的分数。
    /// ## 依据
    /// 附件二、附件三表头（产出指标 50 分、效益指标 30 分、满意度指标 10 分）；表内算术。
    pub const RULE: Rule = Rule {
        id: "level1_weights", title: "一级指标分值", family: WeightsAndTotals, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    each(filing, check_form)
}

fn check_form(form: &Scored<'_>) -> Vec<Outcome> {
    let groups = groups(form);
    if groups.is_empty() {
        return vec![Outcome::NotApplicable];
    }
    groups.iter().map(|rows| check_group(form, rows)).collect()
}

/// Rows by their 一级指标, in the order they stand; a row without one belongs to the row above,
/// unless points of its own show that a new heading begins.
pub(super) fn groups(form: &Scored<'_>) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (n, row) in form.indicators.iter().enumerate() {
        let heading = |rows: &Vec<usize>| &form.indicators[rows[0]];
        let known = match row.level1.text() {
            Some(name) => groups.iter().position(|rows| heading(rows).level1.text() == Some(name)),
            None => groups.len().checked_sub(1).filter(|&last| {
                let points = row.level1_weight.value;
                points.is_none() || points == heading(&groups[last]).level1_weight.value
            }),
        };
        match known {
            Some(at) => groups[at].push(n),
            None => groups.push(vec![n]),
        }
    }
    groups
}

fn check_group(form: &Scored<'_>, rows: &[usize]) -> Outcome {
    let Some((at, heading)) =
        rows.iter().map(|&n| (n, &form.indicators[n])).find(|(_, row)| row.level1_weight.value.is_some())
    else {
        return Outcome::CannotJudge;
    };
    let name = heading.level1.text().unwrap_or("一级指标");
    let written =
        Value::new(name, form.path(&format!("indicators.{at}.level1_weight")), &heading.level1_weight);
    let weights: Vec<_> = rows.iter().map(|&n| form.weight(n)).collect();
    let (left, right) = (Side::of(written.field), Side::sum(weights.iter().map(|row| Side::of(row.field))));
    let verdict = points(left, right);
    if verdict == Verdict::Agrees {
        return Outcome::Pass;
    }
    let missing = rows.iter().any(|&n| form.indicators[n].weight.value.is_none());
    if missing && right.value < left.value {
        return Outcome::CannotJudge;
    }
    form.place
        .finding(
            &RULE,
            format!("{name}标明 {} 分，下面各行分值加起来是 {}", left.value, right.value.normalize()),
        )
        .cite(&written)
        .cite_all(sum::filled(&weights))
        .sides(left.value, right.value)
        .detail(sum::arithmetic(&weights, right.value))
        .judged(verdict)
        .fail()
}
