use rust_decimal::Decimal;

use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::text::near::{self, Rounded};
use crate::audit::text::{self, Base, Column, Figure, Role, Sign, Text, cite, in_marks, prior_cell, quoted};
use crate::audit::{Context, Outcome};
use crate::filing::{Filing, FormKind};
use crate::number::{Amount, Exact};

rule! {
    /// ## 检查什么
    /// 自评报告里“比上年增加（减少）……万元，增长（下降）……%”，金额与附件一的上年决算数对得上，比例与金额对得上；
    /// “较预算增加……万元”与报告里的预算数对得上。
    /// ## 为什么
    /// 增减是公开时最受关注的话，方向写反或者算错，影响最大。
    /// ## 公式
    /// 上年数＝本年数－增加额（＋减少额）；增减率＝增减额÷上年数，按写出的位数比较，四舍五入和截尾都算对。
    /// ## 例子
    /// “公务接待费0.429万元，比上年减少0.4061万元，下降94.66%”，按 0.4061÷0.8351 计算是 48.63%。
    /// ## 如何整改
    /// 按附件一的上年决算数重新计算，改正增减额、增减率或方向。
    /// ## 依据
    /// 报告文字里的算术；附件一“上年决算数”一列。
    pub const RULE: Rule = Rule {
        id: "change_in_text", title: "文中增减复算", family: TextAgainstTables, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let text = text::read(context.filing);
    let outcomes: Vec<Outcome> =
        (0..text.figures.len()).flat_map(|n| judge(context.filing, &text, n)).collect();
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

fn judge(filing: &Filing, text: &Text, n: usize) -> Vec<Outcome> {
    let change = &text.figures[n];
    let Some(now) = near::amount_before(text, n).map(|at| &text.figures[at]) else { return Vec::new() };
    // A change is of the amount in its sentence or the one right before.
    if change.sentence > now.sentence + 1 {
        return Vec::new();
    }
    match change.role {
        Role::Change(Base::LastYear, sign) => {
            let rate = near::next_is(text, n, |role| role == Role::ChangeRate(Base::LastYear, sign));
            let rate = rate.and_then(|rate| rate_of_change(filing, now, change, &text.figures[rate], sign));
            [rate, against_prior(filing, now, change, sign)].into_iter().flatten().collect()
        }
        Role::ChangeRate(Base::LastYear, sign)
            if !matches!(n.checked_sub(1).map(|at| text.figures[at].role), Some(Role::Change(..))) =>
        {
            rate_against_prior(filing, now, change, sign).into_iter().collect()
        }
        Role::Change(Base::Budget(column), sign) => {
            against_budget(filing, text, now, n, column, sign).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// A change with its sign.
fn signed(change: &Figure, sign: Sign) -> Decimal {
    if sign == Sign::Up { change.value() } else { -change.value() }
}

/// What it was before.
fn before(now: &Figure, change: &Figure, sign: Sign) -> Rounded {
    let (now, change) = (Rounded::of(now), Rounded::of(change));
    match sign {
        Sign::Up => now.less(change),
        Sign::Down => Rounded::sum([now, change]),
    }
}

fn rate_of_change(
    filing: &Filing,
    now: &Figure,
    change: &Figure,
    rate: &Figure,
    sign: Sign,
) -> Option<Outcome> {
    let base = before(now, change, sign);
    let agrees = near::is_ratio(rate, Rounded::of(change), base)?;
    if agrees {
        return Some(Outcome::Pass);
    }
    let computed = near::percent(change.value(), base.value, rate.decimals)?;
    let draft = Place::new(filing, FormKind::Report)
        .finding(
            &RULE,
            format!("{}，按{}和“{}”计算是 {computed}", quoted(rate), in_marks(now), change.written()),
        )
        .sides(rate.value(), crate::number::round_half_up(change.value().checked_div(base.value)?, 6))
        .detail(format!(
            "上年数 {}，{}÷{}＝{computed}",
            base.value.normalize(),
            change.value(),
            base.value.normalize()
        ))
        .suggestion(Some("重新计算，改正增减率或增减额".to_owned()));
    Some(cite(cite(draft, now), rate).fail())
}

/// Whether 附件一's last year is the one that this figure was compared with.
fn prior<'a>(filing: &'a Filing, now: &Figure) -> Option<(Value<'a, Amount>, Decimal)> {
    if !near::is_spent(now.column) || !now.is_of_this_year() {
        return None;
    }
    let cell = prior_cell(filing, now)?;
    let value = cell.field.value?.decimal();
    Some((cell, value))
}

fn against_prior(filing: &Filing, now: &Figure, change: &Figure, sign: Sign) -> Option<Outcome> {
    let (cell, value) = prior(filing, now)?;
    let base = before(now, change, sign);
    if base.meets(Rounded::filed(value)) {
        return Some(Outcome::Pass);
    }
    let other = if sign == Sign::Up { Sign::Down } else { Sign::Up };
    let reversed = !change.number.is_zero() && before(now, change, other).meets(Rounded::filed(value));
    let real = now.value() - value;
    let said = if real >= Decimal::ZERO { "增加" } else { "减少" };
    let mut draft = Place::new(filing, FormKind::Report)
        .finding(
            &RULE,
            format!(
                "{}，{}是 {value} 万元，按{}计算应是{said} {} 万元",
                quoted(change),
                cell.label,
                in_marks(now),
                real.abs().normalize()
            ),
        )
        .sides(signed(change, sign), real)
        .suggestion(Some("按上年决算数重新计算，改正增减额".to_owned()));
    if reversed {
        draft = draft.detail("疑为增减方向写反");
    }
    Some(cite(cite(draft, now), change).cite(&cell).fail())
}

fn rate_against_prior(filing: &Filing, now: &Figure, rate: &Figure, sign: Sign) -> Option<Outcome> {
    let (cell, value) = prior(filing, now)?;
    let (this, last) = (Rounded::of(now), Rounded::filed(value));
    let change = if sign == Sign::Up { this.less(last) } else { last.less(this) };
    let agrees = if change.value < Decimal::ZERO { Some(false) } else { near::is_ratio(rate, change, last) };
    if agrees? {
        return Some(Outcome::Pass);
    }
    let real = (now.value() - value).checked_div(value)?;
    let said = if real >= Decimal::ZERO { "增长" } else { "下降" };
    let shown = crate::number::fixed(real.abs() * Decimal::ONE_HUNDRED, rate.decimals.max(2));
    let draft = Place::new(filing, FormKind::Report)
        .finding(
            &RULE,
            format!(
                "{}，{}是 {value} 万元，按{}计算是{said} {shown}%",
                quoted(rate),
                cell.label,
                in_marks(now)
            ),
        )
        .sides(signed(rate, sign), crate::number::round_half_up(real, 6))
        .suggestion(Some("按上年决算数重新计算，改正增减率".to_owned()));
    Some(cite(cite(draft, now), rate).cite(&cell).fail())
}

fn against_budget(
    filing: &Filing,
    text: &Text,
    now: &Figure,
    n: usize,
    column: Column,
    sign: Sign,
) -> Option<Outcome> {
    let change = &text.figures[n];
    let fits = |figure: &Figure| match column {
        Column::Budget => near::is_budget(figure.column),
        _ => figure.column == Some(column) || figure.column == Some(Column::Budget),
    };
    let bases: Vec<&Figure> = near::around(text, now, n)
        .filter(|figure| {
            figure.is_amount()
                && (figure.subject, &figure.name, figure.fund) == (now.subject, &now.name, now.fund)
                && figure.is_of_this_year()
                && fits(figure)
        })
        .collect();
    let expected = before(now, change, sign);
    if bases.iter().any(|base| Rounded::of(base).meets(expected)) {
        return Some(Outcome::Pass);
    }
    // Which budget is meant must not be in doubt.
    let first = bases.first()?;
    if bases.iter().any(|base| base.value() != first.value()) {
        return Some(Outcome::CannotJudge);
    }
    let real = now.value() - first.value();
    let said = if real >= Decimal::ZERO { "增加" } else { "减少" };
    let draft = Place::new(filing, FormKind::Report)
        .finding(
            &RULE,
            format!(
                "{}，按{}和{}计算应是{said} {} 万元",
                quoted(change),
                in_marks(now),
                in_marks(first),
                real.abs().normalize()
            ),
        )
        .sides(signed(change, sign), real)
        .suggestion(Some("重新计算，改正增减额或预算数".to_owned()));
    Some(cite(cite(draft, first), change).fail())
}
