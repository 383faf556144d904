use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::{Context, Outcome};
use crate::filing::{Filed, FormKind};

rule! {
    /// ## 检查什么
    /// 表尾有“填报日期”的附件，至少有一张填了日期。
    /// ## 为什么
    /// 填报日期用来判断是不是当年的表、报得及不及时。
    /// ## 公式
    /// 各附件的填报日期都空着，作提示。表上没有这一格的不检查；印章、签名看不见不算问题。
    /// ## 例子
    /// 附件一、附件二、附件三的“填报日期：”后面都空着。
    /// ## 如何整改
    /// 在表尾补填填报日期，写清年月日。
    /// ## 依据
    /// 附件一、附件二、附件三表尾“填报日期”一格。
    pub const RULE: Rule = Rule {
        id: "blank_sign_off_date", title: "缺填报日期", family: MissingValues, severity: Note,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    vec![judge(context)]
}

fn judge(context: &Context<'_>) -> Outcome {
    let filing = context.filing;
    let mut dates: Vec<(Place<'_>, Value<'_, String>)> = Vec::new();
    let mut add = |place, path: String, field| dates.push((place, Value::new("填报日期", path, field)));
    if let Some(form) = &filing.basic_data {
        add(Place::new(filing, FormKind::BasicData), "basic_data.signed_on".to_owned(), &form.signed_on);
    }
    if let Some(form) = &filing.overall {
        add(Place::new(filing, FormKind::Overall), "overall.signed_on".to_owned(), &form.signed_on);
    }
    for (n, form) in filing.projects.iter().enumerate() {
        add(Place::project(filing, n), format!("projects.{n}.signed_on"), &form.signed_on);
    }
    let filled = |field: &Filed<String>| field.value.is_some() || field.is_unread();
    if filing.sign_off.date.is_some() || dates.iter().any(|(_, date)| filled(date.field)) {
        return Outcome::Pass;
    }
    let mut asked = dates.iter().filter(|(_, date)| date.field.origin.is_some());
    let Some((place, first)) = asked.next() else { return Outcome::NotApplicable };
    place
        .finding(&RULE, "各附件的填报日期都空着")
        .cite(first)
        .cite_all(asked.map(|(_, date)| date))
        .suggestion(Some("补填填报日期".to_owned()))
        .fail()
}
