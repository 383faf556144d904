use rust_decimal::Decimal;

use super::{Years, stood};
use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::{Context, Outcome};
use crate::filing::FormKind;

rule! {
    /// ## 检查什么
    /// 附件一的编制数、实际在职人数，与上一年度报送的相比没有突然大增或大减。
    /// ## 为什么
    /// 编制很少大变。一年之间差出三成，多半是口径变了（含不含二级单位、临聘人员）或填错了，人均经费就不可比。
    /// ## 公式
    /// 相差 5 人以上，并且占上年数的 30% 以上，即提出。上年数是 0 的不比较。
    /// ## 例子
    /// 2023年度编制 35 人，2024年度 56 人，增长 60%。
    /// ## 如何整改
    /// 核对两年的口径；机构改革、划转人员的，说明依据。
    /// ## 依据
    /// 同一单位两个年度的附件一互相核对；5 人和 30% 是本程序的经验值，没有文件规定。
    pub const RULE: Rule = Rule {
        id: "staff_jump", title: "人员数突变", family: OverTheYears, severity: Note,
        beyond: [Prior],
        check: check,
    };
}

/// People.
const APART: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
/// 30%.
const SHARE: Decimal = Decimal::from_parts(3, 0, 0, false, 1);

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let before = context.prior.and_then(|prior| prior.basic_data.as_ref());
    let (Some(form), Some(before)) = (&context.filing.basic_data, before) else {
        return vec![Outcome::NotApplicable];
    };
    let (now, then) = (&form.staffing, &before.staffing);
    let place = Place::new(context.filing, FormKind::BasicData);
    let last_year = context.filing.year - 1;
    [
        ("编制数", "authorised_posts", &now.authorised_posts, &then.authorised_posts),
        ("实际在职人数", "actual_staff", &now.actual_staff, &then.actual_staff),
    ]
    .into_iter()
    .map(|(title, name, now, then)| {
        let Some(years) = Years::of(now, then) else { return Outcome::CannotJudge };
        if years.before <= Decimal::ZERO {
            return Outcome::NotApplicable;
        }
        if years.apart() < APART || years.apart() < years.before * SHARE {
            return Outcome::Pass;
        }
        place
            .finding(
                &RULE,
                format!(
                    "{title} {} 人，{last_year}年度是 {} 人，{}",
                    years.now.normalize(),
                    years.before.normalize(),
                    years.change()
                ),
            )
            .cite(&Value::new(title, format!("basic_data.staffing.{name}"), now))
            .sides(years.now, years.before)
            .detail(stood(last_year, then))
            .suggestion(Some("核对两年的口径；确有增减的，说明依据".to_owned()))
            .fail()
    })
    .collect()
}
