//! The lines of a dossier that stand in the forms, in the forms' order and words.

use super::read::{Read, filed};
use crate::filing::{BasicData, Basis};
use crate::metrics::MetricKind::{self, Amount, Count, Rate, Score};
use crate::number::Exact;

/// A line.
pub struct Line {
    /// Stable id.
    pub id: &'static str,
    /// Its block.
    pub group: &'static str,
    /// Its name there.
    pub title: &'static str,
    /// Its unit.
    pub unit: &'static str,
    /// How it is printed.
    pub kind: MetricKind,
    /// Its formula, or where it stands.
    pub hint: &'static str,
    /// How deep it stands below others.
    pub level: u32,
    /// How it is read.
    pub read: Read,
}

type Said = (&'static str, &'static str);

const fn line(
    group: &'static str,
    (id, title): Said,
    kind: MetricKind,
    hint: &'static str,
    read: Read,
) -> Line {
    let unit = match kind {
        Amount => "万元",
        Rate => "%",
        Score => "分",
        Count => "人",
    };
    Line { id, group, title, unit, kind, hint, level: 0, read }
}

const fn below(level: u32, line: Line) -> Line {
    Line { level, ..line }
}

const SCORES: &str = "得分";
const FUNDS: &str = "资金";
const STAFF: &str = "人员";
const THREE_PUBLIC: &str = "三公经费";
const OPERATING: &str = "公用经费";
const PROCUREMENT: &str = "政府采购";
const BASIC_DATA: &str = "附件一";
const OVERALL: &str = "附件二年度资金总额一行";

fn three_public(form: &BasicData) -> Basis {
    form.budget_basis.three_public
}

fn operating(form: &BasicData) -> Basis {
    form.budget_basis.operating_expense
}

