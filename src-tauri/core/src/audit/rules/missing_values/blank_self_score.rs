use crate::audit::draft::Value;
use crate::audit::limit::{blank, positive};
use crate::audit::manual::rule;
use crate::audit::omission::names;
use crate::audit::scored::{Scored, each};
use crate::audit::{Context, Outcome};
use crate::number::Score;

rule! {
    /// ## 检查什么
    /// 附件二、附件三有分值的每一行（年度资金总额一行和各指标）都填了自评得分。
    /// ## 为什么
    /// 漏了一行的得分，总分就少一块，加不上也核不了。
    /// ## 公式
    /// 分值大于 0 的行，自评得分不得为空；没有得到分的填 0。一张表的空缺合为一条。
    /// ## 例子
    /// “群众满意度”分值 10，自评得分空着。
    /// ## 如何整改
    /// 补填自评得分；没有得到分的填 0。
    /// ## 依据
    /// 附件二、附件三表头“分值、自评得分”。
    pub const RULE: Rule = Rule {
        id: "blank_self_score", title: "缺自评得分", family: MissingValues, severity: Error,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    each(context.filing, |form| [check_form(form)])
}

fn check_form(form: &Scored<'_>) -> Outcome {
    let (weights, scores) = (form.weights(), form.self_scores());
    let due: Vec<(&Value<'_, Score>, &Value<'_, Score>)> =
        weights.iter().zip(&scores).filter(|(weight, _)| positive(weight.field)).collect();
    if due.is_empty() {
        return Outcome::NotApplicable;
    }
    let missing: Vec<_> = due.iter().filter(|(_, score)| blank(score.field)).collect();
    if missing.is_empty() {
        return Outcome::Pass;
    }
    let message = if missing.len() == due.len() {
        format!("{} 行有分值，全都没有填自评得分", due.len())
    } else {
        let list: Vec<String> = missing.iter().map(|(weight, _)| weight.label.clone()).collect();
        format!("{}有分值，没有填自评得分", names(&list))
    };
    let mut draft = form
        .place
        .finding(&RULE, message)
        .left(missing.len())
        .suggestion(Some("补填自评得分；没有得到分的填 0".to_owned()));
    for (weight, score) in missing {
        draft = draft.cite(score).cite(weight);
    }
    draft.fail()
}
