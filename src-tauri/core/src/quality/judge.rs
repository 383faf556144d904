//! The formula. Its numbers are the year's `QualityRules`; nothing is rescaled.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Quality, QualityPart};
use crate::Assessed;
use crate::filing_state::{FilingState, StatusRow};
use crate::number::{Exact, Score};
use crate::scoring::QualityRules;

/// Judges one department: `filing` is what it filed, if it did.
///
/// 及时 = points − days late × per_day − times returned × per_return; 完整 = points × annexes there ÷ annexes due; 准确 =
/// points − errors × per_error − warnings × per_warning; 真实 = points − (gap + unsupported points) × per_point; none
/// below 0.
///
/// Source: 「timely, complete, correct, honest」 of the bureau's own yearly assessment; the numbers are our proposal.
pub fn judge(status: &StatusRow, filing: Option<&Assessed>, rules: &QualityRules) -> Quality {
    let parts = match filing {
        Some(filing) => [
            timely(status, rules),
            complete(status, filing, rules.complete),
            correct(filing, rules),
            honest(filing, rules),
        ],
        None => [rules.timely, rules.complete, rules.correct, rules.honest].map(|of| QualityPart {
            score: Some(Score::default()),
            of,
            why: "未报送".to_owned(),
        }),
    };
    let known = || parts.iter().filter_map(|part| Some((part.score?, part.of)));
    let (total, of) = (known().map(|(score, _)| score).sum(), known().map(|(_, of)| of).sum());
    let [timely, complete, correct, honest] = parts;
    Quality {
        department: status.department.clone(),
        code: status.code.clone(),
        category: status.category.clone(),
        timely,
        complete,
        correct,
        honest,
        total,
        of,
    }
}

fn timely(status: &StatusRow, rules: &QualityRules) -> QualityPart {
    let of = rules.timely;
    let day = |text: &str| text.parse::<Date>().ok();
    let arrived = status
        .history
        .iter()
        .find(|step| matches!(step.state, FilingState::Received | FilingState::Resubmitted))
        .map(|step| step.date.clone())
        .or_else(|| status.date.clone());
    let (deadline, filed) = (rules.deadline.as_deref().and_then(day), arrived.as_deref().and_then(day));
    let (Some(deadline), Some(filed)) = (deadline, filed) else {
        let why =
            if rules.deadline.is_none() { "本年度没有设截止日期" } else { "没有报送日期" };
        return QualityPart { score: None, of, why: why.to_owned() };
    };
    let last = status.extended_until.as_deref().and_then(day).map_or(deadline, |until| until.max(deadline));
    let late = last.until(filed).map_or(0, |span| span.get_days().max(0));
    let off = rules.per_day.decimal() * Decimal::from(late)
        + rules.per_return.decimal() * Decimal::from(status.times_returned);
    let why = format!(
        "{filed} 报送，截止 {last}{}；退回 {} 次",
        if late > 0 { format!("，迟 {late} 天") } else { "，按时".to_owned() },
        status.times_returned
    );
    part(of, off, why)
}

fn complete(status: &StatusRow, filing: &Assessed, of: Score) -> QualityPart {
    let filing = &filing.filing;
    let mut missing = Vec::new();
    for (there, name) in
        [(status.basic_data, "附件一"), (status.overall, "附件二"), (!filing.reports.is_empty(), "附件四")]
    {
        if !there {
            missing.push(name.to_owned());
        }
    }
    let projects = match status.due_projects {
        Some(due) => {
            let absent = u32::try_from(status.missing_projects.len()).unwrap_or(u32::MAX).min(due);
            if absent > 0 {
                missing.push(format!("附件三 {absent} 张"));
            }
            (due - absent, due)
        }
        // Without the bureau's ledger nobody knows which projects are due: what is there is taken as all.
        None => (status.filed_projects, status.filed_projects),
    };
    let annexes =
        u32::from(status.basic_data) + u32::from(status.overall) + u32::from(!filing.reports.is_empty());
    let (there, due) = (annexes + projects.0, 3 + projects.1);
    let share = of.decimal() * Decimal::from(there) / Decimal::from(due);
    let why = match missing.is_empty() {
        true => format!("应报 {due} 张表，都已报"),
        false => format!("应报 {due} 张表，缺{}", missing.join("、")),
    };
    QualityPart { score: Some(Score::new(share)), of, why }
}

fn correct(filing: &Assessed, rules: &QualityRules) -> QualityPart {
    let found = filing.findings;
    let off = rules.per_error.decimal() * Decimal::from(found.error)
        + rules.per_warning.decimal() * Decimal::from(found.warning);
    part(rules.correct, off, format!("未整改错误 {} 处、警告 {} 处", found.error, found.warning))
}

fn honest(filing: &Assessed, rules: &QualityRules) -> QualityPart {
    let of = rules.honest;
    let Some(score) = filing.scores.overall.as_ref() else {
        return QualityPart { score: None, of, why: "没有附件二，无从比较".to_owned() };
    };
    let Some(gap) = score.score_gap else {
        return QualityPart { score: None, of, why: "没有自评总分，无从比较".to_owned() };
    };
    let gap = gap.max(Score::default());
    let points = gap + score.unsupported_points;
    let why = format!("自评偏高 {} 分，无依据分 {} 分", gap.printed(), score.unsupported_points.printed());
    part(of, rules.per_point.decimal() * points.decimal(), why)
}

fn part(of: Score, off: Decimal, why: String) -> QualityPart {
    let score = Score::new((of.decimal() - off).max(Decimal::ZERO));
    QualityPart { score: Some(score), of, why }
}
