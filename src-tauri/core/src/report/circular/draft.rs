//! The sentences of a circular.

use super::figures::{Figures, Pairs, Scores};
use crate::filing_state::DueFrom;
use crate::number::{Exact, grouped};
use crate::report::prose::{
    BUREAU, DATE, MADE_UP, NUMBER, day, percent, plain, points_change, rate_change, ratio, share,
};
use crate::report::{Block, Document, Table};

const GRADES: [&str; 4] = ["优", "良", "中", "差"];

/// Neutral demands: they hold whatever the figures are.
const DEMANDS: [(&str, &str); 4] = [
    (
        "（一）按期完成整改",
        "各单位要对照反馈的审核问题清单逐条核实，填报有误的予以更正，确有原因的作出说明，并在规定期限内将更正后的材料和整改情况报送我局。尚未报送的单位要尽快报送。",
    ),
    (
        "（二）如实开展自评",
        "各单位要以实际完成情况为依据评价打分，指标值、完成值、分值和得分要填写完整、相互对应，扣分、偏差和预算调整要说明原因，不得随意填报、照抄照搬。",
    ),
    (
        "（三）严格内部审核",
        "各单位要明确专人负责，报送前核对表内合计、各表之间以及表与报告之间的数据，单位负责人对自评材料的真实性、准确性和完整性负责。",
    ),
    (
        "（四）用好评价结果",
        "各单位要针对自评和审核中发现的问题，改进预算编制和项目管理，科学设置绩效目标和指标，把绩效管理落实到预算执行的全过程。",
    ),
];

/// The document.
pub fn draft(figures: &Figures, bureau: Option<&str>, demo: bool, annexes: Vec<Table>) -> Document {
    let mut text = Text(Vec::new());
    if demo {
        text.paragraph([Some(MADE_UP.to_owned())]);
    }
    text.paragraph([Some(format!(
        "按照预算绩效管理工作安排，我局组织各预算部门开展了{}年度绩效自评，并对报送的自评材料进行了审核。现将有关情况通报如下。",
        figures.year
    ))]);
    text.heading(1, "一、总体情况");
    filing(&mut text, figures);
    funds(&mut text, figures);
    text.heading(1, "二、自评分布");
    claims(&mut text, figures);
    text.heading(1, "三、复核情况");
    reviews(&mut text, figures);
    text.heading(1, "四、主要问题");
    problems(&mut text, figures);
    text.heading(1, "五、工作要求");
    for (title, demand) in DEMANDS {
        text.heading(2, title);
        text.paragraph([Some(demand.to_owned())]);
    }
    let mut blocks = text.0;
    if !annexes.is_empty() {
        blocks.push(Block::Annexes(annexes.iter().map(|table| table.title.clone()).collect()));
    }
    blocks.push(Block::Signed { by: bureau.unwrap_or(BUREAU).to_owned(), date: DATE.to_owned() });
    let alone = annexes.len() == 1;
    for (n, table) in (1..).zip(annexes) {
        let annex = if alone { "附件".to_owned() } else { format!("附件{n}") };
        blocks.push(Block::PageBreak);
        blocks.push(Block::Table(Table { annex: Some(annex), ..table }));
    }
    Document {
        number: Some(NUMBER.to_owned()),
        title: format!("关于{}年度绩效自评情况的通报", figures.year),
        addressee: Some("各预算部门：".to_owned()),
        blocks,
    }
}

struct Text(Vec<Block>);

impl Text {
    fn heading(&mut self, level: u8, text: &str) {
        self.0.push(Block::Heading { level, text: text.to_owned() });
    }

    /// The sentences that there are figures for, as one paragraph; none without any.
    fn paragraph<const N: usize>(&mut self, sentences: [Option<String>; N]) {
        let text: String = sentences.into_iter().flatten().collect();
        if !text.is_empty() {
            self.0.push(Block::Paragraph(text));
        }
    }
}

/// `some` if there is anything to count.
fn if_any(count: usize, some: impl FnOnce() -> String) -> Option<String> {
    (count > 0).then(some)
}

