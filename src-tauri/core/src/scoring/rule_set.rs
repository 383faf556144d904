//! The numbers of the scoring rules that differ by place and year.

use rust_decimal::Decimal;

use super::Grade;
use crate::number::{Exact, Rate, Score};

/// Points of each part of a form; they sum to 100.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weights {
    /// 预算执行.
    pub execution: Score,
    /// 产出指标.
    pub output: Score,
    /// 效益指标.
    pub benefit: Score,
    /// 满意度指标.
    pub satisfaction: Score,
}

/// The lowest score of each grade; below `fair` is 差.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradeLines {
    /// 优.
    pub excellent: Score,
    /// 良.
    pub good: Score,
    /// 中.
    pub fair: Score,
}

/// Where the bureau asks for a reason, or looks closer. Fractions: 0.3 is 30%.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// An actual value beyond its target by this share or more is flagged.
    pub overshoot: Rate,
    /// An execution rate below this needs a reason.
    pub low_execution: Rate,
    /// An adjustment rate beyond this, up or down, needs a reason.
    pub large_adjustment: Rate,
}

/// A year's scoring rules, named on everything that is printed by them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSet {
    /// Its name (`默认规则（50/30/10）`).
    pub name: String,
    /// Points of each part.
    pub weights: Weights,
    /// Where each grade begins.
    pub lines: GradeLines,
    /// What calls for a reason.
    pub limits: Limits,
}

fn points(value: i64) -> Score {
    Score::new(Decimal::from(value))
}

impl RuleSet {
    /// The rules of a year as long as the bureau has set none of its own.
    ///
    /// Source: 附件二 and 附件三, whose headings state 50, 30 and 10 points beside the 10 of the
    /// funds row; grade lines 90/80/60 as the 2024 circular of 文成县 applies them.
    pub fn of_year(_year: i32) -> Self {
        let weights = Weights {
            execution: points(10),
            output: points(50),
            benefit: points(30),
            satisfaction: points(10),
        };
        Self {
            name: format!("默认规则（{}/{}/{}）", weights.output, weights.benefit, weights.satisfaction),
            weights,
            lines: GradeLines { excellent: points(90), good: points(80), fair: points(60) },
            limits: Limits {
                overshoot: Rate::new(Decimal::new(3, 1)),
                low_execution: Rate::new(Decimal::new(9, 1)),
                large_adjustment: Rate::new(Decimal::new(3, 1)),
            },
        }
    }

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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Exact;

    /// Protects the grade lines, both sides of each.
    #[test]
    fn grades_begin_at_their_lines() {
        let rules = RuleSet::of_year(2024);
        let grade = |score: &str| rules.grade(Score::new(score.parse().unwrap())).title();
        assert_eq!(
            ["100", "90", "89.995", "89.99", "80", "79.99", "60", "59.99", "0"].map(grade),
            ["优", "优", "优", "良", "良", "中", "中", "差", "差"]
        );
        assert_eq!(rules.name, "默认规则（50/30/10）");
    }
}
