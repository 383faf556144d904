//! The metrics, in the order a menu lists them.

use rust_decimal::Decimal;

use super::read::{
    NO_BUDGET, NO_FINAL, NOT_ALL, THREE_PUBLIC_CHANGE, Value, adjusted, amount_of, basic, filed,
    of_buildings, operating_control, operating_per_head, overall, points, revised_and_executed, scores,
    staff_and_posts, three_public_basis, three_public_change, three_public_control,
};
use super::{Better, County, Metric, MetricInfo, MetricKind, Source, size};
use crate::filing::Building;
use crate::number::Exact;
use crate::{Assessed, ThreePublicBefore};

const fn info(
    id: &'static str,
    title: &'static str,
    unit: &'static str,
    kind: MetricKind,
    formula: &'static str,
    rests_on: &'static str,
    unavailable: &'static str,
) -> MetricInfo {
    MetricInfo { id, title, unit, formula, rests_on, unavailable, kind, better: Better::Neither }
}

const fn amount(
    id: &'static str,
    title: &'static str,
    formula: &'static str,
    rests_on: &'static str,
    unavailable: &'static str,
) -> MetricInfo {
    info(id, title, "万元", MetricKind::Amount, formula, rests_on, unavailable)
}

const fn rate(
    id: &'static str,
    title: &'static str,
    formula: &'static str,
    rests_on: &'static str,
    unavailable: &'static str,
) -> MetricInfo {
    info(id, title, "%", MetricKind::Rate, formula, rests_on, unavailable)
}

const fn score(
    id: &'static str,
    title: &'static str,
    formula: &'static str,
    rests_on: &'static str,
    unavailable: &'static str,
) -> MetricInfo {
    info(id, title, "分", MetricKind::Score, formula, rests_on, unavailable)
}

const fn figure(info: MetricInfo, county: County, read: fn(&Assessed) -> Value) -> Metric {
    Metric { info, county, source: Source::Figure(read), basis: None }
}

const fn ratio(
    info: MetricInfo,
    read: fn(&Assessed) -> Value<(Decimal, Decimal)>,
    zero: &'static str,
) -> Metric {
    Metric { info, county: County::RatioOfTotals, source: Source::Ratio(read, zero), basis: None }
}

/// The higher the better: what was planned was done, or points that the figures support.
const fn higher(info: MetricInfo) -> MetricInfo {
    MetricInfo { better: Better::Higher, ..info }
}

/// The lower the better: what is to be kept down, or points and figures that do not hold.
const fn lower(info: MetricInfo) -> MetricInfo {
    MetricInfo { better: Better::Lower, ..info }
}

