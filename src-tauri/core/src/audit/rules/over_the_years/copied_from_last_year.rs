use std::collections::{BTreeSet, HashSet};

use rust_decimal::Decimal;

use super::same_projects;
use crate::audit::draft::Value;
use crate::audit::manual::rule;
use crate::audit::scored::{Scored, scored};
use crate::audit::sketch::{Common, row};
use crate::audit::{Context, Outcome};
use crate::filing::{Filing, Indicator};
use crate::scoring::Target;

rule! {
    /// ## 检查什么
    /// 自评表的指标、指标值、完成值，不是整张照抄上一年度的。
    /// ## 为什么
    /// 目标可以连年一样，实际完成的数不会。连完成值都一字不差，很可能是把去年的表改个年份交上来。
    /// ## 公式
    /// 附件二与上年的附件二、附件三与上年同名项目比较：名称、指标值、完成值都相同的行至少 5 行，并且占 80% 以上；
    /// 其中至少有两个不同的完成值是数字，又不是 0 和 100%。只写“100%”“完成”之类的，连年相同也属正常，不提出。
    /// ## 例子
    /// 附件二 10 行指标与2023年度全部相同，包括“培训 1,248 人次”“满意度 93.6%”。
    /// ## 如何整改
    /// 按本年度的实际完成情况重新填写，附上佐证。
    /// ## 依据
    /// 同一单位两个年度的自评表逐行比较；5 行和 80% 是本程序的经验值，没有文件规定。
    pub const RULE: Rule = Rule {
        id: "copied_from_last_year", title: "指标照抄上年", family: OverTheYears, severity: Note,
        beyond: [Prior],
        check: check,
    };
}

/// Different figures that do not come out the same two years running.
const FIGURES: usize = 2;

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let Some(prior) = context.prior else { return vec![Outcome::NotApplicable] };
    let pairs = pairs(filing, prior);
    if pairs.is_empty() {
        return vec![Outcome::NotApplicable];
    }
    pairs.iter().map(|(now, before)| compare(context, now, before)).collect()
}

/// The forms of both years that speak of the same.
fn pairs<'a>(now: &'a Filing, before: &'a Filing) -> Vec<(Scored<'a>, Scored<'a>)> {
    let (these, those) = (scored(now), scored(before));
    let find = |forms: &[Scored<'a>], project: Option<usize>| {
        forms.iter().find(|form| form.place.project == project).copied()
    };
    let overall = find(&these, None).zip(find(&those, None));
    let projects = same_projects(&now.projects, &before.projects);
    let projects =
        projects.into_iter().filter_map(|(n, _, m, _)| find(&these, Some(n)).zip(find(&those, Some(m))));
    overall.into_iter().chain(projects).collect()
}

fn compare(context: &Context<'_>, now: &Scored<'_>, before: &Scored<'_>) -> Outcome {
    let then: HashSet<u64> = before.indicators.iter().filter_map(row).collect();
    let rows: Vec<(usize, &Indicator, u64)> = now
        .indicators
        .iter()
        .enumerate()
        .filter_map(|(n, indicator)| Some((n, indicator, row(indicator)?)))
        .collect();
    if rows.is_empty() || then.is_empty() {
        return Outcome::NotApplicable;
    }
    let same: Vec<(usize, &Indicator)> = rows
        .iter()
        .filter(|(_, _, hash)| then.contains(hash))
        .map(|(n, indicator, _)| (*n, *indicator))
        .collect();
    let common = Common { same: same.len(), of: rows.len() };
    let telling: BTreeSet<&str> =
        same.iter().filter_map(|(_, indicator)| indicator.actual.text()).filter(|text| tells(text)).collect();
    if !common.reaches(5, 80) || telling.len() < FIGURES {
        return Outcome::Pass;
    }
    let last_year = context.filing.year - 1;
    let draft = now.place.finding(
        &RULE,
        format!(
            "{} 行指标里有 {} 行的名称、指标值、完成值与{last_year}年度报送的一字不差，占 {}",
            common.of,
            common.same,
            common.share()
        ),
    );
    let listed: Vec<String> = telling.iter().take(3).map(|text| format!("“{text}”")).collect();
    same.iter()
        .fold(draft, |draft, (n, indicator)| {
            let path = now.path(&format!("indicators.{n}.actual"));
            draft.cite(&Value::new("实际完成值", path, &indicator.actual))
        })
        .left(Decimal::from(common.same))
        .detail(format!("相同的完成值例如{}", listed.join("、")))
        .suggestion(Some("按本年度的实际完成情况重新填写".to_owned()))
        .fail()
}

/// A figure that is neither nothing nor all.
fn tells(actual: &str) -> bool {
    match Target::read(actual) {
        Target::Figure(None, figure) => {
            ![Decimal::ZERO, Decimal::ONE, Decimal::ONE_HUNDRED].contains(&figure.value)
        }
        _ => false,
    }
}
