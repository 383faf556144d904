//! The numbers of the scoring rules that differ by place and year.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Grade;
use crate::number::{Exact, Rate, Score};
use crate::{Code, Error, Result};

/// Points of each part of a form; they sum to 100.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Weights {
    /// 预算执行.
    pub execution: Score,
    /// 产出指标.
    pub output: Score,
    /// 效益指标.
    pub benefit: Score,
    /// 满意度指标.
    pub satisfaction: Score,
    /// 成本指标, where it is a 一级指标 of its own; else 0.
    pub cost: Score,
}

/// The lowest score of each grade; below `fair` is 差.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GradeLines {
    /// 优.
    pub excellent: Score,
    /// 良.
    pub good: Score,
    /// 中.
    pub fair: Score,
}

/// Where the bureau asks for a reason, or looks closer. Fractions: 0.3 is 30%.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Limits {
    /// An actual value beyond its target by this share or more is flagged.
    pub overshoot: Rate,
    /// An execution rate below this needs a reason.
    pub low_execution: Rate,
    /// An adjustment rate beyond this, up or down, needs a reason.
    pub large_adjustment: Rate,
}

/// A department that spends less than a share of its budget gets at most so many points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Cap {
    /// Execution rates below this, as a fraction.
    pub below: Rate,
    /// 总分 at most.
    pub at_most: Score,
}

/// The share of its weight that a qualitative indicator may get, as fractions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Bands {
    /// 达成: from this to the whole weight.
    pub achieved: Rate,
    /// 部分达成: from this to `achieved`; 未达成: below it.
    pub partly: Rate,
}

/// Which ratio 三公变动率 is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ThreePublicChange {
    /// (本年决算 − 上年决算) ÷ 上年决算.
    #[default]
    Finals,
    /// (本年预算 − 上年预算) ÷ 上年预算, from last year's filing.
    Budgets,
}

/// How the quality of a department's self-evaluation is scored; the four parts sum to 100.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QualityRules {
    /// 及时: points for filing in time.
    pub timely: Score,
    /// 完整: points for filing all that is due.
    pub complete: Score,
    /// 准确: points for figures that add up.
    pub correct: Score,
    /// 真实: points for scores that the filing supports.
    pub honest: Score,
    /// The last day to file (`2025-03-31`); without it 及时 is not scored.
    pub deadline: Option<String>,
    /// Points off 及时 for each day late.
    pub per_day: Score,
    /// Points off 及时 for each time it was returned.
    pub per_return: Score,
    /// Points off 准确 for each unresolved error.
    pub per_error: Score,
    /// Points off 准确 for each unresolved warning.
    pub per_warning: Score,
    /// Points off 真实 for each point of the gap and each unsupported point.
    pub per_point: Score,
}

/// A year's scoring rules, named on everything that is printed by them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RuleSet {
    /// Its name (`默认规则（50/30/10）`).
    pub name: String,
    /// Points of each part.
    pub weights: Weights,
    /// Where each grade begins.
    pub lines: GradeLines,
    /// What calls for a reason.
    pub limits: Limits,
    /// Caps of the total by execution rate; none by default.
    pub caps: Vec<Cap>,
    /// What a qualitative indicator may get.
    pub bands: Bands,
    /// Which ratio 三公变动率 is.
    pub three_public_change: ThreePublicChange,
    /// How the quality of self-evaluations is scored.
    pub quality: QualityRules,
}

fn points(value: i64) -> Score {
    Score::new(Decimal::from(value))
}

fn percent(value: i64) -> Rate {
    Rate::new(Decimal::new(value, 2))
}

impl Default for RuleSet {
    /// The rules of a year as long as the bureau has set none of its own.
    ///
    /// Source: 附件二 and 附件三, whose headings state 50, 30 and 10 points beside the 10 of the
    /// funds row; grade lines 90/80/60 as the 2024 circular of 文成县 applies them; qualitative bands as
    /// footnotes on the forms of 中江县 and 天长市 (2022) state them. The parts of `quality` are our own proposal.
    fn default() -> Self {
        Self {
            name: "默认规则（50/30/10）".to_owned(),
            weights: Weights {
                execution: points(10),
                output: points(50),
                benefit: points(30),
                satisfaction: points(10),
                cost: points(0),
            },
            lines: GradeLines { excellent: points(90), good: points(80), fair: points(60) },
            limits: Limits {
                overshoot: percent(30),
                low_execution: percent(90),
                large_adjustment: percent(30),
            },
            caps: Vec::new(),
            bands: Bands { achieved: percent(80), partly: percent(60) },
            three_public_change: ThreePublicChange::Finals,
            quality: QualityRules {
                timely: points(20),
                complete: points(30),
                correct: points(30),
                honest: points(20),
                deadline: None,
                per_day: points(1),
                per_return: points(5),
                per_error: points(2),
                per_warning: Score::new(Decimal::new(5, 1)),
                per_point: points(1),
            },
        }
    }
}

impl RuleSet {
    /// The grade of a score, by the two decimals that are printed: what prints as 90.00 is 优.
    pub fn grade(&self, score: Score) -> Grade {
        let score = score.ranked();
        if score >= self.lines.excellent.ranked() {
            Grade::Excellent
        } else if score >= self.lines.good.ranked() {
            Grade::Good
        } else if score >= self.lines.fair.ranked() {
            Grade::Fair
        } else {
            Grade::Poor
        }
    }