/// In the order they are shown.
pub static LINES: &[Line] = &[
    line(SCORES, ("self_score", "自评得分"), Score, "附件二总分一行", Read::Metric("self_score")),
    line(
        SCORES,
        ("recomputed_score", "重算得分"),
        Score,
        "附件二各行按规则重算之和",
        Read::Metric("recomputed_score"),
    ),
    line(SCORES, ("reviewed_score", "复核得分"), Score, "财政局复核认定", Read::Metric("reviewed_score")),
    line(
        SCORES,
        ("final_score", "最终得分"),
        Score,
        "已复核的按复核得分，否则按重算得分",
        Read::Filing(|a| {
            let score = a.scores.overall.as_ref().ok_or("未报附件二")?;
            score.final_score.map(Exact::decimal).ok_or("附件二没有任何得分")
        }),
    ),
    line(SCORES, ("score_gap", "偏差"), Score, "自评得分−最终得分", Read::Metric("score_gap")),
    line(
        SCORES,
        ("unsupported_points", "无依据分"),
        Score,
        "没有填指标值或完成值的指标的自评得分之和",
        Read::Metric("unsupported_points"),
    ),
    line(
        FUNDS,
        ("initial_budget", "年初预算数"),
        Amount,
        OVERALL,
        Read::Overall(|form| filed(&form.funds.initial_budget)),
    ),
    line(
        FUNDS,
        ("revised_budget", "全年预算数"),
        Amount,
        OVERALL,
        Read::Overall(|form| filed(&form.funds.revised_budget)),
    ),
    line(
        FUNDS,
        ("executed", "全年执行数"),
        Amount,
        OVERALL,
        Read::Overall(|form| filed(&form.funds.executed)),
    ),
    line(FUNDS, ("execution_rate", "执行率"), Rate, "全年执行数÷全年预算数", Read::Metric("execution_rate")),
    line(
        FUNDS,
        ("adjustment_rate", "调整率"),
        Rate,
        "（全年预算数−年初预算数）÷年初预算数",
        Read::Metric("adjustment_rate"),
    ),
    line(
        STAFF,
        ("authorised_posts", "编制数"),
        Count,
        BASIC_DATA,
        Read::Basic(|form| filed(&form.staffing.authorised_posts)),
    ),
    line(
        STAFF,
        ("actual_staff", "实际在职人数"),
        Count,
        BASIC_DATA,
        Read::Basic(|form| filed(&form.staffing.actual_staff)),
    ),
    line(
        STAFF,
        ("staffing_control_rate", "控制率"),
        Rate,
        "实际在职人数÷编制数",
        Read::Metric("staffing_control_rate"),
    ),
    line(
        THREE_PUBLIC,
        ("three_public_prior_final", "上年决算数"),
        Amount,
        BASIC_DATA,
        Read::Basic(|form| filed(&form.three_public.total.prior_final)),
    ),
    line(
        THREE_PUBLIC,
        ("three_public_budget", "本年预算数"),
        Amount,
        BASIC_DATA,
        Read::Budget(|form| filed(&form.three_public.total.budget), three_public),
    ),
    line(
        THREE_PUBLIC,
        ("three_public_final", "本年决算数"),
        Amount,
        BASIC_DATA,
        Read::Basic(|form| filed(&form.three_public.total.r#final)),
    ),
    below(
        1,
        line(
            THREE_PUBLIC,
            ("vehicles_final", "公务用车购置和维护"),
            Amount,
            "本年决算数",
            Read::Basic(|form| filed(&form.three_public.vehicles.r#final)),
        ),
    ),
    below(
        2,
        line(
            THREE_PUBLIC,
            ("vehicle_purchase_final", "公车购置"),
            Amount,
            "本年决算数",
            Read::Basic(|form| filed(&form.three_public.vehicle_purchase.r#final)),
        ),
    ),
    below(
        2,
        line(
            THREE_PUBLIC,
            ("vehicle_operation_final", "公车运行维护"),
            Amount,
            "本年决算数",
            Read::Basic(|form| filed(&form.three_public.vehicle_operation.r#final)),
        ),
    ),
    below(
        1,
        line(
            THREE_PUBLIC,
            ("overseas_travel_final", "因公出国"),
            Amount,
            "本年决算数",
            Read::Basic(|form| filed(&form.three_public.overseas_travel.r#final)),
        ),
    ),
    below(
        1,
        line(
            THREE_PUBLIC,
            ("reception_final", "公务接待"),
            Amount,
            "本年决算数",
            Read::Basic(|form| filed(&form.three_public.reception.r#final)),
        ),
    ),
    line(
        THREE_PUBLIC,
        ("three_public_control_rate", "控制率"),
        Rate,
        "本年决算数÷本年预算数",
        Read::Metric("three_public_control_rate"),
    ),
    line(
        THREE_PUBLIC,
        ("three_public_change_rate", "变动率"),
        Rate,
        "（本年决算数−上年决算数）÷上年决算数，或按预算数，依本年度的评分规则",
        Read::Metric("three_public_change_rate"),
    ),
    line(
        OPERATING,
        ("operating_expense_budget", "本年预算数"),
        Amount,
        BASIC_DATA,
        Read::Budget(|form| filed(&form.operating_expense.total.budget), operating),
    ),
    line(
        OPERATING,
        ("operating_expense_final", "本年决算数"),
        Amount,
        BASIC_DATA,
        Read::Basic(|form| filed(&form.operating_expense.total.r#final)),
    ),
    line(
        OPERATING,
        ("operating_expense_control_rate", "控制率"),
        Rate,
        "本年决算数÷本年预算数",
        Read::Metric("operating_expense_control_rate"),
    ),
    line(
        OPERATING,
        ("operating_expense_per_head", "人均"),
        Amount,
        "公用经费本年决算数÷实际在职人数",
        Read::Metric("operating_expense_per_head"),
    ),
    line(
        PROCUREMENT,
        ("procurement_budget", "本年预算数"),
        Amount,
        BASIC_DATA,
        Read::Basic(|form| filed(&form.government_procurement.budget)),
    ),
    line(
        PROCUREMENT,
        ("procurement_final", "本年决算数"),
        Amount,
        BASIC_DATA,
        Read::Basic(|form| filed(&form.government_procurement.r#final)),
    ),
];

#[cfg(test)]
mod tests {
    use super::super::read::metric;
    use super::*;

    /// Protects the lines of a dossier from a metric that is called otherwise, and from bearing one id twice.
    #[test]
    fn every_line_can_be_read() {
        let mut ids: Vec<&str> = LINES.iter().map(|line| line.id).collect();
        for line in LINES {
            if let Read::Metric(id) = line.read {
                assert!(metric(id).is_some(), "{id}");
            }
        }
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), LINES.len());
    }
}
