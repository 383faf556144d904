use crate::audit::draft::Value;
use crate::audit::limit::{blank, positive};
use crate::audit::manual::rule;
use crate::audit::omission::names;
use crate::audit::scored::{Scored, each};
use crate::audit::{Context, Outcome};
use crate::number::Score;

rule! {
    /// ## 检查什么
    /// 附件二、附件三有自评得分的每一行都填了分值。
    /// ## 为什么
    /// 没有分值的得分不知道满分是多少，各项分值也加不到 100。
    /// ## 公式
    /// 自评得分大于 0 的行，分值不得为空。一张表的空缺合为一条。
    /// ## 例子
    /// “工程质量合格率”自评得分 7，分值空着。
    /// ## 如何整改
    /// 补填分值，使各项分值加起来是 100。
    /// ## 依据
    /// 附件二、附件三表头“分值、自评得分”。
    pub const RULE: Rule = Rule {
        id: "blank_weight", title: "得分缺分值", family: MissingValues, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    each(context.filing, |form| [check_form(form)])
}

fn check_form(form: &Scored<'_>) -> Outcome {
    let (weights, scores) = (form.weights(), form.self_scores());
    let due: Vec<(&Value<'_, Score>, &Value<'_, Score>)> =
        weights.iter().zip(&scores).filter(|(_, score)| positive(score.field)).collect();
    if due.is_empty() {
        return Outcome::NotApplicable;
    }
    let missing: Vec<_> = due.iter().filter(|(weight, _)| blank(weight.field)).collect();
    if missing.is_empty() {
        return Outcome::Pass;
    }
    let list: Vec<String> = missing.iter().map(|(weight, _)| weight.label.clone()).collect();
    let mut draft = form
        .place
        .finding(&RULE, format!("{}有自评得分，没有填分值", names(&list)))
        .left(missing.len())
        .suggestion(Some("补填分值，使各项分值加起来是 100".to_owned()));
    for (weight, score) in missing {
        draft = draft.cite(weight).cite(score);
    }
    draft.fail()
}
