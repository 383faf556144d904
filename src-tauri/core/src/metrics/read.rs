//! How metrics are read from a filing, and why there is none where there is none.

use rust_decimal::Decimal;

use crate::filing::{BasicData, Basis, Building, Filed, Overall};
use crate::number::{Amount, Exact, Score};
use crate::scoring::FormScore;
use crate::{Assessed, ThreePublicBefore};

pub(super) type Value<T = Decimal> = Result<T, &'static str>;

/// A value of `T` whose absence has a reason.
pub(super) fn filed<T: Exact + ts_rs::TS>(field: &Filed<T>, missing: &'static str) -> Value {
    field.get().map(Exact::decimal).ok_or(if field.is_unread() {
        "填写的内容无法识别"
    } else {
        missing
    })
}

pub(super) fn basic(assessed: &Assessed) -> Value<&BasicData> {
    assessed.filing.basic_data.as_ref().ok_or("未报附件一")
}

pub(super) fn overall(assessed: &Assessed) -> Value<&Overall> {
    assessed.filing.overall.as_ref().ok_or("未报附件二")
}

pub(super) fn scores(assessed: &Assessed) -> Value<&FormScore> {
    assessed.scores.overall.as_ref().ok_or("未报附件二")
}

pub(super) fn points(score: Option<Score>, missing: &'static str) -> Value {
    score.map(Exact::decimal).ok_or(missing)
}

/// Whether a budget of this basis may stand in a control rate.
pub(super) fn comparable(basis: Basis) -> Value<()> {
    match basis {
        Basis::Initial | Basis::Revised => Ok(()),
        Basis::CopiedFromFinal => Err("预算数照抄了决算数，控制率不可比"),
        Basis::Unknown => Err("预算数的口径不明，控制率不可比"),
    }
}

pub(super) fn revised_and_executed(assessed: &Assessed) -> Value<(Decimal, Decimal)> {
    let funds = &overall(assessed)?.funds;
    Ok((filed(&funds.executed, "未填全年执行数")?, filed(&funds.revised_budget, "未填全年预算数")?))
}

pub(super) fn adjusted(assessed: &Assessed) -> Value<(Decimal, Decimal)> {
    let funds = &overall(assessed)?.funds;
    let initial = filed(&funds.initial_budget, "未填年初预算数")?;
    Ok((filed(&funds.revised_budget, "未填全年预算数")? - initial, initial))
}

pub(super) fn staff_and_posts(assessed: &Assessed) -> Value<(Decimal, Decimal)> {
    let staffing = &basic(assessed)?.staffing;
    Ok((filed(&staffing.actual_staff, "未填实际在职人数")?, filed(&staffing.authorised_posts, "未填编制数")?))
}

pub(super) const NO_FINAL: &str = "未填本年决算数";
pub(super) const NO_BUDGET: &str = "未填本年预算数";

pub(super) fn three_public_control(assessed: &Assessed) -> Value<(Decimal, Decimal)> {
    let form = basic(assessed)?;
    let total = &form.three_public.total;
    let parts = (filed(&total.r#final, NO_FINAL)?, filed(&total.budget, NO_BUDGET)?);
    comparable(form.budget_basis.three_public).map(|()| parts)
}

pub(super) const THREE_PUBLIC_CHANGE: &str = "three_public_change_rate";
pub(super) const BY_BUDGETS: &str = "（本年预算数−上年报送的本年预算数）÷上年报送的本年预算数";

/// On finals, or on budgets where the year's rule set says so: never between two budgets that mean different things.
pub(super) fn three_public_change(assessed: &Assessed) -> Value<(Decimal, Decimal)> {
    let form = basic(assessed)?;
    let total = &form.three_public.total;
    let before = match assessed.three_public_before {
        ThreePublicBefore::Finals => {
            let prior = filed(&total.prior_final, "未填上年决算数")?;
            return Ok((filed(&total.r#final, NO_FINAL)? - prior, prior));
        }
        ThreePublicBefore::Budgets(before) => before,
    };
    let budget = filed(&total.budget, NO_BUDGET)?;
    let (prior, basis) = before.ok_or("上年没有报送三公经费预算数")?;
    comparable(form.budget_basis.three_public)?;
    if basis != form.budget_basis.three_public {
        return Err("上年与本年预算数的口径不同，变动率不可比");
    }
    Ok((budget - prior.decimal(), prior.decimal()))
}

pub(super) fn three_public_basis(assessed: &Assessed) -> Option<Basis> {
    assessed.filing.basic_data.as_ref().map(|form| form.budget_basis.three_public)
}

pub(super) fn operating_control(assessed: &Assessed) -> Value<(Decimal, Decimal)> {
    let form = basic(assessed)?;
    let total = &form.operating_expense.total;
    let parts = (filed(&total.r#final, NO_FINAL)?, filed(&total.budget, NO_BUDGET)?);
    comparable(form.budget_basis.operating_expense).map(|()| parts)
}

pub(super) fn operating_per_head(assessed: &Assessed) -> Value<(Decimal, Decimal)> {
    let form = basic(assessed)?;
    Ok((
        filed(&form.operating_expense.total.r#final, NO_FINAL)?,
        filed(&form.staffing.actual_staff, "未填实际在职人数")?,
    ))
}

pub(super) const NOT_ALL: &str = "楼堂馆所的规模或投资没有填全";

pub(super) fn of_buildings(
    assessed: &Assessed,
    actual: fn(&Building) -> Value,
    planned: fn(&Building) -> Value,
) -> Value<(Decimal, Decimal)> {
    let rows = &basic(assessed)?.buildings;
    if rows.is_empty() {
        return Err("没有填楼堂馆所");
    }
    let sum = |read: fn(&Building) -> Value| rows.iter().map(read).sum::<Value>();
    Ok((sum(actual)?, sum(planned)?))
}

pub(super) fn amount_of(assessed: &Assessed, pick: fn(&BasicData) -> &Filed<Amount>) -> Value {
    filed(pick(basic(assessed)?), NO_FINAL)
}