fn filing(text: &mut Text, f: &Figures) {
    text.heading(2, "（一）报送情况");
    let from = match f.due_from {
        DueFrom::Ledger => "本年度台账",
        DueFrom::Register => "部门名册",
    };
    let as_of = f.as_of.as_deref().and_then(day).map_or(String::new(), |day| format!("截至{day}，"));
    let missing = f.not_filed.len();
    text.paragraph([
        if_any(f.due, || format!("{}年度应开展绩效自评的单位{}个（以{from}为准）。", f.year, f.due)),
        share(f.filed, f.due).map(|rate| format!("{as_of}已报送{}个，报送率{rate}。", f.filed)),
        if_any(missing, || format!("尚未报送{missing}个：{}。", f.not_filed.join("、"))),
        if_any(f.extended, || format!("尚未报送的单位中，已同意延期的{}个。", f.extended)),
        (f.due > 0 && missing == 0).then(|| "应报送的单位已全部报送。".to_owned()),
        if_any(f.not_due, || format!("另有{}个不在应报之列的单位报送了自评材料。", f.not_due)),
    ]);
    let forms = f.overall_forms + f.project_forms;
    if f.due + f.not_due + forms == 0 {
        return text.paragraph([Some("没有应报送单位的名单，也没有收到自评材料。".to_owned())]);
    }
    text.paragraph([
        if_any(forms, || {
            format!(
                "共收到部门整体支出绩效自评表{}份、项目支出绩效自评表{}份。",
                f.overall_forms, f.project_forms
            )
        }),
        if_any(f.returned, || format!("审核中退回修改{}次，涉及{}个单位。", f.returned_times, f.returned)),
    ]);
}

fn funds(text: &mut Text, f: &Figures) {
    text.heading(2, "（二）预算执行情况");
    let funds = &f.funds;
    if funds.covered == 0 {
        return text.paragraph([Some(
            "已收到的部门整体支出绩效自评表中，没有可以汇总的预算数和执行数。".to_owned(),
        )]);
    }
    text.paragraph([
        Some(format!(
            "{}个单位填报了全年预算数和全年执行数，全年预算合计{}万元，全年执行合计{}万元",
            funds.covered,
            grouped(funds.budget, 2),
            grouped(funds.executed, 2)
        )),
        Some(funds.rate.map_or_else(|| "。".to_owned(), |rate| format!("，总体执行率{}。", percent(rate)))),
        funds.rate.zip(f.funds_before.rate).map(|(now, before)| {
            let change = rate_change(now, before);
            format!("总体执行率与上年（{}）相比{change}。", percent(before))
        }),
        funds.median.map(|median| format!("各单位执行率的中位数为{}。", percent(median))),
        if_any(funds.low, || {
            format!("执行率低于{}的单位{}个。", percent(f.low_execution.decimal()), funds.low)
        }),
    ]);
}

/// `优1个，占50%；良1个，占50%；中0个；差0个`: shares of none are not told.
fn grades(scores: &Scores) -> String {
    let part = |(title, count): (&str, usize)| match share(count, scores.count).filter(|_| count > 0) {
        Some(share) => format!("{title}{count}个，占{share}"),
        None => format!("{title}{count}个"),
    };
    GRADES.into_iter().zip(scores.grades).map(part).collect::<Vec<_>>().join("；")
}

fn claims(text: &mut Text, f: &Figures) {
    let claimed = &f.claimed;
    let Some(((highest, lowest), median)) = claimed.highest.zip(claimed.lowest).zip(claimed.median) else {
        return text.paragraph([Some("已收到的部门整体支出绩效自评表中，没有填报自评总分的。".to_owned())]);
    };
    let unscored = f.overall_forms.saturating_sub(claimed.count);
    text.paragraph([
        Some(format!(
            "{}个单位填报了部门整体支出自评总分，最高{}分，最低{}分，中位数{}分。",
            claimed.count,
            plain(highest),
            plain(lowest),
            plain(median)
        )),
        f.claimed_before.median.map(|before| {
            format!("中位数与上年（{}分）相比{}。", plain(before), points_change(median, before))
        }),
        if_any(unscored, || format!("有{unscored}份自评表没有填报自评总分，未列入统计。")),
    ]);
    let lines = &f.lines;
    let [excellent, good, fair] = [lines.excellent, lines.good, lines.fair].map(|line| plain(line.decimal()));
    let of = |scores: &Scores| ratio(scores.grades[0], scores.count);
    text.paragraph([
        Some(format!(
            "按照“{}”的等级标准（{excellent}分及以上为优，{good}分及以上为良，{fair}分及以上为中，其余为差），自评等级为：{}。",
            f.rule_set,
            grades(claimed)
        )),
        of(claimed).zip(of(&f.claimed_before)).map(|(now, before)| {
            format!("自评为优的占比与上年（{}）相比{}。", percent(before), rate_change(now, before))
        }),
        if_any(f.projects.count, || {
            format!("填报了自评总分的{}份项目支出绩效自评表中，自评等级为：{}。", f.projects.count, grades(&f.projects))
        }),
    ]);
    text.paragraph([
        side_by_side(&f.recomputed, "按填报数据和评分规则重算", "重算"),
        if_any(f.unsupported_in, || {
            format!(
                "没有填写指标值或完成值、得分缺少依据的，涉及{}个单位，合计{}分。",
                f.unsupported_in,
                plain(f.unsupported)
            )
        }),
    ]);
}