    /// The most that a form with this execution rate may get; `None` if no cap concerns it.
    pub fn cap(&self, execution_rate: Rate) -> Option<Score> {
        self.caps.iter().filter(|cap| execution_rate < cap.below).map(|cap| cap.at_most).min()
    }

    /// Whether the numbers make sense together.
    ///
    /// # Errors
    /// `BadRequest` with what is wrong.
    pub fn validate(&self) -> Result<()> {
        let bad =
            |what: String| Err(Error::new(Code::BadRequest, format!("{what}，没有保存。请改正后再保存。")));
        let hundred = points(100);
        if self.name.trim().is_empty() {
            return bad("评分规则没有名称".into());
        }
        let w = &self.weights;
        let parts = [w.execution, w.output, w.benefit, w.satisfaction, w.cost];
        let sum: Score = parts.into_iter().sum();
        if sum != hundred {
            return bad(format!("各部分分值合计 {sum} 分，应为 100 分"));
        }
        let q = &self.quality;
        let quality = [q.timely, q.complete, q.correct, q.honest];
        let sum: Score = quality.into_iter().sum();
        if sum != hundred {
            return bad(format!("自评工作质量四部分合计 {sum} 分，应为 100 分"));
        }
        let off = [q.per_day, q.per_return, q.per_error, q.per_warning, q.per_point];
        let scores = parts.iter().chain(&quality).chain(&off);
        if scores.chain(self.caps.iter().map(|cap| &cap.at_most)).any(|score| *score < Score::default()) {
            return bad("分值和扣分不能是负数".into());
        }
        let GradeLines { excellent, good, fair } = self.lines;
        if !(hundred >= excellent && excellent > good && good > fair && fair > Score::default()) {
            return bad(format!("等级线 {excellent}/{good}/{fair} 应当从高到低，在 100 与 0 之间"));
        }
        let share = |rate: Rate| (Rate::default()..=Rate::new(Decimal::ONE)).contains(&rate);
        if !(share(self.bands.achieved)
            && share(self.bands.partly)
            && self.bands.achieved > self.bands.partly)
        {
            return bad("定性指标的比例应在 0 与 100% 之间，达成的下限高于部分达成的下限".into());
        }
        let limits = [self.limits.overshoot, self.limits.low_execution, self.limits.large_adjustment];
        if limits.iter().any(|limit| *limit < Rate::default()) {
            return bad("须说明原因的界限不能是负数".into());
        }
        if self.caps.iter().any(|cap| !share(cap.below)) {
            return bad("封顶的执行率应在 0 与 100% 之间".into());
        }
        if self.quality.deadline.as_deref().is_some_and(|day| day.parse::<jiff::civil::Date>().is_err()) {
            return bad("截止日期应写成 2025-03-31 这样的日期".into());
        }
        Ok(())
    }
}

/// Ready-made rule sets, for what other places are known to use.
///
/// Source: observed practice of other places, no decree at hand: 20/40/40, 成本 as a 一级指标, caps of the total by
/// execution rate (70–80% → 89, 60–70 → 79, 50–60 → 69, below 50 → 59).
pub fn presets() -> Vec<RuleSet> {
    let usual = RuleSet::default();
    let capped = RuleSet {
        name: "50/30/10，按执行率封顶".to_owned(),
        caps: [(80, 89), (70, 79), (60, 69), (50, 59)]
            .into_iter()
            .map(|(below, at_most)| Cap { below: percent(below), at_most: points(at_most) })
            .collect(),
        ..usual.clone()
    };
    let part = |name: &str, [execution, output, benefit, satisfaction, cost]: [i64; 5]| RuleSet {
        name: name.to_owned(),
        weights: Weights {
            execution: points(execution),
            output: points(output),
            benefit: points(benefit),
            satisfaction: points(satisfaction),
            cost: points(cost),
        },
        ..usual.clone()
    };
    vec![
        usual.clone(),
        capped,
        part("20/40/40（满意度并入效益）", [20, 40, 40, 0, 0]),
        part("成本为一级指标（40/20/20/10）", [10, 40, 20, 10, 20]),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Protects the grade lines, both sides of each.
    #[test]
    fn grades_begin_at_their_lines() {
        let rules = RuleSet::default();
        let grade = |score: &str| rules.grade(Score::new(score.parse().unwrap())).title();
        assert_eq!(
            ["100", "90", "89.995", "89.99", "80", "79.99", "60", "59.99", "0"].map(grade),
            ["优", "优", "优", "良", "良", "中", "中", "差", "差"]
        );
        assert_eq!(rules.name, "默认规则（50/30/10）");
    }

    /// Protects that every rule set on offer can be saved.
    #[test]
    fn presets_are_valid() {
        for rules in presets() {
            rules.validate().unwrap();
        }
    }

    /// Protects the bounds of each cap: at 80% there is none, below 50% the lowest.
    #[test]
    fn caps_by_execution_rate() {
        let rules = presets().remove(1);
        let cap = |rate: i64| rules.cap(percent(rate)).map(|cap| cap.to_string());
        assert_eq!(
            [100, 80, 79, 70, 69, 60, 59, 50, 49].map(cap),
            [
                None,
                None,
                Some("89".to_owned()),
                Some("89".to_owned()),
                Some("79".to_owned()),
                Some("79".to_owned()),
                Some("69".to_owned()),
                Some("69".to_owned()),
                Some("59".to_owned())
            ]
        );
    }
}