/// Every metric that compare and trend take. What is better is said only where the metric alone says it: an amount is a
/// matter of size, a self-score a claim, and an adjustment is best near 0.
pub static METRICS: &[Metric] = &[
    figure(
        score(
            "self_score",
            "自评得分",
            "附件二总分一行的自评得分",
            "附件二总分一行",
            "未报附件二，或总分没有填自评得分",
        ),
        County::Median,
        |a| points(scores(a)?.self_score, "总分没有填自评得分"),
    ),
    figure(
        higher(score(
            "recomputed_score",
            "重算得分",
            "附件二各行重算得分之和；不能重算的行按自评得分，不折算为100分",
            "附件二的表头、指标值和完成值；本年度的评分规则",
            "未报附件二，或附件二没有任何得分",
        )),
        County::Median,
        |a| points(scores(a)?.recomputed_score, "附件二没有任何得分"),
    ),
    figure(
        higher(score("reviewed_score", "复核得分", "财政局复核认定的得分", "财政局的复核记录", "尚未复核")),
        County::Median,
        |a| points(scores(a)?.reviewed_score, "尚未复核"),
    ),
    figure(
        lower(score(
            "score_gap",
            "得分偏差",
            "自评得分−最终得分（已复核的按复核得分，否则按重算得分）",
            "附件二总分一行与重算、复核得分",
            "未报附件二，或缺自评得分、重算得分",
        )),
        County::Median,
        |a| points(scores(a)?.score_gap, "缺自评得分或重算得分"),
    ),
    figure(
        lower(score(
            "unsupported_points",
            "无依据得分",
            "没有填指标值或完成值的指标的自评得分之和",
            "附件二的指标值、完成值两栏",
            "未报附件二",
        )),
        County::Median,
        |a| Ok(scores(a)?.unsupported_points.decimal()),
    ),
    figure(
        amount(
            "revised_budget",
            "全年预算数",
            "附件二年度资金总额的全年预算数",
            "附件二年度资金总额一行",
            "未报附件二，或未填全年预算数",
        ),
        County::Total,
        |a| filed(&overall(a)?.funds.revised_budget, "未填全年预算数"),
    ),
    figure(
        amount(
            "executed",
            "全年执行数",
            "附件二年度资金总额的全年执行数",
            "附件二年度资金总额一行",
            "未报附件二，或未填全年执行数",
        ),
        County::Total,
        |a| filed(&overall(a)?.funds.executed, "未填全年执行数"),
    ),
    ratio(
        higher(rate(
            "execution_rate",
            "预算执行率",
            "全年执行数÷全年预算数",
            "附件二表头（执行率＝全年执行数÷全年预算数）",
            "未填执行数或预算数；全年预算数为0",
        )),
        revised_and_executed,
        "全年预算数为0，不可计算",
    ),
    ratio(
        rate(
            "adjustment_rate",
            "预算调整率",
            "（全年预算数−年初预算数）÷年初预算数",
            "附件二的年初、全年两栏；表间算术",
            "未填年初或全年预算数；年初预算数为0",
        ),
        adjusted,
        "年初预算数为0，不可计算",
    ),
    ratio(
        lower(rate(
            "staffing_control_rate",
            "在职人员控制率",
            "实际在职人数÷编制数",
            "附件一表头（控制率）；参照岳阳、长沙雨花区的评分表",
            "未报附件一，未填编制或在职人数；编制数为0",
        )),
        staff_and_posts,
        "编制数为0，不可计算",
    ),
    figure(
        amount(
            "three_public_final",
            "三公经费决算数",
            "附件一三公经费的本年决算数",
            "附件一三公经费一行",
            "未报附件一，或未填本年决算数",
        ),
        County::Total,
        |a| amount_of(a, |form| &form.three_public.total.r#final),
    ),
    Metric {
        basis: Some(three_public_basis),
        ..ratio(
            lower(rate(
                "three_public_control_rate",
                "三公经费控制率",
                "三公经费本年决算数÷本年预算数",
                "附件一三公经费一行；参照岳阳、长沙雨花区的评分表",
                "未填预算数或决算数；预算数为0；预算数照抄决算数或口径不明",
            )),
            three_public_control,
            "本年预算数为0，不可计算",
        )
    },
    Metric {
        basis: Some(|a| three_public_basis(a).filter(|_| a.three_public_before != ThreePublicBefore::Finals)),
        ..ratio(
            lower(rate(
                THREE_PUBLIC_CHANGE,
                "三公经费变动率",
                "（本年决算数−上年决算数）÷上年决算数",
                "附件一三公经费一行；参照岳阳、长沙雨花区的评分表",
                "未填上年或本年的数；上年的数为0；按预算数比较时，上年没有报送或口径不同",
            )),
            three_public_change,
            "上年的数为0，不可计算",
        )
    },
    figure(
        amount(
            "operating_expense_final",
            "公用经费决算数",
            "附件一公用经费的本年决算数",
            "附件一公用经费一行",
            "未报附件一，或未填本年决算数",
        ),
        County::Total,
        |a| amount_of(a, |form| &form.operating_expense.total.r#final),
    ),
    Metric {
        basis: Some(|a| a.filing.basic_data.as_ref().map(|form| form.budget_basis.operating_expense)),
        ..ratio(
            lower(rate(
                "operating_expense_control_rate",
                "公用经费控制率",
                "公用经费本年决算数÷本年预算数",
                "附件一公用经费一行；参照岳阳、长沙雨花区的评分表",
                "未填预算数或决算数；预算数为0；预算数照抄决算数或口径不明",
            )),
            operating_control,
            "本年预算数为0，不可计算",
        )
    },
    ratio(
        lower(info(
            "operating_expense_per_head",
            "人均公用经费",
            "万元/人",
            MetricKind::Amount,
            "公用经费本年决算数÷实际在职人数",
            "附件一公用经费与在职人数",
            "未填公用经费决算数或在职人数；在职人数为0",
        )),
        operating_per_head,
        "实际在职人数为0，不可计算",
    ),
    figure(
        amount(
            "procurement_final",
            "政府采购决算数",
            "附件一政府采购金额的本年决算数",
            "附件一政府采购金额一行",
            "未报附件一，或未填本年决算数",
        ),
        County::Total,
        |a| amount_of(a, |form| &form.government_procurement.r#final),
    ),
    ratio(
        higher(rate(
            "procurement_execution_rate",
            "政府采购执行率",
            "政府采购本年决算数÷本年预算数",
            "附件一政府采购金额一行；参照岳阳、长沙雨花区的评分表",
            "未填预算数或决算数；预算数为0",
        )),
        |a| {
            let row = &basic(a)?.government_procurement;
            Ok((filed(&row.r#final, NO_FINAL)?, filed(&row.budget, NO_BUDGET)?))
        },
        "本年预算数为0，不可计算",
    ),
    ratio(
        lower(rate(
            "building_area_control_rate",
            "楼堂馆所规模控制率",
            "各楼堂馆所实际规模之和÷批复规模之和",
            "附件一楼堂馆所控制情况一栏",
            "没有楼堂馆所，或有一处没有填全；批复规模为0",
        )),
        |a| of_buildings(a, |row| filed(&row.actual_area, NOT_ALL), |row| filed(&row.approved_area, NOT_ALL)),
        "批复规模为0，不可计算",
    ),
    ratio(
        lower(rate(
            "building_investment_control_rate",
            "楼堂馆所投资控制率",
            "各楼堂馆所实际投资之和÷预算投资之和",
            "附件一楼堂馆所控制情况一栏",
            "没有楼堂馆所，或有一处没有填全；预算投资为0",
        )),
        |a| {
            let actual = |row: &Building| filed(&row.actual_investment, NOT_ALL);
            of_buildings(a, actual, |row| filed(&row.budgeted_investment, NOT_ALL))
        },
        "预算投资为0，不可计算",
    ),
    figure(
        amount(
            "project_expenditure_final",
            "项目支出决算数",
            "附件一项目支出的本年决算数",
            "附件一项目支出一行",
            "未报附件一，或未填本年决算数",
        ),
        County::Total,
        |a| amount_of(a, |form| &form.project_expenditure.total.r#final),
    ),
    figure(
        info(
            "project_count",
            "项目数",
            "个",
            MetricKind::Count,
            "报送的项目支出绩效自评表（附件三）张数",
            "报送的附件三张数",
            "没有报送",
        ),
        County::Total,
        |a| Ok(Decimal::from(size(a.filing.projects.len()))),
    ),
    figure(
        lower(info(
            "finding_errors",
            "审核错误数",
            "个",
            MetricKind::Count,
            "审核发现的未整改错误个数",
            "审核结果，已豁免和已整改的不计",
            "没有报送",
        )),
        County::Total,
        |a| Ok(Decimal::from(a.findings.error)),
    ),
];
