use rust_decimal::Decimal;

use super::same_indicators::called;
use crate::audit::draft::Value;
use crate::audit::manual::rule;
use crate::audit::scored::scored;
use crate::audit::sketch::{Sketch, Twin, row, same_table};
use crate::audit::{Context, Outcome};

rule! {
    /// ## 检查什么
    /// 自评表的指标连同指标值、完成值，不能与别的部门报送的大部分相同。
    /// ## 为什么
    /// 各部门的职责、项目不同，实际完成值不会行行相同。大部分相同，说明至少有一份是抄来的。
    /// ## 公式
    /// 一张表里名称、指标值、完成值都与另一个部门相同的行，至少 5 行，并且占这张表可比行数的 75% 以上。
    /// 本年度有 4 个以上部门、并且占 5% 以上部门都有的行是统一的模板，不计入。
    /// ## 例子
    /// 县林业局附件二 10 行指标里有 9 行与县水利局相同，占 90%。
    /// ## 如何整改
    /// 按本部门的工作重新填写指标和完成值，附上能证明完成值的材料。
    /// ## 依据
    /// 附件二、附件三“三级指标、年度指标值、实际完成值”三栏；同一年度各部门的报送互相比较。
    pub const RULE: Rule = Rule {
        id: "copied_indicators", title: "部门间指标雷同", family: Sameness, severity: Warning,
        beyond: [Others],
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let own = Sketch::of(filing);
    if own.forms.iter().all(Vec::is_empty) {
        return vec![Outcome::NotApplicable];
    }
    let twins = own.twins(context.others, same_table);
    if twins.is_empty() {
        return vec![Outcome::Pass];
    }
    twins.iter().map(|twin| report(context, twin)).collect()
}

fn report(context: &Context<'_>, twin: &Twin<'_>) -> Outcome {
    let forms = scored(context.filing);
    let theirs = context.others.iter().find(|other| other.department == twin.department);
    let shared = |hash: u64| theirs.is_some_and(|other| other.forms.iter().any(|rows| rows.contains(&hash)));
    let parts: Vec<String> = twin
        .forms
        .iter()
        .map(|(n, common)| {
            format!(
                "{}的 {} 行指标里有 {} 行，占 {}",
                called(&forms[*n]),
                common.of,
                common.same,
                common.share()
            )
        })
        .collect();
    let same: usize = twin.forms.iter().map(|(_, common)| common.same).sum();
    let first = &forms[twin.forms[0].0];
    let draft = first.place.finding(
        &RULE,
        format!(
            "有 {same} 行指标的名称、指标值、完成值与“{}”报送的相同：{}",
            twin.department,
            parts.join("；")
        ),
    );
    twin.forms
        .iter()
        .fold(draft, |draft, (n, _)| {
            let form = &forms[*n];
            let rows = form.indicators.iter().enumerate();
            let equal = rows.filter(|(_, indicator)| row(indicator).is_some_and(shared));
            equal.fold(draft, |draft, (n, indicator)| {
                let path = form.path(&format!("indicators.{n}.actual"));
                draft.cite(&Value::new("实际完成值", path, &indicator.actual))
            })
        })
        .left(Decimal::from(same))
        .suggestion(Some("与对方核对是谁照抄；照抄的一方按本部门的工作重新填写".to_owned()))
        .fail()
}
