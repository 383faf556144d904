use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::precision::{Side, Verdict, amounts};
use crate::audit::{Context, Outcome};
use crate::filing::{BasicData, Filed, FormKind, LineItem, Triple};
use crate::number::Amount;

rule! {
    /// ## 检查什么
    /// 附件一各行的上年决算数，等于同一单位上一年度报送的附件一里同一行的本年决算数。
    /// ## 为什么
    /// 上年决算数是算变动率的基数。两年报的不是一个数，变动率就不可信，不知道是改了决算还是填错了。
    /// ## 公式
    /// 本年报送的上年决算数＝上年报送的本年决算数，按较粗一方的小数位比较。项目支出的各项按名称对应，对不上名称的不比较。
    /// ## 例子
    /// 2024年度报送：三公经费上年决算数 2.85；2023年度报送：三公经费本年决算数 2.23。
    /// ## 如何整改
    /// 与上年决算批复核对，改正填错的一份；批复调整过的，说明原因。
    /// ## 依据
    /// 附件一“上年决算数”一栏；同一单位两个年度的报送互相核对。
    pub const RULE: Rule = Rule {
        id: "prior_final", title: "上年决算数衔接", family: OverTheYears, severity: Warning,
        beyond: [Prior],
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let before = context.prior.and_then(|prior| prior.basic_data.as_ref());
    let (Some(now), Some(before)) = (&context.filing.basic_data, before) else {
        return vec![Outcome::NotApplicable];
    };
    let place = Place::new(context.filing, FormKind::BasicData);
    let last_year = context.filing.year - 1;
    let mut outcomes: Vec<Outcome> = lines(now)
        .into_iter()
        .zip(lines(before))
        .map(|((label, path, now), (_, _, before))| {
            compare(&place, last_year, label, path, &now.prior_final, &before.r#final)
        })
        .collect();
    for (n, item) in now.project_expenditure.items.iter().enumerate() {
        let same = item.name.text().and_then(|name| {
            let once = only(&now.project_expenditure.items, name).is_some();
            only(&before.project_expenditure.items, name).filter(|_| once)
        });
        outcomes.push(match same {
            None => Outcome::NotApplicable,
            Some(same) => compare(
                &place,
                last_year,
                item.name.text().unwrap_or_default(),
                &format!("project_expenditure.items.{n}"),
                &item.prior_final,
                &same.r#final,
            ),
        });
    }
    outcomes
}

/// The lines that every 附件一 has.
fn lines(form: &BasicData) -> Vec<(&'static str, &'static str, &Triple)> {
    let (three, operating) = (&form.three_public, &form.operating_expense);
    vec![
        ("三公经费", "three_public.total", &three.total),
        ("公务用车购置和维护", "three_public.vehicles", &three.vehicles),
        ("公车购置", "three_public.vehicle_purchase", &three.vehicle_purchase),
        ("公车运行维护", "three_public.vehicle_operation", &three.vehicle_operation),
        ("因公出国", "three_public.overseas_travel", &three.overseas_travel),
        ("公务接待", "three_public.reception", &three.reception),
        ("项目支出", "project_expenditure.total", &form.project_expenditure.total),
        ("公用经费", "operating_expense.total", &operating.total),
        ("办公经费", "operating_expense.office", &operating.office),
        ("水费、电费、差旅费", "operating_expense.utilities_and_travel", &operating.utilities_and_travel),
        ("会议费、培训费", "operating_expense.meetings_and_training", &operating.meetings_and_training),
        ("政府采购金额", "government_procurement", &form.government_procurement),
    ]
}

/// The item that alone bears the name.
fn only<'a>(items: &'a [LineItem], name: &str) -> Option<&'a LineItem> {
    let mut found = items.iter().filter(|item| item.name.text() == Some(name));
    found.next().filter(|_| found.next().is_none())
}

fn compare(
    place: &Place<'_>,
    last_year: i32,
    label: &str,
    path: &str,
    now: &Filed<Amount>,
    before: &Filed<Amount>,
) -> Outcome {
    if now.is_unread() || before.is_unread() {
        return Outcome::CannotJudge;
    }
    // No value is not zero: a line left blank in either year claims nothing.
    if now.value.is_none() || before.value.is_none() {
        return Outcome::NotApplicable;
    }
    let (left, right) = (Side::of(now), Side::of(before));
    let verdict = amounts(left, right);
    if verdict == Verdict::Agrees {
        return Outcome::Pass;
    }
    let value = Value::new(format!("{label}上年决算数"), format!("basic_data.{path}.prior_final"), now);
    let cell = before.origin.as_ref().filter(|origin| !origin.cell.is_empty());
    let stands = cell.map(|origin| {
        let cell = &origin.cell;
        format!("{last_year}年度报送的数在“{}”的{cell}", origin.sheet)
    });
    let draft = place
        .finding(
            &RULE,
            format!(
                "{label}上年决算数填的是 {} 万元，{last_year}年度报送的本年决算数是 {} 万元",
                left.value, right.value
            ),
        )
        .cite(&value)
        .sides(left.value, right.value);
    match stands {
        Some(stands) => draft.detail(stands),
        None => draft,
    }
    .judged(verdict)
    .fail()
}
