use std::collections::BTreeSet;

use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::{Context, Outcome};
use crate::number::normalise;

rule! {
    /// ## 检查什么
    /// 附件三的编号（附件三-1、附件三-2……）从 1 起连着，没有缺号，也没有重号。
    /// ## 为什么
    /// 缺一个号，多半是漏报了一张项目表。
    /// ## 公式
    /// 两张以上附件三都写了编号时，1 到最大号之间不缺、不重。有的没有写编号的，不判断。
    /// ## 例子
    /// 报了附件三-1、附件三-2、附件三-4，缺附件三-3。
    /// ## 如何整改
    /// 补报缺号的项目表；没有漏报的，改正编号。
    /// ## 依据
    /// 附件三表头的附件编号。
    pub const RULE: Rule = Rule {
        id: "annex_sequence", title: "附件三编号不连", family: YearAndName, severity: Warning,
        check: check,
    };
}

/// A higher number is no running number.
const HIGHEST: u32 = 500;

fn check(context: &Context<'_>) -> Vec<Outcome> {
    vec![judge(context)]
}

fn judge(context: &Context<'_>) -> Outcome {
    let filing = context.filing;
    let numbers: Vec<Option<u32>> =
        filing.projects.iter().map(|form| form.annex.text().and_then(number)).collect();
    if numbers.len() < 2 || numbers.iter().all(Option::is_none) {
        return Outcome::NotApplicable;
    }
    let Some(numbers) = numbers.into_iter().collect::<Option<Vec<u32>>>() else {
        return Outcome::CannotJudge;
    };
    let known: BTreeSet<u32> = numbers.iter().copied().collect();
    let missing: Vec<String> = (1..=known.last().copied().unwrap_or_default())
        .filter(|n| !known.contains(n))
        .map(|n| n.to_string())
        .collect();
    let twice: BTreeSet<u32> =
        known.iter().copied().filter(|n| numbers.iter().filter(|other| *other == n).count() > 1).collect();
    let mut says = Vec::new();
    if !missing.is_empty() {
        says.push(format!("缺第 {} 号", missing.join("、")));
    }
    if !twice.is_empty() {
        let list: Vec<String> = twice.iter().map(u32::to_string).collect();
        says.push(format!("第 {} 号有两张以上", list.join("、")));
    }
    if says.is_empty() {
        return Outcome::Pass;
    }
    let mut draft = Place::project(filing, 0)
        .finding(&RULE, format!("附件三共 {} 张，编号{}", numbers.len(), says.join("，")))
        .left(missing.len())
        .suggestion(Some("补报缺号的项目表；没有漏报的，改正编号".to_owned()));
    for (n, form) in filing.projects.iter().enumerate() {
        draft = draft.cite(&Value::new("附件编号", format!("projects.{n}.annex"), &form.annex));
    }
    draft.fail()
}

/// The running number of 「附件三-7」, 「附件3（7）」.
fn number(annex: &str) -> Option<u32> {
    let plain = normalise(annex);
    let plain = plain.trim().trim_end_matches([')', ':', '、', ' ']);
    let at = plain.rfind(['-', '(', '—', '–', '_', '.'])?;
    let behind = plain[at..].trim_start_matches(|c: char| !c.is_ascii_digit());
    behind.parse().ok().filter(|number| (1..=HIGHEST).contains(number))
}