/// What became of self-scores by another score.
fn side_by_side(pairs: &Pairs, how: &str, what: &str) -> Option<String> {
    let (claimed, other) = pairs.self_median.zip(pairs.median)?;
    Some(format!(
        "{how}，{}个单位的得分中位数为{}分，这些单位自评得分的中位数为{}分；自评为优的{}个，{what}后为优的{}个；自评高于{what}得分的{}个，低于的{}个，一致的{}个。",
        pairs.count,
        plain(other),
        plain(claimed),
        pairs.self_excellent,
        pairs.excellent,
        pairs.above,
        pairs.below,
        pairs.count - pairs.above - pairs.below
    ))
}

fn reviews(text: &mut Text, f: &Figures) {
    text.paragraph([
        if_any(f.drawn, || format!("本年度抽取{}个单位进行抽查。", f.drawn)),
        Some(
            side_by_side(&f.reviewed, "经复核", "复核")
                .unwrap_or_else(|| "截至目前尚无已复核的部门整体支出得分，最终得分均为重算得分。".to_owned()),
        ),
    ]);
    let gaps: Vec<String> = f
        .gaps
        .iter()
        .map(|gap| {
            let (claimed, left) = (gap.self_score, gap.left);
            format!(
                "{}（自评{}分，最终{}分，相差{}分）",
                gap.department,
                plain(claimed),
                plain(left),
                plain(claimed - left)
            )
        })
        .collect();
    text.paragraph([if_any(gaps.len(), || {
        format!("自评得分高出最终得分（已复核的为复核得分，其余为重算得分）较多的有：{}。", gaps.join("、"))
    })]);
}

fn problems(text: &mut Text, f: &Figures) {
    let [errors, warnings, notes] = f.open;
    let open = errors + warnings + notes;
    text.paragraph([
        Some(match open {
            0 => "截至目前，审核发现的问题中没有尚未整改的。".to_owned(),
            _ => format!(
                "截至目前，审核发现尚未整改的问题{open}个，涉及{}个单位，其中错误{errors}个、警告{warnings}个、提示{notes}个。",
                f.troubled
            ),
        }),
        if_any(f.faulty, || format!("存在未整改错误的单位{}个，在排名汇总表中标明“含未整改错误”。", f.faulty)),
        if_any(f.rectified, || format!("已经整改的问题{}个。", f.rectified)),
        if_any(f.waived, || format!("经核实予以豁免的问题{}个。", f.waived)),
    ]);
    if f.common.is_empty() {
        return;
    }
    text.paragraph([Some("较为普遍的问题有：".to_owned())]);
    for (n, problem) in (1..).zip(&f.common) {
        text.paragraph([Some(format!(
            "{n}. {}，涉及{}个单位，共{}处。",
            problem.title, problem.departments, problem.findings
        ))]);
    }
}

#[cfg(test)]
mod tests {
    use super::DEMANDS;

    /// Protects the demands from figures and decrees: they are drafted before anybody knows the year.
    #[test]
    fn demands_name_no_figure_and_no_decree() {
        for (title, demand) in DEMANDS {
            assert!(!demand.chars().any(|c| c.is_ascii_digit() || "〔《【".contains(c)), "{title}{demand}");
        }
    }
}
